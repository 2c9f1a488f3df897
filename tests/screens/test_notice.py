"""What is needed first, in rows: what goes on in the next row begins below the words."""

import pytest

from bti_tui.widgets.notice import Need
from tests.screens.support import LARGE, SMALL, rows, running, settled, text
from tests.screens.test_base import Asking

LONG = "Evaluer tiltakene, og avslutt dem eller la noen overta ansvaret for hvert av dem. "
TITLE = "Det som står her, er ikke lagret ennå, fordi noe annet må være på plass først, og det er dette som trengs:"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_long_need_goes_on_below_its_words_and_nothing_is_cut(size: tuple[int, int]) -> None:
    async with running(Asking, size) as pilot:
        place = pilot.app.screen
        assert isinstance(place, Asking)
        place.notice.say(TITLE, [Need(LONG * 2, can_mend=True), Need("Spør noen.")])
        await settled(pilot)
        shown = [row.rstrip() for row in rows(pilot)]
        first = next(number for number, row in enumerate(shown) if row.startswith(" ! Det som"))
        after = shown[first : first + sum(bool(row.strip()) for row in shown[first:]) - 2]
        needs = next(number for number, row in enumerate(after) if row.startswith("   1 Evaluer"))
        assert all(row.startswith("   ") for row in after[1:needs])
        last = next(number for number, row in enumerate(after) if row.startswith("   - Spør noen."))
        assert last > needs + 1
        assert all(row.startswith("     ") and row[5] != " " for row in after[needs + 1 : last])
        assert " ".join(f"{TITLE} 1 {LONG * 2} - Spør noen.".split()) in " ".join(text(pilot).split())


async def test_the_terminals_cursor_stands_at_the_first_need_also_below_a_long_title() -> None:
    async with running(Asking) as pilot:
        place = pilot.app.screen
        assert isinstance(place, Asking)
        place.notice.say(TITLE, [Need("Spør noen.", can_mend=True)])
        await settled(pilot)
        region, offset = place.notice.content_region, place.notice.cursor_offset
        assert rows(pilot)[region.y + offset.y][region.x + offset.x] == "1"
