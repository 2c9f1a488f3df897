"""Each fault that could be put into what may be disclosed is found by the machine that tells the diary."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bti_tui.domain.case import Case
from bti_tui.domain.consent import Consent
from bti_tui.domain.coverage import needed, reaches
from bti_tui.domain.covered_words import Reach, may_read, reach_of
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import PersonId
from bti_tui.domain.signatories import ResponsibilityGap
from tests.lives.test_disclosures import EVERYTHING, Disclosures


def _without_the_youth(*args: Any) -> tuple[PersonId, ...] | None:
    case, people = args[0], needed(*args)
    return tuple(one for one in people or () if one != case.subject or len(people or ()) == 1) or people


def _deaf_to_withdrawals(case: Case, *args: Any) -> bool:
    return reaches(replace(case, withdrawals=()), *args)


def _deaf_to_parts(case: Case, *args: Any) -> bool:
    return reaches(replace(case, withdrawals=tuple(one for one in case.withdrawals if one.is_whole)), *args)


def _for_ever(case: Case, given: Consent | None, today: date, *args: Any) -> bool:
    return reaches(case, given, given.on if given else today, *args)


def _about_everything(case: Case, given: Consent | None, *args: Any) -> bool:
    return reaches(case, replace(given, not_information=()) if given else None, *args)


def _deaf_to_words(*args: Any) -> Reach:
    found = reach_of(*args)
    return replace(found, kept_out_by=None, is_whole=found.kinds >= set(EVERYTHING))


def _as_it_is_now(_: Recorded, *args: Any) -> bool:
    newest: Recorded = args[-1][-1]
    return may_read(newest, *args)


FAULTS: Final[Mapping[str, tuple[str, Callable[..., Any]]]] = {
    "a withdrawal is not heard": ("bti_tui.domain.coverage.reaches", _deaf_to_withdrawals),
    "only whole withdrawals are heard": ("bti_tui.domain.coverage.reaches", _deaf_to_parts),
    "a consent never ends": ("bti_tui.domain.coverage.reaches", _for_ever),
    "what somebody keeps out goes along": ("bti_tui.domain.coverage.reaches", _about_everything),
    "a youth is not asked": ("bti_tui.domain.coverage.needed", _without_the_youth),
    "one guardian is enough": ("bti_tui.domain.coverage.gap_of_guardians", lambda *_: ResponsibilityGap.NONE),
    "nobody has to look again": ("bti_tui.domain.rules.disclosing.reviews_due", lambda *_: ()),
    "what is kept out in words is not heard": ("tests.lives.test_disclosures.reach_of", _deaf_to_words),
    "a correction opens what stood there before": ("tests.lives.test_disclosures.may_read", _as_it_is_now),
    "the family's words are about anything": (
        "bti_tui.domain.covered_words.kinds_in",
        lambda fact, _: frozenset(fact.information),
    ),
    "the law never changes": ("bti_tui.domain.rules_pack.Rules.on", lambda rules, _: rules),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_that_is_put_in_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    look = settings(max_examples=400, stateful_step_count=12, deadline=None, phases=[Phase.generate], database=None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Disclosures, settings=look)
