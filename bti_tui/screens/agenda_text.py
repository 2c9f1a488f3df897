"""The agendas of a step in words: what its meeting goes through, with the minutes of each point."""

from collections.abc import Iterable, Iterator

from bti_tui.domain.agenda import Agenda
from bti_tui.domain.guide import Step
from bti_tui.i18n import Translator
from bti_tui.screens.place import HelpSection


def agenda_sections(steps: Iterable[Step], tr: Translator) -> list[HelpSection]:
    """What the meetings of some steps go through, with the minutes of each point; each agenda once."""
    agendas = dict.fromkeys(step.agenda for step in steps if step.agenda is not None)
    return [HelpSection(_agenda_title(one, tr), "\n".join(_points(one, tr))) for one in agendas]


def _agenda_title(agenda: Agenda, tr: Translator) -> str:
    return tr.tr("Agenda: {title}, {minutes} minutes", title=agenda.title.speak(tr.language), minutes=agenda.minutes)


def _points(agenda: Agenda, tr: Translator) -> Iterator[str]:
    for point in agenda.points:
        minutes = tr.tr("{minutes} min", minutes=point.minutes)
        yield f"- {minutes:>6}  {point.what.speak(tr.language)}"
