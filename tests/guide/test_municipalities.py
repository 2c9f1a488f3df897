"""The list of the country's municipalities: whole, without doubles, and found by what people call their own."""

from bti_tui.guide.municipalities import called, municipalities

COUNTIES = {"03": 1, "11": 23, "15": 27, "18": 41, "31": 12, "32": 21, "33": 18, "34": 46, "39": 6, "40": 17}
COUNTIES |= {"42": 25, "46": 43, "50": 38, "55": 21, "56": 18}
"""How many municipalities each county has since 2024."""


def test_every_county_has_its_municipalities_and_no_number_stands_twice() -> None:
    codes = [one.code for one in municipalities()]
    assert len(set(codes)) == len(codes) == 357
    assert {county: sum(code.startswith(county) for code in codes) for county in COUNTIES} == COUNTIES


def test_a_municipality_is_found_by_its_name_its_sami_name_and_the_beginning_of_it() -> None:
    assert [one.code for one in called(" lillestrøm ")] == ["3205"]
    assert [one.code for one in called("Kárášjohka")] == [one.code for one in called("karasjok")] == ["5610"]
    assert [one.code for one in called("tromsø")] == ["5501"]
    assert [one.code for one in called("Herøy")] == ["1515", "1818"]
    assert {"Nordre Follo", "Nordre Land"} <= {one.name for one in called("nordre")}
    assert called("") == called("Atlantis") == ()
