from bti_tui.store.calibration import calibrated
from bti_tui.store.keyfile import CEILING, DEFAULT, FLOOR, Cost


def machine(seconds_a_gib_pass: float):  # type: ignore[no-untyped-def]  # a stand-in for a stop watch
    return lambda cost: seconds_a_gib_pass * cost.t * cost.m_kib / (1024 * 1024)


def test_an_ordinary_machine_pays_the_usual_price() -> None:
    assert calibrated(shared=False, timer=machine(0.9)) == DEFAULT


def test_a_host_that_many_work_on_pays_half_the_memory() -> None:
    assert calibrated(shared=True, timer=machine(1.5)) == Cost(128 * 1024, 3)


def test_a_quick_machine_takes_more_passes_until_half_a_second() -> None:
    cost = calibrated(shared=False, timer=machine(0.3))
    assert cost.m_kib == DEFAULT.m_kib
    assert 0.5 <= machine(0.3)(cost) <= 1.0


def test_a_machine_that_is_busy_for_a_moment_is_not_taken_for_a_slow_one() -> None:
    times = iter([3.0, 0.7])
    assert calibrated(shared=False, timer=lambda _: next(times)) == DEFAULT


def test_a_slow_machine_takes_less_memory_and_never_less_than_the_floor() -> None:
    assert calibrated(shared=False, timer=machine(2.0)) == Cost(128 * 1024, 3)
    assert calibrated(shared=False, timer=machine(60.0)) == FLOOR


def test_the_quickest_machine_stays_below_the_ceiling() -> None:
    cost = calibrated(shared=False, timer=machine(0.0001))
    assert cost.t <= CEILING.t
    assert cost.m_kib <= CEILING.m_kib


def test_this_machine_is_measured_and_lands_within_the_bounds() -> None:
    cost = calibrated(shared=True)
    assert FLOOR.m_kib <= cost.m_kib <= 128 * 1024
    assert FLOOR.t <= cost.t <= CEILING.t
