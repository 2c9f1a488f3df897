"""How a place says that somebody else has written: one short line, never what is shielded."""

from bti_tui.domain.notes import Visibility
from bti_tui.i18n import Translator
from bti_tui.screens.log_text import LogTexts
from bti_tui.usecases.news import CaseNews, StoreNews


def case_text(news: CaseNews, tr: Translator) -> str:
    """Who did what in the case; empty when nothing is new."""
    if not news.lines or news.words is None:
        return ""
    others, line = others_of(news.by), news.lines[0]
    if len(news.lines) > 1 or line.visibility is Visibility.SHIELDED:
        if not others:
            return tr.tr("The case was changed in another window of yours.")
        return tr.tr("The case was changed by {who}.", who=others)
    what = LogTexts(tr, news.words).sentence(line)
    return (
        tr.tr("{who} added: {what}", who=others, what=what) if others else tr.tr("Your other window: {what}", what=what)
    )


def writing_text(news: CaseNews, tr: Translator) -> str:
    """Who else writes in the form that is open; empty when nobody does."""
    if not news.writing:
        return ""
    others = others_of(news.writing)
    if not others:
        return tr.tr("You write in this form in another window too.")
    return tr.tr("In this form right now: {who}.", who=others)


def store_text(news: StoreNews, tr: Translator) -> str:
    """Which cases were changed by whom; empty when none was."""
    if not news.changed:
        return ""
    cases = ", ".join(dict.fromkeys(case for case, _ in news.changed))
    others = others_of(tuple(dict.fromkeys(who for _, who in news.changed)))
    if not others:
        return tr.tr("{cases} was changed in another window of yours.", cases=cases)
    return tr.tr("{cases} was changed by {who}.", cases=cases, who=others)


def others_of(names: tuple[str, ...]) -> str:
    """Everybody but the user herself, who has no name here."""
    return ", ".join(name for name in names if name)
