"""Every field of the forms about assessment, consent and the report takes hostile words as words, or refuses them."""

import unicodedata
from collections.abc import Callable
from typing import Any, Final

import pytest
from rich.cells import cell_len
from textual.events import Paste
from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.ids import CaseId
from bti_tui.domain.text import clean
from bti_tui.screens.assessment import AssessmentScreen
from bti_tui.screens.assessments import AssessmentsScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.consent_sheets import ANSWER, MODE, PERSON
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.report import COMMANDS, OUT, ReportScreen
from bti_tui.screens.route_form import JudgeNoticeScreen
from bti_tui.screens.share_form import ShareScreen
from bti_tui.screens.sharing_forms import BASIS, RESPONSIBILITY, REVIEW, SCOPE, WITHDRAW
from bti_tui.usecases.assessment import assessment_sheet
from bti_tui.usecases.case_pages import consent_page
from bti_tui.usecases.context import Context
from bti_tui.widgets.field import Field
from bti_tui.widgets.form import Form
from bti_tui.widgets.note_field import NoteField
from bti_tui.widgets.text_fields import LONGEST_LINE, LineField
from tests.builders import CaseBuilder, a_case
from tests.domain.assessing import assessed
from tests.hostile.corpus import LARGE, TEXT
from tests.orders import HEALTH, PPT
from tests.screens.case_support import CaseStore, opened, status
from tests.screens.support import SMALL, press, rows, settled
from tests.screens.test_assessment import answer_all

LANGUAGE: Final = "nb"
Making = Callable[[Desk[Context], CaseId], FrameScreen[Any]]


def shared() -> CaseBuilder:
    """Two guardians, two services, and everything that a form about sharing can be about."""
    return a_case().at_level(2).with_agencies(PPT, HEALTH).later(days=350)


def reported() -> CaseBuilder:
    """A report by letter that waits for its receipt and its answer."""
    return a_case().do(c.Observe).with_guardians().do(c.ReportSuspicion, people=())


PARTS: Final = ("receiver", "maker", "helpers", "ground", "concern", "history", "leader", "no_guardian", *COMMANDS, OUT)
FORMS: Final[list[tuple[Making, Callable[[], CaseBuilder], str]]] = [
    *((ConsentScreen, shared, key) for key in (SCOPE, REVIEW, RESPONSIBILITY, BASIS, PERSON, MODE)),
    *((ConsentScreen, shared, f"{key}:guardian") for key in (WITHDRAW, ANSWER)),
    *((ReportScreen, reported, key) for key in (*PARTS, "child.subject", "guardian.guardian")),
]
NAMES: Final = [f"{make.__name__}-{key}" for make, _, key in FORMS]


def key_in(bench: CaseBuilder, key: str) -> str:
    """The key of a form about somebody, with the id that she has in this case."""
    return (
        key.replace("guardian.guardian", f"guardian.{bench.guardians[0]}")
        .replace(":guardian", f":{bench.guardians[0]}")
        .replace("child.subject", f"child.{bench.case.subject}")
    )


def forbidden_in(shown: str) -> list[str]:
    """Signs that act on a terminal or on the order of what stands there."""
    bad = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    return sorted({hex(ord(one)) for one in shown if one != "\n" and unicodedata.category(one) in bad})


def texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for one in value for text in texts_in(one)] if isinstance(value, list | tuple) else []


async def hurt(pilot: Pilot[Any], form: Form, field: Field, text: str) -> None:
    form.focus_field(field)
    await settled(pilot)
    if pilot.app.screen.focused is not None:
        pilot.app.screen.focused.post_message(Paste(text))
    await settled(pilot)


async def form_of(pilot: Pilot[Any], key: str) -> Form:
    """The form of a place, opened by its key."""
    screen = pilot.app.screen
    assert isinstance(screen, FormPlace)
    screen.open_by_key(key)
    await settled(pilot)
    (form,) = screen.query(Form)
    assert form.fields
    return form


def is_plain(pilot: Pilot[Any]) -> bool:
    """Whether nothing on the screen acts, and every row ends where the terminal does."""
    drawn = rows(pilot)
    fits = len(drawn) == SMALL[1] and all(cell_len(row) <= SMALL[0] for row in drawn)
    return fits and forbidden_in("\n".join(drawn)) == []


@pytest.mark.parametrize(("make", "case", "key"), FORMS, ids=NAMES)
async def test_every_field_keeps_hostile_words_as_plain_ones_or_says_no_in_one_line(
    make: Making, case: Callable[[], CaseBuilder], key: str
) -> None:
    bench = case()
    store = CaseStore(bench)
    async with opened(store, make, language=LANGUAGE) as pilot:
        form = await form_of(pilot, key_in(bench, key))
        for field in form.fields:
            await hurt(pilot, form, field, TEXT)
            assert is_plain(pilot), field.spec.name
        kept = [text for value in form.draft.values() for text in texts_in(value)]
        assert all(text == clean(text) for text in kept)
        await press(pilot, "f4")
        assert is_plain(pilot)
    assert all(note.text == clean(note.text) for note in store.store.kept.notes)


@pytest.mark.parametrize(
    ("make", "case", "key", "name"),
    [(ConsentScreen, shared, SCOPE, "purpose"), (ReportScreen, reported, "concern", "concern")],
    ids=["line", "note"],
)
async def test_a_million_signs_are_kept_plain_or_refused_and_the_program_goes_on(
    make: Making, case: Callable[[], CaseBuilder], key: str, name: str
) -> None:
    async with opened(CaseStore(case()), make, language=LANGUAGE) as pilot:
        form = await form_of(pilot, key)
        await hurt(pilot, form, form.field(name), LARGE)
        assert is_plain(pilot)
        await press(pilot, "escape")
        assert is_plain(pilot)


async def test_a_line_that_would_be_too_long_is_refused_in_one_line_and_keeps_what_stood_there() -> None:
    async with opened(CaseStore(shared()), ConsentScreen, language=LANGUAGE) as pilot:
        form = await form_of(pilot, SCOPE)
        field = form.field("purpose")
        await hurt(pilot, form, field, "Hjelp")
        await hurt(pilot, form, field, LARGE)
        assert field.draft == "Hjelp"
        assert f"{len('Hjelp' + clean(LARGE, lines=False))} tegn er for mange" in status(pilot)
        await hurt(pilot, form, field, "x" * (LONGEST_LINE - len("Hjelp")))
        assert len(str(field.draft)) == LONGEST_LINE
        await press(pilot, "y")
        assert len(str(field.draft)) == LONGEST_LINE
        assert f"{LONGEST_LINE + 1} tegn er for mange" in status(pilot)
        await press(pilot, "backspace", "y")
        assert str(field.draft).endswith("xy")


def judged() -> CaseBuilder:
    """What the answers point to waits for somebody to say whether the guardians are told."""
    return assessed(safety={"fare_ved_info": "usikker"})


@pytest.mark.parametrize(
    ("case", "make"),
    [
        (judged, lambda ctx, desk, case: JudgeNoticeScreen(desk, assessment_sheet(ctx, case))),
        (shared, lambda ctx, desk, case: ShareScreen(desk, case, consent_page(ctx, case).lists)),
    ],
    ids=["judge-notice", "share"],
)
async def test_the_forms_that_stand_alone_keep_hostile_words_as_plain_ones_or_say_no_in_one_line(
    case: Callable[[], CaseBuilder], make: Callable[[Context, Desk[Context], CaseId], FrameScreen[Any]]
) -> None:
    store = CaseStore(case())
    async with opened(store, lambda desk, of: make(store.context, desk, of), language=LANGUAGE) as pilot:
        (form,) = pilot.app.screen.query(Form)
        lines = [one for one in form.fields if isinstance(one, LineField | NoteField)]
        assert lines
        for text in (TEXT, LARGE):
            for field in form.fields:
                await hurt(pilot, form, field, text)
                assert is_plain(pilot), field.spec.name
        kept = [text for value in form.draft.values() for text in texts_in(value)]
        assert clean(TEXT, lines=False).split(maxsplit=1)[0] in " ".join(kept)
        assert all(text == clean(text) for text in kept)
        await press(pilot, "f4")
        assert is_plain(pilot)
    assert all(note.text == clean(note.text) for note in store.store.kept.notes)


async def test_what_came_of_a_way_is_written_in_plain_words() -> None:
    store = CaseStore(assessed(safety={"omsorg": "ja"}))
    async with opened(store, AssessmentsScreen, language=LANGUAGE) as pilot:
        await press(pilot, "enter")
        (form,) = pilot.app.screen.query(Form)
        for field in form.fields:
            await hurt(pilot, form, field, TEXT)
            assert is_plain(pilot), field.spec.name
        await press(pilot, "f4")
        assert is_plain(pilot)
    assert all(note.text == clean(note.text) for note in store.store.kept.notes)


async def test_the_words_of_an_assessment_are_kept_plain() -> None:
    store = CaseStore(a_case().do(c.CheckSafety))
    async with opened(store, AssessmentScreen, language=LANGUAGE) as pilot:
        await answer_all(pilot, store)
        (form,) = pilot.app.screen.query(Form)
        for field in form.fields:
            await hurt(pilot, form, field, TEXT)
            assert is_plain(pilot), field.spec.name
        assert all(text == clean(text) for value in form.draft.values() for text in texts_in(value))
