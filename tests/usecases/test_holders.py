from dataclasses import replace

import pytest

from bti_tui.domain.errors import BadInput, BtiError, NotFound, PassphraseFirst, Refused
from bti_tui.domain.facts import BatonLeft
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.responsibility import responsible
from bti_tui.usecases import holders
from bti_tui.usecases.context import Context
from bti_tui.usecases.taking_over import batons_of
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.usecases.memory import MemoryStore, memory_context
from tests.usecases.memory_keys import MemoryWaysIn, keyed_context


def by(ctx: Context, user: UserId) -> Context:
    return replace(ctx, user=STAFF[user])


def reasons(error: BtiError) -> list[str]:
    assert isinstance(error, Refused)
    return [reason.code for reason in error.reasons]


def test_the_list_has_names_and_says_who_waits() -> None:
    ctx = keyed_context()
    invited = holders.invite(ctx, COLLEAGUE, "oddny")
    assert (invited.name, invited.login, invited.user) == ("Oddny Berg", "oddny", COLLEAGUE)
    view = holders.holders(ctx)
    me, her = view.lines
    assert (me.name, me.is_me, me.is_waiting, me.may_be_removed) == ("Eli Strand", True, False, False)
    assert (her.name, her.is_me, her.is_waiting, her.may_be_removed) == ("Oddny Berg", False, True, True)
    assert view.may_invite


def test_a_key_of_somebody_whom_the_store_does_not_know_has_no_name() -> None:
    ways_in = MemoryWaysIn()
    ways_in.lock.holders[UserId("stranger")] = Holder(UserId("stranger"))
    assert [line.name for line in holders.holders(keyed_context(ways_in)).lines] == ["Eli Strand", ""]


def test_a_newcomer_is_taken_into_the_store_and_gets_a_user_name_and_a_code() -> None:
    store = MemoryStore()
    ctx = keyed_context(store=store)
    invited = holders.invite_newcomer(ctx, "Berit Aune", "berit", Role.LEADER, "styrer")
    with ctx.reading() as work:
        added = work.professionals.get(invited.user)
    assert added is not None
    assert (added.name, added.role, added.title) == ("Berit Aune", Role.LEADER, "styrer")
    assert [line.name for line in holders.holders(ctx).lines] == ["Eli Strand", "Berit Aune"]
    assert invited.code not in repr(invited)


@pytest.mark.parametrize("login", ["", "  ", "to ord", "x" * 65, "eli"])
def test_nobody_is_taken_in_under_a_user_name_that_cannot_be_used(login: str) -> None:
    ctx = keyed_context()
    with pytest.raises(BadInput):
        holders.invite_newcomer(ctx, "Berit Aune", login)
    with ctx.reading() as work:
        assert {one.id for one in work.professionals.all()} == set(STAFF)


@pytest.mark.parametrize(
    ("name", "login"),
    [("Berit Aune", "berit"), ("Åse Ødegård", "ase"), ("Eli Moe", "eli2"), ("Ánne Näkkäläjärvi", "anne"), ("--", "")],
)
def test_a_user_name_is_proposed_that_is_free_and_easy_to_type(name: str, login: str) -> None:
    assert holders.suggested_login(keyed_context(), name) == login


def test_only_those_whom_the_store_knows_are_invited() -> None:
    with pytest.raises(NotFound):
        holders.invite(keyed_context(), UserId("nobody"), "nobody")


def test_an_employee_who_came_later_gives_and_takes_no_keys() -> None:
    ctx = keyed_context()
    holders.invite(ctx, COLLEAGUE, "oddny")
    hers = by(ctx, COLLEAGUE)
    for act in (
        lambda: holders.invite(hers, HOLDER, "hanne"),
        lambda: holders.invite_newcomer(hers, "Berit Aune", "berit"),
        lambda: holders.remove_holder(hers, OWNER),
        lambda: holders.rotate(hers),
        lambda: holders.propose_recovery_code(hers),
        lambda: holders.renew_recovery_code(hers, "kode-9", "kode-9"),
    ):
        with pytest.raises(Refused) as told:
            act()
        assert "keys-not-yours" in reasons(told.value)
    assert not holders.holders(hers).may_invite


def test_a_leader_may_remove_even_the_one_who_made_the_store() -> None:
    ctx = keyed_context()
    ways_in = MemoryWaysIn(user=LEADER)
    ways_in.lock.holders[LEADER] = Holder(LEADER)
    hers = by(replace(ctx, ways_in=ways_in), LEADER)
    holders.remove_holder(hers, OWNER)
    assert [line.user for line in holders.holders(hers).lines] == [LEADER]


def test_nobody_removes_herself() -> None:
    ctx = keyed_context()
    with pytest.raises(Refused) as told:
        holders.remove_holder(ctx, OWNER)
    assert reasons(told.value) == ["own-key", "last-key"]


def test_a_new_recovery_code_counts_when_it_has_been_typed_from_the_paper() -> None:
    ways_in = MemoryWaysIn()
    ctx = keyed_context(ways_in)
    old = ways_in.lock.recovery
    code = holders.propose_recovery_code(ctx)
    with pytest.raises(BadInput):
        holders.renew_recovery_code(ctx, code, "something else")
    assert ways_in.lock.recovery == old
    holders.renew_recovery_code(ctx, code, " ".join(holders.recovery_shares(ctx, code)[1:]))
    assert ways_in.lock.recovery == code


def test_after_a_code_nothing_is_done_before_a_passphrase_is_set() -> None:
    ctx = keyed_context(MemoryWaysIn(must_set_passphrase=True))
    before = ctx.must_set_passphrase
    for act in (
        lambda: holders.holders(ctx),
        lambda: holders.invite(ctx, COLLEAGUE, "oddny"),
        lambda: holders.rotate(ctx),
        lambda: holders.propose_recovery_code(ctx),
        ctx.reading,
        ctx.unit_of_work,
    ):
        with pytest.raises(PassphraseFirst):
            act()
    holders.set_passphrase(ctx, "en helt ny lang frase")
    assert (before, ctx.must_set_passphrase) == (True, False)
    assert len(holders.holders(ctx).lines) == 1


def test_a_training_store_has_no_keys_to_give() -> None:
    with pytest.raises(BadInput):
        holders.holders(memory_context())
    with pytest.raises(BadInput):
        holders.set_passphrase(memory_context(), "en helt ny lang frase")


def held_by_colleague(ctx: Context) -> CaseBuilder:
    """A case in the store that the colleague holds the baton of."""
    bench = a_case().at_level(1).with_holder(COLLEAGUE)
    with ctx.unit_of_work() as work:
        work.cases.save(bench.case, 0)
        work.record(bench.records, bench.notes)
        work.commit()
    return bench


def test_the_batons_of_whoever_is_removed_become_vacant_with_a_reason_and_the_leader_answers() -> None:
    ways_in = MemoryWaysIn(user=LEADER)
    ways_in.lock.holders |= {LEADER: Holder(LEADER), COLLEAGUE: Holder(COLLEAGUE)}
    ctx = by(keyed_context(ways_in), LEADER)
    bench = held_by_colleague(ctx)
    assert batons_of(ctx, COLLEAGUE) == (bench.id,)
    with pytest.raises(Refused) as told:
        holders.remove_holder(ctx, COLLEAGUE)
    assert reasons(told.value) == ["text-missing"]
    assert COLLEAGUE in ways_in.lock.holders
    holders.remove_holder(ctx, COLLEAGUE, "Hun har sluttet.")
    with ctx.reading() as work:
        case = work.cases.get(bench.id)
        newest = work.facts.of_case(bench.id)[0][1].fact
        assert isinstance(newest, BatonLeft)
        assert work.notes.texts([newest.reason]) == {newest.reason: "Hun har sluttet."}
    assert case is not None
    assert (case.baton.holder, responsible(case)) == (None, LEADER)
    assert COLLEAGUE not in ways_in.lock.holders
    assert batons_of(ctx, COLLEAGUE) == ()


def test_who_is_no_leader_must_wait_until_the_batons_are_passed_on() -> None:
    ways_in = MemoryWaysIn()
    ways_in.lock.holders[COLLEAGUE] = Holder(COLLEAGUE)
    ctx = keyed_context(ways_in)
    held_by_colleague(ctx)
    for act in (holders.require_removable, holders.remove_holder):
        with pytest.raises(Refused) as told:
            act(ctx, COLLEAGUE)
        assert reasons(told.value) == ["batons-held"]
    assert COLLEAGUE in ways_in.lock.holders
