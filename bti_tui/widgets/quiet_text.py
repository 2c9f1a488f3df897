"""A text that is told often and changes seldom: the same again costs nothing, and a row of its own moves no other."""

from textual.visual import VisualType
from textual.widgets import Static
from typing_extensions import override


class QuietText(Static):
    """Textual's own text reckons the whole place anew each time that it is told something."""

    @override
    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text; only one that is as high as its lines are can move what stands around it."""
        if content != self.content:
            height = self.styles.height
            super().update(content, layout=layout and (height is None or height.is_auto))
