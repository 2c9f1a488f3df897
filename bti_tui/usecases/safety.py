"""What F9 needs of a case beside the numbers to call: how the safety track stands, and what is next on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bti_tui.domain.case import ENDED, Case, CaseStatus
from bti_tui.domain.commands import KeepEvidence, OpenSafetyTrack, RecordReply
from bti_tui.domain.errors import Refused
from bti_tui.domain.guide import Guide, Section
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.predicates import is_on_safety_track
from bti_tui.domain.progress import next_step
from bti_tui.domain.report import unanswered
from bti_tui.domain.rules.erasure import answers_for
from bti_tui.domain.safety import OPEN, Siblings
from bti_tui.domain.views.case_view import StepLine, step_lines
from bti_tui.domain.views.lists import CaseRow
from bti_tui.domain.views.names import case_label
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.queries import cases
from bti_tui.usecases.reading import names_for
from bti_tui.usecases.restriction import open_restricted


class Standing(StrEnum):
    """What can be done about a fear for the child of a case (utgangspunkt)."""

    NOT_RAISED = "not_raised"
    """The concern is being written down for the first time."""
    NOT_OPEN = "not_open"
    OPEN = "open"
    LIFTED = "lifted"
    """The wait is over, and the way on is not settled."""
    OWN_WORDS = "own_words"
    """All that this reader needs: she can write down what she has seen and heard."""
    ARCHIVED = "archived"
    """A new case goes on from it."""
    GONE = "gone"
    """Nothing is left but its number."""


@dataclass(frozen=True, slots=True)
class SafetySheet:
    """The safety track of a case."""

    case_id: CaseId
    standing: Standing
    number: str = ""
    about: str = ""
    """Whom it is about; empty while nobody may read it."""
    steps: tuple[StepLine, ...] = ()
    next: StepId | None = None
    evidence: StepId | None = None
    """Where one writes word for word."""
    siblings: Siblings | None = None


def safety_sheet(ctx: Context, case_id: CaseId) -> SafetySheet:
    """How the track stands. A restricted case answers too: a fear for the child may always be written down."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
        return _sheet(ctx, work, case) if case is not None else SafetySheet(case_id, Standing.NOT_RAISED)


def open_safety(ctx: Context, case_id: CaseId, why: str) -> SafetySheet:
    """Open the track at once, without a word. Whoever may not know that it is open gets a place for her own words.

    `why` stands in the access log where the case is restricted: whoever answers for it then reads on in it.
    """
    if safety_sheet(ctx, case_id).standing is Standing.NOT_OPEN:
        try:
            execute(ctx, OpenSafetyTrack(case_id=case_id))
        except Refused:
            if safety_sheet(ctx, case_id).standing is Standing.NOT_OPEN:
                raise
    if _is_hidden(ctx, case_id):
        open_restricted(ctx, case_id, why, Visibility.SHIELDED)
    return safety_sheet(ctx, case_id)


def _is_hidden(ctx: Context, case_id: CaseId) -> bool:
    """Whether a restricted case is not opened, by one who may open it."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    if case is None or case.restriction is None or (ctx.user.id, case_id) in ctx.opened_restricted:
        return False
    return answers_for(ctx.actor, case)


def fearful_cases(ctx: Context) -> tuple[CaseRow, ...]:
    """Every case that a fear may be about, ended ones too."""
    return tuple(row for row in cases(ctx, closed=True) if row.status is not CaseStatus.PURGED)


def _sheet(ctx: Context, work: UnitOfWork, case: Case) -> SafetySheet:
    guide, how_far = ctx.guide_of(case), Eyes(ctx, work).sight(case)
    standing = _standing(case, how_far)
    hidden = case.restriction is not None and (ctx.user.id, case.id) not in ctx.opened_restricted
    subject = case.person(case.subject)
    is_named = subject is not None and not hidden and how_far >= Sight.LOG
    names = names_for(ctx, work, [subject.name] if subject and is_named else [], case)
    evidence = next((one.id for one in guide.safety if one.asks_for(KeepEvidence.name)), None)
    is_known = standing in (Standing.OPEN, Standing.LIFTED)
    rules = ctx.rules_of(case)
    following = next_step(case, guide, rules, ctx.today) if is_known else None
    on_track = following is not None and following.section is Section.SAFETY
    return SafetySheet(
        case_id=case.id,
        standing=standing,
        number=case_label(case.number),
        about=names.text(subject.name) if subject else "",
        steps=tuple(_lines(ctx, case, guide)) if is_known else (),
        next=following.id if following and on_track else None,
        evidence=evidence,
        siblings=case.safety_work.siblings if is_known else None,
    )


def _lines(ctx: Context, case: Case, guide: Guide) -> Iterator[StepLine]:
    """The steps; an answer to a report that was never sent is not waited for."""
    for step, line in zip(guide.safety, step_lines(case, guide, ctx.rules_of(case), ctx.today), strict=True):
        work = case.safety_work
        is_reported = work.reported_on is not None or next(unanswered(work.reports), None) is not None
        is_idle = step.asks_for(RecordReply.name) and not is_reported
        yield replace(line, done=False, later=True) if is_idle else line


def _standing(case: Case, how_far: Sight) -> Standing:
    if case.is_purged:
        return Standing.GONE
    if case.status is CaseStatus.ARCHIVED:
        return Standing.ARCHIVED
    if not is_on_safety_track(case) or case.status in ENDED:
        return Standing.NOT_OPEN
    if how_far < Sight.SHIELDED:
        return Standing.OWN_WORDS if case.safety_track in OPEN else Standing.NOT_OPEN
    return Standing.OPEN if case.safety_track in OPEN else Standing.LIFTED
