"""`bti store backup`, `restore`, `drill` and `doctor` as a person calls them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from bti_tui.bootstrap import store_id, wall_clock
from bti_tui.cli.doctor_report import STATES, TEXTS, lines_of
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.settings import BackupMark, load_mark, save_mark
from bti_tui.store.health import Check, State
from tests.cli.calls import PASSPHRASE, Answer, Shell, secret_in

CONCERN = {"do": "raise_concern", "about": "Per Hansen", "words": "Trekker seg unna.", "arose_on": "2026-11-20"}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"BTI_HOME": str(tmp_path / "home")}


def call(shell: Shell, home: Mapping[str, str], *words: str, secret: str = "") -> Answer:
    more = ["--passphrase-fd", secret_in(secret)] if secret else []
    return shell.bti("store", *words, *more, variables=home)


def document(shell: Shell, home: Mapping[str, str], *words: str, secret: str = "") -> Any:
    answer = call(shell, home, *words, "--json", secret=secret)
    assert (answer.code, answer.err) == (0, "")
    return answer.document


def test_r41_a_backup_of_a_real_store_is_made_tried_and_restored_with_its_passphrase(
    real: Shell, home: dict[str, str], tmp_path: Path
) -> None:
    assert real.script(CONCERN, options=("--passphrase-fd", secret_in(PASSPHRASE))).code == 0
    made = document(real, home, "backup", secret=PASSPHRASE)
    assert Path(made["backup"]).parent == tmp_path / "home" / "data" / "backups"
    tried = document(real, home, "drill", secret=PASSPHRASE)
    assert (tried["backup"], tried["counts"], tried["head"]) == (made["backup"], made["counts"], made["head"])
    restored = document(real, home, "restore", made["backup"], "--store", str(tmp_path / "new"), secret=PASSPHRASE)
    assert (restored["cases"], restored["folder"]) == (1, str(tmp_path / "new"))
    listed = ("case", "list", "--json", "--yes-print-personal-data")
    before = real.bti(*listed, "--passphrase-fd", secret_in(PASSPHRASE), variables=home)
    real.store = tmp_path / "new"
    new_machine = {"BTI_HOME": str(tmp_path / "elsewhere")}
    after = real.bti(*listed, "--passphrase-fd", secret_in(PASSPHRASE), variables=new_machine)
    assert after.document == before.document
    assert call(real, new_machine, "verify", secret=PASSPHRASE).code == 0


def test_a_training_store_asks_for_nothing(shell: Shell, home: dict[str, str], tmp_path: Path) -> None:
    made = call(shell, home, "backup", "--to", str(tmp_path / "usb"))
    (folder,) = (tmp_path / "usb").iterdir()
    assert made.code == 0
    assert str(folder) in made.out
    assert call(shell, home, "drill", "--to", str(tmp_path / "usb")).code == 0
    assert call(shell, home, "restore", str(folder), "--store", str(tmp_path / "new")).code == 0


def test_when_and_where_is_remembered_beside_the_settings_and_not_in_the_store(
    shell: Shell, home: dict[str, str], tmp_path: Path
) -> None:
    made = document(shell, home, "backup")
    mark = load_mark(tmp_path / "home" / "state", store_id(shell.store) or "")
    assert mark == BackupMark(datetime.fromisoformat(made["made_at"]), made["backup"])


def test_the_folder_of_the_settings_is_used(shell: Shell, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(f'backup_folder = "{tmp_path / "share"}"\n')
    assert Path(document(shell, home, "backup")["backup"]).parent == tmp_path / "share"


def test_the_store_itself_is_no_place_for_backups(shell: Shell, home: dict[str, str]) -> None:
    answer = call(shell, home, "backup", "--to", str(shell.store / "copies"))
    assert (answer.code, answer.out) == (2, "")
    assert "--to" in answer.err


def test_a_target_that_can_not_be_written_to_is_one_line(shell: Shell, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    answer = call(shell, home, "backup", "--to", str(tmp_path / "file" / "x"))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (40, "", 1)


@pytest.mark.parametrize(("into", "code"), [("store", 36), ("used", 13)])
def test_r41_nothing_is_restored_over_what_is_there(
    shell: Shell, home: dict[str, str], tmp_path: Path, into: str, code: int
) -> None:
    made = document(shell, home, "backup")
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "x").write_text("x")
    assert call(shell, home, "restore", made["backup"], "--store", str(tmp_path / into)).code == code


def test_without_any_backup_there_is_nothing_to_try_or_restore(
    shell: Shell, home: dict[str, str], tmp_path: Path
) -> None:
    assert call(shell, home, "drill").code == 35
    assert call(shell, home, "restore", str(tmp_path / "none"), "--store", str(tmp_path / "new")).code == 35


def test_the_doctor_gives_one_page_and_ends_well_on_a_sound_store(shell: Shell, home: dict[str, str]) -> None:
    call(shell, home, "backup")
    answer = call(shell, home, "doctor")
    assert answer.code == 0
    assert 15 <= len(answer.out.splitlines()) <= 24
    assert {line.split()[0] for line in answer.out.splitlines()} <= {"ok", "obs"}
    told = document(shell, home, "doctor")["checks"]
    assert {one["code"] for one in told} >= {"chain-ok", "cases-ok", "backup-ok", "drill-ok"}


def test_the_doctor_ends_as_damaged_when_something_is_bad(shell: Shell, home: dict[str, str]) -> None:
    database = shell.store / "store.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    answer = call(shell, home, "doctor")
    assert answer.code == 32
    assert [line for line in answer.out.splitlines() if line.startswith("feil")]


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("code", TEXTS)
def test_every_check_has_a_sentence_in_every_language(code: str, language: Language) -> None:
    facts = dict.fromkeys(
        ("version", "detail", "name", "mib", "device", "count", "where", "times", "days", "folder", "cases", "facts",
         "head", "group", "day", "file"), 3
    )  # fmt: skip
    (line,) = lines_of([Check(code, State.NOTE, {**facts, "error": "wrong-passphrase"})], Translator(language))
    assert "{" not in line
    assert set(STATES) == set(State)


def test_a_mark_that_can_not_be_read_is_as_if_there_were_none(tmp_path: Path) -> None:
    store = "018bcfe5-6800-7000-8000-000000000000"
    save_mark(tmp_path, store, BackupMark(wall_clock() - timedelta(days=9), "/media/usb"))
    (file,) = (tmp_path / "backups").iterdir()
    for spoiled in ("made_at = 3", 'made_at = "2026-11-21"', "made_at"):
        file.write_text(spoiled)
        assert load_mark(tmp_path, store) is None
