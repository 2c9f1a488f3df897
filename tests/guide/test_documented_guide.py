"""What the page about guides says is so: its example loads, and every key that it names is one."""

import re
from pathlib import Path

from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.guide_difference import DifferenceKind, differences
from bti_tui.domain.ids import OutcomeId, StepId
from bti_tui.guide.loader import load_guide
from tests.guide.walking import walked

PAGE = (Path(__file__).parents[2] / "docs" / "guides.md").read_text(encoding="utf-8")


def example(tmp_path: Path) -> Path:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "furuvik.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    guide = load_guide(example(tmp_path))
    ids = [step.id for step in guide.level(Level.CLARIFY).steps]
    assert ids.index(StepId("n0.del_leder")) > ids.index(StepId("n0.del_familie"))
    assert guide.outcome(Level.CLARIFY, OutcomeId("nivaa2")) is None
    assert (guide.local.upper_age, guide.local.every_guardian) == (20, False)
    kinds = {one.kind for one in differences(load_guide(), guide)}
    assert {DifferenceKind.STEP_NEW, DifferenceKind.STEP_ORDER, DifferenceKind.STEP_DUE, DifferenceKind.ARENA} <= kinds


def test_a_case_is_walked_through_the_example_to_its_end(tmp_path: Path) -> None:
    _, steps = walked(load_guide(example(tmp_path)))
    assert steps[-1].section.value == "closing"
    assert GuardName.SAFETY.value in PAGE


def test_the_steps_that_the_page_names_are_there() -> None:
    known = {step.id for step in load_guide().steps()}
    assert set(re.findall(r"\bn[0-3]\.[a-z_]+", PAGE)) <= known
