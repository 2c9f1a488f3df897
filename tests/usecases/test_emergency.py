"""Emergency access: a case named exactly and a written reason open it for the day, and others look at it afterwards."""

from datetime import date, timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.errors import BadInput, NotFound, Refused
from bti_tui.domain.ids import UserId
from bti_tui.domain.views.lists import Group
from bti_tui.usecases import queries
from bti_tui.usecases.access import readers
from bti_tui.usecases.emergency import Sought, acknowledge_all, open_in_emergency, openings
from bti_tui.usecases.execute import execute
from bti_tui.usecases.today import today
from tests.builders import a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.people import ADMINISTRATOR, OTHER_LEADER
from tests.usecases.test_need_to_know import Municipality

WHY = "Mor ringte i natt, barnet er hos oss."
BORN_ON = date(2021, 3, 4)


@pytest.fixture
def here() -> Municipality:
    return Municipality(a_case(born_on=BORN_ON).at_level(1).with_holder())


def flags(here: Municipality, who: UserId) -> list[str]:
    return [one.title for one in today(here.by(who)).items if one.group is Group.EMERGENCY]


@pytest.mark.parametrize(
    "sought",
    [
        Sought(number="S-118"),
        Sought(number=" 118 "),
        Sought(name="ella  fjellvær", born_on=BORN_ON),
    ],
)
def test_an_exact_name_and_a_reason_open_a_case_for_the_day(here: Municipality, sought: Sought) -> None:
    ctx = here.by(COLLEAGUE)
    assert open_in_emergency(ctx, sought, WHY) == here.bench.id
    assert queries.open_case(ctx, here.bench.id).view.name == "Ella Fjellvær"
    execute(ctx, here.bench.order(c.Observe))
    tomorrow = ctx.at(lambda: here.bench.now + timedelta(days=1))
    assert queries.cases(tomorrow) == ()


@pytest.mark.parametrize(
    "sought",
    [
        Sought(number="S-119"),
        Sought(name="Ella", born_on=BORN_ON),
        Sought(name="Ella Fjellvær", born_on=date(2021, 3, 5)),
    ],
)
def test_what_is_not_found_is_said_after_the_reason_and_is_logged(here: Municipality, sought: Sought) -> None:
    with pytest.raises(NotFound):
        open_in_emergency(here.by(COLLEAGUE), sought, WHY)
    assert [act for _, act, _, _ in here.store.kept.accesses] == ["emergency.missed"]
    assert queries.cases(here.by(COLLEAGUE)) == ()


def test_without_a_reason_or_an_exact_name_nothing_is_said(here: Municipality) -> None:
    before = here.store.kept
    for sought, why in (
        (Sought(number="118"), " "),
        (Sought(number="118"), "x" * 501),
        (Sought(name="Ella Fjellvær"), WHY),
        (Sought(number="S-"), WHY),
    ):
        with pytest.raises(BadInput):
            open_in_emergency(here.by(COLLEAGUE), sought, why)
    assert here.store.kept is before


def test_r51_the_reason_stands_in_the_case_and_in_the_access_log(here: Municipality) -> None:
    open_in_emergency(here.by(COLLEAGUE), Sought(number="118"), WHY)
    (look,) = [one for one in readers(here.by(HOLDER), here.bench.id) if one.act == "case.emergency"]
    assert (look.user, look.why) == (COLLEAGUE, WHY)
    assert WHY in repr(queries.log(here.by(HOLDER), here.bench.id))


def test_the_holder_and_the_leader_are_told_until_each_has_looked(here: Municipality) -> None:
    open_in_emergency(here.by(COLLEAGUE), Sought(number="118"), WHY)
    assert flags(here, HOLDER) == flags(here, LEADER) == ["Oddny Berg"]
    assert flags(here, COLLEAGUE) == flags(here, OTHER_LEADER.id) == []
    assert [(one.reason, one.waits) for one in openings(here.by(HOLDER), here.bench.id)] == [(WHY, True)]
    assert acknowledge_all(here.by(HOLDER), here.bench.id) == 1
    assert flags(here, HOLDER) == []
    assert flags(here, LEADER) == ["Oddny Berg"]
    assert acknowledge_all(here.by(HOLDER), here.bench.id) == 0


def test_while_nobody_holds_the_case_its_owner_is_told() -> None:
    here = Municipality(a_case())
    open_in_emergency(here.by(HOLDER), Sought(number="118"), WHY)
    assert flags(here, OWNER) == flags(here, LEADER) == ["Hanne Vik"]


def test_whoever_sees_the_case_anyhow_makes_no_emergency_of_it(here: Municipality) -> None:
    assert open_in_emergency(here.by(LEADER), Sought(number="118"), WHY) == here.bench.id
    assert flags(here, HOLDER) == []
    assert here.store.kept.cases[here.bench.id].emergencies == ()


def test_a_second_opening_on_the_same_day_is_the_same_one(here: Municipality) -> None:
    for _ in range(2):
        open_in_emergency(here.by(COLLEAGUE), Sought(number="118"), WHY)
    assert len(here.store.kept.cases[here.bench.id].emergencies) == 1


def test_an_administrator_opens_nothing(here: Municipality) -> None:
    for number in ("118", "119"):
        with pytest.raises(Refused) as no:
            open_in_emergency(here.by(ADMINISTRATOR.id), Sought(number=number), WHY)
        assert [one.code for one in no.value.reasons] == [refusals.ADMINISTRATORS_SEE_NOTHING]


def test_a_restricted_case_is_not_found_in_an_emergency() -> None:
    here = Municipality(a_case().do(c.RestrictCase))
    with pytest.raises(NotFound):
        open_in_emergency(here.by(COLLEAGUE), Sought(number="118"), WHY)


def test_what_is_shielded_stays_shielded_in_an_emergency() -> None:
    here = Municipality(a_case().feared_for())
    open_in_emergency(here.by(COLLEAGUE), Sought(number="118"), WHY)
    assert "pappa slår" not in repr(queries.open_case(here.by(COLLEAGUE), here.bench.id))


@pytest.fixture
def archived() -> Municipality:
    return Municipality(a_case(born_on=BORN_ON).archived())


@pytest.mark.parametrize("sought", [Sought(number="S-118"), Sought(name="Ella Fjellvær", born_on=BORN_ON)])
def test_an_archived_case_can_be_read_in_an_emergency_and_nothing_more(archived: Municipality, sought: Sought) -> None:
    ctx = archived.by(COLLEAGUE)
    assert open_in_emergency(ctx, sought, WHY) == archived.bench.id
    assert queries.open_case(ctx, archived.bench.id).view.name == "Ella Fjellvær"
    with pytest.raises(Refused) as no:
        execute(ctx, archived.bench.order(c.Observe))
    assert [one.code for one in no.value.reasons] == [refusals.CASE_ARCHIVED]
    tomorrow = ctx.at(lambda: archived.bench.now + timedelta(days=1))
    with pytest.raises(NotFound):
        queries.open_case(tomorrow, archived.bench.id)


def test_those_who_answer_for_an_archived_case_are_told_of_an_opening_until_they_have_looked(
    archived: Municipality,
) -> None:
    assert flags(archived, HOLDER) == []
    open_in_emergency(archived.by(COLLEAGUE), Sought(number="118"), WHY)
    assert flags(archived, HOLDER) == flags(archived, LEADER) == ["Oddny Berg"]
    assert flags(archived, COLLEAGUE) == flags(archived, OTHER_LEADER.id) == []
    (look,) = [one for one in readers(archived.by(HOLDER), archived.bench.id) if one.act == "case.emergency"]
    assert (look.user, look.why) == (COLLEAGUE, WHY)
    assert acknowledge_all(archived.by(HOLDER), archived.bench.id) == 1
    assert flags(archived, HOLDER) == []
    assert flags(archived, LEADER) == ["Oddny Berg"]
    assert today(archived.by(HOLDER)).open_cases == 0
