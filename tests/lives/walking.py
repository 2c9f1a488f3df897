"""The next step as the screens offer it: what can be filled in there, and somebody who always does it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.guide import Effect, Level, Place
from bti_tui.domain.ids import CaseId, OutcomeId, StepId, UserId
from bti_tui.domain.signatories import signatories
from bti_tui.domain.views.case_view import NextAction
from bti_tui.usecases.case_pages import ClosingPage, ConsentPage, PlanPage, closing_page, consent_page, plan_page
from bti_tui.usecases.case_sheet import CaseSheet, case_sheet, place_of
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.step_sheet import step_sheet
from tests.builders import STAFF, CaseBuilder
from tests.orders import LEADER, NAV, ORDERS, PPT, SIX_WEEKS
from tests.usecases.memory import Kept, MemoryStore, memory_context

ASIDE = {
    "add_person",
    "decline_baton",
    "recall_baton",
    "leave_baton",
    "lend_baton",
    "choose_log_mode",
    "end_participation",
}
"""Forms of a step that lead away from it."""
PAGES: dict[Place, Callable[[Context, CaseId], ConsentPage | PlanPage | ClosingPage]] = {
    Place.CONSENT: consent_page,
    Place.PLAN: plan_page,
    Place.CLOSE: closing_page,
}
"""The places that show a part of a step's forms."""
WAYS_OUT = (Effect.CLOSE, Effect.PLAN_TAKES_OVER)
MOST_STEPS = 120


class Walker:
    """A case in a store in memory, and whoever answers for it; also the scene that orders are made for."""

    def __init__(self, bench: CaseBuilder, up_to: Level = Level.CLARIFY) -> None:
        """`up_to` is the level that the case is lifted to before it is let go."""
        self._up_to = up_to
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
        view = step_sheet(self.context, self.id, action.step).view
        open_forms = [one.form.command for one in sorted(view.forms, key=lambda one: one.done)]
        page = PAGES.get(place_of(self.context, self.id, action.step))
        there = page(self.context, self.id).head.forms if page else open_forms
        return {command: action.step for command in open_forms if command in there}

    # doing it

    def order(self, kind: type[Command], **changes: Any) -> Command:
        """A command of a kind, with some fields changed."""
        return replace(ORDERS[kind](self), **changes)

    def do(self, command: Command, user: UserId | None = None) -> bool:
        """Whether a command was let through."""
        try:
            execute(self.as_(user) if user else self.context, command)
        except (Refused, NotFound):
            return False
        return True

    def fill_in(self, name: str, step: StepId) -> bool:
        """Fill in one form as somebody would who wants the best; whether anything came of it."""
        before = self.case.version
        kind = COMMANDS[name]
        match name:
            case "answer_consent":
                self._consent()
            case "decide":
                return self._decide(step)
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

    def _consent(self) -> None:
        if not any(one.responsible for one in self.case.people):
            self.do(self.order(c.AddPerson))
        for person in signatories(self.case, self.context.rules, self.today):
            self.do(self.order(c.AnswerConsent, signatory=person, agencies=(PPT, NAV)))

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
        forms = self.offered(action)
        for name, step in forms.items():
            if name not in ASIDE and self.fill_in(name, step):
                return True
        raise AssertionError(f"a dead end at {action.number}: {list(forms)}")

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
