"""The Norwegian alphabet, whatever machine we run on."""

from hypothesis import given
from hypothesis import strategies as st

from bti_tui.i18n import sort_key


def test_ae_oe_aa_letters_stand_after_z_in_that_order() -> None:
    assert sorted(["Åse", "Øystein", "Ærlend", "Zara", "Anna"], key=sort_key) == [
        "Anna",
        "Zara",
        "Ærlend",
        "Øystein",
        "Åse",
    ]


def test_case_and_accents_count_only_between_equal_words() -> None:
    assert sorted(["Andre", "andré", "andrea", "André", "andre"], key=sort_key) == [
        "Andre",
        "andre",
        "André",
        "andré",
        "andrea",
    ]


def test_swedish_and_sami_letters_find_their_place() -> None:
    assert sorted(["Örjan", "Æra", "Ánne", "Anders", "Áilu", "Đoka", "Dora"], key=sort_key) == [
        "Áilu",
        "Anders",
        "Ánne",
        "Đoka",
        "Dora",
        "Æra",
        "Örjan",
    ]


def test_aa_stands_where_it_is_written() -> None:
    assert sorted(["Abel", "Aaron", "Åge", "Aase"], key=sort_key) == ["Aaron", "Aase", "Abel", "Åge"]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert sort_key("Åse")[:2] == sort_key("A\u030ase")[:2]


@given(st.text(), st.text())
def test_different_words_never_tie(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
