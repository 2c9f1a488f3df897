"""Any row of orders about the baton, by anybody, on any day, against a model that is only a table (3.5)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import UserId
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER

PEOPLE = (OWNER, LEADER, HOLDER, COLLEAGUE)
ORDERS = (c.OfferBaton, c.AcceptBaton, c.DeclineBaton, c.RecallBaton, c.LeaveBaton, c.LendBaton)


@dataclass(frozen=True)
class Model:
    """Who holds in which term, and who was asked by whom until when."""

    holder: UserId | None = None
    term: int = 0
    asked: UserId | None = None
    asker: UserId | None = None
    until: date = date.min

    def may_pass(self, by: UserId) -> bool:
        return self.holder is None or by in (self.holder, LEADER)

    def after(  # noqa: PLR0911 - one arm for each order
        self, kind: type[Command], by: UserId, to: UserId, day: date
    ) -> "Model | None":
        """The model after an order; None when it must be refused."""
        stands = self.asked is not None and day <= self.until
        answered = replace(self, asked=None, asker=None)
        match kind:
            case c.OfferBaton if not stands and to != self.holder and self.may_pass(by):
                until = day + timedelta(days=GUIDE.holder_answer_days)
                return replace(self, asked=to, asker=by, until=until)
            case c.AcceptBaton if stands and by == self.asked:
                return replace(answered, holder=by, term=self.term + 1)
            case c.DeclineBaton if stands and by == self.asked:
                return answered
            case c.RecallBaton if self.asked is not None and by in (self.asker, self.holder, LEADER):
                return answered
            case c.LeaveBaton if self.holder is not None and self.may_pass(by):
                return replace(self, holder=None)
            case c.LendBaton if self.holder is not None and to != self.holder and self.may_pass(by):
                return self
        return None


def ordered(bench: CaseBuilder, kind: type[Command], by: UserId, to: UserId) -> bool:
    """Whether an order went through."""
    names_somebody = kind in (c.OfferBaton, c.LendBaton)
    try:
        bench.do(kind, by, **({"to": to} if names_somebody else {}))
    except Refused:
        return False
    return True


STEPS = st.lists(
    st.tuples(st.sampled_from(ORDERS), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.integers(0, 5)),
    max_size=25,
)
START = a_case().at_level(1)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_the_baton_follows_the_table_whoever_does_what_and_when(
    steps: list[tuple[type[Command], UserId, UserId, int]],
) -> None:
    bench, model = START.fork(), Model()
    for kind, by, to, days in steps:
        bench.later(days=days)
        expected = model.after(kind, by, to, bench.today)
        before = bench.case.baton
        assert ordered(bench, kind, by, to) is (expected is not None), (kind, by, to)
        if expected is None:
            assert bench.case.baton == before
            continue
        model = expected
        baton = bench.case.baton
        assert (baton.holder.user if baton.holder else None, baton.term) == (model.holder, model.term)
        assert (baton.offer.to if baton.offer else None) == model.asked
        assert [one.term for one in baton.terms] == list(range(1, model.term + 1))
        assert sum(one.until is None for one in baton.terms) == (1 if model.holder else 0)
        assert all(one.term == before.term for one in bench.records[-1:])
