"""A list of questions that are answered with one key each; the cursor moves on by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from typing_extensions import override

from bti_tui.widgets.burst import drained
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row


@dataclass(frozen=True, slots=True)
class Question:
    """One row: `keys` are the signs that answer it with the answer that each gives; without them it is a heading."""

    code: str
    keys: Mapping[str, str]
    draw: Callable[[str, int], str]
    """Draws it with its answer, in so many columns."""


class AnswerList(KeyList):
    """Acts on each key in its own queue, so that answers typed fast all land where they were meant."""

    class Answered(Message):
        """A question was answered, or its answer taken back."""

        def __init__(self, code: str, answer: str, *, is_last: bool) -> None:
            super().__init__()
            self.code = code
            self.answer = answer
            self.is_last = is_last
            """The cursor had nowhere to move on to."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._questions: dict[str, Question] = {}
        self.answers: dict[str, str] = {}
        """By the code of the question."""

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these questions with the answers that are there."""
        self._questions = {one.code: one for one in questions}
        self.show_rows([self._row(one) for one in questions])

    def _row(self, one: Question) -> Row:
        return Row(one.code, lambda width: one.draw(self.answers.get(one.code, ""), width), is_heading=not one.keys)

    def on_key(self, event: events.Key) -> None:
        """Answer and move on, take an answer back, or move."""
        one = self._questions.get(self.current)
        sign = event.character or ""
        if one is not None and event.key == "backspace":
            self.answers.pop(one.code, None)
            self.refresh()
            self.post_message(self.Answered(one.code, "", is_last=False))
        elif one is not None and sign.lower() in one.keys:
            self._answer(one, one.keys[sign.lower()])
        elif not self._move(event.key):
            return
        event.stop()
        event.prevent_default()

    def _answer(self, one: Question, answer: str) -> None:
        self.answers[one.code] = answer
        before = self.current
        self.refresh()
        self.action_move(1)
        self.post_message(self.Answered(one.code, answer, is_last=self.current == before))

    async def answered(self) -> Mapping[str, str]:
        """The answers, once every key typed so far has been acted on."""
        await drained(self, self.screen)
        return dict(self.answers)

    @override
    def on_paste(self, event: events.Paste) -> None:
        """What is pasted answers nothing: it may be anything."""
        event.stop()
