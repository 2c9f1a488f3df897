from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.disclosure import Way
from bti_tui.domain.discretion import as_seen_by
from bti_tui.domain.guards import guard_texts
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import HeldId, NoteId, StepId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.progress import current_steps, is_done, next_step
from bti_tui.domain.safety import LOCKS, Adviser, HeldChoice, SafetyAnswer, SafetyTrack, Siblings, WayOn
from bti_tui.domain.views.timeline import visibility_of
from tests.builders import GUIDE, RULES, CaseBuilder, a_case, actor
from tests.orders import COLLEAGUE, HOLDER, ORDERS, SIX_WEEKS

REPLY = "x.tilbakemelding"
WORK = [c.StopContact, c.SeekAdvice, c.KeepEvidence, c.LiftHold]


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def kept_as(bench: CaseBuilder, note: NoteId | None) -> Visibility:
    return next(one.visibility for one in bench.notes if one.id == note)


def test_the_track_leads_from_stopping_contact_to_the_way_on() -> None:
    bench = a_case().feared_for()
    ways = (c.StopContact, c.SeekAdvice, c.ReportSuspicion, c.LiftHold, c.RecordReply, c.SettleSafety)
    walked = [next_id(bench), *(next_id(bench.do(kind)) for kind in ways)]
    names = ("stopp_foresatte", "radfor", "meld", "avvent", "tilbakemelding", "videre")
    assert walked == [*(f"x.{name}" for name in names), "n0.trygghetssjekk"]


@pytest.mark.parametrize(
    "at", [a_case, lambda: a_case().underway(), lambda: a_case().together(), lambda: a_case().with_team()]
)
def test_it_opens_from_every_level_without_a_word(at: Callable[[], CaseBuilder]) -> None:
    bench = at().do(c.OpenSafetyTrack, words=None)
    assert bench.case.safety_track is SafetyTrack.ACTIVE
    assert bench.refuses(c.OpenSafetyTrack, words=None) == [refusals.SAFETY_OPEN]
    assert bench.refuses(c.OpenSafetyTrack, words="Mer å fortelle.") == []


def test_from_a_closed_case_it_opens_the_case_again_and_from_an_archived_one_a_new_case_is_needed() -> None:
    bench = a_case().closed().feared_for()
    assert (bench.case.status, bench.case.level, bench.case.reopenings) == (CaseStatus.ACTIVE, Level.OWN_AGENCY, 1)
    assert bench.case.safety_track in LOCKS
    assert a_case().archived().refuses(c.OpenSafetyTrack) == [refusals.CASE_ARCHIVED]


def test_the_answer_is_not_there_before_a_report_is_sent_and_none_is_waited_for_when_nothing_was() -> None:
    step = GUIDE.step(StepId(REPLY))
    assert step is not None
    bench = a_case().feared_for()
    assert not is_done(step, bench.case, GUIDE, RULES, bench.today)
    unreported = bench.fork().do(c.StopContact).do(c.SeekAdvice).do(c.LiftHold)
    assert next_id(unreported) == "x.videre"
    bench.do(c.ReportSuspicion)
    assert not is_done(step, bench.case, GUIDE, RULES, bench.today)
    assert is_done(step, bench.do(c.RecordReply).case, GUIDE, RULES, bench.today)


def test_the_leader_is_told_in_the_track_and_what_was_said_is_shielded() -> None:
    bench = a_case().feared_for()
    asked = [form.command for form in current_steps(bench.case, GUIDE)[0].forms]
    assert "share_with_leader" in asked
    bench.do(c.ShareWithLeader, advice="Jeg ringer barnevernet nå.")
    assert bench.case.leader is not None
    assert kept_as(bench, bench.case.leader.advice) is Visibility.SHIELDED
    calm = a_case().do(c.ShareWithLeader, advice="Snakk med mor.")
    assert calm.case.leader is not None
    assert kept_as(calm, calm.case.leader.advice) is Visibility.INTERNAL
    known = PREDICATES["leader_told_of_fear"]
    assert known(Circumstance(bench.case, bench.today, RULES))
    earlier = a_case().do(c.ShareWithLeader).later(days=3).feared_for()
    assert not known(Circumstance(earlier.case, earlier.today, RULES))
    resting = a_case().underway().do(c.PauseCase, HOLDER).feared_for()
    assert resting.refuses(c.ShareWithLeader) == []


@pytest.mark.parametrize("kind", WORK)
def test_there_is_nothing_to_do_on_a_track_that_is_not_open(kind: type[c.Command]) -> None:
    assert refusals.SAFETY_NOT_OPEN in a_case().refuses(kind)


def test_only_child_welfare_or_the_police_end_the_wait() -> None:
    bench = a_case().feared_for()
    told = bench.refuses(c.LiftHold, adviser=Adviser.CONSULTATION_TEAM, advice=" ")
    assert told == [refusals.ADVISER_MAY_NOT_LIFT, refusals.TEXT_MISSING]
    assert "G-SIK" in bench.refuses(c.TalkWithFamily)
    bench.do(c.LiftHold, adviser=Adviser.POLICE)
    assert bench.case.safety_track is SafetyTrack.CLEARED
    assert bench.refuses(c.TalkWithFamily) == []


def test_a_doubt_is_advised_on_and_lifted_without_a_report() -> None:
    bench = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE).do(c.StopContact).do(c.SeekAdvice, anonymous=True)
    bench.do(c.LiftHold)
    assert next_id(bench) == "x.videre"


def test_a_consultation_team_takes_no_report_and_an_answer_belongs_to_a_report() -> None:
    bench = a_case().feared_for()
    assert bench.refuses(c.ReportSuspicion, receiver=Adviser.CONSULTATION_TEAM) == [refusals.CODE_UNKNOWN]
    assert bench.refuses(c.RecordReply) == [refusals.NOT_REPORTED]


def test_the_way_on_is_chosen_when_the_wait_is_over_and_a_pause_needs_a_day() -> None:
    bench = a_case().underway().feared_for()
    assert bench.refuses(c.SettleSafety) == [refusals.SAFETY_NOT_LIFTED]
    bench.cleared()
    assert bench.refuses(c.SettleSafety, way_on=WayOn.PAUSE) == [refusals.RESUME_DATE_MISSING]
    paused = bench.fork().do(c.SettleSafety, way_on=WayOn.PAUSE, resume_on=bench.today + SIX_WEEKS)
    assert paused.case.status is CaseStatus.PAUSED
    closing = bench.fork().do(c.SettleSafety, way_on=WayOn.CLOSE)
    assert next_id(closing) == "a.avslutningsnotat"
    assert a_case().feared_for().cleared().refuses(c.SettleSafety, way_on=WayOn.CLOSE) == ["G-LED"]


def test_a_new_fear_begins_the_track_from_its_first_step() -> None:
    bench = a_case().feared_for().cleared().do(c.SettleSafety).later(days=3).feared_for()
    assert next_id(bench) == "x.stopp_foresatte"
    assert bench.case.safety_since == bench.today


def test_everything_that_is_written_on_the_track_is_shielded_but_the_way_on() -> None:
    bench = a_case().feared_for()
    for kind in (c.StopContact, c.SeekAdvice, c.ReportSuspicion, c.KeepEvidence, c.LiftHold, c.RecordReply):
        before = len(bench.notes)
        changes: dict[str, Any] = {"reference": "2026/7"} if kind is c.ReportSuspicion else {}
        bench.do(kind, **changes)
        assert {note.visibility for note in bench.notes[before:]} == {Visibility.SHIELDED}, kind
        assert visibility_of(bench.facts[-1]) is Visibility.SHIELDED
    settled = bench.do(c.SettleSafety).facts[-1]
    assert isinstance(settled, f.SafetySettled)
    assert visibility_of(settled) is Visibility.INTERNAL


def test_nothing_of_the_track_lies_in_the_future() -> None:
    bench = a_case().feared_for()
    tomorrow = bench.today + timedelta(days=1)
    for kind, field in ((c.StopContact, "told_on"), (c.SeekAdvice, "advised_on"), (c.LiftHold, "lifted_on")):
        changes: dict[str, Any] = {field: tomorrow}
        assert bench.refuses(kind, **changes) == [refusals.DATE_IN_FUTURE], kind
    assert set(WORK) <= set(ORDERS)


def held(bench: CaseBuilder) -> list[tuple[str | None, str]]:
    return [(one.step, bench.text(one.words)) for one in bench.case.safety_work.waiting]


def test_what_was_held_back_is_released_or_dropped_one_by_one_before_the_case_goes_on() -> None:
    bench = a_case().feared_for().do(c.HoldBack).do(c.HoldBack, words=None, step=StepId("n0.del_familie"))
    assert held(bench) == [(None, "Innkallingen til foreldresamtalen."), ("n0.del_familie", "")]
    assert bench.refuses(c.SettleHeld) == [refusals.SAFETY_NOT_LIFTED]
    bench.cleared()
    assert bench.refuses(c.SettleSafety) == [refusals.HELD_WAITING]
    bench.do(c.SettleHeld, choice=HeldChoice.DROP)
    assert held(bench) == [("n0.del_familie", "")]
    assert bench.refuses(c.SettleHeld, held=HeldId("what")) == [refusals.HELD_UNKNOWN]
    bench.do(c.SettleHeld).do(c.SettleSafety)
    assert [one.choice for one in bench.case.safety_work.held] == [HeldChoice.DROP, HeldChoice.RELEASE]


def test_a_step_that_came_due_while_it_was_locked_is_held_back_by_itself() -> None:
    bench = a_case().feared_for().later(days=15).cleared()
    assert held(bench) == [("n0.del_familie", "")]
    assert held(a_case().feared_for().later(days=3).cleared()) == []
    talked = a_case().ready_to_decide().feared_for().later(days=15).cleared()
    assert held(talked) == []


def test_something_is_held_back_only_while_the_track_is_open_and_only_what_informs_guardians() -> None:
    assert refusals.SAFETY_NOT_OPEN in a_case().refuses(c.HoldBack)
    bench = a_case().feared_for()
    assert bench.refuses(c.HoldBack, words="") == [refusals.TEXT_MISSING]
    assert bench.refuses(c.HoldBack, step=StepId("n0.beslutt")) == [refusals.HELD_UNKNOWN]
    bench.do(c.HoldBack, words=None, step=StepId("n0.del_familie"))
    assert bench.refuses(c.HoldBack, words=None, step=StepId("n0.del_familie")) == [refusals.HELD_WAITING]


def test_what_waits_goes_over_to_a_new_fear_and_is_not_lost() -> None:
    bench = a_case().feared_for().do(c.HoldBack).cleared().later(days=1).feared_for()
    assert held(bench) == [(None, "Innkallingen til foreldresamtalen.")]


def test_siblings_are_asked_for_and_nothing_is_carried_over_to_them() -> None:
    bench = a_case().feared_for().do(c.StopContact, siblings=Siblings.YES, siblings_words="Lillebror på avdeling 2")
    assert bench.case.safety_work.siblings is Siblings.YES
    assert {record.case_id for record in bench.records} == {bench.id}
    note = next(one for one in bench.notes if "Lillebror" in one.text)
    assert note.visibility is Visibility.SHIELDED


def test_a_fear_can_be_written_down_in_a_restricted_case_and_the_restriction_stays() -> None:
    bench = a_case().underway().do(c.RestrictCase).feared_for().do(c.StopContact).do(c.SeekAdvice).do(c.LiftHold)
    assert bench.case.restriction is not None
    assert bench.refuses(c.SettleSafety) == [refusals.CASE_RESTRICTED]
    assert bench.refuses(c.Observe) == [refusals.CASE_RESTRICTED]
    assert bench.do(c.LiftRestriction).refuses(c.SettleSafety) == []


def test_the_log_that_guardians_may_read_gets_nothing_new_while_the_track_is_open() -> None:
    bench = a_case().underway().feared_for()
    assert bench.refuses(c.WriteEntry) == ["G-SIK"]
    assert bench.refuses(c.WriteEntry, visibility=Visibility.INTERNAL) == []
    assert bench.cleared().refuses(c.WriteEntry) == []


def test_r31_while_guardians_are_held_back_nothing_for_them_leaves_until_it_is_lifted_with_a_reason() -> None:
    bench = a_case().underway()
    guardian = bench.guardians[0]
    copies = [Way.FAMILY_COPY, Way.INFORMATION, Way.CONSENT_FORM, Way.CLOSING_NOTICE]

    def refused() -> list[list[str]]:
        ways = [bench.refuses(c.Disclose, agency=None, person=guardian, way=way, information=()) for way in copies]
        return [*ways, bench.refuses(c.TalkWithFamily)]

    assert not any(refused())
    bench.do(c.OpenSafetyTrack)
    assert all(GuardName.SAFETY.value in told for told in refused())
    assert bench.refuses(c.LiftHold, advice=" ") == [refusals.TEXT_MISSING]
    bench.do(c.LiftHold)
    assert not any(refused())


def test_while_the_track_is_open_what_waits_is_mended_by_advice_and_said_in_those_words() -> None:
    bench = a_case().underway().do(c.OpenSafetyTrack)
    wish: dict[str, Any] = {"agency": None, "person": bench.guardians[0], "way": Way.FAMILY_COPY, "information": ()}
    (copy,) = [one for one in bench.reasons(c.Disclose, **wish) if one.code == GuardName.SAFETY]
    assert copy.mend == "x.avvent"
    assert guard_texts(bench.case, GUIDE)[GuardName.SAFETY].missing.nb.startswith("Unntakssporet er åpent.")
    unasked = a_case()
    (talk,) = [one for one in unasked.reasons(c.TalkWithFamily) if one.code == GuardName.SAFETY]
    assert talk.mend == "n0.trygghetssjekk"
    assert guard_texts(unasked.case, GUIDE) == GUIDE.guards
    unknowing = as_seen_by(bench.case, actor(COLLEAGUE), bench.today)
    assert guard_texts(unknowing, GUIDE) == GUIDE.guards


def test_a_no_is_written_down_while_the_track_is_open_and_a_yes_waits() -> None:
    bench = a_case().at_level(1).with_holder().with_guardians().feared_for()
    said: dict[str, Any] = {"signatory": bench.guardians[0], "agencies": ()}
    assert GuardName.SAFETY in bench.refuses(c.AnswerConsent, HOLDER, **said, answer=ConsentAnswer.YES)
    assert GuardName.SAFETY in bench.refuses(c.AnswerConsent, HOLDER, **said, answer=ConsentAnswer.LIMITED)
    bench.do(c.AnswerConsent, HOLDER, **said, answer=ConsentAnswer.NO)
    assert [one.answer for one in bench.case.consents] == [ConsentAnswer.NO]
