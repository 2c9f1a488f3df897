"""What is known of an agency, line by line: whose it is, how to reach it, what binds its people to silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from bti_tui.domain.agencies import Agency, AgencyKind, AgencyOwner, Reach, SecrecyRule, Workplace
from bti_tui.i18n.marking import N_
from bti_tui.i18n.translator import Translator

OWNERS: Final = {
    AgencyOwner.MUNICIPAL: N_("Municipality"),
    AgencyOwner.COUNTY: N_("County"),
    AgencyOwner.STATE: N_("State"),
    AgencyOwner.SHARED: N_("Municipality and state"),
    AgencyOwner.PRIVATE: N_("Private"),
}
KINDS: Final = {
    AgencyKind.LEARNING: N_("Kindergarten and school"),
    AgencyKind.HEALTH: N_("Health"),
    AgencyKind.FAMILY: N_("Child and family"),
    AgencyKind.COORDINATION: N_("Coordination"),
    AgencyKind.LEISURE: N_("Leisure and youth"),
    AgencyKind.SAFETY: N_("Safety"),
    AgencyKind.OTHER: N_("Other services"),
}


def reach_parts(reach: Reach) -> tuple[str, ...]:
    """Telephone, opening hours, e-mail and address: what is known of them."""
    return tuple(part for part in (reach.phone, reach.hours, reach.email, reach.address) if part)


def standing(agency: Agency, tr: Translator) -> str:
    """Whose an agency is, and that it lies outside the municipality."""
    if agency.owner is AgencyOwner.MUNICIPAL and agency.is_external:
        return tr.tr("Several municipalities together")
    owner = tr.tr(OWNERS[agency.owner])
    return tr.tr("{owner}, outside the municipality", owner=owner) if agency.is_external else owner


def agency_lines(agency: Agency, laws: Iterable[SecrecyRule], tr: Translator, *, of: str = "") -> Iterator[str]:
    """Everything about an agency, without its workplaces; `of` is its name, where one of these is told of first."""
    yield ": ".join(part for part in (of, standing(agency, tr)) if part)
    reach = ", ".join(reach_parts(agency.reach))
    if reach or not of:
        yield reach or tr.tr("No telephone number is written down yet.")
    law = next((one.says.speak(tr.language) for one in laws if one.secrecy is agency.secrecy), "")
    yield tr.tr("Confidentiality: {law}.", law=law)


def workplace_line(one: Workplace) -> str:
    """One workplace and how to reach it."""
    return ": ".join(part for part in (one.name, ", ".join(reach_parts(one.reach))) if part)


def found_in(
    agencies: Iterable[Agency], typed: str, tr: Translator
) -> tuple[tuple[Agency, tuple[Workplace, ...]], ...]:
    """The agencies that fit what is typed, with those of their workplaces that do; each typed word begins a word."""
    words = _words(typed)
    found = []
    for agency in agencies:
        own = _words(f"{agency.name.speak(tr.language)} {agency.code}")
        fitting = tuple(one for one in agency.workplaces if _fits(words, (*own, *_words(one.name))))
        if _fits(words, own):
            found.append((agency, agency.workplaces))
        elif fitting:
            found.append((agency, fitting))
    return tuple(found)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().replace(",", " ").replace("-", " ").split())


def _fits(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return all(any(one.startswith(word) for one in known) for word in typed)
