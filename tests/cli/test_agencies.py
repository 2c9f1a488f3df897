"""`bti agencies`: look a service up, check the municipality's own file, begin it."""

from pathlib import Path

import pytest

from tests.cli.calls import PASSPHRASE, Shell, secret_in

OWN = """
format = 1
[agencies.ppt]
name.nb = "PPT for Furuvik"
phone = "00 00 00 01"
[[agencies.skole.workplaces]]
name = "Solbakken skole"
phone = "00 00 00 02"
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The municipality's own file, in a configuration folder that nobody else sees."""
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "agencies.toml"


def test_the_list_is_narrowed_by_words_and_knows_workplaces_and_numbers(empty: Shell, file: Path) -> None:
    file.write_text(OWN, encoding="utf-8")
    assert "00 00 00 01" in empty.bti("agencies", "list", "ppt").out
    answer = empty.bti("agencies", "list", "solb")
    assert [line.split()[0] for line in answer.out.splitlines()[1:]] == ["skole", "Solbakken"]
    assert len(empty.bti("agencies", "list", "--json").document["agencies"]) == 33


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_service_tells_whose_it_is_and_what_binds_it(empty: Shell, file: Path, language: str) -> None:
    answer = empty.bti("--lang", language, "agencies", "show", "bv")
    assert {"nb": "barnevernsloven § 13-1", "nn": "barnevernslova § 13-1", "en": "Child Welfare Act § 13-1"}[
        language
    ] in answer.out
    document = empty.bti("agencies", "show", "bup", "--json").document
    assert (document["owner"], document["external"], document["secrecy"]) == ("state", True, "health")
    assert not file.exists()


def test_a_name_that_none_or_several_have_is_asked_for_again(empty: Shell, file: Path) -> None:
    assert empty.bti("agencies", "show", "x").code == 2
    several = empty.bti("--lang", "en", "agencies", "show", "helsestasjon")
    assert (several.code, file.exists()) == (2, False)


def test_a_file_is_begun_checked_and_never_written_over(empty: Shell, file: Path) -> None:
    assert empty.bti("agencies", "check").code == 2
    assert empty.bti("agencies", "new").code == 0
    assert empty.bti("agencies", "check", "--json").document == {"usable": True, "faults": []}
    before = file.read_text(encoding="utf-8")
    assert empty.bti("agencies", "new").code == 2
    assert file.read_text(encoding="utf-8") == before


def test_every_fault_is_told_with_its_line_and_the_other_services_still_work(empty: Shell, file: Path) -> None:
    file.write_text('format = 1\n[agencies.ppt]\nphone = "ring"\n[agencies.x]\nphone = "1"\n', encoding="utf-8")
    answer = empty.bti("--lang", "en", "agencies", "check")
    assert answer.code == 21
    assert [line.partition(":")[0] for line in answer.out.splitlines()] == [
        "Line 3, agencies.ppt.phone",
        "Line 4, agencies.x",
    ]
    listed = empty.bti("--lang", "en", "agencies", "list", "ppt")
    assert listed.code == 0
    assert "Your own services in agencies.toml are left out until this is mended. Line 3" in listed.err


def test_somebody_works_in_a_service_that_there_is(real: Shell, file: Path) -> None:
    passphrase = ("--passphrase-fd", secret_in(PASSPHRASE))
    answer = real.bti("store", "invite", "Oddny Berg", "--agency", "bhx", *passphrase)
    assert (answer.code, "bhx" in answer.err) == (2, True)
    assert not file.exists()
