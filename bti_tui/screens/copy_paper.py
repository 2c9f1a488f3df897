"""A copy of the log, or of the minutes of a meeting, as a document: on paper, and to be read through first."""

from collections.abc import Iterator

from bti_tui.domain.copies import RecipientKind
from bti_tui.domain.views.log_copy import CopyHead, CopyLine, LogCopy
from bti_tui.domain.views.minutes import MinutesCopy
from bti_tui.i18n import Translator
from bti_tui.prints import Document, Fields, Heading, Paragraph, Part, Quote
from bti_tui.screens.copy_text import CopyTexts, Statement
from bti_tui.screens.minutes_text import MinutesTexts
from bti_tui.screens.paper_mark import paper_mark
from bti_tui.usecases.copies import CopyPage


def copy_document(page: CopyPage, tr: Translator) -> Document:
    """The document; its title names nobody."""
    head = page.copy.head
    return Document(
        title=_title(page, tr),
        language=tr.language,
        made_on=head.made_on,
        parts=tuple(_parts(page, tr)),
        version=_version(head, tr),
        page=tr.tr("page {page} of {pages}", page="{page}", pages="{pages}"),
        mark=paper_mark(tr, training=head.is_training, grade=head.grade),
    )


def _title(page: CopyPage, tr: Translator) -> str:
    is_note = page.copy.head.recipient.kind is RecipientKind.JOURNAL
    if isinstance(page.copy, LogCopy):
        return tr.tr("Note for own record") if is_note else tr.tr("Relay log")
    return tr.tr("Note from a meeting, for own record") if is_note else tr.tr("Meeting minutes")


def _version(head: CopyHead, tr: Translator) -> str:
    """What everybody who holds the paper should know of it."""
    if head.recipient.kind is RecipientKind.FAMILY:
        return tr.tr("This copy is yours. It holds what is written in the log that you may read.")
    if head.recipient.kind is RecipientKind.AGENCY:
        return tr.tr("Shared with the consent of the family. For this service only.")
    return tr.tr("Keep it where the service keeps its records.")


def _parts(page: CopyPage, tr: Translator) -> Iterator[Part]:
    texts = CopyTexts(tr, page.words)
    yield Fields(tuple(texts.head(page.copy.head)))
    if isinstance(page.copy, MinutesCopy):
        yield from _minutes(page.copy, page, tr)
        return
    if not page.copy.lines:
        yield Paragraph(tr.tr("Nothing is written that may stand here."))
    for line in page.copy.lines:
        yield from _line(line, texts)


def _minutes(copy: MinutesCopy, page: CopyPage, tr: Translator) -> Iterator[Part]:
    texts, minutes = CopyTexts(tr, page.words), MinutesTexts(tr, page, copy)
    yield Heading(minutes.heading)
    yield Fields(tuple(minutes.frame()))
    if not copy.sections:
        yield Paragraph(tr.tr("Nothing is written that may stand here."))
    for section in copy.sections:
        title = minutes.section(section)
        if title:
            yield Heading(title)
        for line in section.lines:
            yield from _point(line, texts, is_plain=(line.line.on, line.line.author) == (copy.on, copy.minute_taker))
    ends = minutes.ending()
    if ends:
        yield Heading(tr.tr("From here on"))
        yield Fields(tuple(ends))


def _line(line: CopyLine, texts: CopyTexts) -> Iterator[Part]:
    """A line of the log: who wrote it stands above it."""
    one = texts.statement(line)
    yield Heading(f"{one.number}. {one.head}", level=2)
    yield Paragraph(one.text)
    yield from _rest(one)


def _point(line: CopyLine, texts: CopyTexts, *, is_plain: bool) -> Iterator[Part]:
    """A line of the minutes; whose it is stands below it only when that is not the minute taker's of that day."""
    one = texts.statement(line)
    yield Paragraph(f"{one.number}. {one.text}")
    yield from _rest(one)
    if not is_plain:
        yield Paragraph(f"({one.head})")


def _rest(one: Statement) -> Iterator[Part]:
    if one.quote:
        yield Quote(one.quote)
    yield from (Paragraph(text) for label, text in one.more if not label)
    labelled = tuple(row for row in one.more if row[0])
    if labelled:
        yield Fields(labelled)
