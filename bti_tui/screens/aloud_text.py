"""A copy as it is read aloud: statement after statement, each with the number that it has on paper."""

from collections.abc import Iterator

from bti_tui.domain.views.log_copy import CopyLine, LogCopy
from bti_tui.domain.views.minutes import MinutesCopy
from bti_tui.i18n import Translator
from bti_tui.prints.document import quoted
from bti_tui.screens.copy_text import CopyTexts
from bti_tui.screens.minutes_text import MinutesTexts
from bti_tui.usecases.copies import CopyPage


def told_aloud(page: CopyPage, tr: Translator) -> list[str]:
    """Everything in its order; what frames it first and last."""
    copy, texts = page.copy, CopyTexts(tr, page.words)
    name = copy.head.name
    if isinstance(copy, LogCopy):
        first = [tr.tr("This is what is written in the log about {name}.", name=name)]
        if copy.head.holder:
            first.append(tr.tr("{name} is relay holder.", name=copy.head.holder))
        last = (
            [tr.tr("We look at it together again {day}.", day=tr.long_day(copy.head.next_on))]
            if (copy.head.next_on)
            else []
        )
        return [*first, *(line for one in copy.lines for line in _said(one, texts)), *last]
    return list(_minutes(copy, MinutesTexts(tr, page, copy), texts))


def _minutes(copy: MinutesCopy, minutes: MinutesTexts, texts: CopyTexts) -> Iterator[str]:
    yield minutes.heading
    yield from (f"{label}: {value}" for label, value in minutes.frame())
    for section in copy.sections:
        title = minutes.section(section)
        if title:
            yield f"{title}:"
        for line in section.lines:
            yield from _said(line, texts, day=False)
    yield from (f"{label}: {value}" for label, value in minutes.ending())


def _said(line: CopyLine, texts: CopyTexts, *, day: bool = True) -> Iterator[str]:
    """One line; who wrote it is on paper and needs no saying."""
    one = texts.statement(line)
    when = f"{one.day}: " if day else ""
    quote = f" {quoted(one.quote, texts.language)}" if one.quote else ""
    more = "".join(f"\n{label}: {text}" if label else f"\n{text}" for label, text in one.more)
    yield f"{one.number}. {when}{one.text}{quote}{more}"
