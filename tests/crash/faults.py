"""Faults that are planted on purpose, each in a process of its own, to show that the harness sees them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from bti_tui.cli.output import Output
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import StoreError
from bti_tui.store import engine, keys_document, open_store, opening, sessions
from bti_tui.store.keys_document import KeysDocument
from bti_tui.usecases import execute
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import Executed


def acknowledge_early() -> None:
    """Say `ack` before the commit."""
    say = Output.text

    def text(output: Output, words: str) -> None:
        kind, _, rest = words.partition(" ")
        if kind != "ack":
            say(output, words)
        if kind == "try":
            say(output, f"ack {rest.split()[0]}")

    Output.text = text  # type: ignore[assignment,method-assign]  # the fault


def begin_nothing() -> None:
    """Leave out BEGIN IMMEDIATE: each statement then lasts by itself."""

    def writer(connect: engine.Connector) -> Engine:
        return sessions._engine(connect, "SELECT 1")

    opening.writer = open_store.writer = writer  # type: ignore[attr-defined]  # the fault


def sync_seldom() -> None:
    """WAL with synchronous NORMAL: a commit is not on the disk when it returns."""
    settings = (one.replace("synchronous=FULL", "synchronous=NORMAL") for one in engine._SETTINGS)
    engine._SETTINGS = tuple(settings)  # type: ignore[assignment]  # the fault


def leave_plain_text() -> None:
    """Write what was typed into a file beside the store, readable to all."""
    really = execute.execute

    def leaking(ctx: Context, command: Command, draft_id: str | None = None) -> Executed:
        spot = Path(sys.argv[sys.argv.index("--store") + 1]) / "debug.log"
        spot.write_text(repr(command), encoding="utf-8")
        spot.chmod(0o644)
        return really(ctx, command, draft_id)

    execute.execute = leaking


def write_keys_in_place() -> None:
    """Overwrite the key file instead of replacing it whole."""

    def write(path: Path, document: KeysDocument) -> None:
        path.touch(0o600)
        path.write_text(json.dumps(keys_document._json(document), indent=1), encoding="utf-8")

    keys_document.write = write


def forget_names() -> None:
    """Never sync the folder: a replaced key file is not there after a power cut."""
    keys_document.sync_folder = lambda folder: None


def swallow() -> None:
    """Go on as if nothing were wrong when the store says no."""
    really = execute.execute

    def deaf(ctx: Context, command: Command, draft_id: str | None = None) -> Executed | None:
        try:
            return really(ctx, command, draft_id)
        except StoreError:
            return None

    execute.execute = deaf  # type: ignore[assignment]  # the fault


FAULTS: dict[str, Callable[[], None]] = {
    "early-ack": acknowledge_early,
    "no-begin": begin_nothing,
    "sync-normal": sync_seldom,
    "plain-text": leave_plain_text,
    "keys-in-place": write_keys_in_place,
    "no-folder-sync": forget_names,
    "deaf": swallow,
}


def plant(name: str) -> None:
    """Make this process faulty."""
    if name:
        FAULTS[name]()
