"""Which words of the log a service may read: what is said to be of a kind that its consent covers, and no more."""

from dataclasses import replace
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.covered_words import WORDS, may_read, reach_of
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import AgencyCode, InformationCode
from bti_tui.domain.meetings import Presence
from bti_tui.domain.people import Author
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.timeline import visibility_of
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import HOLDER, OWNER, PPT
from tests.planted_copies import entry, meeting

LAW = RULES.under(GUIDE.local)
ALL = tuple(one.code for one in RULES.information)
WELL, LEARNING, FAMILY = map(InformationCode, ("trivsel", "laering", "familie"))


def asked(*kinds: str, **changes: Any) -> CaseBuilder:
    """A case in which the family has said yes to some kinds of information for a service."""
    bench = a_case().at_level(2).with_guardians()
    return said_yes(bench, *kinds, **changes)


def said_yes(bench: CaseBuilder, *kinds: str, **changes: Any) -> CaseBuilder:
    bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=kinds, **changes)
    for one in bench.guardians:
        bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    return bench


def last(bench: CaseBuilder, kind: type[Any] = f.EntryWritten) -> Recorded:
    return next(one for one in reversed(bench.records) if isinstance(one.fact, kind))


def reads(bench: CaseBuilder, record: Recorded, *who: str) -> bool:
    reach = reach_of(bench.case, LAW, bench.today, PPT)
    return may_read(record, bench.case, LAW, reach, who or (PPT,))


@pytest.mark.parametrize(
    ("covered", "of", "kind", "may"),
    [
        ((WELL,), (), EntryKind.NOTE, False),
        ((WELL,), (WELL,), EntryKind.NOTE, True),
        ((WELL,), (LEARNING,), EntryKind.NOTE, False),
        ((WELL,), (WELL, LEARNING), EntryKind.NOTE, False),
        ((WELL, LEARNING), (WELL, LEARNING), EntryKind.TALK, True),
        (ALL, (), EntryKind.NOTE, True),
        (ALL, (), EntryKind.FAMILY_WORDS, True),
        (ALL[1:], (), EntryKind.NOTE, False),
        ((WELL,), (WELL,), EntryKind.FAMILY_WORDS, False),
        ((WELL, FAMILY), (WELL,), EntryKind.FAMILY_WORDS, True),
        ((FAMILY,), (), EntryKind.FAMILY_WORDS, False),
    ],
)
def test_r16_an_entry_is_for_a_service_whose_consent_covers_every_kind_in_it(
    covered: tuple[str, ...], of: tuple[InformationCode, ...], kind: EntryKind, may: bool
) -> None:
    bench = asked(*covered)
    entry(bench, "Noe ble sagt.", kind, information=of)
    assert reads(bench, last(bench)) is may


def test_who_takes_a_kind_back_takes_it_from_what_is_written_too() -> None:
    bench = asked(WELL, LEARNING)
    entry(bench, "Hun leser godt.", information=(LEARNING,))
    assert reads(bench, last(bench))
    bench.do(c.WithdrawConsent, signatory=bench.guardians[0], information=(LEARNING,))
    assert not reads(bench, last(bench))


def test_what_is_kept_out_in_words_holds_back_what_was_written_before_them_and_all_of_no_kind() -> None:
    bench = asked(*ALL)
    entry(bench, "Før.", information=(WELL,))
    before = last(bench)
    assert reads(bench, before)
    bench.do(
        c.AnswerConsent,
        signatory=bench.guardians[0],
        agencies=(PPT,),
        answer=ConsentAnswer.LIMITED,
        limits="Ikke om sykdommen.",
    )
    entry(bench, "Etter.", information=(WELL,))
    assert reads(bench, last(bench))
    assert not reads(bench, before)
    entry(bench, "Uten slag.")
    assert not reads(bench, last(bench))


def test_a_service_reads_what_it_wrote_whatever_it_is_about() -> None:
    bench = asked(WELL)
    entry(bench, "Skrevet her.")
    mine, by = last(bench), last(bench).by
    assert by is not None
    assert reads(bench, replace(mine, by=replace(by, agency=PPT)))
    assert not reads(bench, mine)
    assert reads(bench, replace(mine, by=None), PPT, HOLDER)
    moved = replace(mine, by=Author(by.role, AgencyCode("kindergarten")))
    assert not reads(bench, moved, PPT, HOLDER)


@pytest.mark.parametrize("presence", Presence)
def test_a_service_reads_what_it_was_there_to_hear(presence: Presence) -> None:
    bench = asked(WELL)
    held = meeting(bench, ppt=presence)
    entry(bench, "Sagt i møtet.", meeting=held)
    assert reads(bench, last(bench)) is (presence in (Presence.PRESENT, Presence.DIGITAL))


def test_while_a_meeting_goes_on_those_who_are_asked_to_it_read_its_lines() -> None:
    bench = asked(WELL).do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    held = bench.case.unapproved[0]
    entry(bench, "Sagt i møtet.", meeting=held.id)
    asked_too = [one.id for one in held.attendees if one.presence is None]
    assert asked_too
    assert reads(bench, last(bench), PPT, asked_too[0])
    assert not reads(bench, last(bench), PPT, "nobody")
    bench.do(c.ApproveMinutes, HOLDER)
    assert not reads(bench, last(bench), PPT, asked_too[0])


def test_where_the_case_stands_is_for_all_who_take_part_and_other_words_for_those_who_may_be_told_all() -> None:
    narrow = asked(WELL).with_plan()
    told = {type(one.fact): reads(narrow, one) for one in narrow.records if visibility_of(one.fact).value == "log"}
    assert told[f.MeasurePlanned]
    assert told[f.LevelChanged]
    assert not told[f.UnderstandingShared]
    whole = said_yes(narrow, *ALL)
    assert all(reads(whole, one) for one in whole.records if isinstance(one.fact, WORDS))


def test_an_entry_names_kinds_of_the_rule_pack_only_and_each_once() -> None:
    bench = asked(WELL)
    assert bench.refuses(c.WriteEntry, information=(InformationCode("vær"),)) == [refusals.CODE_UNKNOWN]
    bench.do(c.WriteEntry, OWNER, information=(WELL, WELL))
    fact = last(bench).fact
    assert isinstance(fact, f.EntryWritten)
    assert fact.information == (WELL,)
