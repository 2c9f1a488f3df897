"""F9: what not to do, and whom to call. Works while locked, needs nothing of the store, and sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME_WIDTH = 18
NUMBER_WIDTH = 14
HOURS_WIDTH = 22

ADVICE = (
    N_("Suspicion of violence, abuse or serious neglect:"),
    N_("1. Don't raise it with the guardians now."),
    N_("2. Call and ask for advice; you need not say the child's name."),
    N_("3. Write down word for word what was said and seen."),
)
IN_SHORT = N_("1. Say nothing to the guardians.  2. Call for advice.  3. Write word for word.")
NATIONAL = ((N_("Police"), "112"), (N_("Medical emergency"), "113"))
CHILDRENS_LINE = "116 111"


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """A number of the municipality, from its configuration."""

    name: str
    number: str
    hours: str = ""
    place: str = ""


class EmergencyScreen(BtiScreen[Any]):
    """The numbers, 80 columns wide on every terminal: there is nothing to learn anew under stress."""

    CSS_PATH = "emergency.tcss"
    RULE = "="

    def __init__(self, desk: Desk[Context], numbers: tuple[LocalNumber, ...] = ()) -> None:
        super().__init__(desk)
        self.numbers = numbers
        self.text = EmergencyText()

    @property
    @override
    def place(self) -> str:
        """The word says it, not the colour."""
        return self.tr("ALARM")

    @override
    def saved_text(self) -> str:
        """The rule that comes before every other."""
        return self.tr("DON'T CONTACT THE GUARDIANS")

    @override
    def compose_body(self) -> ComposeResult:
        """Advice first, numbers below, no form before either."""
        yield self.text

    def on_mount(self) -> None:
        """Write the text in the language of now."""
        self.draw()

    @override
    def language_changed(self) -> None:
        """Write it in another one."""
        super().language_changed()
        self.draw()

    def draw(self) -> None:
        """Write the text."""
        self.text.update(Content("\n".join(self.lines())))

    def lines(self) -> list[str]:
        """The advice and the numbers, line by line."""
        danger, *steps = (self.tr(text) for text in ADVICE)
        lines = ["", danger, *(f"  {step}" for step in steps), "", *self.number_lines()]
        return [*lines, "", *self.last_lines()]

    def number_lines(self, *, parted: bool = True) -> list[str]:
        """Whom to call, those of the whole country first; parted from the others where there is room."""
        calls = "      ".join(f"{number}  {self.tr(name)}" for name, number in NATIONAL)
        now = self.tr("DANGER NOW")
        lines = [f"{now:<{NAME_WIDTH}}{calls}", *([""] if parted else [])]
        lines += [_row(one.name, one.number, one.hours, one.place) for one in self.numbers]
        lines.append(_row(self.tr("Children's line"), CHILDRENS_LINE, self.tr("day and night"), ""))
        if not self.numbers:
            lines += ["", self.tr("The numbers of your own municipality are not set up: find them in its phone list.")]
        return lines

    def last_lines(self) -> list[str]:
        """What the program does, and does not do."""
        return [self.tr("The program calls nobody and sends nothing. Use a telephone.")]

    @override
    def ready_status(self) -> str:
        """What a screen reader says first."""
        return self.tr("Danger now: call 112. Don't contact the guardians. Esc goes back.")

    @override
    def help_page(self) -> HelpPage:
        """The same words, with where they come from."""
        return HelpPage(self.place, (HelpSection(self.tr("Emergency numbers"), "\n".join(self.lines())),))


class EmergencyText(Static, can_focus=True):
    """The text takes the focus, so that the cursor of a braille display stands on it."""

    def __init__(self) -> None:
        super().__init__(markup=False)


def _row(name: str, number: str, hours: str, place: str) -> str:
    return f"{name:<{NAME_WIDTH}}{number:<{NUMBER_WIDTH}}{hours:<{HOURS_WIDTH}}{place}".rstrip()
