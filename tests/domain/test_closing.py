from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.closing import ArchivePlace, ClosingReason, Told
from bti_tui.domain.notes import Visibility
from bti_tui.domain.progress import next_step
from tests.builders import RULES, a_case
from tests.orders import COLLEAGUE, HOLD_BACK, HOLDER, LEADER, LOOKING, ORDERS

DAY = timedelta(days=1)


def test_closing_is_decided_before_it_is_written() -> None:
    assert a_case().underway().refuses(c.CloseCase, HOLDER) == [refusals.CLOSING_NOT_DECIDED]


def test_a_closing_note_says_what_was_reached_and_who_was_told() -> None:
    bench = a_case().closing_decided()
    told = bench.refuses(c.CloseCase, HOLDER, told=(), summary="", told_on=bench.today + DAY)
    assert told == [refusals.TOLD_MISSING, refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]


def test_a_closed_case_keeps_its_reason_and_its_papers() -> None:
    bench = a_case().closing_decided().do(c.CloseCase, HOLDER, remaining="Rektor følger overgangen til skolen.")
    papers = bench.case.closing
    assert papers is not None
    assert bench.case.status is CaseStatus.CLOSED
    assert (papers.reason, papers.archive_place) == (ClosingReason.GOAL_REACHED, ArchivePlace.CHILD_FILE)
    assert papers.told == (Told.CHILD, Told.GUARDIANS, Told.LEADER)
    assert papers.closed_on == bench.today
    assert bench.text(papers.remaining) == "Rektor følger overgangen til skolen."
    assert next(note for note in bench.notes if note.id == papers.remaining).visibility is Visibility.INTERNAL
    assert not bench.case.is_open


def test_nobody_is_asked_any_more_once_the_case_is_closed() -> None:
    bench = a_case().closing_decided().do(c.OfferBaton, HOLDER, to=COLLEAGUE).do(c.CloseCase, HOLDER)
    assert bench.case.baton.offer is None
    assert bench.case.baton.holder is not None


def test_a_closed_case_takes_nothing_but_its_archiving_a_new_round_and_a_cry_for_help() -> None:
    bench = a_case().closed()
    free = {c.ArchiveCase, c.RaiseConcern, c.ReopenCase, c.OpenSafetyTrack, *HOLD_BACK, *LOOKING}
    for kind in set(ORDERS) - free:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_CLOSED], kind
    assert bench.refuses(c.RaiseConcern) == [refusals.CASE_EXISTS]
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    assert step is not None
    assert step.id == "a.arkiver"


def test_archiving_needs_a_closed_case_a_reference_and_a_day_after_the_closing() -> None:
    assert a_case().closing_decided().refuses(c.ArchiveCase) == [refusals.CASE_NOT_CLOSED]
    bench = a_case().closed()
    told = bench.refuses(c.ArchiveCase, reference=" ", archived_on=bench.today + DAY)
    assert told == [refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]
    assert bench.refuses(c.ArchiveCase, archived_on=bench.today - DAY) == [refusals.DATES_OUT_OF_ORDER]


def test_an_archived_case_is_read_only_and_nothing_is_left_to_do() -> None:
    bench = a_case().archived()
    assert bench.case.status is CaseStatus.ARCHIVED
    assert bench.case.closing is not None
    assert bench.text(bench.case.closing.reference) == "2026/118"
    for kind in set(ORDERS) - {c.RaiseConcern, *HOLD_BACK, *LOOKING}:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_ARCHIVED], kind
    assert next_step(bench.case, bench.guide, RULES, bench.today) is None
