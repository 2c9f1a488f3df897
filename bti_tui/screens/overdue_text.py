"""What nobody has gone through for too long, and what of it can't be used, as sentences (R52)."""

from collections.abc import Iterator
from datetime import date

from bti_tui.i18n import Translator
from bti_tui.i18n.guide_words import (
    stale_rules_sentence,
    stale_sentence,
    unchecked_agencies_sentence,
    unusable_sentence,
)
from bti_tui.usecases.overdue import Overdue


def overdue_sentences(found: Overdue, tr: Translator) -> Iterator[str]:
    """One for each, the guide first; nothing when all is well."""
    if found.guide:
        yield stale_sentence(tr, found.guide)
    if found.rules_on:
        yield stale_rules_sentence(tr, found.rules_on)
    if found.own_rules_on:
        yield tr.tr(
            "Your own rules on ages and grounds were last gone through {day}. Ask whoever is responsible for them.",
            day=tr.day(found.own_rules_on, year=True),
        )
    if found.agencies_on:
        yield unchecked_agencies_sentence(tr, found.agencies_on)
    for texts in found.texts:
        yield tr.tr(
            "The texts for families in «{language}» were last gone through {day}. Ask whoever is responsible for them.",
            language=texts.name,
            day=checked_day(texts.checked_on, tr),
        )
    if found.instrument:
        yield tr.tr(
            "The concern assessment «{name}» was last gone through {day}. Ask whoever is responsible for it.",
            name=found.instrument.title.speak(tr.language),
            day=checked_day(found.instrument.checked_on, tr),
        )
    yield from (tr.error(one) for one in (found.broken, found.rules_refused) if one)
    if found.unusable:
        yield unusable_sentence(tr, found.unusable)


def checked_day(day: date | None, tr: Translator) -> str:
    """When somebody last went through something, in words."""
    return tr.day(day, year=True) if day else tr.tr("on an unknown day")
