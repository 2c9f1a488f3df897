"""What follows from the answers: the examples that the engine was agreed on, as one table (R03, R05, R07)."""

from dataclasses import dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain import facts as f
from bti_tui.domain.appraisal import Appraisal, Given, Waiting, appraise, strongest
from bti_tui.domain.assessment import Assessment
from bti_tui.domain.ids import AnswerCode
from bti_tui.domain.instrument import GuardianNotice, Item
from tests.assessment_orders import INSTRUMENT, answered, safety, said

HOLD, JUDGE = GuardianNotice.HOLD, GuardianNotice.JUDGE
ALL_CHECKS = ("N_SE_OVER_OMSORG", "N_SE_OVER_HELSE", "N_SE_OVER_ATFERD")
EVERY_ITEM = {str(item.code): "4" for _, item in INSTRUMENT.items_for(8)}
SEVEN_UNKNOWN = dict.fromkeys(("b1", "b2", "b3", "h1", "h2", "s1", "f1"), "unknown")


@dataclass(frozen=True)
class Example:
    """One row of the table."""

    name: str
    suggestion: str
    answers: dict[str, str] = field(default_factory=dict)
    grave: dict[str, str] = field(default_factory=dict)
    around: dict[str, str] = field(default_factory=dict)
    age: int = 8
    hidden: bool = False
    routes: tuple[str, ...] = ()
    notice: GuardianNotice | None = None
    remarks: tuple[str, ...] = ()
    waiting: tuple[Waiting, ...] = ()


EXAMPLES = (
    Example("T01", "S0"),
    Example("T02", "S1", {"b1": "2"}),
    Example("T03", "S2", {"b1": "2"}, around={"varighet": "over_3_mnd"}),
    Example("T04", "S2", {"s3": "3"}),
    Example("T05", "S3", {"s3": "3", "b1": "3"}),
    Example("T06", "S4", {"s3": "3", "b1": "3", "h3": "3"}),
    Example("T07", "S0", grave={"vold": "mistanke"}, hidden=True, routes=("RB",), notice=HOLD),
    Example("T08", "S0", grave={"vold": "usikker"}, hidden=True, routes=("RD",), notice=HOLD),
    Example("T09", "S0", grave={"akutt": "ja"}, hidden=True, routes=("RA",), notice=JUDGE),
    Example("T10", "S0", SEVEN_UNKNOWN, remarks=("N_LITE_KUNNSKAP",)),
    Example("T11", "S0", age=1, remarks=("N_SMAA_BARN",)),
    Example(
        "T12",
        "S0",
        grave={"omsorg": "ja"},
        hidden=True,
        routes=("RM",),
        notice=GuardianNotice.INFORM_UNLESS_DANGER,
    ),
    Example(
        "T13",
        "S0",
        grave={"omsorg": "ja", "fare_ved_info": "mistanke"},
        hidden=True,
        routes=("RM", "RD"),
        notice=HOLD,
    ),
    Example("T14", "S3", {"h2": "4"}, remarks=("N_SE_OVER_OMSORG",)),
    Example("T15", "S1", {"b1": "1", "b2": "1", "f2": "1"}),
    Example("T16", "S1", around={"braa_endring": "yes"}),
    Example("T17", "S3", {"s3": "3"}, around={"trenger_annen_kompetanse": "yes"}),
    Example("T18", "S4", EVERY_ITEM, remarks=ALL_CHECKS),
    Example(
        "T19",
        "S0",
        grave={"vold": "ikke_vurdert"},
        remarks=("N_SIKKERHET_IKKE_VURDERT",),
        waiting=(Waiting.SAFETY,),
    ),
    Example("T20", "S1", {"s1": "2"}, {"miljo": "mistanke"}, routes=("RE",), notice=GuardianNotice.INFORM),
    Example("T21", "S0", grave={"selvskade": "usikker"}, age=15, hidden=True, routes=("RH",), notice=JUDGE),
    Example("T22", "S0", grave={"omsorg": "usikker"}, hidden=True, routes=("RC",), notice=JUDGE),
    Example(
        "T23",
        "S0",
        grave={"vold": "ja", "selvskade": "mistanke"},
        age=13,
        hidden=True,
        routes=("RB", "RH"),
        notice=HOLD,
    ),
    Example("T24", "S3", {"b1": "3", "s3": "3"}, {"vold": "mistanke"}, hidden=True, routes=("RB",), notice=HOLD),
    Example("T25", "S0", grave={"fare_ved_info": "usikker"}, hidden=True, routes=("RD",), notice=HOLD),
    Example("T26", "S2", {"h1": "3"}, {"omsorg": "usikker"}, routes=("RC",), notice=JUDGE),
)


def given_in(example: Example) -> Given:
    """The answers of a row; everything else is mild."""
    answers = answered(example.age, example.answers)
    return Given(example.age, answers, said(**example.around), safety(example.grave), has_child_voice=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_r03_the_routes_the_notice_and_the_suggestion_are_those_of_the_table(example: Example) -> None:
    found = appraise(INSTRUMENT, given_in(example))
    said_of = (found.suggestion, found.is_hidden, found.routes, found.notice, found.remarks, found.waiting)
    expected = (example.suggestion, example.hidden, example.routes, example.notice, example.remarks, example.waiting)
    assert said_of == expected


def test_all_26_examples_are_there() -> None:
    assert [one.name for one in EXAMPLES] == [f"T{number:02}" for number in range(1, 27)]


grave_answers = st.fixed_dictionaries(
    {item.code: st.sampled_from([one.code for one in INSTRUMENT.safety.answers]) for item in INSTRUMENT.safety.items}
)
scale_answers = st.fixed_dictionaries(
    {item.code: st.sampled_from([one.code for one in INSTRUMENT.scale]) for _, item in INSTRUMENT.items_for(None)}
)


@given(grave_answers, scale_answers, scale_answers)
def test_r03_routes_come_from_the_safety_questions_alone(
    grave: dict[str, str], once: dict[str, str], again: dict[str, str]
) -> None:
    found = [appraise(INSTRUMENT, Given(None, answered(None, answers), (), safety(grave))) for answers in (once, again)]
    assert found[0].routes == found[1].routes
    assert found[0].notice == found[1].notice


@given(grave_answers, scale_answers)
def test_while_the_guardians_wait_every_suggestion_is_hidden(grave: dict[str, str], answers: dict[str, str]) -> None:
    bare = replace(INSTRUMENT, rules=replace(INSTRUMENT.rules, hiding=()))
    found = appraise(bare, Given(None, answered(None, answers), (), safety(grave)))
    assert found.is_hidden is (found.notice is HOLD)


def test_r05_no_total_is_worked_out_stored_or_shown() -> None:
    names = {one.name for kind in (Appraisal, Assessment, f.ConcernAssessed, f.SafetyAssessed) for one in fields(kind)}
    forbidden = ("sum", "total", "average", "mean", "points")
    assert not [name for name in names if any(word in name for word in forbidden)]


def test_r05_resources_have_no_say_in_the_suggestion() -> None:
    assert "resources" not in {one.name for one in fields(Given)}


def test_r07_every_question_can_be_answered_with_unknown_and_not_relevant_and_both_are_counted() -> None:
    answers = answered(8, {"b1": "unknown", "b2": "unknown", "h1": "na"})
    counts = appraise(INSTRUMENT, Given(8, answers, (), safety())).counts
    assert (counts.applying, counts.unknown, counts.not_applicable) == (16, 2, 1)


def test_r07_before_birth_a_remark_says_that_missing_signs_are_no_missing_danger() -> None:
    assert appraise(INSTRUMENT, Given(-1, answered(-1), (), safety())).remarks == ("N_SMAA_BARN",)


def test_r09_a_decision_waits_until_the_child_is_heard_or_a_reason_is_chosen() -> None:
    assert appraise(INSTRUMENT, Given(8, answered(8), (), safety())).waiting == (Waiting.CHILD_VOICE,)


def test_what_does_not_apply_at_an_age_has_no_say() -> None:
    answers = answered(None, {"f4": "4"})
    assert appraise(INSTRUMENT, Given(8, answers, (), safety(), has_child_voice=True)).suggestion == "S0"
    assert appraise(INSTRUMENT, Given(12, answers, (), safety(), has_child_voice=True)).suggestion == "S3"


def test_the_strongest_answer_of_an_area_is_one_of_its_answers_and_unknown_only_when_nothing_else_is_known() -> None:
    area: tuple[Item, ...] = INSTRUMENT.areas[0].items
    items = frozenset(one.code for one in area)
    assert strongest(INSTRUMENT, said(b1="1", b2="3", b3="unknown"), items) == AnswerCode("3")
    assert strongest(INSTRUMENT, said(b1="unknown", b2="na"), items) == AnswerCode("unknown")
    assert strongest(INSTRUMENT, said(h1="4"), items) is None
