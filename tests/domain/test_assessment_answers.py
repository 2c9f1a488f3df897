"""What is kept of the answers of a concern assessment, of an observation and of the talk with the family."""

from dataclasses import replace
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.assessment import newest
from bti_tui.domain.codec import Json, from_json, to_json
from bti_tui.domain.ids import AnswerCode, InstrumentVersion
from bti_tui.domain.instrument import GuardianNotice, Respondent
from bti_tui.domain.views.timeline import note_ids
from tests.assessment_orders import INSTRUMENT, answered, assessment, said
from tests.builders import a_case
from tests.domain.assessing import assessed, refused, why

# R07, R08: the answers


def test_r07_a_question_without_an_answer_is_refused_and_unknown_is_an_answer() -> None:
    bench = a_case().do(c.CheckSafety)
    full = answered(4)
    assert refused(bench, answers=full[1:]) == [refusals.ANSWERS_MISSING]
    assert refused(bench, answers={one.item: "unknown" for one in full}) == []


def test_r08_a_new_answer_never_writes_over_an_older_one() -> None:
    bench = assessed(answers={"b1": "1"})
    bench.later(days=3)
    assessed(bench, answers={"b1": "3"})
    first, second = bench.case.assessments
    assert (first.on < second.on, first.id != second.id) == (True, True)
    assert [next(one.value for one in each.answers if one.item == "b1") for each in (first, second)] == ["1", "3"]
    assert newest(bench.case.assessments) == (second,)


def test_r08_each_response_keeps_who_answered_as_what_on_which_day_and_with_what_around_it() -> None:
    bench = a_case().do(c.CheckSafety).with_guardians()
    guardian = next(one.id for one in bench.case.people if one.responsible and one.id != bench.case.subject)
    around = said(varighet="over_3_mnd")
    assessed(bench, respondent=Respondent.GUARDIAN, person=guardian, safety=(), context=around)
    (one,) = bench.case.assessments
    assert (one.respondent, one.person, one.on, one.context) == (Respondent.GUARDIAN, guardian, bench.today, around)
    assert (one.instrument, one.version) == (INSTRUMENT.id, INSTRUMENT.version)


def test_every_safety_question_is_answered_by_the_employee_and_none_by_anybody_else() -> None:
    bench = a_case().do(c.CheckSafety)
    assert refused(bench, safety=()) == [refusals.SAFETY_ANSWERS_MISSING]
    assert refused(bench, respondent=Respondent.CHILD) == [refusals.CODE_UNKNOWN]
    assert refused(bench, respondent=Respondent.CHILD, safety=()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"answers": {"b1": "9"}},
        {"safety": {"vold": "kanskje"}},
        {"context": said(varighet="lenge")},
        {"context": said(humor="yes")},
        {"resources": (AnswerCode("penger"),)},
        {"not_heard": AnswerCode("gidder_ikke")},
        {"answers": (*answered(4), *said(b1="1"))},
    ],
)
def test_a_code_that_the_instrument_does_not_know_is_refused(wrong: dict[str, Any]) -> None:
    bench = a_case().do(c.CheckSafety)
    assert refused(bench, **wrong) == [refusals.CODE_UNKNOWN]


def test_answers_to_another_version_are_refused() -> None:
    bench = a_case().do(c.CheckSafety)
    assert refused(bench, version=InstrumentVersion("0.9+abc")) == [refusals.INSTRUMENT_OTHER]


def test_a_file_that_was_changed_without_a_new_version_is_not_answered_in_a_case_that_knows_it() -> None:
    bench = assessed()
    order = assessment(bench)
    changed = replace(INSTRUMENT, version=InstrumentVersion(f"{INSTRUMENT.said_version}+other"))
    assert why(bench, order, changed) == [refusals.INSTRUMENT_CHANGED]
    bumped = replace(INSTRUMENT, version=InstrumentVersion("1.1.0+other"))
    assert why(bench, order, bumped) == []


# R05: nothing is added up


def test_r05_no_stored_fact_or_state_holds_a_sum_or_an_average_of_the_answers() -> None:
    bench = assessed(answers={"b1": "4", "b2": "3", "h1": "4"})
    numbers = [number for one in bench.records for number in _numbers(to_json(one.fact))]
    assert not {11, 4 + 3 + 4, 3.67} & set(numbers)
    assert set(_numbers(to_json(bench.case.assessments))) <= {
        bench.case.assessments[0].age,
        bench.case.round,
        True,
        False,
    }


def _numbers(value: object) -> list[float]:
    if isinstance(value, int | float):
        return [value]
    if isinstance(value, dict):
        return [number for one in value.values() for number in _numbers(one)]
    return [number for one in value for number in _numbers(one)] if isinstance(value, list) else []


# the words, and old facts


def test_every_word_of_an_assessment_is_a_note_that_a_purge_finds() -> None:
    bench = assessed(happened="Flyttet i mars.", own_resources="Bestefar henter.")
    (made,) = (one.fact for one in bench.records if isinstance(one.fact, f.ConcernAssessed))
    assert {bench.text(note) for note in note_ids(made)} == {
        "Flyttet i mars.",
        "Bestefar henter.",
        "Jeg vil ha noen å være med i friminuttet.",
    }


def test_r12_an_observation_keeps_what_was_seen_apart_from_what_it_may_mean() -> None:
    bench = a_case().do(
        c.Observe,
        child_words="«Ingen vil være med meg.»",
        interpretation="Kanskje savner han bestevennen.",
        setting="Vi er mange på liten plass.",
        duration="Siden uke 44",
        concerned_before=True,
    )
    (seen,) = bench.case.observations
    assert bench.text(seen.child_words) == "«Ingen vil være med meg.»"
    assert bench.text(seen.interpretation) == "Kanskje savner han bestevennen."
    assert (bench.text(seen.setting), bench.text(seen.duration)) == ("Vi er mange på liten plass.", "Siden uke 44")
    assert seen.concerned_before is True


def test_a_talk_keeps_what_was_prepared_agreed_and_who_tells_the_child() -> None:
    bench = a_case().do(c.CheckSafety)
    bench.do(c.TalkWithFamily, prepared="Eli begynner.", agreed="Ny prat om to uker.", tells_child="Mor, i kveld.")
    talk = bench.case.talk
    assert talk is not None
    assert [bench.text(one) for one in (talk.prepared, talk.agreed, talk.tells_child)] == [
        "Eli begynner.",
        "Ny prat om to uker.",
        "Mor, i kveld.",
    ]


def test_facts_from_before_these_fields_are_still_read() -> None:
    seen: dict[str, Json] = {"observation": "o1", "seen_on": "2026-08-24", "seen": "n1", "place": None, "areas": []}
    assert from_json(f.Observed, seen).interpretation is None
    talked: dict[str, Json] = {
        "on": "2026-08-24",
        "present": ["child"],
        "child_words": "n1",
        "guardians_view": "n2",
        "shared_picture": None,
    }
    assert from_json(f.FamilyTalked, talked).agreed is None


def test_the_notices_go_from_mild_to_strict() -> None:
    assert list(GuardianNotice) == sorted(GuardianNotice, key=list(GuardianNotice).index)
    assert GuardianNotice.HOLD is list(GuardianNotice)[-1]
