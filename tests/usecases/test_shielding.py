"""What is written on the safety track reaches nobody but those who may know of it, by whatever way it is asked for."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from bti_tui.cli.output import plain
from bti_tui.domain import commands as c
from bti_tui.domain.errors import BtiError, Refused
from bti_tui.domain.ids import CaseId, NoteId, StepId, UserId
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.usecases import (
    access,
    access_review,
    case_pages,
    case_sheet,
    news,
    overview,
    queries,
    rivals,
    safety,
    step_sheet,
)
from bti_tui.usecases.assessment import assessment_sheet, open_routes
from bti_tui.usecases.before_now import before_now
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.case_people import people_page
from bti_tui.usecases.context import Context
from bti_tui.usecases.copies import CopyOrder, copies_page, copy_page
from bti_tui.usecases.disclosure import disclosures
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.emergency import openings
from bti_tui.usecases.execute import execute
from bti_tui.usecases.handover import baton_page, briefing_page
from bti_tui.usecases.held_meeting import held_meeting
from bti_tui.usecases.live_meeting import live_meeting
from bti_tui.usecases.log_search import find_in_log
from bti_tui.usecases.lost import affected
from bti_tui.usecases.measure_help import measure_help
from bti_tui.usecases.meeting_sheet import meeting_sheet
from bti_tui.usecases.meetings import MeetingState, meetings_page
from bti_tui.usecases.paper_log import paper_log
from bti_tui.usecases.printing import FORM_PRINTED, REPORT_PRINTED
from bti_tui.usecases.report import report_page
from bti_tui.usecases.restriction import OPENED
from bti_tui.usecases.today import today
from bti_tui.usecases.whereabouts import proposed_words, tellings
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, LEADER, OWNER
from tests.people import PSYCHOLOGIST
from tests.planted_secrets import FEAR, SECRETS, TRACK, feared_for, leaks, planted, secret, texts_of
from tests.screens.case_support import CaseStore

STAGES = (c.OpenSafetyTrack, c.HoldBack, c.SettleHeld, c.SettleSafety)
"""The track is open, everything is written, it is lifted, the case rests."""


def context(bench: CaseBuilder, user: UserId) -> Context:
    return CaseStore(bench, user).context


def outputs(ctx: Context, case: CaseId) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that a screen or a command can ask for, by a name."""
    yield "today", lambda: today(ctx)
    yield "overview", lambda: overview.overview(ctx)
    yield "cases", lambda: queries.cases(ctx, closed=True)
    yield "case_list", lambda: case_list(ctx)
    yield "open_case", lambda: queries.open_case(ctx, case)
    yield "case_sheet", lambda: case_sheet.case_sheet(ctx, case)
    yield "log", lambda: queries.log(ctx, case)
    yield "found", lambda: [find_in_log(ctx, case, word) for word in SECRETS]
    yield "consent", lambda: queries.consent(ctx, case)
    yield "readers", lambda: access.readers(ctx, case)
    yield "review", lambda: access_review.access_review(ctx, f"{ctx.today:%Y-%m}")
    yield "news", lambda: news.case_news(ctx, case, 1)
    yield "store_news", lambda: news.store_news(ctx, 1)  # type: ignore[arg-type]  # a stamp is a number
    yield "safety", lambda: safety.safety_sheet(ctx, case)
    yield "lost", lambda: affected(ctx).cases
    yield "fearful", lambda: safety.fearful_cases(ctx)
    for name in ("consent_page", "plan_page", "log_head", "closing_page"):
        yield name, partial(getattr(case_pages, name), ctx, case)
    for step in ctx.guides.current().steps():
        yield step.id, partial(_step, ctx, case, step.id)
    pages = (people_page, baton_page, briefing_page, openings, disclosures, report_page, assessment_sheet, open_routes)
    for page in pages:
        yield page.__name__, partial(page, ctx, case)
    for paper in (meetings_page, copies_page, paper_log, measure_help, before_now):
        yield paper.__name__, partial(paper, ctx, case)
    yield "copies", lambda: _copies(ctx, case)
    yield "meetings", lambda: _meetings(ctx, case)
    yield "live_meeting", lambda: _live(ctx, case)
    yield "search", lambda: _search(ctx)
    yield "tellings", lambda: tellings(ctx, case, ", ".join(SECRETS))
    yield "proposed_words", lambda: proposed_words(ctx, case)


def _meetings(ctx: Context, case: CaseId) -> list[object]:
    rows = meetings_page(ctx, case).rows
    held = [held_meeting(ctx, case, one.id, "nb") for one in rows if one.state is MeetingState.APPROVED]
    said = [(one.sheet, one.live.lines, one.live.points, one.informs, one.calls_in) for one in held]
    return [*(meeting_sheet(ctx, case, one.id) for one in rows if one.id), *said]


def _live(ctx: Context, case: CaseId) -> tuple[object, ...]:
    """All of the meeting that goes on but the days that are counted with."""
    live = live_meeting(ctx, case, "nb", {})
    named = live.named
    said = (live.points, live.people, live.lines, live.missing, named.people, named.agencies, named.goals, named.last)
    return (live.head, live.kind, *said)


def _step(ctx: Context, case: CaseId, step: StepId) -> object:
    return step_sheet.step_sheet(ctx, case, step).view


def _copies(ctx: Context, case: CaseId) -> list[object]:
    given = [CopyOrder(case, row.recipient) for row in copies_page(ctx, case).rows if not row.reasons]
    return [copy_page(ctx, order).copy for order in given]


def _search(ctx: Context) -> list[object]:
    with ctx.reading() as work:
        return [hit for word in SECRETS for hit in work.notes.search(word)]


GUIDE_WORDS = ("guide", "step", "forms", "words", "next_help")


def told(answer: object) -> str:
    """An answer as it would be printed; the guide's own texts are the same for all, and are left out."""
    return str(_without_guide(plain(answer, "nb")))


def _without_guide(value: object) -> object:
    if isinstance(value, dict):
        is_guide = {"steps"} if isinstance(value.get("steps"), dict) else set()
        return {key: _without_guide(one) for key, one in value.items() if key not in {*GUIDE_WORDS, *is_guide}}
    return [_without_guide(one) for one in value] if isinstance(value, list) else value


def answered(ask: Callable[[], object]) -> str:
    try:
        return told(ask())
    except BtiError as error:
        return repr(error)


def looked_at(ctx: Context, case: CaseId) -> Context:
    """Somebody printed the report, and somebody opened the case for fear while it was restricted."""
    note = Note(NoteId("why"), 1, case, NoteKind.REASON, Visibility.SHIELDED, OWNER, ctx.now(), FEAR)
    with ctx.unit_of_work() as work:
        work.record((), (note,))
        work.log_access(OWNER, REPORT_PRINTED, case, ctx.now())
        work.log_access(OWNER, OPENED, case, ctx.now(), note.id)
        work.commit()
    return ctx


def test_there_is_a_secret_in_every_text_of_every_order_of_the_track() -> None:
    assert len(SECRETS) == len(set(SECRETS)) == 15
    written = {note.text for note in feared_for(c.SettleSafety).notes}
    assert set(SECRETS) <= written


@pytest.mark.parametrize("until", STAGES)
def test_nothing_of_the_track_reaches_a_colleague_who_works_in_the_case(until: type[c.Command]) -> None:
    bench = feared_for(until)
    ctx = looked_at(context(bench, COLLEAGUE), bench.id)
    found = {name: leaks(answered(ask)) for name, ask in outputs(ctx, bench.id)}
    assert {name: what for name, what in found.items() if what} == {}


def test_the_same_look_finds_the_secrets_where_they_may_be_read() -> None:
    bench = feared_for(c.HoldBack)
    for user in (OWNER, LEADER):
        found = set().union(*(leaks(answered(ask)) for _, ask in outputs(context(bench, user), bench.id)))
        assert found >= {secret(kind, field) for kind in TRACK[:6] for field in texts_of(kind)}


def test_who_has_read_the_case_is_told_in_full_to_those_who_know_and_neutrally_to_others() -> None:
    bench = feared_for(c.OpenSafetyTrack)
    found = access.readers(looked_at(context(bench, OWNER), bench.id), bench.id)
    assert [(one.act, one.why, one.is_shielded) for one in found] == [
        (OPENED, FEAR, True),
        (REPORT_PRINTED, "", True),
    ]
    found = access.readers(looked_at(context(bench, COLLEAGUE), bench.id), bench.id)
    assert [(one.act, one.why, one.is_shielded) for one in found] == [(OPENED, "", False), (FORM_PRINTED, "", False)]


def test_why_a_restricted_case_was_opened_for_fear_is_shielded() -> None:
    bench = a_case().underway().do(c.LetIn, LEADER).do(c.RestrictCase)
    leader = context(bench, LEADER)
    safety.open_safety(leader, bench.id, FEAR)
    (opened,) = [one for one in access.readers(leader, bench.id) if one.act == OPENED]
    assert (opened.why, opened.is_shielded) == (FEAR, True)


def test_a_colleague_is_told_that_the_case_waits_and_not_why() -> None:
    bench = feared_for(c.HoldBack)
    ctx = context(bench, COLLEAGUE)
    view = queries.open_case(ctx, bench.id).view
    assert (view.safety.value, view.safety_locked) == ("waits", True)
    assert not [item for item in today(ctx).items if item.group.value == "safety"]
    for command in (bench.order(c.ShareUnderstanding), bench.order(c.CheckSafety)):
        with pytest.raises(Refused) as refused:
            execute(ctx, command)
        assert "case-waits" in {one.code for one in refused.value.reasons}
        assert not {"G-SIK", "safety-open"} & {one.code for one in refused.value.reasons}


def test_what_others_wrote_on_the_track_is_shown_to_a_colleague_only_as_something() -> None:
    bench = feared_for(c.KeepEvidence)
    newer = [one.id for one in bench.records[-4:]]
    found = rivals.rivals(context(bench, COLLEAGUE), bench.order(c.CheckSafety), newer)
    assert leaks(told(found.found)) == set()
    assert {one.line.name for one in found.found} == {"fact.hidden"}


def test_a_colleague_who_fears_for_the_child_too_can_write_and_reads_nothing_of_the_others() -> None:
    bench = feared_for(c.SeekAdvice)
    ctx = context(bench, COLLEAGUE)
    sheet = safety.open_safety(ctx, bench.id, "Frykt for barnet")
    assert (sheet.standing, sheet.steps, sheet.next) == (safety.Standing.OWN_WORDS, (), None)
    execute(ctx, c.KeepEvidence(case_id=bench.id, seen_on=ctx.today, words="Jeg så merker på armen."))
    found = {name: leaks(answered(ask)) for name, ask in outputs(ctx, bench.id)}
    assert {name: what for name, what in found.items() if what} == {}


def test_a_draft_of_the_track_shows_no_word_and_no_step_in_the_list_of_drafts() -> None:
    bench = feared_for(c.OpenSafetyTrack)
    ctx = context(bench, OWNER)
    save_draft(ctx, "step.seek_advice", bench.id, "x.radfor", dict(planted(c.SeekAdvice)), "advice")
    save_draft(ctx, "fear.raise_concern", CaseId("new"), "n0.registrer", {"words": secret(c.SeekAdvice, "advice")}, "")
    lines = overview.overview(ctx).drafts
    assert [(one.is_shielded, one.words, one.what, one.step_number) for one in lines] == [(True, "", None, "")] * 2


def test_a_case_that_begins_as_a_fear_is_a_case_without_words_for_others() -> None:
    owner = context(feared_for(c.OpenSafetyTrack), OWNER)
    raised = execute(
        owner,
        c.RaiseConcern(
            case_id=CaseId("new"),
            about="Nora Bakke",
            words=secret(c.SeekAdvice, "advice"),
            arose_on=owner.today,
            in_safety=True,
        ),
    )
    assert raised.case.safety_track.value == "active"
    leader = owner.acting_as(STAFF[LEADER])
    execute(leader, c.LetIn(case_id=CaseId("new"), colleague=COLLEAGUE, reason="Hun er på avdelingen."))
    other = owner.acting_as(STAFF[COLLEAGUE])
    found = {name: leaks(answered(ask)) for name, ask in outputs(other, CaseId("new"))}
    assert {name: what for name, what in found.items() if what} == {}
    with other.reading() as work:
        assert not work.notes.search("Hemmelig")


def test_somebody_of_another_agency_who_fears_for_the_child_opens_the_track_and_writes_her_own_words() -> None:
    bench = a_case().together()
    ctx = context(bench, OWNER).acting_as(PSYCHOLOGIST)
    with ctx.unit_of_work() as work:
        work.professionals.add(PSYCHOLOGIST)
        work.commit()
    sheet = safety.open_safety(ctx, bench.id, "Frykt for barnet")
    assert (sheet.standing, sheet.steps) == (safety.Standing.OWN_WORDS, ())
    kept = execute(ctx, c.KeepEvidence(case_id=bench.id, seen_on=ctx.today, words="Hun sa det til meg."))
    assert len(kept.case.safety_work.evidence) == 1
    with pytest.raises(Refused):
        execute(ctx, bench.order(c.LiftHold))


def test_a_case_that_somebody_may_not_see_tells_her_not_even_its_name_on_f9() -> None:
    bench = feared_for(c.HoldBack)
    ctx = context(bench, OWNER).acting_as(PSYCHOLOGIST)
    sheet = safety.safety_sheet(ctx, bench.id)
    assert (sheet.about, sheet.steps) == ("", ())
