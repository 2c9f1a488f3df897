"""A form that stands alone and gives one order in a case: its draft is kept, and two who write at once are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Conflict, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.domain.reconcile import Seen
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.own_words import own_words
from bti_tui.screens.rivals import Choice, RivalsScreen
from bti_tui.usecases.execute import execute
from bti_tui.usecases.rivals import rivals
from bti_tui.widgets.field import Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class OrderForm(LawForm):
    """One form about a case; it gives True when something was stored."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, place: str, about: str = "", version: int = 0) -> None:
        """`place` is that of its draft, `about` the id of what the form is about, `version` that of the case seen."""
        super().__init__(desk)
        self.case_id = case_id
        self.version = version
        self.kept = FormDraft(self, place, case_id, about, version)
        self.draft: FormDraft | None = self.kept

    def command(self, values: Values) -> Command:
        """What the answers ask for."""
        raise NotImplementedError

    @override
    async def carry_out(self, values: Values) -> None:
        await self.give(self.command(values), Seen(self.kept.begun, self.version))

    async def give(self, command: Command, seen: Seen) -> None:
        """Store it, unless others have written about the same since: then both are shown, and she chooses."""
        try:
            await self.insist(execute, command, self.kept.key, seen)
        except Refused:
            await self.keep_drafts()
            raise
        except Conflict as conflict:
            if not conflict.newer:
                raise
            await self.keep_drafts()
            met = replace(await self.ask(rivals, command, conflict.newer), can_note=False)
            words = own_words(self.form, self.translator)
            now = Seen(conflict.version, conflict.version)
            screen = RivalsScreen(self.desk, self.crumbs(), met, conflict.reasons, words)
            await self.app.push_screen(screen, lambda choice: self._chosen(command, now, choice))
        else:
            self.kept.stored()
            self.mark_saved()
            self.leave()

    def leave(self) -> None:
        """It is stored: back to the list."""
        self.dismiss(True)

    def _chosen(self, command: Command, now: Seen, choice: Choice | None) -> None:
        """She has seen both texts now."""
        self.kept.begun = now.version
        if choice is Choice.MINE:
            self.perform(self.give(command, now))
        elif choice is Choice.THEIRS:
            self.dismiss(None)
