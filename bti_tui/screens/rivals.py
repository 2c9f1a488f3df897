"""Two have written about the same thing: what the other wrote and what you have written, and what may be done about it.

Whatever is chosen, nothing that somebody wrote goes away.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.log_text import LogTexts
from bti_tui.screens.own_words import Words
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.rivals import Rival, Rivals
from bti_tui.widgets.pager import Pager
from bti_tui.widgets.row_list import Row, RowList, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class Choice(Enum):
    """What a person does about two texts."""

    MINE = "mine"
    THEIRS = "theirs"
    EDIT = "edit"


class RivalsScreen(BtiScreen[Choice]):
    """Both texts beside each other, or above each other on a narrow screen; Esc and Enter go on writing."""

    CSS_PATH = "rivals.tcss"
    BINDINGS = [
        Binding("enter", "choose", N_("Choose"), priority=True, id="rivals-choose"),
        *(Binding(str(n), f"pick({n - 1})", show=False, priority=True, id=f"rivals-{n}") for n in range(1, 4)),
        Binding("f7,pageup", "turn(-1)", N_("Text back"), priority=True, id="bak"),
        Binding("f8,pagedown", "turn(1)", N_("More text"), priority=True, id="fram"),
    ]

    def __init__(
        self, desk: Desk[Context], way: tuple[str, ...], met: Rivals, reasons: tuple[Reason, ...], words: Words
    ) -> None:
        """`way` leads here; `reasons` say why the rules would refuse what stands in the form, as the case is now."""
        super().__init__(desk)
        self._way = way
        self._met = met
        self._why = reasons
        self._words = words
        self._intro = Static(id="rivals-intro", markup=False)
        self._theirs, self._mine = Pager(), Pager()
        self._list = RowList(id="rivals-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The place where it was written, then what has happened."""
        return (*self._way, self.tr("Written at the same time"))

    @override
    def compose_body(self) -> ComposeResult:
        """What it is about, both texts, and what can be done."""
        yield self._intro
        with Container(id="rivals-texts") as texts:
            texts.can_focus = False
            for text, name in ((self._theirs, "rivals-theirs"), (self._mine, "rivals-mine")):
                text.can_focus = False
                with Vertical(id=name) as side:
                    side.can_focus = False
                    yield text
        yield self._list

    def on_mount(self) -> None:
        """Stand on what changes nothing: a key too many does no harm."""
        self._draw()
        self.set_focus(self._list)
        self._list.go_to(Choice.EDIT.value)

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self._draw()

    def _draw(self) -> None:
        said = [self.tr("Nothing is lost: both texts are kept, whatever you choose.")]
        if self._why:
            why = "; ".join(self.reason_text(one) for one in self._why)
            said = [self.tr("As the case is now, yours can't be stored: {reasons}.", reasons=why.rstrip("."))]
        self._intro.update("\n".join(said))
        self._theirs.show([(self._heading(one), self._told(one)) for one in self._met.found])
        mine = "\n".join(f"{label}: {text}" for label, text in self._words)
        self._mine.show([(self.tr("You have written this"), mine)])
        rows = [Row(one.value, self._drawn(place, one)) for place, one in enumerate(self._choices)]
        self._list.show_rows(rows)

    def _heading(self, rival: Rival) -> str:
        here, now = rival.line.at.astimezone(self.host.wall_clock().tzinfo), self.host.wall_clock()
        at = self.translator.clock(here.time())
        when = at if here.date() == now.date() else f"{self.translator.day(here.date())} {at}"
        if rival.is_mine:
            return self.tr("You wrote this in another window at {time}", time=when)
        return self.tr("{who} wrote this at {time}", who=rival.line.author, time=when)

    def _told(self, rival: Rival) -> str:
        texts = LogTexts(self.translator, self._met.words)
        answers = texts.answers(rival.line)
        lines = [f"{label.rstrip('?: ')}: {text}" for label, text in answers]
        return "\n".join(lines or [texts.sentence(rival.line)])

    # choosing

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return tuple(one for one in Choice if one is not Choice.MINE or not self._why)

    def _drawn(self, place: int, choice: Choice) -> Callable[[int], str]:
        text = f"{place + 1} {self._verb(choice)}"
        return lambda width: cell(text, width)

    def _verb(self, choice: Choice) -> str:
        match choice:
            case Choice.MINE:
                return self.tr("Store mine too; both stand in the history")
            case Choice.THEIRS if self._met.can_note and self._words:
                return self.tr("Let the other stand; mine becomes an internal note in the log")
            case Choice.THEIRS:
                return self.tr("Let the other stand; mine stays as a draft")
            case Choice.EDIT:
                return self.tr("Go on writing; nothing is stored yet")

    @override
    def ready_status(self) -> str:
        """The choice in words."""
        chosen = next((one for one in self._choices if one.value == self._list.current), None)
        return f"{self._verb(chosen)}." if chosen else ""

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another choice."""
        event.stop()
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    async def action_choose(self) -> None:
        """Enter: the choice of the row."""
        self.dismiss(Choice(await self._list.settled()))

    def action_pick(self, place: int) -> None:
        """A digit: a choice at once."""
        if place < len(self._choices):
            self.dismiss(self._choices[place])

    @override
    async def step_back(self) -> bool:
        """Esc goes on writing."""
        self.dismiss(Choice.EDIT)
        return True

    # reading

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The page keys are there when a text is longer than its place."""
        return any(text.page[1] > 1 for text in (self._theirs, self._mine)) if action == "turn" else True

    def action_turn(self, step: int) -> None:
        """F7 and F8: both texts together."""
        for text in (self._theirs, self._mine):
            text.action_page(step)

    def on_pager_turned(self) -> None:
        """Another part of a text, or another room for it: other keys work."""
        self.refresh_bindings()

    @override
    def help_page(self) -> HelpPage:
        """Why this is asked."""
        text = self.tr(
            "While you were writing, somebody else stored something about the same. You see both. Store yours too when "
            "it adds something: the newest one holds, and the earlier one stays in the history. Let the other stand "
            "when it says the same. Esc goes back to your text."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Written at the same time"), text),))
