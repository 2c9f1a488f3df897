"""Acts that copy a whole store or write a whole file into it: backup, restore, migration, script.

For a backup and a restore the folder holds `store`, `copies` with the backups, and `new`, where one is restored.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from bti_tui.cli.debug_commands import CANARY
from bti_tui.cli.main import main
from bti_tui.store import keyfile, migrate, opening, schema, unlocking
from tests.crash.telling import say
from tests.store import released_stores

STORE, COPIES, NEW = "store", "copies", "new"
SCRIPT = "script.jsonl"
SCRIPT_LINES = 12
NEXT = f"{int(schema.VERSION) + 1:04}"
_SHIPPED = schema.VERSION
_STEP = f"""
from alembic import op
revision, down_revision = "{NEXT}", "{_SHIPPED}"

def upgrade():
    op.execute("ALTER TABLE draft ADD COLUMN colour TEXT")
    op.execute("CREATE TABLE of_tomorrow (id TEXT PRIMARY KEY) STRICT")
    op.execute("INSERT INTO of_tomorrow SELECT id FROM note")
"""


def back_up(folder: Path) -> None:
    """A backup by the command line; both folders lie beside each other."""
    _told(lambda: bti(folder / STORE, "store", "backup", "--to", str(folder / COPIES)))


def restore(folder: Path) -> None:
    """A new store of the one backup that there is, by the command line."""
    (made,) = (folder / COPIES).iterdir()
    _told(lambda: bti(folder / NEW, "store", "restore", str(made)))


def run_script(folder: Path) -> None:
    """A script of some lines, which is one transaction."""
    _told(lambda: bti(folder, "script", str(script_beside(folder))))


def bring_up(folder: Path) -> None:
    """Open a store with a program whose schema is newer: a copy is made, then the store is brought up."""
    be_newer(folder.parent)
    say("try")
    store = opening.open_store(unlocking.unlock(folder, keyfile.for_training()))
    say("ack")
    store.close()


def bring_up_released(folder: Path) -> None:
    """Open a store that an earlier release of the program made."""
    say("try")
    store = released_stores.opened(released_stores.at(folder))
    say("ack")
    store.close()


def bti(store: Path, *words: str) -> int:
    """One command on a store; gives its exit code."""
    return main(["--store", str(store), *words], os.environ)


def script_beside(folder: Path) -> Path:
    """The script of a scenario, which lies outside of the store."""
    return folder.parent / SCRIPT


def write_script(path: Path) -> None:
    """Twelve lines about one invented child."""
    words = {"do": "raise_concern", "let": "one", "about": CANARY, "words": CANARY, "arose_on": "2026-11-02"}
    seen = {"do": "observe", "case_id": "$one", "seen_on": "2026-11-03", "seen": CANARY}
    lines = [words, *([seen] * (SCRIPT_LINES - 1))]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def write_history(place: Path) -> None:
    """A history of the schema with one made-up step after the shipped ones, beside the stores."""
    shipped = Path(migrate.__file__).parent / "migrations"
    versions = place / "history" / "versions"
    versions.mkdir(parents=True)
    (place / "history" / "env.py").write_text((shipped / "env.py").read_text())
    for step in (shipped / "versions").glob("v*.py"):
        (versions / step.name).write_text(step.read_text())
    (versions / f"v{NEXT}.py").write_text(_STEP)


def be_newer(place: Path) -> None:
    """Be the program whose newest schema is the made-up one."""
    migrate.SCRIPTS = str(place / "history")
    schema.VERSION = NEXT


def _told(act: Callable[[], int]) -> None:
    """The act between its `try` and its `ack`; what it prints itself is not for the harness."""
    say("try")
    with redirect_stdout(io.StringIO()):
        code = act()
    if code:
        sys.exit(code)
    say("ack")
