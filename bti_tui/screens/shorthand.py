"""Abbreviations of one's own, and all others that are in use: to look at, to add, to put right and to take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.shorthand import CALL, Shorthand
from bti_tui.i18n import N_
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.screens.shorthand_form import ShorthandForm
from bti_tui.settings.shorthand import ShorthandFiles
from bti_tui.usecases.drafts import SHORTHAND, drafts
from bti_tui.widgets.row_list import Row, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

TYPED, WHOSE = 14, 12


class ShorthandScreen(RowsPlace):
    """One's own come first; F2 adds one, F4 puts one right, F6 takes one away and Ctrl+Z brings it back."""

    BINDINGS = [
        Binding("f2,ctrl+n", "add", N_("Add"), priority=True, id="ny"),
        Binding("f4", "put_right", N_("Put right"), priority=True, id="neste"),
        Binding("f6", "take_away", N_("Take away"), priority=True, id="mote"),
        Binding("ctrl+z", "bring_back", N_("Bring back"), priority=True, id="angre"),
    ]

    def __init__(self, desk: Desk[Context], files: ShorthandFiles) -> None:
        super().__init__(desk)
        self._files = files
        self._own = Shorthand()
        self._all = Shorthand()
        self._taken: tuple[str, str] | None = None
        """What was taken away last."""
        self._newest = ""
        self._goes_on = True
        """One that lies half written is opened once, when one comes here."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Abbreviations"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many of one's own, and all that are in use."""
        language = self.translator.language
        self._own, self._all, faults = await self.ask(
            lambda _: (self._files.own(), self._files.of(language), self._files.problems())
        )
        texts = ((f"{CALL}{letters}", text) for letters, text in sorted(self._all.texts.items()))
        others = [one for one in sorted(self._all.words.items()) if one[0] not in self._own.words]
        mine = sorted(self._own.words.items())
        rows = [Row(short, partial(self._told, short, text)) for short, text in (*mine, *others, *texts)]
        said = self.translator.ntr("{n} abbreviation of your own.", "{n} abbreviations of your own.", len(mine))
        names = self.tr("No names here: the file is not encrypted.")
        return "\n".join((f"{said} {names}", *(one.sentence(self.translator) for one in faults[:1]))), rows

    def _told(self, short: str, text: str, width: int) -> str:
        whose = self.tr("yours") if short in self._own.words else ""
        said = " ".join(text.split()) or self.tr("(nothing: switched off)")
        return f"{cell(short, TYPED)} {cell(whose, WHOSE)} {said}"[:width]

    @override
    def ready_status(self) -> str:
        """What happens when the row is typed."""
        short = self.list.current
        text = self._own.words.get(short) or self._all.words.get(short) or self._all.texts.get(short[len(CALL) :], "")
        if not short or not text:
            return ""
        return self.tr("Type {short} and a blank: {text}", short=short, text=" ".join(text.split()))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only one's own are put right or taken away."""
        if action in {"put_right", "take_away"}:
            return self.list.current in self._own.words
        if action == "bring_back":
            return self._taken is not None
        return super().check_action(action, parameters)

    async def action_add(self) -> None:
        """F2: a new one."""
        await self._open("")

    async def _open(self, short: str) -> None:
        await self.app.push_screen(
            ShorthandForm(self.desk, self._files, short, self._own.words.get(short, "")), self._kept
        )

    async def action_put_right(self) -> None:
        """F4: another text, or other letters."""
        short = await self.list.settled()
        if short in self._own.words:
            await self._open(short)

    def _kept(self, short: str | None) -> None:
        self._newest = short or ""

    @override
    async def after_reading(self) -> None:
        """Go on with the one that was being written; stand on the one that was just kept."""
        goes_on, self._goes_on = self._goes_on, False
        begun = [one.step for one in await self.ask(drafts) if one.place == SHORTHAND] if goes_on else []
        if begun:
            await self._open(begun[0])
        if self._newest:
            self.list.go_to(self._newest)
            self._newest = ""

    async def action_take_away(self) -> None:
        """F6: not in use any more; one that the program has too counts again."""
        short = await self.list.settled()
        if short in self._own.words:
            self._taken = short, self._own.words[short]
            self.perform(self._keep(short, None, self.tr("{short} is taken away. Ctrl+Z brings it back.", short=short)))

    def action_bring_back(self) -> None:
        """Ctrl+Z: the one that was taken away last."""
        if self._taken is not None:
            short, text = self._taken
            self._taken = None
            self.perform(self._keep(short, text, self.tr("{short} is back.", short=short)))

    async def _keep(self, short: str, text: str | None, said: str) -> None:
        if not await self.ask(lambda _: self._files.try_to_keep(short, text)):
            said = self.tr("That could not be stored: the folder for settings can't be written to.")
        self.show_read(*await self.read())
        self.set_status(said)

    @override
    def help_page(self) -> HelpPage:
        """How they work, and what does not belong here."""
        tr = self.tr
        how = "\n\n".join(
            (
                tr("Type an abbreviation in a text and go on with a blank, a comma, Tab or Enter: it is written out. "
                   "Until then what it stands for is shown behind it in brackets. Ctrl+Z takes it back."),
                tr("Between quotation marks nothing is written out: what somebody said stays as it was said."),
                tr("The word mal and some letters, such as malsa, put in a whole text. Tab goes to the next ___."),
            )
        )  # fmt: skip
        names = tr(
            "The names of children, families and colleagues do not belong here: your abbreviations lie in the folder "
            "for settings on this machine, outside of the store, and are not encrypted."
        )
        files = tr(
            "Those of the municipality are in {file}. See them all with: bti shorthand list", file=self._files.here
        )
        sections = ((tr("Abbreviations"), how), (tr("No names"), names), (tr("The municipality's own"), files))
        return HelpPage(self.place, tuple(HelpSection(heading, text) for heading, text in sections))
