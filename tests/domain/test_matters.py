"""The agenda makes itself from what is open."""

from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain.agenda import MatterKind
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.ids import MeetingKind
from bti_tui.domain.matters import Matter, agenda_of, matters, on_agenda, proposed
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import HOLDER

EVALUATION = MeetingKind("evalueringsmote")


def kinds(bench: CaseBuilder) -> list[MatterKind]:
    return [one.kind for one in matters(bench.case, GUIDE, RULES, bench.today)]


def test_every_kind_of_meeting_has_an_agenda_with_minutes() -> None:
    for choice in GUIDE.choices["meeting_kind"]:
        agenda = agenda_of(GUIDE, MeetingKind(choice.code))
        assert agenda is not None
        assert sum(one.minutes for one in proposed(GUIDE, MeetingKind(choice.code))) == agenda.minutes > 0


def test_the_municipalitys_own_kind_of_meeting_gets_the_fullest_agenda() -> None:
    agenda = agenda_of(GUIDE, MeetingKind("fagdag"))
    assert agenda is not None
    assert len(agenda.points) == max(len(one.points) for one in GUIDE.agendas)


def test_the_childs_voice_and_the_talk_before_next_time_are_always_there() -> None:
    bench = a_case().at_level(1)
    assert {MatterKind.CHILD_VOICE, MatterKind.CHILD_TALK, MatterKind.NEXT_DATE} <= set(kinds(bench))


def test_measures_that_are_due_by_the_meeting_come_first_and_the_others_are_counted() -> None:
    bench = a_case().at_level(1).with_holder().with_consent().with_plan()
    (rest,) = of_measures(bench)
    assert (rest.measure, rest.count, rest.is_rest) == (None, 1, False)
    bench.do(c.PlanMeasure, HOLDER, due_on=bench.today + timedelta(days=60), evaluate_on=None)
    bench.later(days=42)
    due, others = of_measures(bench)
    assert due.measure == bench.case.measures[0].id
    assert (others.count, others.is_rest) == (1, True)
    bench.later(days=30)
    assert [one.count for one in of_measures(bench)] == [0, 0]


def of_measures(bench: CaseBuilder) -> list[Matter]:
    return [one for one in matters(bench.case, GUIDE, RULES, bench.today) if one.kind is MatterKind.MEASURE]


def of_consent(bench: CaseBuilder) -> list[ConsentStatus | None]:
    found = matters(bench.case, GUIDE, RULES, bench.today)
    return [one.consent for one in found if one.kind is MatterKind.CONSENT]


def test_a_consent_that_is_missing_or_taken_back_waits_for_the_meeting() -> None:
    bench = a_case().at_level(1).with_holder()
    assert of_consent(bench) == [ConsentStatus.MISSING]
    bench.with_consent()
    assert of_consent(bench) == []
    bench.do(c.WithdrawConsent, HOLDER)
    assert of_consent(bench) == [ConsentStatus.WITHDRAWN]


def test_last_minutes_wait_once_they_are_approved() -> None:
    bench = a_case().at_level(1).do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    assert MatterKind.LAST_MINUTES not in kinds(bench)
    bench.do(c.ApproveMinutes, HOLDER)
    assert MatterKind.LAST_MINUTES in kinds(bench)


def test_whoever_has_promised_to_talk_with_the_child_stands_at_the_childs_voice() -> None:
    bench = a_case().at_level(1).do(c.PlanMeeting, HOLDER).do(c.AgreeChildTalk, HOLDER)
    (voice,) = [one for one in matters(bench.case, GUIDE, RULES, bench.today) if one.kind is MatterKind.CHILD_VOICE]
    assert voice.who == "hanne"


def test_a_consent_that_ends_soon_waits() -> None:
    bench = a_case().at_level(1).with_consent()
    assert MatterKind.CONSENT not in kinds(bench)
    bench.later(days=350)
    assert MatterKind.CONSENT in kinds(bench)


def test_all_that_waits_stands_under_a_point_and_each_once() -> None:
    bench = a_case().underway()
    waiting = matters(bench.case, GUIDE, RULES, bench.today)
    items = proposed(GUIDE, EVALUATION)
    placed = on_agenda(items, GUIDE, waiting)
    assert sorted(one for found in placed for one in map(repr, found)) == sorted(map(repr, waiting))
    under = {str(item.code): [one.kind for one in found] for item, found in zip(items, placed, strict=True)}
    assert under["forrige"] == [MatterKind.MEASURE]
    assert under["stemme"] == [MatterKind.CHILD_VOICE]
    assert MatterKind.DECISION in under["beslutning"] or MatterKind.STEP in under["beslutning"]
    assert under["oppsummering"] == [MatterKind.CHILD_TALK, MatterKind.NEXT_DATE]


def test_what_no_point_takes_up_stands_under_the_last_one() -> None:
    bench = a_case().at_level(1)
    items = proposed(GUIDE, EVALUATION)[:1]
    (only,) = on_agenda(items, GUIDE, matters(bench.case, GUIDE, RULES, bench.today))
    assert MatterKind.CHILD_VOICE in [one.kind for one in only]
    assert on_agenda((), GUIDE, matters(bench.case, GUIDE, RULES, bench.today)) == ()


def test_a_consent_that_is_missing_stands_under_the_point_that_is_about_it() -> None:
    bench = a_case().at_level(1).with_holder()
    items = proposed(GUIDE, EVALUATION)
    placed = on_agenda(items, GUIDE, matters(bench.case, GUIDE, RULES, bench.today))
    under = {str(item.code): [one.kind for one in found] for item, found in zip(items, placed, strict=True)}
    assert under["velkommen"] == [MatterKind.CONSENT]
