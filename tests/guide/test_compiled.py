"""The finished guides that are made when the program is built: the same as the files, and passed over when in doubt."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti_tui.guide import compiled
from bti_tui.guide.loader import load_guide, load_rules
from tests.house.source import ROOT


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with finished guides, in the place of the program's own."""
    compiled.write_all(tmp_path)
    monkeypatch.setattr(compiled, "_data", tmp_path.joinpath)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    compiled.shipped_guide.cache_clear()
    compiled.shipped_rules.cache_clear()


@pytest.fixture
def no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the TOML in spite of it is caught."""

    def caught(*_: object) -> object:
        raise AssertionError("the TOML was read")

    monkeypatch.setattr("bti_tui.guide.loader.load_guide", caught)
    monkeypatch.setattr("bti_tui.guide.loader.load_rules", caught)


@pytest.mark.usefixtures("data", "no_toml")
def test_finished_guides_are_what_the_files_say_and_are_read_in_their_place() -> None:
    guide, rules = load_guide(), load_rules()
    assert compiled.shipped_guide() == guide
    assert compiled.shipped_rules() == rules


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('"stamp":"', '"stamp":"0'),
        lambda text: text.replace('"levels"', '"levls"'),
        lambda text: text[: len(text) // 2],
        lambda _: "[]",
        lambda _: "\x00",
    ],
    ids=["older", "other fields", "cut", "another document", "no JSON"],
)
def test_a_finished_guide_that_is_older_or_damaged_is_passed_over(data: Path, spoil: object) -> None:
    file = data / "standard.json"
    whole = file.read_text(encoding="utf-8").replace("Undring", "FALSK")
    assert callable(spoil)
    file.write_text(spoil(whole), encoding="utf-8")
    assert compiled.shipped_guide() == load_guide()


def test_without_finished_guides_the_files_are_read(data: Path) -> None:
    for file in data.iterdir():
        file.unlink()
    assert (compiled.shipped_guide(), compiled.shipped_rules()) == (load_guide(), load_rules())


def test_a_finished_guide_is_read_without_what_validates_guides(data: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from bti_tui.guide import compiled
compiled._data = Path({str(data)!r}).joinpath
assert compiled.shipped_guide().levels and compiled.shipped_rules().emergency
assert not {{"pydantic", "tomllib", "bti_tui.guide.loader"}} & set(sys.modules), "slow"
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_finished_guide_holds_plain_values_only(data: Path) -> None:
    assert set(json.loads((data / "rules-no.json").read_bytes())) == {"stamp", "value"}
