"""Restriction (sperring): hide a case or a text and keep it, show it again, and open a hidden case on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import LiftRestriction, ReleaseEntry, RestrictCase, WithholdEntry
from bti_tui.domain.ids import CaseId, FactId, GroundCode
from bti_tui.screens.law_form import GROUND, REASON, LawForm
from bti_tui.usecases.execute import execute
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.restriction import open_restricted
from bti_tui.widgets.field import FieldSpec, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class _OfCase(LawForm):
    """A form about one case, perhaps about one text of it."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, entry: FactId | None = None) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self.entry = entry

    def said(self, values: Values) -> tuple[GroundCode, str]:
        """The ground and the reason."""
        return GroundCode(str(values.get(GROUND) or "")), str(values.get(REASON) or "")

    def grounds_of(self, known: Grounds) -> FieldSpec:
        """The grounds for hiding."""
        language = self.translator.language
        return self.choice_of_ground((one.code, one.name.speak(language)) for one in known.restriction)


class RestrictScreen(_OfCase):
    """Hide a case, or one text of it."""

    @override
    def heading(self) -> str:
        return self.tr("Withhold the text") if self.entry else self.tr("Restrict the case")

    @override
    def lines(self) -> list[str]:
        if self.entry:
            return [self.tr("The text is kept, and nobody sees it until it is released. That it is there is shown.")]
        return [
            self.tr("The case is kept, and hidden: it is in no list, no search and no count."),
            self.tr("It can be opened from the menu, with a reason, and nothing in it can be changed."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.grounds_of(known)
        yield self.reason(self.tr("Why it is hidden. It is kept in the case."))

    @override
    async def carry_out(self, values: Values) -> None:
        ground, reason = self.said(values)
        if self.entry:
            order = WithholdEntry(case_id=self.case_id, entry=self.entry, ground=ground, reason=reason)
            await self.ask(execute, order)
        else:
            await self.ask(execute, RestrictCase(case_id=self.case_id, ground=ground, reason=reason))
        self.mark_saved()
        self.dismiss(True)


class LiftScreen(_OfCase):
    """Show a case, or one text of it, again."""

    @override
    def heading(self) -> str:
        return self.tr("Release the text") if self.entry else self.tr("Lift the restriction")

    @override
    def lines(self) -> list[str]:
        if self.entry:
            return [self.tr("The text is shown again to those who may see it.")]
        return [self.tr("The case is in lists and search again, and can be worked in.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.reason(self.tr("Why it is shown again. It is kept in the case."))

    @override
    async def carry_out(self, values: Values) -> None:
        _, reason = self.said(values)
        if self.entry:
            await self.ask(execute, ReleaseEntry(case_id=self.case_id, entry=self.entry, reason=reason))
        else:
            await self.ask(execute, LiftRestriction(case_id=self.case_id, reason=reason))
        self.mark_saved()
        self.dismiss(True)


class OpenRestrictedScreen(_OfCase):
    """Read a restricted case, for a written reason."""

    @override
    def heading(self) -> str:
        return self.tr("Open a restricted case")

    @override
    def lines(self) -> list[str]:
        return [self.tr("The reason stands in the access log with your name. The case stays restricted.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.reason(self.tr("Such as: request for access from the guardians."))

    @override
    async def carry_out(self, values: Values) -> None:
        await self.ask(open_restricted, self.case_id, self.said(values)[1])
        self.dismiss(True)
