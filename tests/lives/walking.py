"""The next step as the screens offer it: what can be filled in there, and somebody who always does it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.closing import GoesAlong
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.consent_course import ConsentWant
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.guide import Effect, Level, Place
from bti_tui.domain.ids import CaseId, OutcomeId, StepId, UserId
from bti_tui.domain.people import Relation
from bti_tui.domain.predicates import is_moving_away
from bti_tui.domain.signatories import answer_of
from bti_tui.domain.views.next_action import NextAction
from bti_tui.usecases.case_pages import ClosingPage, PlanPage, closing_page, consent_page, plan_page
from bti_tui.usecases.case_sheet import CaseSheet, case_sheet, place_of
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.step_sheet import step_sheet
from tests.builders import STAFF, CaseBuilder
from tests.orders import LEADER, NAV, ORDERS, PPT, SIX_WEEKS
from tests.usecases.memory import Kept, MemoryStore, memory_context

ASIDE = {
    "decline_baton",
    "recall_baton",
    "leave_baton",
    "lend_baton",
    "end_participation",
}
"""Forms of a step that lead away from it."""
PAGES: dict[Place, Callable[[Context, CaseId], PlanPage | ClosingPage]] = {
    Place.PLAN: plan_page,
    Place.CLOSE: closing_page,
}
"""The places that show a part of a step's forms."""
CALLS: dict[ConsentWant, type[Command]] = {
    ConsentWant.SCOPE: c.DrawUpConsent,
    ConsentWant.RESPONSIBILITY: c.SettleResponsibility,
    ConsentWant.PERSON: c.AddPerson,
    ConsentWant.ANSWER: c.AnswerConsent,
    ConsentWant.REVIEW: c.ReviewConsent,
    ConsentWant.WITHOUT_LOG: c.ChooseLogMode,
    ConsentWant.DECISION: c.Decide,
}
"""What F4 opens in the place of the consent."""
OF_GUIDE = (c.AddPerson, c.AnswerConsent, c.ChooseLogMode)
"""Those of them that can be filled in only when a step of the guide asks for them."""
WAYS_OUT = (Effect.CLOSE, Effect.PLAN_TAKES_OVER)
MOST_STEPS = 120


class Walker:
    """A case in a store in memory, and whoever answers for it; also the scene that orders are made for."""

    def __init__(
        self, bench: CaseBuilder, up_to: Level = Level.CLARIFY, answers: Sequence[ConsentAnswer] = (ConsentAnswer.YES,)
    ) -> None:
        """`up_to` is the level that the case is lifted to before it is let go; `answers` come one by one, the last
        one from then on."""
        self._up_to = up_to
        self._answers = [*answers]
        self._mending: list[StepId] = []
        self.id: CaseId = bench.id
        self.now = bench.now
        self.guide = bench.guide
        self._store = MemoryStore()
        self._store.kept = Kept({bench.id: bench.case}, tuple(bench.records), tuple(bench.notes), dict(STAFF))
        self._context = memory_context(self._store, lambda: self.now)

    @property
    def case(self) -> Case:
        return self._store.kept.cases[self.id]

    @property
    def today(self) -> Any:
        return self.now.date()

    @property
    def records(self) -> list[Any]:
        return list(self._store.kept.facts)

    def as_(self, user: UserId) -> Context:
        return self._context.acting_as(STAFF[user])

    @property
    def context(self) -> Context:
        """As the one who answers for the case sees it; whoever is asked to, or the leader, while nobody does."""
        holder, offer = self.case.baton.holder, self.case.baton.standing_offer(self.today)
        if offer is not None and holder is None:
            return self.as_(offer.to)
        if holder is not None and self.case.level:
            return self.as_(holder.user)
        concern = self.case.concern
        return self.as_(concern.owner if concern and not self.case.level else LEADER)

    def sheet(self) -> CaseSheet:
        return case_sheet(self.context, self.id, again=True)

    def offered(self, action: NextAction) -> dict[str, StepId]:
        """The commands of the forms that can be filled in at the next step, in order, as its screen offers them."""
        assert action.step is not None
        if action.form:
            offer = self.sheet().offer(action.form)
            assert offer is not None, action
            return {offer.command: offer.step}
        place = place_of(self.context, self.id, action.step)
        if place is Place.CONSENT:
            return {one.name: step for one, step in self._asked_of_consent(action.step)}
        view = step_sheet(self.context, self.id, action.step).view
        open_forms = [one.form.command for one in sorted(view.forms, key=lambda one: one.done)]
        page = PAGES.get(place)
        there = page(self.context, self.id).head.forms if page else open_forms
        return {command: action.step for command in open_forms if command in there}

    def _asked_of_consent(self, step: StepId) -> Iterator[tuple[type[Command], StepId]]:
        """What F4 leads to in the place of the consent; beside it the way on without an answer."""
        page = consent_page(self.context, self.id)
        call = page.consent.call
        wanted = c.CheckSafety if page.consent.sharing.asks_safety else CALLS.get(call.want)
        if wanted is not None and (wanted not in OF_GUIDE or wanted.name in page.head.forms):
            yield wanted, call.step or step
        decides = call.step is not None and call.step != step
        if decides and wanted is c.AnswerConsent:
            assert call.step is not None
            yield c.Decide, call.step
        elif c.ChooseLogMode.name in page.head.forms and page.head.is_open:
            yield c.ChooseLogMode, step

    # doing it

    def order(self, kind: type[Command], **changes: Any) -> Command:
        """A command of a kind, with some fields changed."""
        return replace(ORDERS[kind](self), **changes)

    def do(self, command: Command) -> bool:
        """Whether a command was let through; a refusal tells which steps mend it."""
        self._mending = []
        try:
            execute(self.context, command)
        except Refused as refused:
            self._mending = [one.mend for one in refused.reasons if one.mend is not None]
            return False
        except NotFound:
            return False
        return True

    def fill_in(self, name: str, step: StepId) -> bool:
        """Fill in one form as somebody would who wants the best; whether anything came of it."""
        before = self.case.version
        kind = COMMANDS[name]
        match name:
            case "answer_consent":
                return self._answer()
            case "draw_up_consent":
                taking_part = (one.agency for one in self.case.taking_part)
                self.do(self.order(kind, to_agencies=tuple(dict.fromkeys((PPT, NAV, *taking_part)))))
            case "add_person" if any(one.responsible for one in self.case.people):
                self.do(self.order(kind, full_name="Jonas Fjellvær", relation=Relation.FATHER))
            case "decide":
                return self._decide(step)
            case "close_case" if is_moving_away(self.case):
                self.do(self.order(c.CloseCase, goes_along=GoesAlong.ONLY_CLOSED))
            case "write_entry":
                return self._wait()
            case "invite_agency":
                self.do(self.order(c.InviteAgency, agency=PPT))
            case "assess_goal":
                for goal in self.case.goals:
                    self.do(self.order(c.AssessGoal, goal=goal.id))
            case _:
                self.do(self.order(kind))
        return self.case.version > before

    def _answer(self) -> bool:
        """The next answer of whoever is asked; whoever could not be reached once is not asked for ever."""
        person = consent_page(self.context, self.id).consent.call.person
        assert person is not None
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        before, scope = answer_of(self.case, person), self.case.consent_scope
        is_asked_again = before is not None and (scope is None or before.fact > scope.fact)
        if is_asked_again and answer is ConsentAnswer.NOT_REACHED:
            return False
        agencies = scope.to_agencies if scope else ()
        return self.do(self.order(c.AnswerConsent, signatory=person, answer=answer, agencies=agencies))

    def _decide(self, step: StepId) -> bool:
        """Out where that is possible, else the first outcome that nothing stands in the way of."""
        decision = step_sheet(self.context, self.id, step).decision
        assert decision is not None
        open_ways = [one for one in decision.outcomes if not one.missing and one.effect is not Effect.SAFETY]
        up = self.case.level + 1 if self.case.level < self._up_to else None
        open_ways.sort(key=lambda one: (one.after != up if up else True, one.effect not in WAYS_OUT))
        return any(self._choose(one.id) for one in open_ways)

    def _choose(self, outcome: OutcomeId) -> bool:
        next_on = self.today + SIX_WEEKS
        return self.do(self.order(c.Decide, outcome=outcome, next_on=next_on, override="Det haster."))

    def _wait(self) -> bool:
        """Time passes until the next date."""
        due = self.case.next_on
        self.now += SIX_WEEKS if due is None or due <= self.today else due - self.today
        return True

    def take_a_step(self) -> bool:
        """Do what is next; False when there is nothing next any more."""
        action = self.sheet().page.view.next
        if action is None:
            return False
        if self._do_one_of(self.offered(action)):
            return True
        mended = [forms for step in self._mending for forms in [self.offered(replace(action, step=step, form=""))]]
        assert any(map(self._do_one_of, mended)), f"a dead end at {action.number}: {self.offered(action)} {mended}"
        return True

    def _do_one_of(self, forms: dict[str, StepId]) -> bool:
        """Whether one of the forms that lead on could be filled in."""
        return any(name not in ASIDE and self.fill_in(name, step) for name, step in forms.items())

    def walk_to_the_end(self) -> None:
        """Always the next step, until the case is archived."""
        for _ in range(MOST_STEPS):
            if not self.take_a_step():
                break
        assert self.case.status is CaseStatus.ARCHIVED, self.case.status


def no_dead_end(bench: CaseBuilder) -> None:
    """The next step can be opened and filled in, or says who is waited for and until when."""
    case = bench.case
    if not case.version or case.is_purged or case.restriction is not None:
        return
    walker = Walker(bench)
    action = walker.sheet().page.view.next
    if case.status is CaseStatus.ARCHIVED:
        assert action is None
        return
    assert action is not None, case.status
    assert action.what is not None
    waits = bool(action.waits_for) and action.due_on is not None
    assert waits or walker.offered(action), action
