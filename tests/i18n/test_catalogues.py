"""The tool that keeps the catalogues in step finds what is missing, doubtful or broken."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import i18n_catalogues
from bti_tui.i18n import LANGUAGES
from hatch_build import catalogues, compile_catalogues

HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
CODE = 'tr("Save"); self.tr("Open {case}", case=1); x.ntr("{n} day", "{n} days", 2); KEY = N_("Help")\n'


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package with one file of code and a bokmål catalogue without texts."""
    monkeypatch.setattr(i18n_catalogues, "ROOT", tmp_path)
    folder = tmp_path / "bti_tui" / "locale" / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "bti_tui.po").write_text(HEADER, encoding="utf-8")
    (tmp_path / "bti_tui" / "screen.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def test_all_three_marks_are_found(house: Path) -> None:
    found = {message.id for message in i18n_catalogues.texts_of_the_code() if message.id}
    assert found == {"Save", "Open {case}", ("{n} day", "{n} days"), "Help"}


def test_a_text_of_the_code_that_is_not_in_the_catalogue_is_told(house: Path) -> None:
    assert "nb: not in the catalogue, run make i18n: 'Help'" in i18n_catalogues.check()


def test_after_an_update_only_the_translations_are_missing(house: Path) -> None:
    i18n_catalogues.update()
    assert {fault.rpartition(": ")[0] for fault in i18n_catalogues.check()} == {"nb: missing"}


def test_a_text_that_the_code_no_longer_says_is_dropped(house: Path) -> None:
    i18n_catalogues.update()
    (house / "bti_tui" / "screen.py").write_text('tr("Save")\n', encoding="utf-8")
    assert any("no longer in the code" in fault for fault in i18n_catalogues.check())
    i18n_catalogues.update()
    assert i18n_catalogues.check() == ["nb: missing: 'Save'"]


def test_an_update_of_an_updated_catalogue_changes_nothing(house: Path) -> None:
    i18n_catalogues.update()
    before = catalogues(house)[0].read_bytes()
    i18n_catalogues.update()
    assert catalogues(house)[0].read_bytes() == before


@pytest.mark.parametrize(
    ("message", "faults"),
    [
        (Message("Open {case}", "Åpne {case}"), []),
        (Message("Open {case}", "Åpne {sak}"), ["the places in braces differ"]),
        (Message("Open {case}", "Åpne"), ["the places in braces differ"]),
        (Message("Save", "Lagre", flags=("fuzzy",)), ["doubtful (fuzzy)"]),
        (Message("Save", ""), ["missing"]),
        (Message(("{n} day", "{n} days"), ("{n} dag", "")), ["missing"]),
        (Message(("{n} day", "{n} days"), ("{n} dag", "{n} dager")), []),
    ],
)
def test_each_kind_of_fault_is_named(message: Message, faults: list[str]) -> None:
    assert list(i18n_catalogues.faults_of_message(message, "nb")) == faults


def test_english_may_leave_a_text_to_the_code() -> None:
    assert list(i18n_catalogues.faults_of_message(Message("Save", ""), "en")) == []


def test_compiling_makes_one_catalogue_a_language_and_leaves_doubtful_texts_out(house: Path) -> None:
    po = catalogues(house)[0]
    texts = '#, fuzzy\nmsgid "Save"\nmsgstr "Gjem"\n\nmsgid "Help"\nmsgstr "Hjelp"\n'
    po.write_text(HEADER + texts, encoding="utf-8")
    assert compile_catalogues(house) == [po.with_suffix(".mo")]
    compiled = gettext.translation("bti_tui", house / "bti_tui" / "locale", languages=["nb"], fallback=False)
    assert (compiled.gettext("Save"), compiled.gettext("Help")) == ("Save", "Hjelp")


def test_every_language_of_the_program_has_its_catalogue() -> None:
    root = Path(i18n_catalogues.__file__).parent
    assert {path.parts[-3] for path in catalogues(root)} == set(LANGUAGES)


@pytest.mark.parametrize("arguments", [[], ["mend"], ["check", "update"]])
def test_a_wrong_call_explains_the_tool(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert i18n_catalogues.main(arguments) == 2
    assert "compile" in capsys.readouterr().out
