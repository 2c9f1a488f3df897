"""Faults that are planted on purpose, each in a process of its own, to show that the harness sees them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from bti_tui.cli.output import Output
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import StoreError
from bti_tui.domain.reconcile import Seen
from bti_tui.store import engine, keys_document, open_store, transactions
from bti_tui.store.keys_document import KeysDocument
from bti_tui.store.transactions import Connections, Pool
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

    def begun_by_nobody(connect: engine.Connector, *, alone: bool = False) -> tuple[Connections, Connections]:
        return Connections(Pool(connect), ("SELECT 1",)), transactions.reader(connect)

    open_store.writer_and_reader = begun_by_nobody  # type: ignore[attr-defined]  # the fault


def sync_seldom() -> None:
    """WAL with synchronous NORMAL: a commit is not on the disk when it returns."""
    engine._MANY = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL")


def sync_no_names() -> None:
    """DELETE with synchronous FULL: that the journal is gone is not on the disk when a commit returns.

    Without the exclusive lock, which lets SQLite keep the journal and only spoil its beginning: that is synced.
    """
    engine._ALONE = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL")  # type: ignore[assignment]  # the fault


def sync_no_keys() -> None:
    """Replace the key file whole and sync its folder, but never what is in it."""

    def replace_file(path: Path, content: bytes) -> None:
        part = path.with_name(f"{path.name}.0.part")
        part.touch(0o600)
        part.write_bytes(content)
        part.replace(path)
        keys_document.sync_folder(path.parent)

    keys_document.replace_file = replace_file


def leave_plain_text() -> None:
    """Write what was typed into a file beside the store, readable to all."""
    really = execute.execute

    def leaking(ctx: Context, command: Command, draft: str | None = None, seen: Seen | None = None) -> Executed:
        spot = Path(sys.argv[sys.argv.index("--store") + 1]) / "debug.log"
        spot.write_text(repr(command), encoding="utf-8")
        spot.chmod(0o644)
        return really(ctx, command, draft, seen)

    execute.execute = leaking


def encrypt_nothing() -> None:
    """Open and make databases without a key: they are plain SQLite files."""
    engine._set_raw_key = lambda connection, key: None


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

    def deaf(ctx: Context, command: Command, draft: str | None = None, seen: Seen | None = None) -> Executed | None:
        try:
            return really(ctx, command, draft, seen)
        except StoreError:
            return None

    execute.execute = deaf  # type: ignore[assignment]  # the fault


FAULTS: dict[str, Callable[[], None]] = {
    "early-ack": acknowledge_early,
    "no-begin": begin_nothing,
    "sync-normal": sync_seldom,
    "sync-no-names": sync_no_names,
    "sync-no-keys": sync_no_keys,
    "plain-text": leave_plain_text,
    "unencrypted": encrypt_nothing,
    "keys-in-place": write_keys_in_place,
    "no-folder-sync": forget_names,
    "deaf": swallow,
}


FROM_THE_START = frozenset({"unencrypted"})
"""Faults that also whoever makes the stores and looks into them must have."""


def plant(name: str) -> None:
    """Make this process faulty."""
    if name:
        FAULTS[name]()
