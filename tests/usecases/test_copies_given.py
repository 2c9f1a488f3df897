"""A copy that is given goes through the gate, and stands in the case and in the access log before it is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import BadInput, DiskFull, Refused
from bti_tui.domain.guide import GuardName
from bti_tui.domain.people import Relation
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.usecases.context import Context
from bti_tui.usecases.copies import (
    COPY_PRINTED,
    COPY_READ,
    JOURNAL_NOTED,
    READ_ALOUD,
    CopyOrder,
    copies_page,
    copy_page,
    give_copy,
    read_aloud,
    read_copy,
)
from bti_tui.usecases.disclosure import disclosures
from tests.builders import CaseBuilder
from tests.orders import PPT
from tests.people import PSYCHOLOGIST
from tests.planted_copies import MOTHER, planted
from tests.usecases.copying import ARCHIVE, FAMILY, JOURNAL, desk, on_paper, rows


def test_r31_while_the_safety_track_is_open_nothing_goes_to_the_family() -> None:
    bench = planted().do(c.OpenSafetyTrack)
    ctx, files = desk(bench)
    family = [one for one in copies_page(ctx, bench.id).rows if one.recipient.kind is FAMILY]
    assert len(family) == 3
    for one in family:
        assert GuardName.SAFETY.value in {why.code for why in one.reasons}
        assert one.lines == 0
        with pytest.raises(Refused):
            give_copy(ctx, CopyOrder(bench.id, one.recipient), on_paper, Path("a.txt"))
        with pytest.raises(Refused):
            read_aloud(ctx, CopyOrder(bench.id, one.recipient))
    assert files == {}


def test_r19_after_a_withdrawal_a_service_gets_nothing_more_and_the_missing_consent_is_named_with_its_step() -> None:
    bench = planted().do(c.WithdrawConsent).do(c.CheckSafety, answer=SafetyAnswer.NO)
    ctx, files = desk(bench)
    row = rows(ctx, bench)[PPT]
    assert (row.lines, [one.code for one in row.reasons]) == (0, [GuardName.AGENCY_CONSENT.value])
    assert row.reasons[0].mend
    with pytest.raises(Refused):
        give_copy(ctx, CopyOrder(bench.id, row.recipient), on_paper, Path("a.txt"))
    assert files == {}


def test_r37_minutes_that_are_not_approved_are_copied_for_nobody() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    going_on = bench.case.unapproved[0].id
    for row in copies_page(ctx, bench.id, going_on).rows:
        assert refusals.MINUTES_NOT_APPROVED in {one.code for one in row.reasons}
        with pytest.raises(Refused):
            copy_page(ctx, CopyOrder(bench.id, row.recipient, going_on))


def test_r42_each_copy_stands_in_the_case_and_in_the_access_log_before_it_is_written() -> None:
    bench = planted()
    ctx, files = desk(bench)
    for name, way in ((MOTHER, Way.FAMILY_COPY), (PPT, Way.PRINT)):
        give_copy(ctx, CopyOrder(bench.id, rows(ctx, bench)[name].recipient), on_paper, Path(f"{way}.txt"))
        assert disclosures(ctx, bench.id)[0].way is way
        assert rows(ctx, bench)[name].given_on == ctx.today
    assert "Loggnotat" in files[Path("family_copy.txt")].decode()
    assert _acts(ctx, bench).count(COPY_PRINTED) == 2


def test_a_copy_for_the_archive_or_ones_own_record_leaves_no_case_and_is_logged_all_the_same() -> None:
    bench = planted()
    ctx, files = desk(bench)
    before = len(disclosures(ctx, bench.id))
    own = [one.recipient for one in copies_page(ctx, bench.id).rows if one.recipient.kind in {ARCHIVE, JOURNAL}]
    for place, one in enumerate(own):
        give_copy(ctx, CopyOrder(bench.id, one), on_paper, Path(f"{place}.txt"))
    assert len(files) == 2
    assert len(disclosures(ctx, bench.id)) == before
    assert {COPY_PRINTED, JOURNAL_NOTED} <= set(_acts(ctx, bench))


def test_that_it_was_read_aloud_stands_in_the_access_log() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    read_aloud(ctx, CopyOrder(bench.id, rows(ctx, bench)[MOTHER].recipient))
    assert _acts(ctx, bench)[0] == READ_ALOUD


def test_r42_that_a_copy_was_looked_through_is_written_down_before_anybody_has_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = planted()
    ctx, _ = desk(bench)
    order = CopyOrder(bench.id, rows(ctx, bench)[MOTHER].recipient)
    assert read_copy(ctx, order) == copy_page(ctx, order)
    assert _acts(ctx, bench).count(COPY_READ) == 1

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    kept = ctx.unit_of_work()
    monkeypatch.setattr(type(kept), "commit", full)
    with pytest.raises(DiskFull):
        read_copy(ctx, order)


def test_a_file_that_can_not_be_made_gives_nothing_away() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    order = CopyOrder(bench.id, rows(ctx, bench)[MOTHER].recipient)
    before = len(disclosures(ctx, bench.id))
    with pytest.raises(BadInput):
        give_copy(ctx, order, on_paper, Path("a.docx"))
    assert len(disclosures(ctx, bench.id)) == before


def test_r50_a_graded_address_stops_a_copy_once_and_nothing_is_written_down_before_that() -> None:
    bench = planted().do(c.ProtectAddress)
    ctx, files = desk(bench)
    order = CopyOrder(bench.id, rows(ctx, bench)[MOTHER].recipient)
    before = len(disclosures(ctx, bench.id))
    with pytest.raises(Refused) as refused:
        give_copy(ctx, order, on_paper, Path("a.txt"))
    assert {one.code for one in refused.value.reasons} <= {refusals.COPY_STRICT, refusals.COPY_CONFIDENTIAL}
    assert (files, len(disclosures(ctx, bench.id))) == ({}, before)
    give_copy(ctx, order, on_paper, Path("a.txt"))
    assert len(files) == 1


def test_who_sees_only_the_log_makes_no_copies_for_others() -> None:
    bench = planted()
    ctx, _ = desk(bench)
    with ctx.unit_of_work() as work:
        work.professionals.add(PSYCHOLOGIST)
        work.commit()
    found = copies_page(ctx.acting_as(PSYCHOLOGIST), bench.id).rows
    assert {one.recipient.kind for one in found if not one.reasons} == {JOURNAL}
    assert refusals.THROUGH_THE_LOG in {why.code for one in found for why in one.reasons}


def test_r22_from_eighteen_a_guardian_gets_no_copy_unless_the_young_adult_lets_her() -> None:
    bench = planted()
    eighteen = bench.today.replace(year=bench.today.year - 18)
    subject = bench.order(c.CorrectPerson, person=bench.case.subject, born_on=eighteen)
    assert isinstance(subject, c.CorrectPerson)
    bench.give(replace(subject, relation=Relation.SUBJECT, full_name="Ella Fjellvær", responsible=False))
    ctx, _ = desk(bench)
    assert [one.code for one in rows(ctx, bench)[MOTHER].reasons] == [refusals.DISCLOSURE_NOT_FAMILY]
    assert rows(ctx, bench)["Ella Fjellvær"].reasons == ()


def _acts(ctx: Context, bench: CaseBuilder) -> list[str]:
    with ctx.reading() as work:
        return [one.act for one in work.accesses.of_case(bench.id)]
