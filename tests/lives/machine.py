"""Whole lives of a case: people who do what comes next, people who do something else, and time that passes."""

from collections.abc import Callable
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.commands import Command
from bti_tui.domain.concern import Source
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.guide import Effect, GuardName, Step
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.progress import current_steps, next_step
from bti_tui.domain.safety import LOCKS, SafetyAnswer
from tests.builders import FIRST_DAY, GUIDE, RULES, STAFF, CaseBuilder, nothing_yet
from tests.lives.chance import any_command
from tests.lives.promises import case_is_sound, change_is_lawful, refusal_says_why
from tests.orders import COLLEAGUE, HOLD_BACK, HOLDER, NAV, ORDERS, OWNER, PPT, SIX_WEEKS, STUCK
from tests.people import EVERYBODY

WHO = st.sampled_from(list(STAFF))
DAILY = [kind for kind in ORDERS if kind not in HOLD_BACK]
"""What people do in a case day by day; what the law holds back has a machine of its own, `law.py`."""
BIRTHDAYS = st.none() | st.dates(FIRST_DAY.replace(year=2005), FIRST_DAY)


OF_AGE = {refusals.CONSENT_REVIEW, refusals.DISCLOSURE_NOT_FAMILY, GuardName.LOG_CONSENT.value}
"""What somebody meets who comes of age on the way."""
Start = Callable[[CaseBuilder], object]
UNCOVERED: list[Start] = [lambda bench: bench.at_level(2).with_consent()]
"""Everybody has said yes to the log, and to no other service."""
ALMOST: list[Start] = [
    lambda bench: bench.do(c.CheckSafety).concretised().do(c.TalkWithFamily),
    lambda bench: bench.do(c.CheckSafety).concretised().do(c.ShareWithLeader),
    *UNCOVERED,
]
"""One thing lacks for what comes next: the leader, the family, or a yes to the agency."""
UNDERWAY: list[Start] = [lambda bench: bench.underway(), lambda bench: bench.together()]
"""Goals and measures are set, and more may come."""
AGREED: list[Start] = [lambda bench: bench.at_level(2).with_consent(ConsentAnswer.YES, PPT, NAV).do(c.SetGoal)]
"""There is a goal, and services that the family said yes to; nobody has asked them in."""
UNREADABLE: list[Start] = [lambda bench: bench.at_level(1), lambda bench: bench.underway().feared_for()]
"""Nobody was asked for the log, or safety has locked it."""
SO_FAR: list[Start] = [
    lambda bench: bench,
    *ALMOST,
    lambda bench: bench.ready_to_decide(),
    lambda bench: bench.at_level(1),
    lambda bench: bench.at_level(2),
    *UNDERWAY,
    lambda bench: bench.closing_decided(),
    lambda bench: bench.with_team(),
    lambda bench: bench.underway().feared_for(),
    lambda bench: bench.closed(),
    lambda bench: bench.underway().do(c.PauseCase, HOLDER),
    lambda bench: bench.at_level(2).with_consent(ConsentAnswer.YES, PPT, NAV),
    lambda bench: bench.together().do(c.CheckSafety, answer=SafetyAnswer.UNSURE),
    lambda bench: bench.with_team().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK),
    lambda bench: bench.closed().do(c.ReopenCase).do(c.CheckSafety),
    lambda bench: bench.underway().feared_for().cleared(),
    lambda bench: bench.underway().do(c.WriteEntry).do(c.OfferBaton, HOLDER, to=COLLEAGUE),
]
"""Where the story may start."""


class Lives(RuleBasedStateMachine):
    """One case, from its first concern to wherever it comes."""

    guide: ClassVar = GUIDE
    starts: ClassVar = SO_FAR

    def __init__(self) -> None:
        super().__init__()
        self.bench: CaseBuilder = nothing_yet(self.guide)
        self.bench.staff = EVERYBODY

    @initialize(
        source=st.sampled_from(Source),
        kind=st.sampled_from([SubjectKind.CHILD, SubjectKind.CHILD, SubjectKind.CHILD, *SubjectKind]),
        born_on=BIRTHDAYS,
        school=st.booleans(),
        come_so_far=st.integers(0, 99),
    )
    def somebody_wonders(
        self,
        source: Source,
        kind: SubjectKind,
        born_on: object,
        school: bool,
        come_so_far: int,
    ) -> None:
        """A case begins; some have come a good way already when the story starts."""
        changes = {"source": source, "subject_kind": kind, "born_on": born_on, "school_environment": school}
        self.carry_out(self.bench.order(c.RaiseConcern, **changes), OWNER)
        if kind is SubjectKind.CHILD:
            self.come(self.starts[come_so_far % len(self.starts)])

    def come(self, so_far: Start) -> None:
        """A way that stands open leads to where the story starts, or to a birthday that changes who answers."""
        try:
            so_far(self.bench)
        except Refused as refused:
            subject = self.bench.case.person(self.bench.case.subject)
            is_by_age = subject is not None and subject.born_on is not None
            if not (is_by_age and {one.code for one in refused.reasons} <= OF_AGE):
                raise AssertionError(f"the way so far is refused: {refused.reasons}") from refused

    def carry_out(self, command: Command, by: UserId) -> bool:
        """A command is let through and lawful, or refused and without a trace."""
        before, count, notes = self.bench.case, len(self.bench.records), [*self.bench.notes]
        records = [*self.bench.records]
        try:
            self.bench.give(command, by)
        except (Refused, NotFound) as refused:
            refusal_says_why(refused, self.guide)
            assert (self.bench.case, self.bench.records, self.bench.notes) == (before, records, notes)
            return False
        assert self.bench.records[:count] == records
        assert self.bench.notes[: len(notes)] == notes
        change_is_lawful(before, self.bench, self.bench.records[count:], by)
        return True

    def holder(self) -> UserId:
        holder = self.bench.case.baton.holder
        return holder.user if holder else OWNER

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.bench.later(days=days)

    @rule(data=st.data())
    def the_next_step_is_done(self, data: st.DataObject) -> None:
        """Whoever answers for the case does what the program says is next, with all that it needs."""
        step = next_step(self.bench.case, self.guide, RULES, self.bench.today)
        if step is not None:
            self.go(step, data)

    @precondition(lambda self: not self.bench.case.is_purged)
    @rule(place=st.integers(0, 7), data=st.data())
    def a_step_is_done_out_of_turn(self, place: int, data: st.DataObject) -> None:
        """People do what seems right to them, in their own order."""
        steps = current_steps(self.bench.case, self.guide)
        self.go(steps[place % len(steps)], data)

    def go(self, step: Step, data: st.DataObject) -> None:
        for form in step.forms:
            WAYS.get(form.command, plainly(c.COMMANDS[form.command]))(self, data)

    @rule(kind=st.sampled_from(DAILY), by=WHO)
    def somebody_tries_a_valid_command(self, kind: type[Command], by: UserId) -> None:
        self.carry_out(self.bench.order(kind), by)

    @rule(by=WHO, data=st.data())
    def somebody_bends_what_would_be_let_through(self, by: UserId, data: st.DataObject) -> None:
        """Where a plain order would do, one with other answers in it is weighed for itself."""
        fitting = [kind for kind in DAILY if self.fits(kind, by)]
        kind = data.draw(st.sampled_from(fitting or DAILY))
        self.carry_out(data.draw(any_command(kind, self.bench)), by)

    def fits(self, kind: type[Command], by: UserId) -> bool:
        try:
            return self.bench.refuses(kind, by) == []
        except NotFound:
            return False

    @rule(data=st.data())
    def somebody_is_in_a_hurry_to_decide(self, data: st.DataObject) -> None:
        _decide(self, data)

    @precondition(lambda self: self.bench.case.is_open and self.bench.case.restriction is None)
    @rule(by=WHO, way=st.sampled_from(["answer", "decision"]), chance=st.integers(0, 7))
    def somebody_fears_for_the_child(self, by: UserId, way: str, chance: int) -> None:
        """Invariant 9: from everywhere, whoever it is, without any guard. Seldom, so that lives go other ways too."""
        if chance:
            return
        if self.bench.case.status is CaseStatus.PAUSED:
            assert self.carry_out(self.bench.order(c.OpenSafetyTrack), by)
            return
        outcomes = self.guide.level(self.bench.case.level).outcomes
        away = next(one.id for one in outcomes if one.effect is Effect.SAFETY)
        answer = self.bench.order(c.CheckSafety, answer=SafetyAnswer.YES)
        assert self.carry_out(answer if way == "answer" else self.bench.order(c.Decide, outcome=away), by)
        assert self.bench.case.safety_track in LOCKS

    @precondition(lambda self: self.bench.case.status is CaseStatus.CLOSED and self.bench.case.restriction is None)
    @rule(way=st.sampled_from([c.ArchiveCase, c.ReopenCase, c.OpenSafetyTrack]))
    def a_closed_case_is_archived_or_opened_again(self, way: type[Command]) -> None:
        if way is c.ReopenCase:
            for asked_first in (c.ShareWithLeader, c.TalkWithFamily, c.SkipFamilyTalk):
                self.carry_out(self.bench.order(asked_first), OWNER)
        assert self.carry_out(self.bench.order(way), OWNER)

    @invariant()
    def the_case_is_sound(self) -> None:
        case_is_sound(self.bench)


Way = Callable[[Lives, st.DataObject], None]


def plainly(kind: type[Command]) -> Way:
    """A command as it stands."""

    def go(life: Lives, _: st.DataObject) -> None:
        life.carry_out(life.bench.order(kind), life.holder())

    return go


def _hand_over(life: Lives, _: st.DataObject) -> None:
    life.carry_out(life.bench.order(c.OfferBaton), life.holder())
    life.carry_out(life.bench.order(c.AcceptBaton), HOLDER)


def _ask_for_consent(life: Lives, data: st.DataObject) -> None:
    if not life.bench.guardians and life.bench.case.restriction is None:
        life.bench.with_guardians()
    answer = data.draw(st.sampled_from([ConsentAnswer.YES, ConsentAnswer.YES, ConsentAnswer.NO]))
    agencies = data.draw(st.sampled_from([(), (PPT,), (PPT, NAV)]))
    if agencies:
        life.carry_out(life.bench.order(c.DrawUpConsent, to_agencies=agencies), life.holder())
    for person in life.bench.case.people:
        said = {"signatory": person.id, "answer": answer, "agencies": agencies}
        life.carry_out(life.bench.order(c.AnswerConsent, **said), life.holder())
    if answer is ConsentAnswer.NO:
        life.carry_out(life.bench.order(c.ChooseLogMode), life.holder())


def _evaluate(life: Lives, data: st.DataObject) -> None:
    onwards = data.draw(st.sampled_from([Onwards.END, Onwards.CONTINUE]))
    for measure in life.bench.case.open_measures:
        went = {"measure": measure.id, "onwards": onwards, "effect": MeasureEffect.BETTER}
        life.carry_out(life.bench.order(c.EvaluateMeasure, **went), life.holder())


def _decide(life: Lives, data: st.DataObject) -> None:
    choices = [one for one in life.guide.level(life.bench.case.level).outcomes if one.effect is not Effect.SAFETY]
    outcome = data.draw(st.sampled_from(choices))
    dated = outcome.effect in (Effect.CONTINUE, Effect.OBSERVE)
    said = {
        "outcome": outcome.id,
        "next_on": life.bench.today + SIX_WEEKS if dated else None,
        "reason": data.draw(st.sampled_from(["Vi er enige.", "Det er nok nå.", " "])),
    }
    life.carry_out(life.bench.order(c.Decide, **said), life.holder())


def _wait(life: Lives, _: st.DataObject) -> None:
    life.bench.later(days=SIX_WEEKS.days)


def _not_now(_: Lives, __: st.DataObject) -> None:
    """Another form of the same step has done it."""


def _invite(life: Lives, data: st.DataObject) -> None:
    agency = data.draw(st.sampled_from([PPT, NAV]))
    life.carry_out(life.bench.order(c.InviteAgency, agency=agency), life.holder())


WAYS: dict[str, Way] = {
    "invite_agency": _invite,
    "end_participation": _not_now,
    "offer_baton": _hand_over,
    "accept_baton": _not_now,
    "decline_baton": _not_now,
    "recall_baton": _not_now,
    "skip_family_talk": _not_now,
    "add_person": _not_now,
    "choose_log_mode": _not_now,
    "answer_consent": _ask_for_consent,
    "evaluate_measure": _evaluate,
    "write_entry": _wait,
    "decide": _decide,
}
"""What it takes to do a form of the next step, where one plain command is not enough."""
