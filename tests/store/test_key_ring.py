"""Who signs what, what the audit chain tells of keys, and what somebody with the file alone can't do to it."""

from dataclasses import replace

import pytest

from bti_tui.domain.errors import BadInput, BtiError, PassphraseFirst, WrongPassphrase
from bti_tui.domain.ids import UserId
from bti_tui.store import checkpoint, handover, keyfile, keys_document, one_time_code
from bti_tui.store.keyfile import INVITED_USER, RECOVERY_USER, by_passphrase, by_recovery_code
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.logins import login_id
from bti_tui.store.unlocking import KEYS
from tests.store.keyed import CheapRing, KeyedStore
from tests.store.life import Life, keep
from tests.store.remembered import events

KARI = UserId("0199-user-kari")
HERS = "kari har sin egen frase"
NEW = "noe helt annet denne gangen"


def enters(keyed: KeyedStore) -> CheapRing:
    """Kari has been invited and comes in with her own passphrase."""
    keyed.enter("kari", keyed.mine().invite(KARI, "kari")).change_passphrase(HERS)
    return keyed.enter("kari", HERS)


def test_her_signing_key_is_made_when_she_sets_her_passphrase_so_that_nobody_else_has_had_it(keyed: KeyedStore) -> None:
    code = keyed.mine().invite(KARI, "kari")
    hers = keyed.enter("kari", code)
    by_code = keyed.open_store.unlocked.keys
    hers.change_passphrase(HERS)
    assert keyed.open_store.unlocked.keys.seed != by_code.seed
    added = {(str(event["obj"]), str(event["pub"])) for event in events(keyed.open_store, "signer.added")}
    assert (INVITED_USER, handover.public_key(by_code.seed).hex()) in added
    assert (KARI, handover.public_key(keyed.open_store.unlocked.keys.seed).hex()) in added
    assert (KARI, handover.public_key(by_code.seed).hex()) not in added


def test_the_chain_tells_who_gave_whom_a_key_and_when_it_was_used(keyed: KeyedStore) -> None:
    enters(keyed)
    told = {
        act: [(event["user"], event.get("as"), event["obj"]) for event in events(keyed.open_store, act)]
        for act in ("key.invited", "unlock.one-time", "passphrase.changed")
    }
    store = keyed.open_store.unlocked.keys.store
    assert told == {
        "key.invited": [(keyed.user, None, KARI)],
        "unlock.one-time": [(INVITED_USER, KARI, store)],
        "passphrase.changed": [(INVITED_USER, KARI, KARI)],
    }
    assert keyed.open_store.verify() == ()


def test_what_she_does_stands_under_her_own_name(keyed: KeyedStore) -> None:
    enters(keyed)
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    (recorded,) = events(keyed.open_store, "recorded")
    assert recorded["user"] == KARI
    assert keyed.open_store.user == KARI
    assert keyed.open_store.verify() == ()


def test_before_a_passphrase_is_set_the_store_tells_and_takes_nothing(keyed: KeyedStore) -> None:
    code = keyed.mine().invite(KARI, "kari")
    for login, secret in (("kari", code), (keyed.login, keyed.recovery_code)):
        ring = keyed.enter(login, secret)
        store = keyed.open_store
        for act in (
            store.unit_of_work,
            store.reading,
            store.rebuild,
            ring.rotate,
            lambda: ring.invite(UserId("x"), "x"),  # noqa: B023 called in this turn of the loop
            lambda: ring.renew_recovery_code(ring.propose_recovery_code()),  # noqa: B023 the same
            lambda: ring.remove(KARI),  # noqa: B023 the same
        ):
            with pytest.raises(PassphraseFirst):
                act()
        ring.change_passphrase(NEW if login == "kari" else HERS)
        assert store.info().cases == 0
        with store.reading() as work:
            assert work.cases.ids() == ()


def test_the_recovery_code_gives_a_passphrase_to_the_user_who_is_typed(keyed: KeyedStore) -> None:
    enters(keyed)
    ring = keyed.enter("kari", keyed.recovery_code)
    assert keyed.open_store.user == KARI
    ring.change_passphrase(NEW)
    assert keyed.open_store.user == KARI
    assert keyed.enter("kari", NEW).holders() == keyed.mine().holders()
    with pytest.raises(WrongPassphrase):
        keyed.enter("kari", HERS)
    (used,) = events(keyed.mine()._store, "unlock.recovery")
    assert (used["user"], used["as"]) == (RECOVERY_USER, KARI)
    assert keyed.open_store.verify() == ()


def test_the_recovery_code_opens_nothing_for_a_user_whom_nobody_knows(keyed: KeyedStore) -> None:
    with pytest.raises(WrongPassphrase):
        keyed.enter("nobody", keyed.recovery_code)


def test_after_a_recovery_by_nobody_in_particular_the_eldest_gets_the_passphrase(keyed: KeyedStore) -> None:
    enters(keyed)
    keyed.leave()
    keyed.store = keyed.opened(by_recovery_code(keyed.recovery_code))
    assert keyed.open_store.user == keyed.user


def test_a_renewed_recovery_code_is_told_in_the_chain(keyed: KeyedStore) -> None:
    ring = keyed.mine()
    code = ring.propose_recovery_code()
    ring.renew_recovery_code(code)
    assert len(events(keyed.open_store, "recovery.renewed")) == 1
    keyed.enter(keyed.login, code)
    assert keyed.open_store.verify() == ()


def test_nobody_chooses_the_code_on_her_slip_of_paper_as_her_passphrase(keyed: KeyedStore) -> None:
    code = keyed.mine().invite(KARI, "kari")
    ring = keyed.enter("kari", code)
    for typed in (code, code.lower().replace("-", " "), keyed.recovery_code):
        with pytest.raises(BadInput):
            ring.change_passphrase(typed)
    ring.change_passphrase(HERS)


def test_a_key_file_stays_needed_when_only_the_passphrase_changes(keyed: KeyedStore) -> None:
    ring = keyed.mine()
    ring.change_passphrase(HERS, key_file=b"what the file holds")
    ring.change_passphrase(NEW)
    with pytest.raises(WrongPassphrase):
        keyed.enter(keyed.login, NEW)
    ring = keyed.enter(keyed.login, NEW, key_file=b"what the file holds")
    assert [one.has_key_file for one in ring.holders()] == [True]
    ring.check_passphrase(NEW)
    ring.change_passphrase(NEW, key_file=b"")
    assert [one.has_key_file for one in keyed.enter(keyed.login, NEW).holders()] == [False]


def test_a_colleague_without_a_key_file_opens_as_ever_where_one_lies_ready(keyed: KeyedStore) -> None:
    enters(keyed)
    assert not keyed.enter("kari", HERS, key_file=b"of somebody else").must_set_passphrase


def test_two_programs_that_change_the_key_file_lose_nothing_of_each_other(keyed: KeyedStore) -> None:
    enters(keyed)
    keyed.mine()
    hers = CheapRing(keyed.opened(by_passphrase(HERS, user=login_id("kari"))))
    mine = CheapRing(keyed.open_store)
    code = mine.invite(UserId("turid"), "turid")
    hers.change_passphrase(NEW)
    mine.change_passphrase("jeg endrer min samtidig")
    hers._store.close()
    assert len(keyed.enter("kari", NEW).holders()) == 3
    keyed.enter("turid", code)
    keyed.enter(keyed.login, "jeg endrer min samtidig")
    assert keyed.open_store.verify() == ()


def test_what_somebody_without_the_key_changes_in_the_file_is_caught(keyed: KeyedStore) -> None:
    enters(keyed)
    keyed.mine().rotate()
    keyed.leave()
    document = keys_document.read(keyed.folder / KEYS)
    first, recovery, second = document.slots
    assert (recovery.who, second.who) == (RECOVERY_USER, KARI)
    flipped = bytes([second.handed[0][30] ^ 1])
    forgeries = {
        "owner renamed": replace(second, who=first.who),
        "user name given to another": replace(second, login=first.login),
        "public key exchanged": replace(second, pub=first.pub),
        "newer key taken out": replace(second, handed=()),
        "newer key doubled": replace(second, handed=second.handed * 2),
        "newer key of another slot": replace(second, handed=first.handed),
        "a bit of the newer key": replace(second, handed=(second.handed[0][:30] + flipped + second.handed[0][31:],)),
        "cheaper guesses": replace(second, kdf=replace(second.kdf, t=2)),
        "guesses that exhaust the machine": replace(second, kdf=replace(second.kdf, m_kib=1 << 30)),
        "a passphrase made a code": replace(second, kind=SlotKind.ONE_TIME),
    }
    let_through = []
    for what, forged in forgeries.items():
        changed = replace(document, slots=(first, recovery, forged))
        for user in (login_id("kari"), keyed.user):
            try:
                keyfile.unlock(changed, by_passphrase(HERS, user=user))
                let_through.append(what)
            except BtiError:
                continue
    assert let_through == []
    with pytest.raises(BtiError):
        keyfile.unlock(replace(document, database="store.db"), by_passphrase(HERS, user=login_id("kari")))


@pytest.mark.parametrize(
    "name", ["../store.db", "store.db-wal", "store.0.db", "other.db", "store.2.new.db", "/store.db"]
)
def test_a_key_file_names_no_file_but_a_store_beside_it(name: str, keyed: KeyedStore) -> None:
    keyed.leave()
    document = keys_document.read(keyed.folder / KEYS)
    keys_document.write(keyed.folder / KEYS, replace(document, database=name))
    with pytest.raises(BtiError):
        keys_document.read(keyed.folder / KEYS)


def test_the_key_file_names_nobody(keyed: KeyedStore) -> None:
    enters(keyed)
    keyed.mine().invite(UserId("0199-user-turid"), "turid")
    content = (keyed.folder / KEYS).read_text().casefold()
    for name in ("anna", 'kari"', 'turid"', "ås"):
        assert name not in content.replace("0199-user-kari", "").replace("0199-user-turid", "")


def test_a_key_file_that_could_not_be_read_again_is_not_written(keyed: KeyedStore) -> None:
    ring = keyed.mine()
    document = keyed.open_store.unlocked.document
    before = (keyed.folder / KEYS).read_bytes()
    with pytest.raises(BadInput):
        keys_document.write(keyed.folder / KEYS, replace(document, slots=document.slots * 200))
    assert (keyed.folder / KEYS).read_bytes() == before
    assert one_time_code.parse(ring.invite(KARI, "kari"))


def test_a_program_that_is_open_remembers_what_it_wrote_after_another_one_changed_the_key_file(
    keyed: KeyedStore,
) -> None:
    keyed.mine()
    other = CheapRing(keyed.opened(by_passphrase(keyed.phrase)))
    other.invite(KARI, "kari")
    other._store.close()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    head = keyed.open_store.head()
    keyed.leave()
    remembered = checkpoint.kept(keyed.state, keys_document.read(keyed.folder / KEYS).store)
    assert (remembered[-1].head, remembered[-1].keys) == (head, 2)
    keyed.mine()
    assert keyed.open_store.verify() == ()
