"""What tells where somebody is, text by text: a person decides on each, since no program can know it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.log_text import LogTexts
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.whereabouts import Telling, Tellings, masked, proposed_words, rewrite, tellings
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.row_list import Row, cell, one_line

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WORDS, TEXT = "words", "text"
WHEN: Final = 11
"""Columns of the day."""


class WhereaboutsScreen(RowsPlace):
    """F4 takes the place out of the text of the row, F2 looks for other words."""

    BINDINGS = [
        Binding("f2", "other_words", N_("Other words"), priority=True, id="ny"),
        Binding("f4", "take_out", N_("Take out"), priority=True, id="neste"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId, words: str) -> None:
        """`words` tell where, with commas between them."""
        super().__init__(desk)
        self.case_id = case_id
        self.words = words
        self._found = Tellings()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("What tells where"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many texts hold a word, and each of them."""
        self._found = found = await self.ask(tellings, self.case_id, self.words)
        said = self.tr("No text holds one of the words: {words}", words=self.words)
        if found.found:
            said = self.translator.ntr(
                "{n} text holds one of the words: {words}",
                "{n} texts hold one of the words: {words}",
                len(found.found),
                words=self.words,
            )
        half = self.translator.ntr(
            "! {n} draft of yours in this case holds one too.",
            "! {n} drafts of yours in this case do too.",
            found.drafts,
        )
        why = self.tr("Places that were written as places are gone. What is written freely, only you can judge.")
        lines = [said, why, *([half] if found.drafts else [])]
        return "\n".join(lines), [Row(one.entry, partial(self._told, one)) for one in found.found]

    def _told(self, one: Telling, width: int) -> str:
        sign = "! " if one.is_name else "  "
        return cell(f"{sign}{cell(self.translator.day(one.line.on), WHEN)}{self._said(one)}", width)

    def _said(self, one: Telling) -> str:
        if self._found.words is None:
            return ""
        return one_line(LogTexts(self.translator, self._found.words).sentence(one.line))

    @property
    def _current(self) -> Telling | None:
        return next((one for one in self._found.found if one.entry == self.list.current), None)

    @override
    def ready_status(self) -> str:
        """What can be done with the row."""
        one = self._current
        if one is None:
            return self.tr("F2 looks for other words.")
        if one.is_name:
            return self.tr("The name of somebody: put it right where the people are.")
        return self.tr("F4 shows the text without the words, and takes the first one out for good.")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A name is put right elsewhere."""
        if action == "take_out":
            return self._current is not None and not self._current.is_name
        return super().check_action(action, parameters)

    async def action_take_out(self) -> None:
        """F4: the text of the row, to be written without the place."""
        await self.list.settled()
        one = self._current
        if one is not None and not one.is_name:
            await self.app.push_screen(RewriteScreen(self.desk, self.case_id, one, self.words))

    async def action_other_words(self) -> None:
        """F2: what else may tell where."""
        screen = WordsScreen(self.desk, self.case_id, self.words)
        await self.app.push_screen(screen, lambda done: self._look(screen.words) if done else None)

    def _look(self, words: str) -> None:
        self.words = words
        self.perform(self._read())

    @override
    def help_page(self) -> HelpPage:
        """Why a person has to do this."""
        text = self.tr(
            "The address is strictly confidential, so that nothing in the case may tell where. Fields for places are "
            "empty for good. In what is written freely the program finds only the words that you give it: think of "
            "the school, the way there, the doctor, the club, and of nicknames. F4 lets you write a text anew; the "
            "first one goes for ever, and what you keep lies in the log as an internal note of the same day."
        )
        return HelpPage(self.place, (HelpSection(self.tr("What tells where"), text),))


class WordsScreen(LawForm):
    """Which words tell where. They are kept nowhere, not as a draft either."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, words: str) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self.words = words

    @override
    def heading(self) -> str:
        return self.tr("Words that tell where")

    @override
    def lines(self) -> list[str]:
        return [self.tr("School, kindergarten, street, place, club, doctor. They are kept nowhere.")]

    @override
    async def _open(self) -> None:
        self.words = self.words or await self.ask(proposed_words, self._case_id)
        await super()._open()

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        hint = self.tr("With commas between them.")
        yield FieldSpec(WORDS, FieldKind.LINE, self.tr("Words"), hint, required=True, default=self.words)

    @override
    def submit_word(self) -> str:
        """Nothing goes yet."""
        return self.tr("Look for them")

    @override
    async def carry_out(self, values: Values) -> None:
        self.words = str(values[WORDS])
        self.dismiss(True)


class RewriteScreen(LawForm):
    """One text without the place: what is kept of it is written by a person."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, telling: Telling, words: str) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._telling = telling
        self._words = words

    @override
    def heading(self) -> str:
        return self.tr("Take out what tells where")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr(
                "The text that stands in the case goes for ever, with its corrections. What you leave here is kept as "
                "an internal note of the same day. Leave nothing, and only that something was there is left."
            ),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        texts = (masked(text, self._words, self.tr("[withheld]")) for text in self._telling.texts)
        left = "\n\n".join(dict.fromkeys(texts))
        yield FieldSpec(TEXT, FieldKind.NOTE, self.tr("What is kept"), default=left, rows=8)

    @override
    async def carry_out(self, values: Values) -> None:
        await self.insist(rewrite, self._case_id, self._telling.entry, str(values.get(TEXT) or ""))
        self.mark_saved()
        self.dismiss(True)
