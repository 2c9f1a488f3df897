"""The forms that end what safety answers have opened: the outcome of a route, and the word to the guardians."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import Command, JudgeNotice, SettleRoute
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.reconcile import Seen
from bti_tui.screens.assessment_words import NOTICES
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.law_form import KEYS, LawForm
from bti_tui.screens.step_command import command_from
from bti_tui.usecases.assessment import AssessmentSheet, RouteLine
from bti_tui.usecases.execute import execute
from bti_tui.usecases.grounds import Grounds
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

PLACE: Final = "assessments"
"""Begins the place of their drafts, which are shielded as all drafts of assessments are."""


class _GraveForm(LawForm):
    """Stores one order about the assessments of a case; it gives True when it did."""

    def __init__(self, desk: Desk[Context], sheet: AssessmentSheet, about: str) -> None:
        super().__init__(desk)
        self.case_id = sheet.case_id
        self.sheet = sheet
        self.draft = self.kept = FormDraft(self, f"{PLACE}.{about}", sheet.case_id, about, sheet.version)

    def command(self, values: Values) -> Command:
        """What the answers ask for."""
        raise NotImplementedError

    @override
    def submit_word(self) -> str:
        """What the last line does."""
        return self.tr("Store it")

    def day_field(self, name: str) -> FieldSpec:
        """The day, today unless another one is written."""
        today = self.sheet.today
        default = f"{today.day}.{today.month}.{today.year}"
        return FieldSpec(
            name, FieldKind.DATE, self.tr("When"), required=True, direction=Direction.BACK, default=default
        )

    @override
    async def carry_out(self, values: Values) -> None:
        """Store it, and leave."""
        seen = Seen(self.kept.begun, self.sheet.version)
        await self.insist(execute, self.command(values), self.kept.key, seen)
        self.kept.stored()
        self.mark_saved()
        self.dismiss(True)


class SettleRouteScreen(_GraveForm):
    """What became of a route: the outcome, the day, why, and who was consulted."""

    def __init__(self, desk: Desk[Context], sheet: AssessmentSheet, route: RouteLine) -> None:
        super().__init__(desk, sheet, str(route.raised.route))
        self.route = route

    @override
    def heading(self) -> str:
        return self.tr("What became of it")

    @override
    def lines(self) -> list[str]:
        """The route, and that the program sends nothing."""
        return [
            f"! {self.route.name.speak(self.translator.language)}",
            self.tr("It stays open until you write what became of it. The program sends nothing."),
            self.tr("Your name and the time are stored with it. It is shielded."),
            "",
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        """Outcome, day, reason, and who was consulted."""
        ends = zip(self.sheet.instrument.route_ends, KEYS, strict=False)
        choices = tuple(FieldChoice(one.code, one.name.speak(self.translator.language), key) for one, key in ends)
        yield FieldSpec("outcome", FieldKind.CHOICE, self.tr("Outcome"), required=True, choices=choices)
        yield self.day_field("settled_on")
        yield self.reason(self.tr("What you did, and why."))
        told = self.tr("Needed when nothing was reported.")
        yield FieldSpec("consulted", FieldKind.LINE, self.tr("Consulted"), told)

    @override
    def command(self, values: Values) -> Command:
        return command_from(SettleRoute.name, self.case_id, {**values, "route": str(self.route.raised.route)})


class JudgeNoticeScreen(_GraveForm):
    """Inform the guardians, or hold back; nothing goes to them before somebody has chosen."""

    def __init__(self, desk: Desk[Context], sheet: AssessmentSheet) -> None:
        super().__init__(desk, sheet, "notice")

    @override
    def heading(self) -> str:
        return self.tr("The guardians: inform, or hold back")

    @override
    def lines(self) -> list[str]:
        """What each choice leads to."""
        return [
            self.tr("Before a copy goes to the guardians, somebody chooses and says why."),
            self.tr("Hold back: the safety track opens, and nothing goes to them until somebody has advised."),
            "",
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        """The choice, the day and the reason."""
        choices = tuple(
            FieldChoice(one.value, self.tr(text), key) for (one, text), key in zip(NOTICES.items(), KEYS, strict=False)
        )
        yield FieldSpec("choice", FieldKind.CHOICE, self.tr("You choose"), required=True, choices=choices)
        yield self.day_field("judged_on")
        yield self.reason(self.tr("What the choice rests on."))

    @override
    def command(self, values: Values) -> Command:
        return command_from(JudgeNotice.name, self.case_id, values)
