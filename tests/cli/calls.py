"""Calls the command line as a shell would, and hands back what it answered."""

import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bti_tui.cli.main import main

PASSPHRASE = "fem ord som ingen gjetter her"


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs commands on one store."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.folder = folder
        self.store = folder / "store"

    def bti(self, *words: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> Answer:
        """One command, with the store of this shell."""
        typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        self._monkeypatch.setattr(sys, "stdin", typed)
        self._capsys.readouterr()
        try:
            code = main(["--store", str(self.store), *words], {**os.environ, **(variables or {})})
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        said = self._capsys.readouterr()
        return Answer(code, said.out, said.err)

    def script(self, *lines: object, options: tuple[str, ...] = ()) -> Answer:
        """A script of these values, each on a line."""
        path = self.folder / "script.jsonl"
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return self.bti("script", str(path), *options)

    def facts(self) -> int:
        """How many facts the store holds."""
        count: int = self.bti("store", "info", "--json").document["facts"]
        return count


def secret_in(text: str) -> str:
    """The number of a descriptor from which a passphrase can be read."""
    readable, writable = os.pipe()
    os.write(writable, text.encode() + b"\n")
    os.close(writable)
    return str(readable)
