"""The door to guides and rule packs: from TOML to the values that the rules use, or a refusal that names the places."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.nesting import has_endless_key
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.text import clean
from bti_tui.guide.assembly import guide_of
from bti_tui.guide.checks import check
from bti_tui.guide.compiled import STANDARD_ID, shipped_names
from bti_tui.guide.differences import EXTENDS, extended, named_place
from bti_tui.guide.faults import Faults, LineIndex, Problem
from bti_tui.guide.kept_safety import check_kept_safety
from bti_tui.guide.own_folder import content_of
from bti_tui.guide.rules_schema import RulesDoc, rules_of
from bti_tui.guide.schema import GuideDoc
from bti_tui.guide.shape_faults import note_shape_faults

STANDARD: Final = "standard"
COUNTRY: Final = "no"
"""Begins the ids of the guides of a country, and names its rule pack."""
_RULES: Final = "rules-"
_Doc = TypeVar("_Doc", bound=BaseModel)


def shipped() -> tuple[str, ...]:
    """The names of the guides that come with the program; packs of a country, such as `rules-no`, are none."""
    return shipped_names()


def load_guide(source: Path | str = STANDARD) -> Guide:
    """A guide by the name of a shipped one or by the path of a file; raises GuideInvalid with every fault's place."""
    if isinstance(source, str) and source in shipped():
        return _shipped_guide(source)
    path = Path(source)
    return _guide(content_of(path), clean(path.name, lines=False))


@cache
def load_rules(country: str = COUNTRY) -> Rules:
    """The rule pack of a country; raises GuideInvalid when it can't be used."""
    name = f"{_RULES}{country}.toml"
    document, lines = _read(_shipped_bytes(name), name)
    return rules_of(_validate(RulesDoc, document, Faults(name, lines)))


def build(document: Mapping[str, Any], file: str, lines: LineIndex | None = None) -> Guide:
    """A guide from a document that is read already; raises GuideInvalid with every fault's place."""
    faults = Faults(file, lines)
    if EXTENDS in document:
        whole = extended(_base(document[EXTENDS], faults), document, faults)
        faults.refuse()
        faults.speak_of(lambda place: named_place(whole, place))
        document = whole
    doc = _validate(GuideDoc, document, faults)
    check(doc, faults)
    if doc.id != STANDARD_ID:
        check_kept_safety(_standard_doc(), doc, faults)
    faults.refuse()
    return guide_of(doc)


@cache
def _standard_doc() -> GuideDoc:
    return GuideDoc.model_validate(_shipped_document(STANDARD))


def _base(wanted: object, faults: Faults) -> Mapping[str, Any]:
    """The shipped guide that a municipal one begins with."""
    name = str(wanted).removeprefix(f"{COUNTRY}.")
    document = _shipped_document(name) if name in shipped() else {}
    if not document or document["id"] != wanted:
        faults.add(EXTENDS, Problem.UNKNOWN_GUIDE, wanted)
        raise faults.invalid()
    if EXTENDS in document:
        inner = Faults(f"{name}.toml")
        return extended(_base(document[EXTENDS], inner), document, inner)
    return document


@cache
def _shipped_document(name: str) -> Mapping[str, Any]:
    return _read(_shipped_bytes(f"{name}.toml"), f"{name}.toml")[0]


@cache
def _shipped_guide(name: str) -> Guide:
    return _guide(_shipped_bytes(f"{name}.toml"), f"{name}.toml")


def _shipped_bytes(name: str) -> bytes:
    return (files("bti_tui.guide") / "data" / name).read_bytes()


def _guide(content: bytes, file: str) -> Guide:
    document, lines = _read(content, file)
    return build(document, file, lines)


def _read(content: bytes, file: str) -> tuple[Mapping[str, Any], LineIndex]:
    try:
        text = content.decode("utf-8-sig")
        if has_endless_key(text):
            raise _unreadable(file, "key")
        return tomllib.loads(text), LineIndex(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from error


def _validate(kind: type[_Doc], document: Mapping[str, Any], faults: Faults) -> _Doc:
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        note_shape_faults(error.errors(include_url=False), faults)
        raise faults.invalid() from error


def _unreadable(file: str, why: str) -> GuideInvalid:
    faults = Faults(file)
    faults.add("file", Problem.UNREADABLE, why)
    return faults.invalid()
