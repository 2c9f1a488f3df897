"""What a fact is about: the newest fact of the same topic is the base that the next author has seen (sync seam)."""

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.facts import Fact
from bti_tui.domain.ids import FactId, MeetingId, PersonId, RouteCode

_TOPICS: dict[type[Fact], str] = {
    f.ConcernRaised: "concern",
    f.SafetyChecked: "safety",
    f.SafetyTrackOpened: "safety",
    f.ConcernRated: "rating",
    f.NoticeJudged: "notice",
    f.LeaderTold: "leader",
    f.FamilyTalked: "talk",
    f.FamilyTalkSkipped: "talk",
    f.Decided: "course",
    f.LevelChanged: "course",
    f.CaseClosed: "course",
    f.CaseArchived: "course",
    f.BatonOffered: "baton",
    f.BatonAccepted: "baton",
    f.BatonDeclined: "baton",
    f.BatonRecalled: "baton",
    f.BatonLeft: "baton",
    f.BatonLent: "baton",
    f.LogModeChosen: "log",
    f.ConsentDrawnUp: "consent-scope",
    f.ConsentReviewed: "consent-review",
    f.ResponsibilitySettled: "responsibility",
    f.BasisChosen: "basis",
    f.UnderstandingShared: "understanding",
    f.EvaluationPlanned: "evaluation",
    f.CaseRestricted: "restriction",
    f.RestrictionLifted: "restriction",
    f.CasePurged: "course",
    f.TeamReferred: "team",
    f.PlanAssessed: "individual-plan",
    f.StuckAnswered: "course",
    f.CasePaused: "course",
    f.CaseResumed: "course",
    f.CaseReopened: "course",
    f.ChildBorn: "birth",
    f.GuideAdopted: "guide",
    f.ContactStopped: "safety",
    f.AdviceGiven: "safety",
    f.SuspicionReported: "safety",
    f.ReceiptReceived: "safety",
    f.HoldLifted: "safety",
    f.NoticeHeld: "safety",
    f.HeldSettled: "safety",
    f.ReplyReceived: "safety",
    f.SafetySettled: "safety",
    f.ChildTalkAgreed: "child-talk",
    f.ChildTalkRecorded: "child-talk",
}
_OF_MEETING = (f.MeetingPlanned, f.MeetingRevised, f.MeetingCancelled, f.MeetingBegun, f.MinutesApproved)


def topic(fact: Fact) -> str:  # noqa: PLR0911 - one arm for each kind of topic
    """The topic of a fact, or an empty text when each fact of its kind stands alone."""
    match fact:
        case f.ConsentAnswered() | f.ConsentWithdrawn():
            return f"consent:{fact.signatory}"
        case f.GoalSet() | f.GoalAssessed():
            return f"goal:{fact.goal}"
        case f.AgencyInvited() | f.AgencyLeft():
            return f"agency:{fact.agency}"
        case f.MeasurePlanned() | f.MeasureEvaluated() | f.MeasureMoved() | f.MeasureSuspended() | f.MeasureResumed():
            return f"measure:{fact.measure}"
        case f.PersonCorrected() | f.PersonRemoved() | f.TellingSettled():
            return person_of(fact.person)
        case f.AddressProtected() | f.NationalIdNoted():
            return address_of(fact.person) if isinstance(fact, f.AddressProtected) else number_of(fact.person)
        case f.SiblingLinked() | f.SiblingUnlinked():
            return f"sibling:{fact.other}"
        case f.ColleagueLetIn() | f.ColleagueLetOut():
            return f"colleague:{fact.colleague}"
        case f.RouteSettled():
            return route_of(fact.route)
        case f.EntryWithheld() | f.EntryReleased():
            return f"withheld:{fact.entry}"
        case f.EntryCorrected():
            return correction_of(fact.entry)
    return meeting_of(fact.meeting) if isinstance(fact, _OF_MEETING) else _TOPICS.get(type(fact), "")


def person_of(person: PersonId) -> str:
    """The topic of what is put right about one person."""
    return f"person:{person}"


def meeting_of(meeting: MeetingId) -> str:
    """The topic of what is planned for a meeting, and of its beginning and its end."""
    return f"meeting:{meeting}"


def route_of(route: RouteCode) -> str:
    """The topic of what becomes of one route."""
    return f"route:{route}"


def address_of(person: PersonId) -> str:
    """The topic of the protection of one person's address."""
    return f"address:{person}"


def number_of(person: PersonId) -> str:
    """The topic of one person's national id number."""
    return f"national-id:{person}"


def correction_of(entry: FactId) -> str:
    """The topic of the corrections of one entry."""
    return f"entry:{entry}"


def base(case: Case, fact: Fact) -> tuple[FactId, ...]:
    """What the author of a new fact has seen: the newest fact of its topic, or the entry that is corrected first.

    Of a consent, every withdrawal by the same signatory too (rule 5 of the seam).
    """
    about = topic(fact)
    seen = case.head(about) if about else None
    if seen is None and isinstance(fact, f.EntryCorrected):
        seen = fact.entry
    known = (seen,) if seen else ()
    if isinstance(fact, f.ConsentAnswered):  # a yes counts only against the withdrawals that its author had seen
        taken_back = (one.fact for one in case.withdrawals if one.signatory == fact.signatory)
        return tuple(dict.fromkeys((*known, *taken_back)))
    return known
