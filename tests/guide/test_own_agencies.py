"""The municipality's own file of agencies: what differs, and every fault with its line."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bti_tui.domain.agencies import Agency, AgencyOwner, Reach
from bti_tui.domain.errors import AgenciesInvalid
from bti_tui.domain.ids import AgencyCode
from bti_tui.guide.compiled import shipped_guide
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.local_agencies import LocalGuides, with_agencies_of
from bti_tui.guide.own_agencies import read_own_agencies
from bti_tui.guide.starting_file import own_file
from tests.guide.own import furuvik

GUIDE: Final = shipped_guide()
NEW: Final = """
[agencies.fritid]
new = true
name.nb = "Fritidsklubben"
"""


def agency(code: str, agencies: tuple[Agency, ...] = GUIDE.agencies) -> Agency:
    return next(one for one in agencies if one.code == code)


def write(folder: Path, said: str, head: str = "format = 1\n") -> Path:
    path = folder / "agencies.toml"
    path.write_text(head + said, encoding="utf-8")
    return path


def here(folder: Path, said: str) -> tuple[Agency, ...]:
    """The agencies of a municipality with such a file."""
    return with_agencies_of(write(folder, said), GuideLibrary()).current().agencies


def faults(folder: Path, said: str, head: str = "format = 1\n") -> list[str]:
    with pytest.raises(AgenciesInvalid) as refused:
        read_own_agencies(write(folder, said, head), GUIDE.agencies)
    return str(refused.value.facts["faults"]).split("\n")


# the municipality's own file


def test_the_file_says_only_what_differs(tmp_path: Path) -> None:
    said = """
    [agencies.ppt]
    name.nb = "PPT for Furuvik"
    phone = "00 00 00 01"
    email = "ppt@furuvik.no"
    [[agencies.skole.workplaces]]
    name = "Solbakken skole"
    phone = "00 00 00 02"
    """
    own = here(tmp_path, said)
    assert agency("ppt", own).name.nb == "PPT for Furuvik"
    assert agency("ppt", own).reach == Reach("00 00 00 01", "ppt@furuvik.no")
    (school,) = agency("skole", own).workplaces
    assert (school.name, school.reach.phone) == ("Solbakken skole", "00 00 00 02")
    assert [one for one in own if one.code not in {"ppt", "skole"}] == [
        one for one in GUIDE.agencies if one.code not in {"ppt", "skole"}
    ]


def test_who_owns_an_agency_says_whether_it_lies_outside_unless_the_file_says_so(tmp_path: Path) -> None:
    own = here(
        tmp_path, '[agencies.krisesenter]\nowner = "municipal"\n[agencies.sfo]\nowner = "private"\nexternal = false'
    )
    assert not agency("krisesenter", own).is_external
    assert agency("sfo", own).owner is AgencyOwner.PRIVATE
    assert not agency("sfo", own).is_external


def test_an_agency_that_is_hidden_is_not_offered_and_keeps_its_name(tmp_path: Path) -> None:
    guide = with_agencies_of(write(tmp_path, "[agencies.out]\nhidden = true\n"), GuideLibrary()).current()
    choice = guide.choice("agency", "out")
    assert choice is not None
    assert (choice.label.nb, choice.is_offered) == ("Oppsøkende ungdomsteam", False)


def test_the_file_holds_for_every_guide_and_leaves_out_what_a_guide_does_not_know(tmp_path: Path) -> None:
    from bti_tui.domain.ids import GuideId

    folder = tmp_path / "guides"
    guide = furuvik(folder, NEW)
    library = GuideLibrary(folder, "own.furuvik")
    local = with_agencies_of(write(tmp_path, '[agencies.fritid]\nphone = "00 00"\n'), library)
    assert agency("fritid", local.current().agencies).reach.phone == "00 00"
    assert local.current().version == guide.version
    other = local.choose(GuideId("no.tromso"))
    assert AgencyCode("fritid") not in {one.code for one in other.agencies}
    assert local.broken() == ()
    assert local.of(guide.id, guide.version) is local.nearest(guide.id, guide.version)


def test_a_file_with_a_fault_is_told_of_and_changes_nothing(tmp_path: Path) -> None:
    local = with_agencies_of(write(tmp_path, '[agencies.ppt]\nphone = "ring"\n'), GuideLibrary())
    assert isinstance(local, LocalGuides)
    assert local.current().agencies == GUIDE.agencies
    (told,) = local.broken()
    assert told.facts["place"] == "agencies.ppt.phone (line 3)"


def test_without_a_file_the_guides_are_the_librarys_own(tmp_path: Path) -> None:
    library = GuideLibrary()
    assert with_agencies_of(tmp_path / "agencies.toml", library) is library
    assert with_agencies_of(None, library) is library


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('[agencies.nowhere]\nphone = "22"\n', "agencies.nowhere (line 2): unknown-agency nowhere"),
        ("[agencies.bup]\nnew = true\n", "agencies.bup (line 2): double bup"),
        ("[agencies.fritid]\nnew = true\n", "agencies.fritid.name (line 2): missing"),
        ('[agencies.bup]\nname.nb = "\\u200b"\n', "agencies.bup.name.nb (line 3): text-missing"),
        (f'[agencies.bup]\nname.nb = "{"a" * 61}"\n', "agencies.bup.name.nb (line 3): too-long > 60"),
        ('[agencies.bup]\nsecrecy = "agreed"\n', "agencies.bup.secrecy (line 3): law-decides secrecy"),
        ("[agencies.bup]\nhealth_care = false\n", "agencies.bup.health_care (line 3): law-decides health_care"),
        ('[agencies.bup]\nphone = "\\u001b[2J"\n', "agencies.bup.phone (line 3): not-a-phone [2J"),
        ('[agencies.bup]\nemail = "bup"\n', "agencies.bup.email (line 3): not-an-email bup"),
        ('[agencies.bup]\nkey = "b"\n', "agencies.bup.key (line 3): double b"),
        ('[agencies.bup]\nkey = "bb"\n', "agencies.bup.key (line 3): wrong-signs bb"),
        (
            '[agencies.bup]\nowner = "us"\n',
            "agencies.bup.owner (line 3): not-among us / municipal, county, state, shared, private",
        ),
        ("[agencies.bup]\ncolour = 1\n", "agencies.bup.colour (line 3): unknown-key"),
        ("[agencies.bup]\nexternal = 3\n", "agencies.bup.external (line 3): not-yes-or-no"),
        ("colour = 1\n", "colour (line 2): unknown-key"),
        ("agencies = 3\n", "agencies (line 2): wrong-shape {...}"),
        ("agencies.bup = 3\n", "agencies.bup (line 2): wrong-shape {...}"),
        ('[[agencies.skole.workplaces]]\nphone = "22"\n', "agencies.skole.workplaces.0.name (line 2): missing"),
        ('[agencies."BUP x"]\nnew = true\nname.nb = "x"\n', "agencies.BUP x (line 2): wrong-signs BUP x"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path: Path, said: str, told: str) -> None:
    assert told in faults(tmp_path, said)


@pytest.mark.parametrize(
    "content",
    [b"format = 1\n[agencies", b"\xff\xfe", b"a" * 2_000_000, b"format = 1\nx = " + b"[" * 5000, b"\x00"],
    ids=["cut", "no utf-8", "large", "deep", "nul"],
)
def test_a_file_that_can_not_be_read_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "agencies.toml"
    path.write_bytes(content)
    with pytest.raises(AgenciesInvalid) as refused:
        read_own_agencies(path, GUIDE.agencies)
    assert refused.value.facts["problem"] == "unreadable"


def test_what_a_terminal_could_obey_is_cleaned_away(tmp_path: Path) -> None:
    own = here(tmp_path, '[agencies.bup]\nname.nb = "BUP \\u001b[31m\\u202erød"\naddress = "a\\nb\\u0000"\n')
    assert agency("bup", own).name.nb == "BUP [31mrød"
    assert agency("bup", own).reach.address == "a b"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_file_to_start_from_can_be_used_as_it_stands_and_with_all_its_examples(
    tmp_path: Path, language: str
) -> None:
    text = own_file("new-agencies", "agencies.toml", date(2026, 11, 22), "nn" if language == "nn" else "nb")
    own = read_own_agencies(write(tmp_path, text, ""), GUIDE.agencies)
    assert (own.said, own.checked_on) == ({}, date(2026, 11, 22))
    lines = text.splitlines()
    shown = [
        line[2:]
        if line.startswith(
            (
                "# [",
                "# name =",
                "# phone",
                "# email",
                "# address",
                "# hours",
                "# hidden",
                "# owner =",
                "# external",
                "# new",
                "# kind =",
                "# secrecy =",
            )
        )
        else line
        for line in lines
    ]
    told = read_own_agencies(write(tmp_path, "\n".join(shown), ""), GUIDE.agencies)
    assert set(told.said) == {"ppt", "skole", "out", "krisesenter", "furuvik_hus"}
