"""However fast the keys come, each letter stands in the field it was meant for, 50 of 50."""

import json
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
ROUNDS = 50
PROGRAMS = 5
FORM = "åse<tab>bø{n}<enter>ære<enter>12<tab>linje1<enter>linje2<tab><enter>"


def program(output: Path) -> Probe:
    return Probe([sys.executable, "-m", "tests.tty.form_program", str(output)], cwd=ROOT)


def hands_over_keys(probe: Probe) -> bool:
    """Whether the terminal gives each key to the program as it is, and no longer line by line as a shell wants it."""
    return not termios.tcgetattr(probe._fd)[3] & termios.ICANON


def expected(number: int) -> dict[str, str]:
    return {"one": "åse", "two": f"bø{number}", "three": "ære", "four": "12", "note": "linje1\nlinje2"}


def stored(output: Path) -> list[dict[str, str]]:
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    return [json.loads(line) for line in lines]


def type_forms(output: Path, rounds: int, gap_ms: int) -> list[dict[str, str]]:
    with program(output) as probe:
        probe.wait("> one")
        for number in range(rounds):
            probe.send(FORM.format(n=number), gap_ms / 1000)
            probe.wait_until(lambda: len(stored(output)) > number, f"form {number}")  # noqa: B023 called in this round
    return stored(output)


@pytest.mark.parametrize("gap_ms", [0, 1, 5, 20])
def test_a_whole_form_typed_in_a_burst_is_stored_as_typed(gap_ms: int, tmp_path: Path) -> None:
    """Five programs at once keep the machine busy, which is when stock bindings go wrong most."""
    each = ROUNDS // PROGRAMS
    with ThreadPoolExecutor(PROGRAMS) as pool:
        outputs = [tmp_path / f"stored-{number}" for number in range(PROGRAMS)]
        answers = list(pool.map(lambda output: type_forms(output, each, gap_ms), outputs))
    assert answers == [[expected(number) for number in range(each)]] * PROGRAMS


def test_form_after_form_in_one_burst_waits_for_each_to_be_stored(tmp_path: Path) -> None:
    output = tmp_path / "stored"
    with program(output) as probe:
        probe.wait("> one")
        probe.send("".join(FORM.format(n=number) for number in range(ROUNDS)))
        probe.wait_until(lambda: len(stored(output)) == ROUNDS, "all forms")
    assert stored(output) == [expected(number) for number in range(ROUNDS)]


def test_text_typed_right_after_a_key_that_opens_a_screen_goes_to_the_new_screen(tmp_path: Path) -> None:
    output = tmp_path / "stored"
    with program(output) as probe:
        probe.wait("> one")
        for number in range(ROUNDS):
            probe.send(f"<f2>ærlig {number}<enter>")
            probe.wait_until(lambda: len(stored(output)) > number, f"round {number}")  # noqa: B023 called in this round
        probe.wait("form 1$|form 1 ")
        assert "ærlig" not in probe.text
    assert stored(output) == [{"one": f"ærlig {number}"} for number in range(ROUNDS)]


def test_keys_typed_while_the_program_starts_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "stored"
    with program(output) as probe:
        probe.wait_until(lambda: hands_over_keys(probe), "the program has the terminal")
        probe.send(FORM.format(n=0))
        probe.wait_until(lambda: len(stored(output)) == 1, "the form")
    assert stored(output) == [expected(0)]


def test_keys_that_edit_keep_their_turn_between_the_letters(tmp_path: Path) -> None:
    output = tmp_path / "stored"
    mended = (
        "Nx<bs>ora<home>K<end>!<bs><bs>e<tab>bs<left>å<del><tab>1<bs>3<tab>4<tab>linjx<bs>e1<enter>b<left>a<tab><enter>"
    )
    with program(output) as probe:
        probe.wait("> one")
        probe.send(mended * ROUNDS)
        probe.wait_until(lambda: len(stored(output)) == ROUNDS, "all forms")
    assert stored(output) == [{"one": "KNore", "two": "bå", "three": "3", "four": "4", "note": "linje1\nab"}] * ROUNDS
