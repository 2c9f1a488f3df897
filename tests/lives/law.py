"""Lives of a case that the law holds back or takes from: restricted, lifted, withheld, purged in part or whole."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import UserId
from tests.lives.chance import any_command
from tests.lives.machine import WHO, Lives
from tests.lives.promises import purge_is_lawful
from tests.orders import HOLD_BACK, OWNER


class LivesUnderLaw(Lives):
    """The same people, and the law."""

    @rule(kind=st.sampled_from(HOLD_BACK), by=WHO, data=st.data())
    def somebody_holds_back(self, kind: type[Command], by: UserId, data: st.DataObject) -> None:
        self.carry_out(data.draw(any_command(kind, self.bench)), by)

    @precondition(lambda self: self.bench.case.version > 0 and not self.bench.case.is_purged)
    @rule(chance=st.integers(0, 5))
    def the_case_is_restricted(self, chance: int) -> None:
        """Whoever has raised it may always ask for that; what is hidden rests until it is lifted."""
        if chance == 0 and self.bench.case.restriction is None:
            assert self.carry_out(self.bench.order(c.RestrictCase), OWNER)

    @precondition(lambda self: self.bench.case.restriction is not None)
    @rule()
    def the_restriction_is_lifted(self) -> None:
        assert self.carry_out(self.bench.order(c.LiftRestriction), OWNER)

    @precondition(lambda self: self.bench.case.version > 0 and not self.bench.case.is_purged)
    @rule(data=st.data(), chance=st.integers(0, 9))
    def words_are_purged_by_law(self, data: st.DataObject, chance: int) -> None:
        """Seldom the whole case, for nothing comes after it; else the words of some fact, or a person."""
        case, records = self.bench.case, self.bench.records
        others = [one.id for one in case.people if one.id != case.subject]
        entry = data.draw(st.sampled_from([one.id for one in records]))
        person = data.draw(st.sampled_from(others)) if others and chance % 2 else None
        part = {"person": person} if person else {"entry": entry}
        what: Mapping[str, Any] = {} if chance == 0 else part
        if self.bench.refuses_purge(**what) == []:
            self.purge(what)

    def purge(self, what: Mapping[str, Any]) -> None:
        before, records, notes = self.bench.case, [*self.bench.records], [*self.bench.notes]
        purge = self.bench.purge(**what)
        purge_is_lawful(before, records, notes, self.bench, purge)
