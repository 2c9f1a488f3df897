import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.ids import COUNTER_BITS, FARTHEST_AHEAD, Hlc, HybridClock, instant, milliseconds, uuid7
from tests.builders import a_case

NOW = datetime(2026, 8, 24, 9, tzinfo=UTC)
STAMPS = st.integers(min_value=0, max_value=(1 << 64) - 1).map(Hlc)
RANDOM = st.integers(min_value=0, max_value=(1 << 62) - 1)


def stamp(at: datetime, counter: int = 0) -> Hlc:
    return Hlc(milliseconds(at) << COUNTER_BITS | counter)


@given(st.lists(st.timedeltas(timedelta(days=-400), timedelta(days=400)), min_size=2, max_size=30))
def test_stamps_never_repeat_and_never_go_back_whatever_the_wall_clock_does(moves: list[timedelta]) -> None:
    wall = iter(NOW + move for move in moves)
    clock = HybridClock(lambda: next(wall))
    stamps = [clock.tick() for _ in moves]
    assert stamps == sorted(set(stamps))


def test_a_stamp_follows_the_wall_clock_and_goes_on_from_the_last_one_of_the_store() -> None:
    assert HybridClock(lambda: NOW).tick() == stamp(NOW)
    ahead = stamp(NOW + timedelta(days=1))
    assert HybridClock(lambda: NOW, ahead).tick() == ahead + 1


def test_a_stamp_made_elsewhere_is_followed() -> None:
    clock = HybridClock(lambda: NOW)
    other = stamp(NOW + timedelta(minutes=1), 3)
    clock.witness(other)
    assert clock.tick() == other + 1


def test_a_stamp_from_the_past_pulls_nothing_back() -> None:
    clock = HybridClock(lambda: NOW)
    first = clock.tick()
    clock.witness(stamp(NOW - timedelta(days=1)))
    assert clock.tick() == first + 1


def test_a_stamp_more_than_five_minutes_ahead_is_not_believed() -> None:
    clock = HybridClock(lambda: NOW)
    clock.witness(stamp(NOW + FARTHEST_AHEAD + timedelta(milliseconds=1)))
    assert clock.tick() == stamp(NOW)
    clock.witness(stamp(NOW + FARTHEST_AHEAD, 9))
    assert clock.tick() == stamp(NOW + FARTHEST_AHEAD, 10)


@given(st.integers(min_value=0, max_value=(1 << 47) // 1000))
def test_a_stamp_knows_its_instant_to_the_millisecond(whole: int) -> None:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=whole)
    assert milliseconds(at) == whole
    assert instant(stamp(at, 65535)) == at


@given(STAMPS, RANDOM)
def test_an_id_is_a_uuid_of_version_7(made_at: Hlc, bits: int) -> None:
    made = uuid.UUID(uuid7(made_at, bits))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == made_at >> COUNTER_BITS


@given(STAMPS, STAMPS, RANDOM, RANDOM)
def test_ids_sort_as_their_stamps_do(one: Hlc, other: Hlc, bits: int, more: int) -> None:
    first, second = sorted((one, other))
    assert first == second or uuid7(first, bits) < uuid7(second, more)


def test_ids_of_a_case_sort_in_the_order_in_which_things_happened_also_when_the_clock_goes_back() -> None:
    bench = a_case().later(days=-3).at_level(1).later(days=-3).with_holder()
    ids = [record.id for record in bench.records]
    assert ids == sorted(ids)
    assert [record.hlc for record in bench.records] == sorted({record.hlc for record in bench.records})
    assert all(record.at == instant(record.hlc) for record in bench.records)
