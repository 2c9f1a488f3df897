"""What must hold through every life of a case, said without a word of how the rules bring it about.

Numbers are those of the invariants in the field text: 1 responsible, 2 holder, 4 what guardians never see, 5 level
changes, 6 measures, 7 a next date, 8 nothing is deleted, 10 access.
"""

from dataclasses import replace
from itertools import pairwise

from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.codec import from_json, to_json
from bti_tui.domain.consent import GIVEN, ConsentAnswer
from bti_tui.domain.deadlines import deadlines
from bti_tui.domain.discretion import ends_track, of_safety
from bti_tui.domain.erasure import Extent, Purge
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.guide import GuardName, Guide, Level
from bti_tui.domain.ids import UserId
from bti_tui.domain.meetings import Invitation
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.predicates import is_on_safety_track
from bti_tui.domain.progress import next_step
from bti_tui.domain.safety import LOCKS, SafetyAnswer, SafetyTrack
from bti_tui.domain.signatories import signatories
from bti_tui.domain.topics import topic
from bti_tui.domain.views.case_view import case_view
from bti_tui.domain.views.timeline import timeline
from tests.builders import RULES, CaseBuilder
from tests.people import EVERYBODY

CODES = refusals.ALL | {guard.value for guard in GuardName}


OF_SAFETY = (
    f.SafetyChecked
    | f.SafetyTrackOpened
    | f.ContactStopped
    | f.AdviceGiven
    | f.SuspicionReported
    | f.EvidenceKept
    | f.HoldLifted
    | f.ReceiptReceived
    | f.ReplyReceived
)
"""What may always be written down, whatever the law hides."""
OF_THE_LAW = (
    f.CaseRestricted | f.RestrictionLifted | f.EntryWithheld | f.EntryReleased | f.AddressProtected | f.NationalIdNoted
)
"""What is done to a case in any state, because the law asks for it."""


def refusal_says_why(refused: Refused | NotFound, guide: Guide) -> None:
    if isinstance(refused, NotFound):
        return
    assert refused.reasons
    assert {reason.code for reason in refused.reasons} <= CODES
    assert len(set(refused.reasons)) == len(refused.reasons)
    assert all(reason.mend is None or guide.step(reason.mend) for reason in refused.reasons)


def change_is_lawful(before: Case, bench: CaseBuilder, new: list[Recorded], by: UserId) -> None:
    """What one accepted command may have done."""
    facts = [record.fact for record in new]
    assert new, "an accepted command leaves a trace"
    _ended_cases_rest(before, facts)
    _guardians_are_not_told(before, bench, facts)
    _levels_change_by_decision(before, bench, facts)
    _the_baton_passes_by_consent(before, bench.case, facts, by)
    _measures_are_whole(bench.case, facts)
    _agencies_come_with_consent(before, bench, facts)
    _measures_bring_nobody_in(before, bench, facts)
    _envelopes_are_right(before, bench, new)


def purge_is_lawful(before: Case, records: list[Recorded], notes: list[Note], bench: CaseBuilder, purge: Purge) -> None:
    """What one purge that was let through has done: no envelope, no other word, nothing twice."""
    after = bench.records
    assert len(after) == len(records) + 1
    for old, new in zip(records, after, strict=False):
        assert replace(old, fact=new.fact) == new
    gone = [note for note in notes if note not in bench.notes]
    assert gone or purge.receipt.extent is Extent.CASE
    if purge.receipt.extent is Extent.CASE:
        assert bench.notes == []
        assert all(isinstance(one.fact, f.Emptied) for one in after[:-1])
        assert (bench.case.number, bench.case.is_purged) == (before.number, True)
        return
    changed = [old.fact for old, new in zip(records, after, strict=False) if old.fact != new.fact]
    assert all(isinstance(fact, f.PersonAdded | f.PersonCorrected | f.ChildBorn) for fact in changed)
    assert {note.id for note in gone} <= set(purge.notes)
    subject = before.person(before.subject)
    assert subject is not None
    assert any(note.id == subject.name for note in bench.notes)
    assert (bench.case.status, bench.case.level, bench.case.decisions) == (
        before.status,
        before.level,
        before.decisions,
    )


def _takes_back(fact: Fact) -> bool:
    return isinstance(fact, f.ConsentWithdrawn) or (
        isinstance(fact, f.ConsentAnswered) and fact.answer is ConsentAnswer.NO
    )


def _ended_cases_rest(before: Case, facts: list[Fact]) -> None:
    assert before.status is not CaseStatus.PURGED
    withdraws = any(_takes_back(one) for one in facts)
    if before.restriction is not None:
        assert withdraws or any(isinstance(one, f.RestrictionLifted | OF_SAFETY) for one in facts)
    if isinstance(facts[0], OF_THE_LAW):
        return
    if isinstance(facts[0], f.EmergencyOpened | f.EmergencySeen | f.ColleagueLetOut):
        return
    if withdraws:
        return
    assert before.status is not CaseStatus.ARCHIVED
    if before.status is CaseStatus.CLOSED:
        first = facts[0]
        told = f.LeaderTold | f.FamilyTalked | f.FamilyTalkSkipped  # before it is opened again
        reported = f.SuspicionReported | f.ReceiptReceived | f.ReplyReceived  # child welfare answers in its own time
        assert isinstance(first, f.CaseArchived | f.CaseReopened | f.Disclosed | told | reported)
    if before.status is CaseStatus.PAUSED:
        assert not any(isinstance(fact, f.Decided | f.MeasurePlanned | f.CaseClosed) for fact in facts)


def _is_safe(case: Case) -> bool:
    answered = case.safety is not None and case.safety.answer is SafetyAnswer.NO
    return case.safety_track is SafetyTrack.CLEARED or (case.safety_track is SafetyTrack.NONE and answered)


def _guardians_are_not_told(before: Case, bench: CaseBuilder, facts: list[Fact]) -> None:
    for fact in facts:
        if isinstance(fact, f.FamilyTalked | f.UnderstandingShared | f.CaseClosed | f.LevelChanged):
            assert _is_safe(before)
        if isinstance(fact, f.AgencyInvited) or (isinstance(fact, f.MeetingHeld) and fact.family_present):
            assert _is_safe(before)
        if isinstance(fact, f.InvitationRecorded) and fact.invitation is Invitation.SENT and fact.person is not None:
            assert _is_safe(before)
        if isinstance(fact, f.ConsentAnswered) and not _is_safe(before):
            assert fact.answer is ConsentAnswer.NO
        if isinstance(fact, f.EntryWritten) and fact.visibility is not Visibility.INTERNAL:
            assert fact.visibility is Visibility.LOG
            needed = set(signatories(before, RULES, bench.today))
            assert needed
            assert needed <= {one.signatory for one in before.consents if one.answer in GIVEN}
        if isinstance(fact, f.SafetyChecked) and fact.answer is SafetyAnswer.NO:
            assert before.safety_track not in LOCKS
        if isinstance(fact, f.HoldLifted):
            assert before.safety_track in LOCKS
            assert bench.text(fact.advice).strip()


def _levels_change_by_decision(before: Case, bench: CaseBuilder, facts: list[Fact]) -> None:
    after = bench.case
    changed = [fact for fact in facts if isinstance(fact, f.LevelChanged)]
    if isinstance(facts[0], f.CaseReopened):
        assert changed == []
        assert before.status is CaseStatus.CLOSED
        assert facts[0].level is after.level
        return
    if before.level == after.level:
        assert changed == []
        return
    decided = facts[facts.index(changed[0]) - 1]
    assert isinstance(decided, f.Decided)
    assert (changed[0].before, changed[0].after) == (before.level, after.level)
    assert (changed[0].on, changed[0].move) == (decided.on, decided.move)
    assert bench.text(decided.reason).strip()
    assert before.leader is not None
    assert before.talk is not None
    kept = (before.consents, before.people, before.log_mode, before.baton)
    assert kept == (after.consents, after.people, after.log_mode, after.baton)


def _the_baton_passes_by_consent(before: Case, after: Case, facts: list[Fact], by: UserId) -> None:
    accepted = [fact for fact in facts if isinstance(fact, f.BatonAccepted)]
    if any(isinstance(fact, f.BatonLeft) for fact in facts):
        assert before.baton.holder is not None
        assert after.baton.holder is None
        assert after.leader is not None
        return
    if not accepted:
        assert before.baton.terms == after.baton.terms
        return
    assert before.baton.offer is not None
    assert before.baton.offer.to == by == accepted[0].holder
    assert after.baton.term == before.baton.term + 1


def _measures_are_whole(after: Case, facts: list[Fact]) -> None:
    for fact in facts:
        if isinstance(fact, f.MeasurePlanned):
            assert fact.responsible
            assert fact.starts_on <= fact.due_on
            assert after.goal(fact.goal) is not None


def _agencies_come_with_consent(before: Case, bench: CaseBuilder, facts: list[Fact]) -> None:
    """Invariants 3 and 10: nobody is brought in without consent, and a level never widens the access by itself."""
    invited = [fact.agency for fact in facts if isinstance(fact, f.AgencyInvited)]
    came = {one.agency for one in bench.case.taking_part} - {one.agency for one in before.taking_part}
    assert came == set(invited)
    for agency in invited:
        answers = [one for one in before.consents if one.signatory in signatories(before, RULES, bench.today)]
        assert answers
        assert all(agency in one.agencies and one.answer in GIVEN for one in answers)
    if bench.case.level < Level.TWO_AGENCIES:
        assert bench.case.taking_part == ()


def _measures_bring_nobody_in(before: Case, bench: CaseBuilder, facts: list[Fact]) -> None:
    """Whoever gets a part in a measure works where the case is, or in a service that came by everybody's yes."""
    for fact in facts:
        if not isinstance(fact, f.MeasurePlanned | f.MeasureMoved):
            continue
        people = (fact.responsible, *getattr(fact, "contributors", ()))
        works = {EVERYBODY[UserId(one)].agency for one in people if UserId(one) in EVERYBODY}
        for agency in (works | {fact.agency}) - {None, before.agency}:
            assert agency in {one.agency for one in before.taking_part}
            for who in signatories(before, RULES, bench.today):
                last = [one for one in before.consents if one.signatory == who][-1]
                assert agency in last.agencies
                assert last.answer in GIVEN
                back = [one for one in before.withdrawals if one.signatory == who and one.fact not in last.seen]
                assert not any(not one.information and agency in (one.agencies or (agency,)) for one in back)


def _envelopes_are_right(before: Case, bench: CaseBuilder, new: list[Recorded]) -> None:
    known = {record.id: record for record in bench.records}
    for record in new:
        assert record.term == before.baton.term
        for base in record.base:
            assert base < record.id
            assert topic(known[base].fact) in (topic(record.fact), "")


def case_is_sound(bench: CaseBuilder) -> None:
    """What holds whenever nothing is going on."""
    case = bench.case
    assert replay(Case.empty(bench.id), bench.records) == case
    assert case.version == len(bench.records)
    assert from_json(Case, to_json(case)) == case
    stamps = [record.hlc for record in bench.records]
    assert all(one < other for one, other in pairwise(stamps))
    _somebody_answers_for_it(case)
    _nothing_shielded_is_shown(bench)
    if case.version:
        _there_is_a_way_on(bench)


def _somebody_answers_for_it(case: Case) -> None:
    if case.level > Level.CLARIFY:
        assert case.baton.holder is not None or case.leader is not None
    terms = case.baton.terms
    assert [one.term for one in terms] == list(range(1, len(terms) + 1))
    assert all(one.until is not None for one in terms[:-1])
    assert all(one.until is None or one.since <= one.until for one in terms)


def _nothing_shielded_is_shown(bench: CaseBuilder) -> None:
    settled = {one.reason for one in bench.facts if isinstance(one, f.SafetySettled)}
    moves = of_safety(bench.guide)
    kept = (
        (place, one)
        for place, one in enumerate(bench.records, 1)
        if not ends_track(one.fact, moves) and not (isinstance(one.fact, f.CasePaused) and one.fact.reason in settled)
    )
    told = {words for line in timeline(kept, bench.names, bench.case) for _, words in line.texts}
    assert all(note.visibility is Visibility.SHIELDED for note in bench.notes if note.kind is NoteKind.SAFETY)
    hidden = {note.text for note in bench.notes if note.visibility is Visibility.SHIELDED}
    shown = {note.text for note in bench.notes if note.visibility is not Visibility.SHIELDED}
    assert not told & (hidden - shown)


def _there_is_a_way_on(bench: CaseBuilder) -> None:
    view = case_view(bench.case, bench.guide, RULES, bench.names, bench.today)
    at_rest = bench.case.restriction is not None and not is_on_safety_track(bench.case)
    if bench.case.status in (CaseStatus.ARCHIVED, CaseStatus.PURGED) or at_rest:
        assert view.next is None
        return
    assert view.next is not None
    assert view.next.safety or next_step(bench.case, bench.guide, RULES, bench.today) is not None
    assert deadlines(bench.case, bench.guide, RULES, bench.today)
