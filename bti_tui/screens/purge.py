"""Purge by law (slette etter lov): ground, proof and reason; a second look; the number of the case; then it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.erasure import Extent, PurgeOrder
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId, FactId, GroundCode, PersonId, UserId
from bti_tui.i18n import N_
from bti_tui.screens.law_form import GROUND, REASON, LawForm
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.purging import PurgePreview, carry_out_purge, purge_preview
from bti_tui.widgets.field import FieldSpec, Picked, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

REFERENCE, UNTIL, DECIDED_BY, NUMBER = "reference", "retained_until", "decided_by", "number"
BESIDE: Final = N_("! {name} in the folder of the store may hold it. It goes only when you remove it.")
MOST_COPIES: Final = 6
"""Backups that are named one by one; the rest is counted."""


class PurgeScreen(LawForm):
    """Two forms, one after the other: what allows it, then the look and the number."""

    def __init__(
        self, desk: Desk[Context], case_id: CaseId, *, entry: FactId | None = None, person: PersonId | None = None
    ) -> None:
        """Without `entry` and `person` it is about the whole case."""
        super().__init__(desk)
        self._order = PurgeOrder(
            case_id=case_id,
            ground=GroundCode(""),
            reason="",
            decided_by=UserId(""),
            entry=entry,
            person=person,
        )
        self._preview: PurgePreview | None = None

    @override
    def heading(self) -> str:
        """What is done here."""
        return self.tr("Purge by law")

    @override
    def lines(self) -> list[str]:
        """What goes, before anything is known of the ground."""
        what = {
            Extent.CASE: self.tr("Every text, name and date of the case goes for ever. Its number stays."),
            Extent.ENTRY: self.tr("The words go for ever, with their corrections. That something was there stays."),
            Extent.PERSON: self.tr("The name, the date of birth and the answers of this person go for ever."),
        }[self._order.extent]
        return [what, self.tr("It takes a ground in law, a leader's decision and a reason that names nobody.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        """The ground and what it is shown by."""
        tr, language = self.tr, self.translator.language
        yield self.choice_of_ground((one.code, one.name.speak(language)) for one in known.purge)
        yield FieldSpec(
            REFERENCE,
            FieldKind.LINE,
            tr("Reference"),
            tr("The archive's reference, or that of the decision, without names."),
            required=True,
        )
        hint = tr("Only on the ground of the archive: the day until which the papers had to be kept.")
        yield FieldSpec(UNTIL, FieldKind.DATE, tr("Kept until"), hint, direction=Direction.BACK)
        yield FieldSpec(
            DECIDED_BY,
            FieldKind.PROFESSIONAL,
            tr("Decided by"),
            tr("The leader who decided it."),
            required=True,
            options=known.leaders,
        )
        yield self.reason(tr("Why. It stays for ever, so leave out names."))

    @override
    def submit_word(self) -> str:
        """Nothing goes yet."""
        return self.tr("See what would go")

    @override
    async def carry_out(self, values: Values) -> None:
        """First the look, then the purge."""
        if NUMBER in values:
            await self._purge(str(values[NUMBER] or ""))
        else:
            await self._look(values)

    async def _look(self, values: Values) -> None:
        until, decider = values.get(UNTIL), values.get(DECIDED_BY)
        order = PurgeOrder(
            case_id=self._order.case_id,
            ground=GroundCode(str(values.get(GROUND) or "")),
            reason=str(values.get(REASON) or ""),
            decided_by=UserId((decider.id or "") if isinstance(decider, Picked) else ""),
            reference=str(values.get(REFERENCE) or ""),
            retained_until=until if isinstance(until, date) else None,
            entry=self._order.entry,
            person=self._order.person,
        )
        self._preview = await self.ask(purge_preview, order)
        self._order = order
        await self.ask_page()

    @override
    async def ask_page(self) -> None:
        """After the look, the number of the case."""
        if self._preview is None:
            await super().ask_page()
            return
        self.told.update("\n".join(self._preview_lines(self._preview)))
        hint = self.tr("Type the number of the case to say that it is the right one.")
        number = FieldSpec(NUMBER, FieldKind.LINE, self.tr("Number of the case"), hint, required=True)
        await self.show_form((number,), self.tr("Purge for ever"))

    async def _purge(self, number: str) -> None:
        await self.ask(carry_out_purge, replace(self._order, number=number))
        self.mark_saved()
        self.dismiss(True)

    def _preview_lines(self, seen: PurgePreview) -> list[str]:
        tr, ntr, day = self.tr, self.translator.ntr, self.translator.day
        goes = [ntr("{n} text goes.", "{n} texts go.", seen.texts)]
        if seen.facts:
            goes.append(ntr("{n} fact is emptied.", "{n} facts are emptied.", seen.facts))
        lines = [
            tr("! {number}: this can't be taken back.", number=seen.number),
            " ".join(goes),
            tr("The number, the audit log and a receipt without content stay."),
        ]
        backups = [(one, one.gone_on) for one in seen.copies if one.gone_on is not None]
        for one, goes_on in backups[:MOST_COPIES]:
            made, gone = day(one.made_at.astimezone().date(), year=True), day(goes_on, year=True)
            lines.append(tr("Backup of {made}: in it until {gone}.", made=made, gone=gone))
        rest = len(backups) - MOST_COPIES
        if rest > 0:
            last = day(max(goes_on for _, goes_on in backups), year=True)
            lines.append(
                ntr(
                    "{n} more backup, the last until {gone}.",
                    "{n} more backups, the last until {gone}.",
                    rest,
                    gone=last,
                )
            )
        beside = [Path(one.place).name for one in seen.copies if one.gone_on is None]
        lines += [tr(BESIDE, name=name) for name in beside[:MOST_COPIES]]
        if not backups:
            lines.append(tr("No backup that this machine knows of holds it. Copies elsewhere are yours to find."))
        return lines
