"""Level 0: the concern, the safety check, observations, the leader and the family."""

from datetime import date

from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    CheckSafety,
    Observe,
    RaiseConcern,
    RateConcern,
    ShareWithLeader,
    SkipFamilyTalk,
    TalkWithFamily,
)
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    ConcernRaised,
    ConcernRated,
    Fact,
    FamilyTalked,
    FamilyTalkSkipped,
    LeaderTold,
    Observed,
    SafetyChecked,
    SafetyTrackOpened,
)
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import ObservationId, PersonId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.rules.basis import Basis, Change, Pen, not_after, require, written
from bti_tui.domain.safety import LOCKS, SafetyAnswer, SafetyTrack
from bti_tui.domain.telling import held_from


def raise_concern(command: RaiseConcern, basis: Basis) -> Change:
    """A concern opens a case that nothing has happened to; an unborn child's date lies ahead."""
    exists = [Reason(refusals.CASE_EXISTS)] if basis.case.version else []
    due_on = command.due_on or _ahead(command, basis)
    require(
        exists,
        written(command.about, command.words),
        not_after(basis.today, command.arose_on),
        [] if due_on is None or command.subject_kind is SubjectKind.PREGNANT else [Reason(refusals.NOT_PREGNANT)],
    )
    pen = Pen(basis)
    visibility = Visibility.SHIELDED if command.in_safety else Visibility.INTERNAL
    opened = (SafetyTrackOpened(on=basis.today),) if command.in_safety else ()
    return pen.change(
        ConcernRaised(
            number=basis.moment.case_number,
            guide_id=basis.guide.id,
            guide_version=basis.guide.version,
            agency=basis.moment.actor.agency,
            subject=PersonId(basis.moment.new_id()),
            subject_kind=command.subject_kind,
            subject_name=pen.write(command.about, NoteKind.NAME),
            born_on=command.born_on if _ahead(command, basis) is None else None,
            words=pen.write(command.words, NoteKind.CONCERN, visibility),
            source=command.source,
            arose_on=command.arose_on,
            raised_on=basis.today,
            school_environment=command.school_environment,
            in_safety=command.in_safety,
            follows=command.follows,
            legal_basis=basis.rules.first_basis,
            due_on=due_on,
        ),
        *opened,
    )


def _ahead(command: RaiseConcern, basis: Basis) -> date | None:
    """The day on which a pregnant woman can't be born: it is her child's."""
    born_on, is_pregnant = command.born_on, command.subject_kind is SubjectKind.PREGNANT
    return born_on if is_pregnant and born_on is not None and born_on > basis.today else None


def check_safety(command: CheckSafety, basis: Basis) -> Change:
    """Unsure and yes lock what informs guardians; only a recorded advice takes such an answer back."""
    locked = basis.case.safety_track in LOCKS
    back = [Reason(refusals.SAFETY_OPEN)] if locked and command.answer is SafetyAnswer.NO else []
    require(back, written(command.reason))
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.SAFETY, Visibility.SHIELDED)
    checked = SafetyChecked(answer=command.answer, reason=reason, on=basis.today)
    return pen.change(checked, *(_opened(basis) if command.answer is SafetyAnswer.YES else ()))


def observe(command: Observe, basis: Basis) -> Change:
    """An observation is dated and says what was seen and heard."""
    areas = basis.unknown_codes("area", command.areas)
    require(written(command.seen), not_after(basis.today, command.seen_on), areas)
    pen = Pen(basis)
    return pen.change(
        Observed(
            observation=ObservationId(basis.moment.new_id()),
            seen_on=command.seen_on,
            seen=pen.write(command.seen, NoteKind.OBSERVATION),
            place=pen.maybe(command.place, NoteKind.OBSERVATION),
            areas=command.areas,
            child_words=pen.maybe(command.child_words, NoteKind.CHILD_VOICE),
            interpretation=pen.maybe(command.interpretation, NoteKind.PROFESSIONAL_VIEW),
            setting=pen.maybe(command.setting, NoteKind.OBSERVATION),
            duration=pen.maybe(command.duration, NoteKind.OBSERVATION),
            concerned_before=command.concerned_before,
        )
    )


def rate_concern(command: RateConcern, basis: Basis) -> Change:
    """A step of the scale that asks for it opens the safety track."""
    require(
        basis.unknown_codes("child_scale", [command.child]),
        basis.unknown_codes("guardian_scale", [command.guardian]),
    )
    pen = Pen(basis)
    strengths = pen.maybe(command.strengths, NoteKind.CONCERN)
    rated = ConcernRated(child=command.child, guardian=command.guardian, strengths=strengths)
    return pen.change(rated, *(_opened(basis) if _is_alarming(command, basis) else ()))


def share_with_leader(command: ShareWithLeader, basis: Basis) -> Change:
    """The leader is told on a day that has been; what is said while the safety track is open is shielded."""
    require(not_after(basis.today, command.shared_on))
    pen = Pen(basis)
    in_safety = basis.case.safety_track in LOCKS
    visibility = Visibility.SHIELDED if in_safety else Visibility.INTERNAL
    advice = pen.maybe(command.advice, NoteKind.ADVICE, visibility)
    return pen.change(LeaderTold(leader=command.leader, on=command.shared_on, advice=advice, in_safety=in_safety))


def talk_with_family(command: TalkWithFamily, basis: Basis) -> Change:
    """No talk with guardians before the safety question is answered no (2.6 of the field text)."""
    nobody = [] if command.present else [Reason(refusals.TEXT_MISSING)]
    words = [] if written(command.child_words) == [] else [Reason(refusals.CHILD_WORDS_MISSING)]
    require(
        basis.unmet(GuardName.SAFETY),
        nobody,
        words,
        [Reason(refusals.NOT_TO_BE_TOLD)] if held_from(basis.case, command.present) else [],
        written(command.guardians_view),
        not_after(basis.today, command.talked_on),
    )
    pen = Pen(basis)
    return pen.change(
        FamilyTalked(
            on=command.talked_on,
            present=command.present,
            child_words=pen.write(command.child_words, NoteKind.CHILD_VOICE),
            guardians_view=pen.write(command.guardians_view, NoteKind.GUARDIAN_VIEW),
            shared_picture=pen.maybe(command.shared_picture, NoteKind.STATEMENT),
            prepared=pen.maybe(command.prepared, NoteKind.PROFESSIONAL_VIEW),
            agreed=pen.maybe(command.agreed, NoteKind.STATEMENT),
            tells_child=pen.maybe(command.tells_child, NoteKind.STATEMENT),
        )
    )


def skip_family_talk(command: SkipFamilyTalk, basis: Basis) -> Change:
    """An exception from the talk needs its reason in words."""
    require([] if written(command.why) == [] else [Reason(refusals.WHY_MISSING)])
    pen = Pen(basis)
    why = pen.write(command.why, NoteKind.REASON, Visibility.INTERNAL)
    return pen.change(FamilyTalkSkipped(on=basis.today, reason=command.reason, why=why))


def _is_alarming(command: RateConcern, basis: Basis) -> bool:
    chosen = (
        basis.guide.choice("child_scale", command.child),
        basis.guide.choice("guardian_scale", command.guardian or ""),
    )
    return any(choice is not None and choice.opens_safety for choice in chosen)


def _opened(basis: Basis) -> tuple[Fact, ...]:
    already = basis.case.safety_track is SafetyTrack.ACTIVE
    return () if already else (SafetyTrackOpened(on=basis.today),)
