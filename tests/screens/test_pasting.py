"""What is pasted is text, however the terminal cuts it up; what is typed stays a key."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bti_tui.screens.pasting import BEGIN, END, PasteFilter
from tests.hostile.corpus import TEXT

SIGNS = st.text(st.sampled_from("ab \n\t\r\x1b[]0;12~\x07\x11\x9bø") | st.characters(), max_size=40)


def filtered(*pieces: str) -> str:
    one = PasteFilter()
    return "".join(one.filtered(piece) for piece in pieces)


def test_typed_keys_go_through_as_they_are() -> None:
    keys = "a\x1b\x1b[A\x1b[200a\x11\x1bOP"
    assert filtered(keys) == keys


def test_controls_within_a_paste_are_taken_out() -> None:
    assert filtered(f"{BEGIN}a\x1b\x11b\x1b[31mc\x07\n\x1b[20d\x1b\x1b{END}e") == f"{BEGIN}ab[31mc\n[20d{END}e"


@given(text=SIGNS, cuts=st.lists(st.integers(0, 60), max_size=6))
def test_however_it_is_cut_a_paste_holds_no_control(text: str, cuts: list[int]) -> None:
    sent = f"x{BEGIN}{text.replace(END, '')}{END}y"
    places = [0, *sorted(cuts), len(sent)]
    whole = filtered(*(sent[start:end] for start, end in pairwise(places)))
    assert whole == filtered(sent)
    assert whole.startswith(f"x{BEGIN}")
    inside, _, after = whole.removeprefix(f"x{BEGIN}").partition(END)
    assert after == "y"
    assert all(unicodedata.category(one) != "Cc" or one in "\n\r\t" for one in inside)


def test_the_hostile_corpus_is_pasted_as_words() -> None:
    inside = filtered(f"{BEGIN}{TEXT}{END}").removeprefix(BEGIN).removesuffix(END)
    assert "klikk" in inside
    assert "\x1b" not in inside
