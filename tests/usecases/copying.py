"""Somebody at the keyboard who makes copies of a case, and what stands in them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bti_tui.domain.copies import RecipientKind
from bti_tui.domain.ids import MeetingId, UserId
from bti_tui.i18n import Translator
from bti_tui.prints import Document, to_text
from bti_tui.screens.aloud_text import told_aloud
from bti_tui.screens.copy_paper import copy_document
from bti_tui.usecases.context import Context
from bti_tui.usecases.copies import CopyOrder, CopyPage, RecipientRow, copies_page, copy_page
from tests.builders import CaseBuilder
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore

NB = Translator("nb")
FAMILY, AGENCY, ARCHIVE, JOURNAL = RecipientKind


def written(page: CopyPage) -> str:
    """Everything that a copy says, on paper and when it is read aloud."""
    return to_text(copy_document(page, NB)).decode() + "\n".join(told_aloud(page, NB))


def desk(bench: CaseBuilder, user: UserId = HOLDER) -> tuple[Context, dict[Path, bytes]]:
    """Somebody at the keyboard, and the files that she makes."""
    files: dict[Path, bytes] = {}

    def put(path: Path, content: bytes | None) -> None:
        if content is not None:
            files[path] = content

    return replace(CaseStore(bench, user).context, put_file=put), files


def rows(ctx: Context, bench: CaseBuilder, of: MeetingId | None = None) -> dict[str, RecipientRow]:
    """Everybody who could get a copy, by name or by what she is."""
    found = copies_page(ctx, bench.id, of).rows
    return {one.name or (one.recipient.agency or "together"): one for one in found if one.recipient.kind is not ARCHIVE}


def copies(ctx: Context, bench: CaseBuilder) -> Iterator[tuple[str, MeetingId | None, str]]:
    """Every copy that can be made, with whom it is for and of which meeting."""
    for of in (None, *(one.id for one in bench.case.planned_meetings)):
        for row in copies_page(ctx, bench.id, of).rows:
            if not row.reasons:
                order = CopyOrder(bench.id, row.recipient, of)
                yield row.name or row.recipient.kind.value, of, written(copy_page(ctx, order))


def text_for(ctx: Context, bench: CaseBuilder, name: str, of: MeetingId | None = None) -> str:
    return written(copy_page(ctx, CopyOrder(bench.id, rows(ctx, bench, of)[name].recipient, of)))


def on_paper(page: CopyPage) -> Document:
    """How a copy looks on paper."""
    return copy_document(page, NB)
