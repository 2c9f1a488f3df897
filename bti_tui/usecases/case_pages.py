"""The pages of a case that are more than one step: consent, plan, log, closing; each with the guide's forms for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.views.consent_view import ConsentView, consent_view
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.plan_view import PlanView, plan_view
from bti_tui.domain.views.step_view import FormView, step_view
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.reading import case_of, names_for, shown_notes


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
    """Consent to the log."""

    head: CaseHead
    consent: ConsentView


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


def consent_page(ctx: Context, case_id: CaseId) -> ConsentPage:
    """Who must answer, who has, and the forms for it."""
    case, names = _read(ctx, case_id)
    guide = ctx.guide_of(case)
    head = head_of(ctx, case, names, ("add_person", "answer_consent", "choose_log_mode"))
    return ConsentPage(head, consent_view(case, guide, ctx.rules_of(case), names, ctx.today))


def plan_page(ctx: Context, case_id: CaseId) -> PlanPage:
    """Goals, measures and how they went, and the forms for them."""
    case, names = _read(ctx, case_id)
    forms = ("set_goal", "plan_measure", "plan_evaluation", "evaluate_measure", "assess_goal")
    return PlanPage(head_of(ctx, case, names, forms), plan_view(case, ctx.guide_of(case), names, ctx.today))


def log_head(ctx: Context, case_id: CaseId) -> CaseHead:
    """What the log needs beside its lines: the form for an entry, and the words for what happened."""
    case, names = _read(ctx, case_id)
    return head_of(ctx, case, names, ("write_entry",))


def closing_page(ctx: Context, case_id: CaseId) -> ClosingPage:
    """The closing note and the archive, written or still to be written."""
    case, names = _read(ctx, case_id)
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
    )


def _read(ctx: Context, case_id: CaseId) -> tuple[Case, Names]:
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        notes = [*shown_notes(case), *(note for note in _closing_notes(case) if note)]
        return case, names_for(ctx, work, notes, case)


def _closing_notes(case: Case) -> Iterator[NoteId | None]:
    if case.closing is not None:
        yield from (case.closing.summary, case.closing.reference)


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
        short_name=short_name(names.person(case, case.subject)),
        today=ctx.today,
        words=case_words(case, guide, names),
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
