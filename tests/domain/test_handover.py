from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.baton import BatonStatus, HandoverReason
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import Refused
from bti_tui.domain.facts import BatonAccepted
from bti_tui.domain.ids import Actor, AgencyCode, Role
from bti_tui.domain.plan import Onwards
from bti_tui.domain.reconcile import contradicting
from bti_tui.i18n import LANGUAGES, Translator
from bti_tui.i18n.baton import status_text
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import COLLEAGUE, CONTINUE, HOLDER, LEADER, NAV, OWNER, PPT, SIX_WEEKS


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
    bench = a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE, handover_note="Ring mor etter klokka to.")
    offer = bench.case.baton.offer
    assert offer is not None
    assert bench.text(offer.note) == "Ring mor etter klokka to."


def test_whoever_asked_may_take_the_question_back_and_so_may_the_holder_and_a_leader() -> None:
    bench = a_case().at_level(1).with_holder().do(c.OfferBaton, LEADER, to=COLLEAGUE)
    for by in (LEADER, HOLDER):
        assert bench.refuses(c.RecallBaton, by) == []
    for by in (OWNER, COLLEAGUE):
        assert bench.refuses(c.RecallBaton, by) == [refusals.NOT_YOUR_OFFER]
    first = a_case().at_level(1).do(c.OfferBaton, OWNER)
    assert first.refuses(c.RecallBaton, OWNER) == []
    assert first.refuses(c.RecallBaton, COLLEAGUE) == [refusals.NOT_YOUR_OFFER]


def test_a_late_answer_is_refused_with_one_reason_after_a_lapse_and_after_a_recall() -> None:
    offered = a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    recalled = offered.fork().do(c.RecallBaton, HOLDER)
    lapsed = offered.fork().later(days=GUIDE.holder_answer_days + 1)
    for kind in (c.AcceptBaton, c.DeclineBaton):
        assert recalled.refuses(kind, COLLEAGUE) == [refusals.OFFER_MISSING]
        assert lapsed.refuses(kind, COLLEAGUE) == [refusals.OFFER_EXPIRED]
    assert lapsed.refuses(c.RecallBaton, HOLDER) == []


def test_a_stand_in_does_not_pass_the_baton_on() -> None:
    bench = a_case().underway()
    bench.do(c.LendBaton, HOLDER, until=bench.today + timedelta(days=7))
    assert bench.refuses(c.LeaveBaton, COLLEAGUE) == [refusals.NOT_HOLDER]
    for kind in (c.OfferBaton, c.LendBaton):
        assert bench.refuses(kind, COLLEAGUE, to=OWNER) == [refusals.NOT_HOLDER]


def test_a_wish_of_the_family_that_is_not_met_has_its_reason() -> None:
    bench = a_case().at_level(1)
    assert bench.refuses(c.OfferBaton, family_wish="Helst Oddny", wish_met=False) == [refusals.WHY_MISSING]
    bench.do(c.OfferBaton, family_wish="Helst Oddny", wish_met=False, why_not="Hun går ut i permisjon.")
    offer = bench.case.baton.offer
    assert offer is not None
    assert (offer.wish_met, bench.text(offer.why_not)) == (False, "Hun går ut i permisjon.")
    assert a_case().at_level(1).refuses(c.OfferBaton, wish_met=True) == []


def test_a_handover_meeting_lies_after_the_day_of_the_question() -> None:
    bench = a_case().underway()
    day = bench.today - timedelta(days=1)
    assert bench.refuses(c.OfferBaton, HOLDER, to=COLLEAGUE, meeting_on=day) == [refusals.DATES_OUT_OF_ORDER]
    bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE, meeting_on=bench.today)
    assert bench.case.baton.offer is not None
    assert bench.case.baton.offer.meeting_on == bench.today


def answered_from(bench: CaseBuilder, agency: AgencyCode) -> list[str]:
    """What is said to a yes from somebody who works in an agency."""
    order = bench.order(c.AcceptBaton)
    moment = replace(bench.moment(COLLEAGUE), actor=Actor(COLLEAGUE, agency, Role.EMPLOYEE))
    try:
        decide(bench.case, order, bench.guide, RULES, moment)
    except Refused as refused:
        return [one.code for one in refused.reasons]
    return []


def test_when_another_agency_takes_over_the_family_has_said_yes_to_it() -> None:
    bench = a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    assert answered_from(bench, PPT) == [refusals.AGENCY_NOT_COVERED]
    assert answered_from(bench, bench.case.agency) == []
    assert answered_from(bench.with_consent(ConsentAnswer.YES, PPT), PPT) == []
    assert answered_from(bench, NAV) == [refusals.AGENCY_NOT_COVERED]


def test_the_first_holder_may_come_from_any_agency_because_consent_comes_after() -> None:
    assert answered_from(a_case().at_level(1).do(c.OfferBaton, to=COLLEAGUE), PPT) == []


def test_a_coordinator_takes_the_baton_from_one_who_is_gone_and_passes_it_to_nobody() -> None:
    bench = a_case().underway()
    moment = replace(bench.moment(COLLEAGUE), actor=Actor(COLLEAGUE, AgencyCode("ke"), Role.COORDINATOR))
    assert decide(bench.case, bench.order(c.LeaveBaton), bench.guide, RULES, moment).facts
    with pytest.raises(Refused):
        decide(bench.case, bench.order(c.OfferBaton, to=COLLEAGUE), bench.guide, RULES, moment)


def test_what_was_written_in_an_earlier_term_is_fenced_and_a_note_never_is() -> None:
    bench = a_case().underway().evaluated_on_the_way()
    seen = bench.case.version
    bench.with_holder(COLLEAGUE)
    newer = bench.records[seen:]
    accepted = [one.id for one in newer if isinstance(one.fact, BatonAccepted)]
    end = bench.order(c.EvaluateMeasure, onwards=Onwards.END)
    goes_on = bench.order(c.EvaluateMeasure, onwards=Onwards.CONTINUE)
    for late in (bench.order(c.PauseCase), bench.order(c.InviteAgency), bench.order(c.MoveMeasure), end):
        assert [one.id for one in contradicting(late, newer)] == accepted
    for late in (bench.order(c.WriteEntry), bench.order(c.PlanMeasure), goes_on):
        assert contradicting(late, newer) == ()


def test_the_status_of_the_baton_is_said_with_a_sign_and_a_word_in_each_language() -> None:
    for language in LANGUAGES:
        said = [status_text(status, Translator(language)) for status in BatonStatus]
        assert [one[:2] for one in said] == ["? ", "? ", "= ", "? ", "! "]
        assert len(set(said)) == len(said)
        assert all(len(one) > len("x y") for one in said)
