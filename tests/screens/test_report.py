"""The report to child welfare by keys: one part at a time, kept as it is typed, taken out and written down as made."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId
from bti_tui.domain.report import ReportChannel, ReportGround
from bti_tui.screens.ending import Ending
from bti_tui.screens.report import ReportScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.report import report_page
from bti_tui.widgets.pager import Pager
from bti_tui.widgets.text_fields import LineEditor
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import HOSTILE, CaseStore, burst, opened
from tests.screens.support import LARGE, SMALL, rows, settled


def with_family() -> CaseBuilder:
    return a_case().do(c.Observe, seen="Han satt alene hele formiddagen.").with_guardians()


def report(desk: Desk[Context], case: CaseId) -> ReportScreen:
    return ReportScreen(desk, case)


class Store(CaseStore):
    """A store whose files go into memory."""

    def __init__(self, case: CaseBuilder) -> None:
        super().__init__(case)
        self.files: dict[str, bytes] = {}
        self.context = replace(self.context, put_file=self._put)

    def _put(self, path: Path, content: bytes | None) -> None:
        if path.name in self.files:
            raise BadInput(place="print-file", problem="exists")
        if content is not None:
            self.files[path.name] = content


def whole_text(pilot: Pilot[Ending]) -> str:
    """All pages of what is read through."""
    return "\n".join(pilot.app.screen.query_one(Pager).lines)


async def test_r27_a_no_without_its_reason_is_not_taken_and_the_cursor_goes_there() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, "down", "down", "enter", "Tunet 4", "tab", "tab", "tab", "tab", "n", "f4")
        assert "! må stå ved nei" in "\n".join(rows(pilot))
        await burst(pilot, "Han er fire.", "f4")
        assert any(row.startswith(">= Barn") for row in rows(pilot))
    (child,) = report_page(store.context, store.id).draft.children
    assert (child.told, child.why, child.address.street) == (False, "Han er fire.", "Tunet 4")


async def test_r29_the_five_grounds_and_both_thresholds_are_shown_and_none_is_ticked() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        shown = "\n".join(rows(pilot))
        assert "Lav terskel for bevis" in shown
        assert "Høy terskel for alvor" in shown
        await burst(pilot, *["down"] * 6, "enter")
        shown = "\n".join(rows(pilot))
        assert shown.count("[ ]") == len(ReportGround)
        assert "[x]" not in shown
        assert "Lav terskel for bevis" in shown
        await burst(pilot, "14", "f4")
    assert report_page(store.context, store.id).draft.grounds == (ReportGround.NEGLECT, ReportGround.BEHAVIOUR)


async def test_what_only_concludes_is_asked_about_before_anybody_reads_it() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, *["down"] * 7, "enter", "tab", "Han er helt klart utsatt for vold.", "f4", "f4")
        shown = "\n".join(rows(pilot))
        assert "Det står ingen observasjon." in shown
        assert "«helt klart», «vold»" in shown


async def test_a_chosen_observation_stands_in_the_report_with_its_day() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, *["down"] * 7, "enter", " ", "f4", "f4")
        shown = whole_text(pilot)
        assert "Han satt alene hele formiddagen." in shown
        assert "Det står ingen observasjon" not in shown


async def test_r30_reported_receipt_and_answer_are_written_down_and_the_keys_are_there_when_they_can_be_used() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb", size=LARGE) as pilot:
        assert "F7 Kvittering" not in rows(pilot)[-1]
        await burst(pilot, "f6", "b", "tab", "p", "tab", "tab", "tab", "j", "f4")
        assert "ingen kvittering ennå" in "\n".join(rows(pilot))
        assert "F7 Kvittering" in rows(pilot)[-1]
        await burst(pilot, "f7", "2026-44", "f4")
        await burst(pilot, "f8", "j", "f4")
        assert "svar" in "\n".join(rows(pilot))
        await burst(pilot, "f8")
        assert "Undersøkelsen er ferdig" in "\n".join(rows(pilot))
        await burst(pilot, "n", "tab", "j", "f4")
        assert "undersøkelsen er ferdig, svar" in "\n".join(rows(pilot))
    (fact,) = store.new(f.SuspicionReported)
    now = store.now.astimezone()
    assert (fact.channel, fact.minute) == (ReportChannel.PORTAL, now.hour * 60 + now.minute)
    assert store.new(f.ReceiptReceived)
    assert [(one.opened, one.ended) for one in store.new(f.ReplyReceived)] == [(True, False), (False, True)]


async def test_a_closed_case_takes_receipt_and_answer_and_each_report_that_waits_has_its_line() -> None:
    bench = a_case().underway().evaluated()
    for days in (0, 2):
        bench.later(days=days).do(c.ReportSuspicion, channel=ReportChannel.PORTAL)
    bench.do(c.Decide, HOLDER).do(c.CloseCase, HOLDER)
    store = Store(bench)
    async with opened(store, report, language="nb", size=LARGE) as pilot:
        assert "\n".join(rows(pilot)).count("ingen kvittering ennå") == 2
        assert {"F6 Meldt", "F7 Kvittering", "F8 Svar"} <= set(re.findall(r"F[678] \w+", rows(pilot)[-1]))
        await burst(pilot, "f7", "2026-44", "f4")
        await burst(pilot, "f8", "n", "f4")
        assert "\n".join(rows(pilot)).count("ingen kvittering ennå") == 1
    assert [one.replied_on is None for one in store.store.kept.cases[bench.id].safety_work.reports] == [False, True]


@pytest.mark.parametrize("kind", ["pdf", "txt"])
async def test_the_report_is_taken_out_as_a_file(kind: str) -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, "f5")
        field = pilot.app.screen.query_one(LineEditor)
        field.value = f"/papirer/melding.{kind}"
        await burst(pilot, "f4")
        assert f"melding.{kind}" in "\n".join(rows(pilot))
    assert store.files[f"melding.{kind}"]
    assert store.new(f.Disclosed)


async def test_a_file_that_is_there_already_is_said_no_to_in_one_line() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, "f5", "f4")
        await burst(pilot, "f5", "f4")
        assert "Det ligger en fil med det navnet der." in "\n".join(rows(pilot))
    assert len(store.files) == 1


async def test_hostile_words_stand_in_every_field_and_on_paper_as_they_are() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, *["down"] * 8, "enter", HOSTILE, "f4", "f4")
        assert "[bold]rød[/bold]" in whole_text(pilot)
        await burst(pilot, "escape", "f5", "f4")
    assert report_page(store.context, store.id).draft.history.startswith("[bold]rød[/bold]")
    assert all(content.startswith(b"%PDF") for content in store.files.values())


async def test_what_was_half_written_is_there_when_one_comes_back() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, "enter", "Solvik")
        place = pilot.app.screen
        assert isinstance(place, ReportScreen)
        await place.keep_drafts()
        await settled(pilot)
    async with opened(store, report, language="nb") as pilot:
        assert any(row.startswith(">= Til") for row in rows(pilot))


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_every_part_is_seen_whole_on_a_small_and_a_large_screen(size: tuple[int, int], language: str) -> None:
    store = Store(with_family())
    async with opened(store, report, language=language, size=size) as pilot:
        shown = rows(pilot)
        assert len([row for row in shown if row[1:2] in {"!", "="} or row[:2] in {">!", ">="}]) == 10


async def test_r33_a_talk_without_names_is_written_down_with_one_key_and_a_name_in_it_is_refused() -> None:
    store = Store(with_family())
    name = next(iter(report_page(store.context, store.id).names.values())).split()[0]
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, "f2", "b", "tab", "tab", f"De spurte om {name}.", "f4")
        assert "et navn fra saken" in "\n".join(rows(pilot))
        assert store.new(f.AdviceGiven) == []


async def test_what_a_report_said_is_read_again_after_it_was_made() -> None:
    store = Store(with_family())
    async with opened(store, report, language="nb") as pilot:
        await burst(pilot, *["down"] * 8, "enter", "Kjent i to år.", "f4", "f6", "b", "tab", "p", "f4")
        assert "Mangler: Meldt av." in "\n".join(rows(pilot))
        await burst(pilot, "j", "f4")
        assert not report_page(store.context, store.id).begun
        await burst(pilot, "f4")
        assert "Kjent i to år." in whole_text(pilot)
