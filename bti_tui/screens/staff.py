"""The colleagues that the store knows (ansatte): name, title, service, unit and role, and putting them right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BadInput
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import AgencyCode, Role
from bti_tui.i18n import N_, sort_key
from bti_tui.screens.agency_choices import AgencyChoices
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.invite import ROLES
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.administrators import StaffPage, describe, staff_page
from bti_tui.usecases.drafts import STAFF, drafts
from bti_tui.usecases.grounds import Grounds
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values
from bti_tui.widgets.row_list import Row, cell

if TYPE_CHECKING:
    from bti_tui.domain.people import Professional
    from bti_tui.usecases.context import Context

NAME, TITLE, AGENCY, UNIT, ROLE = "name", "title", "agency", "unit", "role"
NAME_WIDTH, ROLE_WIDTH, AGENCY_WIDTH, TITLE_WIDTH, LOAD_WIDTH = 20, 14, 15, 20, 8
TITLE_FROM: Final = 100
"""Columns from which there is room for the title."""


class StaffScreen(RowsPlace):
    """One row for each; F4 puts right."""

    BINDINGS = [Binding("f4", "describe", N_("Put right"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context], agencies: AgencyChoices) -> None:
        """`agencies` are the services to choose from, in the language of now."""
        super().__init__(desk)
        self._agencies = agencies
        self._page: StaffPage | None = None
        self._goes_on = True
        """What lies half written is opened once, when one comes here."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Colleagues"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many colleagues, and each of them."""
        self._page = await self.ask(staff_page)
        staff = sorted(self._page.staff, key=lambda one: sort_key(one.name))
        said = self.translator.ntr("{n} colleague.", "{n} colleagues.", len(staff))
        return said, [Row(one.id, partial(self._told, one)) for one in staff]

    @override
    async def after_reading(self) -> None:
        """Go on with the colleague who was being put right."""
        page, goes_on, self._goes_on = self._page, self._goes_on, False
        half = [one.step for one in await self.ask(drafts) if one.place.startswith(STAFF)] if goes_on else []
        found = next((one for step in half for one in (page.staff if page else ()) if one.id == step), None)
        if page is not None and found is not None and (page.may_describe or found.id == page.me):
            await self.app.push_screen(DescribeScreen(self.desk, self._agencies, found, is_whole=page.may_describe))

    def _told(self, one: Professional, width: int) -> str:
        title = cell(one.title, TITLE_WIDTH) + " " if width >= TITLE_FROM else ""
        known = f"{cell(one.name, NAME_WIDTH)} {cell(self._role(one), ROLE_WIDTH)} {title}"
        return f"{known}{cell(self._agency(one), AGENCY_WIDTH)} {cell(self._load(one), LOAD_WIDTH)} {one.unit}"

    def _load(self, one: Professional) -> str:
        """How many cases she holds the baton of, told to leaders, to coordinators, and to herself."""
        batons = self._page.batons.get(one.id) if self._page else None
        return "" if batons is None else self.translator.ntr("{n} case", "{n} cases", batons)

    def _role(self, one: Professional) -> str:
        return self.tr(ROLES[one.role])

    def _agency(self, one: Professional) -> str:
        return next((found.label for found in self._agencies if found.code == one.agency), one.agency)

    @property
    def _current(self) -> Professional | None:
        staff = self._page.staff if self._page else ()
        return next((one for one in staff if one.id == self.list.current), None)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._current
        if one is None:
            return ""
        return ", ".join(part for part in (one.name, one.title, self._role(one), self._agency(one), one.unit) if part)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An administrator puts everybody right, everybody else herself."""
        if action != "describe":
            return super().check_action(action, parameters)
        one, page = self._current, self._page
        return one is not None and page is not None and (page.may_describe or one.id == page.me)

    async def action_describe(self) -> None:
        """F4: what is known of the colleague of the row."""
        await self.list.settled()
        one, page = self._current, self._page
        if one is not None and page is not None:
            screen = DescribeScreen(self.desk, self._agencies, one, is_whole=page.may_describe)
            await self.app.push_screen(screen)

    @override
    def help_page(self) -> HelpPage:
        """What each role means."""
        tr = self.tr
        text = "\n".join(
            (
                tr("Employee: sees the cases that she raised or works in."),
                tr("Relay holder: an employee who is asked first when somebody must hold the baton."),
                tr("Leader: sees the cases of her unit too."),
                tr("Coordinator: sees that there are cases and where they stand, nothing of what is in them."),
                tr("Administrator: looks after users and keys, and sees nothing of the cases."),
            )
        )
        who = tr(
            "You put right your own name and title. The rest is for an administrator; while nobody has that role, it "
            "is for whoever has had a key the longest."
        )
        return HelpPage(self.place, (HelpSection(tr("Role"), text), HelpSection(tr("Who may do this"), who)))


class DescribeScreen(LawForm):
    """What is known of one colleague."""

    def __init__(self, desk: Desk[Context], agencies: AgencyChoices, one: Professional, *, is_whole: bool) -> None:
        """`is_whole` asks for service, unit and role too."""
        super().__init__(desk)
        self.draft = self._kept = FormDraft(self, f"{STAFF}.describe", about=one.id)
        self._agencies = agencies
        self._one = one
        self._is_whole = is_whole

    @override
    def heading(self) -> str:
        return self.tr("Put a colleague right")

    @override
    def lines(self) -> list[str]:
        return [self.tr("What she has written stays in her name. That it was changed is written down.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        one, tr, line = self._one, self.tr, FieldKind.LINE
        yield FieldSpec(NAME, line, tr("Name"), tr("First name and last name."), required=True, default=one.name)
        hint = tr("Such as teacher, public health nurse, special educator.")
        yield FieldSpec(TITLE, line, tr("Job title"), hint, default=one.title)
        if not self._is_whole:
            return
        now, known_here = str(one.agency), self._agencies
        if now and all(found.code != now for found in known_here):
            known_here = (*known_here, FieldChoice(now, now))
        asked = FieldSpec(AGENCY, FieldKind.CHOICE, tr("Service"), choices=known_here, required=True, default=now)
        yield by_typing(asked, self.translator)
        yield FieldSpec(UNIT, line, tr("Unit"), tr("The school, kindergarten or station."), default=one.unit)
        roles = tuple(FieldChoice(role.value, tr(name)) for role, name in ROLES.items())
        yield FieldSpec(ROLE, FieldKind.CHOICE, tr("Role"), choices=roles, required=True, default=one.role.value)

    @override
    async def carry_out(self, values: Values) -> None:
        one = self._one
        agency = AgencyCode(str(values.get(AGENCY) or one.agency))
        unit = str(values.get(UNIT) or "") if self._is_whole else one.unit
        role = Role(str(values.get(ROLE) or one.role))
        try:
            await self.insist(describe, one.id, str(values[NAME]), str(values.get(TITLE) or ""), agency, unit, role)
        except BadInput:
            if self.form is not None:
                self.form.field(NAME).set_error(self.tr("a name is needed"))
        else:
            await self._kept.drop()
            self.mark_saved()
            self.dismiss(True)
