"""The desk answers in order, and what was put on it is carried out."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bti_tui.desk import Desk, DeskClosed
from bti_tui.domain.errors import Conflict
from tests.screens.support import FakeContext


@pytest.fixture
def desk() -> Iterator[Desk[FakeContext]]:
    made = Desk[FakeContext]()
    yield made
    made.close()


def remember(context: FakeContext, seen: list[int], number: int) -> int:
    assert not context.is_closed
    seen.append(number)
    return number * 2


async def test_answers_come_back_as_values_in_the_order_they_were_asked(desk: Desk[FakeContext]) -> None:
    await desk.unlock(FakeContext)
    seen: list[int] = []
    answers = await asyncio.gather(*(desk.ask(remember, seen, number) for number in range(20)))
    assert answers == [number * 2 for number in range(20)]
    assert seen == list(range(20))


async def test_everything_runs_on_one_thread_that_is_not_the_screens(desk: Desk[FakeContext]) -> None:
    await desk.unlock(FakeContext)
    threads = {await desk.run(threading.get_ident) for _ in range(5)}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_a_refusal_comes_back_where_it_was_awaited(desk: Desk[FakeContext]) -> None:
    def refuse(_: FakeContext) -> None:
        raise Conflict

    await desk.unlock(FakeContext)
    with pytest.raises(Conflict):
        await desk.ask(refuse)


async def test_cancelling_abandons_the_answer_and_not_the_write_even_while_it_waits_its_turn(
    desk: Desk[FakeContext],
) -> None:
    await desk.unlock(FakeContext)
    gate, seen = threading.Event(), list[int]()
    first = asyncio.create_task(desk.run(gate.wait))
    second = asyncio.create_task(desk.ask(remember, seen, 7))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    gate.set()
    await first
    await desk.run(lambda: None)
    assert seen == [7]
    assert second.cancelled()


async def test_a_closed_desk_answers_nothing(desk: Desk[FakeContext]) -> None:
    with pytest.raises(DeskClosed):
        await desk.ask(remember, [], 1)


async def test_locking_waits_for_what_was_asked_and_closes_the_store(desk: Desk[FakeContext]) -> None:
    context = await desk.unlock(FakeContext)
    seen: list[int] = []
    asked = [asyncio.create_task(desk.ask(remember, seen, number)) for number in range(3)]
    await asyncio.sleep(0)
    await desk.lock()
    await asyncio.gather(*asked)
    assert seen == [0, 1, 2]
    assert context.is_closed
    assert not desk.is_open
