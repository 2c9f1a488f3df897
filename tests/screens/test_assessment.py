"""The concern assessment on the screen: one key an answer, each alone first, open routes on every screen."""

from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import ConcernAssessed, NoticeJudged, RouteSettled, SafetyAssessed
from bti_tui.domain.ids import StepId
from bti_tui.domain.instrument import Respondent
from bti_tui.domain.words import Language
from bti_tui.screens.assessment import AssessmentScreen
from bti_tui.screens.assessments import AssessmentsScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.step import StepScreen
from tests.assessment_orders import INSTRUMENT, assessment
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, LEADER, OWNER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, rows, text

CALM = "n" * len(INSTRUMENT.safety.items)
NO_TICKS = "n" * len(INSTRUMENT.resources)
AGE_4 = len(INSTRUMENT.items_for(4))


def begun() -> CaseBuilder:
    return a_case().do(c.CheckSafety).with_guardians().do(c.LetIn)


def assessed(**given: Any) -> CaseBuilder:
    bench = begun()
    return bench.give(assessment(bench, **given))


async def answer_all(pilot: Pilot[Any], store: CaseStore, scale: str = "0", grave: str = CALM) -> None:
    """Every question with one key each, from the first to the words."""
    screen = pilot.app.screen
    assert isinstance(screen, AssessmentScreen)
    assert screen.sheet is not None
    questions = len(INSTRUMENT.items_for(screen.sheet.age))
    await burst(pilot, scale.ljust(questions, "0"), NO_TICKS, "3nn", grave)
    assert store.id == screen.case_id


async def test_every_answer_is_one_key_and_the_words_come_last() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "f2")
        assert "Answered 0 of" in text(pilot)
        await answer_all(pilot, store, scale="21?-")
        assert "IN YOUR OWN WORDS" in text(pilot)
        await burst(pilot, "enter", "enter", "Bestefar henter.", "enter", "Jeg vil ha noen å leke med.", "f4")
        (made,) = store.new(ConcernAssessed)
        said = [one.value for one in made.answers]
        assert said[:4] == ["2", "1", "unknown", "na"]
        assert set(said[4:]) == {"0"}
        assert [(one.item, one.value) for one in made.context] == [
            ("varighet", "over_3_mnd"),
            ("braa_endring", "no"),
            ("trenger_annen_kompetanse", "no"),
        ]
        assert store.words(made.child_voice) == "Jeg vil ha noen å leke med."
        assert store.words(made.own_resources) == "Bestefar henter."
        assert (made.respondent, made.version) == (Respondent.EMPLOYEE, INSTRUMENT.version)
        assert store.drafts == 0


async def test_backspace_takes_an_answer_back_and_arrows_move() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        await burst(pilot, "12", "up", "up", "3")
        assert screen.list.answers == {"b1": "3", "b2": "2"}
        await pilot.press("up", "backspace")
        await burst(pilot)
        assert screen.list.answers == {"b2": "2"}


async def test_every_key_is_a_draft_that_comes_back_with_its_cursor() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        await burst(pilot, "2", "1", "4")
    assert store.drafts == 1
    async with opened(store, AssessmentScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        assert screen.list.answers == {"b1": "2", "b2": "1", "b3": "4"}
        assert screen.list.current == "b4"
        assert "[4 Strong concern]" in text(pilot)


async def test_the_anchors_of_the_question_under_the_cursor_are_shown_and_the_sum_is_not() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        for point in INSTRUMENT.scale:
            assert point.anchor.en in text(pilot)
        assert "No sum is worked out." in text(pilot)
        await burst(pilot, "4", "4")
        assert "Søvn" not in text(pilot)
        assert "8" not in rows(pilot)[2].replace("25", "")


async def test_f8_and_ctrl_g_with_a_number_go_to_an_area() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        await burst(pilot, "f8")
        assert screen.list.current == "h1"
        await pilot.press("ctrl+g", "3")
        await burst(pilot)
        assert screen.list.current == "s1"
        assert screen.list.answers == {}
        await burst(pilot, "f7", "2")
        assert screen.list.answers == {"h1": "2"}


async def test_f4_leads_to_what_is_not_answered() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        await burst(pilot, "0", "down", "0", "f4")
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        assert screen.list.current == "b2"
        assert "are not answered" in status(pilot)


async def test_f6_lets_a_guardian_answer_without_the_safety_questions() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "f2")
        await burst(pilot, "1", "f6")
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        assert "Marte" in rows(pilot)[2]
        assert screen.list.answers == {}
        assert screen.sheet is not None
        questions = len(INSTRUMENT.items_for(screen.sheet.age))
        await burst(pilot, "0" * questions, NO_TICKS, "1nn")
        await burst(pilot, "f4")
        (made,) = store.new(ConcernAssessed)
        assert (made.respondent, made.respondent_person) == (
            Respondent.GUARDIAN,
            store.store.kept.cases[store.id].people[1].id,
        )
        assert store.new(SafetyAssessed) == []
        assert store.drafts == 1


async def test_earlier_answers_stand_beside_todays_with_a_row_of_signs_for_each_area() -> None:
    bench = assessed(answers={"b1": "2"})
    bench.later(days=7).give(assessment(bench, answers={"b1": "3", "h1": "unknown"}))
    async with opened(CaseStore(bench), AssessmentScreen) as pilot:
        assert "3 Concern" in rows(pilot)[4]
        assert "[oO ]" in rows(pilot)[3]


async def test_r10_each_answers_alone_first_and_then_the_answers_stand_side_by_side() -> None:
    bench = begun()
    bench.give(assessment(bench, answers={"b1": "3"}, safety={"miljo": "mistanke"}))
    store = CaseStore(bench, COLLEAGUE)
    async with opened(store, AssessmentsScreen) as pilot:
        assert "1 answers of others: you see them when yours are stored." in text(pilot)
        assert "3 Concern" not in text(pilot)
        await burst(pilot, "f2")
        await answer_all(pilot, store, scale="1")
        await burst(pilot, "f4")
        assert is_at(pilot, AssessmentsScreen)
    async with opened(store, AssessmentsScreen, LARGE) as pilot:
        row = next(line for line in rows(pilot) if "Mood, feelings" in line)
        assert row.startswith(" <> ")
        assert "3 Concern" in row
        assert "1 Keep an eye" in row
        same = next(line for line in rows(pilot) if "Sleep, food" in line)
        assert "<>" not in same
        assert not any(word in text(pilot).lower() for word in ("average", "total"))


async def test_r10_three_who_answered_stand_in_three_columns() -> None:
    bench = begun()
    bench.give(assessment(bench, answers={"b1": "3"}))
    guardian = next(one.id for one in bench.case.people if one.responsible and one.id != bench.case.subject)
    bench.give(assessment(bench, respondent=Respondent.GUARDIAN, person=guardian, safety=(), answers={"b1": "1"}))
    child = bench.case.subject
    bench.give(assessment(bench, respondent=Respondent.CHILD, person=child, safety=(), answers={"b1": "0"}))
    async with opened(CaseStore(bench), AssessmentsScreen, LARGE) as pilot:
        heads = next(line for line in rows(pilot) if "employee" in line and "guardian" in line)
        assert "child" in heads
        row = next(line for line in rows(pilot) if "Mood, feelings" in line)
        assert [word in row for word in ("3 Concern", "1 Keep an eye", "0 Fine")] == [True, True, True]


@pytest.mark.parametrize("screen", [CaseScreen, LogScreen, AssessmentsScreen, AssessmentScreen])
async def test_r04_an_open_route_stands_on_every_screen_of_the_case(screen: Any) -> None:
    store = CaseStore(assessed(safety={"omsorg": "ja"}))
    async with opened(store, screen) as pilot:
        assert rows(pilot)[1].startswith(" ! A duty to report may apply")


async def test_r04_it_stands_there_until_the_outcome_is_written() -> None:
    store = CaseStore(assessed(safety={"omsorg": "ja"}))
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "enter", "1", "enter", "enter", "Meldt sammen med Randi.", "f4")
        (settled,) = store.new(RouteSettled)
        assert (settled.route, settled.outcome) == ("RM", "meldt_barnevern")
        assert rows(pilot)[1].startswith("---")
        assert "Reported to child welfare" in text(pilot)


async def test_r04_no_report_without_who_was_consulted_is_refused_in_words() -> None:
    store = CaseStore(assessed(safety={"omsorg": "ja"}))
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "enter", "6", "enter", "enter", "Ikke alvorlig nok.", "f4")
        assert "who you consulted is missing" in text(pilot)
        await burst(pilot, "tab", "Randi", "f4")
        assert len(store.new(RouteSettled)) == 1


async def test_whether_the_guardians_are_informed_is_chosen_with_a_reason() -> None:
    store = CaseStore(assessed(safety={"selvskade": "usikker"}))
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "down", "enter", "1", "enter", "enter", "De vet det alt.", "f4")
        (judged,) = store.new(NoticeJudged)
        assert judged.choice.value == "inform"
        assert store.words(judged.reason) == "De vet det alt."


async def test_while_the_guardians_wait_no_suggestion_is_shown() -> None:
    store = CaseStore(assessed(answers={"s3": "3"}, safety={"vold": "mistanke"}))
    async with opened(store, AssessmentsScreen) as pilot:
        assert "Consider measures" not in text(pilot)
        assert "no suggestion now" in text(pilot)
        assert "Nothing goes to the guardians now." in text(pilot)


async def test_whoever_may_not_know_sees_no_route() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    assert OWNER in bench.case.insiders
    async with opened(CaseStore(bench, COLLEAGUE), CaseScreen) as pilot:
        assert rows(pilot)[1].startswith("---")
        assert "duty to report" not in text(pilot)


async def test_f6_on_the_step_that_rates_the_concern_leads_there_and_the_step_is_done_by_it() -> None:
    bench = begun().do(c.Observe)
    step = next(one.id for one in bench.guide.steps() if one.asks_for(c.RateConcern.name))
    store = CaseStore(bench)
    async with opened(store, lambda desk, case: StepScreen(desk, case, StepId(step))) as pilot:
        assert "F6" in keys_shown(pilot)
        await burst(pilot, "f6", "f2")
        await answer_all(pilot, store)
        await burst(pilot, "f4")
        assert is_at(pilot, AssessmentsScreen)
        assert len(store.new(ConcernAssessed)) == 1


async def test_the_decision_shows_what_each_who_answered_points_to() -> None:
    bench = assessed(answers={"s3": "3"})
    step = next(one.id for one in bench.guide.level(bench.case.level).steps if one.asks_for(c.Decide.name))
    async with opened(CaseStore(bench), lambda desk, case: StepScreen(desk, case, StepId(step))) as pilot:
        assert "F6 Answers of Eli Strand: Consider measures" in text(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_the_screens_fit(size: tuple[int, int], language: Language) -> None:
    store = CaseStore(assessed(safety={"omsorg": "ja", "selvskade": "ja"}), LEADER)
    for screen in (AssessmentScreen, AssessmentsScreen):
        async with opened(store, screen, size, language) as pilot:
            assert fits(pilot, size)


async def test_hostile_words_are_kept_clean() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentsScreen) as pilot:
        await burst(pilot, "f2")
        await answer_all(pilot, store)
        await burst(pilot, "enter", HOSTILE, "enter", HOSTILE, "enter", HOSTILE, "f4")
        (made,) = store.new(ConcernAssessed)
        assert store.words(made.happened) == HOSTILE
    async with opened(store, AssessmentsScreen) as pilot:
        assert fits(pilot, SMALL)


async def test_keys_that_answer_nothing_change_nothing() -> None:
    store = CaseStore(begun())
    async with opened(store, AssessmentScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, AssessmentScreen)
        await burst(pilot, "9", "z", "å", "[", "5")
        assert screen.list.answers == {}
        assert screen.list.current == "b1"
