"""Who looks after the users: what is known of them is put right, and one administrator always stays."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bti_tui.domain import administrators as rules
from bti_tui.domain import refusals
from bti_tui.domain.errors import BadInput, NotFound, Refused
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import AgencyCode, Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.usecases.administrators import describe, staff_page
from bti_tui.usecases.context import Context
from tests.builders import STAFF
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.usecases.memory import MemoryStore, memory_context
from tests.usecases.memory_keys import MemoryWaysIn


def keys(*users: UserId) -> tuple[Holder, ...]:
    return tuple(Holder(one) for one in users)


def staff(**roles: Role) -> tuple[Professional, ...]:
    return tuple(replace(one, role=roles.get(user, one.role)) for user, one in STAFF.items())


def refused(
    me: UserId, user: UserId, known: Iterable[Professional], holders: tuple[Holder, ...], **changes: object
) -> list[str]:
    before = next(one for one in known if one.id == user)
    after = replace(before, **changes)  # type: ignore[arg-type]  # each field by its own name
    return [one.code for one in rules.against_describing(me, before, after, tuple(known), holders)]


def test_while_nobody_has_the_role_the_eldest_key_looks_after_the_users() -> None:
    assert rules.administrators(staff(), keys(HOLDER, OWNER)) == {HOLDER}


def test_the_role_counts_once_somebody_has_it_who_can_open_the_store() -> None:
    known = staff(oddny=Role.ADMINISTRATOR)
    assert rules.administrators(known, keys(HOLDER, COLLEAGUE)) == {COLLEAGUE}
    assert rules.administrators(known, keys(HOLDER)) == {HOLDER}
    waiting = (Holder(HOLDER), Holder(COLLEAGUE, has_passphrase=False))
    assert rules.administrators(known, waiting) == {HOLDER}


def test_everybody_puts_right_her_own_name_and_title_and_nothing_else() -> None:
    known, holders = staff(), keys(OWNER, HOLDER)
    assert refused(HOLDER, HOLDER, known, holders, name="Hanne Vik Lie", title="styrer") == []
    assert refused(HOLDER, HOLDER, known, holders, unit="Lia") == [refusals.USERS_NOT_YOURS]
    assert refused(HOLDER, HOLDER, known, holders, role=Role.LEADER) == [refusals.USERS_NOT_YOURS]
    assert refused(HOLDER, OWNER, known, holders, name="Eli") == [refusals.USERS_NOT_YOURS]


def test_an_administrator_puts_everybody_right() -> None:
    known, holders = staff(), keys(OWNER, HOLDER)
    assert refused(OWNER, LEADER, known, holders, unit="Lia", role=Role.COORDINATOR) == []


def test_the_only_administrator_may_take_another_role_and_one_of_several_may_not() -> None:
    alone = staff()
    assert refused(OWNER, OWNER, alone, keys(OWNER, HOLDER), role=Role.LEADER) == []
    two = staff(eli=Role.ADMINISTRATOR, hanne=Role.ADMINISTRATOR)
    assert refused(OWNER, OWNER, two, keys(OWNER, HOLDER), role=Role.LEADER) == [refusals.OWN_ROLE]
    assert refused(OWNER, HOLDER, two, keys(OWNER, HOLDER), role=Role.LEADER) == []


def test_one_administrator_always_stays() -> None:
    known = staff(eli=Role.ADMINISTRATOR)
    told = refused(OWNER, OWNER, known, keys(OWNER, HOLDER), role=Role.EMPLOYEE)
    assert told == [refusals.LAST_ADMINISTRATOR]


@pytest.fixture
def ctx() -> Context:
    return replace(memory_context(MemoryStore()), training=False, ways_in=MemoryWaysIn())


def put_right(ctx: Context, user: UserId, name: str = "Oddny Berg Moe", role: Role = Role.RELAY_HOLDER) -> Professional:
    return describe(ctx, user, name, "spesialpedagog", AgencyCode("skole"), " Lia skole ", role)


def test_what_is_written_about_a_colleague_is_there_at_once_and_that_it_was_changed_is_logged(ctx: Context) -> None:
    after = put_right(ctx, COLLEAGUE)
    assert (after.initials, after.agency, after.unit, after.role) == ("OBM", "skole", "Lia skole", Role.RELAY_HOLDER)
    page = staff_page(ctx)
    assert after in page.staff
    assert page.may_describe
    with ctx.reading() as work:
        (logged,) = work.accesses.between(ctx.now().replace(hour=0), ctx.now().replace(hour=23))
    assert (logged.actor, logged.act) == (OWNER, "professional.changed")


def test_nothing_is_written_when_the_rules_say_no(ctx: Context) -> None:
    with pytest.raises(BadInput):
        put_right(ctx, COLLEAGUE, name=" ")
    with pytest.raises(NotFound):
        put_right(ctx, UserId("nobody"))
    other = ctx.acting_as(STAFF[HOLDER])
    with pytest.raises(Refused) as no:
        put_right(other, COLLEAGUE)
    assert [one.code for one in no.value.reasons] == [refusals.USERS_NOT_YOURS]
    assert not staff_page(other).may_describe
    assert staff_page(ctx).staff == tuple(sorted(STAFF.values(), key=lambda one: one.name))
