"""A case keeps its guide until a person moves it to another one, and nothing that was done gets lost on the way."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.guide import Guide
from bti_tui.domain.guide_change import StepMapping, lost_steps, mapped_steps
from bti_tui.domain.guide_difference import DifferenceKind, differences
from bti_tui.domain.ids import GuideVersion
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.guide.own import furuvik
from tests.orders import HOLDER, NEXT_GUIDE, OWNER

OWN_STEP = """
[levels.1.steps."furuvik.kaffe"]
new = true
after = "n1.stafettholder"
what.nb = "Ta en kopp kaffe"
help.nb = "Bli kjent."
done = "holder_accepted"
"""


def at(bench: CaseBuilder) -> Circumstance:
    return Circumstance(bench.case, bench.today, RULES, bench.case.next_on)


def mapped(bench: CaseBuilder, before: Guide, after: Guide) -> dict[str, StepMapping]:
    return {one.step.id: one.mapping for one in mapped_steps(bench.case, before, after, at(bench))}


def test_a_case_follows_another_guide_and_the_log_says_from_which_to_which_and_why() -> None:
    bench = a_case().ready_to_decide().do(c.AdoptGuide)
    assert (bench.case.guide_id, bench.case.guide_version) == (NEXT_GUIDE.id, NEXT_GUIDE.version)
    adopted = bench.facts[-1]
    assert isinstance(adopted, f.GuideAdopted)
    assert (adopted.left_id, adopted.left_version) == (GUIDE.id, GUIDE.version)
    assert bench.text(adopted.reason) == "Kommunen har fått sin egen veileder."
    assert replay(Case.empty(bench.id), bench.records) == bench.case


def test_everything_else_in_the_case_is_as_before() -> None:
    before = a_case().underway()
    after = before.fork().do(c.AdoptGuide, HOLDER)
    was = before.case
    moved = replace(after.case, guide_id=was.guide_id, guide_version=was.guide_version)
    assert replace(moved, version=was.version, heads=was.heads) == was


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": GuideVersion("1900.1")}, refusals.GUIDE_UNKNOWN),
        ({"guide": GUIDE.id, "version": GUIDE.version}, refusals.GUIDE_UNKNOWN),
        ({"reason": " "}, refusals.TEXT_MISSING),
    ],
)
def test_a_change_of_guide_is_refused_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    assert a_case().refuses(c.AdoptGuide, **changes) == [reason]


def test_a_case_does_not_change_to_the_guide_it_follows() -> None:
    assert a_case().do(c.AdoptGuide).refuses(c.AdoptGuide) == [refusals.GUIDE_FOLLOWED]


def test_only_whoever_holds_the_baton_or_a_leader_changes_the_guide() -> None:
    assert a_case().underway().refuses(c.AdoptGuide, OWNER) == [refusals.NOT_HOLDER]


def test_nothing_is_moved_while_a_child_may_be_in_danger_nor_in_a_case_that_is_over() -> None:
    assert a_case().feared_for().refuses(c.AdoptGuide) == [refusals.SAFETY_OPEN]
    assert a_case().closed().refuses(c.AdoptGuide) == [refusals.CASE_CLOSED]


def test_a_step_in_which_something_was_done_can_not_get_lost(tmp_path: Path) -> None:
    own = furuvik(tmp_path, OWN_STEP)
    bench = a_case(own).at_level(1)
    assert lost_steps(bench.case, own, NEXT_GUIDE, at(bench)) == ()
    bench.with_holder()
    assert [step.id for step in lost_steps(bench.case, own, NEXT_GUIDE, at(bench))] == ["furuvik.kaffe"]
    assert bench.refuses(c.AdoptGuide, HOLDER) == [refusals.STEP_HAS_HISTORY]


def test_the_steps_are_mapped_one_by_one_before_anything_is_done(tmp_path: Path) -> None:
    differs = (
        OWN_STEP
        + """
    [levels.0.steps."n0.del_leder"]
    after = "n0.del_familie"
    [levels.0.steps."n0.beslutt"]
    what.nb = "Oppsummer"
    [levels.3.steps."n3.meld_team"]
    hidden = true
    """
    )
    own, bench = furuvik(tmp_path, differs), a_case().at_level(1).with_holder()
    assert mapped(bench, GUIDE, own) == {
        "furuvik.kaffe": StepMapping.ADDED,
        "n0.del_leder": StepMapping.MOVED,
        "n0.del_familie": StepMapping.MOVED,
        "n0.beslutt": StepMapping.RENAMED,
        "n3.meld_team": StepMapping.HIDDEN,
    }
    assert mapped(bench, own, GUIDE)["furuvik.kaffe"] is StepMapping.GONE
    assert mapped(bench, GUIDE, GUIDE) == {}


def test_what_sets_a_guide_apart_is_told_part_by_part(tmp_path: Path) -> None:
    differs = (
        OWN_STEP
        + """
    [levels.0.steps."n0.beslutt"]
    due.days = 10
    [levels.3.outcomes.ip_overtar]
    hidden = true
    [agencies.torg]
    name.nb = "Tjenestekontoret"
    [signing]
    every_guardian = false
    [ages]
    upper = 25
    """
    )
    found = {one.kind for one in differences(GUIDE, furuvik(tmp_path, differs))}
    assert found == {
        DifferenceKind.STEP_NEW,
        DifferenceKind.STEP_DUE,
        DifferenceKind.OUTCOME_GONE,
        DifferenceKind.ANSWER_NAME,
        DifferenceKind.SIGNING,
        DifferenceKind.AGE,
    }
    assert differences(GUIDE, GUIDE) == ()
