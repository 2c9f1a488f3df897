"""`bti store lost` on a real backup, as somebody calls it on another machine."""

import json
import os
import shutil
import stat
import time
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bti_tui import bootstrap
from bti_tui.cli.when import moment_said
from tests.cli.calls import PASSPHRASE, Answer, Shell, secret_in

OTHER = "seks ord som heller ingen gjetter"
SAFE, HELD = "Per Hansen", "Kari Holm"
WRONG = 31
HOW = ("--machine", "locked", "--secrets", "apart")


@pytest.fixture(autouse=True)
def oslo(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def backup(real: Shell, tmp_path: Path) -> Path:
    """A backup of a store with one case that is safe to write about and one that is not; the store itself is gone."""
    lines: list[object] = []
    for child, is_unsafe in ((SAFE, "no"), (HELD, "yes")):
        name = child[:3].lower()
        lines += [
            {
                "do": "raise_concern",
                "let": child[:3].lower(),
                "about": child,
                "words": "Alene.",
                "arose_on": "2026-11-02",
            },
            {"do": "check_safety", "case_id": f"${name}", "answer": is_unsafe, "reason": "Spurt."},
        ]
    answer = real.script(*lines, options=("--passphrase-fd", secret_in(PASSPHRASE)))
    assert answer.code == 0, answer.err
    made = real.bti("store", "backup", "--to", str(tmp_path / "usb"), "--passphrase-fd", secret_in(PASSPHRASE))
    assert made.code == 0, made.err
    real.store = tmp_path / "elsewhere"
    return next((tmp_path / "usb").iterdir())


def lost(shell: Shell, backup: Path, *words: str, secrets: tuple[str, ...] = (PASSPHRASE,)) -> Answer:
    given = ("--passphrase-fd", secret_in("\n".join(secrets)))
    home = {"BTI_HOME": str(shell.folder / "home")}
    noticed = (datetime.now().astimezone() - timedelta(hours=21, minutes=1)).isoformat()
    asked = () if "--noticed" in words else ("--noticed", noticed)
    return shell.bti("store", "lost", str(backup), *asked, *words, *given, variables=home)


def test_on_another_machine_the_backup_tells_all_but_the_names(real: Shell, backup: Path) -> None:
    answer = lost(real, backup.parent, *HOW)
    assert (answer.code, answer.err) == (0, "")
    assert "om 50 timer" in answer.out
    assert "argon2id" in answer.out
    assert "64 MiB minne" in answer.out
    assert "saker 2, personer i sakene 2, ansatte 1" in answer.out
    assert "Risiko: Usikker" in answer.out
    assert "hvert gjett på passfrasen koster lite" in answer.out
    assert SAFE not in answer.out
    assert HELD not in answer.out
    assert not real.store.exists()


def test_the_time_is_told_in_the_local_time_of_that_day(real: Shell, backup: Path) -> None:
    answer = lost(real, backup, *HOW, "--noticed", "2026-10-23T09:40", "--json")
    assert answer.document["due_at"] == "2026-10-26T08:40:00+01:00"
    assert "mandag 26. oktober 2026 kl. 08:40" in lost(real, backup, *HOW, "--noticed", "2026-10-23T09:40").out


def test_the_page_is_written_in_nynorsk_and_english_too(real: Shell, backup: Path) -> None:
    real_bti = real.bti

    def speaking(language: str) -> str:
        real.bti = lambda *words, **more: real_bti("--lang", language, *words, **more)  # type: ignore[method-assign]  # a word before all others
        return lost(real, backup, *HOW).out

    assert "Ring leiaren din" in speaking("nn")
    assert "Call your leader" in speaking("en")


def test_a_machine_that_stood_open_is_a_high_risk(real: Shell, backup: Path) -> None:
    answer = lost(real, backup, "--machine", "open", "--secrets", "unknown", "--json")
    assert (answer.document["risk"], answer.document["reasons"]) == ("high", ["was-open"])


def test_names_are_printed_only_when_asked_for_and_the_list_does_not_tell_who_is_held_back(
    real: Shell, backup: Path
) -> None:
    assert lost(real, backup, *HOW, "--people").code == 2
    told = lost(real, backup, *HOW, "--people", "--json", "--yes-print-personal-data").document
    assert [one["people"][0]["name"] for one in told["affected"]] == [SAFE, HELD]
    assert [sorted(one) for one in told["affected"]] == [["kinds", "number", "people"]] * 2
    assert told["clear_first"] == 1


def test_drafts_are_private_files_and_no_letter_is_about_a_case_to_clear_first(
    real: Shell, backup: Path, tmp_path: Path
) -> None:
    into = tmp_path / "drafts"
    assert lost(real, backup, *HOW, "--into", str(into), "--letters", "nn").code == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in into.iterdir()}
    assert stat.S_IMODE(into.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in into.iterdir()} == {0o600}
    assert set(texts) == {
        "what-to-do.txt", "people.txt", "authority.txt", "leader.txt", "letter-001.txt", "clear-first.txt"
    }  # fmt: skip
    assert f"opplysningar om {SAFE}" in texts["letter-001.txt"]
    assert [name for name, text in texts.items() if HELD in text] == ["people.txt"]
    assert [name for name, text in texts.items() if "S-002" in text and name != "people.txt"] == ["clear-first.txt"]
    assert "barnevernet" in texts["clear-first.txt"]
    assert not {SAFE, HELD, "Ingrid"} & set(texts["authority.txt"].split())
    assert all("{" not in text for text in texts.values())


def test_a_folder_that_is_there_is_never_written_into(real: Shell, backup: Path, tmp_path: Path) -> None:
    answer = lost(real, backup, *HOW, "--into", str(tmp_path))
    assert (answer.code, answer.out) == (2, "")


def test_the_listing_and_the_decision_stand_in_the_audit_of_the_store_that_is_left(
    real: Shell, backup: Path, tmp_path: Path, real_store: Path
) -> None:
    shutil.copytree(real_store, real.store)
    why = "Låst, kryptert, ingen kode fulgte med."
    words = ("--into", str(tmp_path / "drafts"), "--decision", "no-notice", "--why", why)
    assert lost(real, backup, *HOW, *words).code == 0
    state = tmp_path / "home" / "state"
    with bootstrap.opened(real.store, PASSPHRASE, state) as ctx, ctx.reading() as work:
        acts = [one.act for one in work.accesses.between(datetime(2026, 1, 1).astimezone(), ctx.now())]
    assert "lost.listed" in acts
    assert [one["why"] for one in events(real.store) if one["act"] == "loss.decided"] == [why]
    assert why in (tmp_path / "drafts" / "authority.txt").read_text(encoding="utf-8")


def events(folder: Path) -> list[dict[str, Any]]:
    store = bootstrap.open_store(folder, None, PASSPHRASE)
    try:
        with closing(store.unlocked.connect()) as connection:
            rows = connection.execute("SELECT event FROM audit").fetchall()
    finally:
        store.close()
    return [json.loads(row[0]) for row in rows]


def test_a_decision_without_a_reason_is_not_taken(real: Shell, backup: Path) -> None:
    assert lost(real, backup, *HOW, "--decision", "notice").code == 13


def test_a_backup_with_another_passphrase_than_the_store_that_is_left_asks_for_its_own(
    real: Shell, backup: Path, tmp_path: Path
) -> None:
    from bti_tui.cli.store_creation import INVENTED
    from bti_tui.desk import NewStore

    wishes = {"municipality_code": INVENTED["municipality"]}
    wishes |= {key: value for key, value in INVENTED.items() if not key.startswith("municipality")}
    bootstrap.found_store(real.store, NewStore(**wishes, passphrase=OTHER)).finish().close()
    answer = lost(real, backup, *HOW, "--into", str(tmp_path / "drafts"), secrets=(OTHER, PASSPHRASE))
    assert answer.code == 0, answer.err
    assert (tmp_path / "drafts" / "people.txt").exists()


def test_a_backup_whose_owner_carries_a_key_file_opens_with_it(real: Shell, real_store: Path, tmp_path: Path) -> None:
    shutil.copytree(real_store, real.folder / "carried")
    real.store = real.folder / "carried"
    (tmp_path / "pinne").mkdir()
    file = tmp_path / "pinne" / "bti-nokkel"
    given = ("--passphrase-fd", secret_in(PASSPHRASE))
    home = {"BTI_HOME": str(tmp_path / "eier")}
    assert real.bti("store", "key-file", str(file), *given, variables=home).code == 0
    given = ("--passphrase-fd", secret_in(PASSPHRASE))
    assert real.bti("store", "backup", "--to", str(tmp_path / "usb"), *given, variables=home).code == 0
    real.store = tmp_path / "elsewhere"
    made = next((tmp_path / "usb").iterdir())
    assert lost(real, made, *HOW).code == WRONG
    answer = lost(real, made, *HOW, "--key-file", str(file))
    assert (answer.code, answer.err) == (0, "")


def test_nothing_of_the_backup_is_left_on_the_machine(real: Shell, backup: Path, tmp_path: Path) -> None:
    here = tmp_path / "tmp"
    here.mkdir()
    before = {path.name for path in backup.iterdir()}
    os.environ["TMPDIR"] = str(here)
    try:
        assert lost(real, backup, *HOW).code == 0
    finally:
        del os.environ["TMPDIR"]
    assert list(here.iterdir()) == []
    assert {path.name for path in backup.iterdir()} == before


def test_a_damaged_backup_and_a_wrong_passphrase_are_one_line(real: Shell, backup: Path) -> None:
    assert lost(real, backup, *HOW, secrets=("feil passfrase som er lang nok",)).code == 31
    content = bytearray((backup / "store.db").read_bytes())
    content[-100] ^= 1
    (backup / "store.db").write_bytes(content)
    answer = lost(real, backup, *HOW)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (32, "", 1)


NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("nå", NOW),
        ("9.40", NOW.replace(hour=9, minute=40)),
        ("kl 9", NOW.replace(hour=9)),
        ("i dag 9.40", NOW.replace(hour=9, minute=40)),
        ("i går kl 23.15", NOW.replace(day=20, hour=23, minute=15)),
        ("20.11 14.05", NOW.replace(day=20, hour=14, minute=5)),
        ("20.11 kl. 14:05", NOW.replace(day=20, hour=14, minute=5)),
        ("2026-11-20 14:05", NOW.replace(day=20, hour=14, minute=5)),
        ("2026-11-20T14:05", NOW.replace(day=20, hour=14, minute=5)),
        ("tirsdagen", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_people_type_it(said: str, read: datetime | None) -> None:
    assert moment_said(said, NOW) == read
