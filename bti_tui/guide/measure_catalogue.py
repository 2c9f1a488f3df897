"""The door to catalogues of measures: the program's own, and the municipality's file, which adds and takes out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field as Limits

from bti_tui.domain.catalogue import Catalogue, CatalogueMeasure
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.forms import Choice
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode, AreaCode, CatalogueCode, CategoryCode
from bti_tui.domain.plan import Arena
from bti_tui.domain.rules.effort import LONGEST_TITLE
from bti_tui.domain.text import clean, is_written
from bti_tui.domain.words import Words
from bti_tui.guide.agency_schema import CODE
from bti_tui.guide.document import Document, read_document, validated
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.own_folder import content_of

MOST: Final = 500
Lists = Mapping[str, tuple[Choice, ...]]
"""The lists of a guide, by name: the codes that a catalogue may use."""


class TitleDoc(Document):
    """What a measure is called; it must fit in the title of a measure."""

    nb: str = Limits(min_length=1, max_length=LONGEST_TITLE)
    nn: str = Limits(default="", max_length=LONGEST_TITLE)
    en: str = Limits(default="", max_length=LONGEST_TITLE)


class MeasureDoc(Document):
    """One measure; its code is the name of its table."""

    title: TitleDoc
    category: str
    arena: Arena
    area: str = ""
    levels: tuple[Annotated[int, Limits(ge=1, le=3)], ...] = Limits(default=(1, 2, 3), min_length=1)
    agencies: tuple[str, ...] = ()


class CatalogueDoc(Document):
    """A file of measures. `hidden` names measures of the program that are not offered here."""

    format: int = Limits(ge=1, le=1)
    checked_on: date | None = None
    hidden: tuple[str, ...] = ()
    measures: Annotated[dict[Annotated[str, Limits(pattern=CODE)], MeasureDoc], Limits(max_length=MOST)] = Limits(
        default_factory=dict
    )


def load_catalogue(path: Path, lists: Lists, known: Catalogue | None = None) -> Catalogue:
    """The catalogue of a file, on top of the one that it adds to. Raises GuideInvalid with every fault's place."""
    document, lines = read_document(content_of(path), clean(path.name, lines=False))
    faults = Faults(clean(path.name, lines=False), lines)
    doc = validated(CatalogueDoc, document, faults)
    _check(doc, lists, known or Catalogue(), faults)
    faults.refuse()
    kept = tuple(one for one in known.measures if one.code not in doc.hidden) if known else ()
    own = tuple(_measure(CatalogueCode(code), one) for code, one in doc.measures.items())
    return Catalogue((*own, *kept), doc.checked_on or (known.checked_on if known else None))


def own_catalogue(path: Path | None, lists: Lists, known: Catalogue) -> tuple[Catalogue, GuideInvalid | None]:
    """The program's catalogue with the municipality's in it; a file with a fault is told of and changes nothing."""
    if path is None or not path.exists():
        return known, None
    try:
        return load_catalogue(path, lists, known), None
    except GuideInvalid as error:
        return known, error


def _check(doc: CatalogueDoc, lists: Lists, known: Catalogue, faults: Faults) -> None:
    codes = {name: {one.code for one in lists.get(name, ())} for name in ("category", "area", "agency")}
    shipped = {one.code for one in known.measures}
    for number, hidden in enumerate(doc.hidden):
        faults.unless(hidden in shipped, f"hidden.{number}", Problem.UNKNOWN_CODE, hidden)
    for code, one in doc.measures.items():
        at = f"measures.{code}"
        faults.unless(code not in shipped, at, Problem.DOUBLE, code)
        faults.unless(is_written(one.title.nb), f"{at}.title.nb", Problem.TEXT_MISSING)
        faults.unless(one.category in codes["category"], f"{at}.category", Problem.UNKNOWN_CODE, one.category)
        faults.unless(not one.area or one.area in codes["area"], f"{at}.area", Problem.UNKNOWN_CODE, one.area)
        for number, agency in enumerate(one.agencies):
            faults.unless(agency in codes["agency"], f"{at}.agencies.{number}", Problem.UNKNOWN_AGENCY, agency)


def _measure(code: CatalogueCode, doc: MeasureDoc) -> CatalogueMeasure:
    return CatalogueMeasure(
        code=code,
        title=Words(*(clean(text, lines=False) for text in (doc.title.nb, doc.title.nn, doc.title.en))),
        category=CategoryCode(doc.category),
        arena=doc.arena,
        area=AreaCode(doc.area) if doc.area else None,
        levels=tuple(map(Level, doc.levels)),
        agencies=tuple(map(AgencyCode, doc.agencies)),
    )
