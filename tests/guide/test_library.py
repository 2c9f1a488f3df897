"""The guides that are installed: the program's own and a folder; one bad file is told of, and the others still work."""

import os
from pathlib import Path

import pytest

from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import GuideId, GuideVersion, MunicipalityCode
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.loader import load_guide
from bti_tui.guide.names import fitting, guide_names
from tests.guide.own import HEAD, write_guide

OWN = GuideId("own.furuvik")
BAD_HEAD = HEAD.replace("own.furuvik", "own.bad")
STANDARD, TROMSO = GuideId("no.standard"), GuideId("no.tromso")


def test_new_cases_begin_with_the_standard_guide_until_another_is_chosen(tmp_path: Path) -> None:
    write_guide(tmp_path)
    assert GuideLibrary(tmp_path).current().id == STANDARD
    assert GuideLibrary(tmp_path, OWN).current().id == OWN
    assert GuideLibrary(tmp_path, TROMSO).current().id == TROMSO
    lost = GuideLibrary(tmp_path, "own.nowhere")
    assert (lost.current().id, lost.unusable()) == (STANDARD, "own.nowhere")
    assert GuideLibrary(tmp_path, OWN).unusable() is GuideLibrary(tmp_path).unusable() is None


def test_a_version_is_the_guides_own_and_that_of_the_guide_it_extends(tmp_path: Path) -> None:
    write_guide(tmp_path, version="7")
    assert GuideLibrary(tmp_path, OWN).current().version == f"7+{load_guide().version}"


def test_a_case_keeps_its_version_when_a_newer_file_lies_beside_it(tmp_path: Path) -> None:
    for version in ("2026.9", "2026.10"):
        differs = f'[levels.0.steps."n0.beslutt"]\nwhat.nb = "Versjon {version}"\n'
        write_guide(tmp_path, differs, name=f"furuvik-{version}.toml", version=version)
    library = GuideLibrary(tmp_path, OWN)
    old = library.of(OWN, GuideVersion("2026.9+2026.1"))
    assert [step.what.nb for step in old.steps() if step.id == "n0.beslutt"] == ["Versjon 2026.9"]
    assert library.current().version == "2026.10+2026.1"
    assert [one.version for one in library.offered() if one.id == OWN] == ["2026.10+2026.1"]


def test_a_guide_that_is_not_installed_is_not_found_but_a_case_can_still_be_read(tmp_path: Path) -> None:
    library = GuideLibrary(tmp_path)
    with pytest.raises(NotFound):
        library.of(OWN, GuideVersion("1"))
    assert library.nearest(OWN, GuideVersion("1")).id == STANDARD
    write_guide(tmp_path)
    assert GuideLibrary(tmp_path).nearest(OWN, GuideVersion("1")).id == OWN


def test_every_guide_is_offered_once_the_standard_one_first(tmp_path: Path) -> None:
    write_guide(tmp_path)
    ids = [one.id for one in GuideLibrary(tmp_path).offered()]
    assert ids[0] == STANDARD
    assert sorted(ids) == ["no.farsund", "no.lillestrom", "no.lister", "no.standard", "no.tromso", "own.furuvik"]


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        ("id = own.x\n", "unreadable", "at line 1"),
        (BAD_HEAD + "colour = 3\n", "unknown-key", "(line 9)"),
        (BAD_HEAD + '[levels.0.steps."n0.trygghetssjekk"]\nhidden = true\n', "safety-taken-away", "(line 10)"),
        ("\x00\xff", "unreadable", ""),
        ('version = "1"\n', "missing", "id"),
        (BAD_HEAD.replace("own.bad", "no.tromso"), "taken", "id"),
        (BAD_HEAD.replace("no.standard", "../../etc/passwd"), "unknown-guide", "(line 3)"),
        ("x = " + "[" * 5000, "unreadable", ""),
    ],
)
def test_a_bad_file_is_told_of_and_the_others_still_work(tmp_path: Path, content: str, problem: str, line: str) -> None:
    (tmp_path / "bad.toml").write_text(content, encoding="utf-8")
    write_guide(tmp_path, name="good.toml")
    library = GuideLibrary(tmp_path, OWN)
    (told,) = library.broken()
    assert told.facts["file"] == "bad.toml"
    assert problem in str(told.facts["faults"])
    assert line in str(told.facts["faults"])
    assert library.current().id == OWN
    assert TROMSO in {one.id for one in library.offered()}


def test_two_files_with_the_same_id_and_version_are_not_mixed_up(tmp_path: Path) -> None:
    write_guide(tmp_path, name="a.toml")
    write_guide(tmp_path, name="b.toml")
    (told,) = GuideLibrary(tmp_path).broken()
    assert (told.facts["file"], told.facts["problem"]) == ("b.toml", "taken")


def test_what_is_no_plain_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    assert {error.facts["file"] for error in GuideLibrary(tmp_path).broken()} == {"folder.toml", "pipe.toml"}


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert GuideLibrary(tmp_path / "nowhere").broken() == ()
    assert GuideLibrary(None).broken() == ()


def test_choosing_says_no_to_a_guide_that_can_not_be_used(tmp_path: Path) -> None:
    write_guide(tmp_path, "colour = 3\n")
    library = GuideLibrary(tmp_path)
    with pytest.raises(NotFound):
        library.choose(OWN)
    assert library.current().id == STANDARD
    assert library.choose(TROMSO).id == TROMSO
    assert library.current().id == TROMSO


@pytest.mark.parametrize(
    ("number", "found"),
    [("5501", "no.tromso"), ("4206", "no.farsund"), ("3205", "no.lillestrom"), ("4227", "no.lister")],
)
def test_a_municipality_finds_its_guide_by_its_number(number: str, found: str) -> None:
    fits = GuideLibrary(None).fitting(MunicipalityCode(number))
    by_head = fitting(guide_names(None), number)
    assert fits is not None
    assert by_head is not None
    assert (fits.id, by_head.id) == (found, found)
    assert GuideLibrary(None).fitting(MunicipalityCode("0301")) is None


def test_an_own_guide_for_a_municipality_goes_before_the_programs(tmp_path: Path) -> None:
    path = write_guide(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("9999", "5501"), encoding="utf-8")
    fits = GuideLibrary(tmp_path).fitting(MunicipalityCode("5501"))
    by_head = fitting(guide_names(tmp_path), "5501")
    assert fits is not None
    assert by_head is not None
    assert fits.id == by_head.id == OWN


def test_the_names_of_guides_are_read_without_loading_them(tmp_path: Path) -> None:
    write_guide(tmp_path)
    (tmp_path / "bad.toml").write_text("\x00", encoding="utf-8")
    names = {one.id: one.name.nb for one in guide_names(tmp_path)}
    assert names[OWN] == "Furuvik"
    assert names == {one.id: one.name.nb for one in GuideLibrary(tmp_path).offered()}


def test_what_a_file_and_its_name_say_is_cleaned_before_it_is_told(tmp_path: Path) -> None:
    write_guide(tmp_path, name="a.toml", version="\\u001b[31m")
    write_guide(tmp_path, name="b\x1b[2J.toml", version="\\u001b[31m")
    told = GuideLibrary(tmp_path).broken()
    assert told
    assert "\x1b" not in "".join(str(error.facts) + str(error.facts["faults"]) for error in told)
