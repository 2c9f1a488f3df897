from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.apply import apply
from bti_tui.domain.closing import Told
from bti_tui.domain.commands import Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.guide import Effect, GuardName
from bti_tui.domain.ids import FactId, NoteId, ScaleCode
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.safety import SafetyAnswer, SafetyTrack
from bti_tui.domain.views.next_action import next_action
from tests.builders import FIRST_DAY, RULES, CaseBuilder, a_case
from tests.orders import CLOSE, HOLDER, LEADER, LEVEL_1, SAFETY

INFORMING: tuple[type[Command], ...] = (c.TalkWithFamily, c.AnswerConsent, c.ShareUnderstanding, c.CloseCase)
UNSURE, YES, NO = SafetyAnswer.UNSURE, SafetyAnswer.YES, SafetyAnswer.NO


def locked_by(answer: SafetyAnswer) -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_guardians().do(c.CheckSafety, answer=answer)


@pytest.mark.parametrize("kind", INFORMING)
def test_nothing_informs_guardians_before_the_safety_question_is_answered(kind: type[Command]) -> None:
    assert "G-SIK" in a_case().refuses(kind)


@pytest.mark.parametrize("answer", [UNSURE, YES])
@pytest.mark.parametrize("kind", INFORMING)
def test_unsure_and_yes_lock_everything_that_informs_guardians(kind: type[Command], answer: SafetyAnswer) -> None:
    assert "G-SIK" in locked_by(answer).refuses(kind)


@pytest.mark.parametrize("kind", INFORMING)
def test_the_lock_names_the_step_that_mends_it(kind: type[Command]) -> None:
    reasons = locked_by(YES).reasons(kind)
    assert [one.mend for one in reasons if one.code == "G-SIK"] == ["x.avvent"]


@pytest.mark.parametrize("told", [(Told.GUARDIANS,), (Told.LEADER,)])
def test_a_case_is_not_closed_over_an_open_safety_track(told: tuple[Told, ...]) -> None:
    bench = a_case().closing_decided().do(c.CheckSafety, answer=UNSURE)
    assert bench.refuses(c.CloseCase, HOLDER, told=told) == ["G-SIK"]
    underway = a_case().underway().evaluated().do(c.CheckSafety, answer=YES)
    assert underway.refuses(c.Decide, HOLDER) == ["G-SIK"]


def test_no_lets_the_work_go_on() -> None:
    bench = a_case().do(c.CheckSafety)
    assert bench.refuses(c.TalkWithFamily) == []
    assert bench.case.safety_track is SafetyTrack.NONE
    assert bench.case.safety_since is None


def test_unsure_considers_the_track_and_yes_opens_it() -> None:
    assert locked_by(UNSURE).case.safety_track is SafetyTrack.CONSIDERED
    assert locked_by(YES).case.safety_track is SafetyTrack.ACTIVE
    assert locked_by(UNSURE).do(c.CheckSafety, answer=YES).case.safety_track is SafetyTrack.ACTIVE
    assert locked_by(YES).do(c.CheckSafety, answer=UNSURE).case.safety_track is SafetyTrack.ACTIVE


@pytest.mark.parametrize("answer", [UNSURE, YES])
def test_a_plain_no_does_not_take_it_back(answer: SafetyAnswer) -> None:
    assert locked_by(answer).refuses(c.CheckSafety) == [refusals.SAFETY_OPEN]


def test_a_plain_no_does_not_take_back_what_a_rating_or_a_decision_opened() -> None:
    rated = a_case().do(c.RateConcern, child=ScaleCode("4"))
    decided = a_case().do(c.Decide, outcome=SAFETY)
    for bench in (rated, decided):
        assert bench.refuses(c.CheckSafety) == [refusals.SAFETY_OPEN]
        action = next_action(bench.case, bench.guide, RULES, bench.names, bench.today)
        assert action is not None
        assert action.safety


def test_the_answer_needs_a_reason_that_is_shielded() -> None:
    assert a_case().refuses(c.CheckSafety, reason=" \t") == [refusals.TEXT_MISSING]
    bench = a_case().do(c.CheckSafety, answer=UNSURE, reason="Blåmerker på armen")
    (note,) = [note for note in bench.notes if note.kind is NoteKind.SAFETY]
    assert (note.text, note.visibility) == ("Blåmerker på armen", Visibility.SHIELDED)


def test_the_way_to_the_safety_track_is_open_from_everywhere() -> None:
    lives = (a_case(), a_case().ready_to_decide(), a_case().at_level(1), a_case().at_level(2), a_case().underway())
    for bench in (*lives, a_case().closing_decided(), locked_by(YES), locked_by(UNSURE)):
        for by in (HOLDER, LEADER):
            assert bench.refuses(c.Decide, by, outcome=SAFETY, reason="", met_on=None) == []
            assert bench.refuses(c.CheckSafety, by, answer=YES) == []


def test_a_decision_opens_the_track_once_and_moves_nothing_else() -> None:
    bench = a_case().underway()
    before = bench.case
    after = bench.do(c.Decide, outcome=SAFETY, reason="Han sier at far slår").case
    assert (after.safety_track, after.safety_since) == (SafetyTrack.ACTIVE, bench.today)
    assert (after.level, after.next_on, after.round) == (before.level, before.next_on, before.round)
    bench.do(c.Decide, outcome=SAFETY)
    assert sum(isinstance(fact, f.SafetyTrackOpened) for fact in bench.facts) == 1
    reason = next(note for note in bench.notes if note.text == "Han sier at far slår")
    assert reason.visibility is Visibility.SHIELDED


def test_why_there_was_no_talk_can_be_written_while_the_lock_holds() -> None:
    assert locked_by(YES).refuses(c.SkipFamilyTalk) == []


def test_own_observations_and_the_log_go_on_while_the_lock_holds() -> None:
    bench = locked_by(YES)
    for kind in (c.Observe, c.ShareWithLeader, c.AddPerson):
        assert bench.refuses(kind) == []
    assert bench.refuses(c.WriteEntry, visibility=Visibility.INTERNAL) == []


def test_who_takes_her_consent_back_is_heard_also_while_the_lock_holds() -> None:
    bench = a_case().at_level(1).with_consent().do(c.CheckSafety, answer=YES)
    assert bench.refuses(c.AnswerConsent, answer=ConsentAnswer.NO) == []
    assert bench.refuses(c.AnswerConsent, answer=ConsentAnswer.LIMITED, limits="Helse") == ["G-SIK"]


def test_the_day_of_the_lock_is_the_day_it_began() -> None:
    bench = a_case().do(c.CheckSafety).later(days=3).do(c.CheckSafety, answer=UNSURE)
    assert bench.case.safety_since == FIRST_DAY + timedelta(days=3)
    bench.later(days=1).do(c.CheckSafety, answer=UNSURE)
    assert bench.case.safety_since == FIRST_DAY + timedelta(days=3)


def test_a_cleared_track_lets_through_and_a_new_doubt_locks_again() -> None:
    bench = locked_by(YES)
    bench.case = replace(bench.case, safety_track=SafetyTrack.CLEARED)
    assert bench.refuses(c.ShareUnderstanding) == []
    assert bench.refuses(c.CheckSafety) == []
    fact = f.SafetyChecked(answer=UNSURE, reason=NoteId("n"), on=bench.today)
    again = apply(bench.case, replace(bench.records[-1], id=FactId("x"), fact=fact))
    assert again.safety_track is SafetyTrack.CONSIDERED


def test_level_0_ends_only_when_safety_is_clear() -> None:
    for outcome in (LEVEL_1, CLOSE):
        bench = a_case().ready_to_decide().do(c.CheckSafety, answer=UNSURE)
        assert bench.refuses(c.Decide, outcome=outcome) == [GuardName.SAFETY.value]


def test_the_decision_keeps_its_effect() -> None:
    assert a_case().do(c.Decide, outcome=SAFETY).case.decisions[-1].effect is Effect.SAFETY
