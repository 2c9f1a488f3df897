"""What the case rests on, what a consent covers, who must answer, and taking it back (2.1-2.6 of forms and law)."""

from bti_tui.domain import refusals
from bti_tui.domain.checklist import missing_points
from bti_tui.domain.commands import (
    ChooseBasis,
    Disclose,
    DrawUpConsent,
    ReviewConsent,
    SettleResponsibility,
    WithdrawConsent,
)
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    BasisChosen,
    ConsentDrawnUp,
    ConsentReviewed,
    ConsentWithdrawn,
    ResponsibilitySettled,
)
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import Role
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Change, Pen, not_after, require, written
from bti_tui.domain.rules.disclosing import disclose
from bti_tui.domain.signatories import answer_of, stands
from bti_tui.domain.text import is_written

Command = ChooseBasis | SettleResponsibility | DrawUpConsent | WithdrawConsent | ReviewConsent | Disclose

MOST_HOLDERS = 4


def share(command: Command, basis: Basis) -> Change:
    """The change that an order about sharing leads to."""
    match command:
        case ChooseBasis():
            return _choose_basis(command, basis)
        case SettleResponsibility():
            return _settle_responsibility(command, basis)
        case DrawUpConsent():
            return _draw_up(command, basis)
        case WithdrawConsent():
            return withdraw(command, basis)
        case ReviewConsent():
            return _review(command, basis)
        case Disclose():
            return disclose(command, basis)


def _choose_basis(command: ChooseBasis, basis: Basis) -> Change:
    """The basis is one of the rule pack, and is never a consent by itself (R15)."""
    known = {one.code for one in basis.rules.bases}
    require([] if command.basis in known else [Reason(refusals.GROUND_UNKNOWN)], written(command.reason))
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    return pen.change(BasisChosen(basis=command.basis, on=basis.today, reason=reason))


def _settle_responsibility(command: SettleResponsibility, basis: Basis) -> Change:
    """That one holds it alone has a reason and a leader who confirms it: no way round a parent who says no (S05)."""
    actor = basis.moment.actor
    leader = command.confirmed_by or (actor.id if actor.role is Role.LEADER else None)
    is_alone = command.holders == 1
    require(
        [] if 1 <= command.holders <= MOST_HOLDERS else [Reason(refusals.RESPONSIBILITY_COUNT)],
        [Reason(refusals.RESPONSIBILITY_REASON)] if is_alone and not is_written(command.reason) else [],
        [Reason(refusals.RESPONSIBILITY_LEADER)] if is_alone and leader is None else [],
    )
    pen = Pen(basis)
    return pen.change(
        ResponsibilitySettled(
            holders=command.holders,
            on=basis.today,
            reason=pen.maybe(command.reason, NoteKind.REASON),
            confirmed_by=leader if is_alone else None,
        )
    )


def _draw_up(command: DrawUpConsent, basis: Basis) -> Change:
    """To services and kinds of information, never to a named employee, and with nothing left out (R16)."""
    case, rules = basis.case, basis.rules
    agencies = [one for one in (*command.from_agencies, *command.to_agencies) if one != case.agency]
    known = {one.code for one in rules.information}
    require(
        missing_points(command, case, rules, basis.today),
        basis.unknown_codes("agency", agencies),
        [] if known >= set(command.information) else [Reason(refusals.CODE_UNKNOWN)],
        basis.unmet(GuardName.SAFETY),
    )
    pen = Pen(basis)
    return pen.change(
        ConsentDrawnUp(
            purpose=pen.write(command.purpose, NoteKind.CONSENT, Visibility.LOG),
            from_agencies=command.from_agencies,
            to_agencies=command.to_agencies,
            information=command.information,
            exceptions=pen.maybe(command.exceptions, NoteKind.CONSENT, Visibility.LOG),
            on=basis.today,
            valid_until=command.valid_until,
            review_on=command.review_on,
            language=command.language,
            interpreter=command.interpreter,
            interpreter_name=pen.maybe(command.interpreter_name, NoteKind.NAME),
            points=command.points,
            child_heard=command.child_heard,
            child_view=pen.maybe(command.child_view, NoteKind.CHILD_VOICE, Visibility.LOG),
            text_version=command.text_version,
        )
    )


def withdraw(command: WithdrawConsent, basis: Basis) -> Change:
    """Never refused to one who has said yes: in any state of the case, by word of mouth as well as in writing (R19)."""
    nothing = (
        [] if stands(basis.case, answer_of(basis.case, command.signatory)) else [Reason(refusals.CONSENT_NOT_GIVEN)]
    )
    require(nothing, not_after(basis.today, command.withdrawn_on))
    pen = Pen(basis)
    return pen.change(
        ConsentWithdrawn(
            signatory=command.signatory,
            on=command.withdrawn_on,
            form=command.form,
            agencies=command.agencies,
            information=command.information,
            after=command.after,
            words=pen.maybe(command.words, NoteKind.CONSENT),
        )
    )


def _review(command: ReviewConsent, basis: Basis) -> Change:
    """Somebody asked, and the consents stand: nothing is extended in silence and nothing taken away (R22)."""
    given = any(stands(basis.case, one) for one in basis.case.consents)
    require(
        [] if given else [Reason(refusals.CONSENT_NOT_GIVEN)],
        basis.unmet(GuardName.SAFETY),
        written(command.words),
        not_after(basis.today, command.reviewed_on),
    )
    pen = Pen(basis)
    return pen.change(ConsentReviewed(on=command.reviewed_on, words=pen.write(command.words, NoteKind.CONSENT)))
