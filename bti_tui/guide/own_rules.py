"""The municipality's own file about rules: what it settles for itself, and what it makes stricter (R52).

It lies in the configuration folder and holds for every case, under what the guide of the case settles. What the law
fixes can't be made weaker here: such a file is refused with the line, and the rule pack of the program holds as it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bti_tui.domain.errors import GuideInvalid, RulesInvalid
from bti_tui.domain.ids import BasisCode, GroundCode, InformationCode
from bti_tui.domain.law import (
    AgeChange,
    InformationKind,
    LegalBasis,
    LegalReference,
    RetentionClass,
    StatutoryDeadline,
)
from bti_tui.domain.rules_pack import RestrictionGround, Rules
from bti_tui.domain.text import clean
from bti_tui.guide.assembly import words_of
from bti_tui.guide.document import read_document, validated
from bti_tui.guide.faults import Faults
from bti_tui.guide.law_schema import AgeDoc
from bti_tui.guide.own_folder import content_of
from bti_tui.guide.own_rules_checks import check_own_rules
from bti_tui.guide.own_rules_schema import OwnRulesDoc
from bti_tui.guide.rules_schema import provenance_of


def read_own_rules(path: Path, rules: Rules) -> Rules:
    """The rule pack with what a file says in its place. Raises RulesInvalid with every fault's place."""
    name = clean(path.name, lines=False)
    try:
        document, lines = read_document(content_of(path), name)
        faults = Faults(name, lines)
        doc = validated(OwnRulesDoc, document, faults)
        check_own_rules(doc, rules, faults)
        faults.refuse()
    except GuideInvalid as error:
        raise RulesInvalid(**error.facts) from error
    return _settled(_aged(rules, dict(doc.ages)), doc)


def _aged(rules: Rules, ages: dict[str, tuple[AgeDoc, ...] | None]) -> Rules:
    """The ages with those of the file from the day that each holds from."""
    first: dict[str, Any] = {}
    changes = list(rules.changes)
    provenance = dict(rules.provenance)
    for name, rows in ages.items():
        if rows:
            own = [AgeChange(name, row.years, row.provenance()) for row in rows]
            since = min(one.provenance.valid_from for one in own)
            law = [one for one in changes if one.name == name]
            law = law or [AgeChange(name, int(getattr(rules, name)), rules.provenance[name])]
            whole = [*(one for one in law if one.provenance.valid_from < since), *own]
            whole.sort(key=lambda one: one.provenance.valid_from)
            changes = [one for one in changes if one.name != name]
            changes += whole if len(whole) > 1 else []
            first[name], provenance[name] = whole[0].years, own[-1].provenance
    return replace(rules, changes=tuple(changes), provenance=provenance, **first)


def _settled(rules: Rules, doc: OwnRulesDoc) -> Rules:
    """Everything of the file but its ages."""
    unused = {one.code for one in doc.sharing if not one.used}
    bases = [
        *rules.bases,
        *(LegalBasis(BasisCode(one.code), words_of(one.name), one.provenance()) for one in doc.basis),
    ]
    hidden = (
        RestrictionGround(GroundCode(one.code), words_of(one.name), provenance_of(one)) for one in doc.restriction
    )
    read = (LegalReference(one.code, words_of(one.name), one.provenance()) for one in doc.reference)
    return replace(
        rules,
        checked_on=doc.checked_on,
        review_on=_sooner(rules.review_on, doc.review_on),
        recheck_on=tuple(doc.consent.recheck_on or rules.recheck_on),
        warn_days=tuple(sorted(doc.consent.warn_days or rules.warn_days, reverse=True)),
        bases=tuple(sorted(bases, key=lambda one: one.code != doc.legal_basis)),
        sharing_grounds=tuple(replace(one, is_used=one.code not in unused) for one in rules.sharing_grounds),
        information=tuple(_information(rules, doc)),
        restriction_grounds=(*rules.restriction_grounds, *hidden),
        deadlines=tuple(_deadlines(rules, doc)),
        retention=tuple(_retention(rules, doc)),
        references=(*rules.references, *read),
    )


def _deadlines(rules: Rules, doc: OwnRulesDoc) -> Iterator[StatutoryDeadline]:
    sooner = {one.code: one for one in doc.deadline}
    for one in rules.deadlines:
        own = sooner.get(one.code)
        yield replace(one, days=own.days, provenance=own.provenance()) if own else one


def _retention(rules: Rules, doc: OwnRulesDoc) -> Iterator[RetentionClass]:
    longer = {one.code: one for one in doc.retention}
    for one in rules.retention:
        own = longer.get(one.code)
        yield replace(one, years=own.years, provenance=own.provenance()) if own else one


def _information(rules: Rules, doc: OwnRulesDoc) -> Iterator[InformationKind]:
    said = {one.code: one for one in doc.information}
    for kind in rules.information:
        own = said.get(kind.code)
        enough = own.one_parent_is_enough if own else None
        yield kind if enough is None else replace(kind, one_parent_is_enough=enough)
    known = {one.code for one in rules.information}
    for one in doc.information:
        if one.code not in known and one.name is not None:
            enough = bool(one.one_parent_is_enough)
            yield InformationKind(InformationCode(one.code), one.key, words_of(one.name), bool(one.health), enough)


def _sooner(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
