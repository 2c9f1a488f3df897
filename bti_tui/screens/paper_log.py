"""The log on paper: where its file shall lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.screens.paper_log_text import paper_log_document
from bti_tui.screens.save_file import SaveScreen
from bti_tui.usecases.paper_log import print_paper_log

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class PaperLogScreen(SaveScreen):
    """Head, holder and dates stand on the form; the rest is empty, to be written by hand."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id

    @override
    def heading(self) -> str:
        return self.tr("Empty log on paper")

    @override
    def told_first(self) -> tuple[str, ...]:
        return (
            self.tr("The form has the name, the relay holder and the dates, and nothing that anybody has said."),
            self.tr("Print two: one for the family, one for the relay holder."),
        )

    @override
    def proposal(self) -> str:
        return self.tr("~/log-on-paper.pdf")

    @override
    def save(self, ctx: Context, path: Path) -> Path:
        tr = self.translator
        return print_paper_log(ctx, self._case_id, lambda page: paper_log_document(page, tr), path)
