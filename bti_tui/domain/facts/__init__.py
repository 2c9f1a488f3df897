"""What can have happened. Names and schema numbers are permanent; a payload is ids, codes, dates, numbers and flags.

No fact carries text: it points to a note, so that a lawful purge can remove the words and leave the fact (A5).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from bti_tui.domain.facts.agreement import (
    AgreementFact,
    BatonAccepted,
    BatonDeclined,
    BatonLeft,
    BatonLent,
    BatonOffered,
    BatonRecalled,
    ConsentAnswered,
    LogModeChosen,
    PersonAdded,
)
from bti_tui.domain.facts.assessment import (
    AssessmentFact,
    ConcernAssessed,
    NoticeJudged,
    RouteSettled,
    SafetyAssessed,
)
from bti_tui.domain.facts.cooperation import (
    AgencyInvited,
    AgencyLeft,
    CooperationFact,
    MeasureMoved,
    MeetingHeld,
    PlanAssessed,
    StuckAnswered,
    TeamReferred,
)
from bti_tui.domain.facts.course import (
    CasePaused,
    CaseReopened,
    CaseResumed,
    CourseFact,
    GuideAdopted,
)
from bti_tui.domain.facts.effort import (
    EffortFact,
    EntryCorrected,
    EntryWritten,
    EvaluationPlanned,
    GoalAssessed,
    GoalSet,
    MeasureEvaluated,
    MeasurePlanned,
    UnderstandingShared,
)
from bti_tui.domain.facts.emergency import (
    EmergencyFact,
    EmergencyOpened,
    EmergencySeen,
)
from bti_tui.domain.facts.erasure import (
    CasePurged,
    CaseRestricted,
    Emptied,
    EntryReleased,
    EntryWithheld,
    ErasureFact,
    RestrictionLifted,
    WordsPurged,
)
from bti_tui.domain.facts.measures import MeasureFact, MeasureResumed, MeasureSuspended, ViewTold
from bti_tui.domain.facts.meetings import (
    AttendeeAdded,
    ChildTalkAgreed,
    ChildTalkRecorded,
    InvitationRecorded,
    ItemReached,
    LineStruck,
    MeetingBegun,
    MeetingCancelled,
    MeetingFact,
    MeetingPlanned,
    MeetingRevised,
    MinutesApproved,
    PresenceNoted,
)
from bti_tui.domain.facts.outcome import (
    CaseArchived,
    CaseClosed,
    Decided,
    GuardOverridden,
    LevelChanged,
    OutcomeFact,
)
from bti_tui.domain.facts.people import (
    ChildBorn,
    ColleagueLetIn,
    ColleagueLetOut,
    PeopleFact,
    PersonCorrected,
    PersonRemoved,
    SiblingLinked,
    SiblingUnlinked,
    TellingSettled,
)
from bti_tui.domain.facts.protection import (
    AddressProtected,
    NationalIdNoted,
    ProtectionFact,
)
from bti_tui.domain.facts.safety import (
    AdviceGiven,
    ContactStopped,
    EvidenceKept,
    HeldSettled,
    HoldLifted,
    NoticeHeld,
    ReceiptReceived,
    ReplyReceived,
    SafetyFact,
    SafetySettled,
    SuspicionReported,
)
from bti_tui.domain.facts.sharing import (
    BasisChosen,
    ConsentDrawnUp,
    ConsentReviewed,
    ConsentWithdrawn,
    Disclosed,
    ResponsibilitySettled,
    SharingFact,
)
from bti_tui.domain.facts.wonder import (
    ConcernRaised,
    ConcernRated,
    FamilyTalked,
    FamilyTalkSkipped,
    LeaderTold,
    Observed,
    SafetyChecked,
    SafetyTrackOpened,
    WonderFact,
)
from bti_tui.domain.ids import CaseId, DeviceId, FactId, Hlc, UserId
from bti_tui.domain.people import Author

Fact = (
    WonderFact
    | AssessmentFact
    | OutcomeFact
    | AgreementFact
    | EffortFact
    | MeasureFact
    | ErasureFact
    | CooperationFact
    | MeetingFact
    | CourseFact
    | SafetyFact
    | EmergencyFact
    | PeopleFact
    | ProtectionFact
    | SharingFact
)
"""Everything that can have happened to a case."""

FACTS: dict[str, type[Fact]] = {kind.name: kind for kind in get_args(Fact)}
"""By permanent name."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact with its envelope: when, by whom, where, in which term, and what its author had seen (hendelse)."""

    id: FactId
    case_id: CaseId
    hlc: Hlc
    at: datetime
    actor: UserId
    device: DeviceId
    term: int
    base: tuple[FactId, ...]
    fact: Fact
    by: Author | None = None
    """Who the actor was then; None of what was written before this was kept."""


__all__ = [
    "FACTS",
    "AddressProtected",
    "AdviceGiven",
    "AgencyInvited",
    "AgencyLeft",
    "AttendeeAdded",
    "BasisChosen",
    "BatonAccepted",
    "BatonDeclined",
    "BatonLeft",
    "BatonLent",
    "BatonOffered",
    "BatonRecalled",
    "CaseArchived",
    "CaseClosed",
    "CasePaused",
    "CasePurged",
    "CaseReopened",
    "CaseRestricted",
    "CaseResumed",
    "ChildBorn",
    "ChildTalkAgreed",
    "ChildTalkRecorded",
    "ColleagueLetIn",
    "ColleagueLetOut",
    "ConcernAssessed",
    "ConcernRaised",
    "ConcernRated",
    "ConsentAnswered",
    "ConsentDrawnUp",
    "ConsentReviewed",
    "ConsentWithdrawn",
    "ContactStopped",
    "Decided",
    "Disclosed",
    "EmergencyOpened",
    "EmergencySeen",
    "Emptied",
    "EntryCorrected",
    "EntryReleased",
    "EntryWithheld",
    "EntryWritten",
    "EvaluationPlanned",
    "EvidenceKept",
    "Fact",
    "FamilyTalkSkipped",
    "FamilyTalked",
    "GoalAssessed",
    "GoalSet",
    "GuardOverridden",
    "GuideAdopted",
    "HeldSettled",
    "HoldLifted",
    "InvitationRecorded",
    "ItemReached",
    "LeaderTold",
    "LevelChanged",
    "LineStruck",
    "LogModeChosen",
    "MeasureEvaluated",
    "MeasureMoved",
    "MeasurePlanned",
    "MeasureResumed",
    "MeasureSuspended",
    "MeetingBegun",
    "MeetingCancelled",
    "MeetingFact",
    "MeetingHeld",
    "MeetingPlanned",
    "MeetingRevised",
    "MinutesApproved",
    "NationalIdNoted",
    "NoticeHeld",
    "NoticeJudged",
    "Observed",
    "PersonAdded",
    "PersonCorrected",
    "PersonRemoved",
    "PlanAssessed",
    "PresenceNoted",
    "ReceiptReceived",
    "Recorded",
    "ReplyReceived",
    "ResponsibilitySettled",
    "RestrictionLifted",
    "RouteSettled",
    "SafetyAssessed",
    "SafetyChecked",
    "SafetySettled",
    "SafetyTrackOpened",
    "SiblingLinked",
    "SiblingUnlinked",
    "StuckAnswered",
    "SuspicionReported",
    "TeamReferred",
    "TellingSettled",
    "UnderstandingShared",
    "ViewTold",
    "WordsPurged",
]
