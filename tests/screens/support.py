"""A store that is only pretended, and a way to read the screen as a person does."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

from textual.app import ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.widget import Widget
from typing_extensions import override

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk, NewStore
from bti_tui.domain.errors import WrongPassphrase
from bti_tui.domain.rules_pack import Rules
from bti_tui.guide.library import GuideLibrary
from bti_tui.i18n import Translator
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.guides import Guides
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form
from tests.builders import RULES

SMALL, LARGE = (80, 24), (120, 40)
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
PASSPHRASE = "åpne sesam nå med ord"
CODE = "7KQ2-9MZX-44TR-PW0C"
SHARES = ("A7KQ2", "B9MZX", "C44TR")


def monday() -> datetime:
    """Monday 23 November 2026."""
    return NOW


@dataclass
class FakeContext:
    """As much of a context as the desk needs."""

    is_closed: bool = False
    disk: None = None
    keeper: None = None
    guides: Guides = field(default_factory=GuideLibrary)
    rules: Rules = RULES
    rules_refused: None = None
    text_packs: Callable[[], tuple[object, ...]] = tuple
    today: date = field(default_factory=NOW.date)

    def close(self) -> None:
        self.is_closed = True


def new_desk() -> Desk[Context]:
    """A desk; the context behind it is whatever the opener brings."""
    return Desk[Context]()


@dataclass
class FakeFounding:
    recovery_code: str = CODE
    made: list[str] = field(default_factory=list)

    def shares(self) -> tuple[str, str, str]:
        return SHARES

    def is_code(self, typed: str) -> bool:
        plain = typed.upper().replace("-", "")
        return plain == CODE.replace("-", "") or (" " in plain and set(plain.split()) < set(SHARES))

    def finish(self) -> Context:
        self.made.append("store")
        return cast("Context", FakeContext())


@dataclass
class FakeOpener:
    user: str = "kari.lund"
    place: str = "/home/kari/bti"
    is_on_share: bool = False
    training: bool = False
    drafts: int = 0
    key_file: str = ""
    founding: FakeFounding = field(default_factory=FakeFounding)
    opened: list[tuple[str, str]] = field(default_factory=list)
    wishes: list[NewStore] = field(default_factory=list)
    wait: Callable[[], None] = lambda: None

    def prepare(self) -> None:
        return None

    def wants_key_file(self, user: str, typed: str) -> bool:
        return False

    def open(self, user: str, passphrase: str, key_file: str = "") -> Context:
        self.wait()
        self.opened.append((user, passphrase))
        if not self.training and passphrase != PASSPHRASE:
            raise WrongPassphrase
        return cast("Context", FakeContext())

    def propose_passphrase(self) -> str:
        return "havn brød kopp sti måne"

    def create(self, wishes: NewStore) -> FakeFounding:
        self.wishes.append(wishes)
        return self.founding


class Place(BtiScreen[None]):
    """A place with a form, that remembers what it was told."""

    def __init__(self, desk: Desk[Context], fields: Sequence[FieldSpec] = (), **form: Any) -> None:
        super().__init__(desk)
        self._fields = fields
        self._form = form
        self.submitted: list[dict[str, object]] = []
        self.drafts: list[tuple[dict[str, object], str]] = []

    @override
    def crumbs(self) -> tuple[str, ...]:
        return ("Saker", "S-022")

    @override
    def compose_body(self) -> ComposeResult:
        yield Form(self._fields, self.translator, now=monday, **self._form)

    @property
    def form(self) -> Form:
        return self.query_one(Form)

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.submitted.append(dict(event.values))

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        self.drafts.append((dict(event.draft), event.focus))


@asynccontextmanager
async def running(
    first: Callable[[Desk[Context]], FrameScreen[Any]],
    size: tuple[int, int] = SMALL,
    setting: Setting | None = None,
    language: str = "en",
) -> AsyncIterator[Pilot[Ending]]:
    """The program with a first place, ready for keys."""
    desk = new_desk()
    translator = Translator(cast("Any", language))
    app = BtiApp(translator, desk, lambda: first(desk), setting=setting or Setting(clock=monday))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    desk.close()


CALM_LOOKS, MOST_LOOKS = 2, 200
"""How many times in a row nothing may be under way before the screen counts as settled, and when to give up."""


async def settled(pilot: Pilot[Any]) -> None:
    """Wait for all that was asked, and for what it led to, however slow the machine is."""
    calm = 0
    for _ in range(MOST_LOOKS):
        if calm == CALM_LOOKS or not pilot.app.is_running:
            return
        await pilot.pause()
        unfinished = [worker for worker in pilot.app.workers if not worker.is_finished]
        if unfinished:
            await pilot.app.workers.wait_for_complete(unfinished)
        calm = 0 if unfinished or is_under_way(pilot) else calm + 1


def is_under_way(pilot: Pilot[Any]) -> bool:
    """Whether a key is held back, a message waits anywhere on the screen, or something is to be drawn anew."""
    app = pilot.app
    widgets = app.screen.walk_children(Widget)
    if any(one._layout_required or one._repaint_required for one in (app.screen, *widgets)):
        return True
    pumps = (app, *app.screen_stack, *widgets)
    return bool(getattr(app, "_held", ())) or any(pump.message_queue_size for pump in pumps)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait for what they lead to."""
    await pilot.press(*keys)
    await settled(pilot)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text in one go, as a terminal delivers it."""
    for letter in text:
        pilot.app.post_message(Key("space" if letter == " " else letter, letter))
    await settled(pilot)


def rows(pilot: Pilot[Any]) -> list[str]:
    """The screen as it stands, row by row."""
    compositor = pilot.app.screen._compositor
    return ["".join(segment.text for segment in strip).rstrip() for strip in compositor.render_strips()]


def text(pilot: Pilot[Any]) -> str:
    """The screen as one text."""
    return "\n".join(rows(pilot))


def place(pilot: Pilot[Any]) -> Place:
    """The first place."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Place))
