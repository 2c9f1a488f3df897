"""Test data, made in one way: real commands through `decide` and `apply`, with a clock that a test sets."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self

from bti_tui.domain import commands as c
from bti_tui.domain.apply import apply
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.decide import decide
from bti_tui.domain.erasure import Extent, Purge, PurgeOrder
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import EntryWritten, Fact, Recorded
from bti_tui.domain.guide import Guide, Level
from bti_tui.domain.ids import (
    Actor,
    AgencyCode,
    CaseId,
    DeviceId,
    GroundCode,
    HybridClock,
    Moment,
    NoteId,
    PersonId,
    Role,
    UserId,
)
from bti_tui.domain.notes import Note
from bti_tui.domain.people import Professional, Relation
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.purging import after, allow, purge_of, texts_of_fact
from bti_tui.domain.rules.basis import Basis, Change
from bti_tui.domain.signatories import signatories
from bti_tui.domain.views.names import Names
from bti_tui.guide.loader import load_guide, load_rules
from bti_tui.usecases.envelopes import enveloped
from tests import orders
from tests.assessment_orders import INSTRUMENT
from tests.orders import COLLEAGUE, HOLDER, LEADER, NEXT_GUIDE, ORDERS, OWNER

GUIDE = load_guide()
RULES = load_rules()
FIRST_DAY = date(2026, 8, 24)  # a Monday
DEVICE = DeviceId("laptop-1")
PURGE = PurgeOrder(  # on a written decision; which case and its number are added
    case_id=CaseId("case-1"),
    ground=GroundCode("erasure_decided"),
    reason="Vedtak etter klage.",
    decided_by=LEADER,
    reference="2026/118-4",
)
AGENCY = AgencyCode("kindergarten")


def professional(user: UserId, name: str, title: str, role: Role = Role.EMPLOYEE) -> Professional:
    """An invented employee of the kindergarten."""
    initials = "".join(part[0] for part in name.split())
    return Professional(user, name, initials, title, AGENCY, "Solvik barnehage", role)


STAFF: Mapping[UserId, Professional] = {
    OWNER: professional(OWNER, "Eli Strand", "barnehagelærer"),
    LEADER: professional(LEADER, "Randi Moe", "styrer", Role.LEADER),
    HOLDER: professional(HOLDER, "Hanne Vik", "pedagogisk leder"),
    COLLEAGUE: professional(COLLEAGUE, "Oddny Berg", "barnehagelærer"),
}


def actor(user: UserId) -> Actor:
    """One of the staff, as the rules see her."""
    return Actor(user, STAFF[user].agency, STAFF[user].role)


class CaseBuilder:
    """A case that grows by commands; it keeps its facts and its words, and knows what day it is."""

    def __init__(self, guide: Guide = GUIDE, today: date = FIRST_DAY) -> None:
        self.id = CaseId("case-1")
        self.guide, self.staff = guide, STAFF
        self.case = Case.empty(self.id)
        self.records: list[Recorded] = []
        self.notes: list[Note] = []
        self.now = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
        self._clock = HybridClock(lambda: self.now)

    @property
    def today(self) -> date:
        """The day it is for the case."""
        return self.now.date()

    @property
    def names(self) -> Names:
        """Every word of the case."""
        return Names({note.id: note.text for note in self.notes}, self.staff)

    @property
    def facts(self) -> list[Fact]:
        """What has happened, oldest first."""
        return [record.fact for record in self.records]

    def text(self, note: NoteId | None) -> str:
        """The words of a note."""
        return self.names.text(note)

    def fork(self) -> "CaseBuilder":
        """The same case, to be led another way."""
        other = CaseBuilder(self.guide, self.today)
        other._clock, other.staff = HybridClock(lambda: other.now, self._clock.tick()), self.staff
        other.case, other.records, other.notes = self.case, [*self.records], [*self.notes]
        return other

    def later(self, *, days: int) -> Self:
        """Some days pass."""
        self.now += timedelta(days=days)
        return self

    def moment(self, by: UserId = OWNER) -> Moment:
        """The door to time and identity for one of the staff."""
        return Moment(self.today, actor(by), DEVICE, self._clock, 118, training=True)

    def order(self, kind: type[Command], **changes: Any) -> Command:
        """A command of a kind that would be let through in its place, with some fields changed."""
        return replace(ORDERS[kind](self), **changes)

    def weigh(self, command: Command, by: UserId = OWNER) -> Change:
        """What the rules say to a command; nothing happens yet."""
        told = (one.fact for one in self.records if one.id == getattr(command, "entry", None))
        entry = next((one for one in told if isinstance(one, EntryWritten)), None)
        given = entry, self._words(command), NEXT_GUIDE, INSTRUMENT, tuple(self.staff.values())
        return decide(self.case, command, self.guide, RULES, self.moment(by), *given)

    def _words(self, command: Command) -> tuple[NoteId, ...]:
        return texts_of_fact(self.records, command.entry)[1] if isinstance(command, c.WithholdEntry) else ()

    def purge(self, by: UserId = LEADER, **changes: Any) -> Purge:
        """A lawful purge: of the whole case, unless the changes say of what."""
        order = replace(PURGE, **{"case_id": self.id, "number": f"S-{self.case.number}", **changes})
        basis = Basis(self.case, self.guide, RULES, self.moment(by))
        names = [self.text(person.name) for person in self.case.people]
        allow(order, basis, STAFF.get(order.decided_by), names)
        purge = purge_of(order, basis, self.records)
        self.case = after(purge, self.case, self.records)
        emptied = {one.id: one for one in purge.emptied}
        self.records = [*(emptied.get(one.id, one) for one in self.records), purge.tombstone]
        whole = order.extent is Extent.CASE
        self.notes = [one for one in self.notes if not whole and one.id not in purge.notes]
        return purge

    def refuses_purge(self, by: UserId = LEADER, **changes: Any) -> list[str]:
        """The codes of the reasons against a purge; empty when it would be let through."""
        try:
            self.fork().purge(by, **changes)
        except Refused as refused:
            return [reason.code for reason in refused.reasons]
        return []

    def give(self, command: Command, by: UserId = OWNER) -> Self:
        """A command is carried out."""
        change = self.weigh(command, by)
        for record in enveloped(self.case, change.facts, self.moment(by)):
            self.records.append(record)
            self.case = apply(self.case, record)
        self.notes += change.notes
        return self

    def do(self, kind: type[Command], by: UserId = OWNER, **changes: Any) -> Self:
        """A valid command of a kind is carried out, with some fields changed."""
        return self.give(self.order(kind, **changes), by)

    def reasons(self, kind: type[Command], by: UserId = OWNER, **changes: Any) -> tuple[Reason, ...]:
        """Why a command is refused; empty when it is let through."""
        try:
            self.weigh(self.order(kind, **changes), by)
        except Refused as refused:
            return refused.reasons
        return ()

    def refuses(self, kind: type[Command], by: UserId = OWNER, **changes: Any) -> list[str]:
        """The codes of the reasons against a command."""
        return [reason.code for reason in self.reasons(kind, by, **changes)]

    def concretised(self) -> Self:
        """Seen and rated."""
        return self.do(c.Observe).do(c.RateConcern)

    def ready_to_decide(self) -> Self:
        """Everything that level 0 asks for before the decision."""
        self.do(c.CheckSafety).concretised()
        return self.do(c.ShareWithLeader).do(c.TalkWithFamily)

    def at_level(self, level: int) -> Self:
        """The decision of level 0 has sent the case to another level."""
        if level == Level.TWO_AGENCIES:
            self.ready_to_decide().with_holder().with_consent()
            return self.do(c.Decide, HOLDER, outcome=orders.LEVEL_2)
        return self.ready_to_decide().do(c.Decide, outcome=orders.LEVEL_1)

    def with_holder(self, user: UserId = HOLDER) -> Self:
        """Somebody is asked and says yes."""
        by = self.case.baton.holder.user if self.case.baton.holder else OWNER
        return self.do(c.OfferBaton, by, to=user).do(c.AcceptBaton, user)

    def with_guardians(self) -> Self:
        """Two guardians with parental responsibility."""
        self.do(c.AddPerson)
        return self.do(c.AddPerson, full_name="Jonas Fjellvær", relation=Relation.FATHER)

    @property
    def guardians(self) -> list[PersonId]:
        """Those with parental responsibility."""
        return [person.id for person in self.case.people if person.responsible]

    def with_consent(self, answer: ConsentAnswer = ConsentAnswer.YES, *agencies: AgencyCode) -> Self:
        """Everybody who must be asked has answered, for some agencies too."""
        if not self.guardians:
            self.with_guardians()
        if agencies:
            self.do(c.DrawUpConsent, to_agencies=agencies)
        for person in signatories(self.case, RULES, self.today):
            self.do(c.AnswerConsent, signatory=person, answer=answer, agencies=agencies)
        return self

    def with_agencies(self, *agencies: AgencyCode) -> Self:
        """Agencies that the family has said yes to are invited."""
        self.with_consent(ConsentAnswer.YES, *agencies)
        for agency in agencies:
            self.do(c.InviteAgency, HOLDER, agency=agency)
        return self

    def evaluated_on_the_way(self) -> Self:
        """Everything is evaluated, it goes on, and the goal is not reached yet."""
        return self.evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)

    def together(self) -> Self:
        """Level 2 with another agency, a meeting and a plan; the day of the evaluation has come."""
        self.at_level(2).with_agencies(orders.PPT).do(c.HoldMeeting, HOLDER).with_plan()
        return self.later(days=orders.SIX_WEEKS.days)

    def with_team(self) -> Self:
        """Level 3 with three agencies and a plan; the day of the evaluation has come."""
        self.together().evaluated_on_the_way().with_consent(ConsentAnswer.YES, orders.PPT, orders.NAV, orders.HEALTH)
        self.do(c.Decide, HOLDER, outcome=orders.UP_TO_3)
        for agency in (orders.NAV, orders.HEALTH):
            self.do(c.InviteAgency, HOLDER, agency=agency)
        self.do(c.AssessPlan, HOLDER).do(c.HoldMeeting, HOLDER).do(c.PlanEvaluation)
        return self.later(days=orders.SIX_WEEKS.days)

    def feared_for(self) -> Self:
        """The safety track is open, and what was said is written down."""
        return self.do(c.OpenSafetyTrack)

    def cleared(self) -> Self:
        """Advised, reported, and told by child welfare that guardians know."""
        self.do(c.StopContact).do(c.SeekAdvice).do(c.ReportSuspicion)
        return self.do(c.LiftHold)

    def with_plan(self) -> Self:
        """Understood together, with a goal, a measure and a date for the evaluation."""
        self.do(c.ShareUnderstanding).do(c.SetGoal).do(c.PlanMeasure)
        return self.do(c.PlanEvaluation)

    def evaluated(self, **changes: Any) -> Self:
        """Every measure that goes on is evaluated, and every goal assessed."""
        for measure in self.case.open_measures:
            self.do(c.EvaluateMeasure, HOLDER, measure=measure.id, **changes)
        for goal in self.case.goals:
            self.do(c.AssessGoal, goal=goal.id)
        return self

    def underway(self) -> Self:
        """At level 1 with all that a first round asks for; the day of the evaluation has come."""
        self.at_level(1).with_holder().with_consent().with_plan()
        return self.later(days=orders.SIX_WEEKS.days)

    def closing_decided(self) -> Self:
        """The goal is reached, and those who met have decided to close."""
        return self.underway().evaluated().do(c.Decide, HOLDER)

    def closed(self) -> Self:
        """The closing note is written."""
        return self.closing_decided().do(c.CloseCase, HOLDER)

    def archived(self) -> Self:
        """The papers lie in the archive."""
        return self.closed().do(c.ArchiveCase)


def nothing_yet(guide: Guide = GUIDE) -> CaseBuilder:
    """A case that nothing has happened to."""
    return CaseBuilder(guide)


def a_case(guide: Guide = GUIDE, **changes: Any) -> CaseBuilder:
    """A case in which a first concern is noted."""
    return CaseBuilder(guide).do(c.RaiseConcern, **changes)
