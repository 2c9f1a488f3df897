"""The shape of an agency in a file, and the way from it to the directory's values."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from pydantic import Field as Limits

from bti_tui.domain.agencies import Agency, AgencyKind, AgencyOwner, Reach, Secrecy, SecrecyRule, Workplace
from bti_tui.domain.forms import Choice
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.law import Provenance
from bti_tui.domain.text import clean, is_written
from bti_tui.domain.words import Words
from bti_tui.guide.agencies import shipped_document, shipped_health
from bti_tui.guide.document import Document
from bti_tui.guide.faults import Faults, Problem

CODE: Final = r"^[a-z][a-z0-9_]{1,30}$"
LONGEST_NAME: Final = 60
MOST_WORKPLACES: Final = 200
MOST_AGENCIES: Final = 150
_PHONE: Final = re.compile(r"\+?[0-9][0-9 ]{1,18}")
_EMAIL: Final = re.compile(r"[^\s@<>,;\"()]{1,64}@[^\s@<>,;\"()]+\.[^\s@<>,;\"()]{2,}")


class AgencyNameDoc(Document):
    """What an agency is called; short enough for a row of a list."""

    nb: str = Limits(min_length=1, max_length=LONGEST_NAME)
    nn: str = Limits(default="", max_length=LONGEST_NAME)
    en: str = Limits(default="", max_length=LONGEST_NAME)


class ReachDoc(Document):
    """How to reach somebody."""

    phone: str = Limits(default="", max_length=20)
    email: str = Limits(default="", max_length=100)
    address: str = Limits(default="", max_length=100)
    hours: str = Limits(default="", max_length=60)


class WorkplaceDoc(ReachDoc):
    """One school, kindergarten or office."""

    name: str = Limits(min_length=1, max_length=LONGEST_NAME)


class AgencyDoc(ReachDoc):
    """One agency; its code is the name of its table."""

    name: AgencyNameDoc
    key: str = Limits(default="", pattern=r"^[a-zæøå0-9]?$")
    owner: AgencyOwner = AgencyOwner.MUNICIPAL
    external: bool | None = None
    kind: AgencyKind = AgencyKind.OTHER
    secrecy: Secrecy = Secrecy.GENERAL
    health_care: bool = False
    hidden: bool = False
    workplaces: tuple[WorkplaceDoc, ...] = Limits(default=(), max_length=MOST_WORKPLACES)


AgencyDocs = Annotated[
    dict[Annotated[str, Limits(pattern=CODE)], AgencyDoc], Limits(min_length=1, max_length=MOST_AGENCIES)
]
"""The agencies of a file, by their codes."""


class DirectoryDoc(Document):
    """The municipality's own file, put together with what it differs from."""

    format: int = Limits(ge=1, le=1)
    checked_on: date | None = None
    agencies: AgencyDocs


def check_agencies(docs: Mapping[str, AgencyDoc], faults: Faults) -> None:
    """What the shape can't say: names that can be read, numbers to call, keys that are used once."""
    keys: set[str] = set()
    for code, doc in docs.items():
        at = f"agencies.{code}"
        faults.unless(is_written(doc.name.nb), f"{at}.name.nb", Problem.TEXT_MISSING)
        faults.unless(not doc.key or doc.key not in keys, f"{at}.key", Problem.DOUBLE, doc.key)
        keys.add(doc.key)
        _check_reach(doc, at, faults)
        for number, workplace in enumerate(doc.workplaces):
            within = f"{at}.workplaces.{number}"
            faults.unless(is_written(workplace.name), f"{within}.name", Problem.TEXT_MISSING)
            _check_reach(workplace, within, faults)


def _check_reach(doc: ReachDoc, at: str, faults: Faults) -> None:
    phone, email = _line(doc.phone), _line(doc.email)
    faults.unless(not phone or _PHONE.fullmatch(phone) is not None, f"{at}.phone", Problem.NOT_A_PHONE, phone)
    faults.unless(not email or _EMAIL.fullmatch(email) is not None, f"{at}.email", Problem.NOT_AN_EMAIL, email)


def agencies_of(docs: Mapping[str, AgencyDoc]) -> tuple[Agency, ...]:
    """The agencies in the order of the file."""
    return tuple(_agency(AgencyCode(code), doc) for code, doc in docs.items())


def choices_of(agencies: tuple[Agency, ...]) -> tuple[Choice, ...]:
    """The agencies as the answers of a form."""
    return tuple(Choice(one.code, one.name, one.key, is_offered=not one.is_hidden) for one in agencies)


def secrecy_rules() -> tuple[SecrecyRule, ...]:
    """What the program says of each duty of confidentiality, with its source."""
    return tuple(
        SecrecyRule(
            Secrecy(code),
            Words(**one["says"]),
            Provenance(one["valid_from"], one["source"], one["checked_on"]),
        )
        for code, one in shipped_document()["secrecy"].items()
    )


def own_health(agencies: tuple[Agency, ...]) -> tuple[AgencyCode, ...]:
    """Those that care for the child as a patient, beside the program's own: the rule pack has these already."""
    known = shipped_health()
    return tuple(one.code for one in agencies if one.gives_health_care and one.code not in known)


def _agency(code: AgencyCode, doc: AgencyDoc) -> Agency:
    return Agency(
        code=code,
        name=Words(*(_line(text) for text in (doc.name.nb, doc.name.nn, doc.name.en))),
        owner=doc.owner,
        kind=doc.kind,
        secrecy=doc.secrecy,
        gives_health_care=doc.health_care,
        is_external=doc.owner is not AgencyOwner.MUNICIPAL if doc.external is None else doc.external,
        key=doc.key,
        reach=_reach(doc),
        workplaces=tuple(Workplace(_line(one.name), _reach(one)) for one in doc.workplaces),
        is_hidden=doc.hidden,
    )


def _reach(doc: ReachDoc) -> Reach:
    return Reach(_line(doc.phone), _line(doc.email), _line(doc.address), _line(doc.hours))


def _line(text: str) -> str:
    return clean(text, lines=False)
