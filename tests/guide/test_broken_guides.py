"""A guide that is wrong in one thing is refused, and the refusal says where and what."""

from pathlib import Path

import pytest

from bti_tui.domain.errors import GuideInvalid
from bti_tui.guide.loader import build, load_guide
from tests.guide.broken_forms import BROKEN_FORMS
from tests.guide.broken_ways import BROKEN_WAYS
from tests.guide.documents import place, standard, standard_text, step

LOG = "n1.samtykke_logg"
TALK = "n0.del_familie"


BROKEN = BROKEN_FORMS | BROKEN_WAYS


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_guide_is_refused_and_the_place_is_named(name: str) -> None:
    mutate, where, problem = BROKEN[name]
    document = standard()
    mutate(document)
    with pytest.raises(GuideInvalid) as refusal:
        build(document, "local.toml")
    assert refusal.value.facts["file"] == "local.toml"
    told = str(refusal.value.facts["faults"]).splitlines()
    assert [line for line in told if line.startswith(f"{where}: {problem}")], told


def test_there_are_many_ways_to_be_wrong() -> None:
    assert len(BROKEN) >= 25


def test_all_faults_are_told_at_once() -> None:
    document = standard()
    step(document, LOG)["done"] = "all_well"
    step(document, TALK)["due"]["after"] = "easter"
    with pytest.raises(GuideInvalid) as refusal:
        build(document, "local.toml")
    facts = refusal.value.facts
    assert facts["count"] == 2
    assert str(facts["faults"]).splitlines() == [
        "levels.0.steps.4.due.after: unknown-anchor easter",
        "levels.1.steps.1.done: unknown-predicate all_well",
    ]
    assert (facts["place"], facts["problem"]) == ("levels.0.steps.4.due.after", "unknown-anchor")


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "local.toml"
    file.write_text(text, encoding="utf-8")
    return file


def line_of(text: str, number: int) -> str:
    return text.splitlines()[number - 1]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('done = "log_settled"', 'done = "all_well"'),
        ('field = "prepared"', 'field = "wept"'),
        ('id = "T07"', 'id = "T06"'),
        ('{ code = "kindergarten", key = "b"', '{ code = "kindergarten", key = "h"'),
        ('to_step = "n1.gjennomfor"', 'to_step = "n1.sov"'),
    ],
)
def test_a_fault_in_a_file_is_named_with_its_line(tmp_path: Path, good: str, bad: str) -> None:
    text = standard_text()
    assert text.count(good) == 1
    with pytest.raises(GuideInvalid) as refusal:
        load_guide(written(tmp_path, text.replace(good, bad)))
    told = str(refusal.value.facts["faults"]).splitlines()
    lines = [int(one.partition("(line ")[2].partition(")")[0]) for one in told]
    assert any(bad in line_of(text.replace(good, bad), number) for number in lines), told


def test_the_line_of_a_missing_key_is_the_line_of_its_table(tmp_path: Path) -> None:
    text = standard_text().replace('id = "n1.plan"\n', "")
    with pytest.raises(GuideInvalid) as refusal:
        load_guide(written(tmp_path, text))
    place_told = str(refusal.value.facts["place"])
    assert place_told.startswith("levels.1.steps.3.id (line ")
    assert line_of(text, int(place_told.rpartition(" ")[2].rstrip(")"))) == "[[levels.steps]]"


def test_a_file_that_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(GuideInvalid) as refusal:
        load_guide(written(tmp_path, "format = 1\nid = \n"))
    assert refusal.value.facts["problem"] == "unreadable"
    assert "line 2" in str(refusal.value.facts["faults"])


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = " + b"[" * 100_000, b"a" * 2_000_001, b""])
def test_a_file_that_is_no_guide_at_all_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "local.toml"
    file.write_bytes(content)
    with pytest.raises(GuideInvalid):
        load_guide(file)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.toml", tmp_path):
        with pytest.raises(GuideInvalid) as refusal:
            load_guide(path)
        assert refusal.value.facts["problem"] == "unreadable"


def test_what_a_file_says_is_cleaned_before_it_is_shown() -> None:
    document = standard()
    step(document, LOG)["done"] = "x"
    step(document, LOG)["who"] = ["\x1b[31mmayor"]
    step(document, TALK)["help"]["nb"] = "Snakk \x1b]0;med\x07 familien."
    with pytest.raises(GuideInvalid) as refusal:
        build(document, "local.toml")
    assert "\x1b" not in str(refusal.value.facts["faults"])
    step(document, LOG)["done"] = "log_settled"
    step(document, LOG)["who"] = ["holder"]
    talk = build(document, "local.toml").levels[0].steps[4]
    assert talk.help.nb == "Snakk ]0;med familien."


def test_a_guide_in_bokmal_alone_is_allowed_and_spoken_in_bokmal() -> None:
    document = standard()
    step(document, LOG)["what"] = {"nb": "Ja til loggen"}
    assert place(document, LOG) == "levels.1.steps.1"
    words = build(document, "local.toml").levels[1].steps[1].what
    assert words.speak("nn") == words.speak("en") == "Ja til loggen"


def test_line_breaks_that_keep_the_file_narrow_are_folded() -> None:
    document = standard()
    step(document, LOG)["help"] = {"nb": "\nSpør\nfamilien.\n\nSkriv   svaret.\n"}
    assert build(document, "local.toml").levels[1].steps[1].help.nb == "Spør familien.\n\nSkriv svaret."
