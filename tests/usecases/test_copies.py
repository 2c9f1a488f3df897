"""What leaves the log and the meetings: each copy holds what its recipient may read, goes through the gate, is kept."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.copies import CopyFilter
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import PartyId, UserId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.domain.people import Telling
from bti_tui.prints import to_text
from bti_tui.screens.aloud_text import told_aloud
from bti_tui.screens.copy_paper import copy_document
from bti_tui.usecases.copies import (
    CopyOrder,
    copies_page,
    copy_page,
)
from tests.builders import CaseBuilder
from tests.orders import HOLDER, OWNER, PPT
from tests.planted_copies import (
    FATHER,
    MOTHER,
    NEVER,
    OF_MEETINGS,
    OF_MOTHER,
    OPEN,
    entry,
    meeting,
    person,
    planted,
    said,
)
from tests.planted_secrets import feared_for, leaks
from tests.usecases.copying import ARCHIVE, NB, copies, desk, rows, text_for, written


def test_r37_no_copy_holds_what_is_internal_withheld_purged_struck_or_not_approved() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    found = {(name, of): said(text) & NEVER for name, of, text in copies(ctx, bench)}
    assert len(found) > 15
    assert {key: words for key, words in found.items() if words} == {}


def test_r37_the_same_words_are_found_where_they_may_be_read() -> None:
    bench = planted()
    archive = next(one.recipient for one in copies_page(desk(bench)[0], bench.id).rows if one.recipient.kind is ARCHIVE)
    text = written(copy_page(desk(bench)[0], CopyOrder(bench.id, archive)))
    assert said(text) == OPEN | OF_MOTHER | OF_MEETINGS


def test_r37_what_one_guardian_said_alone_is_not_in_the_other_ones_copy() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    for name in (FATHER, "together"):
        assert said(text_for(ctx, bench, name)) == OPEN | OF_MEETINGS - {"Sagtutenfar"}
    for of in [one.id for one in bench.case.planned_meetings[:2]]:
        assert not said(text_for(ctx, bench, FATHER, of)) & {*OF_MOTHER, "Sagtutenfar"}
    assert said(text_for(ctx, bench, MOTHER)) >= {"Sagtutenfar", "Morssyn", "Morsreservasjon"}


def test_what_was_said_with_both_there_is_in_both_copies() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    first = bench.case.planned_meetings[0].id
    for name in (MOTHER, FATHER, "Ella Fjellvær"):
        assert said(text_for(ctx, bench, name, first)) == OF_MEETINGS - {"Sagtutenfar"}


def test_r18_a_service_gets_what_the_consent_covers_and_what_it_was_there_for() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    assert said(text_for(ctx, bench, PPT)) == {"Barnsord", "Beslutningsord", "Møtemål", "Møtetiltak"}
    away = bench.case.planned_meetings[1].id
    assert said(text_for(ctx, bench, PPT, away)) == set()
    assert "Marte" not in text_for(ctx, bench, PPT, away).replace("Ella Fjellvær", "")


def test_r18_measures_go_to_a_service_once_the_consent_covers_measures() -> None:
    bench = planted()
    assert "lekegruppe" not in text_for(desk(bench)[0], bench, PPT)
    kinds = ("trivsel", "tiltak")
    bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=kinds)
    for one in bench.guardians:
        bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    assert "lekegruppe" in text_for(desk(bench)[0], bench, PPT)


def test_a_measure_says_what_who_where_from_when_until_when_how_it_is_followed_up_and_for_which_goal() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    whole = "Nytt tiltak: Møtetiltak, Hanne Vik, barnehage, fra man 24.08.2026, frist man 05.10.2026, evalueres man"
    for of in (None, bench.case.planned_meetings[0].id):
        told = " ".join(text_for(ctx, bench, MOTHER, of).split())
        assert f"{whole} 05.10.2026 - mål: Møtemål." in told


def test_a_service_that_heard_of_a_measure_is_not_told_its_goal_from_before_by_the_copy() -> None:
    bench = planted().do(c.ApproveMinutes, HOLDER)
    heard = meeting(bench)
    bench.do(c.PlanMeasure, HOLDER, title="Hørttiltak", goal=bench.case.goals[0].id, meeting=heard)
    bench.do(c.ApproveMinutes, HOLDER)
    ctx, _ = desk(bench)
    for of in (None, heard):
        assert "Hørttiltak" in text_for(ctx, bench, PPT, of)
        assert "Leker med et annet barn" not in text_for(ctx, bench, PPT, of)
        assert "Leker med et annet barn" in text_for(ctx, bench, MOTHER, of)


def test_a_guest_without_a_role_stands_in_the_minutes_as_a_guest() -> None:
    bench = planted().do(c.ApproveMinutes, HOLDER)
    guests = (AttendeeWish(name="Nils Uten"), AttendeeWish(name="Siri Dahl", agency=PPT))
    bench.do(c.PlanMeeting, HOLDER, on=bench.today, attendees=(AttendeeWish(PartyId(HOLDER)), *guests))
    bench.do(c.BeginMeeting, HOLDER).do(c.ApproveMinutes, HOLDER)
    ctx, _ = desk(bench)
    told = " ".join(text_for(ctx, bench, MOTHER, bench.case.planned_meetings[-1].id).split())
    assert "Nils Uten (gjest); Siri Dahl (gjest, PPT)" in told


def test_the_note_for_ones_own_record_holds_only_what_the_service_wrote_and_is_to_do() -> None:
    bench = planted()
    bench.do(c.PlanMeasure, HOLDER, title="Pptstiltak", agency=PPT)
    ctx, _ = desk(bench)
    text = text_for(ctx, bench, "kindergarten")
    assert "Liten lekegruppe" in text
    assert "Pptstiltak" not in text
    assert not said(text) & {*OF_MOTHER, "Sagttilbegge"}
    minutes = text_for(ctx, bench, "kindergarten", bench.case.planned_meetings[0].id)
    assert "Marte" not in minutes
    assert "mor" in minutes


@pytest.mark.parametrize("until", [c.OpenSafetyTrack, c.HoldBack, c.SettleHeld])
def test_nothing_of_the_safety_track_is_in_any_copy_and_a_no_does_not_tell_of_it(until: type[c.Command]) -> None:
    bench = feared_for(until)
    for user in (OWNER, UserId("oddny")):
        ctx, _ = desk(bench, user)
        assert {name: leaks(text) for name, _, text in copies(ctx, bench) if leaks(text)} == {}
        told = [why.code for one in copies_page(ctx, bench.id).rows for why in one.reasons]
        assert user == OWNER or GuardName.SAFETY.value not in told


def test_somebody_who_is_told_nothing_gets_no_copy_and_somebody_in_part_only_what_is_her_own() -> None:
    bench = planted()
    father = person(bench, FATHER)
    bench.do(c.PlanMeasure, HOLDER, title="Farstiltak", responsible=father)
    bench.do(c.SettleTelling, HOLDER, person=father, telling=Telling.PART, why="Bare det han selv skal gjøre.")
    ctx, _ = desk(bench)
    assert rows(ctx, bench)[FATHER].in_part == "Bare det han selv skal gjøre."
    assert said(text_for(ctx, bench, FATHER)) == set()
    assert "Farstiltak" in text_for(ctx, bench, FATHER)
    assert str(father) not in map(str, rows(ctx, bench)["together"].recipient.people)
    bench.do(c.SettleTelling, HOLDER, person=father, telling=Telling.NOTHING, why="Etter råd.")
    ctx, _ = desk(bench)
    assert [one.code for one in rows(ctx, bench)[FATHER].reasons] == [refusals.NOT_TO_BE_TOLD]


def test_r45_a_correction_and_what_it_corrects_point_at_each_other_by_their_numbers() -> None:
    bench = planted()
    lines: list[Any] = list(copy_page(desk(bench)[0], _mothers(bench)).copy.lines)  # type: ignore[union-attr]  # a log
    assert [one.number for one in lines] == list(range(1, len(lines) + 1))
    late = next(one for one in lines if one.corrects)
    early = lines[late.corrects - 1]
    assert (early.corrected_in, dict(early.line.texts)["text"]) == (late.number, "Feilord")
    assert dict(late.line.texts)["text"] == "Rettetord"


def test_paper_and_reading_aloud_have_the_same_numbers() -> None:
    bench = planted()
    page = copy_page(desk(bench)[0], _mothers(bench))
    paper = to_text(copy_document(page, NB)).decode()
    aloud = "\n".join(told_aloud(page, NB))
    for number in range(1, page.copy.size + 1):
        assert f"\n{number}. " in paper
        assert f"\n{number}. " in aloud


def test_a_line_of_the_log_that_is_written_after_the_approval_is_in_no_minutes() -> None:
    bench = planted()
    entry(bench, "Etterpåord")
    ctx, _ = desk(bench)
    assert "Etterpåord" not in text_for(ctx, bench, MOTHER, bench.case.planned_meetings[0].id)
    assert "Etterpåord" in text_for(ctx, bench, MOTHER)


def test_nothing_of_the_place_is_in_a_copy_once_an_address_is_graded() -> None:
    bench = planted()
    first = bench.case.planned_meetings[0].id
    assert "Rom 214" in text_for(desk(bench)[0], bench, MOTHER, first)
    bench.do(c.ProtectAddress, HOLDER)
    assert "Rom 214" not in text_for(desk(bench)[0], bench, MOTHER, first)


def _mothers(bench: CaseBuilder) -> CopyOrder:
    return CopyOrder(bench.id, rows(desk(bench)[0], bench)[MOTHER].recipient)


def test_words_that_are_not_in_the_log_are_not_even_read_for_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CopyFilter, "lets", lambda *_: True)
    monkeypatch.setattr(CopyFilter, "kept_back", lambda *_: frozenset())
    bench = planted()
    ctx, _ = desk(bench)
    found = set().union(*(said(text) for _, _, text in copies(ctx, bench)))
    assert "Ugodkjentord" in found
    assert not found & {"Internthemmelighet", "Sperretord", "Slettetord"}


def test_r45_a_line_of_the_minutes_that_was_corrected_later_stands_there_with_its_correction() -> None:
    bench = planted()
    first = bench.case.planned_meetings[0].id
    decided = next(
        one.id
        for one in bench.records
        if isinstance(one.fact, EntryWritten) and bench.text(one.fact.text) == "Beslutningsord"
    )
    bench.do(c.CorrectEntry, HOLDER, entry=decided, text="Nybeslutning")
    text = " ".join(text_for(desk(bench)[0], bench, FATHER, first).split())
    assert "3. Beslutning: Beslutningsord. Rettet i nummer 6." in text
    assert "Nybeslutning. Retter nummer 3." in text
