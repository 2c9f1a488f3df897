"""Where something that is taken out of the store shall lie: one line for the name of the file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from typing_extensions import override

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import N_, Translator
from bti_tui.screens.law_form import LawForm
from bti_tui.usecases.grounds import Grounds
from bti_tui.widgets.field import FieldSpec, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

FILE: Final = "file"
ALONE: Final = N_(
    "The file is not encrypted, but nobody else has access to it. Print it, and delete it when it is given."
)


def told_place(place: Path, tr: Translator, columns: int) -> str:
    """Where a file was put, and what to do about it; in a row that is too short for the path, the file's name."""
    home = Path.home()
    shown = f"~/{place.relative_to(home)}" if place.is_relative_to(home) else str(place)
    said = tr.tr("Written, not encrypted. Delete the file afterwards: {place}", place=shown)
    if cell_len(said) < columns:
        return said
    return tr.tr("Written, not encrypted. Delete the file afterwards: {place}", place=place.name)


class SaveScreen(LawForm):
    """Asks for the name of the file, and writes it. The file is for the one at the keyboard alone."""

    written: Path | None = None

    def told_first(self) -> tuple[str, ...]:
        """What it means that the file is made."""
        return ()

    def proposal(self) -> str:
        """A name for the file that names nobody."""
        raise NotImplementedError

    def save(self, ctx: Context, path: Path) -> Path:
        """Write it; called on the desk."""
        raise NotImplementedError

    @override
    def lines(self) -> list[str]:
        return [*self.told_first(), self.tr(ALONE)]

    @override
    def submit_word(self) -> str:
        return self.tr("Make the file")

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        ends = self.tr("The name ends in .pdf or .txt.")
        yield FieldSpec(FILE, FieldKind.LINE, self.tr("File"), ends, required=True, default=self.proposal())

    @override
    async def carry_out(self, values: Values) -> None:
        self.say_making(Path(str(values[FILE])))
        self.written = await self.ask(self.save, Path(str(values[FILE])))
        self.mark_saved()
        self.dismiss(True)
