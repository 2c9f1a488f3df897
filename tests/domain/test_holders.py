import pytest

from bti_tui.domain.holders import Holder, against_giving, against_taking, may_keep_keys
from bti_tui.domain.ids import Actor, AgencyCode, Role, UserId

ANNA, KARI, TURID = UserId("anna"), UserId("kari"), UserId("turid")
BOTH = (Holder(ANNA), Holder(KARI))


def actor(user: UserId, role: Role = Role.EMPLOYEE) -> Actor:
    return Actor(user, AgencyCode("skole"), role)


@pytest.mark.parametrize("role", [Role.LEADER, Role.COORDINATOR])
def test_a_leader_and_a_coordinator_keep_the_keys(role: Role) -> None:
    assert may_keep_keys(actor(KARI, role), BOTH)


def test_whoever_has_had_a_key_the_longest_keeps_the_keys() -> None:
    assert may_keep_keys(actor(ANNA), BOTH)
    assert not may_keep_keys(actor(KARI), BOTH)


def test_who_has_never_opened_the_store_is_not_the_one_who_has_had_a_key_the_longest() -> None:
    assert may_keep_keys(actor(KARI), (Holder(ANNA, has_passphrase=False, has_code=True), Holder(KARI)))


def test_nobody_gives_or_takes_her_own_key() -> None:
    assert [one.code for one in against_giving(actor(ANNA), ANNA, BOTH)] == ["own-key"]
    assert [one.code for one in against_taking(actor(ANNA), ANNA, BOTH)] == ["own-key"]
    assert against_giving(actor(ANNA), TURID, BOTH) == against_taking(actor(ANNA), KARI, BOTH) == ()


def test_the_last_key_that_opens_is_not_taken() -> None:
    waiting = (Holder(ANNA), Holder(KARI, has_passphrase=False, has_code=True))
    assert [one.code for one in against_taking(actor(TURID, Role.LEADER), ANNA, waiting)] == ["last-key"]


def test_who_may_not_keep_keys_takes_none() -> None:
    assert [one.code for one in against_taking(actor(KARI), ANNA, BOTH)] == ["keys-not-yours"]
