"""What is noted at level 0 stays in the own service: nobody of another one finds it."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import UserId
from bti_tui.usecases import queries
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.context import Context
from tests.builders import a_case
from tests.orders import LEADER, OWNER
from tests.people import EVERYBODY, PSYCHOLOGIST
from tests.usecases.memory import Kept, MemoryStore, memory_context

SEEN = "Hun står ved gjerdet hver dag."


def test_r14_what_is_noted_at_level_0_is_found_in_the_own_service_only() -> None:
    bench = a_case().do(c.Observe, seen=SEEN)
    assert bench.case.level is Level.CLARIFY
    store = MemoryStore()
    store.kept = Kept({bench.id: bench.case}, tuple(bench.records), tuple(bench.notes), dict(EVERYBODY))

    def by(who: UserId) -> Context:
        return memory_context(store, lambda: bench.now).acting_as(EVERYBODY[who])

    assert PSYCHOLOGIST.agency != EVERYBODY[OWNER].agency
    stranger = by(PSYCHOLOGIST.id)
    assert (case_list(stranger).rows, queries.cases(stranger, closed=True)) == ((), ())
    with pytest.raises(NotFound):
        queries.open_case(stranger, bench.id)
    assert [len(case_list(by(who)).rows) for who in (OWNER, LEADER)] == [1, 1]
    assert queries.open_case(by(LEADER), bench.id).view.number == "S-118"
