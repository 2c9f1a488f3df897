"""What a user can ask for. Commands are orders; each carries the words that were typed, as they were typed.

A command's permanent name is used by guides and scripts. Its fields are the fields of the guide's forms.
"""

from typing import get_args

from bti_tui.domain.commands.agreement import (
    AcceptBaton,
    AddPerson,
    AnswerConsent,
    ChooseLogMode,
    DeclineBaton,
    LeaveBaton,
    LendBaton,
    OfferBaton,
    RecallBaton,
)
from bti_tui.domain.commands.assessment import AssessConcern, JudgeNotice, SettleRoute
from bti_tui.domain.commands.cooperation import (
    AnswerStuck,
    AssessPlan,
    EndParticipation,
    HoldMeeting,
    InviteAgency,
    MoveMeasure,
    ReferToTeam,
)
from bti_tui.domain.commands.course import (
    AdoptGuide,
    PauseCase,
    ReopenCase,
    ResumeCase,
)
from bti_tui.domain.commands.effort import (
    AssessGoal,
    CorrectEntry,
    EvaluateMeasure,
    PlanEvaluation,
    PlanMeasure,
    SetGoal,
    ShareUnderstanding,
    WriteEntry,
)
from bti_tui.domain.commands.emergency import AcknowledgeEmergency, OpenInEmergency
from bti_tui.domain.commands.erasure import LiftRestriction, ReleaseEntry, RestrictCase, WithholdEntry
from bti_tui.domain.commands.measures import MeasureCommand, ResumeMeasure, SuspendMeasure, TellView
from bti_tui.domain.commands.meetings import (
    AddAttendee,
    AgreeChildTalk,
    ApproveMinutes,
    BeginMeeting,
    CancelMeeting,
    MeetingCommand,
    NotePresence,
    PlanMeeting,
    ReachItem,
    RecordChildTalk,
    RecordInvitation,
    RevisePlannedMeeting,
    StrikeLine,
)
from bti_tui.domain.commands.outcome import ArchiveCase, CloseCase, Decide
from bti_tui.domain.commands.people import (
    CorrectPerson,
    LetIn,
    LetOut,
    LinkSibling,
    RegisterBirth,
    RemovePerson,
    SettleTelling,
    UnlinkSibling,
)
from bti_tui.domain.commands.protection import NoteNationalId, ProtectAddress
from bti_tui.domain.commands.safety import (
    HoldBack,
    KeepEvidence,
    LiftHold,
    OpenSafetyTrack,
    RecordReceipt,
    RecordReply,
    ReportSuspicion,
    SeekAdvice,
    SettleHeld,
    SettleSafety,
    StopContact,
)
from bti_tui.domain.commands.sharing import (
    ChooseBasis,
    Disclose,
    DrawUpConsent,
    ReviewConsent,
    SettleResponsibility,
    WithdrawConsent,
)
from bti_tui.domain.commands.wonder import (
    CheckSafety,
    Observe,
    RaiseConcern,
    RateConcern,
    ShareWithLeader,
    SkipFamilyTalk,
    TalkWithFamily,
)

Command = (
    RaiseConcern
    | CheckSafety
    | Observe
    | RateConcern
    | AssessConcern
    | SettleRoute
    | JudgeNotice
    | ShareWithLeader
    | TalkWithFamily
    | SkipFamilyTalk
    | Decide
    | OfferBaton
    | AcceptBaton
    | DeclineBaton
    | RecallBaton
    | LeaveBaton
    | LendBaton
    | AddPerson
    | AnswerConsent
    | ChooseLogMode
    | ShareUnderstanding
    | SetGoal
    | AssessGoal
    | PlanMeasure
    | PlanEvaluation
    | EvaluateMeasure
    | WriteEntry
    | CorrectEntry
    | CloseCase
    | ArchiveCase
    | RestrictCase
    | LiftRestriction
    | WithholdEntry
    | ReleaseEntry
    | AnswerStuck
    | AssessPlan
    | EndParticipation
    | HoldMeeting
    | InviteAgency
    | MoveMeasure
    | MeasureCommand
    | ReferToTeam
    | MeetingCommand
    | PauseCase
    | ReopenCase
    | ResumeCase
    | AdoptGuide
    | HoldBack
    | KeepEvidence
    | LiftHold
    | OpenSafetyTrack
    | RecordReceipt
    | RecordReply
    | ReportSuspicion
    | SeekAdvice
    | SettleHeld
    | SettleSafety
    | StopContact
    | AcknowledgeEmergency
    | OpenInEmergency
    | CorrectPerson
    | LetIn
    | LetOut
    | LinkSibling
    | RegisterBirth
    | RemovePerson
    | SettleTelling
    | ProtectAddress
    | NoteNationalId
    | UnlinkSibling
    | ChooseBasis
    | Disclose
    | DrawUpConsent
    | ReviewConsent
    | SettleResponsibility
    | WithdrawConsent
)
"""Every order that changes a case."""

COMMANDS: dict[str, type[Command]] = {kind.name: kind for kind in get_args(Command)}
"""By permanent name."""

__all__ = [
    "COMMANDS",
    "AcceptBaton",
    "AcknowledgeEmergency",
    "AddAttendee",
    "AddPerson",
    "AdoptGuide",
    "AgreeChildTalk",
    "AnswerConsent",
    "AnswerStuck",
    "ApproveMinutes",
    "ArchiveCase",
    "AssessConcern",
    "AssessGoal",
    "AssessPlan",
    "BeginMeeting",
    "CancelMeeting",
    "CheckSafety",
    "ChooseBasis",
    "ChooseLogMode",
    "CloseCase",
    "Command",
    "CorrectEntry",
    "CorrectPerson",
    "Decide",
    "DeclineBaton",
    "Disclose",
    "DrawUpConsent",
    "EndParticipation",
    "EvaluateMeasure",
    "HoldBack",
    "HoldMeeting",
    "InviteAgency",
    "JudgeNotice",
    "KeepEvidence",
    "LeaveBaton",
    "LendBaton",
    "LetIn",
    "LetOut",
    "LiftHold",
    "LiftRestriction",
    "LinkSibling",
    "MeasureCommand",
    "MeetingCommand",
    "MoveMeasure",
    "NoteNationalId",
    "NotePresence",
    "Observe",
    "OfferBaton",
    "OpenInEmergency",
    "OpenSafetyTrack",
    "PauseCase",
    "PlanEvaluation",
    "PlanMeasure",
    "PlanMeeting",
    "ProtectAddress",
    "RaiseConcern",
    "RateConcern",
    "ReachItem",
    "RecallBaton",
    "RecordChildTalk",
    "RecordInvitation",
    "RecordReceipt",
    "RecordReply",
    "ReferToTeam",
    "RegisterBirth",
    "ReleaseEntry",
    "RemovePerson",
    "ReopenCase",
    "ReportSuspicion",
    "RestrictCase",
    "ResumeCase",
    "ResumeMeasure",
    "ReviewConsent",
    "RevisePlannedMeeting",
    "SeekAdvice",
    "SetGoal",
    "SettleHeld",
    "SettleResponsibility",
    "SettleRoute",
    "SettleSafety",
    "SettleTelling",
    "ShareUnderstanding",
    "ShareWithLeader",
    "SkipFamilyTalk",
    "StopContact",
    "StrikeLine",
    "SuspendMeasure",
    "TalkWithFamily",
    "TellView",
    "UnlinkSibling",
    "WithdrawConsent",
    "WithholdEntry",
    "WriteEntry",
]
