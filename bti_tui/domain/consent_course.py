"""What comes next about the consent of a case, so that neither silence nor a no ever stops the help (R20)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bti_tui.domain.asked_for import ANSWER_CONSENT, CHOOSE_LOG_MODE, DECIDE
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import Consent, ConsentAnswer, LogMode
from bti_tui.domain.coverage import reviews_due
from bti_tui.domain.guards import has_log_consent
from bti_tui.domain.guide import Guide, Level, Step
from bti_tui.domain.ids import FactId, PersonId, StepId
from bti_tui.domain.predicates import PREDICATES, others_needed
from bti_tui.domain.signatories import ResponsibilityGap, answer_of, asked, gap, stands


class ConsentWant(StrEnum):
    """What is to be done next about the consent (hva samtykket trenger)."""

    NOTHING = "nothing"
    SCOPE = "scope"
    """To write down what the family is asked about other services."""
    RESPONSIBILITY = "responsibility"
    PERSON = "person"
    ANSWER = "answer"
    REVIEW = "review"
    WITHOUT_LOG = "without_log"
    """Nobody is left to ask: to go on without a digital log."""
    DECISION = "decision"
    """Nobody is left to ask: to decide how the work goes on without the other services."""


WAYS_ON = frozenset({ConsentWant.WITHOUT_LOG, ConsentWant.DECISION})
"""What is left when the family does not want to share."""


@dataclass(frozen=True, slots=True)
class ConsentCall:
    """What is to be done next about the consent, with whom or in which step (neste om samtykket)."""

    want: ConsentWant
    person: PersonId | None = None
    step: StepId | None = None
    """Where the way on lies; beside an answer that does not come, where it is decided to go on without it."""


NOTHING = ConsentCall(ConsentWant.NOTHING)


def consent_call(at: Circumstance, guide: Guide) -> ConsentCall:
    """What comes next: everybody is asked first; when nobody is left and the yes is still missing, the way on."""
    case, on = at.case, _way_on(at, guide)
    missing = gap(case, at.rules, at.today)
    silent, unreached = _silent(at), _first(at, _is_unreached)
    meanwhile = on.step if on.want is ConsentWant.DECISION else None
    calls = (
        (ConsentCall(ConsentWant.SCOPE), wants_scope(case, at.today)),
        (on, on is not NOTHING and silent is None and _first(at, _says_no) is not None),
        (ConsentCall(ConsentWant.RESPONSIBILITY), missing is ResponsibilityGap.NOT_SAID),
        (ConsentCall(ConsentWant.ANSWER, silent), silent is not None),
        (ConsentCall(ConsentWant.PERSON), missing is not ResponsibilityGap.NONE),
        (ConsentCall(ConsentWant.ANSWER, unreached, meanwhile), unreached is not None),
        (ConsentCall(ConsentWant.REVIEW), bool(reviews_due(case, at.rules, at.today))),
    )
    return next((call for call, is_wanted in calls if is_wanted), on)


def wants_scope(case: Case, today: date) -> bool:
    """Whether other services are needed, and nothing that holds asks the family about each and enough of them."""
    scope = case.consent_scope
    if case.level <= Level.OWN_AGENCY:
        return False
    if scope is None or scope.valid_until < today:
        return True
    asked_about = set(scope.to_agencies) - {case.agency}
    taking_part = {one.agency for one in case.taking_part} - {case.agency}
    return len(asked_about) < others_needed(case) or not taking_part <= asked_about


def is_asking(step: Step) -> bool:
    """Whether the family is asked for consent in a step."""
    return step.asks_for(ANSWER_CONSENT)


def _first(at: Circumstance, claim: Callable[[Case, PersonId], bool]) -> PersonId | None:
    return next((one for one in asked(at.case, at.rules, at.today) if claim(at.case, one)), None)


def _silent(at: Circumstance) -> PersonId | None:
    """The first who was never asked, not about what is asked now, or whose yes has run out."""

    def is_silent(case: Case, person: PersonId) -> bool:
        given, scope = answer_of(case, person), case.consent_scope
        if given is None or (scope is not None and _spoke_last(case, given) < scope.fact):
            return True
        return stands(case, given) and given.valid_until is not None and given.valid_until < at.today

    return _first(at, is_silent)


def _spoke_last(case: Case, given: Consent) -> FactId:
    """Her newest answer or taking back; a fact that came later has the greater id."""
    return max([given.fact, *(one.fact for one in case.withdrawals if one.signatory == given.signatory)])


def _is_unreached(case: Case, person: PersonId) -> bool:
    given = answer_of(case, person)
    return given is not None and given.answer is ConsentAnswer.NOT_REACHED


def _says_no(case: Case, person: PersonId) -> bool:
    """A no, or a yes that was taken back whole."""
    return not _is_unreached(case, person) and not stands(case, answer_of(case, person))


def _way_on(at: Circumstance, guide: Guide) -> ConsentCall:
    """How the work goes on without a yes; nothing where the yes is there, or is not asked for."""
    steps = guide.level(at.case.level).steps
    step = next((one for one in steps if is_asking(one)), None)
    if step is None or _is_settled(step, at):
        return NOTHING
    without = replace(at, case=replace(at.case, log_mode=LogMode.NONE))
    if step.asks_for(CHOOSE_LOG_MODE) and _is_settled(step, without):
        return ConsentCall(ConsentWant.WITHOUT_LOG, step=step.id)
    decides = next((one for one in steps if one.asks_for(DECIDE)), None)
    return ConsentCall(ConsentWant.DECISION, step=decides.id) if decides else NOTHING


def _is_settled(step: Step, at: Circumstance) -> bool:
    """What the step wants; a case that rests is taken up again by the consent to the log alone (T26)."""
    return has_log_consent(at) if at.case.status is CaseStatus.PAUSED else PREDICATES[step.done](at)
