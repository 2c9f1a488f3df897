"""No sequence of yeses, noes, withdrawals, birthdays and changes of the law lets anything out that the rules forbid.

The program's gate is asked about every service and every kind of information after each thing that happens, and so is
a second implementation that shares no code with it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bti_tui.domain import commands as c
from bti_tui.domain.apply import apply, replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.coverage import allowing
from bti_tui.domain.covered_words import may_read, reach_of
from bti_tui.domain.decide import decide
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Refused
from bti_tui.domain.facts import EntryCorrected, EntryWritten, Recorded
from bti_tui.domain.ids import AgencyCode, InformationCode, PersonId
from bti_tui.domain.law import AgeChange, Provenance
from bti_tui.domain.people import Relation
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.usecases.envelopes import enveloped
from tests.builders import FIRST_DAY, GUIDE, RULES, a_case
from tests.lives.naive_consent import Diary, Entry, Said
from tests.orders import OWNER

SERVICES = tuple(map(AgencyCode, ("ppt", "phf", "nav")))
KINDS = tuple(map(InformationCode, ("helse", "trivsel", "sprak")))
OWN = (AgencyCode("kindergarten"), AgencyCode("shst"))
SOME_SERVICES = st.lists(st.sampled_from(SERVICES), min_size=1, unique=True).map(tuple)
EVERYTHING = tuple(one.code for one in RULES.information)
SOME_KINDS = st.lists(st.sampled_from(KINDS), min_size=1, unique=True).map(tuple)
PERIODS = st.sampled_from([5, 20, 45, 365, 900])


class Disclosures(RuleBasedStateMachine):
    """One case, told to the program and to the diary at the same time."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = a_case()
        self.law = RULES
        self.diary = Diary(FIRST_DAY, OWN[0], frozenset(), frozenset())
        self.late: list[tuple[Case, Command]] = []

    @initialize(
        years=st.sampled_from([6, 11, 14, 14, 14, 15, 16, 17]),
        days=st.integers(0, 364),
        own=st.sampled_from(OWN),
        moved=st.sampled_from([True, True, False]),
        guardians=st.sampled_from([0, 1, 2, 2, 2]),
        first=st.integers(0, 1),
        waits=st.sampled_from([0, 60]),
        period=st.sampled_from([20, 365, 900]),
    )
    def a_family(
        self, years: int, days: int, own: AgencyCode, moved: bool, guardians: int, first: int, waits: int, period: int
    ) -> None:
        """Everybody, or everybody but the child, has been asked and has said yes, and something is written."""
        born_on = FIRST_DAY.replace(year=FIRST_DAY.year - years) - timedelta(days=days)
        self.bench = a_case(born_on=born_on).do(c.CheckSafety)
        self.bench.case = replace(self.bench.case, agency=own)
        youth = [(date(2026, 1, 1), 15)]
        if moved:  # the law changes soon: a youth answers from fourteen
            youth.append((FIRST_DAY + timedelta(days=50), 14))
            source = [Provenance(since, "test", since) for since, _ in youth]
            changes = (AgeChange("youth_signs_from", 15, source[0]), AgeChange("youth_signs_from", 14, source[1]))
            self.law = replace(RULES, changes=changes)
        health = frozenset(one.code for one in RULES.information if one.is_health)
        self.diary = Diary(
            born_on,
            own,
            frozenset(RULES.health_agencies),
            health,
            youth_from=youth,
            all_information=frozenset(EVERYTHING),
            of_family=frozenset(one.code for one in RULES.information if one.is_of_family),
        )
        for _ in range(guardians):
            self.a_guardian_is_registered(Relation.MOTHER)
        self.the_family_is_asked(SERVICES, KINDS, period)
        for place in range(first, guardians + 1):
            self.somebody_says_yes(place, SERVICES, set(), period)
        self.something_is_written_in_the_log({KINDS[1]}, of_family=False)
        self.time_passes(waits)

    # what happens

    def do(self, command: Command) -> bool:
        bench = self.bench
        try:
            entry = next((one.fact for one in bench.records if one.id == getattr(command, "entry", None)), None)
            told = entry if isinstance(entry, EntryWritten) else None
            change = decide(bench.case, command, GUIDE, self.law, bench.moment(OWNER), told)
        except Refused:
            return False
        for record in enveloped(bench.case, change.facts, bench.moment(OWNER)):
            bench.records.append(record)
            bench.case = apply(bench.case, record)
        bench.notes += change.notes
        return True

    def name(self, person: PersonId) -> str:
        return "child" if person == self.bench.case.subject else person

    @rule(relation=st.sampled_from([Relation.MOTHER, Relation.FATHER]))
    @precondition(lambda self: len(self.diary.guardians) < 2)
    def a_guardian_is_registered(self, relation: Relation) -> None:
        if self.do(self.bench.order(c.AddPerson, relation=relation)):
            self.diary.guardians.append(self.bench.case.people[-1].id)

    @rule(holders=st.sampled_from([1, 2, 3]))
    def it_is_said_how_many_are_responsible(self, holders: int) -> None:
        said = {"holders": holders, "reason": "Folkeregisteret.", "confirmed_by": OWNER}
        if self.do(self.bench.order(c.SettleResponsibility, **said)):
            self.diary.holders = holders

    @rule(told=SOME_SERVICES, about=SOME_KINDS, days=PERIODS)
    def the_family_is_asked(self, told: tuple[AgencyCode, ...], about: tuple[InformationCode, ...], days: int) -> None:
        until = self.bench.today + timedelta(days=days)
        self.do(
            self.bench.order(
                c.DrawUpConsent,
                to_agencies=told,
                information=about,
                valid_until=until,
                from_agencies=(self.bench.case.agency,),
            )
        )

    @rule(days=PERIODS)
    def the_family_is_asked_about_everything(self, days: int) -> None:
        self.the_family_is_asked(SERVICES, EVERYTHING, days)

    @rule(
        place=st.integers(0, 2),
        told=SOME_SERVICES,
        out=st.sets(st.sampled_from(KINDS), max_size=1),
        days=PERIODS,
        words=st.sampled_from(["", "", "Ikke om flyttingen."]),
    )
    def somebody_says_yes(
        self, place: int, told: tuple[AgencyCode, ...], out: set[InformationCode], days: int, words: str = ""
    ) -> None:
        people = [self.bench.case.subject, *self.diary.guardians]
        who, scope = PersonId(people[place % len(people)]), self.bench.case.consent_scope
        until = self.bench.today + timedelta(days=days)
        order = self.bench.order(
            c.AnswerConsent,
            signatory=who,
            agencies=told,
            valid_until=until,
            not_information=tuple(out),
            answer=ConsentAnswer.LIMITED if words else ConsentAnswer.YES,
            limits=words or None,
        )
        if self.do(order) and scope is not None:
            self._note(
                who,
                "yes",
                until=min(until, scope.valid_until),
                tells=scope.from_agencies,
                told=told,
                about=set(scope.information) - out,
                keeps_out=bool(words),
            )

    @rule(about=st.sets(st.sampled_from(KINDS), max_size=2), of_family=st.booleans())
    def something_is_written_in_the_log(self, about: set[InformationCode], *, of_family: bool) -> None:
        kind = EntryKind.FAMILY_WORDS if of_family else EntryKind.NOTE
        order = self.bench.order(c.WriteEntry, information=tuple(about))
        if isinstance(order, c.WriteEntry) and self.do(replace(order, kind=kind)):
            self.diary.entries.append(Entry(len(self.diary.lines), frozenset(about), of_family))

    @precondition(lambda self: bool(self.diary.entries))
    @rule(number=st.integers(0, 9), about=st.sets(st.sampled_from(KINDS), max_size=2))
    def something_in_the_log_is_put_right(self, number: int, about: set[InformationCode]) -> None:
        written = self.written()
        entry = written[number % len(written)]
        first = entry.fact.entry if isinstance(entry.fact, EntryCorrected) else entry.id
        order = self.bench.order(c.CorrectEntry, entry=first, information=tuple(about))
        if self.do(order):
            place = [one.id for one in written].index(first)
            is_family = self.diary.entries[place].of_family
            self.diary.entries.append(Entry(len(self.diary.lines), frozenset(about), is_family, place))

    def written(self) -> list[Recorded]:
        """What was written in the log and put right in it, as the diary has it too."""
        return [one for one in self.bench.records if isinstance(one.fact, EntryWritten | EntryCorrected)]

    @rule(place=st.integers(0, 2))
    def somebody_says_no(self, place: int) -> None:
        people = [self.bench.case.subject, *self.diary.guardians]
        who = PersonId(people[place % len(people)])
        before = len(self.bench.case.withdrawals)
        if self.do(self.bench.order(c.AnswerConsent, signatory=who, answer=ConsentAnswer.NO)):
            took_back = len(self.bench.case.withdrawals) > before
            self._note(who, "back" if took_back else "no")

    @rule(
        place=st.integers(0, 2),
        told=st.sets(st.sampled_from(SERVICES), max_size=2),
        about=st.sets(st.sampled_from(KINDS), max_size=1),
    )
    def somebody_takes_it_back(self, place: int, told: set[AgencyCode], about: set[InformationCode]) -> None:
        people = [self.bench.case.subject, *self.diary.guardians]
        who = PersonId(people[place % len(people)])
        order = self.bench.order(c.WithdrawConsent, signatory=who, agencies=tuple(told), information=tuple(about))
        if self.do(order):
            self._note(who, "back", told=told, about=about)
            self.do(self.bench.order(c.CheckSafety))

    @rule()
    def somebody_looks_at_the_consents(self) -> None:
        if self.do(self.bench.order(c.ReviewConsent)):
            self.diary.looked_on = self.bench.today

    @rule(days=st.sampled_from([1, 6, 8, 16, 55, 60, 180, 366]))
    def time_passes(self, days: int) -> None:
        self.bench.later(days=days)

    def _note(
        self,
        who: PersonId,
        what: str,
        *,
        until: date = date.max,
        tells: Iterable[str] = (),
        told: Iterable[str] = (),
        about: Iterable[str] = (),
        keeps_out: bool = False,
    ) -> None:
        lines = self.diary.lines
        backs = frozenset(line.place for line in lines if line.what == "back" and line.who == self.name(who))
        line = Said(
            len(lines),
            self.name(who),
            what,
            self.bench.today,
            until,
            frozenset(tells),
            frozenset(told),
            frozenset(about),
            backs,
            keeps_out,
        )
        lines.append(line)

    # what must hold

    @invariant()
    def the_gate_and_the_diary_agree(self) -> None:
        rules = self.law.on(self.bench.today).under(GUIDE.local)
        basis = Basis(self.bench.case, GUIDE, rules, self.bench.moment(OWNER))
        for service, kind in product(SERVICES, KINDS):
            covers = bool(allowing(self.bench.case, rules, self.bench.today, service, kind))
            assert covers == self.diary.is_covered(service, kind, self.bench.today), (service, kind)
            opens = not against(Wish(Way.TOLD, service, information=(kind,)), basis)
            assert opens == self.diary.may_go(service, kind, self.bench.today), (service, kind)

    @invariant()
    def what_a_service_reads_of_the_log_is_what_the_diary_says(self) -> None:
        case, rules = self.bench.case, self.law.on(self.bench.today).under(GUIDE.local)
        written = self.written()
        for service in SERVICES:
            reach = reach_of(case, rules, self.bench.today, service)
            for record, entry in zip(written, self.diary.entries, strict=True):
                first = record.fact.entry if isinstance(record.fact, EntryCorrected) else record.id
                line = [one for one in written if first in {one.id, getattr(one.fact, "entry", None)}]
                may = may_read(record, case, rules, reach, (service,), line)
                assert may == self.diary.may_read(service, entry, self.bench.today), (service, entry)

    @invariant()
    def replayed_it_is_the_same(self) -> None:
        again = replay(Case.empty(self.bench.id), self.bench.records)
        assert (again.consents, again.withdrawals) == (self.bench.case.consents, self.bench.case.withdrawals)


TestDisclosures = Disclosures.TestCase
TestDisclosures.settings = settings(max_examples=30, stateful_step_count=15, deadline=None)
