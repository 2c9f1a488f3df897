"""What the program goes by says when nobody has held it against its source for half a year (R52)."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

import bti_tui
from bti_tui.bootstrap.guiding import guided
from bti_tui.domain.law import Provenance
from bti_tui.domain.rules_pack import Rules
from bti_tui.guide.compiled import shipped_instrument
from bti_tui.guide.consent_texts import shipped_texts
from bti_tui.guide.instrument_loader import load_instrument
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.loader import load_rules
from bti_tui.guide.local_agencies import with_agencies_of
from bti_tui.i18n import Translator
from bti_tui.screens.overdue_text import overdue_sentences
from bti_tui.usecases.context import Context
from bti_tui.usecases.guide_choice import guide_list
from bti_tui.usecases.overdue import overdue
from tests.usecases.memory import memory_context

NOW: Final = datetime(2026, 12, 1, 12, tzinfo=UTC)
HALF_A_YEAR: Final = timedelta(days=183)
RULES: Final = load_rules()
DATED: Final = [
    one.name
    for one in fields(Rules)
    if isinstance(rows := getattr(RULES, one.name), tuple) and rows and hasattr(rows[0], "provenance")
]
"""The lists of the pack whose values say when they were checked."""


def old(provenance: Provenance, checked_on: date) -> Provenance:
    return replace(provenance, checked_on=checked_on)


def at(rules: Rules) -> Context:
    return replace(memory_context(now=lambda: NOW), rules=rules)


def with_old(name: str, checked_on: date) -> Rules:
    """The pack with one value of a list that was last checked on a day."""
    first, *rest = getattr(RULES, name)
    changed = replace(first, provenance=old(first.provenance, checked_on))
    return replace(RULES, **{name: (changed, *rest)})  # type: ignore[arg-type]  # the name is that of a list


def test_r52_a_pack_that_was_checked_lately_says_nothing() -> None:
    found = overdue(at(RULES))
    assert (found.guide, found.rules_on, found.agencies_on, found.broken) == (None, None, None, None)


@pytest.mark.parametrize("name", DATED)
def test_r52_one_value_that_nobody_has_checked_for_half_a_year_is_enough(name: str) -> None:
    last = NOW.date() - HALF_A_YEAR
    assert overdue(at(with_old(name, last))).rules_on is None
    assert overdue(at(with_old(name, last - timedelta(days=1)))).rules_on == NOW.date() - timedelta(days=1)


def test_r52_an_age_that_nobody_has_checked_is_told_of_too() -> None:
    name, provenance = next(iter(RULES.provenance.items()))
    rules = replace(RULES, provenance={**RULES.provenance, name: old(provenance, date(2026, 1, 1))})
    assert overdue(at(rules)).rules_on == date(2026, 1, 1) + HALF_A_YEAR


def test_r52_services_say_when_they_were_last_gone_through(tmp_path: Path) -> None:
    file = tmp_path / "agencies.toml"
    for checked, told in (("2026-06-01", None), ("2026-05-31", date(2026, 5, 31))):
        file.write_text(f"format = 1\nchecked_on = {checked}\n", encoding="utf-8")
        ctx = replace(at(RULES), guides=with_agencies_of(file, GuideLibrary()))
        assert overdue(ctx).agencies_on == told


def test_a_file_of_services_with_a_fault_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "agencies.toml"
    file.write_text('format = 1\n[agencies.x]\nphone = "1"\n', encoding="utf-8")
    broken = overdue(replace(at(RULES), guides=with_agencies_of(file, GuideLibrary()))).broken
    assert broken is not None
    assert broken.facts["place"] == "agencies.x (line 2)"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_r52_texts_for_families_say_when_they_were_checked_and_are_told_of_after_half_a_year(language: str) -> None:
    (pack,) = [one for one in shipped_texts() if one.language == language]
    assert pack.source
    assert pack.valid_from is not None
    assert pack.checked_on is not None
    assert not pack.is_stale(pack.checked_on + HALF_A_YEAR)
    assert pack.is_stale(pack.checked_on + HALF_A_YEAR + timedelta(days=1))


def test_r52_texts_and_an_assessment_without_such_a_day_are_told_of(tmp_path: Path) -> None:
    unknown = replace(shipped_texts()[0], checked_on=None)
    ctx = replace(at(RULES), text_packs=lambda: (unknown,))
    assert overdue(ctx).texts == (unknown,)
    assert overdue(replace(ctx, text_packs=shipped_texts)).texts == ()
    assert replace(shipped_instrument(), checked_on=None).is_stale(NOW.date())


def test_r52_the_assessment_is_told_of_after_half_a_year() -> None:
    checked = shipped_instrument().checked_on
    assert checked is not None
    later = NOW + (checked + HALF_A_YEAR + timedelta(days=1) - NOW.date())
    told = overdue(replace(at(RULES), now=lambda: later)).instrument
    assert told is not None
    assert overdue(at(RULES)).instrument is None
    said = list(overdue_sentences(overdue(replace(at(RULES), now=lambda: later)), Translator("nb")))
    assert any("Bekymringsvurderingen «Trivselsbilde: uro og ressurser» ble sist gått gjennom" in one for one in said)


def test_r52_a_newer_day_of_checking_makes_no_other_version_of_an_assessment(tmp_path: Path) -> None:
    text = (Path(bti_tui.__file__).parent / "guide" / "data" / "instrument-trivselsbilde.toml").read_text("utf-8")
    file = tmp_path / "own.toml"
    file.write_text(text.replace("checked_on = 2026-11-21", "checked_on = 2027-03-01"), encoding="utf-8")
    assert load_instrument(file).version == shipped_instrument().version
    assert load_instrument(file).checked_on == date(2027, 3, 1)


def test_r52_rules_of_ones_own_are_told_of_after_half_a_year_and_when_they_can_not_be_used(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    ctx = at(RULES)
    for checked, told in (("2026-06-01", None), ("2026-05-31", date(2026, 5, 31))):
        file.write_text(f"format = 1\nchecked_on = {checked}\n", encoding="utf-8")
        assert overdue(guided(ctx, tmp_path / "none", "", rules=file)).own_rules_on == told
    file.write_text("format = 1\nchecked_on = 2026-11-22\n[[purge]]\n", encoding="utf-8")
    refused = guided(ctx, tmp_path / "none", "", rules=file)
    assert refused.rules == ctx.rules
    assert overdue(refused).rules_refused is not None
    (said,) = [one for one in overdue_sentences(overdue(refused), Translator("nb")) if "rules.toml" in one]
    assert "følger av loven" in said
    assert [one.facts["file"] for one in guide_list(refused).broken] == ["rules.toml"]
