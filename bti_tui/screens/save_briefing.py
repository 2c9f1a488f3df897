"""The page for the next holder on paper: where its file shall lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import Translator
from bti_tui.prints import Document, Heading, Paragraph, Part
from bti_tui.screens.briefing_text import briefing_lines
from bti_tui.screens.paper_mark import paper_mark
from bti_tui.screens.save_file import SaveScreen
from bti_tui.usecases.handover import BriefingPage, print_briefing

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


def briefing_document(page: BriefingPage, tr: Translator) -> Document:
    """The page with the same words as on the screen; its title names nobody."""
    return Document(
        title=tr.tr("Handover page"),
        language=tr.language,
        made_on=page.day,
        parts=tuple(_parts(briefing_lines(page, tr))),
        version=tr.tr("For whoever takes over. Nothing that is shielded stands here."),
        page=tr.tr("page {page} of {pages}", page="{page}", pages="{pages}"),
        mark=paper_mark(tr, training=page.is_training, grade=page.grade),
    )


def _parts(lines: list[str]) -> Iterator[Part]:
    """Each block of the page; after the first one its heading stands on top of it."""
    blocks = [list(block) for is_empty, block in groupby(lines, lambda line: not line.strip()) if not is_empty]
    for place, block in enumerate(blocks):
        told = [re.sub(r" {2,}", "  -  ", line.strip()) for line in block]
        if place:
            yield Heading(told.pop(0).capitalize())
        yield Paragraph("\n".join(told))


class SaveBriefingScreen(SaveScreen):
    """That it was printed stands in the access log."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, number: str) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._number = number

    @override
    def heading(self) -> str:
        return self.tr("Handover page")

    @override
    def told_first(self) -> tuple[str, ...]:
        return (self.tr("It is for whoever takes over, and holds what you may see. It is not for the family."),)

    @override
    def proposal(self) -> str:
        return self.tr("~/{number}-handover.pdf", number=self._number)

    @override
    def save(self, ctx: Context, path: Path) -> Path:
        tr = self.translator
        return print_briefing(ctx, self._case_id, lambda page: briefing_document(page, tr), path)
