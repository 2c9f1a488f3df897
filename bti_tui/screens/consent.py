"""Consent to share (samtykke til å dele): what the family is asked, who must answer, who has, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.i18n import N_
from bti_tui.screens.after_withdrawal import WaysOn, waiting_line, way_place
from bti_tui.screens.consent_sheets import ANSWER, DECISION, FORM_OF_WANT, LATER, MODE, PERSON, SAFETY, ConsentSheets
from bti_tui.screens.consent_text import coverage_lines, decides_meanwhile, locked_lines, status_lines, way_on_lines
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.sharing_forms import BASIS, RESPONSIBILITY, REVIEW, SCOPE, WITHDRAW
from bti_tui.screens.sharing_text import SharingTexts
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.way import place_screen
from bti_tui.usecases.after_withdrawal import Afterwards
from bti_tui.usecases.case_pages import consent_page
from bti_tui.widgets.consent_table import ConsentTable, answer_word
from bti_tui.widgets.notice import Notice
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class ConsentScreen(ConsentSheets):
    """One row for each who must answer; Enter writes down the answer, and nothing is ticked beforehand."""

    PLACE = Place.CONSENT.value
    CSS_PATH = "consent.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "add_person", N_("Person"), priority=True, id="ny"),
        Binding("f4", "answer_next", N_("Next"), priority=True, id="neste"),
        Binding("f5", "draw_up", N_("Content"), priority=True, id="visning"),
        Binding("f6", "choose_mode", N_("Without log"), priority=True, id="mote"),
        Binding("f7", "withdraw", N_("Withdraw"), priority=True, id="bak"),
        Binding("f8", "review", N_("Review"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._table = ConsentTable()
        self._intro = Static(id="consent-intro", markup=False)
        self._state = Static(id="consent-state", markup=False)
        self._later: Afterwards | None = None
        self._ways: list[str] = []
        """The places that the digits of the notice lead to; an empty one for a line without a way."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is its consent."""
        return (*self.case_crumb(), self.tr("Consent to share"))

    @override
    def compose_body(self) -> ComposeResult:
        """What this is, who answers, what holds, and the form."""
        yield self._intro
        yield self._table
        yield self._state
        yield self.panel

    @property
    @override
    def home(self) -> RowList:
        """The rows of those who must answer."""
        return self._table

    @override
    async def load(self) -> None:
        """Read the answers and say what they mean."""
        page = await self.ask(consent_page, self.case_id)
        self.head, self.view, self.lists, self._later = page.head, page.consent, page.lists, page.afterwards
        basis = page.consent.sharing.basis
        known = basis.name.speak(self.translator.language) if basis else "-"
        self._intro.update(self.tr("Consent to SHARE. The case rests on: {basis}.", basis=known))
        self._table.show(page.consent, self.translator, self.choice, page.head.today)
        texts = SharingTexts(self.translator, page.consent, page.lists.names)
        later = waiting_line(self._later, self.translator) if self._later else []
        said = [*texts.alarms(), *later, *status_lines(page.consent, self.translator, page.head.today)]
        if page.consent.safety_locked and any(row.stands for row in page.consent.rows):
            said.append(self.tr("Who has said yes may take it back now too: F7."))
        if not page.consent.safety_locked:
            said += way_on_lines(page.consent, self.translator) if page.head.is_open and not later else []
            said += [*texts.scope(), *coverage_lines(page.consent, self.translator, self.choice)]
        self._state.update("\n".join(said))
        self.refresh_bindings()

    @override
    def ready_status(self) -> str:
        """The row in words."""
        row = self.row(self._table.current)
        if self.view is None:
            return ""
        if row is None or self.view.safety_locked:
            is_locked = self.view.safety_locked
            return locked_lines(self.view, self.translator)[0] if is_locked else self.tr("F2 adds a guardian.")
        answer = answer_word(row, self.translator, self.choice)
        kept = self.tr("Kept: {place}.", place=row.kept_at) if row.kept_at else ""
        limits = self.tr("Not to be shared: {limits}.", limits=row.limits) if row.limits else ""
        takes = self.tr("F7 takes it back.") if row.stands else ""
        told = (f"{row.name}: {answer}.", limits, kept, self.tr("Enter answers."), takes)
        return " ".join(part for part in told if part)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "answer_next":
            return self.sheet is None and self._next_form() != ""
        if action in {"add_person", "choose_mode"}:
            return self.can_fill_in(PERSON if action == "add_person" else MODE)
        if action in {"draw_up", "withdraw", "review"}:
            return self.sheet is None and self._can(action)
        return super().check_action(action, parameters)

    def _can(self, action: str) -> bool:
        """Taking back is possible in any state of the case, also when nobody may be asked for anything."""
        view = self.view
        if view is None or self.head is None:
            return False
        if action == "withdraw":
            return any(row.stands for row in view.rows)
        asks = self.head.is_open and not view.safety_locked
        return asks and (action == "draw_up" or bool(view.sharing.reviews))

    def _next_form(self) -> str:
        """What is to be done first: safety, what was chosen, what is asked, an answer, a look, or the way on."""
        view = self.view
        if view is None or self.lists is None or self.head is None or not self.head.is_open or view.safety_locked:
            return ""
        if view.sharing.asks_safety and self.lists.safety_step is not None:
            return SAFETY
        if self._later is not None and way_place(self._later):
            return LATER
        key = FORM_OF_WANT.get(view.call.want, "")
        return f"{key}:{view.call.person}" if key == ANSWER else key

    def _next_person(self) -> str:
        """Who is to answer next; nobody while the safety track is open."""
        person = self.view.call.person if self.view and not self.view.safety_locked else None
        return person or ""

    def action_add_person(self) -> None:
        """F2: a guardian or somebody else."""
        self.open_by_key(PERSON)

    def action_answer_next(self) -> None:
        """F4: what comes first."""
        key = self._next_form()
        step = self._step_of_key(key)
        if step is not None:
            self.perform(self._go_to(step))
            return
        if key == LATER and self._later is not None:
            self.perform(self._open_place(way_place(self._later)))
            return
        if key.startswith(f"{ANSWER}:"):
            self._table.go_to(self._next_person())
        self.open_by_key(key)

    def _step_of_key(self, key: str) -> StepId | None:
        """The step that F4 leads to, when what comes next is none of the forms here."""
        if key == SAFETY:
            return self.lists.safety_step if self.lists else None
        return self.view.call.step if key == DECISION and self.view else None

    def action_draw_up(self) -> None:
        """F5: what the family is asked to say yes to."""
        self.open_by_key(SCOPE)

    def action_choose_mode(self) -> None:
        """F6: how the log is kept when the family does not want it digital."""
        self.open_by_key(MODE)

    def action_withdraw(self) -> None:
        """F7: whoever the cursor stands on takes the consent back, else the first who can."""
        rows = [row for row in self.view.rows if row.stands] if self.view else []
        chosen = next((row for row in rows if row.person == self._table.current), rows[0] if rows else None)
        if chosen is not None:
            self._table.go_to(chosen.person)
            self.open_by_key(f"{WITHDRAW}:{chosen.person}")

    def action_review(self) -> None:
        """F8: the consents were looked at, and stand."""
        self.open_by_key(REVIEW)

    def action_responsibility(self) -> None:
        """F10: how many have parental responsibility."""
        self.open_by_key(RESPONSIBILITY)

    def action_basis(self) -> None:
        """F10: what the case rests on."""
        self.open_by_key(BASIS)

    async def action_shared(self) -> None:
        """F10: what has left the case."""
        from bti_tui.screens.shared import SharedScreen

        if self.lists is not None:
            await self.app.push_screen(SharedScreen(self.desk, self.case_id, self.lists), self._back_again)

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """What is seldom wanted has no key of its own."""
        if self.sheet is not None or self.head is None or not self.head.is_open:
            return super().menu_entries()
        more = [
            MenuEntry(self.tr("How many have parental responsibility"), "responsibility"),
            MenuEntry(self.tr("What the case rests on"), "basis"),
            MenuEntry(self.tr("Print the consent form or an information sheet"), "paper"),
            MenuEntry(self.tr("What has left the case"), "shared"),
        ]
        return [*super().menu_entries(), *self._without_an_answer(), *more]

    def _without_an_answer(self) -> list[MenuEntry]:
        """An answer about other services that does not come is not waited for for ever."""
        if not decides_meanwhile(self.view):
            return []
        return [MenuEntry(self.tr("Decide how the help goes on without an answer"), "decide_meanwhile")]

    def action_decide_meanwhile(self) -> None:
        """F10: to the decision."""
        if self.view is not None and self.view.call.step is not None:
            self.perform(self._go_to(self.view.call.step))

    def on_consent_table_chosen(self, event: ConsentTable.Chosen) -> None:
        """Enter on a row."""
        event.stop()
        self.open_by_key(f"{ANSWER}:{event.person}")

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """Stand on the next who has not answered; after a withdrawal, say what was shared and who must be told."""
        if sheet.command == WITHDRAW and self.view is not None and self.lists is not None:
            person = sheet.key.partition(":")[2]
            texts = SharingTexts(self.translator, self.view, self.lists.names)
            self._table.go_to(person)
            self._say_taken_back(texts)
            return
        self._table.go_to(self._next_person())
        self.show_status()

    def _say_taken_back(self, texts: SharingTexts) -> None:
        """Whom to tell, then the ways on for what is written, each with its digit (R21)."""
        told, had = texts.after_withdrawal()
        ways = WaysOn(self._later, self.translator) if self._later else None
        between = ways.needs() if ways else []
        self._ways = ["" for _ in told] + (ways.places() if ways else [])
        self.notice.say(self.tr("Taken back. From now on nothing more is shared of it."), [*told, *between, *had])
        self._focus_before = self._table
        if self.notice.can_focus:
            self.set_focus(self.notice)
        self.show_status()

    @override
    def show_status(self) -> None:
        """After a withdrawal: that nothing is deleted by it, and what the digits do."""
        if self._ways and self.notice.has_focus:
            self.set_status(self.tr("Nothing is deleted by it. A digit: what shall become of it. Esc: nothing now."))
        else:
            super().show_status()

    @override
    def on_notice_chosen(self, event: Notice.Chosen) -> None:
        """A digit leads to where what is written is hidden, archived or purged; else to what mends a refusal."""
        place = self._ways[event.number] if event.number < len(self._ways) else ""
        if place:
            event.prevent_default()
            event.stop()
            self.notice.escape()
            self.perform(self._open_place(place))

    @override
    def on_notice_closed(self) -> None:
        """The digits mean what they meant before."""
        self._ways = []

    async def _open_place(self, place: str) -> None:
        await self.keep_drafts()
        await self.app.push_screen(place_screen(self.desk, self.case_id, place), self._back_again)

    def _back_again(self, _: object) -> None:
        self.perform(self.load())
