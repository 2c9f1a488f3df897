"""Whatever a script holds, a line is understood as a whole or nothing of it is done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bti_tui.cli.script_input import LARGEST_FILE, MOST_LINES
from bti_tui.cli.script_report import EXPECTED, PROBLEMS
from bti_tui.domain.words import Language
from bti_tui.i18n import LANGUAGES, Translator
from tests.cli.calls import Shell

SECRET = "HEMMELIGORD"
CONCERN = {"do": "raise_concern", "about": SECRET, "words": SECRET, "arose_on": "2026-01-02"}


def written(**changed: object) -> bytes:
    return json.dumps({**CONCERN, **changed}, ensure_ascii=False).encode()


def safety(case: str) -> bytes:
    return b'{"do": "check_safety", "case_id": "' + case.encode() + b'", "answer": "no", "reason": "x"}'


BAD_LINES = {
    "not-json": b"{not json",
    "not-json for a word that JSON has not": b'{"do": NaN}',
    "not-an-object": b'["do"]',
    "no-command": b'{"about": "x"}',
    "no-command when it is a number": b'{"do": 7}',
    "unknown-command": b'{"do": "raise_concerns"}',
    "unknown-command with an escape": b'{"do": "\\u001b[31mred"}',
    "unknown-key": written(abuot="x"),
    "unknown-key for a made id": written(case_id="00000000-0000-7000-8000-000000000000"),
    "missing-key": b'{"do": "raise_concern", "about": "x", "words": "y"}',
    "wrong-type for a text": written(words=7),
    "wrong-type for a list": b'{"do": "observe", "case_id": "x", "seen": "y", "seen_on": "2026-01-02", "areas": "z"}',
    "wrong-type for a flag": written(school_environment="yes"),
    "wrong-type for a choice": written(source="mother"),
    "wrong-type for a date": written(arose_on="fredag"),
    "wrong-type for a day that is not": written(arose_on="2026-02-30"),
    "wrong-type for a week": written(arose_on="2026-W47-6"),
    "wrong-type for a date of another age": written(arose_on="0001-01-01"),
    "wrong-type for null": written(words=None),
    "wrong-type for a hidden sign in an id": safety("a\\u0000b"),
    "wrong-type for half a letter in an id": safety("\\ud800"),
    "wrong-type for a time": written(now="yesterday"),
    "wrong-type for a time of another age": written(now="0001-01-01T00:00"),
    "wrong-type for a name": written(let="Big Name"),
    "wrong-type for a note": written(note=["x"]),
    "wrong-type for a reason": written(refused=[1]),
    "wrong-type for no reasons": written(refused=[]),
    "refused-otherwise": written(refused=["G-SIK"]),
    "unknown-name": safety("$case"),
    "unknown-name for a user": written(**{"as": "$nobody"}),
    "unknown-user": written(**{"as": "Nobody At All"}),
    "name-taken": written(let="me"),
    "makes-nothing": b'{"do": "check_safety", "let": "a", "case_id": "x", "answer": "no", "reason": "x"}',
    "key-twice": b'{"do": "raise_concern", "do": "raise_concern"}',
    "too-deep": b'{"do": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "not-utf8": '{"do": "raise_concern", "about": "Å"}'.encode("latin-1"),
    "line-too-long": written(words="x" * 1_000_001),
    "line-too-long of ten megabytes": written(words="x" * 10_000_000),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_bad_line_gets_one_sentence_with_its_place_and_nothing_is_written(kind: str, shell: Shell) -> None:
    path = shell.folder / "bad.jsonl"
    path.write_bytes(BAD_LINES[kind] + b"\n" + written() + b"\n")
    before = shell.facts()
    answer = shell.bti("script", str(path))
    assert answer.code == 13
    assert [line["problem"] for line in answer.lines] == [kind.split(" ", 1)[0]]
    assert answer.err.splitlines()[0].startswith(f"{path}:1")
    assert "\x1b" not in answer.err + answer.out
    assert SECRET not in answer.err + answer.out
    assert shell.facts() == before


@pytest.mark.parametrize("kind", BAD_LINES)
def test_the_line_after_a_bad_one_is_read_as_if_it_stood_alone(kind: str, shell: Shell) -> None:
    path = shell.folder / "bad.jsonl"
    path.write_bytes(BAD_LINES[kind] + b"\n" + written() + b"\n")
    answer = shell.bti("script", str(path), "--keep-going")
    assert [(line["line"], line["ok"]) for line in answer.lines] == [(1, False), (2, True)]
    assert (answer.code, shell.facts()) == (13, 1)


def hollow(path: Path) -> Path:
    """A file of nothing that is one byte too large; it takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    return path


def blank(path: Path) -> Path:
    path.write_bytes(b"\n" * (MOST_LINES + 1))
    return path


BAD_FILES: dict[str, Callable[[Path], Path]] = {
    "no-file": lambda folder: folder / "none.jsonl",
    "is-folder": lambda folder: folder,
    "no-file below a file": lambda folder: Path(__file__) / "x",
    "file-too-large": lambda folder: hollow(folder / "large.jsonl"),
    "too-many-lines": lambda folder: blank(folder / "long.jsonl"),
    "unreadable with a hidden sign in its name": lambda folder: folder / "a\0b",
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_none_gets_one_sentence(kind: str, shell: Shell) -> None:
    answer = shell.bti("script", str(BAD_FILES[kind](shell.folder)))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (13, "", 1)


def test_an_empty_script_does_nothing(shell: Shell) -> None:
    assert shell.bti("script", "-").code == 0


def test_a_byte_order_mark_before_the_first_line_is_no_fault(shell: Shell) -> None:
    assert shell.bti("script", "-", stdin=b"\xef\xbb\xbf" + written()).code == 0


def test_every_problem_that_a_line_can_have_is_among_the_bad_lines() -> None:
    tried = {kind.split(" ", 1)[0] for kind in (*BAD_LINES, *BAD_FILES)}
    assert PROBLEMS.keys() - tried == {"training-only"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_says_where_it_is(language: Language) -> None:
    tr = Translator(language).tr
    for text in PROBLEMS.values():
        said = tr(text, place="P", field="F", do="D", expected="E", column=1)
        assert "P" in said
    assert all(tr(text) for text in EXPECTED.values())
