"""The doors through which a case could leave are closed: pictures, clipboard, logs, crash reports, the shell."""

import os
import sys
from pathlib import Path

import pytest
from textual.app import App

from bti_tui import crash
from bti_tui.app import Setting
from bti_tui.domain.field_kind import FieldKind
from bti_tui.profile import ORDINARY, THIN, detect, prepare
from bti_tui.screens.ending import Ending
from bti_tui.screens.safe_app import SafeApp
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import FakeContext, Place, monday, press, running, text, type_text

NAME = "Kari-Planta-Nordmann"
LINE = (FieldSpec("x", FieldKind.LINE, "Line"),)


async def test_textuals_own_commands_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(Place) as pilot:
        assert list(pilot.app.get_system_commands(pilot.app.screen)) == []
        await pilot.app.run_action("screenshot")
        pilot.app.save_screenshot(path=str(tmp_path))
        pilot.app.deliver_screenshot(path=str(tmp_path))
        pilot.app.action_suspend_process()
        await press(pilot, "f10")
        assert "creenshot" not in text(pilot)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 pathlib's way is not for async functions


async def test_nothing_can_be_marked_with_the_mouse() -> None:
    async with running(Place) as pilot:
        assert not pilot.app.ALLOW_SELECT
        assert not pilot.app.use_command_palette
        assert pilot.app.animation_level == "none"


@pytest.mark.parametrize("hook", ["_handle_exception", "_fatal_error", "_print_error_renderables"])
def test_the_hooks_that_we_override_are_still_textuals(hook: str) -> None:
    assert hook in vars(App)
    assert hook in vars(SafeApp)


def planted(child_name: str) -> None:
    """A fault with the name in a local variable, in its text, and in what led to it."""
    known = {"child": child_name}
    try:
        raise KeyError(known["child"])
    except KeyError as error:
        raise RuntimeError(f"{child_name} is not here") from error


def test_a_report_holds_types_and_places_and_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "OURS", Path(__file__).parent)
    with pytest.raises(RuntimeError) as caught:
        planted(NAME)
    number = crash.report(caught.value, tmp_path / "reports")
    written = (tmp_path / "reports" / f"crash-{number}.txt").read_text(encoding="utf-8")
    assert NAME not in written
    assert "Planta" not in written
    assert "builtins.RuntimeError" in written
    assert "builtins.KeyError" in written
    assert "test_safety.py:" in written


def test_a_folder_that_cannot_be_written_to_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert crash.report(ValueError(NAME), tmp_path / "file" / "reports")


def test_faults_that_no_screen_sees_are_noted_and_not_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    noted: list[BaseException] = []
    crash.watch_everything(noted.append)
    error = ValueError(NAME)
    sys.excepthook(ValueError, error, None)
    assert noted == [error]
    assert NAME not in capsys.readouterr().err


def test_textuals_debug_variables_are_dropped_and_ours_set() -> None:
    environ = {"TEXTUAL_DEBUG": "1", "TEXTUAL_LOG": "log", "TEXTUAL": "devtools", "TEXTUAL_PRESS": "q", "HOME": "/h"}
    prepare(THIN, environ)
    assert environ == {"HOME": "/h", "TEXTUAL_FPS": "15", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}


@pytest.mark.parametrize(
    ("environ", "profile"),
    [
        ({}, ORDINARY),
        ({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, THIN),
        ({"SESSIONNAME": "RDP-Tcp#3"}, THIN),
        ({"SESSIONNAME": "ICA-tcp#1"}, THIN),
        ({"SESSIONNAME": "Console"}, ORDINARY),
    ],
)
def test_a_remote_session_gets_the_thin_profile(environ: dict[str, str], profile: object) -> None:
    assert detect(environ) is profile


async def test_the_thin_profile_has_sixteen_colours() -> None:
    async with running(Place, setting=Setting(profile=THIN, clock=monday)) as pilot:
        assert pilot.app.native_ansi_color


async def test_f12_keeps_the_draft_closes_the_store_and_ends_in_a_lock() -> None:
    places: list[Place] = []

    def first(desk: object) -> Place:
        places.append(Place(desk, LINE))  # type: ignore[arg-type]  # a desk of any context
        return places[0]

    async with running(first) as pilot:
        place = places[0]
        context = FakeContext()
        await place.desk.unlock(lambda: context)  # type: ignore[arg-type, return-value]  # as much as the desk needs
        await type_text(pilot, "halv setning")
        await pilot.press("f12")
        await pilot.pause()
        assert place.drafts[-1][0] == {"x": "halv setning"}
        assert context.is_closed
        assert pilot.app.return_value is Ending.LOCK


async def test_ctrl_q_asks_once_when_something_is_not_stored() -> None:
    async with running(Place) as pilot:
        pilot.app.state.is_unsaved = True  # type: ignore[attr-defined]  # the App under test is ours
        await press(pilot, "ctrl+q")
        assert "not stored yet" in text(pilot)
        assert pilot.app.return_value is None
        await press(pilot, "ctrl+q")
        assert pilot.app.return_value is Ending.QUIT


async def test_ctrl_c_ends_nothing_and_says_how_to_leave() -> None:
    async with running(Place) as pilot:
        await press(pilot, "ctrl+c")
        assert "Ctrl+Q leaves the program." in text(pilot)


def test_no_debug_variable_of_textual_is_set_in_this_process() -> None:
    assert not [name for name in os.environ if name.startswith("TEXTUAL_DEBUG")]
