"""Who is at the meeting, one row for each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Final

from textual.binding import Binding

from bti_tui.domain.ids import PartyId
from bti_tui.domain.meetings import Presence
from bti_tui.widgets.row_list import Row, RowList, cell


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """Somebody, and what is noted of her."""

    id: PartyId
    sign: str
    text: str
    is_alarm: bool = False


SIGNS: Final = {Presence.PRESENT: "x", Presence.ABSENT: "-", Presence.DIGITAL: "d", Presence.LEFT: "g"}
"""The sign of each, which is its key too: gikk, gjekk, gone."""
KEY_NAMES: Final = {"-": "minus", " ": "space", ".": "full_stop", ",": "comma", ">": "greater_than_sign"}
"""What the terminal's reader calls signs that are no letters."""


def _bindings() -> Iterator[Binding]:
    """Priority bindings, since each is acted on before the next key is looked at: no letter goes astray."""
    keys = {sign: presence for presence, sign in SIGNS.items()}
    for sign, presence in keys.items():
        key, name = KEY_NAMES.get(sign, sign), presence.value
        yield Binding(key, f"screen.mark('{name}')", show=False, priority=True, id=f"presence-{name}")
    for sign in (one for one in f"{ascii_letters}æøåÆØÅ{digits} .,>" if one not in keys):
        key, code = KEY_NAMES.get(sign, sign), f"{ord(sign):04x}"
        yield Binding(key, f"screen.type_on('{code}')", show=False, priority=True, id=f"presence-type-{code}")


class PresenceList(RowList):
    """A key notes it for the one at the cursor; any other letter is typed in the line of the meeting."""

    BINDINGS = [
        Binding("plus", "screen.newcomer", show=False, priority=True, id="presence-newcomer"),
        Binding("enter", "screen.presence", show=False, priority=True, id="presence-enter"),
        *_bindings(),
    ]

    DEFAULT_CSS = "PresenceList { height: auto; max-height: 12; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="meeting-presence")

    def show(self, rows: Sequence[PresenceRow]) -> None:
        """Show these; the cursor stays with whom it is."""
        self.show_rows([Row(one.id, _draw(one), is_alarm=one.is_alarm) for one in rows])

    @property
    def party(self) -> PartyId | None:
        """Whom the next key is about."""
        return PartyId(self.current) if self.current else None

    @property
    def is_at_end(self) -> bool:
        """Whether nobody comes after her."""
        return self.rows_below == 0


def _draw(one: PresenceRow) -> Callable[[int], str]:
    return lambda width: f"{one.sign} {cell(one.text, width - 2)}"
