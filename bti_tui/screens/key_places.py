"""The places for the keys of the store and for the guides, and their lines in the menu. Imported when opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from bti_tui.desk import Desk
from bti_tui.i18n import N_, Translator
from bti_tui.screens.place import MenuEntry

if TYPE_CHECKING:
    from bti_tui.screens.base import BtiScreen
    from bti_tui.usecases.context import Context

PASSPHRASE, RECOVERY_CODE, USERS, GUIDES, STAFF = "passphrase", "recovery-code", "users", "guides", "staff"
NAMES: Final = {
    PASSPHRASE: N_("Passphrase: choose another one"),
    RECOVERY_CODE: N_("Recovery code: make a new one"),
    USERS: N_("Users: who can open the store"),
}


def key_entries(tr: Translator, *, has_keys: bool) -> list[MenuEntry]:
    """Their lines in the menu; a training store has no keys, and guides all the same."""
    guides = MenuEntry(tr.tr("Guides: which one new cases begin with"), f"app.open_keys('{GUIDES}')")
    staff = MenuEntry(tr.tr("Colleagues: title, service, unit and role"), f"app.open_keys('{STAFF}')")
    if not has_keys:
        return [guides, staff]
    return [guides, staff, *(MenuEntry(tr.tr(text), f"app.open_keys('{name}')") for name, text in NAMES.items())]


def key_place(name: str, desk: Desk[Context], tr: Translator, propose: Callable[[], str]) -> BtiScreen[Any]:
    """One of them; `propose` makes a passphrase of words."""
    if name == GUIDES:
        from bti_tui.screens.guides import GuidesScreen

        return GuidesScreen(desk)
    if name == PASSPHRASE:
        from bti_tui.screens.passphrase import PassphraseScreen, Why

        return PassphraseScreen(desk, Why.CHANGE, propose)
    if name == RECOVERY_CODE:
        from bti_tui.screens.recovery_code import NewCodeScreen

        return NewCodeScreen(desk)
    from bti_tui.guide.agencies import agencies
    from bti_tui.screens.holders import HoldersScreen
    from bti_tui.screens.staff import StaffScreen
    from bti_tui.widgets.field import FieldChoice

    choices = tuple(FieldChoice(one.code, one.name.speak(tr.language), one.key) for one in agencies())
    return StaffScreen(desk, choices) if name == STAFF else HoldersScreen(desk, choices)
