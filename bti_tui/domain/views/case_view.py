"""One case as its screen shows it: where it stands, what is next, what was agreed."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import Case, CaseStatus, PurgeMark, Restriction
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.deadlines import Deadline, deadlines, due_on
from bti_tui.domain.guide import Guide, Level
from bti_tui.domain.ids import CaseId, StepId, UserId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.predicates import is_on_safety_track, is_safety_locked
from bti_tui.domain.progress import states
from bti_tui.domain.responsibility import responsible
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG, consent_ends, consent_status
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.next_action import NextAction, next_action, step_number
from bti_tui.domain.views.plan_view import PlanView, plan_view
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One rung of the ladder."""

    number: Level
    title: Words
    is_passed: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the track."""

    id: StepId
    number: str
    what: Words
    done: bool
    is_next: bool
    later: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer of the baton that waits for an answer."""

    to: UserId
    to_name: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case on the screen."""

    id: CaseId
    number: str
    name: str
    short_name: str
    born_on: date | None
    subject_kind: SubjectKind
    status: CaseStatus
    level: Level
    owner: str
    holder: str
    holder_initials: str
    baton: BatonStatus
    responsible: str
    """Who answers for the case: the holder, or the leader while nobody holds."""
    stand_in: str
    """Who stands in for the holder today."""
    offer: OfferView | None
    safety: SafetyTrack
    safety_locked: bool
    consent: ConsentStatus
    consent_until: date | None
    is_for_log_only: bool
    """The family is asked about other services, and the yeses reach none of them."""
    log_mode: LogMode | None
    ladder: tuple[LevelLine, ...]
    steps: tuple[StepLine, ...]
    next: NextAction | None
    deadlines: tuple[Deadline, ...]
    plan: PlanView
    child_words: str
    child_words_on: date | None
    people: tuple[tuple[str, str, bool], ...]
    """Relation code, name, and whether the person has parental responsibility."""
    basis: Words | None
    """What the law lets the case rest on."""
    version: int
    is_restricted: bool
    ground: Words | None
    """On what ground the case is restricted or purged."""
    held_on: date | None
    """Since when."""


def case_view(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> CaseView:
    """The screen's picture of a case."""
    name, heard, held = names.person(case, case.subject), child_words(case, names), _held(case)
    return CaseView(
        id=case.id,
        number=case_label(case.number),
        name=name,
        short_name=short_name(name),
        born_on=next((person.born_on for person in case.people if person.id == case.subject), None),
        subject_kind=case.subject_kind,
        status=case.status,
        level=case.level,
        owner=names.user(case.concern.owner) if case.concern else "",
        holder=names.user(case.baton.hand),
        holder_initials=names.initials(case.baton.hand),
        baton=case.baton.status(today),
        responsible=names.user(responsible(case)),
        stand_in=names.user(case.baton.stand_in(today)),
        offer=_offer_view(case, names, today),
        safety=case.safety_track,
        safety_locked=is_safety_locked(Circumstance(case, today, rules)),
        consent=_consent(case, rules, today),
        consent_until=consent_ends(case, rules, today),
        is_for_log_only=_is_for_log_only(case, rules, today),
        log_mode=case.log_mode,
        ladder=ladder(case, guide),
        steps=step_lines(case, guide, rules, today),
        next=None if _is_at_rest(case) else next_action(case, guide, rules, names, today),
        deadlines=deadlines(case, guide, rules, today),
        plan=plan_view(case, guide, names, today),
        child_words=heard[0],
        child_words_on=heard[1],
        people=tuple((one.relation.value, names.text(one.name), one.responsible) for one in case.people),
        basis=_basis(case, rules),
        version=case.version,
        is_restricted=case.restriction is not None,
        ground=rules.ground_name(held.ground) if held else None,
        held_on=held.on if held else None,
    )


def _held(case: Case) -> Restriction | PurgeMark | None:
    """What hides the case, or took it away."""
    return case.restriction or (case.purged[0] if case.is_purged else None)


def _basis(case: Case, rules: Rules) -> Words | None:
    found = rules.basis(case.legal_basis)
    return found.name if found else None


def _is_at_rest(case: Case) -> bool:
    return case.restriction is not None and not is_on_safety_track(case)


def _consent(case: Case, rules: Rules, today: date) -> ConsentStatus:
    return consent_status(case, rules, today) if case.level > Level.CLARIFY else ConsentStatus.NOT_NEEDED


def _is_for_log_only(case: Case, rules: Rules, today: date) -> bool:
    asks = case.consent_scope is not None and set(case.consent_scope.to_agencies) != {case.agency}
    return asks and _consent(case, rules, today) in OPENS_LOG and not consented_agencies(case, rules, today)


def _offer_view(case: Case, names: Names, today: date) -> OfferView | None:
    offer = case.baton.standing_offer(today)
    return OfferView(offer.to, names.user(offer.to), offer.answer_by) if offer else None


def ladder(case: Case, guide: Guide) -> tuple[LevelLine, ...]:
    """The four levels, with the ones behind and the one that is now."""
    return tuple(
        LevelLine(part.number, part.title, part.number < case.level, part.number == case.level) for part in guide.levels
    )


def step_lines(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[StepLine, ...]:
    """The steps of the part that the case is in."""
    return tuple(
        StepLine(
            state.step.id,
            step_number(guide, state.step.id),
            state.step.what,
            state.done,
            state.is_next,
            state.step.later,
            None if state.done else due_on(state.step, case),
        )
        for state in states(case, guide, rules, today)
    )


def child_words(case: Case, names: Names) -> tuple[str, date | None]:
    """The newest words of the child, and the day they were said."""
    said = [
        (evaluation.on, evaluation.child_view)
        for measure in case.measures
        for evaluation in measure.evaluations
        if evaluation.child_view
    ]
    if case.understanding:
        said.append((case.understanding.on, case.understanding.child_view))
    if case.talk and case.talk.child_words:
        said.append((case.talk.on, case.talk.child_words))
    if not said:
        return "", None
    day, note = max(said, key=lambda one: one[0])
    return names.text(note), day
