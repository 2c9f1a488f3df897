"""A way that safety answers have opened stands on the start screen until somebody has written what came of it (R04)."""

from bti_tui.domain import commands as c
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.views.lists import Group, TodayItem
from bti_tui.i18n import Translator
from bti_tui.screens.overview_goal import goal_of
from bti_tui.screens.overview_text import Looks, item_key, what
from bti_tui.screens.way import ASSESSMENTS_PLACE, ToPlace
from bti_tui.usecases.context import Context
from bti_tui.usecases.today import today
from tests.builders import CaseBuilder, a_case
from tests.domain.assessing import NOT_REPORTED, assessed
from tests.orders import COLLEAGUE, HOLDER, OWNER
from tests.usecases.test_need_to_know import Municipality


def rows(ctx: Context) -> list[TodayItem]:
    return [one for one in today(ctx).items if one.kind is DeadlineKind.ROUTE]


def test_r04_each_open_route_is_a_row_before_everything_else_and_leads_to_where_it_is_settled() -> None:
    bench = assessed(safety={"vold": "mistanke"})
    here = Municipality(bench)
    found = rows(here.by(OWNER))
    assert [one.route for one in found] == [one.route for one in bench.case.open_routes]
    assert {one.group for one in found} == {Group.SAFETY}
    assert today(here.by(OWNER)).items[0].group is Group.SAFETY
    assert goal_of(found[0]) == ToPlace(ASSESSMENTS_PLACE)
    assert len({item_key(one) for one in found}) == len(found)
    looks = Looks(Translator("nb"), bench.today)
    assert what(found[0], looks).startswith("Skriv hva det ble til: ")


def test_r04_the_row_goes_with_the_outcome() -> None:
    bench: CaseBuilder = assessed(safety={"vold": "mistanke"})
    for route in bench.case.open_routes:
        bench.do(
            c.SettleRoute, route=route.route, outcome=NOT_REPORTED, reason="Avklart.", consulted="Barnevernet, Ida."
        )
    assert rows(Municipality(bench).by(OWNER)) == []


def test_who_may_not_know_of_the_fear_sees_no_row() -> None:
    bench = assessed(a_case().at_level(1).with_holder().do(c.LetIn, HOLDER), HOLDER, safety={"vold": "mistanke"})
    here = Municipality(bench)
    assert rows(here.by(HOLDER))
    assert rows(here.by(COLLEAGUE)) == []
