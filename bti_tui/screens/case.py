"""One case: the ladder of levels, the track of steps, what is next and what stands in the way, and what was agreed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.case_banner import banner
from bti_tui.screens.case_columns import LOG_FROM, LOG_TEXT, PADDING, UPRIGHT_FROM, text_columns
from bti_tui.screens.case_course import CourseKeys
from bti_tui.screens.case_help import case_help
from bti_tui.screens.case_menu import case_entries
from bti_tui.screens.case_tabs import OVERVIEW, PLACES, has_tab, tab_line, tab_lines
from bti_tui.screens.case_text import (
    Voice,
    case_title,
    chosen_lines,
    is_open,
    log_pane,
    sentence,
    status_rows,
    step_text,
)
from bti_tui.screens.one_frame import one_frame
from bti_tui.screens.place import HelpPage, MenuEntry
from bti_tui.screens.step_answer import GaveWay, Stored
from bti_tui.screens.way import Goal, ToPlace, ToStep, place_screen, step_screen
from bti_tui.usecases.case_sheet import case_sheet, place_of
from bti_tui.widgets.burst import drained
from bti_tui.widgets.level_ladder import LevelLadder
from bti_tui.widgets.step_list import StepTrack

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class CaseScreen(CourseKeys):
    """Shows where a case stands; F4 leads to what is next, digits to the parts of it."""

    CSS_PATH = "case.tcss"
    BINDINGS = [
        Binding("f2", "tab(2)", N_("Log"), priority=True, id="ny"),
        Binding("f4", "next", N_("Do now"), priority=True, id="neste"),
        Binding("f5", "tab(3)", N_("Measures"), priority=True, id="visning"),
        Binding("enter", "open", N_("Open"), priority=True, id="case-open"),
        *(Binding(str(tab), f"tab({tab})", show=False, priority=True, id=f"case-tab-{tab}") for tab in range(1, 7)),
        Binding("pagedown", "scroll(1)", show=False, priority=True, id="case-page-down"),
        Binding("pageup", "scroll(-1)", show=False, priority=True, id="case-page-up"),
    ]

    def __init__(
        self,
        desk: Desk[Context],
        case_id: CaseId,
        *,
        way: tuple[str, ...] = (),
        go_to: Goal | None = None,
        just_stored: bool = False,
    ) -> None:
        """`way` names the places before this one; `go_to` is a step or a screen to open at once."""
        super().__init__(desk, case_id)
        self._way = way
        self._go_to = go_to
        self._is_stale = True
        self._tab = OVERVIEW
        self._said = N_("Stored.") if just_stored else ""
        self._ladder = LevelLadder()
        self._track = StepTrack()
        self._banner = Static(id="case-banner", markup=False)
        self._standing = Static(id="case-standing", markup=False)
        self._next = Static(id="case-next", markup=False)
        self._tabs = Static(id="case-tabs", markup=False)
        self._text = Static(id="case-text", markup=False)
        self._log = Static(id="case-log", markup=False)

    # what it shows

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The way, then number, name and year of birth."""
        if self._sheet is None:
            return self._way
        return (*self._way, case_title(self._sheet, self.translator))

    @override
    def draw_header(self) -> None:
        """The holder stands where other places say who is at the keyboard."""
        holder = ""
        if self._sheet and self._sheet.page.view.holder:
            view = self._sheet.page.view
            holder = self.tr("holder: {name} ({initials})", name=view.holder, initials=view.holder_initials)
        right = "  ".join(part for part in (holder, self.saved_text()) if part)
        self.header.show(self.place, right, alarmed=self.host.state.is_alarmed)

    @override
    def compose_body(self) -> ComposeResult:
        """Banner and ladder above; the track beside or above; the tabs' text; the log when there is room."""
        yield self._banner
        yield self._ladder
        yield self._standing
        with Horizontal(id="case-split") as split:
            split.can_focus = False
            yield self._track
            with Vertical(id="case-main") as main:
                main.can_focus = False
                yield self._next
                yield self._tabs
                with Vertical(id="case-scroll") as scroll:
                    scroll.can_focus = False
                    yield self._text
            yield self._log

    def on_mount(self) -> None:
        """The track takes the keys."""
        self.set_focus(self._track)

    @property
    @override
    def is_busy(self) -> bool:
        """Keys wait until the case is read again: they are meant for what is drawn."""
        return super().is_busy or self._is_stale

    def on_screen_suspend(self) -> None:
        """Another place lies on top, and may change the case: on the way back nothing is called next that was."""
        self._is_stale, self._said = True, ""
        self._next.update("\n" * max(0, self._next.size.height - 1))

    def on_screen_resume(self) -> None:
        """Read again what may have changed meanwhile."""
        self.perform(self._read(one_frame(self.app)))
        self._is_stale = False

    def on_resize(self) -> None:
        """Texts are cut to the width."""
        self._track.stands_upright = self.size.width >= UPRIGHT_FROM
        self.call_after_refresh(self._draw)

    async def _read(self, frame: ExitStack) -> None:
        with frame:
            await self.read_again()
            self.set_status(self.ready_status())
        target, self._go_to = self._go_to, None
        if target is not None:
            await self.go(target)

    @property
    @override
    def drawn(self) -> int:
        """The version of the case that is shown."""
        return self._sheet.page.entries if self._sheet else 0

    @override
    async def read_again(self) -> None:
        """The case as others have left it; the first look at it is logged."""
        self._sheet = await self.ask(case_sheet, self.case_id, again=self._sheet is not None)
        self._draw()
        self.draw_header()
        self.refresh_bindings()

    @override
    async def go(self, goal: Goal) -> None:
        """Open a step or a place of the case."""
        if isinstance(goal, ToStep):
            place = await self.ask(place_of, self.case_id, goal.step)
            screen = step_screen(self.desk, self.case_id, place, goal)
        else:
            screen = place_screen(self.desk, self.case_id, goal.place)
        await self.app.push_screen(screen, self.answered)

    @override
    def answered(self, answer: object) -> None:
        """A step answered: it was stored, or something else comes first."""
        if isinstance(answer, Stored) and answer.case_id != self.case_id:
            self.app.push_screen(CaseScreen(self.desk, answer.case_id, way=self._way, just_stored=True))
        elif isinstance(answer, Stored | GaveWay):
            self._said = answer.said
            self.set_status(self.ready_status())
        else:
            super().answered(answer)

    def _draw(self) -> None:
        if self._sheet is None:
            return
        sheet, tr = self._sheet, self.translator
        voice = Voice(tr, sheet.day, text_columns(self.size.width))
        lines = banner(sheet, Voice(tr, sheet.day, self.size.width - PADDING))
        self._banner.display = bool(lines)
        self._banner.update("\n".join(lines))
        self._ladder.show(sheet.page.view.ladder, tr, is_open=is_open(sheet))
        self._standing.update("\n".join(status_rows(sheet, Voice(tr, sheet.day, self.size.width - PADDING))))
        self._track.stands_upright = self.size.width >= UPRIGHT_FROM
        headings = [tr.tr("STEP") if part.level is not None else tr.tr("END") for part in sheet.track]
        parts = [(heading, part.steps) for heading, part in zip(headings, sheet.track, strict=True)]
        self._track.show(parts, tr, sheet.day)
        self._draw_next(voice)
        self._tabs.update(tab_line(sheet.page.view, self._tab, tr, is_narrow=self.size.width < UPRIGHT_FROM))
        with_log = self.size.width < LOG_FROM
        self._text.update("\n".join(tab_lines(sheet, self._tab, voice, with_log=with_log)))
        beside = Voice(tr, sheet.day, LOG_TEXT)
        self._log.update("\n".join([tr.tr("LOG"), "", *log_pane(sheet, beside)]))

    def _draw_next(self, voice: Voice) -> None:
        if self._sheet is not None:
            self._next.update("\n".join(chosen_lines(self._sheet, self._track.selected, voice)))

    def _has_tab(self, tab: int) -> bool:
        return self._sheet is not None and has_tab(self._sheet.page.view, tab)

    @override
    def ready_status(self) -> str:
        """The case in one sentence."""
        if self._sheet is None:
            return ""
        said = sentence(self._sheet, self.translator)
        return " ".join(part for part in (self.tr(self._said), said) if part)

    @override
    def help_page(self) -> HelpPage:
        """What is next and why, what stands in the way, and the keys."""
        return HelpPage(self.place, case_help(self._sheet, self.translator))

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """Who has read the case has no key of its own."""
        return [*super().menu_entries(), *case_entries(self._sheet, self.translator)]

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the parts that the case has, and what is next while something is."""
        if action == "tab" and parameters:
            return self._has_tab(int(str(parameters[0])))
        if action == "next":
            return self._sheet is not None and self._sheet.page.view.next is not None
        return super().check_action(action, parameters)

    async def on_step_track_selected(self, _: StepTrack.Selected) -> None:
        """Another step was chosen: say which."""
        chosen = self._track.selected
        if self._sheet is None or chosen is None:
            return
        self._draw_next(Voice(self.translator, self._sheet.day, text_columns(self.size.width)))
        self.set_status(step_text(chosen, self.translator))
        self.call_after_refresh(self._place_cursor)

    async def action_open(self) -> None:
        """Enter: the chosen step."""
        if self.notice.is_shown and self.notice.can_focus:
            raise SkipAction
        await drained(self._track, self)
        chosen = self._track.selected
        if chosen is not None:
            self.perform(self.go(ToStep(chosen.id)))

    async def action_next(self) -> None:
        """F4: the form of the next step; while the safety track is open, its own."""
        action = self._sheet.page.view.next if self._sheet else None
        if action is None or self._sheet is None:
            return
        if self._sheet.is_asked:
            self.perform(self.go(ToPlace(Place.BATON.value)))
        elif action.step is None:
            await self.app.run_action("app.alarm")
        elif action.form:
            self.action_form(action.form)
        else:
            self.perform(self.go(ToStep(action.step)))

    async def action_tab(self, tab: int) -> None:
        """A digit: a part of the case, here or on a screen of its own."""
        if self.notice.is_shown and self.notice.can_focus:
            raise SkipAction
        if tab in PLACES:
            self.perform(self.go(ToPlace(PLACES[tab])))
        else:
            self._tab = tab
            self._draw()

    def action_scroll(self, step: int) -> None:
        """PgUp and PgDn: more of a long case."""
        page = self.query_one("#case-scroll")
        page.scroll_relative(y=step * max(1, page.size.height - 1), animate=False)
