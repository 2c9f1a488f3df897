"""The report to child welfare (bekymringsmelding): written field by field, taken out as a file, written down as made.

The program never sends it and never weighs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import CaseId
from bti_tui.domain.report_draft import sections
from bti_tui.i18n import N_
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.place import HelpPage
from bti_tui.screens.report_fields import (
    ReportFields,
    made_fields,
    receipt_fields,
    reply_fields,
    talk_fields,
    unexplained,
)
from bti_tui.screens.report_paper import concern_words, made_values, report_document, warnings
from bti_tui.screens.report_preview import ReportPreview
from bti_tui.screens.report_rows import ReportRows, help_sections
from bti_tui.screens.report_words import ACTS, THRESHOLD, duty_text
from bti_tui.screens.sheet import Sheet
from bti_tui.usecases.drafts import REPORT
from bti_tui.usecases.report import GUARDIAN, ReportPage, report_page
from bti_tui.usecases.report_acts import drop_report, take_out
from bti_tui.usecases.reporter import remember_reporter
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.form import Form
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

TALK, MADE, RECEIPT, REPLY, OUT, MAKER = "talk", "made", "receipt", "reply", "out", "maker"
COMMANDS: Final = {TALK: "seek_advice", MADE: "report_suspicion", RECEIPT: "record_receipt", REPLY: "record_reply"}
PATH: Final = "path"


class ReportScreen(FormPlace):
    """A list of the parts of the report in the order of the national form; Enter writes one of them."""

    PLACE = REPORT
    CSS_PATH = "report.tcss"
    BINDINGS = [
        Binding("enter", "choose", N_("Write"), priority=True, id="report-choose"),
        Binding("f2,ctrl+n", "act('talk')", N_("Discuss"), priority=True, id="ny"),
        Binding("f4", "read", N_("Read"), priority=True, id="neste"),
        Binding("f5", "act('out')", N_("Take out"), priority=True, id="visning"),
        Binding("f6", "act('made')", N_("Reported"), priority=True, id="mote"),
        Binding("f7", "act('receipt')", N_("Receipt"), priority=True, id="bak"),
        Binding("f8", "act('reply')", N_("Answer"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._page: ReportPage | None = None
        self._top = Static(id="report-top", markup=False)
        self._list = KeyList(id="report-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is the report."""
        return (*self.case_crumb(), self.tr("Report to child welfare"))

    @override
    def compose_body(self) -> ComposeResult:
        """The duty and its threshold, the parts, and the form of one."""
        yield self._top
        yield self._list
        yield self.panel

    @property
    @override
    def home(self) -> RowList:
        """The parts of the report."""
        return self._list

    # reading

    @override
    async def enter(self) -> None:
        """The list first: every part that was begun says so there."""
        await self.load()
        self.set_focus(self._list)

    @override
    async def load(self) -> None:
        """Read how far the report has come."""
        self._page = page = await self.ask(report_page, self.case_id)
        self.head = page.head
        self._list.show_rows(ReportRows(page, self.translator).rows())
        self._draw_top()
        self.draw_header()
        self.refresh_bindings()
        self.show_status()

    def _draw_top(self) -> None:
        tr, page = self.tr, self._page
        if page is None:
            return
        key = self.sheet.key if self.sheet else ""
        lines = [tr(line) for line in THRESHOLD] if key in {"", "ground"} else []
        if key == "concern":
            lines = warnings(page, self.translator) or [
                tr("Facts first: what, where, when, and who was there. What the child said stands as a quote.")
            ]
        elif not key:
            lines += ["", ReportRows(page, self.translator).reported()]
        self._top.update("\n".join(lines))
        self._top.display = bool(lines)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        page, key = self._page, self._list.current
        if page is None or not key:
            return ""
        return ReportRows(page, self.translator).sentence(key)

    # forms

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """A part of the report, or what is written down of it."""
        page, tr = self._page, self.translator
        if page is None or self.head is None:
            return None
        if key in {*COMMANDS, OUT}:
            focus = "reference" if key == RECEIPT else ""
            return Sheet(key, COMMANDS.get(key, ""), self.tr(ACTS[key]), self._act_fields(key), focus=focus)
        fields = ReportFields(page, tr).of(key)
        if not fields:
            return None
        lacks = next(iter(sections(page.gaps).get(key, ())), "")
        is_later = key != "concern" and any(one.name == lacks for one in fields)
        return Sheet(key, "", ReportRows(page, tr).title(key).upper(), fields, focus=lacks if is_later else "")

    def _act_fields(self, key: str) -> tuple[FieldSpec, ...]:
        tr, now = self.translator, self.host.wall_clock()
        match key:
            case "talk":
                return talk_fields(tr, now.date())
            case "made":
                return made_fields(tr, now.date(), f"{now:%H.%M}")
            case "receipt":
                return receipt_fields(tr, now.date())
            case "reply":
                reports = self._page.reports if self._page else ()
                return reply_fields(tr, now.date(), ends=any(one.is_investigated for one in reports))
            case _:
                hint = tr.tr("The name ends in .pdf, .txt or .json. The file is not encrypted.")
                return (
                    FieldSpec(PATH, FieldKind.LINE, tr.tr("File"), hint, required=True, default=str(self._place())),
                )

    def _place(self) -> Path:
        number = self.head.number if self.head else ""
        return Path.home() / f"bekymringsmelding-{number.lower()}.pdf"

    @override
    def sheet_changed(self) -> None:
        """Above a form stands what helps with it."""
        super().sheet_changed()
        self._draw_top()

    @override
    async def _store(self, sheet: Sheet, values: Values) -> None:
        """A part is kept as it is; what happened is stored; a file is written."""
        form = self.panel.form
        if sheet.command or form is None:
            await super()._store(sheet, values)
        elif sheet.key == OUT:
            await self._take_out(Path(str(values[PATH])))
        else:
            await self._keep_part(form, values)

    async def _keep_part(self, form: Form, values: Values) -> None:
        lacking = [form.field(name) for name in unexplained(values)]
        for field in lacking:
            field.set_error(self.tr("needed with a no"))
        if lacking:
            form.focus_field(lacking[0])
            return
        if self.sheet is not None and self.sheet.key == MAKER:
            await self.ask(remember_reporter, values)
        await self.put_away()
        await self.load()
        self.set_focus(self._list)

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """What was made, with what stood in it."""
        page = self._page
        if sheet.key == TALK:
            return {**values, "anonymous": True}
        if sheet.key != MADE or page is None:
            return super().values_of(sheet, values)
        return {**values, **made_values(page, self.translator)}

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """What was half written of a written report has done its work; after a phone call it is still needed."""
        page = self._page
        if sheet.key == MADE and page is not None and page.reports and page.reports[-1].is_written:
            await self.ask(drop_report, self.case_id)
            await self.load()
        self.mark_saved()

    async def _take_out(self, path: Path) -> None:
        page = self._page
        if page is None:
            return
        document = report_document(page, self.translator, page.head.today)
        words = concern_words(page, self.translator)
        necessity = duty_text(page.draft.grounds, self.translator)
        self.say_making(path)
        place = await self.ask(take_out, self.case_id, document, words, necessity, path)
        await self.put_away()
        await self.load()
        self.set_status(self.tr("Written: {place}. Not encrypted. Delete the file when it has come.", place=place.name))

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done: no receipt without a report that waits for one."""
        page = self._page
        if action in {"choose", "read", "act"} and (page is None or self.sheet is not None):
            return False
        if action == "act" and page is not None:
            allowed = {
                TALK: page.head.is_open,
                MADE: page.takes_more,
                RECEIPT: page.takes_more and any(one.waits_for_receipt for one in page.reports),
                REPLY: page.takes_more and bool(page.reports),
                OUT: True,
            }
            return allowed[str(parameters[0])]
        return super().check_action(action, parameters)

    async def action_choose(self) -> None:
        """Enter: the form of the row."""
        if self.notice.is_shown and self.notice.can_focus:
            raise SkipAction
        key = await self._list.settled()
        if key == GUARDIAN:
            await self.app.push_screen(PeopleScreen(self.desk, self.case_id), self._people_seen)
        elif key:
            self.open_by_key(key)

    def _people_seen(self, _: None) -> None:
        self.perform(self.load())

    def action_act(self, key: str) -> None:
        """F2 and F5 to F8: discuss, take out, reported, receipt, answer."""
        self.open_by_key(key)

    async def action_read(self) -> None:
        """F4: the whole report as it will stand on paper; while none is begun, the newest that was made."""
        page = self._page
        if page is not None and page.contents and not page.begun:
            said = page.contents[max(page.contents)]
            await self.app.push_screen(ReportPreview(self.desk, self.crumbs(), said, []))
        elif page is not None:
            document = report_document(page, self.translator, page.head.today)
            told = warnings(page, self.translator)
            await self.app.push_screen(ReportPreview(self.desk, self.crumbs(), document, told))

    @override
    def help_page(self) -> HelpPage:
        """The duty, its grounds, and what the program does not do."""
        return HelpPage(self.place, help_sections(self.translator))
