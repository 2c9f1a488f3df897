"""What may stand in a copy, by the rules alone: every word of the case is at hand, and most of it must stay out."""

from typing import get_args

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.copies import COPIED, LEFT_OUT, Recipient, RecipientKind
from bti_tui.domain.facts import Fact, GoalSet, MeasurePlanned
from bti_tui.domain.notes import Visibility
from bti_tui.domain.striking import as_released
from bti_tui.domain.views.log_copy import CopyLine, copy_head, filter_of, log_copy
from bti_tui.domain.views.minutes import minutes_copy
from bti_tui.domain.views.timeline import visibility_of
from tests.builders import GUIDE, RULES, STAFF, CaseBuilder
from tests.orders import HOLDER, PPT
from tests.planted_copies import FATHER, MOTHER, NEVER, OF_MOTHER, meeting, person, planted, said
from tests.planted_secrets import feared_for, leaks
from tests.values import lives

RECIPIENTS = (RecipientKind.FAMILY, RecipientKind.AGENCY, RecipientKind.ARCHIVE, RecipientKind.JOURNAL)


def told(bench: CaseBuilder, to: Recipient) -> str:
    """All words of all copies for somebody."""
    case = as_released(bench.case)
    placed = list(enumerate(bench.records, 1))
    lets = filter_of(case, to, RULES, bench.today, STAFF, placed)
    copied = log_copy(copy_head(case, to, GUIDE, bench.names, bench.today), lets, placed, bench.names)
    minutes = [minutes_copy(copied, one, lets, bench.names, bench.records) for one in case.planned_meetings]
    return repr((copied.lines, [(one.sections, one.purpose, one.attended) for one in minutes]))


def lines_of(bench: CaseBuilder, to: Recipient) -> tuple[CopyLine, ...]:
    """The lines of the log for somebody."""
    case = as_released(bench.case)
    placed = list(enumerate(bench.records, 1))
    lets = filter_of(case, to, RULES, bench.today, STAFF, placed)
    return log_copy(copy_head(case, to, GUIDE, bench.names, bench.today), lets, placed, bench.names).lines


def goals_in(lines: tuple[CopyLine, ...], fact: type[Fact]) -> set[str]:
    """The goals that lines of a kind point to."""
    return {code for one in lines if one.line.name == fact.name for field, code in one.line.codes if field == "goal"}


def everybody(bench: CaseBuilder) -> list[Recipient]:
    family = [Recipient(RecipientKind.FAMILY, (one.id,)) for one in bench.case.people]
    own = [Recipient(RecipientKind.ARCHIVE), Recipient(RecipientKind.JOURNAL, agency=bench.case.agency)]
    return [*family, *own, Recipient(RecipientKind.AGENCY, agency=PPT), Recipient(RecipientKind.JOURNAL, agency=PPT)]


def test_r37_with_every_word_at_hand_nothing_stands_in_a_copy_that_must_not() -> None:
    bench = planted()
    found = {to: said(told(bench, to)) & NEVER for to in everybody(bench)}
    assert {to: words for to, words in found.items() if words} == {}


def test_r37_with_every_word_at_hand_no_guardian_gets_what_the_other_one_said_alone() -> None:
    bench = planted()
    father, mother = (Recipient(RecipientKind.FAMILY, (person(bench, one),)) for one in (FATHER, MOTHER))  # type: ignore[arg-type]  # of the case
    assert said(told(bench, father)) & OF_MOTHER == set()
    assert said(told(bench, mother)) >= {"Morssyn", "Morsreservasjon"}


@pytest.mark.parametrize("until", [c.OpenSafetyTrack, c.HoldBack, c.SettleHeld])
def test_with_every_word_at_hand_nothing_of_the_safety_track_stands_in_a_copy(until: type[c.Command]) -> None:
    bench = feared_for(until)
    assert {to: leaks(told(bench, to)) for to in everybody(bench) if leaks(told(bench, to))} == {}


def test_every_kind_of_fact_that_can_be_in_the_log_is_let_into_copies_or_left_out_on_purpose() -> None:
    facts = [one.fact for bench in lives() for one in bench.records]
    logged = {type(one) for one in facts if visibility_of(one) is Visibility.LOG}
    assert logged <= {*COPIED, *LEFT_OUT}
    assert not set(COPIED) & set(LEFT_OUT)
    assert {*COPIED, *LEFT_OUT} <= set(get_args(Fact))


def test_a_case_that_is_restricted_or_purged_is_copied_for_nobody() -> None:
    bench = planted()
    restricted = bench.fork().do(c.RestrictCase)
    assert {said(told(restricted, to)) == set() for to in everybody(restricted)} == {True}
    bench.purge()
    assert said(told(bench, Recipient(RecipientKind.ARCHIVE))) == set()


def test_a_family_without_anybody_is_told_nothing() -> None:
    assert said(told(planted(), Recipient(RecipientKind.FAMILY))) == set()


def test_a_measure_names_its_goal_only_where_the_goal_itself_stands_in_the_copy() -> None:
    bench = planted().do(c.ApproveMinutes, HOLDER)
    heard = meeting(bench)
    old = bench.case.goals[0].id
    bench.do(c.PlanMeasure, HOLDER, title="Hørttiltak", goal=old, meeting=heard)
    bench.do(c.ApproveMinutes, HOLDER)
    named = {to: goals_in(lines_of(bench, to), MeasurePlanned) for to in everybody(bench)}
    assert {to: named[to] - goals_in(lines_of(bench, to), GoalSet) for to in named if named[to]} == {
        to: set() for to in named if named[to]
    }
    archive, own = Recipient(RecipientKind.ARCHIVE), Recipient(RecipientKind.JOURNAL, agency=bench.case.agency)
    ppt = Recipient(RecipientKind.AGENCY, agency=PPT)
    assert old in named[archive]
    assert old not in named[ppt]
    assert any("Hørttiltak" in repr(one.line.texts) for one in lines_of(bench, ppt))
    assert named[own] == set()
    assert any(one.line.name == MeasurePlanned.name for one in lines_of(bench, own))


def test_a_measure_names_no_goal_that_is_withheld_or_in_minutes_that_are_not_approved() -> None:
    bench = planted()
    open_goal = bench.case.goals[-1].id
    bench.do(c.PlanMeasure, HOLDER, title="Utenfor møtet", goal=open_goal)
    archive = Recipient(RecipientKind.ARCHIVE)
    assert open_goal not in goals_in(lines_of(bench, archive), MeasurePlanned)
    first = bench.case.goals[0].id
    assert first in goals_in(lines_of(bench, archive), MeasurePlanned)
    entry = next(one.id for one in bench.records if isinstance(one.fact, GoalSet) and one.fact.goal == first)
    bench.do(c.WithholdEntry, entry=entry)
    assert first not in goals_in(lines_of(bench, archive), MeasurePlanned)
