"""A row of an assessment: the answer before stands apart from its question, however little room there is."""

from types import SimpleNamespace
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.i18n import Translator
from bti_tui.screens.assessment import AssessmentScreen
from bti_tui.screens.assessment_rows import BEFORE, NOW, SCALE, Asked, AssessmentRows
from tests.builders import a_case
from tests.screens.case_support import CaseStore, keys_shown, opened, status
from tests.screens.support import LARGE


class Earlier(AssessmentRows):
    """Rows of one question, answered the last time."""

    def __init__(self) -> None:
        sheet: Any = SimpleNamespace()
        self._tr = Translator("nb")
        self.tr = self._tr.tr
        self._sheet = sheet
        self._asked = {"a": Asked(SCALE, "a", "Hvordan gikk dette?")}

    def _before(self, one: Asked) -> str:
        return "0 Går bra"

    def row(self, name: str, width: int) -> str:
        return self._row(Asked(SCALE, "a", name), "", width)


def test_the_answer_before_never_touches_a_question_that_is_cut() -> None:
    row = Earlier().row("Spiser og sover som andre på samme alder", 24 + BEFORE + NOW)
    assert row[:24].endswith(".. ")
    assert row[24:].startswith("0 Går bra")


def test_a_question_that_asks_gets_no_full_stop_behind_its_mark() -> None:
    assert Earlier().status("a", {}).startswith("Hvordan gikk dette? Ikke besvart.")


async def test_both_ways_between_the_areas_are_shown_in_the_footer() -> None:
    async with opened(
        CaseStore(a_case().do(c.CheckSafety).with_guardians().do(c.LetIn)), AssessmentScreen, LARGE
    ) as pilot:
        assert "F7 Area before" in keys_shown(pilot)
        assert "F8 Next area" in keys_shown(pilot)
        assert "?." not in status(pilot)
