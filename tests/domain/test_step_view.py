from dataclasses import replace
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.case import Case
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, CaseId, StepId
from bti_tui.domain.safety import Adviser, SafetyAnswer
from bti_tui.domain.views.step_view import FormView, StepView, step_view
from tests.builders import FIRST_DAY, GUIDE, RULES, STAFF, CaseBuilder, a_case, nothing_yet


def seen(bench: CaseBuilder, name: str) -> StepView:
    step = GUIDE.step(StepId(name))
    assert step is not None
    return step_view(bench.case, step, GUIDE, RULES, bench.names, bench.today)


def forms(view: StepView) -> dict[str, FormView]:
    return {form.form.command: form for form in view.forms}


def test_the_first_step_is_drawn_before_there_is_a_case() -> None:
    bench = nothing_yet()
    view = seen(bench, "n0.registrer")
    assert (view.case_number, view.short_name, view.done, view.needs) == ("", "", False, ())
    assert view.number == "0.1"
    assert bench.case == Case.empty(CaseId("case-1"))


@pytest.mark.parametrize(("agency", "is_asked"), [("skole", True), ("sfo", True), ("bhg", False), ("hst", False)])
def test_the_school_environment_is_asked_about_where_there_is_a_school(agency: str, is_asked: bool) -> None:
    bench = nothing_yet()
    step = GUIDE.levels[0].steps[0]
    empty = replace(bench.case, agency=AgencyCode(agency))
    (form,) = step_view(empty, step, GUIDE, RULES, bench.names, bench.today).forms
    assert ("school_environment" in {one.field.name for one in form.fields}) is is_asked


@pytest.mark.parametrize(
    ("step", "order", "name"),
    [
        ("x.radfor", c.SeekAdvice, "adviser"),
        ("x.meld", c.ReportSuspicion, "receiver"),
        ("x.avvent", c.LiftHold, "adviser"),
    ],
)
def test_the_safety_track_offers_everybody_whom_the_rules_take_and_nobody_else(
    step: str, order: type[c.Command], name: str
) -> None:
    bench = a_case().feared_for()
    (field,) = (one for one in forms(seen(bench, step))[order.name].fields if one.field.name == name)
    changed: list[dict[str, Any]] = [{name: one} for one in Adviser]
    taken = {one[name] for one in changed if bench.refuses(order, **one) == []}
    assert {choice.code for choice in field.choices} == taken
    assert (Adviser.CONSULTATION_TEAM in taken) is (order is c.SeekAdvice)


def test_a_step_knows_its_case_its_deadline_and_whether_it_is_done() -> None:
    view = seen(a_case(), "n0.del_leder")
    assert (view.case_number, view.short_name, view.done) == ("S-118", "Ella F.", False)
    assert view.due_on is not None
    assert (view.due_on - FIRST_DAY).days == 7
    assert seen(a_case().do(c.ShareWithLeader), "n0.del_leder").done


def test_a_step_lists_what_stands_in_its_way() -> None:
    view = seen(a_case(), "n0.del_familie")
    assert [(reason.code, reason.mend) for reason in view.needs] == [("G-SIK", "n0.trygghetssjekk")]
    assert not view.safety_locked


def test_r31_a_step_that_informs_guardians_is_locked_while_the_safety_track_is_open() -> None:
    bench = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    assert seen(bench, "n0.del_familie").safety_locked
    assert not seen(bench, "n0.del_leder").safety_locked


def test_a_form_is_offered_when_the_guide_says_so() -> None:
    bench = a_case().at_level(1)
    assert set(forms(seen(bench, "n1.stafettholder"))) == {"offer_baton"}
    bench.do(c.OfferBaton)
    assert set(forms(seen(bench, "n1.stafettholder"))) == {"accept_baton", "decline_baton", "recall_baton"}


def test_the_form_of_a_pause_asks_why_something_can_wait_only_where_the_guide_lets_it_wait() -> None:
    bench = a_case().underway()
    plain = forms(seen(bench, "g.pause"))["pause_case"]
    assert "override" not in {one.field.name for one in plain.fields}
    move = replace(GUIDE.move_of(c.PauseCase.name), soft=(GuardName.LEADER,))
    guide = replace(GUIDE, moves={**GUIDE.moves, move.id: move})
    step = guide.step(StepId("g.pause"))
    assert step is not None
    view = step_view(bench.case, step, guide, RULES, bench.names, bench.today)
    last = view.forms[0].fields[-1].field
    assert (last.name, last.required, last.label.nb) == ("override", False, "Likevel fordi")


def test_the_step_of_a_pause_lists_what_the_move_asks_for() -> None:
    bench = a_case().underway()
    assert seen(bench, "g.pause").needs == ()
    bench.case = replace(bench.case, talk=None)
    assert [one.code for one in seen(bench, "g.pause").needs] == ["G-FAM"]


def test_a_form_is_done_when_the_guide_says_so() -> None:
    view = forms(seen(a_case().do(c.Observe), "n0.konkretiser"))
    assert view["observe"].done
    assert not view["rate_concern"].done


def test_a_field_offers_what_it_can_be_answered_with() -> None:
    bench = a_case().underway()
    found: dict[FieldKind, set[str]] = {}
    for step in GUIDE.level(bench.case.level).steps:
        for form in seen(bench, step.id).forms:
            for field in form.fields:
                codes = {choice.code for choice in field.choices} | {key for key, _ in field.options}
                found.setdefault(field.field.kind, set()).update(codes)
    people = {person.id for person in bench.case.people}
    assert found[FieldKind.PARTY] == {*people, *STAFF}
    assert found[FieldKind.GOAL] == {goal.id for goal in bench.case.goals}
    assert found[FieldKind.MEASURE] == {measure.id for measure in bench.case.open_measures}
    built = {one.id for one in GUIDE.level(bench.case.level).outcomes if not one.later}
    assert found[FieldKind.OUTCOME] == built
    assert found[FieldKind.CHOICE] > {"reached", "home"}


def test_professionals_and_people_are_shown_by_name() -> None:
    bench = a_case().with_guardians()
    leader = forms(seen(bench, "n0.del_leder"))["share_with_leader"].fields
    options = next(field.options for field in leader if field.field.kind is FieldKind.PROFESSIONAL)
    assert ("randi", "Randi Moe (RM)") in options
    signatory = [
        field.options
        for form in seen(bench, "n1.samtykke_logg").forms
        for field in form.fields
        if field.field.kind is FieldKind.PERSON
    ]
    assert all("Marte Fjellvær" in dict(options).values() for options in signatory)


def test_a_step_of_a_level_that_is_not_entered_is_not_late() -> None:
    bench = a_case()
    assert seen(bench, "n0.del_leder").due_on is not None
    assert seen(bench, "n1.stafettholder").due_on is None
    assert seen(a_case().at_level(1), "n1.stafettholder").due_on is not None
