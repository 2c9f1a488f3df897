"""What a route of the concern assessment is called where its outcome is told."""

from bti_tui.domain import commands as c
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.case_words import case_words
from bti_tui.usecases.reading import names_for
from tests.assessment_orders import assessment
from tests.builders import a_case
from tests.screens.case_support import CaseStore


def test_a_route_and_its_outcome_are_told_in_the_words_of_the_instrument() -> None:
    bench = a_case().do(c.CheckSafety).with_guardians()
    bench = bench.give(assessment(bench, safety={"omsorg": "ja"})).do(c.SettleRoute)
    ctx = CaseStore(bench).context
    with ctx.reading() as work:
        names = names_for(ctx, work, frozenset())
    words = case_words(bench.case, bench.guide, names, route_words(ctx, bench.case))
    assert words.answer("route.settled", "outcome", "meldt_barnevern", "nb") == "Meldt til barnevernet"
    assert words.answer("route.settled", "route", "RM", "nn").startswith("Meldeplikt")
