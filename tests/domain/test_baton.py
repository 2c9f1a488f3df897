from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import Relation
from bti_tui.domain.plan import Onwards
from tests.builders import FIRST_DAY, CaseBuilder, a_case
from tests.orders import COLLEAGUE, CONTINUE, HOLDER, LEADER, OWNER, SIX_WEEKS

YESTERDAY, TOMORROW = FIRST_DAY - timedelta(days=1), FIRST_DAY + timedelta(days=1)


def holder_of(bench: CaseBuilder) -> UserId | None:
    return bench.case.baton.holder.user if bench.case.baton.holder else None


def test_nobody_holds_the_case_before_somebody_has_said_yes() -> None:
    bench = a_case().at_level(1).do(c.OfferBaton)
    assert holder_of(bench) is None
    assert bench.case.baton.term == 0
    assert bench.do(c.AcceptBaton, HOLDER).case.baton.offer is None
    assert (holder_of(bench), bench.case.baton.term) == (HOLDER, 1)


def test_an_offer_waits_as_long_as_the_guide_says() -> None:
    offer = a_case().do(c.OfferBaton, family_wish="Helst Hanne").case.baton.offer
    assert offer is not None
    assert offer.answer_by == FIRST_DAY + timedelta(days=7)
    assert offer.by == OWNER


def test_there_is_one_offer_at_a_time() -> None:
    assert a_case().do(c.OfferBaton).refuses(c.OfferBaton, to=COLLEAGUE) == [refusals.OFFER_OPEN]


def test_only_the_one_who_is_asked_can_answer() -> None:
    bench = a_case().do(c.OfferBaton)
    for kind in (c.AcceptBaton, c.DeclineBaton):
        assert bench.refuses(kind, COLLEAGUE) == [refusals.NOT_OFFERED_TO_YOU]
        assert bench.refuses(kind, LEADER) == [refusals.NOT_OFFERED_TO_YOU]
        assert a_case().refuses(kind, HOLDER) == [refusals.OFFER_MISSING]


def test_the_holder_stays_until_the_next_one_has_said_yes() -> None:
    bench = a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    assert holder_of(bench) == HOLDER
    bench.do(c.AcceptBaton, COLLEAGUE)
    assert holder_of(bench) == COLLEAGUE
    first, second = bench.case.baton.terms
    assert (first.term, first.until, second.term, second.until) == (1, bench.today, 2, None)


def test_a_no_and_a_recall_leave_the_holder_where_she_was() -> None:
    bench = a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    assert bench.refuses(c.DeclineBaton, COLLEAGUE, reason="") == [refusals.TEXT_MISSING]
    bench.do(c.DeclineBaton, COLLEAGUE)
    assert (holder_of(bench), bench.case.baton.offer, bench.case.baton.term) == (HOLDER, None, 1)
    bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE).do(c.RecallBaton, HOLDER)
    assert (holder_of(bench), bench.case.baton.offer) == (HOLDER, None)


def test_there_is_nothing_to_recall_without_an_offer() -> None:
    assert a_case().refuses(c.RecallBaton) == [refusals.OFFER_MISSING]


def test_nobody_is_asked_to_hold_what_she_holds() -> None:
    bench = a_case().at_level(1).with_holder()
    assert bench.refuses(c.OfferBaton, HOLDER, to=HOLDER) == [refusals.ALREADY_HOLDER]


def test_who_does_not_hold_the_case_is_fenced_from_what_belongs_to_the_holder() -> None:
    bench = a_case().underway()
    for by in (COLLEAGUE, OWNER):
        assert bench.refuses(c.OfferBaton, by, to=COLLEAGUE) == [refusals.NOT_HOLDER]
        assert refusals.NOT_HOLDER in bench.refuses(c.Decide, by, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
        assert bench.refuses(c.EvaluateMeasure, by, onwards=Onwards.END) == [refusals.NOT_HOLDER]
        assert bench.refuses(c.EvaluateMeasure, by, onwards=Onwards.REPLACE) == [refusals.NOT_HOLDER]
    assert bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE).refuses(c.RecallBaton) == [refusals.NOT_YOUR_OFFER]
    assert a_case().closing_decided().refuses(c.CloseCase) == [refusals.NOT_HOLDER]


def test_a_former_holder_is_fenced_too() -> None:
    bench = a_case().underway().evaluated().with_holder(COLLEAGUE)
    assert bench.refuses(c.Decide, HOLDER) == [refusals.NOT_HOLDER]
    assert bench.refuses(c.Decide, COLLEAGUE) == []


def test_everybody_may_say_how_a_measure_went_and_write_in_the_log() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.EvaluateMeasure, COLLEAGUE, onwards=Onwards.CONTINUE) == []
    assert bench.refuses(c.WriteEntry, COLLEAGUE) == []


def test_the_leader_may_act_for_the_holder() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.OfferBaton, LEADER, to=COLLEAGUE) == []
    assert bench.refuses(c.EvaluateMeasure, LEADER) == []
    assert bench.evaluated().refuses(c.Decide, LEADER) == []
    assert a_case().closing_decided().refuses(c.CloseCase, LEADER) == []


def test_the_leader_stands_in_while_nobody_holds() -> None:
    bench = a_case().at_level(1).with_consent().with_plan().later(days=42)
    for measure in bench.case.open_measures:
        bench.do(c.EvaluateMeasure, measure=measure.id)
    assert bench.refuses(c.Decide) == ["G-HOL"]
    assert bench.refuses(c.Decide, LEADER) == []


def test_the_dates_of_a_handover_follow_each_other() -> None:
    assert a_case().refuses(c.OfferBaton, offered_on=TOMORROW) == [refusals.DATE_IN_FUTURE]
    offered = a_case().do(c.OfferBaton)
    for kind, field, by in (
        (c.AcceptBaton, "answered_on", HOLDER),
        (c.DeclineBaton, "answered_on", HOLDER),
        (c.RecallBaton, "recalled_on", OWNER),
    ):
        assert offered.refuses(kind, by, **{field: YESTERDAY}) == [refusals.DATES_OUT_OF_ORDER]
        assert offered.refuses(kind, by, **{field: TOMORROW}) == [refusals.DATE_IN_FUTURE]
    held = a_case().with_holder()
    assert held.refuses(c.OfferBaton, HOLDER, to=COLLEAGUE, offered_on=YESTERDAY) == [refusals.DATES_OUT_OF_ORDER]


def test_a_person_of_the_case_has_a_name_and_is_not_the_child_once_more() -> None:
    told = a_case().refuses(c.AddPerson, full_name="", relation=Relation.SUBJECT, born_on=TOMORROW)
    assert told == [refusals.CODE_UNKNOWN, refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]
    assert a_case().with_guardians().case.people[1].responsible
