"""The grade of an address goes along to the case of a sibling, and to one that goes on from an archived case (R50)."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import CaseId
from bti_tui.usecases.case_people import link_sibling
from bti_tui.usecases.execute import execute
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, LEADER, OWNER
from tests.usecases.test_case_people import OTHER, number, two_cases
from tests.usecases.test_need_to_know import Municipality

GRADES = pytest.mark.parametrize("grade", [AddressGrade.CONFIDENTIAL, AddressGrade.STRICT])


def grade_of(here: Municipality, case_id: CaseId) -> AddressGrade:
    return strictest(here.store.kept.cases[case_id])


@GRADES
def test_r50_a_sibling_that_is_linked_has_the_same_grade(grade: AddressGrade) -> None:
    here = two_cases()
    leader = here.by(LEADER)
    execute(leader, here.bench.order(c.ProtectAddress, grade=grade))
    link_sibling(leader, here.bench.id, number(here))
    assert grade_of(here, OTHER) is grade
    first, second = (here.store.kept.cases[one] for one in (here.bench.id, OTHER))
    graded = [one.person(one.subject).protection for one in (first, second)]  # type: ignore[union-attr]  # they are there
    assert graded[0] == graded[1]
    assert replay(Case.empty(OTHER), [one for one in here.store.kept.facts if one.case_id == OTHER]) == second


def test_r50_it_goes_the_other_way_too_and_never_makes_a_stricter_one_milder() -> None:
    here = two_cases()
    leader = here.by(LEADER)
    brother = CaseBuilder()
    brother.id, brother.case = OTHER, here.store.kept.cases[OTHER]
    execute(leader, brother.order(c.ProtectAddress, grade=AddressGrade.STRICT))
    execute(leader, here.bench.order(c.ProtectAddress, grade=AddressGrade.CONFIDENTIAL))
    link_sibling(leader, here.bench.id, number(here))
    assert (grade_of(here, here.bench.id), grade_of(here, OTHER)) == (AddressGrade.STRICT, AddressGrade.STRICT)


def test_r50_what_would_take_places_away_is_asked_for_and_not_done_by_the_way() -> None:
    here = two_cases()
    leader = here.by(LEADER)
    brother = CaseBuilder()
    brother.id, brother.case = OTHER, here.store.kept.cases[OTHER]
    execute(here.by(COLLEAGUE), brother.order(c.Observe, place="Solvik barnehage"))
    execute(leader, here.bench.order(c.ProtectAddress, grade=AddressGrade.STRICT))
    with pytest.raises(Refused) as refused:
        link_sibling(leader, here.bench.id, number(here))
    assert [one.code for one in refused.value.reasons] == [refusals.KIN_STRICT]
    assert here.store.kept.cases[OTHER].siblings == ()
    assert grade_of(here, OTHER) is AddressGrade.OPEN


@GRADES
def test_r50_a_case_that_goes_on_from_an_archived_one_has_its_grade_from_the_start(grade: AddressGrade) -> None:
    bench = a_case().archived().do(c.ProtectAddress, LEADER, grade=grade)
    here = Municipality(bench)
    new = CaseBuilder()
    new.id, new.case = OTHER, Case.empty(OTHER)
    new.now = bench.now
    execute(here.by(OWNER), new.order(c.RaiseConcern, follows=bench.id))
    assert grade_of(here, OTHER) is grade
    assert here.store.kept.cases[OTHER].follows == bench.id


def test_a_case_without_a_grade_passes_none_on() -> None:
    here = two_cases()
    link_sibling(here.by(LEADER), here.bench.id, number(here))
    assert grade_of(here, OTHER) is AddressGrade.OPEN
