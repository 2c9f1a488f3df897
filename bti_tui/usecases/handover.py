"""The baton of a case: where it is, who may do what with it, the page for the next holder, and how much she carries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.baton import BatonStatus, HandoverReason, Loan, Offer
from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import Deadline
from bti_tui.domain.ids import CaseId, NoteId, UserId
from bti_tui.domain.listing import EVERY, Selection
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Note
from bti_tui.domain.responsibility import responsible
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.baton_acts import BatonAct, baton_acts
from bti_tui.domain.striking import as_released
from bti_tui.domain.views.briefing import Briefing, briefing, briefing_notes, carried
from bti_tui.domain.views.load import Load, load_of
from bti_tui.domain.views.names import Names
from bti_tui.prints import Document
from bti_tui.usecases.case_pages import CaseHead, head_of
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes, look_at
from bti_tui.usecases.printing import print_document
from bti_tui.usecases.reading import case_of, names_for, shown_notes
from bti_tui.usecases.worked_out import deadlines_of

BRIEFING_READ = "briefing.read"
BRIEFING_PRINTED = "briefing.printed"


@dataclass(frozen=True, slots=True)
class TermLine:
    """One who holds or has held the baton."""

    term: int
    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer that is not answered, or lapsed without an answer."""

    to: str
    by: str
    on: date
    answer_by: date
    reason: HandoverReason
    meeting_on: date | None
    stands: bool


@dataclass(frozen=True, slots=True)
class LoanLine:
    """Somebody stands in, now or soon."""

    to: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """The page for the next holder, and the words for its codes."""

    briefing: Briefing
    words: CaseWords
    day: date
    is_training: bool = False
    grade: AddressGrade = AddressGrade.OPEN


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody sees before she says yes or no: the page of the case, and how much she carries already."""

    page: BriefingPage
    load: Load


@dataclass(frozen=True, slots=True)
class BatonPage:
    """Where the baton of a case is, and what whoever is at the keyboard may do with it."""

    head: CaseHead
    status: BatonStatus
    responsible: str
    is_mine: bool
    """Whoever is at the keyboard answers for the case."""
    holds: bool
    """She holds the baton herself."""
    acts: tuple[BatonAct, ...]
    terms: tuple[TermLine, ...]
    offer: OfferLine | None
    loan: LoanLine | None
    loads: Mapping[UserId, Load]
    """How much each colleague who may be asked carries."""
    answer: Answer | None
    """What whoever is at the keyboard must see before she answers; None when she is not asked."""
    is_outline: bool = False
    """She sees where the case stands, and nothing of what is in it."""


def baton_page(ctx: Context, case_id: CaseId, *, again: bool = False) -> BatonPage:
    """Where the baton of a case is, also for a coordinator, who sees no more of it.

    To whoever is asked the page of the case is shown, which is logged.

    `again` is for a place that lies open already and is drawn anew: the same look is not logged twice.
    """
    with ctx.reading() if again else ctx.unit_of_work() as work:
        whole, how_far = look_at(ctx, work, case_id, Sight.OUTLINE)
        case = Eyes(ctx, work).seen(whole)
        is_outline = how_far is Sight.OUTLINE
        names = names_for(ctx, work, () if is_outline else shown_notes(case), case)
        acts = baton_acts(Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work)))
        held = _held(ctx, work, EVERY) if BatonAct.OFFER in acts else []
        answer = None
        if BatonAct.ACCEPT in acts:
            mine = _held(ctx, work, Selection(tied_to=frozenset({ctx.user.id})))
            answer = Answer(_briefing(ctx, work, case), load_of(ctx.user.id, mine, ctx.today))
        if answer is not None and not again:
            work.log_access(ctx.user.id, BRIEFING_READ, case_id, ctx.now())
            work.commit()
    day, baton, answers = ctx.today, case.baton, responsible(case)
    head = head_of(ctx, case, names, tuple(BatonAct))
    return BatonPage(
        head=replace(head, short_name="") if is_outline else head,
        status=baton.status(day),
        responsible=names.user(answers),
        is_mine=answers == ctx.user.id,
        holds=baton.holder is not None and baton.holder.user == ctx.user.id,
        acts=acts,
        terms=tuple(TermLine(one.term, names.user(one.user), one.since, one.until) for one in reversed(baton.terms)),
        offer=_offer_line(baton.offer, names, day) if case.is_open else None,
        loan=_loan_line(baton.loan, names, day) if case.is_open else None,
        loads={user: load_of(user, held, day) for user in names.professionals} if BatonAct.OFFER in acts else {},
        answer=answer,
        is_outline=is_outline,
    )


def briefing_page(ctx: Context, case_id: CaseId) -> BriefingPage:
    """The page for the next holder, as whoever is at the keyboard may see it; that it was read is logged."""
    with ctx.unit_of_work() as work:
        case = case_of(ctx, work, case_id)
        page = _briefing(ctx, work, case)
        work.log_access(ctx.user.id, BRIEFING_READ, case_id, ctx.now())
        work.commit()
    return page


def print_briefing(ctx: Context, case_id: CaseId, write: Callable[[BriefingPage], Document], path: Path) -> Path:
    """Write the page for the next holder as a .pdf or .txt file; that it was printed is logged. Raises `BadInput`."""
    with ctx.reading() as work:
        page = _briefing(ctx, work, case_of(ctx, work, case_id))
    return print_document(ctx, case_id, write(page), path, BRIEFING_PRINTED)


def _briefing(ctx: Context, work: UnitOfWork, case: Case) -> BriefingPage:
    """The page is carried, so nothing stands on it of a meeting whose minutes are not approved."""
    case = as_released(case)
    guide, rules = ctx.guide_of(case), ctx.rules_of(case)
    how_far = Eyes(ctx, work).sight(case)
    wanted = tuple(briefing_notes(case))
    found = names_for(ctx, work, wanted, case)
    names = Names(carried(found.texts, _newest(work, wanted), how_far), found.professionals)
    page, words = briefing(case, guide, rules, names, ctx.today), case_words(case, guide, names)
    return BriefingPage(page, words, ctx.today, ctx.training, strictest(case))


def _newest(work: UnitOfWork, wanted: tuple[NoteId, ...]) -> list[Note]:
    versions = (work.notes.versions(one) for one in wanted)
    return [found[-1] for found in versions if found]


def _held(ctx: Context, work: UnitOfWork, which: Selection) -> list[tuple[Case, tuple[Deadline, ...]]]:
    """The open ones of some cases that somebody has held, with what is due in them; for numbers, not to be shown."""
    listed = (one.case for one in work.cases.listed(which))
    return [(case, deadlines_of(ctx, case, ctx.today)) for case in listed if case.baton.terms and case.is_open]


def _offer_line(offer: Offer | None, names: Names, day: date) -> OfferLine | None:
    if offer is None:
        return None
    to, by = names.user(offer.to), names.user(offer.by)
    return OfferLine(to, by, offer.on, offer.answer_by, offer.reason, offer.meeting_on, offer.stands_on(day))


def _loan_line(loan: Loan | None, names: Names, day: date) -> LoanLine | None:
    return LoanLine(names.user(loan.to), loan.since, loan.until) if loan and day <= loan.until else None
