"""The log on paper as a document: head and dates, then empty fields to write in by hand."""

from collections.abc import Iterator
from typing import Final

from bti_tui.i18n import Translator
from bti_tui.prints import Document, Fields, Heading, Paragraph, Part, Signatures, Table, Tick
from bti_tui.screens.paper_mark import paper_mark
from bti_tui.usecases.paper_log import PaperLog

RULE: Final = "_" * 78
LINES: Final = 2
"""Empty lines in each field."""
ROWS: Final = 4
"""Empty rows in each table."""


def paper_log_document(page: PaperLog, tr: Translator) -> Document:
    """The form; its title names nobody."""
    return Document(
        title=tr.tr("Relay log on paper"),
        language=tr.language,
        made_on=page.head.made_on,
        parts=tuple(_parts(page, tr)),
        version=tr.tr("The family has one, the relay holder has one. Write the date on everything."),
        page=tr.tr("page {page} of {pages}", page="{page}", pages="{pages}"),
        mark=paper_mark(tr, training=page.head.is_training, grade=page.head.grade),
    )


def _parts(page: PaperLog, tr: Translator) -> Iterator[Part]:
    yield Fields(tuple(_head(page, tr)))
    yield Heading(tr.tr("Who takes part"))
    yield _table((tr.tr("Name"), tr.tr("Service"), tr.tr("Task"), tr.tr("From - to")))
    yield Heading(tr.tr("How it is"))
    for label in (
        tr.tr("The child's own words"),
        tr.tr("The guardians' view"),
        tr.tr("The services' view"),
        tr.tr("What goes well"),
        tr.tr("What we agree to work on"),
    ):
        yield from _room(label)
    yield Heading(tr.tr("Goals"))
    yield _table((tr.tr("Goal"), tr.tr("How it shows"), tr.tr("By when"), tr.tr("Reached")))
    yield Heading(tr.tr("Measures"))
    yield _table((tr.tr("What"), tr.tr("Who"), tr.tr("Where"), tr.tr("By when"), tr.tr("How it went")))
    yield Heading(tr.tr("Meeting"))
    yield Fields(
        tuple((label, "") for label in (tr.tr("When"), tr.tr("There"), tr.tr("Next meeting"), tr.tr("Calls it")))
    )
    yield from _room(tr.tr("What was agreed"))
    yield Tick(tr.tr("The child was asked before the meeting"))
    yield Tick(tr.tr("It was read aloud, and all agree"))
    yield Heading(tr.tr("Notes and good moments"))
    yield _table((tr.tr("Date"), tr.tr("Who writes"), tr.tr("What")))
    yield Signatures((tr.tr("Guardian or youth"), tr.tr("Relay holder")))


def _head(page: PaperLog, tr: Translator) -> Iterator[tuple[str, str]]:
    head = page.head
    relation = page.words.choice
    who = (f"{name} ({relation('relation', one.value, tr.language).lower()})" for name, one in page.guardians)
    works = f" ({head.holder_title})" if head.holder and head.holder_title else ""
    yield tr.tr("About"), head.name
    yield tr.tr("Born"), tr.long_day(head.born_on) if head.born_on else ""
    yield tr.tr("Guardians"), ", ".join(who)
    yield tr.tr("Relay holder"), f"{head.holder}{works}"
    yield tr.tr("Opened"), tr.long_day(head.opened_on) if head.opened_on else ""
    yield tr.tr("Level"), f"{head.level.value} {head.level_title.speak(tr.language)}"
    yield tr.tr("Next meeting"), tr.long_day(page.meets_on) if page.meets_on else ""
    yield tr.tr("Next evaluation"), tr.long_day(head.next_on) if head.next_on else ""


def _room(label: str) -> Iterator[Part]:
    """A field with lines to write on."""
    yield Heading(label, level=2)
    yield Paragraph("\n\n".join([RULE] * LINES))


def _table(head: tuple[str, ...]) -> Table:
    """A head, and empty rows."""
    return Table(head, tuple(tuple("_" * 14 for _ in head) for _ in range(ROWS)))
