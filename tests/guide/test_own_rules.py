"""The municipality's own file of rules: it settles what it may, is stricter where it wants, and never weaker (R52)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bti_tui.domain import refusals
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import GuideInvalid, Reason, RulesInvalid
from bti_tui.domain.facts import ConcernRaised
from bti_tui.domain.ids import BasisCode, GroundCode, InformationCode
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.domain.rules_pack import Rules
from bti_tui.guide.compiled import shipped_rules
from bti_tui.guide.own_rules import read_own_rules
from bti_tui.guide.starting_file import own_file
from tests.builders import GUIDE, a_case
from tests.guide.own import furuvik
from tests.orders import NAV, OWNER

RULES: Final = shipped_rules()
HEAD: Final = "format = 1\nchecked_on = 2026-11-22\n"
SOURCE: Final = 'valid_from = 2027-01-01\nsource = "Kommunestyret 12/26"\nchecked_on = 2026-11-22\n'


def own(folder: Path, said: str, head: str = HEAD) -> Rules:
    """The rules of a municipality with such a file."""
    path = folder / "rules.toml"
    path.write_text(head + said, encoding="utf-8")
    return read_own_rules(path, RULES)


def faults(folder: Path, said: str, head: str = HEAD) -> list[str]:
    with pytest.raises(RulesInvalid) as refused:
        own(folder, said, head)
    return str(refused.value.facts["faults"]).split("\n")


# what may be settled


def test_r52_an_age_of_ones_own_holds_from_its_day(tmp_path: Path) -> None:
    rules = own(tmp_path, f"[ages.youth_signs_from]\nyears = 16\n{SOURCE}")
    assert [rules.on(day).youth_signs_from for day in (date(2026, 12, 31), date(2027, 1, 1))] == [15, 16]
    assert rules.on(date(2027, 1, 1)).adult_from == 18


def test_an_age_from_before_the_rule_pack_takes_the_place_of_its_own(tmp_path: Path) -> None:
    before = SOURCE.replace("2027-01-01", "2020-01-01")
    rules = own(tmp_path, f"[ages.youth_signs_from]\nyears = 16\n{before}")
    assert (rules.youth_signs_from, rules.changes) == (16, ())


def test_several_rows_of_an_age_follow_each_other(tmp_path: Path) -> None:
    later = SOURCE.replace("2027-01-01", "2028-01-01")
    rows = f"[[ages.child_signs_from]]\nyears = 10\n{SOURCE}\n[[ages.child_signs_from]]\nyears = 7\n{later}"
    rules = own(tmp_path, rows)
    days = (date(2026, 12, 1), date(2027, 6, 1), date(2028, 6, 1))
    assert [rules.on(day).child_signs_from for day in days] == [12, 10, 7]


def test_the_law_still_goes_on_under_an_age_of_ones_own(tmp_path: Path) -> None:
    rules = own(tmp_path, f"[ages.hear_child_from]\nyears = 5\n{SOURCE}")
    later = rules.on(date(2027, 6, 1))
    assert (later.hear_child_from, later.great_weight_from, later.recheck_on) == (5, 12, RULES.recheck_on)


def test_grounds_kinds_and_days_are_added_and_none_of_the_program_goes(tmp_path: Path) -> None:
    said = f"""
    [consent]
    recheck_on = [10, 12, 15, 16, 18]
    warn_days = [7, 60, 14, 30]
    [[basis]]
    code = "school_law"
    name.nb = "opplæringslova"
    {SOURCE}
    [[information]]
    code = "fritid"
    key = "r"
    name.nb = "Fritid"
    [[information]]
    code = "laering"
    one_parent_is_enough = true
    [[restriction]]
    code = "own_reason"
    name.nb = "vedtak i kommunen"
    {SOURCE}
    """
    rules = own(tmp_path, said)
    assert (rules.recheck_on, rules.warn_days) == ((10, 12, 15, 16, 18), (60, 30, 14, 7))
    assert [one.code for one in rules.bases] == [*(one.code for one in RULES.bases), "school_law"]
    assert rules.of_one_parent == {InformationCode("laering")}
    assert {one.code for one in rules.information} == {one.code for one in RULES.information} | {"fritid"}
    assert rules.restriction_ground(GroundCode("own_reason")) is not None
    assert rules.purge_grounds == RULES.purge_grounds


def test_deadlines_may_be_kept_sooner_and_papers_longer(tmp_path: Path) -> None:
    said = f'[[deadline]]\ncode = "access_answered"\ndays = 14\n{SOURCE}'
    said += f'[[retention]]\ncode = "case_papers"\nyears = 25\n{SOURCE}'
    rules = own(tmp_path, said)
    assert {one.code: one.days for one in rules.deadlines}["access_answered"] == 14
    assert {one.code: one.years for one in rules.retention}["case_papers"] == 25


def test_a_ground_that_is_not_used_here_shares_nothing_more_and_is_still_named(tmp_path: Path) -> None:
    rules = own(tmp_path, '[[sharing]]\ncode = "own_task"\nused = false\n')
    bench = a_case().at_level(1).with_holder().with_guardians()
    ground = GroundCode("own_task")
    wish = Wish(Way.TOLD, NAV, ground=ground, necessity="Trengs nå")
    found = [against(wish, Basis(bench.case, GUIDE, one, bench.moment(OWNER))) for one in (RULES, rules)]
    assert found == [[], [Reason(refusals.GROUND_UNKNOWN)]]
    assert rules.sharing_ground(ground) is not None


def test_r15_a_new_case_rests_on_what_the_municipality_has_chosen(tmp_path: Path) -> None:
    rules = own(tmp_path, "", HEAD + 'legal_basis = "legal_obligation"\n')
    assert (rules.first_basis, RULES.first_basis) == ("legal_obligation", "public_task")
    guide = furuvik(tmp_path, 'legal_basis = "health_care"')
    assert rules.under(guide.local).first_basis == "health_care"


def test_r15_the_guide_chooses_among_the_bases_of_the_law(tmp_path: Path) -> None:
    with pytest.raises(GuideInvalid) as refused:
        furuvik(tmp_path, 'legal_basis = "samtykke"')
    assert "legal_basis (line" in str(refused.value.facts["faults"])


def test_r15_what_a_case_began_with_stays_when_the_guide_chooses_another(tmp_path: Path) -> None:
    bench = a_case()
    (raised,) = [one.fact for one in bench.records if isinstance(one.fact, ConcernRaised)]
    assert raised.legal_basis == "public_task"
    local = replace(RULES.local, legal_basis=BasisCode("health_care"))
    found = RULES.under(local).basis(bench.case.legal_basis)
    assert found is not None
    assert found.code == "public_task"


# what may not


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (f"[ages.adult_from]\nyears = 17\n{SOURCE}", "by-law adult_from"),
        (f"[ages.health_alone_from]\nyears = 15\n{SOURCE}", "by-law health_alone_from"),
        (f"[ages.hear_child_from]\nyears = 8\n{SOURCE}", "weaker-than-law 0-7"),
        (f"[ages.great_weight_from]\nyears = 13\n{SOURCE}", "weaker-than-law 0-12"),
        (f"[ages.youth_signs_from]\nyears = 14\n{SOURCE}", "weaker-than-law 15-18"),
        (f"[ages.youth_signs_from]\nyears = 19\n{SOURCE}", "weaker-than-law 15-18"),
        (f"[ages.child_signs_from]\nyears = 16\n{SOURCE}", "weaker-than-law 7-15"),
        ("[ages.youth_signs_from]\nyears = 16\n", "missing"),
        ("[consent]\nrecheck_on = [12, 15, 16]\n", "weaker-than-law 12, 15, 16, 18"),
        ("[consent]\nwarn_days = [7]\n", "weaker-than-law 30, 14, 7"),
        ("[consent]\nwarn_days = [30, 14, 7, -1]\n", "out-of-range"),
        ('[[sharing]]\ncode = "report_duty"\nused = false\n', "by-law report_duty"),
        ('[[sharing]]\ncode = "fordi"\nused = true\n', "by-law fordi"),
        ('[[purge]]\ncode = "fordi"\n', "by-law purge"),
        ('[[emergency]]\ncode = "x"\n', "by-law emergency"),
        (f'[[basis]]\ncode = "public_task"\nname.nb = "x"\n{SOURCE}', "by-law public_task"),
        ('[[information]]\ncode = "helse"\nhealth = false\n', "by-law health"),
        ('[[information]]\ncode = "fritid"\nkey = "t"\nname.nb = "Fritid"\n', "double t"),
        ('[[information]]\ncode = "fritid"\nkey = "r"\n', "missing"),
        (f'[[deadline]]\ncode = "report_answered"\ndays = 22\n{SOURCE}', "weaker-than-law 0-21"),
        (f'[[deadline]]\ncode = "kaffe"\ndays = 1\n{SOURCE}', "unknown-code kaffe"),
        (f'[[retention]]\ncode = "access_log"\nyears = 4\n{SOURCE}', "weaker-than-law 5-200"),
        ("kaffe = true\n", "unknown-key"),
    ],
)
def test_r52_what_is_weaker_than_the_law_or_unknown_is_refused_with_its_line(
    tmp_path: Path, said: str, fault: str
) -> None:
    told = faults(tmp_path, said)
    assert any(fault in one and "(line" in one for one in told), told


def test_the_day_of_the_last_check_is_never_left_out(tmp_path: Path) -> None:
    assert faults(tmp_path, "", "format = 1\n") == ["checked_on: missing"]


def test_every_fault_is_told_at_once_and_no_file_is_half_used(tmp_path: Path) -> None:
    ages = f"[ages.adult_from]\nyears = 17\n{SOURCE}[ages.youth_signs_from]\nyears = 16\n{SOURCE}"
    said = f"{ages}[consent]\nwarn_days = []\n"
    assert len(faults(tmp_path, said)) == 2


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_file_to_start_from_changes_nothing_and_each_example_in_it_can_be_used(
    tmp_path: Path, language: str
) -> None:
    text = own_file("new-rules", "rules.toml", date(2026, 11, 22), "nn" if language == "nn" else "nb")
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    assert replace(read_own_rules(path, RULES), checked_on=None) == RULES
    head, _, rest = text.partition("\nformat = 1\n")
    lines = [
        one.removeprefix("# ") if one.startswith(("# [", "# ")) and _is_toml(one) else one for one in rest.split("\n")
    ]
    path.write_text(f"{head}\nformat = 1\n" + "\n".join(lines), encoding="utf-8")
    used = read_own_rules(path, RULES)
    later = used.on(date(2027, 1, 1))
    ages = (later.youth_signs_from, later.child_signs_from)
    assert (ages, used.recheck_on[0], used.bases[-1].code) == ((16, 10), 10, "school_law")


def _is_toml(line: str) -> bool:
    said = line.removeprefix("# ")
    return said.startswith("[") or " = " in said
