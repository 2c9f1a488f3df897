"""The words of the assessment screens: who answers, how many, what a row of earlier answers looks like."""

from collections.abc import Iterator, Sequence
from typing import Final

from bti_tui.domain.appraisal import strongest
from bti_tui.domain.assessment import Assessment, NoticeChoice
from bti_tui.domain.ids import AnswerCode, ItemCode
from bti_tui.domain.instrument import (
    NO,
    YES,
    Answer,
    Choice,
    ContextItem,
    ContextKind,
    Instrument,
    LifeArea,
    Point,
    Respondent,
)
from bti_tui.domain.words import Language, Words
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.assessment import Answerer

RESPONDENTS: Final = {
    Respondent.EMPLOYEE: N_("employee"),
    Respondent.GUARDIAN: N_("guardian"),
    Respondent.CHILD: N_("child"),
}
NOTICES: Final = {NoticeChoice.INFORM: N_("inform the guardians"), NoticeChoice.HOLD: N_("hold back")}
TREND: Final = 6
"""So many earlier answers stand in a row."""
YES_KEYS: Final = {"j": str(YES), "y": str(YES), "n": str(NO)}
TICK_KEYS: Final = {" ": "x", "x": "x", "j": "x", "y": "x", "n": ""}


def who(one: Answerer, tr: Translator) -> str:
    """Who answers, and as what."""
    return f"{one.name} ({tr.tr(RESPONDENTS[one.respondent])})"


def answer_word(point: Point | None, language: Language) -> str:
    """An answer as its key, its sign and its word; a sign alone says too little."""
    return f"{point.key} {point.name.speak(language)}" if point else ""


def choices_of(item: ContextItem, tr: Translator) -> tuple[Choice, ...]:
    """The answers of a question around the concern."""
    if item.kind is not ContextKind.YES_NO:
        return item.choices
    yes, no = (Words(tr.tr(one)) for one in (N_("yes"), N_("no")))
    return Choice(YES, "j", yes), Choice(NO, "n", no)


def meanings(points: Sequence[Point], chosen: str, language: Language) -> Iterator[str]:
    """What each answer of the scale means; a star stands beside the chosen one."""
    width = max(len(one.name.speak(language)) for one in points) + 2
    for one in points:
        mark = "*" if one.code == chosen else " "
        yield f"{mark} {one.key}  {one.name.speak(language):<{width}}{one.anchor.speak(language)}"


def listed(choices: Sequence[Choice], chosen: str, language: Language) -> Iterator[str]:
    """The answers of a list with their keys."""
    for one in choices:
        yield f"{'*' if one.code == chosen else ' '} {one.key}  {one.name.speak(language)}"


def trend(instrument: Instrument, area: LifeArea, earlier: Sequence[Assessment], now: Sequence[Answer]) -> str:
    """The strongest answer of an area each time, oldest first: signs, never a number that was worked out."""
    items = frozenset(one.code for one in area.items)
    signs = [_sign(instrument, one.answers, items) for one in earlier[-TREND:]]
    return "".join([*signs, _sign(instrument, now, items)])


def _sign(instrument: Instrument, answers: Sequence[Answer], items: frozenset[ItemCode]) -> str:
    code = strongest(instrument, tuple(answers), items)
    point = instrument.point(code) if code is not None else None
    return point.sign if point else " "


def said_now(answers: dict[str, str], area: LifeArea) -> tuple[Answer, ...]:
    """The answers of an area so far."""
    return tuple(Answer(one.code, AnswerCode(answers[one.code])) for one in area.items if answers.get(one.code))
