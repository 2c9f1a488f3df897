"""What two people wrote without knowing of each other: no order in which it is told lets more out."""

from bti_tui.domain import commands as c
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.consent import ConsentAnswer, ConsentForm
from bti_tui.domain.coverage import covered_information
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import PPT


def late_grant() -> tuple[CaseBuilder, Case, Case]:
    """A yes that was written without knowledge of a withdrawal, told in both orders."""
    bench = a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT)
    mother = bench.guardians[0]
    there, here = bench.fork(), bench.fork()
    there.do(c.WithdrawConsent, signatory=mother, form=ConsentForm.ORAL)
    here.later(days=1).do(c.AnswerConsent, signatory=mother, agencies=(PPT,))
    taken, given = there.records[len(bench.records) :], here.records[len(bench.records) :]
    return here, replay(bench.case, (*taken, *given)), replay(bench.case, (*given, *taken))


def test_a_yes_by_somebody_who_had_not_seen_the_withdrawal_counts_in_neither_order() -> None:
    bench, taken_first, given_first = late_grant()
    rules = RULES.under(GUIDE.local)
    for case in (taken_first, given_first):
        assert covered_information(case, rules, bench.today, PPT) == ()
    alone = covered_information(bench.case, rules, bench.today, PPT)
    assert alone != ()
