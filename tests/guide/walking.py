"""A walk through a whole guide: whoever answers for the case does what the program says is next, up all the levels."""

from collections.abc import Callable, Iterator

from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.guide import Effect, Guide, Level, Step
from bti_tui.domain.ids import OutcomeId, UserId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.progress import next_step
from tests.builders import RULES, CaseBuilder, a_case
from tests.orders import HEALTH, NAV, OWNER, PPT, SIX_WEEKS

LONGEST = 60
"""Steps after which a walk has lost its way."""
_INSTEAD = frozenset({"skip_family_talk", "recall_baton", "decline_baton", "end_participation"})
"""Forms that are filled in when the ordinary one is not."""


def walked(guide: Guide) -> tuple[CaseBuilder, list[Step]]:
    """A case from the first concern to the archive, by way of every level, and the steps that were next."""
    bench = a_case(guide)
    steps = list(_steps(bench, guide))
    return bench, steps


def _steps(bench: CaseBuilder, guide: Guide) -> Iterator[Step]:
    for _ in range(LONGEST):
        step = next_step(bench.case, guide, RULES, bench.today)
        if step is None or bench.case.status is CaseStatus.ARCHIVED:
            return
        yield step
        _do(bench, step)
    raise AssertionError(f"the walk never ends: {bench.case.level}")


def _do(bench: CaseBuilder, step: Step) -> None:
    ways = [way for command, way in _WAYS.items() if step.asks_for(command)]
    if ways:
        ways[0](bench)
        return
    assert step.forms, f"nothing can be done in {step.id}"
    for form in step.forms:
        if form.command not in _INSTEAD:
            bench.do(c.COMMANDS[form.command], _holder(bench))


def _holder(bench: CaseBuilder) -> UserId:
    holder = bench.case.baton.holder
    return holder.user if holder else OWNER


def _decide(bench: CaseBuilder) -> None:
    """Up while there is a level above, then to the end."""
    level = bench.guide.level(bench.case.level)
    up = [one for one in level.outcomes if one.effect is Effect.CHANGE_LEVEL and one.to_level == level.number + 1]
    ends = [one for one in level.outcomes if one.effect is Effect.CLOSE]
    outcome: OutcomeId = (up or ends)[0].id
    bench.do(c.Decide, _holder(bench), outcome=outcome)


def _consent(bench: CaseBuilder) -> None:
    agencies = {Level.TWO_AGENCIES: (PPT,), Level.TEAM: (PPT, NAV, HEALTH)}
    bench.with_consent(ConsentAnswer.YES, *agencies.get(bench.case.level, ()))


def _meet(bench: CaseBuilder) -> None:
    for agency in (NAV, HEALTH) if bench.case.level is Level.TEAM else ():
        bench.do(c.InviteAgency, _holder(bench), agency=agency)
    bench.do(c.HoldMeeting, _holder(bench))


def _plan(bench: CaseBuilder) -> None:
    if not bench.case.goals:
        bench.do(c.SetGoal, _holder(bench)).do(c.PlanMeasure, _holder(bench))
    bench.do(c.PlanEvaluation, _holder(bench))


def _evaluate(bench: CaseBuilder) -> None:
    is_last = bench.case.level is Level.TEAM
    onwards, effect = (Onwards.END, MeasureEffect.REACHED) if is_last else (Onwards.CONTINUE, MeasureEffect.BETTER)
    bench.evaluated(onwards=onwards, effect=effect)


_WAYS: dict[str, Callable[[CaseBuilder], object]] = {
    "decide": _decide,
    "offer_baton": lambda bench: bench.with_holder(),
    "answer_consent": _consent,
    "hold_meeting": _meet,
    "plan_measure": _plan,
    "evaluate_measure": _evaluate,
    "write_entry": lambda bench: bench.later(days=SIX_WEEKS.days),
    "archive_case": lambda bench: bench.do(c.ArchiveCase),
}
"""What it takes to do a step, where one order for each form is not what people do."""
