"""How many questions a use-case asks the store: counted, because every one of them is waited for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bti_tui import bootstrap
from bti_tui.cli.demo_command import PEOPLE, fill
from bti_tui.cli.store_creation import make_training_store
from bti_tui.domain.case import Case
from bti_tui.domain.commands import WriteEntry
from bti_tui.domain.deadlines import Deadline, DeadlineKind, deadlines
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import CaseId, Role
from bti_tui.domain.need_to_know import ties, viewer_of
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.rules_pack import Rules
from bti_tui.store import cases_at_hand
from bti_tui.store.transactions import Transaction
from bti_tui.usecases import queries, worked_out
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.case_sheet import case_sheet
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.names import known_names
from bti_tui.usecases.overview import overview
from bti_tui.usecases.step_sheet import step_sheet
from bti_tui.usecases.today import today

Asking = Callable[[Context, CaseId], object]


def entry(ctx: Context, case: CaseId) -> object:
    return execute(ctx, WriteEntry(case_id=case, kind=EntryKind.NOTE, text="Ringte mor.", happened_on=ctx.today))


def next_step(ctx: Context, case: CaseId) -> object:
    action = queries.open_case(ctx, case, again=True).view.next
    assert action is not None
    return step_sheet(ctx, case, action.step)


@pytest.fixture(scope="module")
def founders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The demo cases, in a store on the disk, as whoever founded it sees them."""
    folder: Path = tmp_path_factory.mktemp("questions") / "store"
    make_training_store(folder, {})
    with bootstrap.opened(folder) as opened:
        fill(opened, PEOPLE)
        yield opened


@pytest.fixture(scope="module")
def ctx(founders: Context) -> Context:
    """The same as the holder of the case in which much may be done sees it."""
    with founders.reading() as work:
        (case,) = (one.case for one in work.cases.listed() if one.case.number == 1)
        holder = work.professionals.get(case.baton.holder.user) if case.baton.holder else None
    assert holder is not None
    return founders.acting_as(holder)


def test_the_day_names_the_step_that_each_demo_case_says_is_next(founders: Context) -> None:
    with founders.reading() as work:
        staff = work.professionals.all()
    named = 0
    for reader in (founders.acting_as(one) for one in staff):
        items = [one for one in today(reader).items if one.kind is DeadlineKind.STEP]
        for one in items:
            action = queries.open_case(reader, one.case_id, again=True).view.next
            assert action is not None
            assert (one.number, one.step_number, one.what) == (one.number, action.number, action.what)
            named += 1
    assert named > 5


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that is carried out meanwhile, but for the beginning of a transaction."""
    asked: list[str] = []

    def noting(really: Callable[..., Any]) -> Callable[..., Any]:
        def ask(transaction: Transaction, statement: str, *values: object) -> object:
            asked.append(" ".join(statement.split()))
            return really(transaction, statement, *values)

        return ask

    with pytest.MonkeyPatch.context() as patch:
        for way in ("rows", "named", "stream", "change"):
            patch.setattr(Transaction, way, noting(getattr(Transaction, way)))
        yield asked


def case_of(ctx: Context) -> CaseId:
    """A demo case with a plan, in which much may be done."""
    return next(row.case_id for row in queries.cases(ctx) if row.number == "S-001")


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        pytest.param(lambda ctx, _: overview(ctx), 5, id="the day"),
        pytest.param(lambda ctx, _: case_list(ctx), 4, id="the list of cases"),
        pytest.param(lambda ctx, case: case_sheet(ctx, case, again=True), 5, id="a case drawn anew"),
        pytest.param(case_sheet, 8, id="a case that is opened, and that it was"),
        pytest.param(queries.log, 4, id="a page of the log"),
        pytest.param(next_step, 10, id="a case, and its next step"),
        pytest.param(entry, 10, id="a lasting entry"),
    ],
)
def test_a_use_case_asks_no_more_than_it_must(ctx: Context, ask: Asking, most: int) -> None:
    case = case_of(ctx)
    with counted() as asked:
        ask(ctx, case)
    assert asked
    assert len(asked) <= most, "\n".join(asked)


def test_the_questions_of_the_day_do_not_grow_with_the_cases(ctx: Context, founders: Context) -> None:
    with counted() as before:
        overview(ctx)
    fill(founders, PEOPLE)
    with counted() as after:
        overview(ctx)
    assert len(after) == len(before)


def test_a_case_is_read_once_for_its_screen_and_who_works_in_the_store_once_a_reading(ctx: Context) -> None:
    case = case_of(ctx)
    action = queries.open_case(ctx, case, again=True).view.next
    assert action is not None
    asking: list[Asking] = [
        lambda ctx, case: case_sheet(ctx, case, again=True),
        lambda ctx, case: step_sheet(ctx, case, action.step),
    ]
    for ask in asking:
        with counted() as asked:
            ask(ctx, case)
        assert sum(one.startswith("SELECT state FROM case_file") for one in asked) == 1
        assert sum("FROM professional" in one for one in asked) == 1


def test_what_follows_from_a_case_is_worked_out_once_for_all_lists(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[CaseId] = []

    def worked(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[Deadline, ...]:
        seen.append(case.id)
        return deadlines(case, guide, rules, today)

    worked_out._deadlines.cache_clear()
    monkeypatch.setattr(worked_out, "deadlines", worked)
    overview(ctx)
    case_list(ctx)
    overview(ctx)
    assert seen
    assert len(seen) == len(set(seen))


def test_no_list_reads_a_case_that_one_has_no_part_in(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    with ctx.reading() as work:
        every = {one.case.id: one.case for one in work.cases.listed(archived=True)}
        staff = [one for one in work.professionals.all() if one.role is not Role.COORDINATOR]
    read: list[str] = []
    really = cases_at_hand.case_from_state

    def reading(case_id: str, state: str) -> Case:
        read.append(case_id)
        return really(case_id, state)

    monkeypatch.setattr(cases_at_hand, "case_from_state", reading)
    counts = set()
    for one in staff:
        read.clear()
        for ask in (overview, case_list, known_names):
            ask(ctx.acting_as(one))
        mine = viewer_of(one, staff).ties
        assert set(read) == {id_ for id_, case in every.items() if mine & ties(case)}
        counts.add(len(set(read)))
    assert {0, 1} & counts
    assert max(counts) > 1


def test_a_short_list_goes_on_to_older_cases_where_newer_ones_may_not_be_seen(ctx: Context) -> None:
    every = queries.cases(ctx)
    with ctx.reading() as work:
        newest = {one.case.id for one in work.cases.listed(limit=2)}
    assert newest - {row.case_id for row in every}
    assert queries.cases(ctx, limit=2) == every[:2]


def test_a_line_after_another_does_not_read_the_document_that_was_just_written(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ctx.reading() as work:
        (case,) = (one.case.id for one in work.cases.listed() if one.case.number == 1)
    entry(ctx, case)
    with monkeypatch.context() as patch:
        patch.setattr(cases_at_hand, "read_json", pytest.fail)
        entry(ctx, case)
    with ctx.reading() as work:
        kept = work.cases.get(case)
        cases_at_hand._case_in.cache_clear()
        assert work.cases.get(case) == kept
