"""The handover as use-cases: who is asked reads first, who wrote in an earlier term is fenced, and load is numbers."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.errors import BtiError, Conflict, NotFound
from bti_tui.domain.facts import BatonAccepted
from bti_tui.domain.ids import UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Onwards
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.rules.baton_acts import BatonAct
from bti_tui.domain.views.baton_calls import BatonCall
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.handover import baton_page, briefing_page
from bti_tui.usecases.today import today
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, CONTINUE, HOLDER, LEADER, OWNER, SIX_WEEKS
from tests.usecases.memory import Kept, MemoryStore, memory_context


class Office:
    """A case in a store, and the people who work on it."""

    def __init__(self, case: CaseBuilder) -> None:
        self.case = case
        self.store = MemoryStore()
        self.store.kept = Kept({case.id: case.case}, tuple(case.records), tuple(case.notes), dict(STAFF))

    def context(self, by: UserId) -> Context:
        return memory_context(self.store, lambda: self.case.now).acting_as(STAFF[by])

    def do(self, command: c.Command, by: UserId, seen: Seen | None = None) -> None:
        execute(self.context(by), command, seen=seen)

    @property
    def seen(self) -> Seen:
        version = self.store.kept.cases[self.case.id].version
        return Seen(version, version)

    def acts(self, by: UserId) -> tuple[BatonAct, ...]:
        return baton_page(self.context(by), self.case.id).acts

    def logged(self) -> list[str]:
        return [one[1] for one in self.store.kept.accesses]


def asked() -> Office:
    bench = a_case().underway().evaluated_on_the_way()
    return Office(bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE, handover_note="Ring mor etter klokka to."))


def test_each_is_offered_what_she_may_do_and_nothing_else() -> None:
    office = asked()
    assert office.acts(COLLEAGUE) == (BatonAct.ACCEPT, BatonAct.DECLINE)
    assert office.acts(HOLDER) == (BatonAct.RECALL, BatonAct.LEND, BatonAct.LEAVE)
    assert office.acts(LEADER) == (BatonAct.RECALL, BatonAct.LEND, BatonAct.LEAVE)
    assert office.acts(OWNER) == ()


def test_what_is_offered_is_what_the_rules_let_through() -> None:
    office = asked()
    kinds = {BatonAct(kind.name): kind for kind in c.COMMANDS.values() if kind.name in set(BatonAct)}
    for by in (OWNER, LEADER, HOLDER, COLLEAGUE):
        offered = set(office.acts(by))
        to = {BatonAct.OFFER: {"to": OWNER}, BatonAct.LEND: {"to": OWNER}}
        for act, kind in kinds.items():
            refused = office.case.refuses(kind, by, **to.get(act, {}))
            assert (refused == []) is (act in offered), (by, act, refused)


def test_only_whoever_is_asked_is_shown_the_page_and_it_is_logged_once() -> None:
    office = asked()
    page = baton_page(office.context(COLLEAGUE), office.case.id)
    assert page.answer is not None
    assert page.answer.page.briefing.note == "Ring mor etter klokka to."
    assert office.logged().count("briefing.read") == 1
    baton_page(office.context(COLLEAGUE), office.case.id, again=True)
    assert office.logged().count("briefing.read") == 1
    assert baton_page(office.context(HOLDER), office.case.id).answer is None
    assert office.logged().count("briefing.read") == 1


def test_the_holder_is_responsible_until_the_other_has_said_yes() -> None:
    office = asked()
    before = baton_page(office.context(HOLDER), office.case.id)
    assert (before.status, before.is_mine, before.responsible) == (BatonStatus.HANDING_OVER, True, "Hanne Vik")
    office.do(office.case.order(c.AcceptBaton), COLLEAGUE)
    after = baton_page(office.context(COLLEAGUE), office.case.id)
    assert (after.status, after.is_mine, after.responsible) == (BatonStatus.HELD, True, "Oddny Berg")
    assert [(one.name, one.term) for one in after.terms] == [("Oddny Berg", 2), ("Hanne Vik", 1)]


def test_a_decision_of_an_earlier_term_is_refused_and_never_stored() -> None:
    """The former holder wrote before the other said yes, and stores afterwards: she is told who relieved her."""
    office = asked()
    seen = office.seen
    late = office.case.order(c.Decide, outcome=CONTINUE, next_on=office.case.today + SIX_WEEKS)
    office.do(office.case.order(c.AcceptBaton), COLLEAGUE)
    count = len(office.store.kept.facts)
    with pytest.raises(Conflict) as told:
        office.do(late, HOLDER, seen)
    assert [one.code for one in told.value.reasons] == [refusals.NOT_HOLDER]
    accepted = office.store.kept.facts[-1]
    assert isinstance(accepted.fact, BatonAccepted)
    assert accepted.id in told.value.newer
    assert len(office.store.kept.facts) == count


@pytest.mark.parametrize("by", [HOLDER, LEADER])
def test_a_new_term_fences_what_is_the_holders_whoever_wrote_it(by: UserId) -> None:
    office = asked()
    seen = office.seen
    orders = [
        office.case.order(c.EvaluateMeasure, onwards=Onwards.END),
        office.case.order(c.PauseCase),
        office.case.order(c.LeaveBaton),
    ]
    office.do(office.case.order(c.AcceptBaton), COLLEAGUE)
    for order in orders:
        with pytest.raises(BtiError) as told:
            office.do(order, by, seen)
        assert isinstance(told.value, Conflict)


def test_a_note_of_an_earlier_term_is_never_lost() -> None:
    office = asked()
    seen = office.seen
    office.do(office.case.order(c.AcceptBaton), COLLEAGUE)
    office.do(office.case.order(c.WriteEntry), OWNER, seen)


def test_whoever_passed_it_on_takes_part_for_two_weeks_more_and_then_no_longer() -> None:
    office = Office(a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE))
    office.do(office.case.order(c.AcceptBaton), COLLEAGUE)
    office.case.later(days=13)
    note = office.case.order(c.WriteEntry, visibility=Visibility.INTERNAL)
    office.do(note, HOLDER)
    office.case.later(days=1)
    with pytest.raises(BtiError):
        office.do(note, HOLDER)


def test_nobody_stands_in_or_is_asked_whom_the_store_does_not_know() -> None:
    office = Office(a_case().underway())
    stranger = UserId("stranger")
    for order in (office.case.order(c.LendBaton, to=stranger), office.case.order(c.OfferBaton, to=stranger)):
        with pytest.raises(NotFound):
            office.do(order, HOLDER)


def test_whoever_asks_sees_how_much_each_one_carries() -> None:
    office = Office(a_case().underway())
    loads = baton_page(office.context(HOLDER), office.case.id).loads
    assert {user: one.batons for user, one in loads.items()} == {OWNER: 0, LEADER: 0, HOLDER: 1, COLLEAGUE: 0}
    assert baton_page(asked().context(COLLEAGUE), office.case.id).loads == {}


def test_somebody_without_a_part_in_the_case_has_no_page() -> None:
    office = Office(a_case().underway())
    with pytest.raises(BtiError):
        briefing_page(office.context(COLLEAGUE), office.case.id)
    assert "briefing.read" not in office.logged()


def test_a_page_holds_no_word_that_is_shielded() -> None:
    bench = a_case().underway()
    bench.do(c.CheckSafety, reason="Hun sa noe hjemme").feared_for()
    bench.do(c.KeepEvidence, words="Blåmerke formet som et belte").do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    office = Office(bench)
    for by in (COLLEAGUE, HOLDER, LEADER):
        told = repr(briefing_page(office.context(by), bench.id).briefing)
        assert "Blåmerke" not in told
        assert "Hun sa noe hjemme" not in told
    shown = replace(briefing_page(office.context(COLLEAGUE), bench.id).briefing)
    assert shown.waits
    assert shown.next is None


def test_whoever_did_not_answer_in_time_is_told_so_for_some_days_and_then_sees_no_more_of_it() -> None:
    office = Office(a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE))

    def told() -> list[BatonCall | None]:
        return [one.call for one in today(office.context(COLLEAGUE)).items]

    assert told() == [BatonCall.ASKED]
    office.case.later(days=8)
    assert told() == [BatonCall.UNANSWERED_BY_YOU]
    office.case.later(days=3)
    assert told() == []
