"""The ladder of levels fits a row of 80 columns in every language, whatever level a case is at."""

import pytest

from bti_tui.domain.guide import Level
from bti_tui.domain.views.case_view import LevelLine
from bti_tui.domain.words import Words
from bti_tui.i18n import LANGUAGES, Translator
from bti_tui.widgets.level_ladder import LABEL, ladder_text

ROOM = 80 - 2 - LABEL
TITLE = Words("Nivå", "Nivå", "Level")


def ladder(now: Level) -> list[LevelLine]:
    return [LevelLine(level, TITLE, is_passed=level < now, is_current=level == now) for level in Level]


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("now", list(Level))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_ladder_is_cut(language: str, now: Level, is_open: bool) -> None:
    tr = Translator(next(one for one in LANGUAGES if one == language))
    shown = ladder_text(ladder(now), tr, ROOM, is_open=is_open)
    assert len(shown) <= ROOM
    assert f"[{now.value} " in shown
    assert all(f"{level.value} " in shown for level in Level)


def test_a_wide_row_has_long_joins() -> None:
    assert "  ===  " in ladder_text(ladder(Level(1)), Translator("nb"), 200)
