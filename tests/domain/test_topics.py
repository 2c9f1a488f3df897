from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.topics import topic
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, SAFETY
from tests.values import lives

BETWEEN = {f.Observed, f.PersonAdded, f.GuardOverridden, f.EntryWritten, f.MeetingHeld, f.EvidenceKept}
BETWEEN |= {f.ViewTold, f.EmergencyOpened, f.EmergencySeen, f.ConcernAssessed, f.SafetyAssessed}
BETWEEN |= {f.InvitationRecorded, f.AttendeeAdded, f.PresenceNoted, f.ItemReached, f.LineStruck}
ALONE = BETWEEN | {f.WordsPurged, f.Emptied, f.Disclosed}


def last(bench: CaseBuilder, kind: type[f.Fact], place: int = -1) -> f.Recorded:
    return [record for record in bench.records if isinstance(record.fact, kind)][place]


def test_every_fact_has_a_topic_but_those_that_stand_alone() -> None:
    alone = {type(record.fact) for bench in lives() for record in bench.records if topic(record.fact) == ""}
    assert alone == ALONE


def test_a_fact_builds_on_the_newest_fact_of_its_topic() -> None:
    for bench in lives():
        newest: dict[str, f.Recorded] = {}
        for record in bench.records:
            about = topic(record.fact)
            if about in newest:
                assert record.base == (newest[about].id,)
            elif not isinstance(record.fact, f.EntryCorrected):
                assert record.base == ()
            if about:
                newest[about] = record


def test_two_facts_of_one_command_are_not_concurrent() -> None:
    bench = a_case().at_level(1)
    assert last(bench, f.LevelChanged).base == (last(bench, f.Decided).id,)


def test_consents_of_two_guardians_do_not_build_on_each_other() -> None:
    bench = a_case().at_level(1).with_consent().do(c.AnswerConsent)
    assert last(bench, f.ConsentAnswered, 1).base == ()
    assert last(bench, f.ConsentAnswered).base == (last(bench, f.ConsentAnswered, 0).id,)


def test_a_fact_carries_the_term_that_its_author_had_seen() -> None:
    bench = a_case().with_holder().with_holder(COLLEAGUE).do(c.Observe)
    accepted = [record.term for record in bench.records if isinstance(record.fact, f.BatonAccepted)]
    assert accepted == [0, 1]
    assert bench.records[-1].term == 2


def test_a_case_is_its_facts() -> None:
    for bench in lives():
        assert replay(Case.empty(bench.id), bench.records) == bench.case
        assert bench.case.version == len(bench.records)


def test_what_only_the_safety_track_knows_builds_on_the_check() -> None:
    bench = a_case().do(c.CheckSafety).do(c.Decide, HOLDER, outcome=SAFETY)
    assert last(bench, f.SafetyTrackOpened).base == (last(bench, f.SafetyChecked).id,)
