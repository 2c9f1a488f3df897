"""A report to child welfare that is being written, field by field as in the public national form, and what it lacks.

The names of the public form are those of KS, `offentlig.bekymringsmelding.v2`, read in November 2026. Nothing here is
ever sent; the law's grounds are asked for and never proposed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bti_tui.domain.ids import PersonId
from bti_tui.domain.national_id import national_id
from bti_tui.domain.report import ReportGround

UNKNOWN_NUMBER: Final = "ukjent"
"""What the public form takes where nobody knows the national id number."""
NO_DISTRICT: Final = "00"
"""The number of the district where a municipality has none."""
NO_GUARDIAN: Final = "Ingen foresatte"
"""What stands in the public form where a child has nobody with parental responsibility."""
MOST_GUARDIANS: Final = 2
_FOUR_DIGITS: Final = re.compile(r"[0-9]{4}")
_TWO_DIGITS: Final = re.compile(r"[0-9]{2}")
_PHONE: Final = re.compile(r"[+]?[0-9]+([- ][0-9]+)*")
_WORD: Final = r"[A-Za-zæøåÆØÅ0-9_-]+"
_MAIL: Final = re.compile(rf"{_WORD}(\.{_WORD})*@[A-Za-zæøåÆØÅ0-9-]+(\.[A-Za-zæøåÆØÅ0-9-]+)*\.[A-Za-z]{{2,}}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is found (adresse)."""

    street: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class ReportMaker:
    """Who reports, as the duty asks for: a person, never nameless (melder)."""

    name: str = ""
    role: str = ""
    phone: str = ""
    mail: str = ""
    workplace: str = ""
    org_number: str = ""
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class ReportedPerson:
    """A child or a guardian in the report, and whether she knows of it (barn, foresatt)."""

    id: PersonId
    name: str
    phone: str = ""
    told: bool | None = None
    """None while nobody has answered."""
    why: str = ""
    """Why she knows, or does not."""
    number: str = ""
    """The national id number of a child; empty: unknown."""
    unborn: bool = False
    due_on: date | None = None
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class SeenWords:
    """What was seen and heard, as it was written down (observasjon)."""

    on: date | None
    """None for what was kept word for word: its words tell the day."""
    words: str
    place: str = ""
    is_quote: bool = False
    """Word for word, so that it stands between quotation marks."""


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """Everything that the public form asks for (meldingsutkast)."""

    municipality_number: str = ""
    municipality: str = ""
    district_number: str = ""
    district: str = ""
    maker: ReportMaker = ReportMaker()
    children: tuple[ReportedPerson, ...] = ()
    guardians: tuple[ReportedPerson, ...] = ()
    no_guardian: str = ""
    """Why nobody stands there as a guardian, when that is agreed."""
    interpreter: str = ""
    helpers: str = ""
    grounds: tuple[ReportGround, ...] = ()
    seen: tuple[SeenWords, ...] = ()
    concern: str = ""
    history: str = ""
    views: str = ""
    leader_told: bool | None = None
    leader_why: str = ""
    hides_addresses: bool = False
    """Somebody in the case lives at a confidential address."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is not answered, or not as the public form takes it (mangel)."""

    section: str
    field: str


def gaps(draft: ReportDraft) -> tuple[Gap, ...]:
    """What the public form would not take, in its order."""
    return (
        *_of_receiver(draft),
        *_of_maker(draft.maker),
        *(gap for one in draft.children for gap in _of_child(one, draft)),
        *([] if draft.children else [Gap("child", "included")]),
        *(gap for one in draft.guardians for gap in _of_told(one, "guardian")),
        *([] if _is_counted(draft) else [Gap("guardian", "included")]),
        *([] if draft.grounds else [Gap("ground", "grounds")]),
        *([] if draft.seen or draft.concern.strip() else [Gap("concern", "concern")]),
        *([] if draft.history.strip() else [Gap("history", "history")]),
        *_of_leader(draft),
    )


def _is_counted(draft: ReportDraft) -> bool:
    """One or two guardians, or none when it says why."""
    return len(draft.guardians) <= MOST_GUARDIANS if draft.guardians else bool(draft.no_guardian.strip())


def _of_receiver(draft: ReportDraft) -> Iterator[Gap]:
    if not _FOUR_DIGITS.fullmatch(draft.municipality_number):
        yield Gap("receiver", "municipality_number")
    if not draft.municipality.strip():
        yield Gap("receiver", "municipality")
    if draft.district_number and not _TWO_DIGITS.fullmatch(draft.district_number):
        yield Gap("receiver", "district_number")


def _of_maker(maker: ReportMaker) -> Iterator[Gap]:
    for name in ("name", "role", "workplace"):
        if not getattr(maker, name).strip():
            yield Gap("maker", name)
    if not is_phone(maker.phone):
        yield Gap("maker", "phone")
    if not is_mail(maker.mail):
        yield Gap("maker", "mail")
    if not maker.address.street.strip():
        yield Gap("maker", "street")


def _of_child(child: ReportedPerson, draft: ReportDraft) -> Iterator[Gap]:
    if child.number and not is_number(child.number):
        yield Gap(f"child.{child.id}", "number")
    if not (child.address.street.strip() or draft.hides_addresses):
        yield Gap(f"child.{child.id}", "street")
    yield from _of_told(child, "child")


def _of_told(one: ReportedPerson, kind: str) -> Iterator[Gap]:
    if not one.name.strip():
        yield Gap(f"{kind}.{one.id}", "name")
    if one.told is None:
        yield Gap(f"{kind}.{one.id}", "told")
    if one.told is False and not one.why.strip():
        yield Gap(f"{kind}.{one.id}", "why")


def _of_leader(draft: ReportDraft) -> Iterator[Gap]:
    """Whether she knows is asked; her yes never is."""
    if draft.leader_told is None:
        yield Gap("leader", "leader_told")
    if draft.leader_told is False and not draft.leader_why.strip():
        yield Gap("leader", "leader_why")


def is_phone(text: str) -> bool:
    """Whether the public form takes it as a telephone number."""
    return bool(_PHONE.fullmatch(text.strip()))


def is_mail(text: str) -> bool:
    """Whether the public form takes it as an e-mail address."""
    return bool(_MAIL.fullmatch(text.strip()))


def is_number(text: str) -> bool:
    """Whether it can be a national id number, or says that nobody knows it."""
    return text.strip().casefold() == UNKNOWN_NUMBER or national_id(text) is not None


# words that conclude

_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|„[^”]*”")
_JUDGES: Final = (
    "åpenbar", "openberr", "opplagt", "tydeligvis", "tydelegvis", "helt klart", "heilt klart", "uten tvil", "utan tvil",
    "sannsynligvis", "sannsynlegvis", "sikkert", "manipul", "aggressiv", "ustabil", "psykisk syk", "psykisk sjuk",
    "dårlig mor", "dårlig far", "dårleg mor", "dårleg far", "omsorgssvikt", "vanskjøt", "mishandl", "overgrep",
    "rusmisbruk", "vold", "vald",
)  # fmt: skip
"""How words begin that say what somebody thinks of it, not what she saw."""


def judging_words(text: str) -> tuple[str, ...]:
    """Words of a concern that conclude, outside of quotation marks, each once, as they are written."""
    said = _QUOTED.sub(" ", text)
    found = (match[0] for one in _JUDGES for match in re.finditer(rf"\b{one}\w*", said, re.IGNORECASE))
    return tuple(dict.fromkeys(found))


def lacks_observation(draft: ReportDraft) -> bool:
    """Whether the concern only concludes: nothing seen is chosen, nothing is quoted and no day is told."""
    told = _QUOTED.search(draft.concern) or re.search(r"\d", draft.concern)
    return not draft.seen and not told


# the public form

Json = dict[str, object]


def as_public(draft: ReportDraft, at: datetime, channel: str, words: str) -> Json:
    """The draft under the names of the public form. `words` is the whole concern, quotes in quotation marks."""
    found: Json = {
        "kommunenummer": draft.municipality_number,
        "kommunenavn": draft.municipality.strip(),
        "bydelsnummer": draft.district_number or NO_DISTRICT,
        "bydelsnavn": draft.district.strip(),
        "offentligMelder": _maker(draft.maker),
        "offentligBarn": [_child(one, draft) for one in draft.children],
        "foresatte": [{"personnavn": one.name.strip(), **_told(one)} for one in draft.guardians] or [_nobody(draft)],
        "melding": {
            "melding": words,
            "historie": draft.history.strip(),
            **_given(andreSynspunkter=draft.views),
        },
        "sendingstidspunkt": at.isoformat(timespec="seconds"),
        "leveringskanal": channel,
    }
    return {**found, **_given(behovForTolk=draft.interpreter, andreHjelpeinstanser=draft.helpers)}


def _maker(maker: ReportMaker) -> Json:
    workplace = {"navn": maker.workplace.strip(), "adresse": _address(maker.address), **_given(orgnr=maker.org_number)}
    return {
        "personnavn": maker.name.strip(),
        "rolle": maker.role.strip(),
        "telefonnummer": maker.phone.strip(),
        "epost": maker.mail.strip(),
        "virksomhet": workplace,
    }


def _child(child: ReportedPerson, draft: ReportDraft) -> Json:
    address: Json = {"adresselinje1": HIDDEN_ADDRESS} if draft.hides_addresses else _address(child.address)
    return {
        "fnr": "".join(child.number.split()) or UNKNOWN_NUMBER,
        "ufoedt": child.unborn,
        "personnavn": child.name.strip(),
        "adresse": address,
        **_told(child),
    }


HIDDEN_ADDRESS: Final = "Adressesperre: spør Folkeregisteret"
"""What stands where no address may."""


def _told(one: ReportedPerson) -> Json:
    return {"orientert": one.told is True, **_given(telefonnummer=one.phone, orientertGrunn=one.why)}


def _nobody(draft: ReportDraft) -> Json:
    """The public form wants somebody there: it says that there is nobody, and why."""
    return {"personnavn": NO_GUARDIAN, "orientert": False, **_given(orientertGrunn=draft.no_guardian)}


def _address(address: Address) -> Json:
    more = _given(postnummer=address.postcode, poststed=address.town)
    return {"adresselinje1": address.street.strip(), **more}


def _given(**texts: str) -> Json:
    return {name: text.strip() for name, text in texts.items() if text.strip()}


def sections(found: Iterable[Gap]) -> dict[str, tuple[str, ...]]:
    """The fields that are missing, by their section."""
    known: dict[str, tuple[str, ...]] = {}
    for one in found:
        known[one.section] = (*known.get(one.section, ()), one.field)
    return known
