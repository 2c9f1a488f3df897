"""What the law fixes is dated data with a source, and not a guide."""

from datetime import date

from bti_tui.guide.loader import load_guide, load_rules


def test_the_ages_are_those_of_the_pack() -> None:
    rules = load_rules()
    ages = (rules.hear_child_from, rules.great_weight_from, rules.youth_signs_from, rules.adult_from)
    assert (ages, rules.health_alone_from) == ((7, 12, 15, 18), 16)


def test_the_agencies_of_health_are_agencies_of_the_guide() -> None:
    known = {choice.code for choice in load_guide().choices["agency"]}
    assert {"hst", "shst", "phf"} <= set(load_rules().health_agencies) <= known


def test_r52_every_age_says_where_it_comes_from() -> None:
    rules = load_rules()
    ages = {"hear_child_from", "great_weight_from", "child_signs_from", "youth_signs_from", "health_alone_from"}
    assert set(rules.provenance) == {*ages, "adult_from"}
    for origin in rules.provenance.values():
        assert origin.source
        assert origin.valid_from <= origin.checked_on
    assert rules.review_on is not None
    assert rules.review_on > date(2026, 11, 21)


def test_the_emergency_numbers_are_named_in_three_languages() -> None:
    numbers = {one.code: one for one in load_rules().emergency}
    assert {code: one.number for code, one in numbers.items()} == {
        "police": "112",
        "ambulance": "113",
        "fire": "110",
        "child_alarm": "116111",
    }
    assert all(one.name.nb and one.name.nn and one.name.en for one in numbers.values())


def test_r52_everything_about_sharing_keeping_and_deadlines_says_where_it_comes_from() -> None:
    rules = load_rules()
    listed = (rules.bases, rules.sharing_grounds, rules.deadlines, rules.retention, rules.references)
    assert all(listed)
    for rows in listed:
        for one in rows:
            assert one.provenance.source
            assert one.name.nb and one.name.nn and one.name.en  # noqa: PT018 one name in three languages
    codes = {choice.code for choice in load_guide().choices["agency"]}
    assert {receiver for one in rules.sharing_grounds for receiver in one.receivers} <= codes
    assert rules.bases[0].code == "public_task"
