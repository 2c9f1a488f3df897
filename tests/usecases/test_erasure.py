"""Restriction and purge as somebody at the keyboard meets them: who may, what is written down, what is seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.drafts import Draft
from bti_tui.domain.erasure import HeldCopy, PurgeOrder
from bti_tui.domain.errors import BadInput, NotFound, Refused
from bti_tui.domain.facts import CasePurged, ConcernRaised
from bti_tui.domain.ids import CaseId, GroundCode, UserId
from bti_tui.usecases.access import readers
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.case_pages import consent_page
from bti_tui.usecases.case_sheet import case_sheet
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.overview import overview
from bti_tui.usecases.purging import carry_out_purge, purge_preview, receipts
from bti_tui.usecases.queries import cases, log, open_case
from bti_tui.usecases.restriction import OPENED, open_restricted, restricted_cases
from bti_tui.usecases.today import today
from tests.builders import PURGE, STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, LEADER, ORDERS, OWNER
from tests.usecases.memory import NOON, Kept, MemoryStore, memory_context


def store_of(bench: CaseBuilder) -> MemoryStore:
    store = MemoryStore()
    store.kept = Kept({bench.id: bench.case}, tuple(bench.records), tuple(bench.notes), dict(STAFF))
    return store


def ctx_of(store: MemoryStore, user: UserId = OWNER) -> Context:
    return memory_context(store).acting_as(STAFF[user])


def reasons(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in refused.value.reasons]


def order_of(bench: CaseBuilder, number: str = "S-118") -> PurgeOrder:
    return replace(PURGE, case_id=bench.id, number=number)


LOOKS: tuple[Callable[[Context, CaseId], object], ...] = (open_case, case_sheet, log, consent_page, readers)


@pytest.fixture
def hidden() -> CaseBuilder:
    return a_case().at_level(1).do(c.RestrictCase)


def draft_in(bench: CaseBuilder) -> Draft:
    return Draft("step/1", OWNER, bench.id, "step", "n1.logg", '{"values": {"text": "Halvferdig"}, "focus": ""}', NOON)


def test_r46_a_restricted_case_is_nowhere_until_it_is_opened_with_a_reason(hidden: CaseBuilder) -> None:
    store = store_of(hidden)
    store.kept.drafts[OWNER, "step/1"] = draft_in(hidden)
    ctx = ctx_of(store)
    assert cases(ctx, closed=True) == ()
    view = today(ctx)
    assert (view.items, view.drafts, view.open_cases) == ((), (), 0)
    assert overview(ctx).drafts == ()
    for look in LOOKS:
        with pytest.raises(Refused) as refused:
            look(ctx, hidden.id)
        assert reasons(refused) == [refusals.CASE_HIDDEN], look
    open_restricted(ctx, hidden.id, "Krav om innsyn")
    assert open_case(ctx, hidden.id).view.is_restricted
    assert not consent_page(ctx, hidden.id).head.is_open


def test_the_reason_for_opening_stands_in_the_access_log_as_a_note_of_the_case(hidden: CaseBuilder) -> None:
    store = store_of(hidden)
    open_restricted(ctx_of(store), hidden.id, "Krav om innsyn")
    assert [(who, act, case) for who, act, case, _ in store.kept.accesses] == [(OWNER, OPENED, hidden.id)]
    assert (store.kept.notes[-1].text, store.kept.notes[-1].case_id) == ("Krav om innsyn", hidden.id)
    ctx = ctx_of(store)
    open_restricted(ctx, hidden.id, "En gang til")
    assert [one.why for one in readers(ctx, hidden.id)] == ["En gang til", "Krav om innsyn"]


def test_what_one_has_opened_is_not_open_for_another(hidden: CaseBuilder) -> None:
    ctx = ctx_of(store_of(hidden))
    open_restricted(ctx, hidden.id, "Krav om innsyn")
    with pytest.raises(Refused):
        open_case(ctx.acting_as(STAFF[LEADER]), hidden.id)


def test_opening_needs_a_reason_and_somebody_who_answers_for_the_case(hidden: CaseBuilder) -> None:
    store = store_of(hidden)
    for why in (" ", "x" * 501):
        with pytest.raises(BadInput):
            open_restricted(ctx_of(store), hidden.id, why)
    with pytest.raises(NotFound):
        open_restricted(ctx_of(store, COLLEAGUE), hidden.id, "Nysgjerrig")
    with pytest.raises(NotFound):
        open_restricted(ctx_of(store), CaseId("none"), "Krav om innsyn")
    assert store.kept.accesses == ()


def test_only_those_who_answer_for_a_restricted_case_know_that_it_is_there(hidden: CaseBuilder) -> None:
    store = store_of(hidden)
    assert [len(restricted_cases(ctx_of(store, who))) for who in (OWNER, LEADER, COLLEAGUE)] == [1, 1, 0]
    assert [case_list(ctx_of(store, who)).restricted for who in (OWNER, COLLEAGUE)] == [1, 0]
    assert "Ella" not in repr(restricted_cases(ctx_of(store)))


def test_in_an_opened_restricted_case_nothing_is_written_but_its_lifting(hidden: CaseBuilder) -> None:
    ctx = ctx_of(store_of(hidden))
    open_restricted(ctx, hidden.id, "Krav om innsyn")
    with pytest.raises(Refused) as refused:
        execute(ctx, ORDERS[c.SetGoal](hidden))
    assert reasons(refused) == [refusals.CASE_RESTRICTED]
    execute(ctx, c.LiftRestriction(case_id=hidden.id, reason="Avgjort"))
    assert len(cases(ctx)) == 1


def test_withheld_words_are_found_by_their_fact_and_their_corrections() -> None:
    bench = a_case()
    ctx = ctx_of(store_of(bench))
    execute(
        ctx, c.WithholdEntry(case_id=bench.id, entry=bench.records[0].id, ground=GroundCode("accuracy"), reason="Uenig")
    )
    told = dict(log(ctx, bench.id).lines[-1].texts)
    assert told["words"].startswith("[--")
    assert told["subject_name"] == "Ella Fjellvær"


def test_a_purge_is_looked_at_first_and_nothing_goes() -> None:
    bench = a_case().archived()
    store = store_of(bench)
    copy = HeldCopy("bti-2026", NOON, (NOON + timedelta(days=30)).date())
    asked: list[datetime] = []

    def copies(since: datetime) -> tuple[HeldCopy, ...]:
        asked.append(since)
        return (copy,)

    ctx = replace(ctx_of(store), copies_since=copies)
    before = store.kept
    seen = purge_preview(ctx, order_of(bench, number=""))
    assert (seen.number, seen.texts, seen.facts, seen.copies) == (
        "S-118",
        len(bench.notes),
        len(bench.records),
        (copy,),
    )
    assert asked == [bench.records[0].at]
    assert store.kept is before


def test_r47_a_purge_takes_the_words_and_leaves_a_receipt_with_names_of_those_who_answer_for_it() -> None:
    bench = a_case()
    store = store_of(bench)
    store.kept.drafts[OWNER, "step/1"] = draft_in(bench)
    ctx = ctx_of(store)
    carry_out_purge(ctx, order_of(bench))
    assert store.kept.notes == ()
    assert store.kept.drafts == {}
    assert not any(isinstance(one.fact, ConcernRaised) for one in store.kept.facts)
    assert isinstance(store.kept.facts[-1].fact, CasePurged)
    (line,) = receipts(ctx)
    assert (line.number, line.by, line.decided_by) == ("S-118", "Eli Strand", "Randi Moe")
    assert (line.receipt.texts, line.receipt.drafts) == (2, 1)
    assert store.kept.accesses[-1][1] == "receipts.listed"


def test_a_purged_case_can_be_opened_and_says_what_became_of_it() -> None:
    bench = a_case()
    ctx = ctx_of(store_of(bench))
    carry_out_purge(ctx, order_of(bench))
    sheet = case_sheet(ctx, bench.id)
    assert (sheet.page.view.status.value, sheet.answers_for, sheet.track[-1].steps) == ("purged", False, ())
    assert [line.name for line in log(ctx, bench.id).lines] == ["case.purged", "fact.emptied"]
    (row,) = cases(ctx, closed=True)
    assert (row.number, row.name, row.what) == ("S-118", "", None)
    assert cases(ctx) == ()


def test_a_refused_purge_leaves_everything_as_it_was() -> None:
    bench = a_case().do(c.LetIn)
    store = store_of(bench)
    before = store.kept
    with pytest.raises(Refused) as refused:
        carry_out_purge(ctx_of(store, COLLEAGUE), order_of(bench, number="S-119"))
    assert reasons(refused) == [refusals.NOT_RESPONSIBLE, refusals.NUMBER_DIFFERS]
    assert store.kept is before
