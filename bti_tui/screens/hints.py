"""From key bindings to the words of the last row and of the menu."""

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import ActiveBinding

from bti_tui.i18n import N_, Translator
from bti_tui.screens.place import MenuEntry
from bti_tui.widgets.footer import KeyHint
from bti_tui.widgets.key_names import display

ARROWS = ("down", "right")
FIRST = (*ARROWS, "enter", "space", "tab")
LAST = ("escape", "f12")
BACK, QUIT = "back", "quit"


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


def hints(bindings: Mapping[str, ActiveBinding], tr: Translator, *, leads_back: bool = True) -> list[KeyHint]:
    """The keys of the last row in order of importance; where Esc leads nowhere, the key that leaves the program.

    An action with two keys is named once, by its F-key; two keys that are called the same once, by the first.
    """
    left_out = QUIT if leads_back else BACK
    chosen: dict[tuple[object, str], str] = {}
    for key in sorted(bindings, key=lambda one: (not _is_function_key(one), one)):
        active = bindings[key]
        is_shown = active.binding.show or active.binding.action == QUIT
        if is_shown and active.enabled and active.binding.action != left_out:
            chosen.setdefault((active.node, active.binding.action), key)
    found: dict[str, KeyHint] = {}
    for key in sorted(chosen.values(), key=_rank):
        label = bindings[key].binding.description
        name = tr.tr(N_("Arrows")) if key in ARROWS else bindings[key].binding.key_display or display(key, tr)
        found.setdefault(label, KeyHint(key, name, label))
    return list(found.values())


def entries(bindings: Mapping[str, ActiveBinding], tr: Translator) -> list[MenuEntry]:
    """The same keys as lines of the menu, for those whose F-keys are dead."""
    return [
        MenuEntry(hint.label, active.binding.action, hint.name, active.node)
        for hint in hints(bindings, tr)
        if (active := bindings[hint.key]).binding.action not in {"menu", BACK} and hint.key not in ARROWS
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
