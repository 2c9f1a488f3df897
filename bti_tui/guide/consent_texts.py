"""The texts for families: those of the program, and a municipality's own, read from its configuration folder.

A file of the municipality takes the place of the program's file in the same language, or adds a language. A file that
can't be used is told of with its name and its place, and the others still work.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import Field as Limits

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.ids import LanguageCode, TextVersion
from bti_tui.domain.text import clean
from bti_tui.domain.text_pack import LABELS, MORE_LABELS, TextPack, TextPart, TextSheet
from bti_tui.guide.document import Document, read_document, validated
from bti_tui.guide.faults import Faults, Problem

LARGEST: Final = 200_000
"""Bytes of a file."""
MOST_FILES: Final = 40
SHIPPED: Final = ("nb", "nn", "en")


class PartDoc(Document):
    """A heading and a text."""

    heading: str = Limits(min_length=1)
    text: str = Limits(min_length=1)


class SheetDoc(Document):
    """An information sheet."""

    title: str = Limits(min_length=1)
    parts: tuple[PartDoc, ...] = Limits(min_length=1)


class TextsDoc(Document):
    """A whole file of texts."""

    format: int = Limits(ge=1, le=1)
    language: str = Limits(pattern=r"^[a-z]{2,3}$")
    name: str = Limits(min_length=1)
    version: str = Limits(min_length=1, max_length=40)
    valid_from: date | None = None
    source: str = Limits(default="", max_length=300)
    checked_on: date | None = None
    labels: dict[str, str]
    told: tuple[PartDoc, ...] = Limits(min_length=1)
    withdrawing: PartDoc
    parents: SheetDoc
    youth: SheetDoc
    plain: SheetDoc | None = None
    information: dict[str, str] = {}
    agencies: dict[str, str] = {}


@cache
def shipped_texts() -> tuple[TextPack, ...]:
    """The texts that come with the program."""
    folder = files("bti_tui.guide") / "data" / "texts"
    return tuple(_pack((folder / f"{one}.toml").read_bytes(), f"{one}.toml", is_own=False) for one in SHIPPED)


def text_packs(folder: Path | None = None) -> tuple[tuple[TextPack, ...], tuple[GuideInvalid, ...]]:
    """All texts, and the faults of files that can't be used; the program's languages first."""
    found = {one.language: one for one in shipped_texts()}
    broken: list[GuideInvalid] = []
    for path in _paths(folder):
        try:
            own = _own(path)
        except GuideInvalid as error:
            broken.append(error)
        else:
            found[own.language] = own
    return tuple(found.values()), tuple(broken)


def _paths(folder: Path | None) -> Iterable[Path]:
    try:
        return sorted(folder.glob("*.toml"))[:MOST_FILES] if folder is not None else ()
    except OSError:
        return ()


def _own(path: Path) -> TextPack:
    name = clean(path.name, lines=False)
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        content = None
    if content is None:
        faults = Faults(name)
        faults.add("file", Problem.UNREADABLE, "")
        raise faults.invalid()
    return _pack(content, name, is_own=True)


def _pack(content: bytes, file: str, *, is_own: bool) -> TextPack:
    document, lines = read_document(content, file)
    faults = Faults(file, lines)
    doc = validated(TextsDoc, document, faults)
    for label in LABELS:
        faults.unless(bool(doc.labels.get(label)), f"labels.{label}", Problem.MISSING)
    for label in doc.labels:
        faults.unless(label in (*LABELS, *MORE_LABELS), f"labels.{label}", Problem.UNKNOWN_LIST, label)
    faults.refuse()
    return TextPack(
        language=LanguageCode(doc.language),
        name=_said(doc.name),
        version=TextVersion(_said(doc.version)),
        labels={key: _said(text) for key, text in doc.labels.items()},
        told=tuple(map(_part, doc.told)),
        withdrawing=_part(doc.withdrawing),
        parents=_sheet(doc.parents),
        youth=_sheet(doc.youth),
        plain=_sheet(doc.plain) if doc.plain else None,
        information={key: _said(text) for key, text in doc.information.items()},
        agencies={key: _said(text) for key, text in doc.agencies.items()},
        valid_from=doc.valid_from,
        source=_said(doc.source),
        checked_on=doc.checked_on,
        is_own=is_own,
    )


def _said(text: str) -> str:
    return clean(text, lines=False).strip()


def _part(doc: PartDoc) -> TextPart:
    paragraphs = (" ".join(part.split()) for part in clean(doc.text, lines=True).split("\n\n"))
    return TextPart(_said(doc.heading), "\n".join(part for part in paragraphs if part))


def _sheet(doc: SheetDoc) -> TextSheet:
    return TextSheet(_said(doc.title), tuple(map(_part, doc.parts)))
