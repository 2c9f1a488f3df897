"""What a guide says of its municipality, line by line: for whom, from where, ages and signatures, groups, numbers."""

from collections.abc import Iterator

from bti_tui.domain.guide import GuardName, Guide
from bti_tui.i18n import Translator
from bti_tui.i18n.guide_words import BY_THE_LAW, NUMBERS

_DAYS = ("holder_answer_days", "consent_months", "stuck_answer_days")


def about_lines(guide: Guide, translator: Translator) -> Iterator[str]:
    """Where the guide comes from, and when it should be looked at again."""
    tr, about = translator.tr, guide.about
    if about.municipalities:
        yield tr("For the municipalities {numbers}", numbers=", ".join(about.municipalities))
    if about.source:
        yield tr("Follows {source}", source=about.source)
    if about.checked_on:
        yield tr("Compared with it {day}", day=translator.day(about.checked_on, year=True))
    yield tr("To be gone through by {day}", day=translator.day(guide.review_on, year=True))


def number_rows(guide: Guide, translator: Translator) -> Iterator[tuple[str, str]]:
    """Days, ages and signatures, each with what it is called."""
    tr, local = translator.tr, guide.local
    for name in _DAYS:
        yield tr(NUMBERS[name]), str(getattr(guide, name))
    yield tr("A holder must be in place from level"), str(guide.begins(GuardName.HOLDER).value)
    yield tr("The log must be settled from level"), str(guide.begins(GuardName.LOG_CONSENT).value)
    for name in ("upper_age", "youth_signs_from"):
        yield tr(NUMBERS[name]), str(getattr(local, name) or tr(BY_THE_LAW))
    for name in ("guardians_with_youth", "every_guardian"):
        yield tr(NUMBERS[name]), tr("yes") if getattr(local, name) else tr("no")
    asked, chosen = "legal_basis", local.legal_basis or "first_basis"
    yield tr(NUMBERS[asked]), tr(NUMBERS[chosen])
    for one in guide.contacts:
        yield tr(NUMBERS[one.kind]), " ".join(part for part in (one.number, one.name, one.hours) if part)
