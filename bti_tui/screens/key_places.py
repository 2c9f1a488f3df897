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
AGENCIES = "agencies"
NAMES: Final = {
    PASSPHRASE: N_("Passphrase: choose another one"),
    RECOVERY_CODE: N_("Recovery code: make a new one"),
    USERS: N_("Users: who can open the store"),
}


def key_entries(tr: Translator, *, has_keys: bool) -> list[MenuEntry]:
    """Their lines in the menu; a training store has no keys, and guides all the same."""
    guides = MenuEntry(tr.tr("Guides: which one new cases begin with"), f"app.open_keys('{GUIDES}')")
    staff = MenuEntry(tr.tr("Colleagues: title, service, unit and role"), f"app.open_keys('{STAFF}')")
    agencies = MenuEntry(tr.tr("Services: whom to call"), f"app.open_keys('{AGENCIES}')")
    everywhere = [agencies, guides, staff]
    if not has_keys:
        return everywhere
    return [*everywhere, *(MenuEntry(tr.tr(text), f"app.open_keys('{name}')") for name, text in NAMES.items())]


async def key_place(name: str, desk: Desk[Context], tr: Translator, propose: Callable[[], str]) -> BtiScreen[Any]:
    """One of them; `propose` makes a passphrase of words."""
    if name == GUIDES:
        from bti_tui.screens.guides import GuidesScreen

        return GuidesScreen(desk)
    if name == AGENCIES:
        from bti_tui.screens.agencies import AgenciesScreen

        return AgenciesScreen(desk)
    if name == PASSPHRASE:
        from bti_tui.screens.passphrase import PassphraseScreen, Why

        return PassphraseScreen(desk, Why.CHANGE, propose)
    if name == RECOVERY_CODE:
        from bti_tui.screens.recovery_code import NewCodeScreen

        return NewCodeScreen(desk)
    if name == STAFF:
        return await staff_place(desk, tr)
    from bti_tui.screens.agency_choices import agency_choices
    from bti_tui.screens.holders import HoldersScreen

    return HoldersScreen(desk, await agency_choices(desk, tr))


async def staff_place(desk: Desk[Context], tr: Translator) -> BtiScreen[Any]:
    """The colleagues that the store knows."""
    from bti_tui.screens.agency_choices import agency_choices
    from bti_tui.screens.staff import StaffScreen

    return StaffScreen(desk, await agency_choices(desk, tr))
