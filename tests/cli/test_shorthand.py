"""`bti shorthand`: what is written out while somebody types, and whether a file of it can be used."""

from pathlib import Path

import pytest

from tests.cli.calls import Shell


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder that nobody else sees."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("BTI_HOME", str(folder))
    return folder


@pytest.mark.parametrize(("language", "word"), [("nb", "foresatte"), ("nn", "føresette"), ("en", "foresatte")])
def test_the_list_has_the_programs_own_in_the_language_that_is_written(
    empty: Shell, folder: Path, language: str, word: str
) -> None:
    answer = empty.bti("--lang", language, "shorthand", "list", "--json")
    (row,) = (one for one in answer.document["shorthand"] if one["typed"] == "fsk")
    assert row["text"] == word
    assert any(one["typed"].startswith("mal") and "___" in one["text"] for one in answer.document["shorthand"])


def test_what_is_ones_own_comes_before_the_municipalitys_and_an_empty_text_takes_one_out(
    empty: Shell, folder: Path
) -> None:
    (folder / "shorthand.toml").write_text('[abbreviations]\nfsk = "familien"\nhs = ""\nbib = "biblioteket"\n', "utf-8")
    (folder / "shorthand-own.toml").write_text('[abbreviations]\nfsk = "mor og far"\n', "utf-8")
    answer = empty.bti("--lang", "en", "shorthand", "list")
    assert "fsk" in answer.out
    rows = {line.split()[0]: line for line in answer.out.splitlines()}
    assert "mor og far" in rows["fsk"]
    assert "your own" in rows["fsk"]
    assert "the municipality's" in rows["bib"]
    assert "the program's" in rows["bhg"]
    assert "hs" not in rows


def test_a_file_is_checked_with_one_line_for_each_fault_and_the_rest_of_it_counts(empty: Shell, folder: Path) -> None:
    file = folder / "shorthand.toml"
    file.write_text(
        '[abbreviations]\nbra = "bra barn"\nA = "en"\nlang = "a\\nb"\n\n[mal]\nx = 1\n'
        '\n[texts]\nok = "Avtalt: ___."\nto = 2\n',
        "utf-8",
    )
    answer = empty.bti("--lang", "en", "shorthand", "check")
    assert answer.code == 23
    assert answer.out.splitlines() == [
        "shorthand.toml, line 3: abbreviations.A must be 2 to 12 small letters or digits.",
        "shorthand.toml, line 4: abbreviations.lang must stand for a text of one line, at most 200 signs.",
        "shorthand.toml, line 6: mal is not one of the tables abbreviations and texts.",
        "shorthand.toml, line 11: texts.to must be a text of at most 2,000 signs.",
    ]
    used = {one["typed"]: one["text"] for one in empty.bti("shorthand", "list", "--json").document["shorthand"]}
    assert used["bra"] == "bra barn"
    assert used["malok"] == "Avtalt: ___."
    assert "malto" not in used


def test_a_file_that_is_no_toml_is_told_of_with_its_line(empty: Shell, folder: Path) -> None:
    file = folder / "mine.toml"
    file.write_text('[abbreviations]\nfsk = foresatte"\n', "utf-8")
    answer = empty.bti("--lang", "en", "shorthand", "check", str(file))
    assert answer.code == 23
    assert "mine.toml, line 2: the line can't be understood." in answer.out
    assert empty.bti("shorthand", "check", str(file), "--json").document["usable"] is False


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_file_to_start_from_can_be_used_and_is_never_written_over(empty: Shell, folder: Path, language: str) -> None:
    empty.bti("--lang", language, "shorthand", "new")
    written = (folder / "shorthand.toml").read_text("utf-8")
    assert "0" in empty.bti("--lang", language, "shorthand", "check").out
    examples = written.replace("\n# spr", "\nspr").replace("\n# tlf", "\ntlf")
    (folder / "shorthand.toml").write_text(examples, "utf-8")
    assert "2" in empty.bti("--lang", language, "shorthand", "check").out
    assert empty.bti("shorthand", "new").code == 2
    assert (folder / "shorthand.toml").read_text("utf-8") == examples
