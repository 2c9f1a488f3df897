"""Keeps what is typed in a step: in memory while the screen is open, and encrypted in the store at each pause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.reconcile import Seen
from bti_tui.screens.case_place import CasePlace
from bti_tui.usecases.drafts import FEAR, NEWBORN, Lying, begun_on, draft_key, drop_draft, save_draft, take_over, typed
from bti_tui.usecases.step_sheet import StepSheet
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft

PLACE: Final = "step"
MOTHER: Final = "mother_case"
NOT_ASKED: Final = frozenset({"follows", MOTHER})
"""What goes along with the answers although the form has no field for it."""


def place_of_form(command: str, place: str = PLACE) -> str:
    """The place of a draft: one for each form of a step."""
    return f"{place}.{command}"


def form_of_place(place: str) -> str | None:
    """The form that a draft belongs to; None when it is not of a step."""
    start, dot, command = place.partition(".")
    return command if dot and start in (PLACE, FEAR, NEWBORN) else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in a form, which field has the cursor, and how much of the case its writer had seen."""

    values: Mapping[str, DraftValue]
    focus: str
    seen: Seen


class StepDrafts:
    """The drafts of the forms of one step."""

    def __init__(self, screen: CasePlace[Any], case_id: CaseId, place: str = PLACE) -> None:
        self._screen = screen
        self._place = place
        self._case_id = case_id
        self._step = StepId("")
        self._drawn = 0
        self._kept: dict[str, Kept] = {}
        self._lying = Lying()
        """What lies in the store."""
        self._seen: dict[str, Seen] = {}
        self._blank: dict[str, Mapping[str, DraftValue]] = {}
        self.along: dict[str, DraftValue] = {}
        """What is kept beside the answers."""

    def read(self, sheet: StepSheet) -> None:
        """Take over what lies in the store; what was typed since then counts more."""
        self._step, self._drawn = sheet.view.step.id, sheet.view.version
        self._lying = sheet.lying

    def key(self, command: str) -> str:
        """The key of a form of the step."""
        return draft_key(place_of_form(command, self._place), self._case_id, self._step)

    def seen(self, command: str) -> Seen:
        """How much of the case was seen by whoever wrote what stands in a form."""
        return self._seen.get(command, Seen(self._drawn, self._drawn))

    def has_seen(self, command: str, seen: Seen) -> None:
        """More was shown while the form was open."""
        self._seen[command] = seen

    def has(self, command: str) -> bool:
        """Whether something lies half written in a form."""
        kept = self._kept.get(command)
        if kept is not None:
            return kept.values != self._blank.get(command)
        return self._lies_in(command).first is not None

    def _lies_in(self, command: str) -> Lying:
        return self._lying.of_place(place_of_form(command, self._place))

    def open(self, command: str, form: Form) -> None:
        """Put back what stood in a form, with the cursor where it was; else begin at its first question."""
        self._blank[command] = form.draft
        lying, kept = self._lies_in(command), self._kept.get(command)
        self._seen[command] = Seen(kept.seen.version if kept else self._drawn, self._drawn)
        if kept is not None:
            form.fill(kept.values, kept.focus)
        elif lying.first is not None:
            self._take_up(command, form, lying.first)
        if self._kept.get(command) is None or form.focused_field is None:
            form.focus_start()
        self._screen.offer(lying, lambda draft: self._take_up(command, form, draft))

    def _take_up(self, command: str, form: Form, draft: Draft) -> None:
        """Go on with a draft that lies in the store, as this program's own."""
        values, focus = typed(draft)
        texts = {name: value for name, value in values.items() if isinstance(value, str | list)}
        self.along |= {name: texts.pop(name) for name in NOT_ASKED & texts.keys()}
        seen = Seen(begun_on(draft) or self._drawn, self._drawn)
        self._kept[command], self._seen[command] = Kept(texts, focus, seen), seen
        form.fill({**self._blank[command], **texts}, focus)
        self._screen.perform(self._own(draft), quiet=True)

    async def _own(self, draft: Draft) -> None:
        await self._screen.ask(take_over, draft)

    def forget(self, command: str) -> None:
        """The form was stored."""
        self._kept.pop(command, None)
        self._seen.pop(command, None)

    def keep(self, command: str, values: Mapping[str, DraftValue], focus: str) -> None:
        """Keep what stands in a form now; the typing doesn't wait for it."""
        self._kept[command] = Kept(dict(values), focus, self.seen(command))
        self._screen.perform(self._save(command), quiet=True)

    async def _save(self, command: str) -> None:
        kept, place, key = self._kept.get(command), place_of_form(command, self._place), self.key(command)
        if kept is None:
            return
        if kept.values == self._blank.get(command):
            await self._screen.keep_draft(key, lambda ctx: drop_draft(ctx, key))
            return
        values, case, step = {**kept.values, **self.along}, self._case_id, self._step
        seen = kept.seen.version
        await self._screen.keep_draft(key, lambda ctx: save_draft(ctx, place, case, step, {**values}, kept.focus, seen))
