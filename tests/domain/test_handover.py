from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.baton import BatonStatus, HandoverReason
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import COLLEAGUE, CONTINUE, HOLDER, LEADER, OWNER, SIX_WEEKS


def where(bench: CaseBuilder) -> BatonStatus:
    return bench.case.baton.status(bench.today)


def kinds(bench: CaseBuilder) -> set[DeadlineKind]:
    return {one.kind for one in deadlines(bench.case, GUIDE, RULES, bench.today)}


def test_the_baton_goes_from_nobody_to_a_hand_and_from_hand_to_hand() -> None:
    bench = a_case().at_level(1)
    walked = [where(bench)]
    walked += [where(bench.do(c.OfferBaton)), where(bench.do(c.AcceptBaton, HOLDER))]
    walked += [where(bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE, reason=HandoverReason.CAPACITY))]
    walked += [where(bench.do(c.AcceptBaton, COLLEAGUE)), where(bench.do(c.LeaveBaton, COLLEAGUE))]
    walked += [where(bench.do(c.OfferBaton, LEADER))]
    assert walked == [
        BatonStatus.NOBODY_YET,
        BatonStatus.OFFERED,
        BatonStatus.HELD,
        BatonStatus.HANDING_OVER,
        BatonStatus.HELD,
        BatonStatus.VACANT,
        BatonStatus.OFFERED,
    ]


def test_an_offer_that_nobody_answered_lapses_and_may_be_made_again() -> None:
    bench = a_case().at_level(1).do(c.OfferBaton)
    assert bench.refuses(c.OfferBaton, to=COLLEAGUE) == [refusals.OFFER_OPEN]
    bench.later(days=GUIDE.holder_answer_days)
    assert bench.refuses(c.AcceptBaton, HOLDER) == []
    bench.later(days=1)
    assert bench.refuses(c.AcceptBaton, HOLDER) == [refusals.OFFER_EXPIRED]
    assert where(bench) is BatonStatus.NOBODY_YET
    assert where(bench.do(c.OfferBaton, to=COLLEAGUE)) is BatonStatus.OFFERED


def test_a_vacant_case_is_overdue_at_once_and_the_leader_goes_on_with_it() -> None:
    bench = a_case().underway().evaluated_on_the_way().do(c.LeaveBaton, HOLDER)
    due = [one.due_on for one in deadlines(bench.case, GUIDE, RULES, bench.today) if one.kind is DeadlineKind.VACANT]
    assert due == [bench.today]
    day = bench.today + SIX_WEEKS
    assert bench.refuses(c.Decide, OWNER, outcome=CONTINUE, next_on=day) == ["G-HOL"]
    assert bench.refuses(c.Decide, LEADER, outcome=CONTINUE, next_on=day) == []
    assert DeadlineKind.VACANT not in kinds(bench.with_holder(COLLEAGUE))


def test_the_leader_may_take_the_baton_from_one_who_is_gone_and_others_may_not() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.LeaveBaton, COLLEAGUE) == [refusals.NOT_HOLDER]
    assert bench.refuses(c.LeaveBaton, LEADER, reason=" ") == [refusals.TEXT_MISSING]
    assert where(bench.do(c.LeaveBaton, LEADER)) is BatonStatus.VACANT
    assert bench.refuses(c.LeaveBaton, LEADER) == [refusals.NOBODY_HOLDS]


def test_a_stand_in_acts_for_the_holder_until_her_last_day() -> None:
    bench = a_case().underway().evaluated_on_the_way()
    day = bench.today + SIX_WEEKS
    assert refusals.NOT_HOLDER in bench.refuses(c.Decide, COLLEAGUE, outcome=CONTINUE, next_on=day)
    bench.do(c.LendBaton, HOLDER, until=bench.today + timedelta(days=7))
    assert bench.refuses(c.Decide, COLLEAGUE, outcome=CONTINUE, next_on=day) == []
    assert bench.case.baton.holder is not None
    assert bench.case.baton.holder.user == HOLDER
    bench.later(days=8)
    assert bench.refuses(c.Decide, COLLEAGUE, outcome=CONTINUE, next_on=day) == [refusals.NOT_HOLDER]


def test_a_loan_has_an_end_ahead_and_another_hand() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.LendBaton, HOLDER, to=HOLDER) == [refusals.ALREADY_HOLDER]
    past = bench.today - timedelta(days=1)
    assert bench.refuses(c.LendBaton, HOLDER, until=past) == [refusals.DATES_OUT_OF_ORDER, "G-DATO"]
    assert a_case().at_level(1).refuses(c.LendBaton, LEADER) == [refusals.NOBODY_HOLDS]


def test_what_the_next_holder_should_know_goes_with_the_offer() -> None:
    bench = a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE, note="Ring mor etter klokka to.")
    offer = bench.case.baton.offer
    assert offer is not None
    assert bench.text(offer.note) == "Ring mor etter klokka to."
