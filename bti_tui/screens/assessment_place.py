"""The place where the concern assessment is answered: who answers, what is shown, and the draft of every key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.reconcile import Seen
from bti_tui.i18n import N_
from bti_tui.screens.assessment_rows import AssessmentRows
from bti_tui.screens.assessment_words import who
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.step_answer import StepAnswer
from bti_tui.usecases.assessment import Answerer, AssessmentSheet, assessment_sheet
from bti_tui.usecases.drafts import ASSESSMENT, begun_on, draft_key, drafts_of, save_draft, take_over, typed
from bti_tui.widgets.answer_list import AnswerList
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.form_panel import FormPanel

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft
    from bti_tui.usecases.context import Context

ANSWERS, WORDS = "answers", "words"
KEYS_TOLD: Final = N_(
    "One key answers the question under the cursor, and the cursor moves on. Backspace takes an answer back. F7 and "
    "F8 go to the area before and after; Ctrl+G and then a number goes straight to one. F6 lets somebody else answer: "
    "each answers alone, and the answers stand side by side once yours are stored."
)


class AssessmentPlace(CasePlace[StepAnswer]):
    """The questions in their areas, what each answer means below, resources beside."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.sheet: AssessmentSheet | None = None
        self._who: Answerer | None = None
        self._seen = Seen(0, 0)
        self._rows: AssessmentRows | None = None
        self._words: dict[str, DraftValue] = {}
        self._jumps = False
        self._top = Static(id="assessment-top", markup=False)
        self._beside = Static(id="assessment-beside", markup=False)
        self._below = Static(id="assessment-below", markup=False)
        self.list = AnswerList(id="assessment-list")
        self.panel = FormPanel()

    # what it shows

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The case, and the name of the instrument."""
        if self.sheet is None:
            return ()
        return (f"{self.sheet.number} {self.sheet.about}", self.sheet.instrument.title.speak(self.translator.language))

    @override
    def compose_body(self) -> ComposeResult:
        """Who answers, the questions, what the answers mean; the form for words takes their room."""
        yield self._top
        with Horizontal(id="assessment-middle") as middle:
            middle.can_focus = False
            yield self.list
            yield self._beside
        yield self._below
        yield self.panel

    @property
    @override
    def drawn(self) -> int:
        return self.sheet.version if self.sheet else 0

    @property
    @override
    def open_form(self) -> str:
        return self._key if self._who else ""

    @override
    async def read_again(self) -> None:
        """What others did changes nothing of what is being answered; the version is kept as it was seen."""

    def on_mount(self) -> None:
        """Read the case, and go on where it was left."""
        self.perform(self._enter(), self.tr("The case is being read."))

    async def _enter(self) -> None:
        self.sheet = await self.ask(assessment_sheet, self.case_id)
        self.draw_header()
        await self._answer_as(self.sheet.answerers[0])

    async def _answer_as(self, one: Answerer) -> None:
        """Begin, or go on with what lies half answered."""
        if self.sheet is None:
            return
        self._who, self._seen, self._words = one, Seen(self.drawn, self.drawn), {}
        self._rows = AssessmentRows(self.sheet, one, self.translator)
        self.list.answers = {}
        found = await self.ask(drafts_of, self._key)
        self._draw()
        self.list.go_to(self._rows.first_of(0))
        if found.first is not None:
            await self._take_up(found.first)
        self.set_focus(self.list)
        self.form_opened()

    async def _take_up(self, draft: Draft) -> None:
        values, focus = typed(draft)
        self._seen = Seen(begun_on(draft) or self.drawn, self.drawn)
        self.list.answers = dict(cast("dict[str, str]", values.get(ANSWERS, {})))
        self._words = dict(cast("dict[str, DraftValue]", values.get(WORDS, {})))
        await self.ask(take_over, draft)
        self._draw()
        self.list.go_to(focus)

    def _draw(self) -> None:
        """The rows with today's answers; headings carry the trend, so all are drawn again."""
        if self._rows is None or self._who is None:
            return
        self.list.ask(self._rows.questions(self.list.answers))
        done, all_of_them = self._rows.counts(self.list.answers)
        said = self.tr("Answered {done} of {all}. No sum is worked out.", done=done, all=all_of_them)
        told = self.tr("Answers: {who}", who=who(self._who, self.translator))
        self._top.update(f" {told}   {said}")
        self._beside.update("\n".join(self._rows.beside(self.list.answers)))
        self._explain()

    def _explain(self) -> None:
        """What the answers of the question under the cursor mean."""
        if self._rows is not None:
            self._below.update("\n".join(self._rows.below(self.list.current, self.list.answers)))
        self.show_status()

    @override
    def ready_status(self) -> str:
        """The question in words, and the keys that answer it."""
        return self._rows.status(self.list.current, self.list.answers) if self._rows else ""

    # the draft

    @property
    def _key(self) -> str:
        return draft_key(ASSESSMENT, self.case_id, self._step)

    @property
    def _step(self) -> str:
        return str(self._who.person or self._who.respondent.value) if self._who else ""

    def keep(self) -> None:
        """Keep what is answered so far, as the draft of whoever answers now; the next key doesn't wait for it."""
        values: dict[str, object] = {ANSWERS: dict(self.list.answers), WORDS: dict(self._words)}
        self.perform(self._put(self._key, self._step, values, self.list.current), quiet=True)

    async def _put(self, key: str, step: str, values: dict[str, object], focus: str) -> None:
        case_id, seen = self.case_id, self._seen.version
        await self.keep_draft(key, lambda ctx: save_draft(ctx, ASSESSMENT, case_id, step, values, focus, seen))

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        if self._who is not None and self.sheet is not None:
            self._rows = AssessmentRows(self.sheet, self._who, self.translator)
            self._draw()

    @override
    def help_page(self) -> HelpPage:
        """What it is for, and the keys."""
        return HelpPage(self.place, tuple(self._help()))

    def _help(self) -> Iterator[HelpSection]:
        intro = self.sheet.instrument.intro.speak(self.translator.language) if self.sheet else ""
        yield HelpSection(self.tr("What it is"), intro)
        yield HelpSection(self.tr("Keys"), self.tr(KEYS_TOLD))
