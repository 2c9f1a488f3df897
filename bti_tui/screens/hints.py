"""From key bindings to the words of the last row and of the menu."""

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import ActiveBinding

from bti_tui.i18n import Translator
from bti_tui.screens.place import MenuEntry
from bti_tui.widgets.footer import KeyHint
from bti_tui.widgets.key_names import display

FIRST = ("enter", "space", "tab")
LAST = ("escape", "f12")
"""The first to go when the row is full, the last one before the other."""


def translated(bindings: Mapping[str, ActiveBinding], tr: Translator) -> dict[str, ActiveBinding]:
    """The bindings with their words in the language of now; class attributes can't know it."""
    return {
        key: active._replace(
            binding=replace(active.binding, description=tr.tr(active.binding.description)),
            tooltip=tr.tr(active.tooltip),
        )
        if active.binding.description
        else active
        for key, active in bindings.items()
    }


def hints(bindings: Mapping[str, ActiveBinding], tr: Translator) -> list[KeyHint]:
    """The keys of the last row in order of importance; an action with two keys is named once, by its F-key."""
    chosen: dict[tuple[object, str], str] = {}
    for key in sorted(bindings, key=lambda one: (not _is_function_key(one), one)):
        active = bindings[key]
        if active.binding.show and active.enabled:
            chosen.setdefault((active.node, active.binding.action), key)
    return [
        KeyHint(key, bindings[key].binding.key_display or display(key, tr), bindings[key].binding.description)
        for key in sorted(chosen.values(), key=_rank)
    ]


def entries(bindings: Mapping[str, ActiveBinding], tr: Translator) -> list[MenuEntry]:
    """The same keys as lines of the menu, for those whose F-keys are dead."""
    return [
        MenuEntry(hint.label, active.binding.action, hint.name, active.node)
        for hint in hints(bindings, tr)
        if (active := bindings[hint.key]).binding.action not in {"menu", "back"}
    ]


def _rank(key: str) -> tuple[int, int, str]:
    if key in FIRST:
        return 0, FIRST.index(key), key
    if key in LAST:
        return 4, LAST.index(key), key
    if _is_function_key(key):
        return 2, int(key[1:]), key
    return (3 if key.startswith("ctrl+") else 1), 0, key


def _is_function_key(key: str) -> bool:
    return key.startswith("f") and key[1:].isdigit()
