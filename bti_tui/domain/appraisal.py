"""What follows from the answers of one assessment: routes first, then a suggestion, what to look at again, what waits.

Pure, and the same for every instrument: it knows no question by name. Nothing is added up and nothing is averaged: each
rule asks how many questions or areas have an answer that is strong enough.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.ids import AnswerCode, ItemCode, RouteCode, SuggestionCode
from bti_tui.domain.instrument import (
    NOT_APPLICABLE,
    STRICTNESS,
    UNKNOWN,
    Adjustment,
    Answer,
    GuardianNotice,
    Instrument,
    SafetyCondition,
    SuggestionRule,
)

WHOLE = 100


class Waiting(StrEnum):
    """Why a decision waits (hva beslutningen venter på)."""

    SAFETY = "safety"
    """A safety question is answered with not considered."""
    CHILD_VOICE = "child_voice"
    """The child's view is missing, and no reason is chosen."""


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one respondent (besvarelse)."""

    age: int | None
    """Whole years; -1 before birth, None when nobody knows it."""
    answers: tuple[Answer, ...] = ()
    context: tuple[Answer, ...] = ()
    safety: tuple[Answer, ...] = ()
    has_child_voice: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions apply and how many of them nobody could answer (opptelling av svar)."""

    applying: int
    unknown: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the program says about one set of answers; a person decides (utledning)."""

    routes: tuple[RouteCode, ...]
    notice: GuardianNotice | None
    suggestion: SuggestionCode
    is_hidden: bool
    """The suggestion presupposes contact with the guardians, so it is not shown."""
    adjusted: tuple[Answer, ...]
    """The answers around the concern that made the suggestion stronger."""
    remarks: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    counts: Counts


def appraise(instrument: Instrument, given: Given) -> Appraisal:
    """What follows from a set of answers, the routes first and from the safety questions alone."""
    routes, notice = raised(instrument, given.safety)
    suggestion, adjusted = _suggestion(instrument, given)
    counts = _counts(instrument, given)
    return Appraisal(
        routes=routes,
        notice=notice,
        suggestion=suggestion,
        is_hidden=_is_hidden(instrument, routes, notice, suggestion),
        adjusted=adjusted,
        remarks=tuple(_remarks(instrument, given, counts)),
        waiting=tuple(_waiting(instrument, given)),
        counts=counts,
    )


def raised(instrument: Instrument, safety: tuple[Answer, ...]) -> tuple[tuple[RouteCode, ...], GuardianNotice | None]:
    """The routes that the safety questions open, in the order of the instrument, and the strictest notice of them."""
    said = _by_item(safety)
    opened = {rule.route for rule in instrument.rules.routes if _holds(rule.when, said)}
    routes = tuple(one for one in instrument.routes if one.code in opened)
    notices = [one.notice for one in routes]
    hold = instrument.rules.hold_if
    if hold is not None and _holds(hold, said):
        notices.append(GuardianNotice.HOLD)
    return tuple(one.code for one in routes), max(notices, key=STRICTNESS.index, default=None)


def strongest(instrument: Instrument, answers: tuple[Answer, ...], items: frozenset[ItemCode]) -> AnswerCode | None:
    """The strongest answer to some questions; unknown when nothing else was answered, None without any answer."""
    found = [(instrument.point(one.value), one.value) for one in answers if one.item in items]
    placed = [(point.value, code) for point, code in found if point is not None and point.value is not None]
    if placed:
        return max(placed)[1]
    return next((code for _, code in found if code == UNKNOWN), None)


def _by_item(answers: tuple[Answer, ...]) -> Mapping[ItemCode, AnswerCode]:
    return {one.item: one.value for one in answers}


def _holds(condition: SafetyCondition, said: Mapping[ItemCode, AnswerCode]) -> bool:
    return any(said.get(item) in condition.answers for item in condition.items)


def _suggestion(instrument: Instrument, given: Given) -> tuple[SuggestionCode, tuple[Answer, ...]]:
    """The first rule that holds, then made stronger by what stands around the concern."""
    found = next(rule.give for rule in instrument.rules.suggestions if _fits(rule, instrument, given))
    order = [one.code for one in instrument.suggestions]
    used: list[Answer] = []
    for one in instrument.rules.adjustments:
        if one.context in given.context and found in one.applies_to:
            found = _adjusted(one, found, order)
            used.append(one.context)
    return found, tuple(used)


def _adjusted(one: Adjustment, found: SuggestionCode, order: list[SuggestionCode]) -> SuggestionCode:
    place = order.index(found)
    to = place + 1 if one.at_least is None else max(place, order.index(one.at_least))
    return order[min(to, len(order) - 1)]


def _fits(rule: SuggestionRule, instrument: Instrument, given: Given) -> bool:
    if rule.context is not None and rule.context not in given.context:
        return False
    if rule.at_least is None:
        return True
    strong = set(_strong_items(instrument, given, rule.at_least))
    touched = [area for area in instrument.areas if any(one.code in strong for one in area.items)]
    return len(strong) >= rule.items and len(touched) >= rule.areas


def _strong_items(instrument: Instrument, given: Given, at_least: int) -> Iterator[ItemCode]:
    for one in _applying(instrument, given):
        point = instrument.point(one.value)
        if point is not None and point.value is not None and point.value >= at_least:
            yield one.item


def _applying(instrument: Instrument, given: Given) -> tuple[Answer, ...]:
    """The answers to the questions that apply at the age."""
    items = {item.code for _, item in instrument.items_for(given.age)}
    return tuple(one for one in given.answers if one.item in items)


def _counts(instrument: Instrument, given: Given) -> Counts:
    said = [one.value for one in _applying(instrument, given)]
    return Counts(len(instrument.items_for(given.age)), said.count(UNKNOWN), said.count(NOT_APPLICABLE))


def _is_hidden(
    instrument: Instrument, routes: tuple[RouteCode, ...], notice: GuardianNotice | None, suggestion: SuggestionCode
) -> bool:
    """While the guardians are not to be told, every suggestion is hidden, whatever the file says."""
    if notice is GuardianNotice.HOLD:
        return True
    return any(suggestion in one.hide and set(one.routes) & set(routes) for one in instrument.rules.hiding)


def _remarks(instrument: Instrument, given: Given, counts: Counts) -> Iterator[str]:
    said = _by_item(given.safety)
    asked = counts.applying - counts.not_applicable
    for one in instrument.rules.remarks:
        if (
            (one.unknown_percent is not None and asked and counts.unknown * WHOLE >= one.unknown_percent * asked)
            or (one.age_under is not None and given.age is not None and given.age < one.age_under)
            or (one.safety_answer is not None and one.safety_answer in said.values())
        ):
            yield one.code
    for check in instrument.rules.cross_checks:
        strong = set(_strong_items(instrument, given, check.at_least))
        if strong & set(check.items) and _holds(check.safety, said):
            yield check.code


def _waiting(instrument: Instrument, given: Given) -> Iterator[Waiting]:
    if any(one.value in instrument.rules.blocks_decision for one in given.safety):
        yield Waiting.SAFETY
    if instrument.rules.needs_child_voice and not given.has_child_voice:
        yield Waiting.CHILD_VOICE
