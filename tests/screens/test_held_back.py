"""What a colleague sees of a case on the safety track, and what was held back, settled by keys."""

import inspect
from typing import Any

import pytest

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.safety import HeldChoice
from bti_tui.i18n import Translator
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.safety import SafetyScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from tests.builders import a_case
from tests.hostile.roads import ROADS, Laboratory
from tests.orders import COLLEAGUE, LEADER
from tests.planted_secrets import feared_for, leaks
from tests.screens.case_support import CaseStore
from tests.screens.support import press, settled, text, type_text
from tests.screens.test_alarm import NUMBERS, in_case, is_at, the_case

# others


async def test_a_colleague_sees_that_the_case_waits_and_can_write_down_what_she_saw_herself() -> None:
    bench = feared_for(c.HoldBack)
    async with in_case(bench, the_case, COLLEAGUE) as (pilot, store):
        assert "The case waits. Ask Hanne Vik before you go on." in text(pilot)
        await press(pilot, "f9")
        assert "F4  Write down what you have seen and heard, in S-118 Ella Fjellvær." in text(pilot)
        await press(pilot, "f4", "enter")
        await type_text(pilot, "Jeg så merker.")
        await press(pilot, "f4")
        assert store.words(store.new(f.EvidenceKept)[-1].words) == "Jeg så merker."
        await press(pilot, "escape")
        assert is_at(pilot, SafetyScreen)
        assert "X.1" not in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_no_screen_of_the_case_shows_a_colleague_a_word_of_the_track(size: tuple[int, int]) -> None:
    bench = feared_for(c.HoldBack)
    store = CaseStore(bench, COLLEAGUE)
    desk = Desk[Context]()
    await desk.unlock(lambda: store.context)
    lab = Laboratory(desk, NUMBERS, store.id, store.id, store.id)
    app = BtiApp(Translator("nb"), desk, lambda: OverviewScreen(desk), setting=Setting(clock=lambda: store.now))
    shown: dict[str, set[str]] = {}
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        steps = [StepScreen(desk, store.id, step.id) for step in bench.guide.steps()]
        for made in (
            *[road for screen, road in ROADS.items() if screen is not LogScreen],
            *steps,
            LogScreen(desk, store.id),
        ):
            found: Any = made(lab) if callable(made) and not isinstance(made, FrameScreen) else made
            found = await found if inspect.isawaitable(found) else found
            await app.push_screen(found)
            await settled(pilot)
            shown[f"{type(found).__name__} {len(shown)}"] = {
                one for one in leaks(text(pilot)) if one.startswith("Hemmelig")
            }
            await app.pop_screen()
    desk.close()
    assert {name: what for name, what in shown.items() if what} == {}


# what was held back


async def test_a_locked_step_is_written_down_as_waiting_by_one_key_and_settled_one_by_one_afterwards() -> None:
    def talk(desk: Any, case: CaseId) -> FrameScreen[Any]:
        return StepScreen(desk, case, StepId("n0.del_familie"))

    bench = a_case().feared_for()
    async with in_case(bench, talk) as (pilot, store):
        assert "SAFETY FIRST: this step informs the guardians" in text(pilot)
        await press(pilot, "f4")
        assert [one.step for one in store.new(f.NoticeHeld)] == ["n0.del_familie"]
    bench = a_case().feared_for().do(c.HoldBack).do(c.HoldBack, words=None, step=StepId("n0.del_familie")).cleared()

    def way_on(desk: Any, case: CaseId) -> FrameScreen[Any]:
        return StepScreen(desk, case, StepId("x.videre"))

    async with in_case(bench, way_on, LEADER) as (pilot, store):
        assert "Innkallingen til foreldresamtalen" in text(pilot)
        await press(pilot, "d", "enter", "enter")
        assert [one.choice for one in store.new(f.HeldSettled)] == [HeldChoice.DROP]
        assert "Talk with child and guardians" in text(pilot)
        await press(pilot, "s", "enter", "enter")
        assert [one.choice for one in store.new(f.HeldSettled)] == [HeldChoice.DROP, HeldChoice.RELEASE]
        assert "The way on" in text(pilot)
