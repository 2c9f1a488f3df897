"""Keeps what is typed in a step: in memory while the screen is open, and encrypted in the store at each pause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.errors import BtiError
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.screens.base import BtiScreen
from bti_tui.usecases.drafts import draft_key, drop_draft, save_draft, typed
from bti_tui.usecases.step_sheet import StepSheet
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft

PLACE: Final = "step"
AGAIN_AFTER_SECONDS: Final = 5.0


def place_of_form(command: str) -> str:
    """The place of a draft: one for each form of a step."""
    return f"{PLACE}.{command}"


def form_of_place(place: str) -> str | None:
    """The form that a draft belongs to; None when it is not of a step."""
    start, dot, command = place.partition(".")
    return command if dot and start == PLACE else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in a form, and which field has the cursor."""

    values: Mapping[str, DraftValue]
    focus: str


class StepDrafts:
    """The drafts of the forms of one step."""

    def __init__(self, screen: BtiScreen[Any], case_id: CaseId) -> None:
        self._screen = screen
        self._case_id = case_id
        self._step = StepId("")
        self._kept: dict[str, Kept] = {}
        self._blank: dict[str, Mapping[str, DraftValue]] = {}

    def read(self, sheet: StepSheet) -> None:
        """Take over what lies in the store; what was typed since then counts more."""
        self._step = sheet.view.step.id
        for draft in sheet.drafts:
            command = form_of_place(draft.place)
            if command is not None:
                self._kept.setdefault(command, _kept(draft))

    def key(self, place: str, step: StepId) -> str:
        """The id of a draft."""
        return draft_key(place, self._case_id, step)

    def has(self, command: str) -> bool:
        """Whether something lies half written in a form."""
        kept = self._kept.get(command)
        return kept is not None and kept.values != self._blank.get(command)

    def open(self, command: str, form: Form) -> None:
        """Put back what stood in a form, with the cursor where it was; else begin at its first field."""
        self._blank[command] = form.draft
        kept = self._kept.get(command)
        if kept is not None:
            form.fill(kept.values, kept.focus)
        if kept is None or form.focused_field is None:
            form.focus_first()

    def forget(self, command: str) -> None:
        """The form was stored."""
        self._kept.pop(command, None)

    def keep(self, command: str, values: Mapping[str, DraftValue], focus: str) -> None:
        """Keep what stands in a form now; the typing doesn't wait for it."""
        self._kept[command] = Kept(dict(values), focus)
        self._screen.perform(self._save(command), quiet=True)

    async def _save(self, command: str) -> None:
        kept, place = self._kept.get(command), place_of_form(command)
        if kept is None:
            return
        try:
            if kept.values == self._blank.get(command):
                await self._screen.ask(drop_draft, self.key(place, self._step))
            else:
                values: dict[str, object] = dict(kept.values)
                await self._screen.ask(save_draft, place, self._case_id, self._step, values, kept.focus)
        except BtiError:
            self._screen.mark_unsaved()
            self._screen.set_timer(AGAIN_AFTER_SECONDS, lambda: self._again(command))
            raise
        self._screen.mark_saved()

    def _again(self, command: str) -> None:
        """Try once more to store what could not be stored."""
        if self._screen.host.state.is_unsaved:
            self._screen.perform(self._save(command), quiet=True)


def _kept(draft: Draft) -> Kept:
    values, focus = typed(draft)
    texts = {name: value for name, value in values.items() if isinstance(value, str | list)}
    return Kept(texts, focus)
