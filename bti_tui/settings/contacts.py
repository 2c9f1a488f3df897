"""Emergency numbers: those of the country, and the local ones that the municipality fills in. Shown while locked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.domain.text import clean
from bti_tui.i18n import N_
from bti_tui.settings.toml_file import UNKNOWN_KEY, WRONG_VALUE, FileProblem, TomlFile, read_toml

if TYPE_CHECKING:
    from bti_tui.domain.rules_pack import EmergencyNumber


class ContactKind(StrEnum):
    """Whom one may have to call; the values are the names of the tables in contacts.toml."""

    CHILD_WELFARE = "child-welfare"
    CHILD_WELFARE_DUTY = "child-welfare-duty"
    POLICE = "police"
    CONSULTATION_TEAM = "consultation-team"


LABELS: Final = {
    ContactKind.CHILD_WELFARE: N_("Child welfare service"),
    ContactKind.CHILD_WELFARE_DUTY: N_("Child welfare duty service"),
    ContactKind.POLICE: N_("Local police"),
    ContactKind.CONSULTATION_TEAM: N_("Consultation team"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """One local number to call."""

    kind: ContactKind
    number: str = ""
    """Empty until the municipality has filled it in; the screen then says so."""
    name: str = ""
    """Who answers, as the municipality writes it."""
    hours: str = ""
    """When they answer, as the municipality writes it."""


_KEYS: Final = ("name", "number", "hours")
_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ]{1,18}")
_LONGEST: Final = 60


def load_contacts(path: Path) -> tuple[tuple[Contact, ...], tuple[FileProblem, ...]]:
    """The four local contacts, filled in or not, and what is wrong with the file."""
    file = read_toml(path)
    problems = [file.problem] if file.problem else []
    found = {kind: Contact(kind) for kind in ContactKind}
    for table, values in file.values.items():
        if table not in list(ContactKind) or not isinstance(values, dict):
            problems.append(file.fault(UNKNOWN_KEY, table))
            continue
        kind = ContactKind(table)
        found[kind], faults = _contact(file, kind, values)
        problems += faults
    return tuple(found.values()), tuple(problems)


def checked_contact(kind: ContactKind, said: Mapping[str, str]) -> Contact:
    """A contact from texts of another file; without a number that can be called it stays empty."""
    texts = {key: clean(said.get(key, ""), lines=False)[:_LONGEST] for key in _KEYS}
    usable = _NUMBER.fullmatch(texts["number"]) is not None
    return Contact(kind, texts["number"], texts["name"], texts["hours"]) if usable else Contact(kind)


def national_numbers() -> "tuple[EmergencyNumber, ...]":
    """The numbers of the whole country, from the shipped rule pack.

    Read here without the guide's loader, because the lock screen shows them before pydantic may be imported.
    """
    import tomllib
    from importlib import resources

    from bti_tui.domain.law import Provenance
    from bti_tui.domain.rules_pack import EmergencyNumber
    from bti_tui.domain.words import Words

    pack = tomllib.loads((resources.files("bti_tui") / "guide" / "data" / "rules-no.toml").read_text(encoding="utf-8"))
    return tuple(
        EmergencyNumber(
            entry["code"],
            entry["number"],
            Words(**entry["name"]),
            Provenance(entry["valid_from"], entry["source"], entry["checked_on"]),
        )
        for entry in pack["emergency"]
    )


def _contact(file: TomlFile, kind: ContactKind, values: dict[str, object]) -> tuple[Contact, list[FileProblem]]:
    faults, texts = [], dict.fromkeys(_KEYS, "")
    for key, value in values.items():
        if key not in _KEYS:
            faults.append(file.fault(UNKNOWN_KEY, key, kind))
        elif not isinstance(value, str) or len(value) > _LONGEST or (key == "number" and not _NUMBER.fullmatch(value)):
            faults.append(file.fault(WRONG_VALUE, key, kind))
        else:
            texts[key] = clean(value, lines=False)
    return Contact(kind, texts["number"], texts["name"], texts["hours"]), faults
