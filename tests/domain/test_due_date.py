"""The day a pregnant woman expects her child: written down, shown, and nothing counted from it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.codec import from_json, to_json
from bti_tui.domain.deadlines import deadlines
from bti_tui.domain.facts import ConcernRaised, PersonCorrected
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.signatories import asked
from tests.builders import GUIDE, RULES, CaseBuilder, a_case

DUE = date(2027, 3, 12)


def pregnant(**changes: Any) -> CaseBuilder:
    return a_case(subject_kind=SubjectKind.PREGNANT, **changes)


def corrected(bench: CaseBuilder, due_on: date | None, born_on: date | None = None) -> CaseBuilder:
    """She is put right."""
    said: dict[str, Any] = {
        "person": bench.case.subject,
        "relation": Relation.SUBJECT,
        "full_name": "Mia Sund",
        "responsible": False,
    }
    return bench.do(c.CorrectPerson, **said, born_on=born_on, due_on=due_on)


def test_it_is_kept_from_the_first_concern_put_right_and_taken_out() -> None:
    bench = pregnant(due_on=DUE, born_on=date(2002, 5, 1))
    assert (bench.case.due_on, bench.case.people[0].born_on) == (DUE, date(2002, 5, 1))
    assert corrected(bench, date(2027, 3, 20)).case.due_on == date(2027, 3, 20)
    assert corrected(bench, None).case.due_on is None
    assert replay(Case.empty(bench.id), bench.records) == bench.case


def test_only_a_pregnant_woman_has_one() -> None:
    assert refusals.NOT_PREGNANT in CaseBuilder().refuses(c.RaiseConcern, due_on=DUE)
    bench = pregnant().do(c.CheckSafety).with_guardians()
    mother = bench.guardians[0]
    said: dict[str, Any] = {"person": mother, "relation": Relation.MOTHER, "due_on": DUE}
    assert bench.refuses(c.CorrectPerson, **said) == [refusals.NOT_PREGNANT]
    said |= {"person": bench.case.subject, "relation": Relation.SUBJECT}
    assert bench.do(c.RegisterBirth).refuses(c.CorrectPerson, **said) == [refusals.NOT_PREGNANT]


def test_somebody_else_who_is_put_right_leaves_it_as_it_is() -> None:
    bench = pregnant(due_on=DUE).do(c.CheckSafety).with_guardians()
    bench.do(c.CorrectPerson, person=bench.guardians[0], relation=Relation.MOTHER, responsible=True)
    assert bench.case.due_on == DUE


def test_the_birth_takes_its_place() -> None:
    assert pregnant(due_on=DUE).do(c.RegisterBirth).case.due_on is None


@pytest.mark.parametrize("days", [0, 100, 300, 6000])
def test_no_age_and_no_deadline_is_counted_from_it(days: int) -> None:
    """A day after it, and years after it, the case asks for the same as one without it."""
    with_it, without = (pregnant(due_on=due).do(c.CheckSafety).later(days=days) for due in (DUE, None))
    told = []
    for bench in (with_it, without):
        case = replace(bench.case, due_on=None)
        at = Circumstance(bench.case, bench.today, RULES)
        asks = {name for name, claim in PREDICATES.items() if claim(at)}
        people = len(asked(bench.case, RULES, bench.today))
        told.append((deadlines(bench.case, GUIDE, RULES, bench.today), asks, people, case.people[0].born_on))
    assert told[0] == told[1]


def test_facts_from_before_it_read_without_it() -> None:
    bench = pregnant()
    raised = to_json(bench.facts[0])
    assert isinstance(raised, dict)
    del raised["due_on"]
    assert from_json(ConcernRaised, raised).due_on is None
    right = to_json(corrected(bench, DUE).facts[-1])
    assert isinstance(right, dict)
    del right["due_on"]
    assert from_json(PersonCorrected, right).due_on is None
