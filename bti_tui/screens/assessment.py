"""Answering the concern assessment: one question a line, one key an answer, and every key kept as a draft."""

from __future__ import annotations

from typing import cast

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.codec import to_json
from bti_tui.domain.commands import AssessConcern
from bti_tui.i18n import N_
from bti_tui.screens.assessment_place import AssessmentPlace
from bti_tui.screens.assessment_rows import unanswered
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.own_words import own_words
from bti_tui.screens.step_answer import Stored
from bti_tui.screens.step_command import command_from
from bti_tui.widgets.answer_list import AnswerList
from bti_tui.widgets.form import Form
from bti_tui.widgets.row_list import RowList

DIGITS = "123456789"


class AssessmentScreen(AssessmentPlace):
    """First the questions, one key each; the words come last, and Enter on the last of them stores all."""

    CSS_PATH = "assessment.tcss"
    BINDINGS = [
        Binding("f4", "finish", N_("Finish"), priority=True, id="neste"),
        Binding("f6", "respondent", N_("Who answers"), priority=True, id="mote"),
        Binding("f7", "area(-1)", N_("Area before"), priority=True, id="bak"),
        Binding("f8", "area(1)", N_("Next area"), priority=True, id="fram"),
        Binding("ctrl+g", "jump", show=False, priority=True, id="gaatil"),
        *(Binding(one, f"to_area({one})", show=False, priority=True, id=f"area-{one}") for one in DIGITS),
    ]

    # answering

    def on_answer_list_answered(self, event: AnswerList.Answered) -> None:
        """Each answer is kept; after the last one the words are asked for."""
        event.stop()
        self._draw()
        self.keep()
        if event.is_last and self._rows is not None and not unanswered(self._rows, self.list.answers):
            self.perform(self._ask_for_words())

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another question."""
        event.stop()
        self._explain()
        self.call_after_refresh(self._place_cursor)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the questions are off while words are written; digits answer unless a jump was asked for."""
        filling = self.panel.form is not None
        if action == "to_area":
            return self._jumps
        if action in {"finish", "respondent", "area", "jump"}:
            return not filling
        return super().check_action(action, parameters)

    def action_jump(self) -> None:
        """Ctrl+G: the next digit is the number of an area."""
        self._jumps = True
        self.refresh_bindings()
        self.set_status(self.tr("Which area? Press its number."))

    def action_to_area(self, number: int) -> None:
        """A digit after Ctrl+G."""
        self._jumps = False
        self.refresh_bindings()
        if self._rows is not None:
            self.list.go_to(self._rows.first_of(number - 1))
            self._explain()

    async def action_area(self, step: int) -> None:
        """F7, F8: the area before, or the next one."""
        current = await self.list.settled()
        if self._rows is not None:
            self.list.go_to(self._rows.beside_area(current, step))
            self._explain()

    async def action_respondent(self) -> None:
        """F6: somebody else answers; what lies half answered stays as a draft of its own."""
        await self.list.answered()
        if self.sheet is not None and self._who is not None:
            known = self.sheet.answerers
            following = known[(known.index(self._who) + 1) % len(known)]
            self.perform(self._answer_as(following))

    def action_finish(self) -> None:
        """F4: to what is not answered, else to the words."""
        self.perform(self._finish())

    async def _finish(self) -> None:
        answers = dict(await self.list.answered())
        left = unanswered(self._rows, answers) if self._rows else ()
        if left:
            self.list.go_to(left[0])
            await self.list.settled()  # the row that the cursor came to has been spoken of by then
            self.set_status(self.tr("{count} questions are not answered. ? and - are answers too.", count=len(left)))
            return
        await self._ask_for_words()

    # the words

    async def _ask_for_words(self) -> None:
        if self._rows is None:
            return
        form = Form(self._rows.fields(), self.translator, now=self.host.wall_clock)
        self.set_class(True, "-filling")
        await self.panel.open(self.tr("IN YOUR OWN WORDS"), form)
        if self._words:
            form.fill(self._words)
        form.focus_start()
        self.refresh_bindings()
        self.show_status()

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Words are kept as the answers are."""
        event.stop()
        self._words = dict(event.draft)
        self.keep()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Everything is answered: store it."""
        event.stop()
        self.perform(self._store({**event.values}))

    async def _store(self, words: dict[str, object]) -> None:
        if self.sheet is None or self._who is None or self._rows is None:
            return
        given = self._rows.given(self.list.answers)
        plain = {name: to_json(answers) for name, answers in given.items()}
        command = command_from(
            AssessConcern.name,
            self.case_id,
            {
                **cast("dict[str, str]", words),
                **cast("dict[str, str]", plain),
                "respondent": self._who.respondent.value,
                "person": self._who.person or None,
                "version": self.sheet.instrument.version,
            },
        )
        said = own_words(self.panel.form, self.translator)
        title = self.sheet.instrument.title.speak(self.translator.language)
        await self.carry_out(Order(command, self._key, self._seen, title, said, self._settled))

    async def _settled(self, settled: Settled) -> None:
        if settled.goes_on is not None:
            self._seen = settled.goes_on
        else:
            self.dismiss(Stored(self.case_id))

    @override
    async def step_back(self) -> bool:
        """Esc: from the words back to the questions, then out; the draft stays."""
        form = self.panel.form
        if form is None:
            return await super().step_back()
        if not self.notice.escape() and not form.escape():
            await self.keep_drafts()
            await self.panel.close()
            self.set_class(False, "-filling")
            self.set_focus(self.list)
            self.refresh_bindings()
        return True
