"""The pages of a case that are more than one step: consent, plan, log, closing; each with the guide's forms for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.telling import told_nothing
from bti_tui.domain.views.consent_view import ConsentView, consent_view
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.plan_view import PlanView, plan_view, uncovered_measures
from bti_tui.domain.views.step_view import FormView, step_view
from bti_tui.usecases.after_withdrawal import Afterwards, afterwards
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.case_words import CaseWords, case_words, with_information
from bti_tui.usecases.closing_notice import NoticeView, notice_view
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.reading import case_of, names_for, shown_notes
from bti_tui.usecases.sharing_lists import SharingLists, sharing_lists


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What every page of a case needs: how it is named, its words, and the forms that can be filled in on the page."""

    number: str
    short_name: str
    today: date
    words: CaseWords
    forms: Mapping[str, FormView]
    """By the name of the command that they give."""
    steps: Mapping[str, Step]
    """The steps that ask for these forms, by the same names."""
    is_open: bool
    may_log: bool
    """The family and those with consent may read what is written in the log."""
    version: int
    """The version of the case that the page is a picture of."""


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """Consent to share."""

    head: CaseHead
    consent: ConsentView
    lists: SharingLists
    afterwards: Afterwards | None = None
    """What became of what is written, when a consent was taken back."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Goals and measures."""

    head: CaseHead
    plan: PlanView


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """How the case ends, and what was written when it did."""

    head: CaseHead
    decided: bool
    """Closing is decided, so that the closing note can be written."""
    status: CaseStatus
    closed_on: date | None
    reason: str
    """The code of why it ended."""
    summary: str
    archive_place: str
    """The code of where the papers go."""
    reference: str
    archived_on: date | None
    goes_along: str = ""
    """The code of what became of the work when the family moved; empty when they did not."""
    receiver: str = ""
    agreed_on: date | None = None
    held: tuple[str, ...] = ()
    """Those who are told nothing now, not that it is closed either."""
    notice: NoticeView = field(default_factory=NoticeView)
    """Who may be told that it is closed, or was."""


def consent_page(ctx: Context, case_id: CaseId) -> ConsentPage:
    """Who must answer, who has, and the forms for it."""
    with ctx.reading() as work:
        case, names = _seen(ctx, work, case_id)
        later = afterwards(ctx, work, case)
    guide = ctx.guide_of(case)
    head = head_of(ctx, case, names, ("add_person", "answer_consent", "choose_log_mode"))
    view = consent_view(case, guide, ctx.rules_of(case), names, ctx.today)
    return ConsentPage(head, view, sharing_lists(ctx, case, names), later)


def plan_page(ctx: Context, case_id: CaseId) -> PlanPage:
    """Goals, measures and how they went, and the forms for them."""
    case, names = _read(ctx, case_id)
    forms = ("set_goal", "plan_measure", "plan_evaluation", "evaluate_measure", "assess_goal")
    plan = plan_view(case, ctx.guide_of(case), names, ctx.today)
    uncovered = uncovered_measures(case, ctx.rules_of(case), ctx.today)
    return PlanPage(head_of(ctx, case, names, forms), replace(plan, uncovered=uncovered))


def log_head(ctx: Context, case_id: CaseId) -> CaseHead:
    """What the log needs beside its lines: the form for an entry, and the words for what happened."""
    case, names = _read(ctx, case_id)
    return head_of(ctx, case, names, ("write_entry",))


def closing_page(ctx: Context, case_id: CaseId) -> ClosingPage:
    """The closing note and the archive, written or still to be written."""
    with ctx.reading() as work:
        case, names = _seen(ctx, work, case_id)
        notice = notice_view(ctx, work, case, names)
    note = case.closing
    return ClosingPage(
        head=head_of(ctx, case, names, ("close_case", "archive_case", "decide")),
        decided=case.closing_decided,
        status=case.status,
        closed_on=note.closed_on if note else None,
        reason=note.reason.value if note else "",
        summary=names.text(note.summary) if note else "",
        archive_place=note.archive_place.value if note else "",
        reference=names.text(note.reference) if note else "",
        archived_on=note.archived_on if note else None,
        goes_along=note.goes_along.value if note and note.goes_along else "",
        receiver=names.text(note.receiver) if note else "",
        agreed_on=note.agreed_on if note else None,
        held=tuple(names.text(one.name) for one in told_nothing(case)),
        notice=notice,
    )


def _read(ctx: Context, case_id: CaseId) -> tuple[Case, Names]:
    with ctx.reading() as work:
        return _seen(ctx, work, case_id)


def _seen(ctx: Context, work: UnitOfWork, case_id: CaseId) -> tuple[Case, Names]:
    case = case_of(ctx, work, case_id)
    notes = [*shown_notes(case), *(note for note in _closing_notes(case) if note)]
    return case, names_for(ctx, work, notes, case)


def _closing_notes(case: Case) -> Iterator[NoteId | None]:
    if case.closing is not None:
        yield from (case.closing.summary, case.closing.reference, case.closing.receiver)


def head_of(ctx: Context, case: Case, names: Names, commands: Iterable[str]) -> CaseHead:
    """The head of a page with the forms of some commands, from the step nearest to where the case is."""
    guide = ctx.guide_of(case)
    forms: dict[str, FormView] = {}
    steps: dict[str, Step] = {}
    for step in _nearest(case, guide):
        if not any(form.command in commands and form.command not in forms for form in step.forms):
            continue
        view = step_view(case, step, guide, ctx.rules_of(case), names, ctx.today)
        for one in view.forms:
            if one.form.command in commands and one.form.command not in forms:
                forms[one.form.command], steps[one.form.command] = one, step
    return CaseHead(
        number=case_label(case.number),
        short_name="" if is_strict(case) else short_name(names.person(case, case.subject)),
        today=ctx.today,
        words=with_information(case_words(case, guide, names, route_words(ctx, case)), ctx.rules_of(case)),
        forms=forms,
        steps=steps,
        is_open=case.is_open and case.restriction is None,
        may_log=consent_status(case, ctx.rules_of(case), ctx.today) in OPENS_LOG,
        version=case.version,
    )


def _nearest(case: Case, guide: Guide) -> Iterator[Step]:
    """The steps of the case's level first, then of the levels below, then all."""
    for part in reversed(guide.levels[: case.level + 1]):
        yield from part.steps
    yield from guide.steps()
