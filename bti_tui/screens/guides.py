"""The guides (handlingsveiledere): which one new cases begin with; Enter chooses another, F2 shows what it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.guide_difference import differences
from bti_tui.guide.compiled import STANDARD_ID
from bti_tui.i18n import N_
from bti_tui.i18n.guide_groups import group_lines
from bti_tui.i18n.guide_words import difference_sentence, stale_sentence
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.help import HelpScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.guide_choice import GuideLine, GuideList, choose_guide, guide_list
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row, RowList, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

CHOSEN, NAME, MUNICIPALITIES = 12, 24, 24
"""Columns."""


class GuidesScreen(BtiScreen[None]):
    """One row for each guide; cases that are open keep the one they began with."""

    CSS_PATH = "guides.tcss"
    BINDINGS = [
        Binding("enter", "choose", N_("For new cases"), priority=True, id="velg"),
        Binding("f2", "differences", N_("What differs"), priority=True, id="ny"),
    ]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._view: GuideList | None = None
        self._top = Static(id="guides-top", markup=False)
        self._list = KeyList(id="guides-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Guides"),)

    @override
    def compose_body(self) -> ComposeResult:
        """What is wrong with files of one's own, and the list."""
        yield self._top
        yield self._list

    def on_mount(self) -> None:
        """Read what is installed."""
        self.set_focus(self._list)
        self.perform(self._read())

    async def _read(self) -> None:
        view = self._view = await self.ask(guide_list)
        told = [self.translator.error(error) for error in view.broken]
        told += [stale_sentence(self.translator, one.guide) for one in view.lines if one.is_chosen and one.is_stale]
        said = self.tr("New cases begin with the guide that is marked. Open cases keep theirs.")
        self._top.update("\n".join((said, *told)))
        self._list.show_rows([Row(str(place), partial(self._row, one)) for place, one in enumerate(view.lines)])
        self.show_status()
        self.refresh_bindings()

    def _row(self, one: GuideLine, _: int) -> str:
        chosen = cell(self.tr("new cases") if one.is_chosen else "", CHOSEN)
        name = cell(one.guide.name.speak(self.translator.language), NAME)
        numbers = cell(", ".join(one.guide.about.municipalities), MUNICIPALITIES)
        return f"{chosen} {name} {numbers} {one.guide.version}"

    @property
    def _at(self) -> GuideLine | None:
        return self._view.lines[int(self._list.current)] if self._view and self._list.current else None

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._at
        if one is None:
            return ""
        name, day = one.guide.name.speak(self.translator.language), self.translator.day(one.guide.review_on, year=True)
        said = self.tr(
            "{name}, version {version}, to be gone through by {day}.", name=name, version=one.guide.version, day=day
        )
        return " ".join((said, self.tr("Enter: new cases begin with it."))) if not one.is_chosen else said

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self.refresh_bindings()
        self.call_after_refresh(self._place_cursor)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is chosen already can't be chosen."""
        if action in {"choose", "differences"}:
            return self._at is not None and not (action == "choose" and self._at.is_chosen)
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Enter: new cases begin with this one."""
        self.perform(self._choose())

    async def _choose(self) -> None:
        if self._at is None:
            return
        guide = await self.ask(choose_guide, self._at.guide.id)
        self.host.keep_choice("guide", "" if guide.id == STANDARD_ID else str(guide.id))
        await self._read()
        name = guide.name.speak(self.translator.language)
        self.set_status(self.tr("New cases follow «{name}». Open cases keep the guide they began with.", name=name))

    async def action_differences(self) -> None:
        """F2: what the guide does in another way than the one for new cases, or than the standard one."""
        one, view = self._at, self._view
        if one is None or view is None:
            return
        chosen = next(line for line in view.lines if line.is_chosen)
        base = view.lines[0] if one.is_chosen else chosen
        said = [difference_sentence(self.translator, each) for each in differences(base.guide, one.guide)]
        names = [line.guide.name.speak(self.translator.language) for line in (one, base)]
        heading = self.tr("«{name}» compared with «{other}»", name=names[0], other=names[1])
        text = "\n\n".join(said) or self.tr("The two guides say the same.")
        await self.app.push_screen(HelpScreen(self.desk, HelpPage(names[0], (HelpSection(heading, text),))))

    @override
    def help_page(self) -> HelpPage:
        """What a guide is, and where one's own lie."""
        text = self.tr(
            "A guide says which steps a case has, in which order, and when they are due. Your municipality may have "
            "one of its own: run bti guide new on the command line, change the file, and it is in this list."
        )
        one = self._at
        groups = "\n".join(group_lines(one.guide, self.translator)) if one else ""
        heading = one.guide.name.speak(self.translator.language) if one else ""
        more = (HelpSection(heading, groups),) if groups else ()
        return HelpPage(self.tr("Guides"), (*more, HelpSection(self.tr("Guides"), text)))
