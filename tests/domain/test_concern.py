from datetime import date, timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.concern import Source
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AreaCode, ScaleCode
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyTrack
from tests.builders import FIRST_DAY, GUIDE, a_case, nothing_yet
from tests.orders import ORDERS, OWNER

TOMORROW = FIRST_DAY + timedelta(days=1)


def test_there_is_an_order_for_every_command() -> None:
    assert set(ORDERS) == set(c.COMMANDS.values())


def test_a_concern_opens_a_case_at_level_0_that_its_author_owns() -> None:
    case = a_case().case
    assert (case.status, case.level, case.number) == (CaseStatus.WONDERING, Level.CLARIFY, 118)
    assert case.concern is not None
    assert case.concern.owner == OWNER
    assert case.concern.raised_on == FIRST_DAY
    assert (case.guide_id, case.guide_version) == (GUIDE.id, GUIDE.version)


def test_a_case_is_raised_once() -> None:
    assert a_case().refuses(c.RaiseConcern) == [refusals.CASE_EXISTS]


def test_nothing_else_opens_a_case() -> None:
    for kind in set(ORDERS) - {c.RaiseConcern, c.WithholdEntry}:
        assert nothing_yet().refuses(kind) == [refusals.CASE_UNKNOWN]


def test_a_concern_needs_a_name_and_words_and_says_so_together_with_its_date() -> None:
    told = nothing_yet().refuses(c.RaiseConcern, about=" ", words="\u200b", arose_on=TOMORROW)
    assert told == [refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]


def test_the_date_of_an_unborn_child_lies_ahead() -> None:
    case = a_case(subject_kind=SubjectKind.PREGNANT, born_on=TOMORROW).case
    assert (case.due_on, case.people[0].born_on) == (TOMORROW, None)


def test_a_name_is_kept_on_one_line_and_clean() -> None:
    bench = a_case(about=" Ella\n\x1b[31mFjellvær ")
    assert bench.names.person(bench.case, bench.case.subject) == "Ella [31mFjellvær"


def test_an_observation_is_dated_and_says_something() -> None:
    told = a_case().refuses(c.Observe, seen="", seen_on=TOMORROW, areas=(AreaCode("nowhere"),))
    assert told == [refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE, refusals.CODE_UNKNOWN]


def test_observations_add_up() -> None:
    bench = a_case().do(c.Observe, place="Uteområdet").later(days=2).do(c.Observe)
    first, second = bench.case.observations
    assert bench.text(first.place) == "Uteområdet"
    assert second.place is None
    assert second.seen_on - first.seen_on == timedelta(days=2)


def test_a_rating_uses_the_steps_of_the_guide() -> None:
    assert a_case().refuses(c.RateConcern, child=ScaleCode("9")) == [refusals.CODE_UNKNOWN]
    assert a_case().refuses(c.RateConcern, child=ScaleCode("")) == [refusals.CODE_UNKNOWN]
    assert a_case().refuses(c.RateConcern, guardian=ScaleCode("9")) == [refusals.CODE_UNKNOWN]
    rating = a_case().do(c.RateConcern, guardian=None, strengths="God med de små").case.rating
    assert rating is not None
    assert (rating.child, rating.guardian) == ("2", None)


def test_the_newest_rating_counts_and_none_is_summed() -> None:
    rating = a_case().do(c.RateConcern).do(c.RateConcern, child=ScaleCode("3")).case.rating
    assert rating is not None
    assert (rating.child, rating.guardian) == ("3", "1")


def test_the_gravest_step_of_either_scale_opens_the_safety_track_once() -> None:
    for field in ("child", "guardian"):
        gravest: dict[str, Any] = {field: ScaleCode("4")}
        bench = a_case().do(c.RateConcern, **gravest)
        assert bench.case.safety_track is SafetyTrack.ACTIVE
        again = bench.do(c.RateConcern, **gravest)
        assert sum(isinstance(fact, f.SafetyTrackOpened) for fact in again.facts) == 1


def test_the_family_is_its_own_witness() -> None:
    for source in (Source.GUARDIAN, Source.CHILD):
        assert "G-KON" not in a_case(source=source).refuses(c.Decide)
    assert "G-KON" in a_case(source=Source.COLLEAGUE).refuses(c.Decide)


@pytest.mark.parametrize("day", [date(26, 8, 24), date(2926, 8, 24)])
def test_a_year_from_another_age_is_a_slip_of_the_keyboard(day: date) -> None:
    assert nothing_yet().refuses(c.RaiseConcern, arose_on=day) == [refusals.DATE_UNLIKELY]
    assert a_case().at_level(1).refuses(c.PlanEvaluation, evaluate_on=day) == [refusals.DATE_UNLIKELY]
