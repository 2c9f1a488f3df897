"""A decision before it is taken: every outcome with what it needs, and what the evaluations point to."""

from dataclasses import dataclass

from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.ids import AgencyCode, OutcomeId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.weighing import Need, Weighed, weigh
from bti_tui.domain.suggestion import Suggestion, suggestion
from bti_tui.domain.views.next_action import step_number
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One thing that an outcome needs."""

    need: Need
    mend_number: str
    """The display number of the step that brings it about; empty when none does."""


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One outcome, as it is looked at before it is chosen."""

    id: OutcomeId
    key: str
    title: Words
    help: Words
    effect: Effect
    before: Level
    after: Level | None
    """The level that it leads to; None when it does not change the level."""
    is_suggested: bool
    needs: tuple[NeedLine, ...]
    leaving: tuple[AgencyCode, ...]
    """The agencies whose part in the case ends with it."""

    @property
    def missing(self) -> tuple[NeedLine, ...]:
        """What must be mended elsewhere before it can be chosen."""
        return tuple(one for one in self.needs if not (one.need.is_met or one.need.soft or one.need.is_written_here))

    @property
    def advised(self) -> tuple[NeedLine, ...]:
        """What ought to be there, and may be set aside with a written reason."""
        return tuple(one for one in self.needs if one.need.soft and not one.need.is_met)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The outcomes of a level, and the suggestion."""

    outcomes: tuple[OutcomeLine, ...]
    suggestion: Suggestion | None

    def outcome(self, outcome: object) -> OutcomeLine | None:
        """One outcome, by its id."""
        return next((one for one in self.outcomes if one.id == outcome), None)

    @property
    def suggested(self) -> OutcomeLine | None:
        """The outcome that the suggestion points at."""
        return next((one for one in self.outcomes if one.is_suggested), None)


def decision_view(basis: Basis) -> DecisionView:
    """The picture of a decision for whoever is about to take it."""
    return DecisionView(tuple(_line(one, basis) for one in weigh(basis)), suggestion(basis.case))


def _line(weighed: Weighed, basis: Basis) -> OutcomeLine:
    outcome, case = weighed.outcome, basis.case
    changes = outcome.effect is Effect.CHANGE_LEVEL
    alone = changes and outcome.to_level is not None and outcome.to_level <= Level.OWN_AGENCY
    return OutcomeLine(
        id=outcome.id,
        key=outcome.key,
        title=outcome.title,
        help=outcome.help,
        effect=outcome.effect,
        before=case.level,
        after=outcome.to_level if changes else None,
        is_suggested=weighed.is_suggested,
        needs=tuple(NeedLine(one, step_number(basis.guide, one.mend) if one.mend else "") for one in weighed.needs),
        leaving=tuple(one.agency for one in case.taking_part) if alone else (),
    )
