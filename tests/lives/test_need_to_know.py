"""Invariants 3 and 10 over whole lives: who sees a case follows from what she does in it, whatever happens to it."""

from collections.abc import Mapping

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain.consent import GIVEN, ConsentAnswer
from bti_tui.domain.facts import LevelChanged
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import PersonId, UserId
from bti_tui.domain.need_to_know import Sight, sight, viewer_of
from bti_tui.domain.signatories import consented_agencies
from tests.builders import RULES
from tests.lives.machine import SO_FAR, Lives, Start
from tests.orders import OWNER
from tests.people import ADMINISTRATOR, EVERYBODY

NO = ConsentAnswer.NO
TOGETHER: list[Start] = [lambda bench: bench.together(), lambda bench: bench.with_team()] * 6
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
            assert self.carry_out(self.bench.order(c.AnswerConsent, signatory=self.given()[0], answer=NO), OWNER)

    def given(self) -> list[PersonId]:
        case = self.bench.case
        return [one.signatory for one in case.consents if one.answer in GIVEN and case.person(one.signatory)]

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
