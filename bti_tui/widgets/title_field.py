"""The title of a measure: what is typed stands, and below it lies what the catalogue knows of the kind."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.message import Message
from typing_extensions import override

from bti_tui.domain.catalogue import fitting
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.text_fields import LineField

SHORTEST = 2
"""So many letters before the catalogue is looked in."""
MOST_COUNTED = 99


class TitleField(LineField):
    """A line of one's own words; the down arrow takes a title of the catalogue in their place, Ctrl+Z brings them back.

    The options of its declaration are the catalogue: code and title.
    """

    DEFAULT_CSS = """
    TitleField > .field--echo { max-width: 60%; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Picked(Message):
        """A title of the catalogue was taken, or given up for words of one's own."""

        def __init__(self, field: "TitleField") -> None:
            super().__init__()
            self.field = field

    _searched = ""
    """What was typed before an arrow wrote a whole title."""
    picked = ""
    """The code of the title that was taken; empty while the words are the person's own."""

    @property
    def found(self) -> Sequence[tuple[str, str]]:
        """What the catalogue has for the words that were typed, the nearest first."""
        if len(self._searched.strip()) < SHORTEST:
            return ()
        return [self.spec.options[place] for place in fitting(self._searched, [one[1] for one in self.spec.options])]

    @override
    def reading(self) -> str:
        """The nearest of the catalogue, or where among them the one that was taken stands."""
        found = self.found
        places = [code for code, _ in found]
        if self.picked:
            return self.tr("{place} of {count}", place=places.index(self.picked) + 1, count=len(found))
        if not found:
            return ""
        more = min(len(found) - 1, MOST_COUNTED)
        nearest = self.tr("arrow down: {title}", title=found[0][1])
        return f"{nearest} (+{more})" if more else nearest

    @override
    def was_edited(self) -> None:
        """Changed words are a new search; a title of the catalogue is one's own once it is changed."""
        titles = dict(self.spec.options)
        if titles.get(self.picked) != self.text:
            was_picked, self.picked = bool(self.picked), ""
            self._searched = self.text
            if was_picked:
                self.post_message(self.Picked(self))
        super().was_edited()

    @override
    def _write(self, draft: DraftValue) -> None:
        super()._write(draft)
        self.picked, self._searched = "", self.text

    def on_key(self, event: events.Key) -> None:
        """The arrows go through what the catalogue found."""
        found = self.found
        if event.key not in {"down", "up"} or not found:
            return
        event.stop()
        event.prevent_default()
        codes = [code for code, _ in found]
        step = 1 if event.key == "down" else -1
        start = codes.index(self.picked) if self.picked else -1 if step > 0 else 0
        code, title = found[(start + step) % len(found)]
        self.picked = code
        self.editor.replace(title, 0, len(self.editor.value))
        self.post_message(self.Picked(self))

    @property
    def fills(self) -> Mapping[str, str]:
        """What goes with the title that was taken, by the name of the field that it belongs in."""
        return self.spec.fills.get(self.picked, {})
