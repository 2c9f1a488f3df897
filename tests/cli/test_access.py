"""`bti case readers`, `bti store review`, and a store that is not what was last seen of it."""

import shutil
from pathlib import Path

from bti_tui.cli.program import Installation, make_app
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.rolled_back import RolledBackScreen
from tests.cli.calls import PASSPHRASE, Answer, Shell, secret_in
from tests.screens.list_support import is_at
from tests.screens.support import SMALL, press, settled, text, type_text

CONCERN = ("--about", "Per Vik", "--words", "Sitter alene.", "--arose-on", "2026-11-20")
OPEN = ("--yes-print-personal-data",)


def call(real: Shell, *words: str) -> Answer:
    return real.bti(*words, "--passphrase-fd", secret_in(PASSPHRASE))


def test_who_has_read_a_case_is_listed(shell: Shell) -> None:
    assert shell.bti("case", "new", *CONCERN).code == 0
    assert shell.bti("case", "show", "1").code == 0
    (one,) = shell.bti("case", "readers", "S-001", "--json").document["readers"]
    assert (one["name"], one["act"]) == ("Ingrid Solbakken", "case.read")
    assert "Ingrid Solbakken" in shell.bti("case", "readers", "1").out
    assert shell.bti("case", "readers", "7").code == 11


def test_r42_a_month_is_gone_through_and_signed(shell: Shell) -> None:
    shell.bti("case", "new", *CONCERN)
    now = ("--now", "2026-11-22T23:30")
    shell.bti("case", "show", "1", *now)
    review = shell.bti("store", "review", "--month", "2026-11", "--json", *now).document["review"]
    (line,) = [one for one in review["lines"] if one["case_id"]]
    assert (line["number"], line["count"], line["outside"], line["at_night"]) == ("S-001", 1, 0, 1)
    assert review["signed"] == []
    signed = shell.bti("store", "review", "--month", "2026-11", "--sign", "--json", *now).document["review"]
    assert len(signed["signed"]) == 1
    assert shell.bti("store", "review", "--month", "2026-11", *now).code == 0
    assert shell.bti("store", "review", "--month", "november").code == 13
    assert shell.bti("store", "verify").code == 0


def test_an_old_store_is_read_with_a_word_and_not_written_to(real: Shell, tmp_path: Path) -> None:
    assert call(real, "case", "new", *CONCERN).code == 0
    shutil.copytree(real.store, tmp_path / "old")
    assert call(real, "case", "new", *CONCERN).code == 0
    shutil.rmtree(real.store)
    shutil.copytree(tmp_path / "old", real.store)
    listed = call(real, "case", "list", *OPEN, "--json")
    assert (listed.code, len(listed.document["cases"])) == (0, 1)
    assert len(listed.err.splitlines()) == 1
    assert call(real, "case", "new", *CONCERN).code == 41
    checked = call(real, "store", "verify", "--json")
    assert checked.code == 32
    assert [one["code"] for one in checked.document["findings"]][:1] == ["audit-cut"]


def test_info_tells_the_checkpoint_for_paper(real: Shell) -> None:
    number, groups = call(real, "store", "info", "--json").document["checkpoint"].split()
    assert number.isdecimal()
    assert len(groups.split("-")) == 8


async def test_the_program_shows_the_red_screen_first_and_then_the_day(real: Shell, tmp_path: Path) -> None:
    assert call(real, "case", "new", *CONCERN).code == 0
    shutil.copytree(real.store, tmp_path / "old")
    assert call(real, "case", "new", *CONCERN).code == 0
    shutil.rmtree(real.store)
    shutil.copytree(tmp_path / "old", real.store)
    app = make_app(Installation.find("nb"), real.store)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await type_text(pilot, "ingrid")
        await press(pilot, "enter")
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert is_at(pilot, RolledBackScreen)
        assert "Ingrid Solbakken så det sist" in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, OverviewScreen)
        await press(pilot, "enter")
        assert is_at(pilot, CaseScreen)
        await press(pilot, "ctrl+q")
    assert [one["code"] for one in call(real, "store", "verify", "--json").document["findings"]][:1] == ["audit-cut"]
