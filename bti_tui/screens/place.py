"""What a place tells about itself, and what it may know of the program around it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.dom import DOMNode
from textual.message import Message

from bti_tui.i18n import Translator
from bti_tui.screens.ending import Ending

if TYPE_CHECKING:
    from bti_tui.screens.backlog import Backlog


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading and the text below it; lines are wrapped, blank lines part paragraphs."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What F1 shows for a place; all texts are translated already."""

    title: str
    sections: tuple[HelpSection, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu; `action` is one of the place that the menu was opened from, or of `node`."""

    label: str
    action: str
    key: str = ""
    """The key that does the same, as a person reads it."""
    node: DOMNode | None = field(default=None, compare=False)
    """The part of the place that the action belongs to; the place itself when None."""


@dataclass(slots=True)
class StoreState:
    """What the first row says on every screen."""

    owner: str = ""
    """Who is at the keyboard and where, such as Kari Lund, Solvik skole; empty while locked."""
    training: bool = False
    saved_at: datetime | None = None
    """When something was last stored, local time."""
    is_unsaved: bool = False
    """Something could not be stored; it is kept in memory and tried again."""
    trouble: str = ""
    """The code of what keeps anything from being stored just now; empty when all is well."""
    is_read_only: bool = False
    """Nothing can be stored as long as this store is open."""
    has_keys: bool = False
    """Keys are given and taken here: not in a training store, and not before there is a passphrase of one's own."""
    names_hidden: bool = False
    """Every name is drawn as its initial, and lists show numbers only."""

    @property
    def is_alarmed(self) -> bool:
        """Whether the first row has something to say that must not be overlooked."""
        return bool(self.trouble) or self.is_unsaved or self.is_read_only


class Host(Protocol):
    """The program as a screen sees it: the App satisfies this by shape."""

    @property
    def translator(self) -> Translator:
        """The language of now; a new one is set when the language is changed."""

    @property
    def state(self) -> StoreState:
        """What the first row says."""

    @property
    def wall_clock(self) -> Callable[[], datetime]:
        """Local time with its zone."""

    @property
    def backlog(self) -> "Backlog":
        """What waits to be stored."""

    @property
    def keep_choice(self) -> Callable[[str, str | bool], None]:
        """Keep a choice of the person: its name in the settings, and its value."""

    @property
    def leave(self) -> Callable[[Ending], None]:
        """End the program, or lock it."""

    @property
    def learn_names(self) -> Callable[[], Awaitable[None]]:
        """Find out which names are to be hidden, while they are; awaited before an answer of the desk is drawn."""


@runtime_checkable
class Escapable(Protocol):
    """A widget that has something of its own to put away before Esc leaves the place."""

    def escape(self) -> bool:
        """Put it away; False when there is nothing."""


class KeysFree(Message):
    """A screen has become ready for keys: those that were held back may go on."""
