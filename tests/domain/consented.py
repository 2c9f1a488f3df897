"""What the tests about consent ask of a case: what is covered, what the gate refuses, where the consent stands."""

from datetime import timedelta
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer, ConsentStatus
from bti_tui.domain.coverage import covered_information
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import AgencyCode, InformationCode, UserId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.domain.signatories import consent_status
from tests.builders import FIRST_DAY, GUIDE, RULES, CaseBuilder, a_case
from tests.orders import OWNER

YES, NO, LIMITED = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.LIMITED
BV = AgencyCode("bv")


def aged(years: int, *, days: int = 0, **changes: Any) -> CaseBuilder:
    """A case about somebody whose birthday was some days ago, with two guardians."""
    born = FIRST_DAY.replace(year=FIRST_DAY.year - years) - timedelta(days=days)
    return a_case(born_on=born, **changes).do(c.CheckSafety).with_guardians()


def covers(bench: CaseBuilder, agency: AgencyCode) -> tuple[InformationCode, ...]:
    return covered_information(bench.case, RULES, bench.today, agency)


def refused(bench: CaseBuilder, by: UserId = OWNER, **wish: Any) -> list[str]:
    basis = Basis(bench.case, GUIDE, RULES, bench.moment(by))
    return [one.code for one in against(Wish(**{"way": Way.TOLD, **wish}), basis)]


def status(bench: CaseBuilder) -> ConsentStatus:
    return consent_status(bench.case, RULES, bench.today)
