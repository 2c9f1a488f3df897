"""What is interrupted: the program's own commands, and the acts that have no command yet, on stores of invented people.

`python -m tests.crash.acts [--fault FAULT] ACT FOLDER` for the modes that trace a real process.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bti_tui.cli.main import main, run
from bti_tui.domain.errors import BtiError
from bti_tui.domain.ids import AgencyCode, DeviceId, MunicipalityCode, Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.hardening import harden
from bti_tui.store import keyfile, migrate, opening, schema, unlocking
from bti_tui.store.keyfile import by_passphrase
from tests.crash import faults

OLD = "den gamle passfrasen til Ada"
NEW = "den nye passfrasen til Ada"
SUBJECT = "all"
"""The id under which an act of one piece is tried and acknowledged."""
REFUSED = 30
"""Exit code of an act that our own error ended; the command line has its own codes."""
TEXTS = 10
"""Texts of a writer that ends by itself: a case with its decision, entries, one of them a draft first."""
MANY_TEXTS = 150
"""Enough that the log is written back on the way, and not only when the store is closed."""
NEXT = "0002"
_STEP = f"""
from alembic import op
revision, down_revision = "{NEXT}", "{schema.VERSION}"

def upgrade():
    op.execute("ALTER TABLE draft ADD COLUMN colour TEXT")
    op.execute("CREATE TABLE of_tomorrow (id TEXT PRIMARY KEY) STRICT")
    op.execute("INSERT INTO of_tomorrow SELECT id FROM note")
"""
ADA = Professional(UserId("ada"), "Ada Lunde", "AL", "lærer", AgencyCode("skole"), "Lia skole", Role.EMPLOYEE)


def program(*words: str) -> None:
    """`bti` with these words, as if started from a shell; ends the process."""
    sys.argv = ["bti", *words]
    run()


def write_texts(folder: Path) -> None:
    """Write until killed."""
    program("--store", str(folder), "debug", "writer")


def write_some_texts(folder: Path) -> None:
    """Write a few texts and close the store."""
    program("--store", str(folder), "debug", "writer", "--most", str(TEXTS))


def write_many_texts(folder: Path) -> None:
    """The same, for longer."""
    program("--store", str(folder), "debug", "writer", "--most", str(MANY_TEXTS))


def create(folder: Path) -> None:
    """Make a training store by the command line."""
    _say("try")
    code = main(["--store", str(folder), "store", "create", "--training"], os.environ)
    if code:
        sys.exit(code)
    _say("ack")


def change_passphrase(folder: Path) -> None:
    """Another passphrase in the place of the old one."""
    store = opening.open_store(unlocking.unlock(folder, by_passphrase(OLD)))
    _say("try")
    store.change_passphrase(NEW, cost=keyfile.FLOOR)
    _say("ack")
    store.close()


def bring_up(folder: Path) -> None:
    """Open a store with a program whose schema is newer: a copy is made, then the store is brought up."""
    be_newer(folder.parent)
    _say("try")
    store = opening.open_store(unlocking.unlock(folder, keyfile.for_training()))
    _say("ack")
    store.close()


def make_with_passphrase(folder: Path) -> str:
    """A real store of nobody, its passphrase `OLD`, at the lowest cost; gives the recovery code."""
    created = keyfile.create(ADA.id, OLD, cost=keyfile.FLOOR)
    here, device, now = MunicipalityCode("9999"), DeviceId("crash"), datetime.now(UTC)
    opening.create(folder, created, municipality=here, device=device, professionals=[ADA], at=now).close()
    return created.recovery_code


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


ACTS: dict[str, Callable[[Path], None]] = {
    "texts": write_some_texts,
    "many-texts": write_many_texts,
    "creation": create,
    "passphrase": change_passphrase,
    "migration": bring_up,
}


def command(act: str, folder: Path, fault: str = "") -> list[str]:
    """The command line of an act in a process of its own; writing is the program's own command."""
    most = {"texts": TEXTS, "many-texts": MANY_TEXTS}.get(act)
    if most and not fault:
        return [sys.executable, "-m", "bti_tui", "--store", str(folder), "debug", "writer", "--most", str(most)]
    return [sys.executable, "-m", "tests.crash.acts", *words(act, folder, fault)]


def words(act: str, folder: Path, fault: str = "") -> list[str]:
    """What `perform` understands."""
    return [*(["--fault", fault] if fault else []), act, str(folder)]


def perform(words: list[str]) -> None:
    """An act, perhaps with a fault; a no of ours ends the process with one line and no traceback."""
    harden()
    if words[0] == "--fault":
        faults.plant(words[1])
        words = words[2:]
    try:
        ACTS[words[0]](Path(words[1]))
    except BtiError as error:
        sys.stderr.write(f"{error.code}\n")
        sys.exit(REFUSED)


def _say(what: str) -> None:
    sys.stdout.write(f"{what} {SUBJECT}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    perform(sys.argv[1:])
