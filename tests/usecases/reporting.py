"""Somebody who writes a report to child welfare in a case that is kept in memory."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from bti_tui.domain import commands as c
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.i18n import Translator
from bti_tui.screens.report_paper import concern_words, report_document
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.report import ReportPage, report_page
from bti_tui.usecases.report_acts import take_out
from tests.builders import CaseBuilder, a_case
from tests.orders import OWNER
from tests.people import EVERYBODY
from tests.screens.case_support import CaseStore

TR = Translator("nb")
MAKER = {
    "name": "Eli Strand", "role": "barnehagelærer", "phone": "912 34 567", "mail": "eli.strand@solvik.kommune.no",
    "workplace": "Solvik barnehage", "street": "Solvikveien 3", "postcode": "4994", "town": "Åmot",
}  # fmt: skip


def schema() -> dict[str, Any]:
    """The schema that is shipped."""
    path = resources.files("bti_tui.usecases") / "data" / "bekymringsmelding.schema.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


class Desk:
    """A case with guardians, and somebody who writes a report in it."""

    def __init__(self, bench: CaseBuilder | None = None, user: UserId = OWNER) -> None:
        self.bench = bench or a_case().do(c.Observe, seen="Han satt alene hele formiddagen.").with_guardians()
        self.store = CaseStore(self.bench, user)
        self.files: dict[Path, bytes] = {}
        self.ctx: Context = self.at(user)

    def at(self, user: UserId) -> Context:
        return replace(self.store.context.acting_as(EVERYBODY[user]), put_file=self._put)

    def _put(self, path: Path, content: bytes | None) -> None:
        if path in self.files:
            raise BadInput(place="print-file", problem="exists")
        if content is not None:
            self.files[path] = content

    @property
    def id(self) -> CaseId:
        return self.bench.id

    def write(self, section: str, **values: object) -> None:
        save_draft(self.ctx, f"report.{section}", self.id, "", values, "")

    def page(self) -> ReportPage:
        return report_page(self.ctx, self.id)

    def whole(self) -> "Desk":
        """Everything that the form asks for, told to nobody but the mother."""
        page = self.page()
        self.write("receiver", municipality="Solvik", municipality_number="9999", district_number="", district="")
        self.write("maker", **MAKER)
        self.write(f"child.{page.children[0]}", name="Ola Nilsen", street="Tunet 4", told=["no"], why="Han er to år.")
        mother, *others = page.guardians
        self.write(f"guardian.{mother}", included="yes", name="Kari Nilsen", told="yes", why="")
        for one in others:
            self.write(f"guardian.{one}", included="yes", name="Per", told="no", why="Barnevernet ba oss vente.")
        self.write("ground", grounds=["neglect"])
        self.write("concern", concern="Han sa «jeg er redd» 20.11.", seen=[one.code for one in page.seen])
        self.write("history", history="Kjent i to år.", child_view="Vil være i barnehagen.", guardians_view="")
        self.write("helpers", interpreter="Polsk", other_helpers="Fastlegen")
        self.write("leader", leader_told=["yes"], leader_why="")
        return self

    def take(self, name: str) -> bytes:
        page = self.page()
        path = Path("/papers") / name
        take_out(self.ctx, self.id, report_document(page, TR, self.ctx.today), concern_words(page, TR), "Plikt", path)
        return self.files[path]


def public(desk: Desk) -> dict[str, Any]:
    """The report under the names of the national form, as it was taken out."""
    found: dict[str, Any] = json.loads(desk.take("melding.json"))
    return found
