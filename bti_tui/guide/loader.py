"""The door to guides and rule packs: from TOML to the values that the rules use, or a refusal that names the places."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from bti_tui.domain.guide import Guide
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.text import clean
from bti_tui.guide.agencies import AGENCIES, answers, differing_agencies, shipped_agencies, shipped_health
from bti_tui.guide.agency_schema import check_agencies, secrecy_rules
from bti_tui.guide.assembly import guide_of
from bti_tui.guide.checks import check
from bti_tui.guide.compiled import STANDARD_ID, shipped_names
from bti_tui.guide.differences import EXTENDS, extended, named_place
from bti_tui.guide.document import read_document, validated
from bti_tui.guide.faults import Faults, LineIndex, Problem
from bti_tui.guide.follow_ups import without_follow_ups
from bti_tui.guide.kept_safety import check_kept_safety
from bti_tui.guide.own_folder import content_of
from bti_tui.guide.released import file_name, released_document
from bti_tui.guide.rules_schema import RulesDoc, rules_of
from bti_tui.guide.schema import GuideDoc
from bti_tui.guide.sound_parts import note_hidden_safety, sound_parts, without_hidden_safety

STANDARD: Final = "standard"
COUNTRY: Final = "no"
"""Begins the ids of the guides of a country, and names its rule pack."""
_RULES: Final = "rules-"


def shipped() -> tuple[str, ...]:
    """The names of the guides that come with the program; packs of a country, such as `rules-no`, are none."""
    return shipped_names()


def load_guide(source: Path | str = STANDARD, base: str = "") -> Guide:
    """A guide by the name of a shipped one or by the path of a file; raises GuideInvalid with every fault's place.

    `base` is the version of the guide that a file extends, where it is of an earlier release.
    """
    if isinstance(source, str) and source in shipped():
        return _shipped_guide(source)
    path = Path(source)
    return _guide(content_of(path), clean(path.name, lines=False), base)


def load_released(name: str, version: str) -> Guide:
    """A guide as an earlier release had it: it was checked then. Raises GuideInvalid when there was none such."""
    faults = Faults(file_name(name, version))
    document = released_document(name, version)
    if document is None:
        faults.add("file", Problem.UNREADABLE, "FileNotFoundError")
        raise faults.invalid()
    return guide_of(validated(GuideDoc, _with_answers(document, faults), faults))


def whole_documents() -> dict[str, Mapping[str, Any]]:
    """Each shipped guide by its name, with all that it takes from the guide that it extends, and its agencies."""
    documents: dict[str, Mapping[str, Any]] = {}
    for name in shipped():
        document = _shipped_document(name)
        whole = _extended(document, Faults(f"{name}.toml")) if EXTENDS in document else document
        documents[name] = {AGENCIES: shipped_agencies(), **whole}
    return documents


@cache
def load_rules(country: str = COUNTRY) -> Rules:
    """The rule pack of a country; raises GuideInvalid when it can't be used."""
    name = f"{_RULES}{country}.toml"
    document, lines = read_document(_shipped_bytes(name), name)
    rules = rules_of(validated(RulesDoc, document, Faults(name, lines)), shipped_health())
    return replace(rules, secrecy=secrecy_rules())


def build(document: Mapping[str, Any], file: str, lines: LineIndex | None = None, base: str = "") -> Guide:
    """A guide from a document that is read already; raises GuideInvalid with every fault's place."""
    faults = Faults(file, lines)
    standard = _shipped_document(STANDARD)
    is_own = EXTENDS in document or document.get("id") != STANDARD_ID
    if EXTENDS in document:
        said, taken = without_hidden_safety(document, standard)
        document = whole = _extended(said, faults, base)
        note_hidden_safety(taken, faults)
        faults.speak_of(lambda place: named_place(whole, place))
    document = _with_answers(document, faults)
    doc = sound_parts(GuideDoc, document, _with_answers(standard, Faults(f"{STANDARD}.toml")), faults)
    check(doc, faults)
    check_agencies(doc.agencies, faults)
    if doc.legal_basis:
        known = [one.code for one in load_rules().bases]
        faults.unless(doc.legal_basis in known, "legal_basis", Problem.NOT_ONE_OF, ", ".join(known))
    if is_own:
        check_kept_safety(_standard_doc(), doc, faults)
    without_follow_ups(faults)
    faults.refuse()
    return guide_of(doc)


@cache
def _standard_doc() -> GuideDoc:
    return GuideDoc.model_validate(_with_answers(_shipped_document(STANDARD), Faults(f"{STANDARD}.toml")))


def _extended(document: Mapping[str, Any], faults: Faults, version: str = "") -> Mapping[str, Any]:
    base = _base(document[EXTENDS], faults, version)
    whole = extended(base, {key: value for key, value in document.items() if key != AGENCIES}, faults)
    known = base.get(AGENCIES) or shipped_agencies()
    return {**whole, AGENCIES: differing_agencies(known, document.get(AGENCIES, {}), faults)}


def _with_answers(document: Mapping[str, Any], faults: Faults) -> Mapping[str, Any]:
    """The document with its agencies, and with the list of answers that forms take them from."""
    agencies, choices = document.get(AGENCIES, shipped_agencies()), document.get("choices")
    if not isinstance(choices, dict):
        return {**document, AGENCIES: agencies}
    faults.unless("agency" not in choices, "choices.agency", Problem.UNKNOWN_KEY, "agency")
    return {**document, AGENCIES: agencies, "choices": {**choices, "agency": answers(agencies)}}


def _base(wanted: object, faults: Faults, version: str) -> Mapping[str, Any]:
    """The shipped guide that a municipal one begins with, or what it was in an earlier release."""
    name = str(wanted).removeprefix(f"{COUNTRY}.")
    document = (released_document(name, version) if version else None) or {}
    if not version and name in shipped():
        document = _shipped_document(name)
    if not document or document["id"] != wanted:
        faults.add(EXTENDS, Problem.UNKNOWN_GUIDE, wanted)
        return _shipped_document(STANDARD)
    if EXTENDS in document:
        return _extended(document, Faults(f"{name}.toml"))
    return document


@cache
def _shipped_document(name: str) -> Mapping[str, Any]:
    return read_document(_shipped_bytes(f"{name}.toml"), f"{name}.toml")[0]


@cache
def _shipped_guide(name: str) -> Guide:
    return _guide(_shipped_bytes(f"{name}.toml"), f"{name}.toml")


def _shipped_bytes(name: str) -> bytes:
    return (files("bti_tui.guide") / "data" / name).read_bytes()


def _guide(content: bytes, file: str, base: str = "") -> Guide:
    document, lines = read_document(content, file)
    return build(document, file, lines, base)
