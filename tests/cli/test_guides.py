"""`bti guide` for a municipality that writes its own: begin, check, compare, choose, move a case."""

import io
import json
from pathlib import Path

import pytest

from bti_tui.cli.call import Call, Shared, Surroundings
from bti_tui.cli.guide_work import choose_fitting
from bti_tui.cli.output import Output
from bti_tui.i18n import LANGUAGES, Translator
from bti_tui.settings import Places, Settings, load_settings, save_settings
from tests.cli.calls import Answer, Shell


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder that nobody else sees."""
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def begun(shell: Shell, home: Path, *more: str) -> Path:
    assert shell.bti("guide", "new", "Furuvik", *more).code == 0
    return home / "guides" / "furuvik.toml"


def bend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def is_current(answer: Answer) -> list[str]:
    return [one["id"] for one in answer.document["guides"] if one["is_for_new_cases"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_to_start_from_can_be_used_as_it_stands(empty: Shell, home: Path, language: str) -> None:
    assert empty.bti("--lang", language, "guide", "new", "Fjellgård, øst", "--municipality", "9999").code == 0
    path = home / "guides" / "fjellgardost.toml"
    assert empty.bti("guide", "check", str(path)).code == 0
    assert empty.bti("guide", "diff", "own.fjellgardost", "--json").document["differences"] == []


def test_every_example_in_the_file_can_be_used_by_taking_the_sign_away(empty: Shell, home: Path) -> None:
    path = begun(empty, home, "--municipality", "9999")
    head, _, examples = path.read_text(encoding="utf-8").partition("# source")
    lines = (f"# source{examples}").splitlines()
    code = [line.removeprefix("# ") for line in lines if line.startswith("# ") and ("=" in line or "[" in line)]
    path.write_text(head + "\n".join(code) + "\n", encoding="utf-8")
    answer = empty.bti("guide", "check", str(path))
    assert answer.code == 0, answer.out
    assert len(empty.bti("guide", "diff", "furuvik", "--json").document["differences"]) >= 8


def test_a_file_is_never_written_over(empty: Shell, home: Path) -> None:
    path = begun(empty, home)
    before = path.read_text(encoding="utf-8")
    assert empty.bti("guide", "new", "furuvik").code == 2
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("words", [["guide", "new", "123"], ["guide", "new", "Vik", "--municipality", "12"]])
def test_what_is_no_name_and_no_number_is_refused(empty: Shell, home: Path, words: list[str]) -> None:
    assert empty.bti(*words).code == 2
    assert not home.exists()


def test_every_fault_is_told_in_one_run_with_its_line_and_what_to_do(empty: Shell, home: Path) -> None:
    path = begun(empty, home)
    bend(path, "# consent_months = 12", 'consent_months = "tolv"\nfarge = 3')
    answer = empty.bti("--lang", "nb", "guide", "check", str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    months, colour = (
        next(n for n, line in enumerate(lines, 1) if line.startswith(key)) for key in ("consent", "farge")
    )
    assert answer.code == 20
    assert f"Linje {months}, consent_months: consent_months er et helt tall" in answer.out
    assert f"Linje {colour}, farge: farge betyr ingenting her" in answer.out
    nynorsk = empty.bti("--lang", "nn", "guide", "check", str(path)).out
    assert f"Linje {colour}, farge: farge tyder ingenting her" in nynorsk


def test_the_municipalitys_guide_is_used_for_new_cases_and_the_old_ones_keep_theirs(shell: Shell, home: Path) -> None:
    begun(shell, home)
    new = ("case", "new", "--about", "Iben", "--words", "Stille.", "--arose-on", "i dag", "--json")
    first = shell.bti(*new).document["case"]
    assert shell.bti("guide", "use", "furuvik").code == 0
    assert is_current(shell.bti("guide", "list", "--json")) == ["own.furuvik"]
    second = shell.bti(*new).document["case"]
    assert shell.bti("guide", "use", "standard").code == 0
    assert is_current(shell.bti("guide", "list", "--json")) == ["no.standard"]
    kept = [shell.bti("guide", "adopt", case, "tromso", "--json").document["before"] for case in (first, second)]
    assert kept == ["no.standard", "own.furuvik"]


def test_a_case_is_moved_only_with_a_reason_and_the_changes_are_told_first(shell: Shell, home: Path) -> None:
    assert not home.exists()
    new = ("case", "new", "--about", "Iben", "--words", "Stille.", "--arose-on", "i dag", "--json")
    case = shell.bti(*new).document["case"]
    shown = shell.bti("--lang", "nb", "guide", "adopt", case, "tromso")
    assert "«Registrer undring» heter «Bekymring oppstår»" in shown.out
    assert shell.bti("guide", "adopt", case, "tromso", "--json").document["done"] is False
    assert shell.bti("guide", "adopt", case, "tromso", "--reason", "Ny veileder.", "--json").document["done"] is True
    again = shell.bti("guide", "adopt", case, "tromso", "--reason", "En gang til.")
    assert again.code == 10


def test_a_file_that_lies_elsewhere_is_shown_but_not_used(empty: Shell, home: Path, tmp_path: Path) -> None:
    path = begun(empty, home).rename(tmp_path / "elsewhere.toml")
    assert empty.bti("guide", "show", str(path)).code == 0
    assert empty.bti("guide", "use", str(path)).code == 2
    assert is_current(empty.bti("guide", "list", "--json")) == ["no.standard"]


def test_a_broken_file_is_told_of_beside_the_list(empty: Shell, home: Path) -> None:
    path = begun(empty, home)
    path.write_text("id = \n", encoding="utf-8")
    answer = empty.bti("--lang", "nb", "guide", "list")
    assert answer.code == 0
    assert "no.tromso" in answer.out
    assert "furuvik.toml kan ikke brukes. Linje 1" in answer.err
    assert json.loads(empty.bti("guide", "list", "--json").out)["broken"] == ["furuvik.toml"]


def test_a_guide_tells_whom_it_is_for_its_numbers_and_its_groups(empty: Shell) -> None:
    shown = empty.bti("--lang", "nb", "guide", "show", "lister").out
    assert "For kommunene 4225, 4207, 4227, 4228" in shown
    assert "Stafettholder må være på plass fra nivå: 1" in shown
    assert "Interkommunal koordineringsgruppe: Samordner arbeidet i de fem kommunene." in shown
    assert "## Faste grupper" in empty.bti("--lang", "nb", "guide", "show", "lister", "--markdown").out


@pytest.mark.parametrize(("number", "chosen"), [("5501", "no.tromso"), ("0301", "")])
def test_a_new_store_begins_with_the_guide_of_its_municipality(tmp_path: Path, number: str, chosen: str) -> None:
    places = Places(tmp_path, tmp_path / "data", tmp_path / "state")
    translator, said = Translator("nb"), io.StringIO()
    call = Call(Surroundings(translator, Output(translator, io.StringIO(), said), places), Shared())
    choose_fitting(call, number)
    assert load_settings(places.settings_file)[0].guide == chosen
    assert ("Nye saker følger «Tromsø»" in said.getvalue()) is bool(chosen)
    save_settings(places.settings_file, Settings(guide="own.furuvik"))
    choose_fitting(call, number)
    assert load_settings(places.settings_file)[0].guide == "own.furuvik"
