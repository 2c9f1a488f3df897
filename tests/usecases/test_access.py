"""Who has read what, and going through it month by month."""

from datetime import UTC, datetime

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import BadInput, NotFound, Refused
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.usecases.access import readers
from bti_tui.usecases.access_review import access_review, sign_review
from bti_tui.usecases.context import Context
from bti_tui.usecases.queries import open_case
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.usecases.memory import Kept, MemoryStore, memory_context

MONTH = "2026-11"


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, number, hour, tzinfo=UTC)


@pytest.fixture
def ctx() -> Context:
    """A case that its owner raised and its holder holds, read by several."""
    case = a_case().at_level(1).with_holder().do(c.LetIn, HOLDER)
    store = MemoryStore()
    store.kept = Kept({case.id: case.case}, tuple(case.records), tuple(case.notes), dict(STAFF))
    ctx = memory_context(store, lambda: day(20))
    for who, at in ((OWNER, day(1)), (HOLDER, day(2, 23)), (COLLEAGUE, day(3)), (COLLEAGUE, day(4, 5))):
        open_case(ctx.acting_as(STAFF[who]).at(lambda at=at: at), case.id)  # type: ignore[misc]  # a default binds it
    return ctx


def case_of(ctx: Context) -> CaseId:
    with ctx.reading() as work:
        return work.cases.ids()[0]


def test_everybody_who_looked_at_a_case_is_named_and_asking_is_logged_too(ctx: Context) -> None:
    found = readers(ctx, case_of(ctx))
    assert [(one.name, one.at) for one in found] == [
        (STAFF[COLLEAGUE].name, day(4, 5)),
        (STAFF[COLLEAGUE].name, day(3)),
        (STAFF[HOLDER].name, day(2, 23)),
        (STAFF[OWNER].name, day(1)),
    ]
    assert readers(ctx, case_of(ctx))[0].act == "readers.listed"


def test_nobody_reads_a_case_that_is_not_there(ctx: Context) -> None:
    with pytest.raises(NotFound):
        readers(ctx, CaseId("none"))


def test_a_review_counts_reads_outside_the_own_cases_and_at_night_and_shows_them_first(ctx: Context) -> None:
    lines = access_review(ctx, MONTH).lines
    assert [(line.user, line.count, line.outside, line.at_night) for line in lines] == [
        (COLLEAGUE, 2, 2, 1),
        (HOLDER, 1, 0, 1),
        (OWNER, 1, 0, 0),
    ]


def test_another_month_has_lines_of_its_own(ctx: Context) -> None:
    assert access_review(ctx, "2026-12").lines == ()
    assert access_review(ctx, "2026-10").lines == ()


@pytest.mark.parametrize("month", ["", "2026", "november", "2026-13", "2026-11-01"])
def test_a_month_is_spelled_in_one_way(ctx: Context, month: str) -> None:
    with pytest.raises(BadInput):
        access_review(ctx, month)


def test_a_signed_review_says_who_when_and_of_what(ctx: Context) -> None:
    signed = sign_review(ctx.acting_as(STAFF[LEADER]), MONTH)
    (one,) = signed.signed
    assert (one.by, one.at, one.digest) == (LEADER, day(20), signed.digest)
    assert signed.signers == {LEADER: STAFF[LEADER].name}
    assert access_review(ctx, "2026-12").signed == ()


def test_what_is_read_after_the_signature_shows(ctx: Context) -> None:
    before = sign_review(ctx.acting_as(STAFF[LEADER]), MONTH)
    open_case(ctx.acting_as(STAFF[COLLEAGUE]), case_of(ctx))
    after = access_review(ctx, MONTH)
    assert after.digest != before.digest
    assert after.signed == before.signed


@pytest.mark.parametrize("who", [OWNER, HOLDER, COLLEAGUE])
def test_a_review_is_signed_by_somebody_who_saw_the_looks_at_all_cases(ctx: Context, who: UserId) -> None:
    with pytest.raises(Refused) as refused:
        sign_review(ctx.acting_as(STAFF[who]), MONTH)
    assert [one.code for one in refused.value.reasons] == ["review-by-leader"]
    assert access_review(ctx, MONTH).signed == ()
    assert not access_review(ctx.acting_as(STAFF[who]), MONTH).may_sign


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        (f"Ola {STAFF[COLLEAGUE].name.split()[-1]}", True),
        (f"OLA {STAFF[COLLEAGUE].name.split()[-1].upper()}", True),
        ("Ola Nordmann", False),
        (STAFF[COLLEAGUE].name.split()[-1], False),
        ("Ola T.", False),
    ],
)
def test_looks_at_a_case_with_the_readers_own_last_name_come_first(name: str, is_told: bool) -> None:
    case = a_case().at_level(1).with_holder().do(c.LetIn, HOLDER).do(c.AddPerson, full_name=name)
    store = MemoryStore()
    store.kept = Kept({case.id: case.case}, tuple(case.records), tuple(case.notes), dict(STAFF))
    ctx = memory_context(store, lambda: day(20))
    for who in (COLLEAGUE, HOLDER):
        open_case(ctx.acting_as(STAFF[who]), case.id)
    lines = access_review(ctx.acting_as(STAFF[LEADER]), MONTH).lines
    assert {line.user for line in lines if line.same_surname} == ({COLLEAGUE} if is_told else set())
    if is_told:
        assert lines[0].user == COLLEAGUE
