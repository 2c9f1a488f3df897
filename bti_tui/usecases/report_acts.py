"""What is done with a report to child welfare: taken out as a file, and written down as made. Nothing is ever sent."""

import json
from pathlib import Path
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import BadInput, Reason, Refused
from bti_tui.domain.ids import AgencyCode, CaseId
from bti_tui.domain.report_draft import as_public
from bti_tui.domain.rules.disclosing import Wish
from bti_tui.domain.rules.reporting import REPORT_DUTY
from bti_tui.prints import Document
from bti_tui.usecases.context import Context
from bti_tui.usecases.disclosure import disclose
from bti_tui.usecases.drafts import REPORT, drafts, lying
from bti_tui.usecases.files import PRINT_FILE
from bti_tui.usecases.graded import stop_once
from bti_tui.usecases.printing import REPORT_PRINTED, FileKind, check_length, print_document, put_file
from bti_tui.usecases.report import report_page

CHILD_WELFARE: Final = AgencyCode("bv")


def take_out(ctx: Context, case_id: CaseId, document: Document, words: str, necessity: str, path: Path) -> Path:
    """Write the report as what the file's name says. Raises `BadInput`, and `Refused` for .json while a field lacks.

    `words` is the whole concern. That it leaves the case is written down on the ground of the duty, with `necessity`.
    """
    page = report_page(ctx, case_id)
    is_json = path.suffix.lower() == f".{FileKind.JSON.value}"
    if is_json and page.gaps:
        raise Refused(Reason(refusals.REPORT_NOT_WHOLE))
    if not is_json and path.suffix.lower() not in {f".{FileKind.PDF.value}", f".{FileKind.TEXT.value}"}:
        raise BadInput(place=PRINT_FILE, problem="kind")
    check_length(document, path)
    stop_once(ctx, case_id)
    ctx.put_file(path.expanduser(), None)
    tells_where = any(one.address.street for one in page.draft.children) and not page.draft.hides_addresses
    _let_out(ctx, case_id, necessity, has_address=tells_where)
    if not is_json:
        return print_document(ctx, case_id, document, path, REPORT_PRINTED)
    public = as_public(page.draft, ctx.now().astimezone(), UNSENT, words)
    content = json.dumps(public, ensure_ascii=False, indent=2) + "\n"
    return put_file(ctx, case_id, content.encode(), path, REPORT_PRINTED)


UNSENT: Final = "Ikke sendt av programmet"
"""How a file that a person carries further says that it was not sent: the public form asks for a channel."""


def _let_out(ctx: Context, case_id: CaseId, necessity: str, *, has_address: bool) -> None:
    """Nothing is let out of a case to the service that has it."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    if case is None or case.agency == CHILD_WELFARE:
        return
    wish = Wish(Way.EXPORT, CHILD_WELFARE, ground=REPORT_DUTY, necessity=necessity, has_address=has_address)
    disclose(ctx, case_id, wish)


def drop_report(ctx: Context, case_id: CaseId) -> None:
    """Throw away the forms of the report that lie half written; another window that is open keeps its own."""
    mine = [one for one in drafts(ctx) if one.case_id == case_id and one.place.startswith(f"{REPORT}.")]
    found = lying(ctx, mine)
    with ctx.unit_of_work() as work:
        for one in (*found.own, *found.left):
            work.drafts.drop(one.id, ctx.user.id)
        work.commit()
