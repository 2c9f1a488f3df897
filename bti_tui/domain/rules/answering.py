"""One signatory's answer to sharing: yes, with limits, no, or not reached; and a no that takes a yes back."""

from bti_tui.domain import refusals
from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.commands import AnswerConsent, Command, WithdrawConsent
from bti_tui.domain.consent import GIVEN, ConsentAnswer, ConsentForm
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import ConsentAnswered
from bti_tui.domain.guide import GuardName
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Change, Pen, not_after, require
from bti_tui.domain.rules.sharing import withdraw
from bti_tui.domain.signatories import answer_of, may_answer, stands
from bti_tui.domain.text import is_written


def answer_consent(command: AnswerConsent, basis: Basis) -> Change:
    """Each who must be asked has an own answer; a yes has a form and an end, a limit is written down (R16, R17).

    A no may always be written down, also while the safety track is open.

    Who has said yes may take it back at any time, also when nobody may ask her (rule 5 of the seam).
    """
    if withdraws(command, basis.case):
        return withdraw(_taken_back(command), basis)
    needed = may_answer(basis.case, basis.rules, basis.today)
    require(
        [] if command.signatory in needed else [Reason(refusals.NOT_SIGNATORY)],
        basis.unmet(GuardName.SAFETY) if command.answer in GIVEN else [],
        _incomplete(command, basis),
        _beyond_scope(command, basis),
        basis.unknown_codes("agency", command.agencies),
        not_after(basis.today, command.answered_on),
    )
    pen = Pen(basis)
    given = command.answer in GIVEN
    scope = basis.case.consent_scope if given and command.agencies else None
    return pen.change(
        ConsentAnswered(
            signatory=command.signatory,
            answer=command.answer,
            form=command.form if given else None,
            on=command.answered_on,
            valid_until=command.valid_until if given else None,
            limits=pen.maybe(command.limits, NoteKind.CONSENT, Visibility.LOG),
            kept_at=pen.maybe(command.kept_at, NoteKind.CONSENT),
            agencies=command.agencies if given else (),
            scope=scope.fact if scope else None,
            not_information=command.not_information if given else (),
            taken_by=(command.taken_by or basis.moment.actor.id) if given else None,
            copy_given=command.copy_given if given else None,
            lets_guardians_know=command.lets_guardians_know and command.signatory == basis.case.subject,
        )
    )


def _taken_back(command: AnswerConsent) -> WithdrawConsent:
    return WithdrawConsent(
        case_id=command.case_id,
        signatory=command.signatory,
        withdrawn_on=command.answered_on,
        form=command.form or ConsentForm.ORAL,
        words=command.limits,
    )


def withdraws(command: Command, case: Case) -> bool:
    """Whether someone takes back a consent that she has given."""
    if isinstance(command, WithdrawConsent):
        return True
    if not isinstance(command, AnswerConsent) or command.answer is not ConsentAnswer.NO:
        return False
    return stands(case, answer_of(case, command.signatory))


def _incomplete(command: AnswerConsent, basis: Basis) -> list[Reason]:
    if command.answer not in GIVEN:
        return []
    reasons = []
    if command.form is None:
        reasons.append(Reason(refusals.CONSENT_FORM_MISSING))
    if command.valid_until is None:
        reasons.append(Reason(refusals.CONSENT_PERIOD_MISSING))
    elif command.valid_until <= basis.today:
        reasons.append(Reason(refusals.DATES_OUT_OF_ORDER))
    if command.answer is ConsentAnswer.LIMITED and not (is_written(command.limits) or command.not_information):
        reasons.append(Reason(refusals.CONSENT_LIMITS_MISSING))
    if command.form is ConsentForm.ORAL and not is_written(command.kept_at) and not is_strict(basis.case):
        reasons.append(Reason(refusals.CONSENT_PLACE_MISSING))
    return reasons


def _beyond_scope(command: AnswerConsent, basis: Basis) -> list[Reason]:
    """Nobody says yes to a service before it is written down what for, what about and until when (R16)."""
    if command.answer not in GIVEN or not command.agencies:
        return []
    scope = basis.case.consent_scope
    if scope is None or scope.valid_until < basis.today:
        return [Reason(refusals.CONSENT_NOT_DRAWN_UP)]
    beyond = set(command.agencies) - set(scope.to_agencies) or set(command.not_information) - set(scope.information)
    return [Reason(refusals.CONSENT_BEYOND_SCOPE)] if beyond else []
