"""Every key that we bind arrives on Norwegian keyboards in all terminals, and none of them loses its turn."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import bti_tui.app
import bti_tui.screens
import bti_tui.widgets
from bti_tui.i18n import Translator
from bti_tui.widgets.key_names import display, is_safe
from bti_tui.widgets.note_editor import NoteEditor

MOVES_OR_CHANGES = {"tab", "shift+tab", "escape", *(f"f{number}" for number in range(1, 13))}


def nodes() -> Iterator[type[DOMNode]]:
    modules = [bti_tui.app]
    for package in (bti_tui.screens, bti_tui.widgets):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            modules.append(importlib.import_module(found.name))  # noqa: PERF401 a loop over two things
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.__name__:
                yield value


def bindings() -> list[tuple[str, Binding]]:
    found = []
    for node in sorted(set(nodes()), key=lambda one: one.__qualname__):
        if issubclass(node, NoteEditor):  # Textual's own text keys, left as they are
            continue
        for declared in node.__dict__.get("BINDINGS", ()):
            assert isinstance(declared, Binding), node
            found += [(node.__qualname__, binding) for binding in Binding.make_bindings([declared])]
    return found


def is_another_way(owner: str, binding: Binding) -> bool:
    """Whether nobody needs the key: it is a letter with Shift held, types on in a line, or stands beside an F key."""
    small = binding.key.lower()
    is_with_shift = small != binding.key and any(
        (node, one.key, one.action) == (owner, small, binding.action) for node, one in ALL
    )
    types_on = binding.action.startswith("screen.type_on(")
    return not binding.show and (is_with_shift or types_on or binding.id in BESIDE)


BESIDE = {"log-find": "f3"}
"""Keys for those who know them from elsewhere, with the key that everybody has."""
ALL = bindings()
NAMES = [f"{owner} {binding.key}" for owner, binding in ALL]


@pytest.mark.parametrize(("owner", "binding"), ALL, ids=NAMES)
def test_every_bound_key_is_safe_and_has_an_id(owner: str, binding: Binding) -> None:
    assert is_safe(binding.key) or is_another_way(owner, binding), f"{owner} binds {binding.key}"
    assert binding.id, f"{owner} binds {binding.key} without an id"
    assert binding.description or not binding.show


@pytest.mark.parametrize(("owner", "binding"), ALL, ids=NAMES)
def test_every_key_that_moves_the_focus_or_changes_the_screen_keeps_its_turn(owner: str, binding: Binding) -> None:
    if binding.key in MOVES_OR_CHANGES:
        assert binding.priority, f"{owner} binds {binding.key} without priority"


@pytest.mark.parametrize(
    "key",
    [
        *("f11", "shift+f3", "ctrl+f1", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+b", "ctrl+1", "ctrl+plus"),
        *("alt+1", "alt+enter", "ctrl+enter", "shift+enter", "slash", "[", "]", "{", "}", "@", "~", "ctrl+shift+a"),
        *("ctrl+left", "ctrl+a", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+u", "ctrl+w", "ctrl+x", "A", "?", "/", ":"),
    ],
)
def test_the_unsafe_keys_are_known(key: str) -> None:
    assert not is_safe(key)


@pytest.mark.parametrize("key", ["å", "f1", "f12", "full_stop", "plus", "ctrl+g", "enter", "1", "+", "-", "pageup"])
def test_the_safe_keys_are_known(key: str) -> None:
    assert is_safe(key)


def test_keys_are_named_as_people_read_them() -> None:
    tr = Translator("en")
    assert [display(key, tr) for key in ("f9", "ctrl+p", "escape", "n")] == ["F9", "Ctrl+P", "Esc", "n"]
