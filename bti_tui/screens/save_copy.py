"""A copy for somebody: where its file shall lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.copies import RecipientKind
from bti_tui.i18n import N_
from bti_tui.screens.copy_paper import copy_document
from bti_tui.screens.copy_text import CopyTexts
from bti_tui.screens.save_file import SaveScreen
from bti_tui.usecases.copies import CopyOrder, CopyPage, give_copy

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAMES: Final[Mapping[RecipientKind, str]] = {
    RecipientKind.FAMILY: N_("family copy"),
    RecipientKind.AGENCY: N_("service"),
    RecipientKind.ARCHIVE: N_("archive"),
    RecipientKind.JOURNAL: N_("record"),
}
"""A part of the name of a file."""


class SaveCopyScreen(SaveScreen):
    """Who gets it is written down in the case before the file is written."""

    def __init__(self, desk: Desk[Context], order: CopyOrder, page: CopyPage) -> None:
        super().__init__(desk)
        self._order = order
        self._page = page

    @override
    def heading(self) -> str:
        name = CopyTexts(self.translator, self._page.words).recipient(self._order.recipient)
        return self.tr("Copy for {name}", name=name)

    @override
    def told_first(self) -> tuple[str, ...]:
        if self._order.recipient.kind in {RecipientKind.ARCHIVE, RecipientKind.JOURNAL}:
            return (self.tr("It stays in the service. That you made it stands in the access log."),)
        return (self.tr("Who gets it is written down in the case."),)

    @override
    def proposal(self) -> str:
        head = self._page.copy.head
        return f"~/{head.number}-{head.made_on}-{self.tr(NAMES[head.recipient.kind])}.pdf"

    @override
    def save(self, ctx: Context, path: Path) -> Path:
        tr = self.translator
        return give_copy(ctx, self._order, lambda page: copy_document(page, tr), path)
