"""Two people, or two programs, on one case: what a command rests on, and what has been written since it was seen.

Whatever a command does not rest on goes together with it in silence; the rest is for a person to settle (sync seam).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.commands import Command
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.ids import UserId
from bti_tui.domain.plan import ENDS
from bti_tui.domain.topics import address_of, correction_of, meeting_of, number_of, person_of, route_of, topic

_ENTRIES: Final = (f.EntryWritten, f.EntryCorrected)
_TERMS: Final = (f.BatonAccepted, f.BatonLeft)
"""With these a term begins or ends."""
_OF_HOLDER: Final = (
    c.Decide,
    c.CloseCase,
    c.OfferBaton,
    c.LendBaton,
    c.LeaveBaton,
    c.InviteAgency,
    c.EndParticipation,
    c.ReferToTeam,
    c.AssessPlan,
    c.MoveMeasure,
    c.PauseCase,
)
RestsOn = Callable[[Fact], bool]


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a case somebody had seen when she wrote (sett)."""

    version: int
    """The version of the case when her text was begun, perhaps as a draft of another day."""
    drawn: int
    """The version that the screen was drawn from; what she did herself up to it is no news to her."""


def unseen(records: Iterable[tuple[int, Recorded]], seen: Seen, reader: UserId) -> tuple[Recorded, ...]:
    """Of facts with their positions, those that the reader can't have known, oldest first."""
    new = (
        (position, one)
        for position, one in records
        if position > seen.version and (one.actor != reader or position > seen.drawn)
    )
    return tuple(one for _, one in sorted(new, key=lambda pair: pair[0]))


def contradicting(command: Command, newer: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """The facts that say something about what the command rests on.

    What belongs to the holder rests on the term that it was written in: a newer term fences it (rule 3 of the seam).
    """
    concerns, is_fenced = rests_on(command), belongs_to_holder(command)
    return tuple(one for one in newer if concerns(one.fact) or (is_fenced and isinstance(one.fact, _TERMS)))


def belongs_to_holder(command: Command) -> bool:
    """Whether only the holder of the current term, or who acts for her, may do it."""
    if isinstance(command, c.EvaluateMeasure):
        return command.onwards in ENDS
    return isinstance(command, _OF_HOLDER)


def rests_on(command: Command) -> RestsOn:  # noqa: C901, PLR0911, PLR0912 - one arm for each kind of command
    """Which facts a command rests on: a decision weighs all but the entries of the log, most others one topic."""
    match command:
        case c.RaiseConcern() | c.Observe() | c.SetGoal() | c.WriteEntry():
            return _about()
        case c.CheckSafety():
            return _about("safety")
        case c.RateConcern():
            return _about("rating")
        case c.AssessConcern():
            return _about()
        case c.SettleRoute():
            return _about(route_of(command.route))
        case c.JudgeNotice():
            return _about("notice")
        case c.ShareWithLeader():
            return _about("leader")
        case c.TalkWithFamily() | c.SkipFamilyTalk():
            return _about("talk")
        case c.Decide() | c.CloseCase() | c.ArchiveCase() | c.AdoptGuide():
            return lambda fact: not isinstance(fact, _ENTRIES)
        case c.OfferBaton() | c.AcceptBaton() | c.DeclineBaton() | c.RecallBaton() | c.LeaveBaton() | c.LendBaton():
            return _about("baton")
        case c.AddPerson():
            return lambda fact: isinstance(fact, f.PersonAdded)
        case c.AnswerConsent():
            return _about(f"consent:{command.signatory}")
        case c.ChooseLogMode():
            return _about("log")
        case c.DrawUpConsent():
            return _about("consent-scope")
        case c.ReviewConsent():
            return _about("consent-review")
        case c.SettleResponsibility():
            return _about("responsibility")
        case c.ChooseBasis():
            return _about("basis")
        case c.WithdrawConsent() | c.Disclose():
            return _about()
        case c.ShareUnderstanding():
            return _about("understanding")
        case c.AssessGoal() | c.PlanMeasure():
            return _about(f"goal:{command.goal}")
        case c.PlanEvaluation():
            return _about("evaluation", "course")
        case c.EvaluateMeasure():
            return _about(f"measure:{command.measure}")
        case c.CorrectEntry():
            return _about(correction_of(command.entry))
        case c.RestrictCase() | c.LiftRestriction():
            return _about("restriction")
        case c.InviteAgency() | c.EndParticipation():
            return _about(f"agency:{command.agency}")
        case c.HoldMeeting() | c.KeepEvidence() | c.HoldBack():
            return _about()
        case c.RevisePlannedMeeting() | c.CancelMeeting() | c.BeginMeeting() | c.ApproveMinutes():
            return _about(meeting_of(command.meeting))
        case c.RecordChildTalk():
            return _about("child-talk")
        case (
            c.PlanMeeting()
            | c.RecordInvitation()
            | c.AddAttendee()
            | c.NotePresence()
            | c.ReachItem()
            | c.StrikeLine()
            | c.AgreeChildTalk()
        ):
            return _about()
        case c.ReferToTeam():
            return _about("team")
        case c.AssessPlan():
            return _about("individual-plan")
        case c.AnswerStuck() | c.PauseCase() | c.ResumeCase() | c.ReopenCase():
            return _about("course")
        case c.MoveMeasure() | c.SuspendMeasure() | c.ResumeMeasure():
            return _about(f"measure:{command.measure}")
        case c.TellView():
            return _about()
        case c.OpenSafetyTrack():
            return _about()
        case (
            c.StopContact()
            | c.SeekAdvice()
            | c.ReportSuspicion()
            | c.RecordReceipt()
            | c.LiftHold()
            | c.RecordReply()
            | c.SettleHeld()
            | c.SettleSafety()
        ):
            return _about("safety")
        case c.CorrectPerson() | c.RemovePerson() | c.SettleTelling():
            return _about(person_of(command.person))
        case c.ProtectAddress():
            return _about(address_of(command.person))
        case c.NoteNationalId():
            return _about(number_of(command.person))
        case c.LinkSibling() | c.UnlinkSibling():
            return _about(f"sibling:{command.other}")
        case c.LetIn() | c.LetOut():
            return _about(f"colleague:{command.colleague}")
        case c.RegisterBirth():
            return lambda fact: isinstance(fact, f.ChildBorn)
        case c.OpenInEmergency() | c.AcknowledgeEmergency():
            return _about()
        case c.WithholdEntry() | c.ReleaseEntry():
            return _about(f"withheld:{command.entry}")
    assert_never(command)


def _about(*topics: str) -> RestsOn:
    return lambda fact: topic(fact) in topics
