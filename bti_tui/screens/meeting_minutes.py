"""The end of a meeting: what is missing, what comes next, and the approval of the minutes (godkjenne referat)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import AgreeChildTalk, ApproveMinutes
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId, PartyId
from bti_tui.domain.meeting_words import LineKind
from bti_tui.i18n import N_
from bti_tui.screens.entry_words import VISIBILITIES
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.meeting_text import MISSING
from bti_tui.usecases.drafts import LIVE
from bti_tui.usecases.execute import execute
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.live_meeting import LiveMeeting, Missing, live_meeting
from bti_tui.widgets.field import FieldSpec, Picked, Value, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NEXT_ON, CALLS_IN, TALKS, TALKS_BY = "next_on", "calls_in", "talks", "talks_by"
INFORMS, HOLDER_STAYS = "informs", "holder_stays"
PLACE: Final = f"{LIVE}.minutes"
LEFT_OUT: Final = {
    NEXT_ON: N_("next date"),
    CALLS_IN: N_("who calls in"),
    TALKS: N_("who talks with the child"),
    INFORMS: N_("who is told"),
}
"""What may be left out, and is asked about once."""


class MinutesScreen(LawForm):
    """Enter at the end approves; what is left out is said first, once. It gives True when the minutes are approved."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, unstored: str = "") -> None:
        """`unstored` is what still stands in the line of the meeting."""
        super().__init__(desk)
        self.case_id = case_id
        self._unstored = unstored
        self._live: LiveMeeting | None = None
        self._asked: tuple[str, ...] | None = None
        """What was left out when it was last asked about."""
        self.holder_stays = True
        """Whether the relay holder goes on, as it was approved."""

    @property
    @override
    def about_case(self) -> CaseId | None:
        return self.case_id

    @override
    def heading(self) -> str:
        return self.tr("Meeting minutes")

    @override
    def submit_word(self) -> str:
        return self.tr("Approve the minutes")

    @override
    def lines(self) -> list[str]:
        if self._live is None:
            return []
        kinds = [one.kind for one in self._live.lines]
        ntr = self.translator.ntr
        lines, goals = len(kinds), kinds.count(LineKind.GOAL)
        measures = kinds.count(LineKind.MEASURE)
        told = (
            ntr("{n} line", "{n} lines", lines),
            ntr("{n} goal", "{n} goals", goals),
            ntr("{n} measure", "{n} measures", measures),
        )
        count = f"{', '.join(told)}."
        missing = [one for one in self._live.missing if one in (Missing.PRESENCE, Missing.CHILD_VOICE)]
        said = [self.tr("! Missing: {what}.", what=self.tr(MISSING[one])) for one in missing]
        if self._unstored:
            said.append(self.tr("! The line is not stored: {text}", text=self._unstored))
        ends = self._left_out() or self.tr("Nothing of the meeting goes out before its minutes are approved.")
        return [count, *said, ends]

    def _left_out(self) -> str:
        """What was left out when it was last asked about; in full above the form, where the status line cuts it."""
        what = ", ".join(self.tr(LEFT_OUT[name]) for name in self._asked or ())
        return self.tr("Left out: {what}. Enter once more approves without it.", what=what) if what else ""

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        tr = self.tr
        people = tuple((one.id, one.name) for one in self._live.named.people) if self._live else ()
        yield FieldSpec(NEXT_ON, FieldKind.DATE, tr("Next meeting"), direction=Direction.FORWARD)
        yield FieldSpec(CALLS_IN, FieldKind.PARTY, tr("Who calls in"), options=people)
        if self._live is None or Missing.CHILD_TALK in self._live.missing:
            yield FieldSpec(TALKS, FieldKind.PARTY, tr("Talks with the child"), options=people)
            hint = tr("Left out: before the next meeting.")
            yield FieldSpec(TALKS_BY, FieldKind.DATE, tr("Until when"), hint, direction=Direction.FORWARD)
        yield FieldSpec(INFORMS, FieldKind.LINE, tr("Who is told"), tr("Who else is told, and by whom."))
        if self._live is None or not self._live.is_nameless:
            yield FieldSpec(HOLDER_STAYS, FieldKind.YES_NO, tr("Relay holder stays?"), required=True)

    @override
    async def _open(self) -> None:
        self._live = await self.ask(live_meeting, self.case_id, self.translator.language, VISIBILITIES)
        self.told.update("\n".join(self.lines()))
        self.draft = FormDraft(self, PLACE, self.case_id, self._live.id, self._live.head.version)
        await super()._open()

    @override
    async def carry_out(self, values: Values) -> None:
        live = self._live
        if live is None:
            return
        if self._unstored:
            self.set_status(self.tr("The line of the meeting is not stored yet. Esc goes back to it."))
            return
        left_out = tuple(name for name in LEFT_OUT if name in values and values[name] is None)
        if left_out and left_out != self._asked:
            self._asked = left_out
            self.told.update("\n".join(self.lines()))
            self.set_status(self._left_out())
            return
        await self._agree_talk(live, values)
        await self._approve(live, values)

    async def _agree_talk(self, live: LiveMeeting, values: Values) -> None:
        """Who talks with the child, until the next meeting when no other day is said."""
        who, by = _party(values.get(TALKS)), _day(values.get(TALKS_BY)) or _day(values.get(NEXT_ON))
        if who is not None and by is not None:
            await self.insist(execute, AgreeChildTalk(case_id=self.case_id, meeting=live.id, who=who, by=by))

    async def _approve(self, live: LiveMeeting, values: Values) -> None:
        approval = ApproveMinutes(
            case_id=self.case_id,
            meeting=live.id,
            holder_stays=values.get(HOLDER_STAYS) is not False,
            next_on=_day(values.get(NEXT_ON)),
            calls_in=_party(values.get(CALLS_IN)),
            informs=str(values.get(INFORMS) or "") or None,
        )
        await self.insist(execute, approval, self.draft.key if self.draft else None)
        if self.draft is not None:
            self.draft.stored()
        self.mark_saved()
        self.holder_stays = approval.holder_stays
        self.dismiss(True)


def _party(value: Value) -> PartyId | None:
    return PartyId(value.id) if isinstance(value, Picked) and value.id else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
