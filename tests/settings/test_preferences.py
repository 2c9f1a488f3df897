"""What a person has chosen is kept, and a bad file never keeps the program from starting."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.ids import UserId
from bti_tui.i18n import LANGUAGES, Translator
from bti_tui.settings import Environment, Places, ProfileChoice, Settings, load_settings, save_settings
from bti_tui.settings.toml_file import LARGEST_BYTES


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[str]:
    return [problem.sentence(Translator("en")) for problem in load_settings(path)[1]]


def test_without_a_file_the_usual_settings_hold_in_bokmaal(tmp_path: Path) -> None:
    settings, problems = load_settings(tmp_path / "none" / "settings.toml")
    assert (settings, problems) == (Settings(), ())
    assert settings.language == "nb"


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    chosen = Settings("nn", "bti-kontrast", ProfileChoice.THIN, 15, numbers_only=True, last_user=UserId("kari.lund"))
    path = tmp_path / "deep" / "settings.toml"
    save_settings(path, chosen)
    assert load_settings(path) == (chosen, ())


@given(
    st.builds(
        Settings,
        language=st.sampled_from(LANGUAGES),
        theme=st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True),
        profile=st.sampled_from(ProfileChoice),
        idle_minutes=st.integers(1, 15),
        numbers_only=st.booleans(),
        last_user=st.from_regex(r'[a-zæøå."\\\u200b]{0,20}', fullmatch=True).map(UserId),
    )
)
def test_all_settings_survive_the_file(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    save_settings(path, chosen)
    assert load_settings(path) == (chosen, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('language = "nb"\ntheme = \n', "line 2: the line can't be understood"),
        ('language = "nb', "line 1: the line can't be understood"),
        ('language = "nb"\n\ncolour = "red"\n', "line 3: colour is not a setting"),
        ('language = "se"\n', "line 1: language has a value that can't be used"),
        ("idle_minutes = 0\n", "line 1: idle_minutes has a value that can't be used"),
        ("idle_minutes = 16\n", "line 1: idle_minutes has a value that can't be used"),
        ("idle_minutes = true\n", "line 1: idle_minutes has a value that can't be used"),
        ("idle_minutes = 5.0\n", "line 1: idle_minutes has a value that can't be used"),
        ("# one\nnumbers_only = 1\n", "line 2: numbers_only has a value that can't be used"),
        ('profile = "fast"\n', "line 1: profile has a value that can't be used"),
        ('theme = "../x"\n', "line 1: theme has a value that can't be used"),
        ("[language]\n", "line 1: language has a value that can't be used"),
    ],
)
def test_a_fault_is_one_line_with_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    path = written(tmp_path, text)
    assert faults(path) == [f"{path}, {fault}. The usual value is used instead."]


def test_a_bad_value_costs_only_itself(tmp_path: Path) -> None:
    path = written(tmp_path, 'language = "nn"\nidle_minutes = 99\n')
    assert load_settings(path)[0] == Settings(language="nn")


def test_a_file_that_is_not_text_or_not_a_file_is_told_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'language = "nn"\ntheme = "\xff"\n')
    assert "line 2: it is not readable text" in faults(path)[0]
    path.write_bytes(b"#" * (LARGEST_BYTES + 1))
    assert "too large" in faults(path)[0]
    path.unlink()
    path.mkdir()
    assert "can't be read" in faults(path)[0]
    assert load_settings(path)[0] == Settings()


def test_deep_nesting_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = " + "[" * 20_000)
    assert len(faults(path)) == 1


def test_a_bad_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = written(tmp_path, "language = nn # by hand\n")
    save_settings(path, Settings())
    assert path.with_suffix(".bad").read_text(encoding="utf-8") == "language = nn # by hand\n"
    assert load_settings(path) == (Settings(), ())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    save_settings(path, Settings(language="nn"))

    def full(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        save_settings(path, Settings(language="en"))
    assert load_settings(path)[0].language == "nn"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".settings")] == []


def test_only_the_owner_can_read_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "home" / "settings.toml"
    save_settings(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_only_three_variables_are_obeyed(tmp_path: Path) -> None:
    read = Environment.read({"BTI_HOME": str(tmp_path), "BTI_LANG": "nn_NO.UTF-8", "NO_COLOR": "1", "BTI_DEBUG": "1"})
    assert read == Environment(tmp_path, "nn", no_colour=True)
    assert Environment.read({"BTI_HOME": "", "BTI_LANG": "sv", "NO_COLOR": ""}) == Environment()


def test_everything_lies_below_bti_home(tmp_path: Path) -> None:
    places = Places.find(Environment(home=tmp_path))
    assert places.settings_file == tmp_path / "settings.toml"
    assert places.contacts_file == tmp_path / "contacts.toml"
    assert {places.data, places.state} == {tmp_path / "data", tmp_path / "state"}


def test_without_bti_home_the_system_says_where() -> None:
    places = Places.find(Environment())
    assert all("bti_tui" in str(place) for place in (places.config, places.data, places.state))
