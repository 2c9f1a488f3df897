"""The municipality's own file of agencies: names, contacts, agencies of its own, and those that it has none of.

It lies in the configuration folder and holds for every guide, also for one that a case began with years ago: who
answers the telephone is no part of what was agreed then. It is checked against the guide for new cases.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bti_tui.domain.agencies import Agency, Reach
from bti_tui.domain.errors import AgenciesInvalid, GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.text import clean
from bti_tui.guide.agencies import AGENCIES, Tables, differing_agencies
from bti_tui.guide.agency_schema import DirectoryDoc, agencies_of, check_agencies, choices_of, own_health
from bti_tui.guide.document import read_document, validated
from bti_tui.guide.faults import Faults
from bti_tui.guide.own_folder import content_of


@dataclass(frozen=True, slots=True)
class OwnAgencies:
    """What the file says (egne tjenester)."""

    said: Tables
    """Each agency's table by its code, as it is written."""
    checked_on: date | None = None
    """When somebody last went through it."""


def read_own_agencies(path: Path, agencies: tuple[Agency, ...]) -> OwnAgencies:
    """What the file says of these agencies. Raises AgenciesInvalid with every fault's place."""
    try:
        document, lines = read_document(content_of(path), clean(path.name, lines=False))
        faults = Faults(clean(path.name, lines=False), lines)
        said = document.get(AGENCIES, {})
        whole = differing_agencies(_tables(agencies), said, faults)
        doc = validated(DirectoryDoc, {**document, AGENCIES: whole}, faults)
        check_agencies(doc.agencies, faults)
        faults.refuse()
        return OwnAgencies(said, doc.checked_on)
    except GuideInvalid as error:
        raise AgenciesInvalid(**error.facts) from error


def with_own_agencies(guide: Guide, own: OwnAgencies) -> Guide:
    """The guide with its agencies as the file has them; what is said of one that the guide doesn't know is left out."""
    known = _tables(guide.agencies)
    said = {
        code: {**told, "new": code not in known} for code, told in own.said.items() if code in known or "new" in told
    }
    unchecked = Faults("")
    whole = {"format": 1, AGENCIES: differing_agencies(known, said, unchecked)}
    agencies = agencies_of(validated(DirectoryDoc, whole, unchecked).agencies)
    return replace(
        guide,
        agencies=agencies,
        agencies_checked_on=own.checked_on or guide.agencies_checked_on,
        choices={**guide.choices, "agency": choices_of(agencies)},
        local=replace(guide.local, health_agencies=own_health(agencies)),
    )


def _tables(agencies: tuple[Agency, ...]) -> Tables:
    """The agencies as a file would say them."""
    return {one.code: _table(one) for one in agencies}


def _table(agency: Agency) -> Tables:
    return {
        "name": {"nb": agency.name.nb, "nn": agency.name.nn, "en": agency.name.en},
        "key": agency.key,
        "owner": agency.owner,
        "external": agency.is_external,
        "kind": agency.kind,
        "secrecy": agency.secrecy,
        "health_care": agency.gives_health_care,
        "hidden": agency.is_hidden,
        "workplaces": [{"name": one.name, **_reach(one.reach)} for one in agency.workplaces],
        **_reach(agency.reach),
    }


def _reach(reach: Reach) -> Tables:
    return {"phone": reach.phone, "email": reach.email, "address": reach.address, "hours": reach.hours}
