"""`bti store users`, `invite`, `remove`, `rotate`, `passphrase`, `recovery`, `key-file`: who opens a store, and how."""

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.calls import PASSPHRASE, Answer, Shell, secret_in

HERS = "marit har sin egen frase"
LEADERS = "randi leder og har sin egen frase"
NEW = "en helt ny og ganske lang frase"
CODE = re.compile(r"^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$", re.MULTILINE)
RECOVERY = re.compile(r"^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$", re.MULTILINE)
SHARE = re.compile(r"^[ABC]-(?:[0-9A-Z]{8}-){8}[0-9A-Z]{4}$", re.MULTILINE)
WRONG = 31


def secrets_in(*lines: str) -> str:
    """A descriptor that gives several secrets, a line each."""
    readable, writable = os.pipe()
    os.write(writable, "".join(f"{line}\n" for line in lines).encode())
    os.close(writable)
    return str(readable)


def keys(shell: Shell, *words: str, secret: str = PASSPHRASE) -> Answer:
    return shell.bti("store", *words, "--yes-print-personal-data", "--passphrase-fd", secret_in(secret))


def can_open(shell: Shell, secret: str) -> bool:
    answer = keys(shell, "info", secret=secret)
    assert answer.code in {0, WRONG}
    return answer.code == 0


def invited(shell: Shell, *words: str) -> str:
    """The one-time code of a colleague."""
    answer = keys(shell, "invite", *(words or ("Marit Haugen",)))
    assert answer.code == 0, answer.err
    (code,) = CODE.findall(answer.err)
    return str(code)


def with_marit(shell: Shell) -> str:
    """Marit opens the store by her own passphrase; gives the code that she had."""
    code = invited(shell)
    answer = shell.bti("store", "passphrase", "--passphrase-fd", secrets_in(code, HERS))
    assert answer.code == 0, answer.err
    return code


def with_a_leader(shell: Shell) -> None:
    """Randi leads the service, and has a key of her own."""
    leader = {"do": "register_professional", "full_name": "Randi Moe", "role": "leader"}
    assert shell.script(leader, options=("--passphrase-fd", secret_in(PASSPHRASE))).code == 0
    code = invited(shell, "Randi Moe", "--user", "randi")
    assert shell.bti("store", "passphrase", "--passphrase-fd", secrets_in(code, LEADERS)).code == 0


def names(shell: Shell) -> list[str]:
    return [one["name"] for one in keys(shell, "users", "--json").document["users"]]


def test_a_colleague_is_invited_sets_a_passphrase_and_works(real: Shell) -> None:
    answer = keys(real, "invite", "Marit Haugen", "--title", "pedagogisk leder", "--json")
    assert answer.document["login"] == "marit"
    (code,) = CODE.findall(answer.err)
    assert code not in answer.out
    waiting = keys(real, "users", "--json").document["users"][1]
    assert (waiting["name"], waiting["title"], waiting["is_waiting"]) == ("Marit Haugen", "pedagogisk leder", True)
    assert real.bti("store", "passphrase", "--passphrase-fd", secrets_in(code, HERS)).code == 0
    concern = {"do": "raise_concern", "about": "Per", "words": "x", "arose_on": "2026-01-01"}
    assert real.script(concern, options=("--passphrase-fd", secret_in(HERS))).code == 0
    assert keys(real, "verify").code == 0


def test_by_the_code_alone_nothing_is_seen_and_nothing_is_done(real: Shell) -> None:
    code = invited(real)
    for words in (["today"], ["case", "list"], ["store", "users"], ["store", "rotate"], ["store", "rebuild"]):
        answer = real.bti(*words, "--yes-print-personal-data", "--passphrase-fd", secret_in(code))
        assert (answer.code, answer.out) == (45, ""), words


def test_a_used_code_and_a_replaced_one_say_what_a_wrong_passphrase_says(real: Shell) -> None:
    said = {keys(real, "info", secret="noe helt annet enn passfrasen").err}
    first = invited(real)
    second = invited(real, "Marit Haugen", "--user", "marit")
    for code in (first, "ABCD-EFGH-JKMN-PQRS-TVWX"):
        said.add(keys(real, "info", secret=code).err)
    assert real.bti("store", "passphrase", "--passphrase-fd", secrets_in(second, HERS)).code == 0
    answer = keys(real, "info", secret=second)
    assert answer.code == WRONG
    assert len(said | {answer.err}) == 1


def test_a_removed_colleague_does_not_get_in_and_the_text_says_what_backups_are(real: Shell) -> None:
    with_marit(real)
    assert can_open(real, HERS)
    answer = keys(real, "remove", "Marit Haugen")
    assert answer.code == 0
    assert "Marit Haugen" in answer.out
    assert "tryggingskop" in answer.out or "sikkerhetskop" in answer.out.lower() or "backup" in answer.out.lower()
    assert not can_open(real, HERS)
    assert can_open(real, PASSPHRASE)
    assert names(real) == ["Ingrid Solbakken"]
    assert keys(real, "verify").code == 0


def test_a_leader_takes_the_key_of_who_holds_batons_with_a_reason_that_stands_in_the_log(real: Shell) -> None:
    with_marit(real)
    with_a_leader(real)
    today = datetime.now(UTC).astimezone().date().isoformat()
    marit = next(
        one["user"] for one in keys(real, "users", "--json").document["users"] if one["name"] == "Marit Haugen"
    )
    concern = {"do": "raise_concern", "about": "Per", "words": "x", "arose_on": today, "let": "per"}
    asked = {"do": "offer_baton", "case_id": "$per", "to": marit, "offered_on": today}
    answer = real.script(concern, asked, options=("--passphrase-fd", secret_in(PASSPHRASE)))
    took = {"do": "accept_baton", "case_id": answer.lines[0]["case"], "answered_on": today}
    assert real.script(took, options=("--passphrase-fd", secret_in(HERS))).code == 0
    without = keys(real, "remove", "Marit Haugen", secret=LEADERS)
    assert (without.code, "--why" in without.err) == (2, True)
    why = ("--why", "Marit har sluttet.")
    assert keys(real, "remove", "Marit Haugen", *why).code == 10, "for a leader to do"
    assert can_open(real, HERS)
    assert keys(real, "remove", "Marit Haugen", *why, secret=LEADERS).code == 0
    assert not can_open(real, HERS)
    shown = real.bti(
        "case", "show", "1", "--json", "--yes-print-personal-data", "--passphrase-fd", secret_in(PASSPHRASE)
    )
    assert "Marit har sluttet." in shown.out


def test_who_came_later_and_is_no_leader_gives_and_takes_no_keys(real: Shell) -> None:
    with_marit(real)
    for words in (["remove", "Ingrid Solbakken"], ["invite", "Berit Aune"], ["rotate"], ["recovery"]):
        assert keys(real, *words, secret=HERS).code == 10, words
    assert keys(real, "remove", "Ingrid Solbakken").code == 10, "nobody takes away her own key"
    assert names(real) == ["Ingrid Solbakken", "Marit Haugen"]


def test_who_is_not_known_is_not_removed(real: Shell) -> None:
    assert keys(real, "remove", "Ola Dunk").code == 2


def test_after_a_rotation_everybody_opens_as_before(real: Shell) -> None:
    with_marit(real)
    assert keys(real, "rotate").code == 0
    assert can_open(real, PASSPHRASE)
    assert can_open(real, HERS)


def test_another_passphrase_needs_the_old_one_and_ends_it(real: Shell) -> None:
    assert real.bti("store", "passphrase", "--passphrase-fd", secrets_in("feil", NEW)).code == WRONG
    weak = real.bti("store", "passphrase", "--passphrase-fd", secrets_in(PASSPHRASE, "kort"))
    assert weak.code == 13
    assert "14" in weak.err
    assert real.bti("store", "passphrase", "--passphrase-fd", secrets_in(PASSPHRASE, NEW)).code == 0
    assert can_open(real, NEW)
    assert not can_open(real, PASSPHRASE)


def test_any_two_shares_open_the_store_one_does_not_and_a_misread_one_is_named(real: Shell) -> None:
    answer = keys(real, "recovery", "--split")
    assert answer.code == 0
    shares = SHARE.findall(answer.err)
    assert [share[0] for share in shares] == ["A", "B", "C"]
    assert all(len(share) < 80 for share in shares)
    for one, other in ((0, 1), (2, 0), (1, 2)):
        assert keys(real, "info", secret=f"{shares[one]} {shares[other]}").code == 0
    alone = keys(real, "info", secret=shares[0])
    assert alone.code == 13
    wrong = shares[1][:-6] + ("7" if shares[1][-6] != "7" else "8") + shares[1][-5:]
    misread = keys(real, "info", secret=f"{shares[0]} {wrong}")
    assert misread.code == 13
    assert " B" in misread.err
    assert not any(share[8:16] in misread.err for share in shares)


def test_a_new_recovery_code_ends_the_old_one_and_is_typed_back_by_a_person(
    real: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = RECOVERY.findall(keys(real, "recovery").err)
    typed = iter([PASSPHRASE, "not the code", "not the code", "not the code"])
    monkeypatch.setattr("bti_tui.cli.output.Output.ask_secret", lambda *_: next(typed))
    assert real.bti("store", "recovery").code == 2
    assert can_open(real, first)
    (second,) = RECOVERY.findall(keys(real, "recovery").err)
    assert can_open(real, second)
    assert not can_open(real, first)


def test_r53_without_the_key_file_the_passphrase_opens_nothing_and_says_no_more(real: Shell, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "bti.key"
    wrong = keys(real, "info", secret="noe helt annet enn passfrasen").err
    assert keys(real, "key-file", str(path)).code == 0
    assert can_open(real, PASSPHRASE)
    path.rename(stick / "elsewhere")
    answer = keys(real, "info")
    assert (answer.code, answer.err) == (WRONG, wrong)
    (stick / "elsewhere").rename(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(content[20:21], b"0" if content[20:21] != b"0" else b"1"))
    assert not can_open(real, PASSPHRASE)
    path.write_bytes(content)
    assert keys(real, "users", "--json").document["users"][0]["has_key_file"]
    assert keys(real, "key-file", "--none").code == 0
    path.unlink()
    assert can_open(real, PASSPHRASE)


def test_a_key_file_is_found_on_another_machine_when_it_is_named_there(
    real: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    path = tmp_path / "stick" / "bti.key"
    assert keys(real, "key-file", str(path)).code == 0
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "another-machine"))
    assert not can_open(real, PASSPHRASE)
    assert keys(real, "key-file", str(path)).code == 0
    assert can_open(real, PASSPHRASE)


@pytest.mark.parametrize("place", ["store/bti.key", "bti.key", "missing/bti.key"])
def test_a_key_file_lies_on_a_place_of_its_own(place: str, real: Shell) -> None:
    path = real.store.parent / place
    assert keys(real, "key-file", str(path)).code == 2
    assert not path.exists()
    assert can_open(real, PASSPHRASE)


def test_a_file_that_is_something_else_is_not_taken_and_not_written_over(real: Shell, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    photo = tmp_path / "stick" / "photo.jpg"
    photo.write_bytes(b"\xff\xd8 a holiday")
    assert keys(real, "key-file", str(photo)).code == 2
    assert photo.read_bytes() == b"\xff\xd8 a holiday"


def test_no_key_file_is_left_by_a_wrong_passphrase(real: Shell, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    path = tmp_path / "stick" / "bti.key"
    assert keys(real, "key-file", str(path), secret="feil passfrase men lang").code == WRONG
    assert not path.exists()


def test_an_older_key_file_put_back_lets_nobody_in_who_came_later(real: Shell, real_store: Path) -> None:
    with_marit(real)
    shutil.copy(real_store / "store.keys", real.store / "store.keys")
    assert not can_open(real, HERS)
    answer = real.bti("case", "list", "--yes-print-personal-data", "--passphrase-fd", secret_in(PASSPHRASE))
    assert answer.err, "it opens for reading, and says that it is not what was last seen"


def test_a_training_store_has_no_keys(shell: Shell) -> None:
    for words in (["users"], ["invite", "Marit Haugen"], ["rotate"], ["recovery"]):
        assert shell.bti("store", *words, "--yes-print-personal-data").code == 13, words
