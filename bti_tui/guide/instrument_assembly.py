"""From the documents of an instrument file to the values that the rules use. Checks nothing."""

from bti_tui.domain.ids import AnswerCode, InstrumentId, InstrumentVersion, ItemCode, RouteCode, SuggestionCode
from bti_tui.domain.instrument import (
    Adjustment,
    Advised,
    Answer,
    AssessmentRules,
    Choice,
    ContextItem,
    CrossCheck,
    Hiding,
    Instrument,
    Item,
    LifeArea,
    Point,
    Remark,
    Route,
    RouteEnd,
    RouteRule,
    SafetyBlock,
    SafetyCondition,
    SuggestionRule,
)
from bti_tui.domain.text import clean
from bti_tui.guide.assembly import words_of
from bti_tui.guide.instrument_schema import (
    AnswerDoc,
    ConditionDoc,
    InstrumentDoc,
    ItemDoc,
    KeyedDoc,
    PointDoc,
    RulesDoc,
    SuggestionRuleDoc,
)


def instrument_of(doc: InstrumentDoc, digest: str) -> Instrument:
    """The instrument as the rules use it; `digest` tells one content from another under the same version."""
    return Instrument(
        id=InstrumentId(doc.id),
        version=InstrumentVersion(f"{doc.version}+{digest}"),
        title=words_of(doc.title),
        intro=words_of(doc.intro),
        owner=clean(doc.owner, lines=False),
        checked_on=doc.checked_on,
        source=clean(doc.source, lines=False),
        respondents=doc.respondents,
        scale=tuple(_point(one) for one in doc.scale),
        context=tuple(
            ContextItem(ItemCode(one.code), one.kind, words_of(one.name), _choices(one.choices)) for one in doc.context
        ),
        areas=tuple(
            LifeArea(ItemCode(one.code), words_of(one.name), tuple(_item(item) for item in one.items))
            for one in doc.areas
        ),
        resources=_choices(doc.resources),
        not_heard=_choices(doc.not_heard),
        safety=SafetyBlock(
            answers=_choices(doc.safety.answers),
            items=tuple(Item(ItemCode(one.code), words_of(one.name)) for one in doc.safety.items),
            asked_of=doc.safety.asked_of,
        ),
        routes=tuple(Route(RouteCode(one.code), words_of(one.name), one.notice) for one in doc.routes),
        route_ends=tuple(
            RouteEnd(AnswerCode(one.code), words_of(one.name), one.needs_consulted) for one in doc.route_ends
        ),
        suggestions=tuple(Advised(SuggestionCode(one.code), words_of(one.name), one.level) for one in doc.suggestions),
        rules=_rules(doc.rules),
    )


def _rules(doc: RulesDoc) -> AssessmentRules:
    return AssessmentRules(
        routes=tuple(RouteRule(RouteCode(one.route), _condition(one.when)) for one in doc.routes),
        suggestions=tuple(_suggestion(one) for one in doc.suggestions),
        hold_if=_condition(doc.hold_if) if doc.hold_if else None,
        adjustments=tuple(
            Adjustment(
                _answer(one.context),
                tuple(map(SuggestionCode, one.applies_to)),
                SuggestionCode(one.at_least) if one.at_least else None,
            )
            for one in doc.adjustments
        ),
        remarks=tuple(
            Remark(
                one.code,
                words_of(one.name),
                one.unknown_percent,
                one.age_under,
                AnswerCode(one.safety_answer) if one.safety_answer else None,
            )
            for one in doc.remarks
        ),
        cross_checks=tuple(
            CrossCheck(one.code, words_of(one.name), _items(one.items), one.at_least, _condition(one.safety))
            for one in doc.cross_checks
        ),
        hiding=tuple(
            Hiding(tuple(map(RouteCode, one.routes)), tuple(map(SuggestionCode, one.hide))) for one in doc.hiding
        ),
        blocks_decision=tuple(map(AnswerCode, doc.blocks_decision)),
        needs_child_voice=doc.needs_child_voice,
    )


def _point(one: PointDoc) -> Point:
    return Point(AnswerCode(one.code), one.key, one.sign, words_of(one.name), words_of(one.anchor), one.value)


def _item(one: ItemDoc) -> Item:
    return Item(ItemCode(one.code), words_of(one.name), one.from_age, one.to_age)


def _items(codes: tuple[str, ...]) -> tuple[ItemCode, ...]:
    return tuple(map(ItemCode, codes))


def _choices(found: tuple[KeyedDoc, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(AnswerCode(one.code), one.key, words_of(one.name)) for one in found)


def _condition(one: ConditionDoc) -> SafetyCondition:
    return SafetyCondition(_items(one.items), tuple(map(AnswerCode, one.answers)))


def _answer(one: AnswerDoc) -> Answer:
    return Answer(ItemCode(one.item), AnswerCode(one.answer))


def _suggestion(one: SuggestionRuleDoc) -> SuggestionRule:
    context = _answer(one.context) if one.context else None
    return SuggestionRule(SuggestionCode(one.give), one.at_least, one.items, one.areas, context)
