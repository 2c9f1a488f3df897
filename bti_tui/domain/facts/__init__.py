"""What can have happened. Names and schema numbers are permanent; a payload is ids, codes, dates, numbers and flags.

No fact carries text: it points to a note, so that a lawful purge can remove the words and leave the fact (A5).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from bti_tui.domain.facts.agreement import (
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
from bti_tui.domain.facts.cooperation import (
    AgencyInvited,
    AgencyLeft,
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
    GuideAdopted,
)
from bti_tui.domain.facts.effort import (
    EntryCorrected,
    EntryWritten,
    EvaluationPlanned,
    GoalAssessed,
    GoalSet,
    MeasureEvaluated,
    MeasurePlanned,
    UnderstandingShared,
)
from bti_tui.domain.facts.emergency import EmergencyOpened, EmergencySeen
from bti_tui.domain.facts.erasure import (
    CasePurged,
    CaseRestricted,
    Emptied,
    EntryReleased,
    EntryWithheld,
    RestrictionLifted,
    WordsPurged,
)
from bti_tui.domain.facts.outcome import (
    CaseArchived,
    CaseClosed,
    Decided,
    GuardOverridden,
    LevelChanged,
)
from bti_tui.domain.facts.people import (
    ChildBorn,
    ColleagueLetIn,
    ColleagueLetOut,
    PersonCorrected,
    PersonRemoved,
    SiblingLinked,
    SiblingUnlinked,
    TellingSettled,
)
from bti_tui.domain.facts.safety import (
    AdviceGiven,
    ContactStopped,
    EvidenceKept,
    HeldSettled,
    HoldLifted,
    NoticeHeld,
    ReplyReceived,
    SafetySettled,
    SuspicionReported,
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
)
from bti_tui.domain.ids import CaseId, DeviceId, FactId, Hlc, UserId

Fact = (
    ConcernRaised
    | SafetyChecked
    | SafetyTrackOpened
    | Observed
    | ConcernRated
    | LeaderTold
    | FamilyTalked
    | FamilyTalkSkipped
    | GuardOverridden
    | Decided
    | LevelChanged
    | BatonOffered
    | BatonAccepted
    | BatonDeclined
    | BatonRecalled
    | BatonLeft
    | BatonLent
    | PersonAdded
    | ConsentAnswered
    | LogModeChosen
    | UnderstandingShared
    | GoalSet
    | GoalAssessed
    | MeasurePlanned
    | EvaluationPlanned
    | MeasureEvaluated
    | EntryWritten
    | EntryCorrected
    | CaseClosed
    | CaseArchived
    | CaseRestricted
    | RestrictionLifted
    | EntryWithheld
    | EntryReleased
    | CasePurged
    | WordsPurged
    | Emptied
    | AgencyInvited
    | AgencyLeft
    | MeasureMoved
    | MeetingHeld
    | PlanAssessed
    | StuckAnswered
    | TeamReferred
    | CasePaused
    | CaseReopened
    | CaseResumed
    | GuideAdopted
    | AdviceGiven
    | ContactStopped
    | EvidenceKept
    | HeldSettled
    | HoldLifted
    | NoticeHeld
    | ReplyReceived
    | SafetySettled
    | SuspicionReported
    | EmergencyOpened
    | EmergencySeen
    | ChildBorn
    | ColleagueLetIn
    | ColleagueLetOut
    | PersonCorrected
    | PersonRemoved
    | SiblingLinked
    | SiblingUnlinked
    | TellingSettled
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


__all__ = [
    "FACTS",
    "AdviceGiven",
    "AgencyInvited",
    "AgencyLeft",
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
    "ColleagueLetIn",
    "ColleagueLetOut",
    "ConcernRaised",
    "ConcernRated",
    "ConsentAnswered",
    "ContactStopped",
    "Decided",
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
    "LeaderTold",
    "LevelChanged",
    "LogModeChosen",
    "MeasureEvaluated",
    "MeasureMoved",
    "MeasurePlanned",
    "MeetingHeld",
    "NoticeHeld",
    "Observed",
    "PersonAdded",
    "PersonCorrected",
    "PersonRemoved",
    "PlanAssessed",
    "Recorded",
    "ReplyReceived",
    "RestrictionLifted",
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
    "WordsPurged",
]
