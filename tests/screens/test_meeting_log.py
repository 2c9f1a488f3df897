"""The lines of a meeting: each in full, parted between words, in as many columns as there are."""

from rich.cells import cell_len

from bti_tui.widgets.meeting_log import wrapped


def test_a_text_is_parted_between_words_and_no_word_is_lost() -> None:
    text = "Mor: morgenene er vanskelige, hun er trøtt og vil ikke stå opp"
    rows = wrapped(text, 20)
    assert " ".join(rows) == text
    assert max(map(len, rows)) <= 20


def test_a_word_that_is_wider_than_the_row_is_cut_and_kept() -> None:
    assert wrapped("å" * 25, 10) == ["å" * 10, "å" * 10, "å" * 5]


def test_wide_signs_count_as_two_columns() -> None:
    rows = wrapped("漢字 漢字 漢字", 9)
    assert rows == ["漢字 漢字", "漢字"]
    assert all(cell_len(row) <= 9 for row in rows)


def test_nothing_is_one_empty_row() -> None:
    assert wrapped("", 10) == [""]
