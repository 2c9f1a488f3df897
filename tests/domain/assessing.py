"""Cases with a concern assessment in them."""

from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import AnswerCode, UserId
from bti_tui.domain.instrument import Instrument
from tests.assessment_orders import assessment
from tests.builders import RULES, CaseBuilder, a_case

UNSURE_OF_HEALTH = {"selvskade": "usikker"}
NOT_REPORTED = AnswerCode("ikke_meldt_begrunnet")


def assessed(bench: CaseBuilder | None = None, by: UserId | None = None, **given: Any) -> CaseBuilder:
    """A case with one assessment."""
    bench = bench or a_case().do(c.CheckSafety)
    order = assessment(bench, **given)
    return bench.give(order, by) if by else bench.give(order)


def refused(bench: CaseBuilder, **given: Any) -> list[str]:
    """Why an assessment is refused."""
    order = assessment(bench, **given)
    return bench.refuses(c.AssessConcern, **{field: getattr(order, field) for field in given})


def why(bench: CaseBuilder, order: c.AssessConcern, instrument: Instrument) -> list[str]:
    """Why an assessment with another instrument is refused."""
    try:
        decide(bench.case, order, bench.guide, RULES, bench.moment(), instrument=instrument)
    except Refused as refused_:
        return [one.code for one in refused_.reasons]
    return []
