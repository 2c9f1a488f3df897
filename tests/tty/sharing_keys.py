"""What the forms about sharing are asked by keys: their labels and answers on a screen in bokmål."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bti_tui.guide.consent_texts import shipped_texts
from bti_tui.guide.loader import load_guide, load_rules
from bti_tui.i18n import Translator
from bti_tui.screens.sharing_forms import AFTERWARDS, FORMS, HEARD, HOLDERS, INTERPRETERS
from tests.tty.stored import Line

NORWEGIAN: Final = Translator("nb")
Said = str | tuple[str, ...]


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day}.{day.month}.{day.year}"


def _agencies(codes: list[str]) -> tuple[str, ...]:
    names = {one.code: one.label.nb for one in load_guide().choices["agency"]}
    return tuple(names[one] for one in codes)


def _information(codes: list[str]) -> tuple[str, ...]:
    names: dict[str, str] = {one.code: one.name.nb for one in load_rules().information}
    return tuple(names[one] for one in codes)


def _points(codes: list[str]) -> tuple[str, ...]:
    names: dict[str, str] = {one.code: one.name.nb for one in load_rules().points}
    return tuple(names[one] for one in codes)


def _language(code: str) -> tuple[str, ...]:
    return (next(one.name for one in shipped_texts() if one.language == code),)


def _choice(texts: dict[str, str]) -> Callable[[str], tuple[str, ...]]:
    return lambda code: (NORWEGIAN.tr(texts[code]),)


def _plain(text: str) -> str:
    return text


SCOPE: Final[dict[str, tuple[str, Callable[..., Said]]]] = {
    "purpose": ("What for", _plain),
    "from_agencies": ("Who may tell", _agencies),
    "to_agencies": ("Who may be told", _agencies),
    "information": ("About what", _information),
    "exceptions": ("Not to be shared", _plain),
    "valid_until": ("Valid until", _day),
    "points": ("Told the family", _points),
    "language": ("Explained in", _language),
    "interpreter": ("Interpreter", _choice({code.value: text for code, (text, _) in INTERPRETERS.items()})),
    "child_heard": ("Was the child heard", _choice({code.value: text for code, (text, _) in HEARD.items()})),
    "child_view": ("What the child thinks", _plain),
}
ANSWER: Final[dict[str, tuple[str, Callable[..., Said]]]] = {"not_information": ("But not about", _information)}
"""What an answer about other services says beside the guide's own questions."""
RESPONSIBILITY: Final[dict[str, tuple[str, Callable[..., Said]]]] = {
    "holders": ("Who has it", lambda count: (NORWEGIAN.tr(HOLDERS[str(count)]),)),
    "reason": ("How do you know", _plain),
}
WITHDRAWAL: Final[dict[str, tuple[str, Callable[..., Said]]]] = {
    "form": ("How", _choice({code.value: text for code, (text, _) in FORMS.items()})),
    "agencies": ("Only from", _agencies),
    "information": ("Only about", _information),
    "after": ("What is written", _choice({code.value: text for code, (text, _) in AFTERWARDS.items()})),
    "words": ("What was said", _plain),
}


def said_in(fields: dict[str, tuple[str, Callable[..., Said]]], line: Line) -> dict[str, Said]:
    """What a line of a script says, by the labels on the screen."""
    return {NORWEGIAN.tr(label): read(line[name]) for name, (label, read) in fields.items() if name in line}
