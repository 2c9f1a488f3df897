"""What is typed in the list of cases, as a pure function."""

from dataclasses import replace
from datetime import date

import pytest

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.lists import CaseRow
from bti_tui.domain.words import Words
from bti_tui.screens.case_filter import asks_for_ended, filtered, parts, searchable
from bti_tui.screens.case_order import ORDERS, in_order

ME, OTHER = UserId("me"), UserId("other")


def row(number: int, name: str, **changes: object) -> CaseRow:
    first, _, last = name.partition(" ")
    plain = CaseRow(
        case_id=CaseId(f"case-{number:04}"),
        number=f"S-{number:03}",
        name=name,
        short_name=f"{first} {last[:1]}.",
        born_year=2016,
        level=Level.CLARIFY,
        status=CaseStatus.WONDERING,
        safety=SafetyTrack.NONE,
        step_number="0.2",
        what=Words("Trygghetssjekk"),
        due_on=date(2026, 11, 30),
        days=7,
        holder=None,
        holder_initials="",
        owner=OTHER,
        consent=ConsentStatus.NOT_NEEDED,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names the fields that it changes


ROWS = (
    row(1, "Nora Berg", owner=ME),
    row(2, "Åse Ødegård", level=Level.OWN_AGENCY, holder=ME, holder_initials="KLU", consent=ConsentStatus.MISSING),
    row(3, "Emil Sand", level=Level.OWN_AGENCY, holder=OTHER, holder_initials="PHA", owner=ME, days=-3),
    row(4, "Nora Lie", status=CaseStatus.CLOSED, what=Words("Arkiver"), born_year=None),
    row(22, "Per-Arne Nivås", consent=ConsentStatus.EXPIRED, level=Level.TWO_AGENCIES),
)


def hits(typed: str) -> list[int]:
    found = filtered(searchable(ROWS, "nb"), typed, ME)
    return [int(one.number[2:]) for one in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [1, 2, 3, 4, 22]),
        ("   ", [1, 2, 3, 4, 22]),
        ("nora", [1, 4]),
        ("NORA b", [1]),
        ("åse", [2]),
        ("ødeg", [2]),
        ("arne", [22]),
        ("s-003", [3]),
        ("22", [22]),
        ("2", [2, 22, 1, 3]),
        ("arkiv", [4]),
        ("2016", [1, 2, 3, 22]),
        ("nivå 1", [2, 3]),
        ("level 2", [22]),
        ("nivå", [1, 2, 3, 4, 22]),
        ("nivå 1 åse", [2]),
        ("forfalt", [3]),
        ("forf", [3]),
        ("overdue", [3]),
        ("mine", [1, 2]),
        ("uten samtykke", [2, 22]),
        ("uten sam", [2, 22]),
        ("uten", [1, 2, 3, 4, 22]),
        ("utan samtykke", [2, 22]),
        ("lukket", [4]),
        ("@klu", [2]),
        ("@", [1, 2, 3, 4, 22]),
        ("-nora", [2, 3, 22]),
        ("-nivå 1", [1, 4, 22]),
        ("-mine -lukket", [3, 22]),
        ("-", [1, 2, 3, 4, 22]),
        ("nora -lukket", [1]),
        ("finnes ikke", []),
        ("nivå 99999999999999999999", []),
        ("[bold] \\ % {0}", []),
    ],
)
def test_every_typed_word_must_fit(typed: str, expected: list[int]) -> None:
    assert sorted(hits(typed)) == sorted(expected)


def test_words_that_belong_together_are_one() -> None:
    assert parts("nivå 1 uten sam nora") == ["nivå 1", "uten sam", "nora"]


def test_asking_for_ended_cases_is_noticed_once_the_word_is_whole() -> None:
    assert asks_for_ended("nora lukket")
    assert not asks_for_ended("nora luk")


def test_the_orders_put_what_is_due_first_and_the_alphabet_ends_with_norwegian_letters() -> None:
    names = [order.name for order in ORDERS]
    assert next(one.number for one in in_order(ROWS, names.index("date"))) == "S-001"
    assert in_order(ROWS, names.index("name"))[-1].name == "Åse Ødegård"
    assert in_order(ROWS, names.index("level"))[0].level is Level.TWO_AGENCIES
    assert in_order(ROWS, names.index("newest"))[0].number == "S-022"
