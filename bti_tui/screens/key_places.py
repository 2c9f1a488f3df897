"""The places where the keys of the store are looked after, and their lines in the menu. Imported when opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from bti_tui.desk import Desk
from bti_tui.i18n import N_, Translator
from bti_tui.screens.place import MenuEntry

if TYPE_CHECKING:
    from bti_tui.screens.base import BtiScreen
    from bti_tui.usecases.context import Context

PASSPHRASE, RECOVERY_CODE, USERS = "passphrase", "recovery-code", "users"
NAMES: Final = {
    PASSPHRASE: N_("Passphrase: choose another one"),
    RECOVERY_CODE: N_("Recovery code: make a new one"),
    USERS: N_("Users: who can open the store"),
}


def key_entries(tr: Translator) -> list[MenuEntry]:
    """Their lines in the menu."""
    return [MenuEntry(tr.tr(text), f"app.open_keys('{name}')") for name, text in NAMES.items()]


def key_place(name: str, desk: Desk[Context], tr: Translator, propose: Callable[[], str]) -> BtiScreen[Any]:
    """One of them; `propose` makes a passphrase of words."""
    if name == PASSPHRASE:
        from bti_tui.screens.passphrase import PassphraseScreen, Why

        return PassphraseScreen(desk, Why.CHANGE, propose)
    if name == RECOVERY_CODE:
        from bti_tui.screens.recovery_code import NewCodeScreen

        return NewCodeScreen(desk)
    from bti_tui.guide.agencies import agencies
    from bti_tui.screens.holders import HoldersScreen
    from bti_tui.widgets.field import FieldChoice

    choices = (FieldChoice(one.code, one.name.speak(tr.language), one.key) for one in agencies())
    return HoldersScreen(desk, tuple(choices))
