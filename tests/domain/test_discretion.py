from collections.abc import Callable
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.discretion import as_seen_by, ends_track, may_know, of_safety, sayable
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import Effect, GuardName
from bti_tui.domain.ids import Actor, AgencyCode, MoveId, NoteId, Role, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.progress import current_steps
from bti_tui.domain.safety import SafetyAnswer, SafetyTrack, WayOn
from bti_tui.domain.views.step_view import step_view
from bti_tui.domain.views.timeline import HIDDEN, timeline
from tests.builders import RULES, CaseBuilder, a_case, actor
from tests.guide.own import furuvik
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER, SAFETY, SIX_WEEKS

ELSEWHERE = Actor(UserId("per"), AgencyCode("ppt"), Role.LEADER)


def others_see(bench: CaseBuilder) -> CaseBuilder:
    """The same case as a colleague sees it."""
    other = bench.fork()
    other.case = as_seen_by(bench.case, actor(COLLEAGUE), bench.today)
    return other


def know(bench: CaseBuilder) -> set[UserId]:
    return {user for user in (OWNER, HOLDER, LEADER, COLLEAGUE) if may_know(bench.case, actor(user), bench.today)}


def test_owner_holder_and_the_leader_of_the_agency_may_know() -> None:
    assert know(a_case().feared_for()) == {OWNER, LEADER}
    assert know(a_case().underway().feared_for()) == {OWNER, HOLDER, LEADER}
    assert not may_know(a_case().feared_for().case, ELSEWHERE, a_case().today)


def test_whoever_opens_the_track_and_whom_an_insider_names_may_know() -> None:
    assert know(a_case().do(c.OpenSafetyTrack, COLLEAGUE)) == {OWNER, LEADER, COLLEAGUE}
    assert know(a_case().do(c.CheckSafety, COLLEAGUE, answer=SafetyAnswer.UNSURE)) == {OWNER, LEADER, COLLEAGUE}
    named = a_case().feared_for().do(c.StopContact, colleague=COLLEAGUE)
    assert know(named) == {OWNER, LEADER, COLLEAGUE}


def test_whoever_adds_her_own_words_to_an_open_track_does_not_get_to_know_the_others() -> None:
    bench = (
        a_case().feared_for().do(c.OpenSafetyTrack, COLLEAGUE, words="Jeg så det også.").do(c.KeepEvidence, COLLEAGUE)
    )
    assert COLLEAGUE not in know(bench)


@pytest.mark.parametrize("kind", [c.StopContact, c.LiftHold, c.HoldBack])
def test_what_ends_the_wait_or_opens_it_to_others_is_refused_to_outsiders_without_saying_why(
    kind: type[c.Command],
) -> None:
    assert a_case().feared_for().refuses(kind, COLLEAGUE) == [refusals.CASE_WAITS]


def test_others_see_that_the_case_waits_and_the_steps_of_its_level() -> None:
    bench = a_case().underway().feared_for().do(c.StopContact).do(c.SeekAdvice).do(c.ReportSuspicion)
    seen = others_see(bench)
    assert seen.case.safety_track is SafetyTrack.WAITS
    assert current_steps(seen.case, seen.guide) == seen.guide.level(bench.case.level).steps
    due = deadlines(seen.case, seen.guide, RULES, seen.today)
    assert DeadlineKind.SAFETY not in {one.kind for one in due}
    assert not {one.step for one in due} & {one.id for one in seen.guide.safety}


def test_a_step_that_informs_guardians_is_locked_for_others_with_a_reason_that_tells_nothing() -> None:
    bench = others_see(a_case().underway().feared_for())
    step = next(one for one in bench.guide.level(bench.case.level).steps if one.informs_guardians)
    view = step_view(bench.case, step, bench.guide, RULES, bench.names, bench.today)
    assert (view.safety_locked, view.waits) == (True, True)
    assert Reason(refusals.CASE_WAITS) in view.needs
    assert "G-SIK" not in {one.code for one in view.needs}


@pytest.mark.parametrize("begin", [lambda: a_case().feared_for(), lambda: a_case().do(c.Decide, outcome=SAFETY)])
def test_when_it_is_over_nothing_of_it_is_left_for_others(begin: Callable[[], CaseBuilder]) -> None:
    bench = begin().cleared().do(c.SettleSafety)
    seen = others_see(bench)
    assert seen.case.safety_track is SafetyTrack.NONE
    assert seen.refuses(c.TalkWithFamily) == []
    assert all(one.effect is not Effect.SAFETY for one in seen.case.decisions)
    assert not seen.case.insiders


def test_a_case_that_begins_as_a_fear_shows_others_no_word_of_it() -> None:
    bench = a_case(in_safety=True, words="Hun sier at pappa slår.")
    assert bench.case.safety_track is SafetyTrack.ACTIVE
    assert {note.visibility for note in bench.notes if "slår" in note.text} == {Visibility.SHIELDED}
    seen = others_see(bench)
    assert seen.case.concern is not None
    assert seen.text(seen.case.concern.words) == ""
    lines = timeline(enumerate(bench.records, 1), bench.names, seen.case)
    assert {line.name for line in lines} == {HIDDEN}


def test_a_case_that_the_track_opens_again_is_not_told_of_in_the_log() -> None:
    bench = a_case().closed().feared_for()
    lines = timeline(enumerate(bench.records, 1), bench.names, bench.case)
    assert all(line.visibility is Visibility.SHIELDED for line in lines[-3:])
    assert "case.reopened" not in {line.name for line in lines}


def test_a_case_without_a_track_is_shown_to_all_as_it_is() -> None:
    bench = a_case().underway()
    assert others_see(bench).case is bench.case


def test_a_refusal_tells_an_outsider_nothing_of_the_track_and_an_insider_all() -> None:
    bench, found = a_case().feared_for(), (Reason("G-SIK"), Reason(refusals.SAFETY_OPEN), Reason(refusals.TEXT_MISSING))
    assert sayable(found, bench.case, actor(OWNER), bench.today) == found
    told = sayable(found, bench.case, actor(COLLEAGUE), bench.today)
    assert [one.code for one in told] == [refusals.CASE_WAITS, refusals.TEXT_MISSING]
    assert sayable(found, a_case().case, actor(COLLEAGUE), bench.today) == found


def test_how_the_track_ended_and_what_was_set_aside_for_it_tells_of_it_and_its_words_are_shielded(
    tmp_path: Path,
) -> None:
    own = furuvik(tmp_path, '[moves.T24]\nhard = ["G-GRUNN", "G-LED"]\nsoft = ["G-FAM"]\n')
    bench = a_case(own).do(c.ShareWithLeader).feared_for().cleared()
    before, written = len(bench.facts), len(bench.notes)
    bench.do(c.SettleSafety, way_on=WayOn.PAUSE, resume_on=bench.today + SIX_WEEKS, override="Familien vet ikke.")
    told = {type(one): ends_track(one, of_safety(own)) for one in bench.facts[before:]}
    assert told == {f.GuardOverridden: True, f.SafetySettled: True, f.CasePaused: False}
    assert {one.visibility for one in bench.notes[written:]} == {Visibility.SHIELDED}
    calm = f.GuardOverridden(guard=GuardName.FAMILY, move=MoveId("T25"), reason=NoteId("why"))
    assert not ends_track(calm, of_safety(own))
