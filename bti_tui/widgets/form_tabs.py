"""The forms of a step on one line: which there are, which are done, which one is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class FormTab:
    """One form."""

    name: str
    title: str
    done: bool


class FormTabs(Widget, can_focus=True):
    """Digits choose a form, and so do the arrows; hidden while there is no choice."""

    DEFAULT_CSS = "FormTabs { height: auto; padding: 0 1; display: none; }"

    class Chosen(Message):
        """This form is to be opened."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self._tabs: tuple[FormTab, ...] = ()
        self._open = ""
        self._done = ""
        self.can_focus = False

    def show(self, tabs: Sequence[FormTab], open_tab: str, done: str) -> None:
        """Show these forms; `done` is the word for a form that needs no more."""
        self._tabs, self._open, self._done = tuple(tabs), open_tab, done
        self.display = len(tabs) > 1
        self.can_focus = len(tabs) > 1
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit or arrow."""
        names = [one.name for one in self._tabs]
        place = names.index(self._open) if self._open in names else 0
        if event.key.isdigit() and 0 < int(event.key) <= len(names):
            place = int(event.key) - 1
        elif event.key in {"right", "left"}:
            place = (place + (1 if event.key == "right" else -1)) % max(1, len(names))
        else:
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Chosen(names[place]))

    def _parts(self) -> list[str]:
        return [
            f"{'>' if one.name == self._open else ' '}{number} {one.title}{f' {self._done}' if one.done else ''}"
            for number, one in enumerate(self._tabs, 1)
        ]

    @override
    def render(self) -> Content:
        """The forms with their digits."""
        text = Content("  ").join(
            Content(part.replace(" ", "\u00a0")).stylize("bold" if part[0] == ">" else "") for part in self._parts()
        )
        return text.stylize("reverse") if self.has_focus else text

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: at the open form."""
        column = 0
        for part in self._parts():
            if part[0] == ">":
                break
            column += len(part) + 2
        return Offset(column, 0)
