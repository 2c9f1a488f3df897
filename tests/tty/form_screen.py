"""The place of the small program: four lines and a note, form after form."""

import json
import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.screens.base import BtiScreen
from bti_tui.usecases.context import Context
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

LINES = ("one", "two", "three", "four")
FIELDS = (
    *(FieldSpec(name, FieldKind.LINE, name) for name in LINES),
    FieldSpec("note", FieldKind.NOTE, "note"),
)


class FormScreen(BtiScreen[None]):
    """Four lines and a note; a new one follows when it is sent, another kind after F2."""

    BINDINGS = [
        Binding("f2", "other", priority=True, id="ny"),
        Binding("f3", "break_down('handler')", priority=True, id="sok"),
        Binding("f4", "break_down('worker')", priority=True, id="neste"),
        Binding("f5", "break_down('desk')", priority=True, id="visning"),
    ]

    def __init__(self, desk: Desk[Context], output: Path, number: int, fields: tuple[FieldSpec, ...] = FIELDS) -> None:
        super().__init__(desk)
        self._output = output
        self._number = number
        self._fields = fields

    @override
    def crumbs(self) -> tuple[str, ...]:
        return (f"form {self._number}",)

    @override
    def compose_body(self) -> ComposeResult:
        yield Form(self._fields, self.translator)

    async def action_other(self) -> None:
        await self.app.push_screen(FormScreen(self.desk, self._output, self._number + 1, FIELDS[:1]))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.perform(self._store(json.dumps(event.values)))

    async def _store(self, line: str) -> None:
        await self.desk.run(self._append, line)
        if len(self._fields) == 1:
            self.dismiss(None)
        else:
            self.give_way(FormScreen(self.desk, self._output, self._number + 1))

    def _append(self, line: str) -> None:
        with self._output.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    async def action_break_down(self, where: str) -> None:
        child_name = sys.argv[2]
        if where == "handler":
            raise ValueError(child_name)
        if where == "worker":
            self.perform(self._break(child_name))
        else:
            self.perform(self.desk.run(self._break_here, child_name))

    async def _break(self, child_name: str) -> None:
        known = {"child": child_name}
        raise KeyError(known["child"])

    def _break_here(self, child_name: str) -> None:
        raise RuntimeError(f"{child_name} is not here") from ValueError(child_name)


def run(output: Path) -> int:
    """Run until Ctrl+Q; the exit code is the App's."""
    desk: Desk[Context] = Desk()
    setting = Setting(reports=output.parent / "reports")
    app = BtiApp(Translator("nb"), desk, lambda: FormScreen(desk, output, 1), setting=setting)
    app.start()
    desk.close()
    return app.return_code or 0
