"""What two people may write at once, and what they must settle."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.commands import Command
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import UserId
from bti_tui.domain.reconcile import Seen, contradicting, unseen
from bti_tui.domain.safety import SafetyAnswer
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER


def written_after(bench: CaseBuilder, version: int) -> list[Recorded]:
    return bench.records[version:]


def clash(bench: CaseBuilder, mine: Command, theirs: type[Command], by: UserId = COLLEAGUE, **changes: Any) -> bool:
    """Whether my command contradicts what a colleague does meanwhile."""
    before = bench.case.version
    bench.do(theirs, by, **changes)
    return contradicting(mine, written_after(bench, before)) != ()


def consented() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent()


def underway() -> CaseBuilder:
    return a_case().underway()


def entry_of(bench: CaseBuilder) -> CaseBuilder:
    return bench.do(c.WriteEntry)


def test_two_people_who_write_in_the_log_do_not_disturb_each_other() -> None:
    bench = consented()
    assert not clash(bench, bench.order(c.WriteEntry), c.WriteEntry)


def test_what_stands_alone_never_contradicts_anything() -> None:
    alone = (c.Observe, c.WriteEntry, c.SetGoal, c.RaiseConcern)
    bench = underway().evaluated()
    for kind in alone:
        assert contradicting(bench.order(kind), bench.records) == ()


@pytest.mark.parametrize("kind", [c.RateConcern, c.ShareWithLeader, c.TalkWithFamily, c.Observe, c.Decide])
def test_a_decision_rests_on_everything_but_the_entries_of_the_log(kind: type[Command]) -> None:
    bench = a_case().do(c.CheckSafety).do(c.Observe).do(c.RateConcern).do(c.ShareWithLeader).do(c.TalkWithFamily)
    decision = bench.order(c.Decide)
    if kind is c.Decide:
        bench = a_case().ready_to_decide()
        decision = bench.order(c.Decide)
    assert clash(bench, decision, kind, OWNER)


def test_an_entry_of_the_log_does_not_stop_a_decision() -> None:
    bench = underway()
    assert not clash(bench, bench.order(c.Decide), c.WriteEntry)


@pytest.mark.parametrize(
    ("mine", "theirs", "make"),
    [
        (c.CheckSafety, c.CheckSafety, a_case),
        (c.EvaluateMeasure, c.EvaluateMeasure, underway),
        (c.AssessGoal, c.AssessGoal, underway),
        (c.AnswerConsent, c.AnswerConsent, consented),
        (c.CorrectEntry, c.CorrectEntry, lambda: entry_of(consented())),
        (c.AddPerson, c.AddPerson, consented),
        (c.PlanEvaluation, c.PlanEvaluation, consented),
        (c.ShareUnderstanding, c.ShareUnderstanding, consented),
    ],
)
def test_the_same_thing_said_twice_is_for_a_person_to_settle(
    mine: type[Command], theirs: type[Command], make: Any
) -> None:
    bench = make()
    assert clash(bench, bench.order(mine), theirs, HOLDER)


def test_corrections_of_two_entries_do_not_disturb_each_other() -> None:
    bench = entry_of(entry_of(consented()))
    first, second = [one.id for one in bench.records if isinstance(one.fact, f.EntryWritten)]
    mine = c.CorrectEntry(case_id=bench.id, entry=first, text="Rettet av meg")
    assert not clash(bench, mine, c.CorrectEntry, entry=second)
    assert clash(bench, mine, c.CorrectEntry, entry=first)


def test_answers_of_two_guardians_do_not_disturb_each_other() -> None:
    bench = consented()
    answers = [one for one in bench.records if isinstance(one.fact, f.ConsentAnswered)]
    mine = bench.order(c.AnswerConsent)
    assert isinstance(mine, c.AnswerConsent)
    others = [
        one for one in answers if isinstance(one.fact, f.ConsentAnswered) and one.fact.signatory != mine.signatory
    ]
    assert others
    assert contradicting(mine, others) == ()


def test_what_one_wrote_oneself_before_the_screen_was_drawn_is_no_news() -> None:
    bench = a_case().do(c.CheckSafety, COLLEAGUE, answer=SafetyAnswer.NO).do(c.Observe, OWNER).do(c.Observe, COLLEAGUE)
    numbered = list(enumerate(bench.records, 1))
    last = len(numbered)
    assert unseen(numbered, Seen(last, last), OWNER) == ()
    drafted_early = unseen(numbered, Seen(1, last), OWNER)
    assert {one.actor for one in drafted_early} == {COLLEAGUE}
    in_another_window = unseen(reversed(numbered), Seen(1, 1), OWNER)
    assert list(in_another_window) == bench.records[1:]
