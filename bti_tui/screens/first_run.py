"""The first start: who you are, a passphrase, and a recovery code that is typed back before the store is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk, Founding, NewStore, Opener
from bti_tui.domain.field_kind import FieldKind
from bti_tui.guide.compiled import STANDARD_ID
from bti_tui.guide.municipalities import called
from bti_tui.guide.names import GuideName, fitting
from bti_tui.i18n import N_, Translator
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.new_passphrase import fault, passphrase_specs, show_fault
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.typed_choices import by_typing
from bti_tui.screens.typed_shares import TypedShares, letter_of
from bti_tui.screens.unlock import Next
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

MUNICIPALITY: Final = "municipality_code"
MUNICIPALITY_DIGITS: Final = 4
MOST_CALLED: Final = 4
"""So many are named when more than one may be meant."""
LINES: Final = (
    (MUNICIPALITY, N_("Municipality"), N_("Its name, or its number of four digits.")),
    ("name", N_("Your name"), N_("As colleagues and families know you.")),
    ("initials", N_("Initials"), N_("Two to four letters; they stand beside what you write.")),
    ("title", N_("Job title"), N_("Such as teacher, public health nurse, special educator.")),
    ("agency", "", ""),
    ("unit", N_("Unit"), N_("The school, the kindergarten or the station where you work.")),
    ("user", N_("User name"), N_("What you type at the lock screen, such as kari.lund.")),
)


GUIDE: Final = "guide"
GUIDE_KEYS: Final = "123456789"
"""Of a longer list only the first ones have a key; all are found by a part of the name."""


def line_specs(
    tr: Translator, agencies: tuple[FieldChoice, ...], guides: tuple[FieldChoice, ...] = ()
) -> tuple[FieldSpec, ...]:
    """The questions of the first start, in the language of now; which guide is one that may be left out."""
    fields = [
        FieldSpec(name, FieldKind.LINE, tr.tr(label), tr.tr(hint), required=True)
        if label
        else by_typing(
            FieldSpec(name, FieldKind.CHOICE, tr.tr("Service"), tr.tr("Where you work."), True, agencies), tr
        )
        for name, label, hint in LINES
    ]
    hint = tr.tr("Leave it empty: the one for your municipality, else the standard guide.")
    asked = [by_typing(FieldSpec(GUIDE, FieldKind.CHOICE, tr.tr("Guide"), hint, choices=guides), tr)] if guides else []
    return (fields[0], *asked, *fields[1:], *passphrase_specs(tr))


class FirstRunScreen(BtiScreen[None]):
    """Asks what a new store needs to know."""

    CSS_PATH = "first_run.tcss"
    BINDINGS = [Binding("f6", "propose", N_("Propose a passphrase"), priority=True, id="mote")]

    def __init__(
        self,
        desk: Desk[Context],
        opener: Opener[Context],
        after: Next,
        agencies: tuple[FieldChoice, ...],
        guides: tuple[GuideName, ...] = (),
    ) -> None:
        """`agencies` and `guides` are there to choose from; `after` makes what comes first in the new store."""
        super().__init__(desk)
        self._opener = opener
        self._after = after
        self._agencies = agencies
        self._guides = guides
        self._proposal = Static(id="proposal", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("A new store"),)

    @override
    def compose_body(self) -> ComposeResult:
        """Why it is asked, then the questions."""
        specs = line_specs(self.translator, self._agencies, self._guide_choices())
        self._form = Form(specs, self.translator, submit=self.tr("Go on"))
        if self._opener.is_on_share:
            text = self.tr("The store is encrypted. It lies on a share: {place}", place=self._opener.place)
            text += "\n" + self.tr("There only one at a time can have it open; the next one sees who that is.")
        else:
            text = self.tr("The store is encrypted and lies on this machine only: {place}", place=self._opener.place)
        yield Static(text, id="first-why", markup=False)
        yield self._proposal
        yield self._form

    def _guide_choices(self) -> tuple[FieldChoice, ...]:
        language = self.translator.language
        keys = dict(enumerate(GUIDE_KEYS))
        named = ((place, one.id, one.name.speak(language)) for place, one in enumerate(self._guides))
        return tuple(FieldChoice(code, name, keys.get(place, "")) for place, code, name in named)

    def _guide_of(self, values: Values) -> str:
        """The id of the guide that was chosen, or of the one for the municipality; empty for the standard one."""
        chosen = str(values.get(GUIDE) or "")
        fits = fitting(self._guides, str(values["municipality_code"]))
        found = chosen or (str(fits.id) if fits else "")
        return "" if found == STANDARD_ID else found

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A passphrase is proposed on the page that asks for it."""
        if action == "propose":
            return any(form.field("passphrase").display for form in self.query(Form))
        return super().check_action(action, parameters)

    async def action_propose(self) -> None:
        """F6: a passphrase of words, to read and to type; it is put into no field: typing it is learning it."""
        self.perform(self._propose())

    async def _propose(self) -> None:
        words = await self.desk.run(self._opener.propose_passphrase)
        self._proposal.update(self.tr("Proposal: {words}", words=words))
        self._proposal.add_class("-shown")
        self._form.focus_field(self._form.field("passphrase"))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Check what only this screen can check, then get the store ready."""
        wrong = self._wrong(event.values)
        if wrong is None:
            values = {**event.values, MUNICIPALITY: number_of(event.values)}
            self.host.keep_choice("guide", self._guide_of(values))
            self.perform(self._get_ready(wishes_from(values)), self.tr("The store is being made ready."))
            return
        show_fault(self._form, *wrong)
        self.show_status()

    def _wrong(self, values: Values) -> tuple[str, str] | None:
        """The first answer that won't do: the field and why."""
        if not number_of(values):
            found = called(str(values[MUNICIPALITY]))[:MOST_CALLED]
            names = ", ".join(f"{one.name} {one.code}" for one in found)
            unknown = self.tr("no municipality is called that; type its four digits")
            return MUNICIPALITY, self.tr("which one: {names}", names=names) if names else unknown
        return fault(values, self.translator)

    async def _get_ready(self, wishes: NewStore) -> None:
        founding = await self.desk.run(self._opener.create, wishes)
        await self.app.push_screen(
            RecoveryScreen(self.desk, founding, lambda context: self.give_way(self._after(context)))
        )

    @override
    def help_page(self) -> HelpPage:
        """Why a passphrase, and why words."""
        text = self.tr(
            "Five words in a row are easy to remember and very hard to guess. Nobody can open the store without the "
            "passphrase or the recovery code on the next page, and neither is written down by the program."
        )
        return HelpPage(self.tr("A new store"), (HelpSection(self.tr("Passphrase"), text),))


def number_of(values: Values) -> str:
    """The number that was typed, or that of the one municipality with that very name; else nothing."""
    typed = str(values[MUNICIPALITY]).strip()
    if typed.isdigit() and len(typed) == MUNICIPALITY_DIGITS:
        return typed
    found = [one.code for one in called(typed) if typed.casefold() in {one.name.casefold(), one.also.casefold()}]
    return found[0] if len(found) == 1 else ""


def wishes_from(values: Values) -> NewStore:
    """What the form asked for."""
    texts = {name: str(values[name] or "") for name, _, _ in LINES}
    return replace(NewStore(**texts, passphrase=""), passphrase=str(values["passphrase"]))


class RecoveryScreen(BtiScreen[None]):
    """Shows the recovery code once; the store is written when the code has been typed back."""

    CSS_PATH = "first_run.tcss"
    BINDINGS = [Binding("f5", "split", N_("Split in three"), priority=True, id="visning")]

    def __init__(self, desk: Desk[Context], founding: Founding[Context], go_on: Callable[[Context], object]) -> None:
        """`go_on` leads into the new store."""
        super().__init__(desk)
        self._founding = founding
        self._go_on = go_on
        self._shares: tuple[str, ...] = ()
        """Of this code; each split makes other ones."""
        self._typed = TypedShares()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("A new store"), self.tr("Recovery code"))

    @override
    def compose_body(self) -> ComposeResult:
        """The code, and what to do with it."""
        why = self.tr(
            "This code opens the store if the passphrase is lost. It is shown now and never again. Write it on paper "
            "and keep it where you keep keys, away from this machine."
        )
        split = self.tr("F5 splits it in three: any two of the three open the store, one alone does not.")
        hint = self.tr("Type the code from your paper, or two of its shares one after the other.")
        field = FieldSpec("code", FieldKind.LINE, self.tr("The code"), hint, required=True)
        self._form = Form((field,), self.translator, submit=self.tr("Make the store"))
        yield Static(why, id="first-why", markup=False)
        yield Static(self._founding.recovery_code, id="recovery-code", markup=False)
        yield Static(split, id="first-split", markup=False)
        yield self._form

    def action_split(self) -> None:
        """F5: three shares, page by page, for whoever would rather not let one person keep the whole code."""
        self.perform(self._show_shares())

    async def _show_shares(self) -> None:
        from bti_tui.screens.recovery_code import SharesScreen

        self._shares = self._shares or await self.desk.run(self._founding.shares)
        await self.app.push_screen(SharesScreen(self.desk, self._shares))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Make the store, or say that the code is another, or that one more share is to be typed."""
        typed = str(event.values["code"])
        if self._founding.is_code(self._typed.whole(typed)):
            self.perform(self._make(), self.tr("The store is being made."))
            return
        field, letter = self._form.field("code"), letter_of(typed, self._shares)
        self._form.focus_field(field)
        if letter:
            field.set_draft("")
            self.notice.say(self._typed.keep(letter, typed, self.translator))
            return
        self._typed.forget()
        field.set_error(self.tr("not the code above; look at it letter by letter"))
        self.show_status()

    async def _make(self) -> None:
        self._go_on(await self.desk.unlock(self._founding.finish))

    @override
    def help_page(self) -> HelpPage:
        """What the code is for."""
        text = self.tr("Type the code in place of the passphrase at the lock screen. Then choose a new passphrase.")
        shares = self.tr(
            "Three shares keep one person from opening the store alone: give them to three, such as the leader, the "
            "archive and IT security. Any two of them open it."
        )
        title = self.tr("Recovery code")
        return HelpPage(title, (HelpSection(title, text), HelpSection(self.tr("Split in three"), shares)))
