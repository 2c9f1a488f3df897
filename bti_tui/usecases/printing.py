"""A document that leaves the store as a file: logged before a word of it is written."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.domain.errors import BadInput
from bti_tui.prints import Document, to_pdf, to_text
from bti_tui.prints.length import MOST_PAGES, pages
from bti_tui.usecases.files import PRINT_FILE
from bti_tui.usecases.graded import copied, stop_once

if TYPE_CHECKING:
    from bti_tui.domain.ids import CaseId
    from bti_tui.usecases.context import Context

FORM_PRINTED: Final = "form.printed"
REPORT_PRINTED: Final = "report.printed"


class FileKind(StrEnum):
    """What a document is written as (filtype)."""

    PDF = "pdf"
    TEXT = "txt"
    JSON = "json"


def print_document(ctx: Context, case_id: CaseId | None, document: Document, path: Path, act: str) -> Path:
    """Write a document as what the end of the file's name says: .pdf or .txt. Raises BadInput and NotFound.

    `act` is what stands in the access log (`i18n.acts.ACTS`). Whether it may be shared is asked before.
    """
    makers = {FileKind.PDF: to_pdf, FileKind.TEXT: to_text}
    make = next((made for kind, made in makers.items() if path.suffix.lower() == f".{kind.value}"), None)
    if make is None:
        raise BadInput(place=PRINT_FILE, problem="kind")
    check_length(document, path)
    return put_file(ctx, case_id, make(document), path, act)


def check_kind(path: Path) -> None:
    """Raise `BadInput` unless the name of a file says what a document can be written as."""
    if path.suffix.lower() not in {f".{FileKind.PDF.value}", f".{FileKind.TEXT.value}"}:
        raise BadInput(place=PRINT_FILE, problem="kind")


def check_length(document: Document, path: Path) -> None:
    """Raise `BadInput` for a PDF that would keep everybody else waiting for seconds; a text file has no limit."""
    if path.suffix.lower() == f".{FileKind.PDF.value}" and pages(document) > MOST_PAGES:
        raise BadInput(place=PRINT_FILE, problem="long")


def put_file(ctx: Context, case_id: CaseId | None, content: bytes, path: Path, act: str) -> Path:
    """Write a file for the one at the keyboard alone; that she did stands in the access log first."""
    place = path.expanduser()
    stop_once(ctx, case_id)
    ctx.put_file(place, None)
    with ctx.unit_of_work() as work:
        work.log_access(ctx.user.id, act, case_id, ctx.now())
        work.commit()
    ctx.put_file(place, content)
    copied(ctx, case_id)
    return place
