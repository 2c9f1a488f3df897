from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.errors import NotFound
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import LogLine, timeline
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE


def lines(bench: CaseBuilder) -> list[LogLine]:
    numbered = list(enumerate(bench.records, 1))
    return list(timeline(reversed(numbered), bench.names, bench.case))


def test_what_the_family_may_read_needs_their_consent() -> None:
    assert a_case().refuses(c.WriteEntry) == ["G-SAML"]
    assert a_case().at_level(1).with_consent().refuses(c.WriteEntry) == []


def test_what_is_internal_needs_none() -> None:
    assert a_case().refuses(c.WriteEntry, visibility=Visibility.INTERNAL) == []


def test_what_is_shielded_belongs_to_the_safety_track() -> None:
    bench = a_case().at_level(1).with_consent()
    assert bench.refuses(c.WriteEntry, visibility=Visibility.SHIELDED) == [refusals.SHIELDED_ELSEWHERE]


def test_an_entry_says_something_about_a_day_that_has_been() -> None:
    bench = a_case().at_level(1).with_consent()
    tomorrow = bench.today + timedelta(days=1)
    assert bench.refuses(c.WriteEntry, text="\x1b", happened_on=tomorrow) == [
        refusals.TEXT_MISSING,
        refusals.DATE_IN_FUTURE,
    ]


def test_r45_a_correction_stands_beside_the_earlier_text_which_is_marked() -> None:
    bench = a_case().at_level(1).with_consent().do(c.WriteEntry).do(c.CorrectEntry, COLLEAGUE)
    new, old = lines(bench)[:2]
    assert (old.corrected, old.texts) == (True, (("text", "Hun viste meg tegningen sin."),))
    assert (new.corrects, new.texts) == (old.fact_id, (("text", "Hun viste Oddny tegningen sin."),))
    assert new.author == "Oddny Berg"


def test_an_entry_is_marked_as_corrected_on_a_page_without_the_correction() -> None:
    bench = a_case().at_level(1).with_consent().do(c.WriteEntry).do(c.CorrectEntry)
    page = [(7, bench.records[-2])]
    assert timeline(page, bench.names, bench.case)[0].corrected


def test_a_correction_is_seen_by_those_who_see_the_entry() -> None:
    bench = a_case().do(c.WriteEntry, visibility=Visibility.INTERNAL).do(c.CorrectEntry)
    fact = bench.facts[-1]
    assert isinstance(fact, f.EntryCorrected)
    assert fact.visibility is Visibility.INTERNAL
    assert bench.notes[-1].visibility is Visibility.INTERNAL


def test_a_correction_is_about_an_entry_that_is_there() -> None:
    with pytest.raises(NotFound):
        a_case().do(c.CorrectEntry)


def test_a_correction_says_something() -> None:
    bench = a_case().do(c.WriteEntry, visibility=Visibility.INTERNAL)
    assert bench.refuses(c.CorrectEntry, text=" ") == [refusals.TEXT_MISSING]


def test_each_correction_builds_on_what_was_there() -> None:
    bench = a_case().do(c.WriteEntry, visibility=Visibility.INTERNAL)
    entry = bench.records[-1].id
    bench.do(c.CorrectEntry).do(c.CorrectEntry)
    first, second = bench.records[-2:]
    assert first.base == (entry,)
    assert second.base == (first.id,)


def test_a_former_participant_may_still_write() -> None:
    bench = a_case().at_level(1).with_holder().with_consent().with_holder(COLLEAGUE)
    assert bench.refuses(c.WriteEntry) == []
