"""The agencies: those of the program, and what a guide says of them."""

from pathlib import Path
from typing import Final

import pytest

from bti_tui.domain.agencies import Agency, Secrecy
from bti_tui.domain.errors import GuideInvalid
from bti_tui.guide.compiled import shipped_guide
from bti_tui.guide.loader import load_guide, load_rules
from tests.guide.own import furuvik

GUIDE: Final = shipped_guide()
FIELD_TEXT: Final = (
    "bhg skole sfo vgs hst shst hfu jordmor ppt bv phf fysio logoped ke torg barnekoord nav flykt bup fastlege "
    "sykehus familievern krisesenter politi barnehus statped kultur out tannhelse frivillig voksen_rus privat"
)
"""The codes of 7.1 of the field text; stored cases name them for ever."""
OUTSIDE: Final = (
    "vgs nav bup fastlege sykehus familievern krisesenter politi barnehus statped tannhelse frivillig privat"
)
NEW: Final = """
[agencies.fritid]
new = true
name.nb = "Fritidsklubben"
"""


def agency(code: str, agencies: tuple[Agency, ...] = GUIDE.agencies) -> Agency:
    return next(one for one in agencies if one.code == code)


# those of the program


def test_every_agency_of_the_field_text_is_there_and_the_one_for_all_others_is_last() -> None:
    codes = [one.code for one in GUIDE.agencies]
    assert set(codes) == {*FIELD_TEXT.split(), "annet"}
    assert codes[-1] == "annet"
    assert all(one.name.nb and one.name.nn and one.name.en for one in GUIDE.agencies)


def test_those_outside_the_municipality_are_marked() -> None:
    assert {one.code for one in GUIDE.agencies if one.is_external} == set(OUTSIDE.split())


def test_stricter_secrecy_is_that_of_the_law_of_each_agency() -> None:
    strict: dict[str, Secrecy] = {one.code: one.secrecy for one in GUIDE.agencies if one.has_stricter_secrecy}
    assert strict["bv"] is Secrecy.CHILD_WELFARE
    assert strict["familievern"] is Secrecy.FAMILY_COUNSELLING
    assert strict["nav"] is Secrecy.SOCIAL
    assert strict["krisesenter"] is Secrecy.CRISIS_CENTRE
    assert strict["hst"] is strict["fastlege"] is Secrecy.HEALTH
    assert not {"bhg", "skole", "ppt", "politi", "frivillig"} & set(strict)


def test_r52_every_duty_of_confidentiality_says_which_law_it_comes_from_and_when_that_was_checked() -> None:
    laws = load_rules().secrecy
    assert [one.secrecy for one in laws] == [*Secrecy]
    assert all(one.says.nn and one.says.en and one.provenance.source for one in laws)
    assert all(one.provenance.checked_on >= one.provenance.valid_from for one in laws)


def test_those_that_give_health_care_are_known_to_the_rule_pack_and_bound_as_health_personnel() -> None:
    health = {one.code for one in GUIDE.agencies if one.gives_health_care}
    assert set(load_rules().health_agencies) == health
    assert all(agency(code).secrecy is Secrecy.HEALTH for code in health)


def test_forms_offer_the_agencies_of_the_guide() -> None:
    assert [one.code for one in GUIDE.choices["agency"]] == [one.code for one in GUIDE.agencies]


# a municipality's guide


@pytest.mark.parametrize(
    ("guide", "code", "name"),
    [
        ("lister", "ppt", "PPT for Lister"),
        ("lister", "torg", "Tjenestekontoret"),
        ("lillestrom", "torg", "Tjenestetorget"),
        ("lillestrom", "hst", "Helsestasjon 0-6 år"),
        ("tromso", "kultur", "Fritidsklubb og kultur"),
    ],
)
def test_a_municipality_calls_its_agencies_by_its_own_names(guide: str, code: str, name: str) -> None:
    assert agency(code, load_guide(guide).agencies).name.nb == name


def test_what_five_municipalities_share_lies_outside_each_of_them() -> None:
    shared = {one.code for one in load_guide("lister").agencies if one.is_external} - set(OUTSIDE.split())
    assert shared == {"ppt", "bv"}


def test_a_guide_may_have_agencies_of_its_own_that_give_health_care(tmp_path: Path) -> None:
    guide = furuvik(tmp_path, NEW + 'secrecy = "health"\nhealth_care = true\n')
    assert guide.choice("agency", "fritid") is not None
    assert "fritid" in load_rules().under(guide.local).health_agencies
    assert "fritid" not in load_rules().under(GUIDE.local).health_agencies
    twice = load_rules().under(guide.local).under(guide.local)
    assert twice == load_rules().under(guide.local)


def test_a_guide_can_not_take_the_law_from_an_agency(tmp_path: Path) -> None:
    with pytest.raises(GuideInvalid) as refused:
        furuvik(tmp_path, '[agencies.bv]\nsecrecy = "general"\n')
    assert refused.value.facts["faults"] == "agencies.bv.secrecy (line 10): law-decides secrecy"
