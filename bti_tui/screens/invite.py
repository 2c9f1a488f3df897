"""Inviting a colleague: who she is, then a slip of paper with a user name and a one-time code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BadInput
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import Role, UserId
from bti_tui.i18n import N_, Translator
from bti_tui.screens.agency_choices import AgencyChoices
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.drafts import INVITATION
from bti_tui.usecases.holders import Invited, invite, invite_newcomer, suggested_login
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.domain.people import Professional
    from bti_tui.usecases.context import Context

WHO, LOGIN, TITLE, AGENCY, UNIT, ROLE = "who", "login", "title", "agency", "unit", "role"
ROLES: Final = {
    Role.EMPLOYEE: N_("Employee"),
    Role.RELAY_HOLDER: N_("Relay holder"),
    Role.LEADER: N_("Leader"),
    Role.COORDINATOR: N_("Coordinator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}


def invite_specs(
    translator: Translator, known: Sequence[Professional], agencies: AgencyChoices
) -> tuple[FieldSpec, ...]:
    """The questions; of somebody whom the store knows already only the user name is asked."""
    line, tr = FieldKind.LINE, translator.tr
    options = tuple((one.id, one.name) for one in known)
    roles = tuple(FieldChoice(role.value, tr(name)) for role, name in ROLES.items())
    givers = tr("A leader, a coordinator and an administrator give keys too.")
    same = tr("Empty: the same as yours.")
    who = tr("Type a name. Pick a colleague whom the store knows, or write a new one.")
    return (
        FieldSpec(WHO, FieldKind.PROFESSIONAL, tr("Name"), who, True, options=options, free_text=True),
        FieldSpec(LOGIN, line, tr("User name"), tr("What she types at the lock screen. Empty: the first name.")),
        FieldSpec(TITLE, line, tr("Job title"), tr("Such as teacher, public health nurse, special educator.")),
        by_typing(FieldSpec(AGENCY, FieldKind.CHOICE, tr("Service"), same, choices=agencies), translator),
        FieldSpec(UNIT, line, tr("Unit"), same),
        FieldSpec(ROLE, FieldKind.CHOICE, tr("Role"), givers, choices=roles),
    )


class InviteScreen(BtiScreen[None]):
    """Asks who is invited; a slip with the code comes next."""

    CSS_PATH = "holders.tcss"

    def __init__(self, desk: Desk[Context], known: Sequence[Professional], agencies: AgencyChoices) -> None:
        """`known` are the professionals of the store, `agencies` the services in the language of now."""
        super().__init__(desk)
        self._known = known
        self._agencies = agencies
        self._kept = FormDraft(self, INVITATION)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Users"), self.tr("Invite a colleague"))

    @override
    def compose_body(self) -> ComposeResult:
        """What will happen, then the questions."""
        text = self.tr(
            "Your colleague gets a key of her own and sees the cases that she has a part in. Each look at a case is "
            "written down in her name."
        )
        specs = invite_specs(self.translator, self._known, self._agencies)
        self._form = Form(specs, self.translator, submit=self.tr("Make a one-time code"))
        yield Static(text, id="invite-why", markup=False)
        yield self._form

    def on_mount(self) -> None:
        """Begin with the name, or where one was."""
        self._form.focus_first()
        self.perform(self._kept.open(self._form))

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is typed."""
        event.stop()
        self._kept.keep(event)

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Make the code."""
        self.perform(self._invite(event.values), self.tr("The one-time code is being made; wait a moment."))

    async def _invite(self, values: Values) -> None:
        try:
            invited = await self._invited(values)
        except BadInput as error:
            self._say_wrong(error)
        else:
            await self._kept.drop()
            self.app.switch_screen(SlipScreen(self.desk, invited))  # not awaited: it ends this screen and this worker

    async def _invited(self, values: Values) -> Invited:
        who = values[WHO]
        assert isinstance(who, Picked)
        login = str(values[LOGIN] or "") or await self.ask(suggested_login, who.text)
        if who.id is not None:
            return await self.ask(invite, UserId(who.id), login)
        role = Role(str(values[ROLE] or Role.EMPLOYEE))
        title, agency, unit = (str(values[name] or "") for name in (TITLE, AGENCY, UNIT))
        return await self.ask(invite_newcomer, who.text, login, role, title, agency, unit)

    def _say_wrong(self, error: BadInput) -> None:
        place, problem = error.facts.get("place"), error.facts.get("problem")
        if place == "user":
            is_taken = problem == "taken"
            field, said = LOGIN, self.tr("somebody else has it") if is_taken else self.tr("one word, no blanks")
        else:
            field, said = WHO, self.tr("a name is needed")
        self._form.field(field).set_error(said)
        self._form.focus_field(self._form.field(field))
        self.show_status()

    @override
    def help_page(self) -> HelpPage:
        """What the code is good for."""
        text = self.tr(
            "The one-time code opens the store once. Write it on paper or say it; don't send it together with the user "
            "name. Whoever is invited makes a passphrase that nobody else knows, not even you."
        )
        return HelpPage(self.place, (HelpSection(self.tr("One-time code"), text),))


class SlipScreen(BtiScreen[None]):
    """The user name and the code, large and grouped, and what to tell the colleague. Shown once."""

    NAMELESS = True
    CSS_PATH = "holders.tcss"
    BINDINGS = [Binding("enter", "done", N_("Written down"), priority=True, id="slip-done")]

    def __init__(self, desk: Desk[Context], invited: Invited) -> None:
        super().__init__(desk)
        self._invited = invited

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Users"), self.tr("One-time code"))

    @override
    def compose_body(self) -> ComposeResult:
        """The slip."""
        tr, invited = self.tr, self._invited
        why = tr("For {name}. The code is shown now and never again: write both down.", name=invited.name)
        rows = ((tr("User name"), invited.login), (tr("One-time code"), spaced(invited.code)))
        width = max(len(label) for label, _ in rows)
        tell = (
            tr("Tell your colleague:"),
            "",
            tr("1. Start bti on the machine where the store lies. Type the user name."),
            tr("2. Type the code where a passphrase is asked for. Small letters and blanks make no difference."),
            tr("3. Make a passphrase of your own. Then the code opens nothing more, and you tear up the paper."),
        )
        yield Static(why, id="slip-why", markup=False)
        yield Static("\n\n".join(f"{label:<{width}}   {text}" for label, text in rows), id="slip-what", markup=False)
        yield Static("\n".join(tell), id="slip-tell", markup=False)

    @override
    def ready_status(self) -> str:
        """What a screen reader says."""
        return self.tr("Enter when both are written down. The code isn't shown again.")

    def action_done(self) -> None:
        """Enter: back to the list."""
        self.go_back()


def spaced(code: str) -> str:
    """A code in groups with air between them, each sign apart from the next."""
    return "   ".join(" ".join(group) for group in code.split("-"))
