"""What facts about sharing make of a case. No rule and no check."""

from dataclasses import replace
from datetime import date

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.consent import (
    Consent,
    ConsentAnswer,
    ConsentForm,
    ConsentReview,
    ConsentScope,
    Responsibility,
    Withdrawal,
)
from bti_tui.domain.disclosure import Disclosure, Way
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import AgencyCode, FactId, InformationCode
from bti_tui.domain.meetings import Invitation
from bti_tui.domain.notes import Visibility
from bti_tui.domain.safety import OPEN
from bti_tui.domain.signatories import answer_of, stands

Sharing = (
    f.ConsentAnswered
    | f.ConsentDrawnUp
    | f.ConsentWithdrawn
    | f.ConsentReviewed
    | f.ResponsibilitySettled
    | f.BasisChosen
    | f.Disclosed
)


def shared(case: Case, record: Recorded, fact: Sharing) -> Case:  # noqa: PLR0911 - one arm for each kind of fact
    """A case after a fact about sharing."""
    match fact:
        case f.ConsentAnswered():
            return _answered(case, record, fact)
        case f.ConsentDrawnUp():
            return replace(case, consent_scopes=(*case.consent_scopes, _scope(record, fact)))
        case f.ConsentWithdrawn():
            taken = Withdrawal(record.id, fact.signatory, fact.on, fact.form, fact.agencies, fact.information)
            return _withdrawn(case, record, taken)
        case f.ConsentReviewed():
            return replace(case, consent_review=ConsentReview(fact.on, case.reopenings, case.log_closings))
        case f.ResponsibilitySettled():
            return replace(case, responsibility=Responsibility(fact.holders, fact.reason, fact.confirmed_by))
        case f.BasisChosen():
            return replace(case, legal_basis=fact.basis)
        case f.Disclosed():
            return replace(case, disclosures=(*case.disclosures, _disclosure(record, fact)))


def _answered(case: Case, record: Recorded, fact: f.ConsentAnswered) -> Case:
    """The newest answer counts; a no by somebody who had said yes takes the yes back, and is no refusal."""
    if fact.answer is ConsentAnswer.NO and stands(case, answer_of(case, fact.signatory)):
        form = fact.form or ConsentForm.ORAL
        return _withdrawn(case, record, Withdrawal(record.id, fact.signatory, fact.on, form))
    given = Consent(
        fact=record.id,
        signatory=fact.signatory,
        answer=fact.answer,
        form=fact.form,
        on=fact.on,
        valid_until=fact.valid_until,
        limits=fact.limits,
        kept_at=fact.kept_at,
        agencies=fact.agencies,
        not_information=fact.not_information,
        scope=next((one for one in case.consent_scopes if one.fact == fact.scope), None),
        seen=record.base,
        reopenings=case.reopenings,
        log_closings=case.log_closings,
        taken_by=fact.taken_by,
        copy_given=fact.copy_given,
        lets_guardians_know=fact.lets_guardians_know,
    )
    others = (consent for consent in case.consents if consent.signatory != fact.signatory)
    return replace(case, consents=(*others, given))


def _withdrawn(case: Case, record: Recorded, taken: Withdrawal) -> Case:
    """The safety question is asked again (2.6), unless the fear for the child is known already."""
    asks = record.at.date() if case.is_open and case.safety_track not in OPEN else None
    return replace(case, withdrawals=(*case.withdrawals, taken), asks_safety_since=case.asks_safety_since or asks)


def _scope(record: Recorded, fact: f.ConsentDrawnUp) -> ConsentScope:
    return ConsentScope(
        fact=record.id,
        purpose=fact.purpose,
        from_agencies=fact.from_agencies,
        to_agencies=fact.to_agencies,
        information=fact.information,
        exceptions=fact.exceptions,
        on=fact.on,
        valid_until=fact.valid_until,
        review_on=fact.review_on,
        language=fact.language,
        interpreter=fact.interpreter,
        points=fact.points,
        child_heard=fact.child_heard,
        text_version=fact.text_version,
        interpreter_name=fact.interpreter_name,
    )


def _disclosure(record: Recorded, fact: f.Disclosed) -> Disclosure:
    return Disclosure(
        fact=record.id,
        way=fact.way,
        on=fact.on,
        by=record.actor,
        agency=fact.agency,
        person=fact.person,
        information=fact.information,
        consents=fact.consents,
        ground=fact.ground,
        necessity=fact.necessity,
        visibility=fact.visibility,
    )


def told(case: Case, record: Recorded) -> Case:
    """A case in which another agency, or the family at a closing, was told something by what else was done."""
    fact = record.fact
    match fact:
        case f.AgencyInvited():
            found = [_of_agency(record, Way.INVITATION, fact.on, fact.agency, fact.information, fact.consents)]
        case f.MeetingHeld():
            others = [one for one in fact.agencies if one != case.agency]
            found = [_of_agency(record, Way.MEETING, fact.on, one, (), fact.consents) for one in others]
        case f.InvitationRecorded() if fact.invitation is Invitation.SENT and (fact.agency or fact.person):
            sent = _of_agency(record, Way.INVITATION, fact.on, fact.agency, fact.information, fact.consents)
            found = [replace(sent, person=None if fact.agency else fact.person)]
        case f.CaseClosed():
            found = [_of_agency(record, Way.TOLD, fact.told_on, one, (), fact.consents) for one in fact.agencies]
            noticed = _of_agency(record, Way.CLOSING_NOTICE, fact.told_on, None, (), ())
            found += [replace(noticed, person=one) for one in fact.people]
        case f.BatonAccepted() if fact.agency not in (None, case.agency) and fact.consents:
            found = [_of_agency(record, Way.HANDOVER, fact.on, fact.agency, fact.information, fact.consents)]
        case _:
            return case
    return replace(case, disclosures=(*case.disclosures, *found))


def _of_agency(
    record: Recorded,
    way: Way,
    on: date,
    agency: AgencyCode | None,
    information: tuple[InformationCode, ...],
    consents: tuple[FactId, ...],
) -> Disclosure:
    said = (agency, None, information, consents, None, None)
    return Disclosure(record.id, way, on, record.actor, *said, Visibility.LOG)
