"""(b) From a key to the letter in the line of a meeting, in a case with a long log, beside a bare compact field."""

import itertools
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from bench import floors
from bench.report import Figure
from bench.sizes import Sizes
from bench.stores import LONG_CASE, TEXT, Stores, held
from bench.terminal import TimedProbe, bti, floor
from bench.typing import go, type_side_by_side, unlock, word_at_cursor
from bti_tui import bootstrap
from bti_tui.domain.commands import BeginMeeting, PlanMeeting
from bti_tui.domain.ids import AgendaCode, AgendaItemCode, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from tests.tty.killing import newest_draft
from tests.tty.ttyprobe import TIMEOUT

MOST_MS: Final = 30.0
BETWEEN_KEYS: Final = 0.1
"""Seconds between two letters of somebody who types 120 words a minute and never pauses."""
LOOK_SECONDS: Final = 0.0005
LINE: Final = "t Lese sammen to ganger i uka @mor !om 6 uker #hjem "
"""A line in which everything is read: the name, the date and the arena."""


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Letter by letter when all is quiet, then without a pause while each letter is being stored."""
    store = in_meeting(stores)
    name = f"the line of a meeting in a log of {sizes.log_entries:,}"
    with ExitStack() as stack:
        ours = stack.enter_context(bti(store, stores.folder / "home"))
        bare = stack.enter_context(floor("line"))
        bare.seen(floors.READY)
        unlock(ours)
        to_line(ours)
        mine, other = type_side_by_side(ours, bare, sizes.keys)
        floor_values = tuple(one.milliseconds for one in other)
        values = tuple(one.milliseconds for one in mine)
        yield Figure("b", f"key to screen, {name}", "ms", values, floor_values, at_most=MOST_MS, at_p95=True)
        values = without_pause(ours, sizes.keys)
        yield Figure("b", f"without a pause, {name}", "ms", values, floor_values, at_most=MOST_MS, at_p95=True)
        yield Figure(
            "b", "letter seen to letter kept", "ms", kept_after(ours, store, sizes.keys), (), MOST_MS, at_p95=True
        )


def to_line(probe: TimedProbe) -> None:
    """Cases, the case with the long log, its meeting."""
    go(probe, "<f5>", r"^>")
    go(probe, LONG_CASE.lower(), rf"{LONG_CASE.lower()}_")
    go(probe, "<enter>", r"^ NESTE ")
    go(probe, "<f6>", "MØTE Samarbeidsmøte")


def in_meeting(stores: Stores) -> Path:
    """The store with the long log, in which a meeting has begun."""
    store = stores.fresh(stores.list, "meeting")
    with bootstrap.opened(store) as ctx:
        begin(ctx)
    return store


def begin(ctx: Context) -> None:
    """Plan a meeting and begin it."""
    hers, case_id = held(ctx, LONG_CASE)
    guide = ctx.guides.current()
    agenda = guide.agendas[1]
    plan = PlanMeeting(
        case_id=case_id,
        kind=MeetingKind("samarbeidsmote"),
        on=hers.today,
        at=hers.now().time(),
        minutes=45,
        agenda=AgendaCode(agenda.code),
        items=tuple(ItemWish(AgendaItemCode(one.code), one.minutes) for one in agenda.points),
        attendees=(AttendeeWish(PartyId(hers.user.id)),),
    )
    meeting = execute(hers, plan).case.planned_meetings[-1].id
    execute(hers, BeginMeeting(case_id=case_id, meeting=meeting))


def kept_after(probe: TimedProbe, store: Path, keys: int) -> tuple[float, ...]:
    """How long each letter stood on the screen before it was in the store, where no death of the program takes it."""
    probe.send("<enter>")
    probe.settle()
    found: list[float] = []
    with bootstrap.opened(store) as ctx:
        for count in range(1, keys + 1):
            sign = TEXT[count % len(TEXT)]
            pressed = probe.press(sign)
            shown = probe.first(word_at_cursor(probe, sign.strip()), f"the letter {sign!r}")
            found.append(max(0.0, stored_at(ctx, count, pressed) - shown) * 1000)
            probe.settle()
    return tuple(found)


def stored_at(ctx: Context, letters: int, pressed: float) -> float:
    """When the draft of the line had so many letters."""
    while len(newest_draft(ctx).get("line", "")) < letters:
        time.sleep(LOOK_SECONDS)
        assert time.perf_counter() - pressed < TIMEOUT, f"{letters} letters never came into the store"
    return time.perf_counter()


def without_pause(probe: TimedProbe, keys: int) -> tuple[float, ...]:
    """How long each letter took while the one before it was on its way into the store."""
    probe.send("<enter>")
    probe.settle()
    found: list[float] = []
    word = ""
    for sign in itertools.islice(itertools.cycle(LINE), keys):
        word = "" if sign == " " else word + sign
        holds = word_at_cursor(probe, word)
        pressed = probe.press(sign)
        shown = probe.first(holds, f"the letter {sign!r}")
        found.append((shown - pressed) * 1000)
        probe.pass_time(max(0.0, BETWEEN_KEYS - (shown - pressed)))
    return tuple(found)
