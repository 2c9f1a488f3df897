"""The catalogue of measures: what fits a case, and how typed words find a title."""

from pathlib import Path

import pytest

from bti_tui.domain.catalogue import fitting
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode
from bti_tui.guide.compiled import shipped_catalogue
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.loader import load_guide
from bti_tui.guide.measure_catalogue import load_catalogue

TITLES = ("Liten lekegruppe med en voksen", "Lesegruppe to ganger i uka", "Fast kveldsrutine hjemme", "Leksehjelp")
GUIDE = load_guide("standard")
OWN = """
format = 1
hidden = ["leksehjelp"]

[measures.bygdekino]
title = { nb = "Kino sammen med støttekontakten" }
category = "fritid"
arena = "leisure"
levels = [2]
agencies = ["kultur"]
"""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lese", (1,)),
        ("gruppe", (0, 1)),
        ("uka gruppe", (1,)),
        ("kveldrutine", (2,)),
        ("lkesehjelp", (3,)),
        ("LEKS", (3,)),
        ("fast hjemme", (2,)),
        ("", ()),
        ("svømming", ()),
    ],
)
def test_typed_words_find_titles_in_any_order_within_words_and_with_a_slip(typed: str, found: tuple[int, ...]) -> None:
    assert fitting(typed, TITLES) == found


@pytest.mark.parametrize("word", ["les", "gru", "fxt"])
def test_a_short_word_is_not_guessed_at(word: str) -> None:
    assert fitting(f"{word[:2]}q", TITLES) == ()


def test_every_measure_of_the_catalogue_is_written_in_three_languages_and_fits_a_title() -> None:
    for one in shipped_catalogue().measures:
        assert all((one.title.nb, one.title.nn, one.title.en)), one.code
        assert max(map(len, (one.title.nb, one.title.nn, one.title.en))) <= 80


def test_each_kind_of_measure_but_the_last_is_in_the_catalogue() -> None:
    kinds = {choice.code for choice in GUIDE.choices["category"]}
    assert {one.category for one in shipped_catalogue().measures} == kinds - {"annet"}


def test_only_what_fits_the_level_and_the_agencies_is_offered() -> None:
    known = shipped_catalogue()
    alone = known.offered(Level.OWN_AGENCY, [AgencyCode("bhg")])
    together = known.offered(Level.TWO_AGENCIES, [AgencyCode("bhg"), AgencyCode("ppt")])
    assert all(not one.agencies or "bhg" in one.agencies for one in alone)
    assert {one.code for one in alone} & {"lekegruppe", "kveldsrutine"} == {"lekegruppe", "kveldsrutine"}
    assert "logoped_timer" not in {one.code for one in alone}
    assert "logoped_timer" in {one.code for one in together}


def test_a_kind_that_a_guide_lacks_is_not_offered_there() -> None:
    fit = shipped_catalogue().within({"fritid"}, set())
    assert {one.category for one in fit.measures} == {"fritid"}
    assert {one.area for one in fit.measures} == {None}


def test_the_municipality_adds_its_own_first_and_takes_others_out(tmp_path: Path) -> None:
    file = tmp_path / "measures.toml"
    file.write_text(OWN, encoding="utf-8")
    library = GuideLibrary(measures=file)
    assert library.catalogue.measures[0].title.speak("nn") == "Kino sammen med støttekontakten"
    assert "leksehjelp" not in {one.code for one in library.catalogue.measures}
    assert library.broken() == ()


def test_a_file_with_faults_names_each_and_adds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "measures.toml"
    wrong = OWN.replace('"fritid"', '"moro"').replace('"kultur"', '"kino"').replace("leksehjelp", "lekser")
    file.write_text(f"{wrong}\n[measures.lekegruppe]\ntitle = {{ nb = ' ' }}\ncategory = 'sosialt'\narena = 'home'\n")
    with pytest.raises(GuideInvalid) as caught:
        load_catalogue(file, GUIDE.choices, shipped_catalogue())
    said = str(caught.value.facts["faults"])
    own, known = "measures.bygdekino", "measures.lekegruppe"
    for place in ("hidden.0", f"{own}.category", f"{own}.agencies.0", known, f"{known}.title.nb"):
        assert place in said
    library = GuideLibrary(measures=file)
    assert library.catalogue == shipped_catalogue()
    assert [error.facts["file"] for error in library.broken()] == ["measures.toml"]


def test_nothing_unknown_is_read(tmp_path: Path) -> None:
    file = tmp_path / "measures.toml"
    file.write_text(OWN.replace("levels", "nivaa"), encoding="utf-8")
    with pytest.raises(GuideInvalid):
        load_catalogue(file, GUIDE.choices)
