"""Files of abbreviations: read strictly, kept as a whole, faults left out one by one."""

from pathlib import Path

import pytest

from bti_tui.domain.shorthand import is_name, stops
from bti_tui.settings import Places
from bti_tui.settings.shorthand import ShorthandFiles, load_shorthand, shipped_shorthand


def files(folder: Path) -> ShorthandFiles:
    return ShorthandFiles(Places(folder, folder, folder))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_those_of_the_program_are_without_fault_in_both_written_languages(language: str) -> None:
    shipped = shipped_shorthand("nn" if language == "nn" else "nb")
    assert len(shipped.words) >= 20
    assert all(map(is_name, (*shipped.words, *shipped.texts)))
    assert all(list(stops(text)) for text in shipped.texts.values())
    assert shipped.words.keys() == shipped_shorthand("nb").words.keys()
    assert shipped.texts.keys() == shipped_shorthand("nb").texts.keys()


def test_what_is_kept_is_there_again_with_every_sign_and_only_the_owner_can_read_it(tmp_path: Path) -> None:
    mine = files(tmp_path)
    said = 'han "sa" \\ áhkku'
    mine.keep("æøå", said)
    mine.keep("to", "2")
    mine.keep("to", None)
    path = tmp_path / "shorthand-own.toml"
    assert load_shorthand(path)[0].words == {"æøå": said}
    assert load_shorthand(path)[1] == ()
    assert path.stat().st_mode & 0o077 == 0
    assert mine.of("nb").words["æøå"] == said


def test_texts_that_somebody_wrote_into_the_file_stay_when_an_abbreviation_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "shorthand-own.toml"
    path.write_text('[texts]\nos = "En: ___.\\nTo: ___."\n', "utf-8")
    files(tmp_path).keep("bib", "biblioteket")
    assert load_shorthand(path)[0].texts == {"os": "En: ___.\nTo: ___."}


def test_a_file_with_a_fault_is_laid_beside_before_it_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "shorthand-own.toml"
    path.write_text('[abbreviations]\nX = "stor"\nbib = "biblioteket"\n', "utf-8")
    files(tmp_path).keep("to", "2")
    assert load_shorthand(path)[0].words == {"bib": "biblioteket", "to": "2"}
    assert "X" in (tmp_path / "shorthand-own.bad").read_text("utf-8")


def test_a_file_that_is_too_large_or_no_text_is_passed_over_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "shorthand.toml"
    for content in (b"[abbreviations]\n" + b"#" * 70_000, b"\xff\xfe\x00", b"[abbreviations\n"):
        path.write_bytes(content)
        (problem,) = files(tmp_path).problems()
        assert problem.path == path
        assert files(tmp_path).of("nb") == shipped_shorthand("nb")


def test_control_signs_never_come_out_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "shorthand.toml"
    path.write_text('[abbreviations]\nfsk = "for\\u001b[31mesatte\\u202e"\n', "utf-8")
    assert load_shorthand(path)[0].words == {"fsk": "for[31mesatte"}
