"""Whatever lies in a file, reading it ends in values or in one of our own errors, never in a traceback."""

import io
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bti_tui.cli import script_input
from bti_tui.cli.script_input import RawLine, understood
from bti_tui.cli.script_report import PROBLEMS
from bti_tui.domain.errors import BadInput, BtiError, Damaged, GuideInvalid
from bti_tui.domain.nesting import is_deeper
from bti_tui.guide.loader import load_guide
from bti_tui.guide.own_folder import LARGEST
from bti_tui.i18n import Translator
from bti_tui.settings import load_contacts, load_settings
from bti_tui.settings.toml_file import LARGEST_BYTES
from bti_tui.store import bundle, checkpoint, keys_document
from tests.hostile.corpus import NAME, TEXT

DEEP: Final = 100_000
BYTES = st.binary(max_size=400)
WORDS = st.text(max_size=60) | st.sampled_from([NAME, TEXT])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["do", "let", "as", "now", "about", "words", "format", "store", "gen", "slots", "mac", "files", "id", "levels"]
)
DOCUMENTS = st.dictionaries(KEYS | WORDS, JSON, max_size=8)
TOML_LINES = st.lists(
    st.sampled_from(["[police]", "[[levels]]", "format = 1", "language = 'nb'", "a = [", "x.y.z = {}", "'''", '"""'])
    | st.text(max_size=40),
    max_size=12,
).map("\n".join)
ONCE = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
BAD_FILES: Final[dict[str, bytes]] = {
    "nothing": b"",
    "deep lists": b"a = " + b"[" * DEEP,
    "deep tables": b"a = " + b"{ b = " * DEEP,
    "a long way": b".".join([b"a"] * 30_000) + b" = 1",
    "no text": bytes(range(256)),
    "nul": b"language = 'n\x00b'",
    "escape": TEXT.encode(),
    "a large number": b"idle_minutes = " + b"9" * 5000,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / f"{NAME.replace('/', '')}.toml"


def say(error: BtiError) -> str:
    """The one line that a person reads."""
    said = Translator("nb").error(error)
    assert said
    return said


@given(lines=st.lists(BYTES | DOCUMENTS.map(lambda one: json.dumps(one).encode()), max_size=5))
@example(lines=[b'{"do":' * DEEP])
@example(lines=[b'{"do": "' + b'\\"' * 400_000])
@example(lines=[b'{"do": 1' + b"0" * 5000 + b"}"])
@ONCE
def test_a_script_is_understood_or_refused_line_by_line(lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\n".join(lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    for raw in script_input.lines_of("-"):
        with suppress(BadInput):
            understood(raw)
        assert isinstance(raw, RawLine)
        if isinstance(raw.content, BadInput):
            assert raw.content.facts["problem"] in PROBLEMS


@given(content=BYTES | TOML_LINES.map(str.encode))
@ONCE
def test_settings_and_contacts_always_give_values_and_one_line_for_each_fault(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    for load in (load_settings, load_contacts):
        _, problems = load(file)
        for problem in problems:
            assert len(problem.sentence(Translator("nb")).splitlines()) <= 1 + str(file).count("\n")


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_settings_file_says_one_line_and_the_program_starts(kind: str, file: Path) -> None:
    file.write_bytes(BAD_FILES[kind])
    for load in (load_settings, load_contacts):
        _, problems = load(file)
        assert all(str(file) in one.sentence(Translator("nb")) for one in problems)
        assert bool(problems) == (kind != "nothing")


def test_a_settings_file_that_is_too_large_or_no_file_is_not_read(file: Path) -> None:
    with file.open("wb") as hollow:
        hollow.truncate(LARGEST_BYTES + 1)
    assert len(load_settings(file)[1]) == 1
    assert len(load_settings(file.parent)[1]) == 1


@given(content=BYTES | TOML_LINES.map(str.encode))
@ONCE
def test_a_guide_is_loaded_or_refused(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    with pytest.raises(GuideInvalid) as refused:
        load_guide(file)
    assert say(refused.value)


@pytest.mark.parametrize("kind", [*BAD_FILES, "too large", "a folder", "a device"])
def test_a_bad_guide_is_refused_in_one_line_with_its_name(kind: str, file: Path) -> None:
    if kind == "too large":
        with file.open("wb") as hollow:
            hollow.truncate(LARGEST + 1)
    elif kind == "a folder":
        file.mkdir()
    elif kind == "a device":
        file = Path("/dev/zero")
    else:
        file.write_bytes(BAD_FILES[kind])
    with pytest.raises(GuideInvalid) as refused:
        load_guide(file)
    assert say(refused.value)


@given(content=BYTES | DOCUMENTS.map(lambda one: json.dumps(one).encode()))
@example(content=b"[" * DEEP)
@example(content=b'{"format": "bti-keys/1", "store": 1, "gen": 1e999, "training": 0, "slots": {}, "mac": []}')
@ONCE
def test_a_key_file_a_manifest_and_a_checkpoint_are_read_or_damaged(content: bytes, tmp_path: Path) -> None:
    (tmp_path / bundle.MANIFEST).write_bytes(content)
    readers: list[Callable[[], Any]] = [
        lambda: keys_document.parse(content),
        lambda: bundle.read(tmp_path),
        lambda: checkpoint.parse(content.decode(errors="replace")),
    ]
    for read in readers:
        with pytest.raises(Damaged):
            read()


def test_nesting_is_counted_without_following_it() -> None:
    assert is_deeper("[" * 9, 8)
    assert not is_deeper("[]" * 1000, 1)
    assert not is_deeper('"[[[[[[[[[[[[["', 1)
    assert not is_deeper('"\\"[[[["', 1)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A folder that looks like a backup."""
    folder = tmp_path / "bti-2026-11-21-230700"
    folder.mkdir()
    for name in (*bundle.CONTENT, bundle.MANIFEST):
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.parametrize("name", [*bundle.CONTENT, bundle.MANIFEST])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_nothing_in_a_backup_leads_out_of_its_folder(name: str, kind: str, backup: Path, tmp_path: Path) -> None:
    path = backup / name
    path.unlink()
    if kind == "link":
        (tmp_path / "outside").write_bytes(b"x")
        path.symlink_to(tmp_path / "outside")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises((Damaged, IsADirectoryError)):
        bundle.entry_of(path)
    with pytest.raises((Damaged, IsADirectoryError)):
        bundle.content_of(path, 10)


def test_a_file_of_a_backup_is_read_up_to_its_limit_only(backup: Path) -> None:
    assert bundle.content_of(backup / bundle.CHECKPOINT, 1) == b"x"
    with (backup / bundle.CHECKPOINT).open("wb") as hollow:
        hollow.truncate(10_000_000_000)
    with pytest.raises(Damaged):
        bundle.content_of(backup / bundle.CHECKPOINT, bundle.LARGEST_CHECKPOINT)


def test_a_manifest_that_names_a_file_elsewhere_is_refused(backup: Path) -> None:
    entry = {"size": 1, "sha256": "0" * 64}
    for name in ("/etc/passwd", "../store.db", "store.db/../../x", ".", ""):
        files = [{"name": one, **entry} for one in (name, *bundle.CONTENT[1:])]
        (backup / bundle.MANIFEST).write_text(json.dumps({**whole_manifest(), "files": files}), encoding="utf-8")
        with pytest.raises(Damaged):
            bundle.read(backup)
    shutil.rmtree(backup)


def whole_manifest() -> dict[str, Any]:
    counts = {"cases": 0, "facts": 0, "notes": 0, "audit": 0}
    said = dict.fromkeys(("store", "program", "schema", "driver", "mac"), "x")
    return {**said, "format": bundle.FORMAT, "made_at": "2026-11-21T23:07:00+00:00", "counts": counts}
