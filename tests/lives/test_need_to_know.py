"""Invariants 3 and 10 over whole lives: who sees a case follows from what she does in it, whatever happens to it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain import need_to_know
from bti_tui.domain.case import Case
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.facts import LevelChanged
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode, PersonId, Role, UserId
from bti_tui.domain.need_to_know import Sight, Viewer, reach, sight, viewer_of
from bti_tui.domain.signatories import stands
from tests.builders import RULES
from tests.lives.machine import SO_FAR, Lives, Start
from tests.orders import OWNER
from tests.people import ADMINISTRATOR, EVERYBODY

TOGETHER: list[Start] = [lambda bench: bench.together(), lambda bench: bench.with_team()] * 6
AHEAD = [timedelta(days=days) for days in (0, 1, 15, 200)]
VIEWERS = {user: viewer_of(one, EVERYBODY.values()) for user, one in EVERYBODY.items()}


class WatchedLives(Lives):
    """The same lives, watched by everybody who works in the municipality."""

    def __init__(self) -> None:
        super().__init__()
        self.seen_at = 0
        self.before: Mapping[UserId, Sight] = {}

    @initialize(so_far=st.sampled_from([*SO_FAR, *TOGETHER]))
    def somebody_wonders(self, so_far: Start) -> None:
        """A child's case; half of them start where other agencies take part."""
        self.carry_out(self.bench.order(c.RaiseConcern), OWNER)
        self.come(so_far)

    def look(self) -> dict[UserId, Sight]:
        rules = RULES.under(self.guide.local)
        return {user: sight(one, self.bench.case, rules, self.bench.today) for user, one in VIEWERS.items()}

    @precondition(lambda self: self.bench.case.is_open and self.bench.case.restriction is None and self.given())
    @rule(chance=st.integers(0, 2))
    def the_family_takes_its_consent_back(self, chance: int) -> None:
        if not chance:
            assert self.carry_out(self.bench.order(c.WithdrawConsent, signatory=self.given()[0]), OWNER)

    def given(self) -> list[PersonId]:
        case = self.bench.case
        return [one.signatory for one in case.consents if stands(case, one) and case.person(one.signatory)]

    @invariant()
    def nobody_of_an_agency_without_consent_sees_a_case_of_several(self) -> None:
        case = self.bench.case
        if case.level < Level.TWO_AGENCIES or case.is_purged:
            return
        allowed = {case.agency, *consented_agencies(case, RULES.under(self.guide.local), self.bench.today)}
        in_emergency = {one.by for one in case.emergencies}
        for user, found in self.look().items():
            assert found < Sight.LOG or EVERYBODY[user].agency in allowed or user in in_emergency

    @invariant()
    def whoever_may_see_a_case_is_tied_to_it(self) -> None:
        """A list of hers asks for no others; also on a day that is still to come."""
        case, rules = self.bench.case, RULES.under(self.guide.local)
        bound = need_to_know.ties(case)
        for viewer in VIEWERS.values():
            seen = max(sight(viewer, case, rules, self.bench.today + ahead) for ahead in AHEAD)
            for least in (Sight.OUTLINE, Sight.LOG):
                asked_for = reach(viewer, least).tied_to
                assert seen < least or asked_for is None or asked_for & bound

    @invariant()
    def a_change_of_level_lets_nobody_see_more(self) -> None:
        """Each level is changed by a decision, and by nothing else that is done in the same breath."""
        now, records = self.look(), self.bench.records
        new = records[self.seen_at :]
        if any(isinstance(one.fact, LevelChanged) for one in new) and self.seen_at:
            for user, found in now.items():
                assert found <= self.before[user]
        self.seen_at, self.before = len(records), now

    @invariant()
    def an_administrator_sees_nothing(self) -> None:
        assert self.bench.case.is_purged or self.look()[ADMINISTRATOR.id] is Sight.NOTHING

    @invariant()
    def somebody_always_sees_a_case(self) -> None:
        case = self.bench.case
        if case.version and not case.is_purged:
            assert any(found >= Sight.INTERNAL for found in self.look().values())


def test_sight_follows_the_part_that_one_has_and_never_the_level() -> None:
    run_state_machine_as_test(WatchedLives, settings=settings(max_examples=15, stateful_step_count=30))


HUNT = settings(
    max_examples=150, stateful_step_count=30, phases=[Phase.generate], database=None, derandomize=True, print_blob=False
)
"""A random search that is the same each time; what it found is not made smaller."""
Forgotten = Callable[[Case], object]
"""Somebody whom something ties to a case."""
TIES = need_to_know.ties
SEEN_AT_HER_LEVEL = {Level.OWN_AGENCY, Level.TWO_AGENCIES, Level.TEAM}


def of_the_level(viewer: Viewer, case: Case, _: date) -> Sight:
    """Who sees a case because it has come so far."""
    return Sight.LOG if viewer.agency == case.agency and case.level in SEEN_AT_HER_LEVEL else Sight.NOTHING


def of_the_role(viewer: Viewer, _: Case, __: date) -> Sight:
    return Sight.INTERNAL if viewer.role is Role.ADMINISTRATOR else Sight.NOTHING


def everybody_who_was_asked(case: Case, *_: object) -> frozenset[AgencyCode]:
    return frozenset(one.agency for one in case.participations)


def without(forgotten: Forgotten, case: Case) -> frozenset[str]:
    return TIES(case) - {forgotten(case)}


def owner(case: Case) -> object:
    return case.concern.owner if case.concern else None


def holder(case: Case) -> object:
    return case.baton.hand


def whoever_is_asked(case: Case) -> object:
    return case.baton.offer.to if case.baton.offer else None


def whoever_looked_in_an_emergency(case: Case) -> object:
    return case.emergencies[-1].by if case.emergencies else None


def an_agency(case: Case) -> object:
    return case.taking_part[0].agency if case.taking_part else None


def of_everybody(_: Case) -> frozenset[str]:
    return frozenset({need_to_know.EVERYBODY})


BROKEN: dict[str, tuple[dict[str, Callable[..., object]], Callable[[WatchedLives], None]]] = {
    "an agency sees a case without consent": (
        {"consented_agencies": everybody_who_was_asked},
        WatchedLives.nobody_of_an_agency_without_consent_sees_a_case_of_several,
    ),
    "a level lets people see more": (
        {"_by_emergency": of_the_level, "ties": of_everybody},
        WatchedLives.a_change_of_level_lets_nobody_see_more,
    ),
    "an administrator sees a case": ({"_by_emergency": of_the_role}, WatchedLives.an_administrator_sees_nothing),
    "nobody has to do with a case": ({"_tie": lambda *_: Sight.NOTHING}, WatchedLives.somebody_always_sees_a_case),
    **{
        f"{one.__name__} is not among the ties": (
            {"ties": partial(without, one)},
            WatchedLives.whoever_may_see_a_case_is_tied_to_it,
        )
        for one in (owner, holder, whoever_is_asked, whoever_looked_in_an_emergency, an_agency)
    },
}
"""Rules of who sees a case, what stands in their place, and the invariant that is not kept then."""


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_rule_of_who_sees_a_case_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, broken = BROKEN[fault]
    for name, instead in rules.items():
        monkeypatch.setattr(need_to_know, name, instead)
    with pytest.raises(AssertionError) as found:
        run_state_machine_as_test(WatchedLives, settings=HUNT)
    assert found.traceback[-1].name == broken.__name__
