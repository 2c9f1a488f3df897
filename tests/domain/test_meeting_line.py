"""One line of a meeting, on Monday 23 November 2026: what is typed, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.date_forms import DateProblem
from bti_tui.domain.ids import AgencyCode, GoalId, PartyId
from bti_tui.domain.meeting_line import read_line
from bti_tui.domain.meeting_names import handle
from bti_tui.domain.meeting_words import (
    LETTERS,
    LineKind,
    LineProblem,
    Nameable,
    NameableAgency,
    NameableArena,
    NameableGoal,
    Nameables,
    Newcomer,
    TypedLine,
)
from bti_tui.domain.meeting_writing import complete, write_line
from bti_tui.domain.notes import Visibility
from bti_tui.domain.text import clean

TODAY = date(2026, 11, 23)
PPT, HST, BUP = AgencyCode("ppt"), AgencyCode("hst"), AgencyCode("bup")
ANE = Nameable(PartyId("1"), "Ane Dahl", ("mor",), is_speaker=True)
JON = Nameable(PartyId("2"), "Jon Dahl", ("far",), is_speaker=True)
IDA = Nameable(PartyId("3"), "Ida Moen", ("IM",), PPT, "PPT")
KARI = Nameable(PartyId("4"), "Kari Lund", ("KLU",), AgencyCode("skole"), "Skole")
MORTEN = Nameable(PartyId("5"), "Morten Vik", ("MV",), AgencyCode("skole"), "Skole")
TOR = Nameable(PartyId("6"), "Tor Lie", ("TL",), HST, "Helsestasjon", is_covered=False)
IDAS = Nameable(PartyId("7"), "Ida Mo", ("IMO",), AgencyCode("skole"), "Skole")
HOME = NameableArena("home", "Hjemme", ("h", "Hjemme", "Heime"))
SCHOOL = NameableArena("school", "Skole", ("s", "Skole", "Skule"))
HEALTH = NameableArena("health", "Helse", ("e", "Helse"))
KNOWN = Nameables(
    TODAY,
    people=(ANE, JON, IDA, KARI, MORTEN, TOR),
    agencies=(
        NameableAgency(PPT, "PPT"),
        NameableAgency(HST, "Helsestasjon", False),
        NameableAgency(BUP, "BUP", False),
    ),
    arenas=(HOME, SCHOOL, HEALTH),
    goals=(NameableGoal(GoalId("g1"), 1, "Kommer i tide"), NameableGoal(GoalId("g2"), 2, "Leser alene")),
    goal=GoalId("g1"),
    days={"jul": date(2026, 12, 24)},
    visibilities={"#intern": Visibility.INTERNAL, "#internt": Visibility.INTERNAL, "#skjermet": Visibility.SHIELDED},
    last="Møtes i gangen 8.15",
)


def read(typed: str) -> TypedLine:
    return read_line(typed, KNOWN)


def problems(typed: str) -> list[LineProblem]:
    return [one.problem for one in read(typed).open]


def test_a_measure_with_responsible_date_and_arena_takes_one_line() -> None:
    line = read("t Lesegruppe 2 g i uka @ida !om 6 uker #skole")
    assert line == TypedLine(LineKind.MEASURE, "Lesegruppe 2 g i uka", IDA, date(2027, 1, 4), SCHOOL)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_small_letter_first_says_the_kind(letter: str) -> None:
    assert read(f"{letter} Nora kommer").kind is LETTERS[letter]
    assert read(f"{letter} Nora kommer").text == "Nora kommer"


@pytest.mark.parametrize("typed", ["Mor: morgenene er vanskelige", "S er glad i lesing", "i dag kom hun", "N. sa det"])
def test_without_a_small_letter_it_is_a_note_just_as_it_stands(typed: str) -> None:
    assert read(typed) == TypedLine(LineKind.NOTE, typed)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("@mor", ANE),
        ("@Mor,", ANE),
        ("@ane", ANE),
        ("@Ane Dahl", ANE),
        ("@ane_dahl", ANE),
        ("@far", JON),
        ("@j", JON),
        ("@klu", KARI),
        ("@ppt", IDA),
        ("@moen", IDA),
        ("@mort", MORTEN),
        ("@vik", MORTEN),
    ],
)
def test_somebody_is_meant_by_relation_name_initials_or_agency(typed: str, who: Nameable) -> None:
    line = read(f"t Ringer {typed} !fre #hjem")
    assert (line.responsible, line.text, line.open) == (who, "Ringer", ())


@pytest.mark.parametrize(
    ("typed", "who", "text"),
    [
        ("f @mor: Vi trenger ro hjemme", ANE, "Vi trenger ro hjemme"),
        ("f @jon Jeg kan følge", JON, "Jeg kan følge"),
        ("f Vi trenger @mor hjemme", None, "Vi trenger Ane Dahl hjemme"),
        ("f @ida hjelper oss", None, "Ida Moen hjelper oss"),
        ("f @@mor er ikke her", None, "@mor er ikke her"),
        ("n @mor ringer", None, "Ane Dahl ringer"),
    ],
)
def test_a_guardian_named_first_in_the_familys_words_says_them(typed: str, who: Nameable | None, text: str) -> None:
    line = read(typed)
    assert (line.said_by, line.text, line.open) == (who, text, ())
    assert read(write_line(line, KNOWN)) == line


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("!fre", date(2026, 11, 27)),
        ("!om 6 uker", date(2027, 1, 4)),
        ("!om seks veker", date(2027, 1, 4)),
        ("!uke 3", date(2027, 1, 22)),
        ("!veke 3 tys", date(2027, 1, 19)),
        ("!15. januar", date(2027, 1, 15)),
        ("!fredag 27. november 2026", date(2026, 11, 27)),
        ("!+14d,", date(2026, 12, 7)),
        ("!jul", date(2026, 12, 24)),
        ("!i dag", TODAY),
    ],
)
def test_a_deadline_may_be_of_several_words(typed: str, day: date) -> None:
    line = read(f"t Ringer {typed} etter skolen @mor #hjem")
    assert (line.due_on, line.text, line.open) == (day, "Ringer etter skolen", ())


@pytest.mark.parametrize(
    ("typed", "arena"), [("#hjem", HOME), ("#heime", HOME), ("#h", HOME), ("#skule", SCHOOL), ("#e", HEALTH)]
)
def test_an_arena_is_meant_by_letter_or_by_the_beginning_of_its_name(typed: str, arena: NameableArena) -> None:
    assert read(f"t Ringer @mor !fre {typed}").arena == arena


def test_a_line_is_turned_into_a_measure_from_either_end() -> None:
    measure = TypedLine(LineKind.MEASURE, "Far leser høyt", JON, date(2026, 11, 27), HOME)
    assert read("> l Far leser høyt @far !fre #hjem") == measure
    assert read(">Far leser høyt @far !fre #hjem") == measure
    assert read("n Far leser høyt @far !fre #hjem >") == measure


def test_the_last_line_that_was_stored_is_turned_into_a_measure() -> None:
    assert read("> @mor !fre #skole") == TypedLine(
        LineKind.MEASURE, "Møtes i gangen 8.15", ANE, date(2026, 11, 27), SCHOOL
    )
    assert [one.problem for one in read_line("> @mor !fre #h", Nameables(TODAY, goal=GoalId("g1"))).open] == [
        LineProblem.NOBODY,
        LineProblem.ARENA,
        LineProblem.NOTHING_BEFORE,
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("t", ["no-text", "no-responsible", "no-date", "no-arena"]),
        ("t Ringer @mor !fre", ["no-arena"]),
        ("t Ringer @mor #hjem", ["no-date"]),
        ("t Ringer !fre #hjem", ["no-responsible"]),
        ("t Ringer @ukjent !fre #hjem", ["nobody"]),
        ("t Ringer @mo !fre #hjem", ["several"]),
        ("t Ringer @mor @far !fre #hjem", ["twice"]),
        ("t Ringer @mor !fre !man #hjem", ["twice"]),
        ("t Ringer @mor !fre #hjem #skole", ["twice"]),
        ("t Ringer @mor !fre #hav", ["arena"]),
        ("t Ringer @mor !fre #h ~3", ["goal"]),
        ("t Ringer @mor !snart #hjem", ["date"]),
        ("t Ringer @mor !1.1.2026 #hjem", ["past"]),
        (f"t {'ord ' * 21} @mor !fre #hjem", ["too-long"]),
        ("n Ringer @ukjent", ["nobody"]),
    ],
)
def test_what_is_open_is_said_and_never_guessed(typed: str, found: list[str]) -> None:
    assert problems(typed) == found


def test_an_unknown_name_offers_a_choice() -> None:
    assert read("n Ringer @ukjent").open[0].choices == ("@mor", "@far", "@Ida", "@Kari", "@Morten", "@Tor")
    assert read("t Ringer @mo !fre #h").open[0].choices == ("@mor", "@Ida", "@Morten")
    assert read("t Ringer @mor !fre #he").open[0].choices == ("#hjemme", "#helse")


def test_a_date_that_cannot_be_read_says_why() -> None:
    assert read("t Ringer @mor !3m #hjem").open[0].date_problem is DateProblem.ASK_MONTHS


@pytest.mark.parametrize(
    "typed", ["t Hørsel @tor !fre #e", "t Hørsel @bup !fre #e", "n Vi spør @tor", "b @helsestasjon"]
)
def test_an_agency_without_consent_is_a_stop(typed: str) -> None:
    assert read(typed).is_stopped
    assert not read("t Ringer @ida !fre #hjem").is_stopped


def test_in_other_lines_a_name_is_written_out_and_a_word_says_who_may_see_it() -> None:
    line = read("n Skal ringe @ida. #intern")
    assert (line.text, line.visibility, line.responsible) == ("Skal ringe Ida Moen.", Visibility.INTERNAL, None)
    assert read("s Så fint! #sol").text == "Så fint! #sol"


@pytest.mark.parametrize(
    ("typed", "newcomer"),
    [
        ("+ Per Vik, trener, BUP", Newcomer("Per Vik", "trener", KNOWN.agencies[2])),
        ("+Per Vik, trener, helses", Newcomer("Per Vik", "trener", KNOWN.agencies[1])),
        ("+ Per Vik, ppt", Newcomer("Per Vik", "", KNOWN.agencies[0])),
        ("+ Per Vik, farfar", Newcomer("Per Vik", "farfar")),
        ("+ Per Vik", Newcomer("Per Vik")),
    ],
)
def test_somebody_who_came_is_added_in_one_line(typed: str, newcomer: Newcomer) -> None:
    line = read(typed)
    assert (line.kind, line.newcomer, line.open) == (LineKind.ATTENDEE, newcomer, ())
    assert read(write_line(line, KNOWN)) == line


def test_an_agency_that_nobody_knows_is_open() -> None:
    assert problems("+ Per Vik, trener, Fotball") == ["agency"]
    assert problems("+") == ["no-text"]


def test_a_sign_that_is_doubled_stands_for_itself() -> None:
    assert read("t Les @@boka !!nå ##x ~~1 @mor !fre #h").text == "Les @boka !nå #x ~1"


def test_two_with_one_first_name_are_told_apart_by_more_of_it() -> None:
    known = Nameables(TODAY, people=(IDA, IDAS))
    assert (handle(IDA, known), handle(IDAS, known)) == ("@IM", "@IMO")
    assert read_line("n @ida", known).open[0].choices == ("@IM", "@IMO")


def test_tab_knows_what_the_word_at_the_cursor_may_become() -> None:
    typed = "t Ringer @mo !fre #s"
    assert complete(typed, 12, KNOWN).choices == ("@mor", "@Ida", "@Morten")
    assert typed[complete(typed, 12, KNOWN).start : complete(typed, 12, KNOWN).end] == "@mo"
    assert complete(typed, len(typed), KNOWN).choices == ("#skole",)
    assert complete(typed, 4, KNOWN).choices == ()
    assert complete("n Ringer #", 10, KNOWN).choices == ("#intern", "#internt", "#skjermet")
    assert complete("t x ~", 5, KNOWN).choices == ("~1", "~2")


_WORDS = st.one_of(
    st.sampled_from(
        ["@mor", "@ida", "@ukjent", "@mo", "@", "@@", "!fre", "!om", "6", "uker", "!snart", "#hjem", "#intern", "#h"]
    ),
    st.sampled_from(
        ["##x", "~1", "~9", ">", ">>", "+", "++", "n", "t", "s", "mor", "så!", "15.1", "!15.", "januar", "2027"]
    ),
    st.text(max_size=8),
)
_TYPED = st.lists(_WORDS, max_size=12).map(" ".join)


@given(_TYPED)
def test_what_is_shown_reads_as_itself(typed: str) -> None:
    line = read(typed)
    if not line.open:
        assert read(write_line(line, KNOWN)) == line


@given(st.lists(st.text(st.characters(exclude_characters="@#!~>", exclude_categories=["C", "Z"]), min_size=1)))
def test_no_word_without_a_sign_is_lost(words: list[str]) -> None:
    text = clean(" ".join(words), lines=False)
    assert read(f"n {text}").text == text
