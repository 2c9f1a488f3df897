"""A level is somebody's decision with a reason, in every guide of the program."""

import pytest

from bti_tui.domain.guide import Effect, GuardName, Guide
from bti_tui.guide.loader import load_guide, shipped


@pytest.mark.parametrize("guide", [load_guide(name) for name in shipped()], ids=lambda guide: guide.id)
def test_r06_no_outcome_changes_the_level_without_a_written_reason(guide: Guide) -> None:
    changing = [one for level in guide.levels for one in level.outcomes if one.effect is Effect.CHANGE_LEVEL]
    assert len(changing) >= 5
    assert {one.id for one in changing if GuardName.REASON not in guide.moves[one.move].hard} == set()
