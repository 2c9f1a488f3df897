"""What must hold between the parts of an instrument: codes are known, keys are free, violence is asked about."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.instrument import NO, NOT_APPLICABLE, UNKNOWN, YES, ContextKind, GuardianNotice, Respondent
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.instrument_schema import CodedDoc, ConditionDoc, InstrumentDoc, KeyedDoc

VIOLENCE: Final = "vold"
"""The question about violence and abuse, which no municipality takes out."""
VIOLENCE_ROUTE: Final = "RB"
"""The route that it opens."""
GRAVE: Final = frozenset({"mistanke", "ja"})
"""The answers that open it."""
RESERVED: Final = frozenset({"unknown", "na"})


def check_instrument(doc: InstrumentDoc, faults: Faults) -> None:
    """Note everything that is wrong with the parts together."""
    _check_lists(doc, faults)
    _check_scale(doc, faults)
    _check_context(doc, faults)
    _check_rules(doc, faults)
    _check_violence(doc, faults)
    faults.unless(Respondent.EMPLOYEE in doc.respondents, "respondents", Problem.MISSING, Respondent.EMPLOYEE.value)
    for one in doc.safety.asked_of:
        faults.unless(one in doc.respondents, "safety.asked_of", Problem.UNKNOWN_CODE, one.value)


def _check_lists(doc: InstrumentDoc, faults: Faults) -> None:
    questions = [
        *((f"areas.{a}.items.{i}", one.code) for a, area in enumerate(doc.areas) for i, one in enumerate(area.items)),
        *((f"context.{i}", one.code) for i, one in enumerate(doc.context)),
        *((f"safety.items.{i}", one.code) for i, one in enumerate(doc.safety.items)),
    ]
    _check_single(questions, faults)
    lists: dict[str, Iterable[CodedDoc]] = {
        "areas": doc.areas,
        "routes": doc.routes,
        "route_ends": doc.route_ends,
        "suggestions": doc.suggestions,
    }
    keyed: dict[str, Iterable[KeyedDoc]] = {
        "scale": doc.scale,
        "resources": doc.resources,
        "not_heard": doc.not_heard,
        "safety.answers": doc.safety.answers,
        **{f"context.{index}.choices": one.choices for index, one in enumerate(doc.context)},
    }
    for name, found in {**lists, **keyed}.items():
        _check_single(((f"{name}.{index}", one.code) for index, one in enumerate(found)), faults)
    for name, answers in keyed.items():
        _check_single(((f"{name}.{index}", one.key) for index, one in enumerate(answers)), faults)
    remarks = [(f"rules.remarks.{index}", one.code) for index, one in enumerate(doc.rules.remarks)]
    checks = [(f"rules.cross_checks.{index}", one.code) for index, one in enumerate(doc.rules.cross_checks)]
    _check_single([*remarks, *checks], faults)


def _check_scale(doc: InstrumentDoc, faults: Faults) -> None:
    """Points have values that grow; unknown and not relevant are answers too (R07)."""
    values = [one.value for one in doc.scale if one.value is not None]
    faults.unless(values == sorted(set(values)) and bool(values), "scale", Problem.WRONG_SHAPE, "value = 0, 1, 2 ...")
    codes = {one.code for one in doc.scale if one.value is None}
    for code in (UNKNOWN, NOT_APPLICABLE):
        faults.unless(code in codes, "scale", Problem.MISSING_CODE, code)
    for index, one in enumerate(doc.scale):
        faults.unless(one.value is not None or one.code in RESERVED, f"scale.{index}.value", Problem.MISSING, "value")
    _check_single(((f"scale.{index}", one.sign) for index, one in enumerate(doc.scale)), faults)


def _check_context(doc: InstrumentDoc, faults: Faults) -> None:
    texts = [index for index, one in enumerate(doc.context) if one.kind is ContextKind.TEXT]
    for index in texts[1:]:
        faults.add(f"context.{index}.kind", Problem.DOUBLE, ContextKind.TEXT.value)
    for index, one in enumerate(doc.context):
        wants = one.kind is ContextKind.CHOICE
        faults.unless(
            bool(one.choices) == wants, f"context.{index}.choices", Problem.WRONG_SHAPE, "[...]" if wants else "[]"
        )


def _check_rules(doc: InstrumentDoc, faults: Faults) -> None:
    known = _Known(doc, faults)
    rules = doc.rules
    for index, one in enumerate(rules.routes):
        known.among(known.routes, f"rules.routes.{index}.route", [one.route])
        known.condition(f"rules.routes.{index}.when", one.when)
    if rules.hold_if:
        known.condition("rules.hold_if", rules.hold_if)
    for index, rule in enumerate(rules.suggestions):
        at = f"rules.suggestions.{index}"
        known.among(known.suggestions, f"{at}.give", [rule.give])
        if rule.context:
            known.context(f"{at}.context", rule.context.item, rule.context.answer)
    last = rules.suggestions[-1]
    is_open = last.at_least is None and last.context is None
    faults.unless(is_open, f"rules.suggestions.{len(rules.suggestions) - 1}", Problem.NO_LAST_RULE, last.give)
    for index, adjustment in enumerate(rules.adjustments):
        at = f"rules.adjustments.{index}"
        known.context(f"{at}.context", adjustment.context.item, adjustment.context.answer)
        known.among(known.suggestions, f"{at}.applies_to", adjustment.applies_to)
        known.among(known.suggestions, f"{at}.at_least", [adjustment.at_least] if adjustment.at_least else [])
    for index, remark in enumerate(rules.remarks):
        answers = [remark.safety_answer] if remark.safety_answer else []
        known.among(known.answers, f"rules.remarks.{index}.safety_answer", answers)
    for index, check in enumerate(rules.cross_checks):
        known.among(known.items, f"rules.cross_checks.{index}.items", check.items)
        known.condition(f"rules.cross_checks.{index}.safety", check.safety)
    for index, hiding in enumerate(rules.hiding):
        known.among(known.routes, f"rules.hiding.{index}.routes", hiding.routes)
        known.among(known.suggestions, f"rules.hiding.{index}.hide", hiding.hide)
    known.among(known.answers, "rules.blocks_decision", rules.blocks_decision)


class _Known:
    """The codes of an instrument, and the way to note one that isn't among them."""

    def __init__(self, doc: InstrumentDoc, faults: Faults) -> None:
        self._faults = faults
        self._context = {one.code: {choice.code for choice in one.choices} for one in doc.context}
        self._yes_no = {one.code for one in doc.context if one.kind is ContextKind.YES_NO}
        self._safety = {one.code for one in doc.safety.items}
        self.answers = {one.code for one in doc.safety.answers}
        self.items = {one.code for area in doc.areas for one in area.items}
        self.routes = {one.code for one in doc.routes}
        self.suggestions = {one.code for one in doc.suggestions}

    def among(self, codes: set[str], place: str, wanted: Iterable[str]) -> None:
        """Every code must be one of these."""
        for one in wanted:
            self._faults.unless(one in codes, place, Problem.UNKNOWN_CODE, one)

    def condition(self, place: str, condition: ConditionDoc) -> None:
        """Safety questions with their answers."""
        self.among(self._safety, f"{place}.items", condition.items)
        self.among(self.answers, f"{place}.answers", condition.answers)

    def context(self, place: str, item: str, answer: str) -> None:
        """A question around the concern with its answer."""
        self.among(set(self._context), f"{place}.item", [item])
        known = {str(YES), str(NO)} if item in self._yes_no else self._context.get(item, set())
        if item in self._context:
            self.among(known, f"{place}.answer", [answer])


def _check_violence(doc: InstrumentDoc, faults: Faults) -> None:
    """The question, its route, the rule between them and the wait for the guardians can't be taken out (R02)."""
    asked = any(one.code == VIOLENCE for one in doc.safety.items)
    faults.unless(asked, "safety.items", Problem.VIOLENCE_MISSING, VIOLENCE)
    faults.unless(Respondent.EMPLOYEE in doc.safety.asked_of, "safety.asked_of", Problem.VIOLENCE_MISSING, VIOLENCE)
    notices = {one.code: (index, one.notice) for index, one in enumerate(doc.routes)}
    if VIOLENCE_ROUTE not in notices:
        faults.add("routes", Problem.VIOLENCE_ROUTE_MISSING, VIOLENCE_ROUTE)
        return
    index, notice = notices[VIOLENCE_ROUTE]
    faults.unless(
        notice is GuardianNotice.HOLD, f"routes.{index}.notice", Problem.VIOLENCE_ROUTE_MISSING, VIOLENCE_ROUTE
    )
    rules = [one.when for one in doc.rules.routes if one.route == VIOLENCE_ROUTE]
    opened = {answer for when in rules if VIOLENCE in when.items for answer in when.answers}
    faults.unless(opened >= GRAVE, "rules.routes", Problem.VIOLENCE_ROUTE_MISSING, VIOLENCE_ROUTE)


def _check_single(found: Iterable[tuple[str, str]], faults: Faults) -> None:
    seen: set[str] = set()
    for place, code in found:
        faults.unless(code not in seen, place, Problem.DOUBLE, code)
        seen.add(code)
