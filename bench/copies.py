"""Copies of cases in bulk: the rows of a case under new ids, a new number and new texts, written without any rule.

An id keeps its first 64 bits, which are unique within its case, and gets the number of the copy in the rest. Its time
is moved back, less with each copy, so that new rows lie behind the earlier copies, as they do in life.
"""

import json
import random
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final, Protocol

OURS: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
"""An id made by the program's own clock: everything but the name of the first user."""
TABLES: Final = {
    "case_file": "id",
    "case_fact": "case_id",
    "note": "case_id",
    "baton": "case_id",
    "case_tie": "case_id",
}
"""What a case consists of, and where its id stands."""
CHUNK: Final = 400
"""Cases written at once."""
STEP_MILLISECONDS: Final = 1_000
NAMED_BELOW: Final = 45
"""Texts shorter than this are titles and names; longer ones get new words."""
WORDS_IN_A_TEXT: Final = (8, 30)
FIRST_NAMES: Final = (
    "Nora",
    "Ola",
    "Emma",
    "Jakob",
    "Åse",
    "Håkon",
    "Live",
    "Sindre",
    "Maja",
    "Øyvind",
    "Tuva",
    "Even",
)
LAST_NAMES: Final = ("Haugen", "Vik", "Ødegård", "Lunde", "Berg", "Åsen", "Moen", "Strand", "Fjeld", "Nygård", "Sæther")

Row = tuple[Any, ...]


class Connection(Protocol):
    """What the encrypted and the plain driver have in common."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Carry out one statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Any:
        """Carry out one statement for many rows."""


@dataclass(frozen=True, slots=True)
class Template:
    """One case as rows, cut where an id of its own stands: literal, number of the id, literal, and so on."""

    ids: tuple[str, ...]
    rows: dict[str, tuple[tuple[Any, ...], ...]]
    """By table; a value without any id is itself, else a `Cut`."""

    def stamped(self, copy_number: int, back: int) -> tuple[str, ...]:
        """The ids of one copy."""
        return tuple(f"{moved_back(one, back)}{one[13:24]}{copy_number:012x}" for one in self.ids)


def moved_back(id_: str, milliseconds: int) -> str:
    """The part of an id that is its time, so much earlier."""
    time = f"{int(id_[:8] + id_[9:13], 16) - milliseconds:012x}"
    return f"{time[:8]}-{time[8:]}"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with places for ids."""

    literals: tuple[str, ...]
    places: tuple[int, ...]

    def filled(self, ids: Sequence[str]) -> str:
        """The text with the ids of a copy."""
        inner = (ids[place] + literal for place, literal in zip(self.places, self.literals[1:], strict=True))
        return self.literals[0] + "".join(inner)


def templates(connection: Connection, wanted: Collection[str]) -> list[Template]:
    """Some cases of a store as templates."""
    staff = {row[0] for row in connection.execute("SELECT id FROM professional").fetchall()}
    cases = [row[0] for row in connection.execute("SELECT id FROM case_file ORDER BY number").fetchall()]
    return [_template(connection, case, staff) for case in cases if case in wanted]


def columns(connection: Connection, table: str) -> list[str]:
    """The columns of a table, in their order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def insertion(connection: Connection, table: str) -> str:
    """The statement that adds a row."""
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns(connection, table)))})"


def copy(found: Sequence[Template], targets: Sequence[Connection], cases: int) -> None:
    """Write copies of the templates in turn until there are so many, the same into each target."""
    number = int(targets[0].execute("SELECT max(number) FROM case_file").fetchone()[0])
    names = {table: columns(targets[0], table) for table in TABLES}
    statements = {table: insertion(targets[0], table) for table in TABLES}
    words = Words()
    for start in range(0, cases, CHUNK):
        batch: dict[str, list[Row]] = {table: [] for table in TABLES}
        for copied in range(start, min(start + CHUNK, cases)):
            one = found[copied % len(found)]
            ids = one.stamped(copied, (cases - copied) * STEP_MILLISECONDS)
            for table, rows in one.rows.items():
                batch[table] += _copied(rows, names[table], ids, number + copied + 1, words)
        for target in targets:
            target.execute("BEGIN IMMEDIATE")
            for table, statement in statements.items():
                target.executemany(statement, batch[table])
            target.execute("COMMIT")


class Words:
    """Invented texts, the same in every run: some words come often and most come seldom, as in any language."""

    def __init__(self) -> None:
        listed = (resources.files("bti_tui.store.data") / "words.txt").read_text(encoding="utf-8").split()
        self._chance = random.Random(1)  # noqa: S311 texts that nobody needs to guess
        self._words = listed
        self._weights = [sum(1 / (place + 1) for place in range(upto + 1)) for upto in range(len(listed))]

    def text(self) -> str:
        """A text of some words."""
        count = self._chance.randint(*WORDS_IN_A_TEXT)
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count))

    def name(self) -> str:
        """The name of a child."""
        return f"{self._chance.choice(FIRST_NAMES)} {self._chance.choice(LAST_NAMES)}"


def _template(connection: Connection, case: str, staff: set[str]) -> Template:
    ids: dict[str, int] = {}
    rows = {
        table: tuple(
            tuple(_cut(value, ids, staff) for value in row)
            for row in connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (case,)).fetchall()
        )
        for table, key in TABLES.items()
    }
    return Template(tuple(ids), rows)


def _cut(value: Any, ids: dict[str, int], staff: set[str]) -> Any:
    if not isinstance(value, str):
        return value
    literals, places, end = [], [], 0
    for match in OURS.finditer(value):
        if match[0] not in staff:
            literals.append(value[end : match.start()])
            places.append(ids.setdefault(match[0], len(ids)))
            end = match.end()
    return Cut((*literals, value[end:]), tuple(places)) if places else value


def _copied(rows: Iterable[Row], names: Sequence[str], ids: Sequence[str], number: int, words: Words) -> Iterator[Row]:
    for row in rows:
        values = {
            name: value.filled(ids) if isinstance(value, Cut) else value for name, value in zip(names, row, strict=True)
        }
        if "state" in values:
            values["number"] = number
            values["state"] = _renumbered(values["state"], number)
        if "text" in values and values["kind"] == "name":
            values["text"] = words.name()
        elif "text" in values and len(values["text"]) >= NAMED_BELOW:
            values["text"] = words.text()
        yield tuple(values.values())


def _renumbered(state: str, number: int) -> str:
    """The document of a case with another number; it is written with sorted keys, so the first one is the case's."""
    return re.sub(r'"number":\d+', f'"number":{json.dumps(number)}', state, count=1)
