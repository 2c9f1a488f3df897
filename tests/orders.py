"""One valid command of each kind, with invented words: what a test changes is what the test is about."""

from collections.abc import Callable
from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain.closing import ArchivePlace, ClosingReason, LogAfter, Told
from bti_tui.domain.commands import Command
from bti_tui.domain.concern import NoTalkReason, Present
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, LogMode
from bti_tui.domain.cooperation import PlanRight
from bti_tui.domain.course import ReopenedAt
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import (
    AgencyCode,
    AreaCode,
    CaseId,
    FactId,
    GoalId,
    GroundCode,
    HeldId,
    MeasureId,
    MeetingKind,
    OutcomeId,
    PartyId,
    PersonId,
    ScaleCode,
    UserId,
)
from bti_tui.domain.people import Relation, Telling
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.safety import Adviser, HeldChoice, Reporter, SafetyAnswer, WayOn
from bti_tui.guide.loader import load_guide
from tests.assessment_orders import OF_ASSESSMENT
from tests.meeting_orders import MEETINGS
from tests.orders_of_measures import MEASURES
from tests.orders_of_protection import PROTECTION
from tests.orders_of_sharing import SHARING
from tests.scene import Scene

OWNER, LEADER, HOLDER, COLLEAGUE = UserId("eli"), UserId("randi"), UserId("hanne"), UserId("oddny")
CLOSE, LEVEL_1, LEVEL_2 = OutcomeId("avslutt"), OutcomeId("nivaa1"), OutcomeId("nivaa2")
OBSERVE_ON, FOR_THE_CLASS, SAFETY = OutcomeId("fortsett_observasjon"), OutcomeId("systemtiltak"), OutcomeId("barnevern")
CONTINUE, REPLAN = OutcomeId("fortsett"), OutcomeId("nye_tiltak")
UP, DOWN = OutcomeId("opp_2"), OutcomeId("ned_0")
UP_TO_3, DOWN_TO_1, DOWN_TO_2 = OutcomeId("opp_3"), OutcomeId("ned_1"), OutcomeId("ned_2")
STUCK, PLAN_TAKES_OVER = OutcomeId("fastlaast"), OutcomeId("ip_overtar")
FAMILY_WISH, MOVED_AWAY, OF_AGE = OutcomeId("familien_onsker"), OutcomeId("flyttet"), OutcomeId("alder")
PPT, NAV, HEALTH = AgencyCode("ppt"), AgencyCode("nav"), AgencyCode("phf")

NEXT_GUIDE = load_guide("tromso")  # the guide that a case may go over to

SIX_WEEKS = timedelta(weeks=6)
A_YEAR = timedelta(days=365)

LOOKING = (c.OpenInEmergency, c.AcknowledgeEmergency, c.LetOut)
"""Looking into a case and ending it, in any state but a restricted one."""
HOLD_BACK = (c.RestrictCase, c.LiftRestriction, c.WithholdEntry, c.ReleaseEntry)
"""What the law holds back, in any state of a case."""


def _goal(at: Scene) -> GoalId:
    return at.case.goals[-1].id if at.case.goals else GoalId("no-goal")


def _measure(at: Scene) -> MeasureId:
    waiting = [one for one in at.case.open_measures if not one.evaluated_in(at.case.round)]
    return (*waiting, *at.case.open_measures)[0].id if at.case.open_measures else MeasureId("no-measure")


def _entry(at: Scene) -> FactId:
    return next((one.id for one in reversed(at.records) if isinstance(one.fact, EntryWritten)), FactId("no-entry"))


def _held(at: Scene) -> HeldId:
    return next((one.id for one in at.case.safety_work.waiting), HeldId("nothing-held"))


def _guardian(at: Scene) -> PersonId:
    return next((one.id for one in at.case.people if one.id != at.case.subject), PersonId("nobody"))


def _opening(at: Scene) -> FactId:
    return at.case.emergencies[-1].entry if at.case.emergencies else FactId("no-opening")


def _signatory(at: Scene) -> c.AnswerConsent:
    guardians = [person.id for person in at.case.people if person.responsible]
    asked = (*guardians, at.case.subject)[0]
    return c.AnswerConsent(
        case_id=at.id,
        signatory=asked,
        answer=ConsentAnswer.YES,
        answered_on=at.today,
        form=ConsentForm.WRITTEN,
        valid_until=at.today + A_YEAR,
    )


def _measure_plan(at: Scene) -> c.PlanMeasure:
    return c.PlanMeasure(
        case_id=at.id,
        title="Liten lekegruppe med en voksen",
        goal=_goal(at),
        arena=Arena.KINDERGARTEN,
        responsible=PartyId(HOLDER),
        starts_on=at.today,
        due_on=at.today + SIX_WEEKS,
        evaluate_on=at.today + SIX_WEEKS,
        amount="Hver dag etter lunsj",
    )


def _evaluation(at: Scene) -> c.EvaluateMeasure:
    return c.EvaluateMeasure(
        case_id=at.id,
        measure=_measure(at),
        evaluated_on=at.today,
        carried_out=CarriedOut.YES,
        effect=MeasureEffect.REACHED,
        onwards=Onwards.END,
        child_view="Jeg har fått en venn",
    )


def _closing(at: Scene) -> c.CloseCase:
    return c.CloseCase(
        case_id=at.id,
        reason=ClosingReason.GOAL_REACHED,
        summary="Hun leker med andre hver dag.",
        told=(Told.CHILD, Told.GUARDIANS, Told.LEADER),
        told_on=at.today,
        archive_place=ArchivePlace.CHILD_FILE,
        family_view="Vi er lettet.",
    )


def _understanding(at: Scene) -> c.ShareUnderstanding:
    return c.ShareUnderstanding(
        case_id=at.id,
        held_on=at.today,
        child_view="Jeg vil være med",
        guardians_view="Hun er stille hjemme også.",
        agency_view="Hun ser på de andre, men går ikke bort til dem.",
        statement="Hun trenger hjelp til å komme inn i leken.",
    )


def _first_words(at: Scene) -> c.RaiseConcern:
    return c.RaiseConcern(case_id=at.id, about="Ella Fjellvær", words="Leker ofte alene.", arose_on=at.today)


def _decision(at: Scene) -> c.Decide:
    outcome = CLOSE if at.case.level else LEVEL_1
    return c.Decide(
        case_id=at.id,
        outcome=outcome,
        reason="Vi er enige om det.",
        decided_on=at.today,
        met_on=at.today,
        log_after=LogAfter.RESTS,
    )


def _talk(at: Scene) -> c.TalkWithFamily:
    return c.TalkWithFamily(
        case_id=at.id,
        talked_on=at.today,
        present=(Present.CHILD, Present.MOTHER, Present.FATHER),
        child_words="De andre har allerede noen å leke med",
        guardians_view="Vi ser det samme hjemme.",
    )


def _meeting(at: Scene) -> c.HoldMeeting:
    return c.HoldMeeting(
        case_id=at.id,
        kind=MeetingKind("samarbeidsmote"),
        held_on=at.today,
        summary="PPT ser på språket, vi fortsetter med lekegruppa.",
        holder_stays=True,
        family_present=True,
        agencies=(PPT,),
    )


ORDERS: dict[type[Command], Callable[[Scene], Command]] = {
    c.RaiseConcern: _first_words,
    c.CheckSafety: lambda at: c.CheckSafety(case_id=at.id, answer=SafetyAnswer.NO, reason="Ingenting tyder på det."),
    c.Observe: lambda at: c.Observe(
        case_id=at.id, seen_on=at.today, seen="Står ved gjerdet hele friminuttet.", areas=(AreaCode("samspill"),)
    ),
    c.RateConcern: lambda at: c.RateConcern(case_id=at.id, child=ScaleCode("2"), guardian=ScaleCode("1")),
    **OF_ASSESSMENT,
    c.ShareWithLeader: lambda at: c.ShareWithLeader(case_id=at.id, leader=LEADER, shared_on=at.today),
    c.TalkWithFamily: _talk,
    c.SkipFamilyTalk: lambda at: c.SkipFamilyTalk(
        case_id=at.id, reason=NoTalkReason.NOT_REACHED, why="Ringt tre ganger uten svar."
    ),
    c.Decide: _decision,
    c.OfferBaton: lambda at: c.OfferBaton(case_id=at.id, to=HOLDER, offered_on=at.today),
    c.AcceptBaton: lambda at: c.AcceptBaton(case_id=at.id, answered_on=at.today),
    c.DeclineBaton: lambda at: c.DeclineBaton(case_id=at.id, answered_on=at.today, reason="Jeg slutter til jul."),
    c.RecallBaton: lambda at: c.RecallBaton(case_id=at.id, recalled_on=at.today),
    c.LeaveBaton: lambda at: c.LeaveBaton(case_id=at.id, left_on=at.today, reason="Jeg begynner i ny jobb."),
    c.LendBaton: lambda at: c.LendBaton(case_id=at.id, to=COLLEAGUE, since=at.today, until=at.today + SIX_WEEKS),
    c.AddPerson: lambda at: c.AddPerson(
        case_id=at.id, full_name="Marte Fjellvær", relation=Relation.MOTHER, responsible=True
    ),
    c.CorrectPerson: lambda at: c.CorrectPerson(
        case_id=at.id, person=_guardian(at), full_name="Marte Fjellvær Lie", relation=Relation.MOTHER, responsible=True
    ),
    c.RemovePerson: lambda at: c.RemovePerson(case_id=at.id, person=_guardian(at), reason="Ført inn i feil sak."),
    c.SettleTelling: lambda at: c.SettleTelling(
        case_id=at.id, person=_guardian(at), telling=Telling.PART, why="Bare det som gjelder skolen."
    ),
    c.RegisterBirth: lambda at: c.RegisterBirth(case_id=at.id, full_name="Iben Vass", born_on=at.today),
    c.LinkSibling: lambda at: c.LinkSibling(case_id=at.id, other=CaseId("case-2")),
    c.UnlinkSibling: lambda at: c.UnlinkSibling(case_id=at.id, other=CaseId("case-2")),
    c.LetIn: lambda at: c.LetIn(case_id=at.id, colleague=COLLEAGUE, reason="Hun følger henne i lekegruppa."),
    c.LetOut: lambda at: c.LetOut(case_id=at.id, colleague=COLLEAGUE),
    c.OpenInEmergency: lambda at: c.OpenInEmergency(case_id=at.id, reason="Mor ringte i natt, og ingen andre er her."),
    c.AcknowledgeEmergency: lambda at: c.AcknowledgeEmergency(case_id=at.id, entry=_opening(at)),
    c.AnswerConsent: _signatory,
    **SHARING,
    **PROTECTION,
    **MEETINGS,
    c.ChooseLogMode: lambda at: c.ChooseLogMode(case_id=at.id, mode=LogMode.MANUAL, reason="De vil ha det på papir."),
    c.ShareUnderstanding: _understanding,
    c.SetGoal: lambda at: c.SetGoal(case_id=at.id, text="Leker med et annet barn to ganger om dagen"),
    c.AssessGoal: lambda at: c.AssessGoal(case_id=at.id, goal=_goal(at), attainment=Attainment.REACHED),
    c.PlanMeasure: _measure_plan,
    c.PlanEvaluation: lambda at: c.PlanEvaluation(case_id=at.id, evaluate_on=at.today + SIX_WEEKS),
    c.EvaluateMeasure: _evaluation,
    **MEASURES,
    c.WriteEntry: lambda at: c.WriteEntry(
        case_id=at.id, kind=EntryKind.TALK, text="Hun viste meg tegningen sin.", happened_on=at.today
    ),
    c.CorrectEntry: lambda at: c.CorrectEntry(case_id=at.id, entry=_entry(at), text="Hun viste Oddny tegningen sin."),
    c.InviteAgency: lambda at: c.InviteAgency(case_id=at.id, agency=PPT, invited_on=at.today, contact="Siri Dahl"),
    c.EndParticipation: lambda at: c.EndParticipation(
        case_id=at.id, agency=PPT, left_on=at.today, reason="Utredningen er ferdig."
    ),
    c.HoldMeeting: _meeting,
    c.ReferToTeam: lambda at: c.ReferToTeam(
        case_id=at.id, referred_on=at.today, situation="Hun strever på flere steder.", questions="Hva bør vi prøve?"
    ),
    c.AssessPlan: lambda at: c.AssessPlan(case_id=at.id, assessed_on=at.today, right=PlanRight.NO, wanted=False),
    c.AnswerStuck: lambda at: c.AnswerStuck(case_id=at.id, answered_on=at.today, advice="Prøv én ting om gangen."),
    c.MoveMeasure: lambda at: c.MoveMeasure(case_id=at.id, measure=_measure(at), responsible=PartyId(OWNER)),
    c.PauseCase: lambda at: c.PauseCase(
        case_id=at.id, paused_on=at.today, resume_on=at.today + SIX_WEEKS, reason="Familien er hos besteforeldrene."
    ),
    c.ResumeCase: lambda at: c.ResumeCase(case_id=at.id, resumed_on=at.today),
    c.AdoptGuide: lambda at: c.AdoptGuide(
        case_id=at.id, guide=NEXT_GUIDE.id, version=NEXT_GUIDE.version, reason="Kommunen har fått sin egen veileder."
    ),
    c.ReopenCase: lambda at: c.ReopenCase(
        case_id=at.id,
        level=ReopenedAt.OWN_AGENCY,
        reopened_on=at.today,
        reason="Mor ringte: hun trekker seg unna igjen.",
    ),
    c.OpenSafetyTrack: lambda at: c.OpenSafetyTrack(case_id=at.id, words="Han sier at pappa slår."),
    c.StopContact: lambda at: c.StopContact(case_id=at.id, told_on=at.today, who="Randi og Oddny, klokka ni."),
    c.SeekAdvice: lambda at: c.SeekAdvice(
        case_id=at.id, adviser=Adviser.CHILD_WELFARE, advised_on=at.today, advice="Meld i dag."
    ),
    c.ReportSuspicion: lambda at: c.ReportSuspicion(
        case_id=at.id, receiver=Adviser.CHILD_WELFARE, reported_on=at.today, reporter=Reporter.LEADER
    ),
    c.KeepEvidence: lambda at: c.KeepEvidence(
        case_id=at.id, seen_on=at.today, words="«Pappa slår», sa han i garderoben."
    ),
    c.LiftHold: lambda at: c.LiftHold(
        case_id=at.id, adviser=Adviser.CHILD_WELFARE, lifted_on=at.today, advice="De har snakket med mor."
    ),
    c.HoldBack: lambda at: c.HoldBack(case_id=at.id, words="Innkallingen til foreldresamtalen."),
    c.SettleHeld: lambda at: c.SettleHeld(
        case_id=at.id, held=_held(at), choice=HeldChoice.RELEASE, reason="Barnevernet har snakket med mor."
    ),
    c.RecordReceipt: lambda at: c.RecordReceipt(case_id=at.id, received_on=at.today, reference="2026/4471"),
    c.RecordReply: lambda at: c.RecordReply(case_id=at.id, received_on=at.today, opened=True, words="Sak er åpnet."),
    c.SettleSafety: lambda at: c.SettleSafety(
        case_id=at.id, way_on=WayOn.CONTINUE, settled_on=at.today, reason="Barnehagen fortsetter som før."
    ),
    c.CloseCase: _closing,
    c.ArchiveCase: lambda at: c.ArchiveCase(case_id=at.id, reference="2026/118", archived_on=at.today),
    c.RestrictCase: lambda at: c.RestrictCase(
        case_id=at.id, ground=GroundCode("objection"), reason="En innsigelse er til vurdering."
    ),
    c.LiftRestriction: lambda at: c.LiftRestriction(case_id=at.id, reason="Innsigelsen er avgjort."),
    c.WithholdEntry: lambda at: c.WithholdEntry(
        case_id=at.id, entry=_entry(at), ground=GroundCode("accuracy"), reason="Mor sier det var annerledes."
    ),
    c.ReleaseEntry: lambda at: c.ReleaseEntry(case_id=at.id, entry=_entry(at), reason="Det er avklart."),
}
"""By the class of the command; a test sees to it that none is missing."""
