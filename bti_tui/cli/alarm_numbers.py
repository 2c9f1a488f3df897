"""Whom to call here, as the ALARM page shows it: what the files of this machine and the guide for new cases say."""

from bti_tui.i18n import Translator
from bti_tui.screens.emergency import LocalNumber
from bti_tui.settings import Places
from bti_tui.settings.contacts import LABELS
from bti_tui.settings.local_numbers import local_numbers


def alarm_numbers(places: Places, guide: str, translator: Translator) -> tuple[LocalNumber, ...]:
    """The numbers that are filled in, under their own names or those of the program; `guide` is an id."""
    return tuple(
        LocalNumber(one.name or translator.tr(LABELS[one.kind]), one.number, one.hours)
        for one in local_numbers(places, guide)
        if one.number
    )
