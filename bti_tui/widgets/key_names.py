"""Which keys reach a program on our keyboards and terminals, and what they are called."""

from bti_tui.i18n import N_, Translator

_SAFE_NAMES = frozenset(
    [
        "enter",
        "escape",
        "tab",
        "shift+tab",
        "space",
        "backspace",
        "delete",
        "insert",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    ]
)
_SAFE_FUNCTION_KEYS = frozenset({*(f"f{number}" for number in range(1, 11)), "f12"})
_SAFE_CONTROL_LETTERS = frozenset("glknoprsty") | frozenset("cqz")
"""The first are free everywhere; c, q and z only in their usual meaning."""
_SIGNS = {"full_stop": ".", "comma": ",", "plus": "+", "minus": "-"}
"""What the terminal's reader calls signs that are no letters."""
_NEEDS_ALTGR_OR_DEAD = frozenset("[]{}@$~^\\|€£")

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": N_("Space"),
    "up": N_("Up"),
    "down": N_("Down"),
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def is_safe(key: str) -> bool:
    """Whether a key arrives on a Norwegian keyboard in every terminal that we know; letters need no Shift."""
    key = _SIGNS.get(key, key)
    if key in _SAFE_NAMES or key in _SAFE_FUNCTION_KEYS:
        return True
    if key.startswith("ctrl+"):
        return key.removeprefix("ctrl+") in _SAFE_CONTROL_LETTERS
    return len(key) == 1 and (key.isdigit() or key.islower() or key in "+-,.'<") and key not in _NEEDS_ALTGR_OR_DEAD


def display(key: str, tr: Translator) -> str:
    """The name of a key as it is written in the last row and in help."""
    if key in _NAMES:
        return tr.tr(_NAMES[key])
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key.upper() if len(key) > 1 else key
