"""Undo of a line goes back word by word."""

from bti_tui.widgets.undo import Line, UndoStack


def typed(stack: UndoStack, text: str, start: Line | None = None) -> Line:
    line = start or Line("", 0)
    for letter in text:
        after = Line(line.text + letter, line.cursor + 1)
        stack.record(line, after)
        line = after
    return line


def test_words_typed_in_a_row_are_taken_back_one_by_one() -> None:
    stack = UndoStack()
    line = typed(stack, "mor ringte")
    back = stack.undo(line)
    assert back == Line("mor ", 4)
    assert stack.undo(back) == Line("", 0)
    assert stack.undo(Line("", 0)) is None


def test_what_was_taken_back_can_be_done_again_until_something_else_is_typed() -> None:
    stack = UndoStack()
    line = typed(stack, "mor")
    back = stack.undo(line)
    assert back is not None
    assert stack.redo(back) == line
    typed(stack, "x", Line("", 0))
    assert stack.redo(Line("x", 1)) is None


def test_a_deletion_is_a_change_of_its_own() -> None:
    stack = UndoStack()
    line = typed(stack, "mor")
    stack.record(line, Line("mo", 2))
    assert stack.undo(Line("mo", 2)) == line


def test_coming_back_to_a_line_begins_a_new_change() -> None:
    stack = UndoStack()
    line = typed(stack, "mor")
    stack.seal()
    line = typed(stack, "en", line)
    assert stack.undo(line) == Line("mor", 3)
