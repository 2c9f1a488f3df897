"""The concern assessment as a file: replaced without code, refused with the line where it is wrong, never weakened."""

import re
import tomllib
from pathlib import Path

import pytest

from bti_tui.domain.appraisal import Given, appraise
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.ids import AnswerCode, ItemCode
from bti_tui.domain.instrument import Answer, GuardianNotice
from bti_tui.guide.compiled import INSTRUMENT, shipped_instrument
from bti_tui.guide.instrument_loader import instrument_from, load_instrument
from bti_tui.guide.instruments import InstrumentLibrary
from bti_tui.i18n import Translator
from bti_tui.i18n.guide_faults import fault_sentence

DATA = Path(__file__).parents[2] / "bti_tui" / "guide" / "data" / f"{INSTRUMENT}.toml"
SHIPPED = DATA.read_text(encoding="utf-8")
NORWEGIAN = Translator("nb")

SMALL = """
format = 1
id = "kort"
version = "1.0"
title = { nb = "Kort vurdering" }
intro = { nb = "Tre spørsmål." }
respondents = ["employee"]
scale = [
  { code = "lite", key = "l", value = 0, sign = "-", name = { nb = "Lite" }, anchor = { nb = "Nesten ikke." } },
  { code = "mye", key = "m", value = 1, sign = "#", name = { nb = "Mye" }, anchor = { nb = "Hver dag." } },
  { code = "unknown", key = "?", sign = "?", name = { nb = "Vet ikke" }, anchor = { nb = "Ikke sett." } },
  { code = "na", key = "-", sign = "/", name = { nb = "Gjelder ikke" }, anchor = { nb = "Gjelder ikke." } },
]
not_heard = [{ code = "for_liten", key = "l", name = { nb = "for liten" } }]
routes = [{ code = "RB", notice = "hold", name = { nb = "Ring barnevernet" } }]
route_ends = [{ code = "meldt", name = { nb = "Meldt" } }]
suggestions = [{ code = "S0", name = { nb = "Følg med" } }, { code = "S1", level = 0, name = { nb = "Snakk sammen" } }]

[[areas]]
code = "alt"
name = { nb = "Alt" }
items = [
  { code = "x1", name = { nb = "Søvn" } },
  { code = "x2", name = { nb = "Mat" } },
  { code = "x3", name = { nb = "Lek" } },
]

[safety]
answers = [
  { code = "nei", key = "n", name = { nb = "nei" } },
  { code = "mistanke", key = "m", name = { nb = "mistanke" } },
  { code = "ja", key = "j", name = { nb = "ja" } },
]
items = [{ code = "vold", name = { nb = "Vold" } }]

[rules]
routes = [{ route = "RB", when = { items = ["vold"], answers = ["mistanke", "ja"] } }]
suggestions = [{ give = "S1", at_least = 1, items = 2 }, { give = "S0" }]
"""
"""Three questions of a municipality's own, with other words and another scale."""


def faults(text: str) -> list[str]:
    """What is wrong with a file, each as its keeper is told it."""
    try:
        instrument_from(text.encode(), Path("vår.toml"))
    except GuideInvalid as error:
        return [fault_sentence(NORWEGIAN, one) for one in str(error.facts["faults"]).split("\n")]
    return []


def without(text: str, *lines: str) -> str:
    """A file without the lines that hold one of some texts."""
    return "\n".join(line for line in text.splitlines() if not any(one in line for one in lines))


def test_r01_a_file_with_three_questions_and_another_scale_needs_no_code() -> None:
    own = instrument_from(SMALL.encode(), Path("kort.toml"))
    answers = tuple(Answer(ItemCode(code), AnswerCode("mye")) for code in ("x1", "x2"))
    grave = (Answer(ItemCode("vold"), AnswerCode("nei")),)
    found = appraise(own, Given(8, answers, (), grave, has_child_voice=True))
    assert (found.suggestion, found.routes, found.counts.applying) == ("S1", (), 3)


def test_the_shipped_one_is_its_file() -> None:
    assert shipped_instrument() == load_instrument(DATA)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_text_of_the_shipped_one_is_there_in_three_languages(language: str) -> None:
    def texts(value: object) -> list[dict[str, str]]:
        if isinstance(value, dict):
            own = [value] if "nb" in value else []
            return own + [text for one in value.values() for text in texts(one)]
        return [text for one in value for text in texts(one)] if isinstance(value, list) else []

    assert [text for text in texts(tomllib.loads(SHIPPED)) if not text.get(language)] == []


def test_r02_without_the_question_about_violence_the_file_is_refused_in_plain_norwegian() -> None:
    text = without(SHIPPED, 'code = "vold"').replace('"vold", ', "")
    said = faults(text)
    assert any(
        re.fullmatch(r"Linje \d+, safety\.items: Spørsmålet om vold \(vold\) må stå blant .*", one) for one in said
    )


@pytest.mark.parametrize(
    "weakened",
    [
        SHIPPED.replace('"vold", "ekstrem", "handel"], answers = ["mistanke", "ja"]', '"ekstrem"], answers = ["ja"]'),
        SHIPPED.replace('"handel"], answers = ["mistanke", "ja"]', '"handel"], answers = ["ja"]'),
        SHIPPED.replace('code = "RB"\nnotice = "hold"', 'code = "RB"\nnotice = "inform"'),
        without(SHIPPED, '{ route = "RB"'),
    ],
)
def test_r02_without_its_route_or_with_a_weaker_one_the_file_is_refused(weakened: str) -> None:
    assert any("Mistanke om vold må åpne RB" in said for said in faults(weakened))


def test_r02_the_question_about_violence_is_asked_of_the_employee() -> None:
    said = faults(SHIPPED.replace('asked_of = ["employee"]', 'asked_of = ["child"]'))
    assert any("stilles til den ansatte" in one for one in said)


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        (SHIPPED.replace('key = "2"\nvalue', 'key = "1"\nvalue'), True, "brukt to ganger"),
        (SHIPPED.replace('give = "S4"', 'give = "S9"'), True, "Ingenting her heter S9"),
        (SHIPPED.replace('  { give = "S0" },\n', ""), False, "Den siste regelen"),
        (SHIPPED.replace('code = "unknown"', 'code = "kanskje"'), False, "unknown mangler blant svarene"),
        (SHIPPED.replace("format = 1", "format = 1\nshow_sum_score = true"), True, "betyr ingenting her"),
        (SHIPPED.replace('notice = "judge"', 'notice = "glemt"'), True, "Bruk en av"),
        (SHIPPED.replace('version = "1.0.0"', "version = 1"), True, "feil form"),
        (SHIPPED.replace("unknown_percent = 40", "unknown_percent = 400"), True, "må være"),
        (SHIPPED.replace('item = "varighet", answer', 'item = "alder", answer'), True, "Ingenting her heter alder"),
        (
            SHIPPED.replace('safety_answer = "ikke_vurdert"', 'safety_answer = "glemt"'),
            True,
            "Ingenting her heter glemt",
        ),
        (SHIPPED.replace("format = 1", "format = ]"), True, "ikke til å forstå"),
    ],
)
def test_every_fault_is_one_plain_line_with_its_place(wrong: str, line: bool, told: str) -> None:
    said = faults(wrong)
    assert said
    assert all("\n" not in one for one in said)
    assert any(told in one and (not line or one.startswith("Linje ")) for one in said), said


@pytest.mark.parametrize("hostile", ["\x1b[31mrød", "\u202esnudd", "[bold]fet[/bold]", "long", "漢字" * 50, "\u0000"])
def test_hostile_words_in_a_file_are_cleaned_or_refused_in_one_line(hostile: str, tmp_path: Path) -> None:
    words = "a" * 500_000 if hostile == "long" else hostile
    text = SMALL.replace("Kort vurdering", words.replace("\x1b", "\\u001b").replace("\u0000", "\\u0000"))
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    if hostile == "long":
        assert len(faults(text)) == 1
    else:
        assert not set(load_instrument(path).title.nb) & {"\x1b", "\u202e", "\u0000"}


def test_a_municipality_replaces_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "kort.toml").write_text(SMALL, encoding="utf-8")
    library = InstrumentLibrary(tmp_path)
    assert library.current().id == "kort"
    assert [one.id for one in library.offered()] == ["kort", "trivselsbilde"]
    shipped = shipped_instrument()
    assert library.nearest(shipped.id, shipped.version) == shipped


def test_the_newest_version_of_the_folder_is_answered_and_older_answers_are_read_by_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.toml").write_text(SMALL.replace('"1.0"', '"1.10"').replace("Søvn", "Hvile"), encoding="utf-8")
    (tmp_path / "c.toml").write_text(SMALL.replace('"1.0"', '"1.9"'), encoding="utf-8")
    library = InstrumentLibrary(tmp_path)
    assert library.current().said_version == "1.10"
    old = load_instrument(tmp_path / "a.toml")
    assert library.nearest(old.id, old.version).areas[0].items[0].name.nb == "Søvn"


def test_a_change_without_a_new_version_is_passed_over_and_told_of(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(SHIPPED.replace("Søvn, mat, helse og stell", "Søvn"), encoding="utf-8")
    library = InstrumentLibrary(tmp_path)
    (told,) = library.broken()
    assert library.current() == shipped_instrument()
    assert "ny versjon" in fault_sentence(NORWEGIAN, str(told.facts["faults"]))


def test_a_comment_is_no_change_and_every_other_change_shows_in_the_version(tmp_path: Path) -> None:
    commented = instrument_from(f"# vår egen\n{SHIPPED}".encode(), tmp_path)
    reworded = instrument_from(SHIPPED.replace("Oppmøte og fravær", "Fravær").encode(), tmp_path)
    assert commented.version == shipped_instrument().version
    assert reworded.said_version == commented.said_version
    assert reworded.version != commented.version


def test_a_file_that_cannot_be_used_is_told_of_and_the_programs_own_is_answered(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(without(SHIPPED, 'code = "vold"'), encoding="utf-8")
    library = InstrumentLibrary(tmp_path)
    assert library.current() == shipped_instrument()
    assert len(library.broken()) == 1


def test_the_hold_of_the_violence_route_is_in_the_shipped_file() -> None:
    route = next(one for one in shipped_instrument().routes if one.code == "RB")
    assert route.notice is GuardianNotice.HOLD
