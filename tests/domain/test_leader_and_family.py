from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.concern import NoTalkReason, Present
from bti_tui.domain.notes import Visibility
from tests.builders import FIRST_DAY, a_case
from tests.orders import LEADER

TOMORROW = FIRST_DAY + timedelta(days=1)


def test_the_leader_is_told_on_a_day_that_has_been() -> None:
    assert a_case().refuses(c.ShareWithLeader, shared_on=TOMORROW) == [refusals.DATE_IN_FUTURE]
    bench = a_case().do(c.ShareWithLeader, advice="Snakk med mor først.")
    assert bench.case.leader is not None
    assert bench.case.leader.leader == LEADER
    assert bench.text(bench.case.leader.advice) == "Snakk med mor først."


def test_advice_may_be_left_out() -> None:
    leader = a_case().do(c.ShareWithLeader, advice="  ").case.leader
    assert leader is not None
    assert leader.advice is None


def test_a_talk_says_who_was_there_what_the_child_said_and_how_the_guardians_see_it() -> None:
    bench = a_case().do(c.CheckSafety)
    told = bench.refuses(c.TalkWithFamily, present=(), child_words="", guardians_view="", talked_on=TOMORROW)
    assert told == [refusals.TEXT_MISSING, refusals.CHILD_WORDS_MISSING, refusals.DATE_IN_FUTURE]
    talk = bench.do(c.TalkWithFamily, present=(Present.CHILD,), shared_picture="Vi vil det samme").case.talk
    assert talk is not None
    assert talk.present == (Present.CHILD,)
    assert bench.text(talk.shared_picture) == "Vi vil det samme"
    assert talk.skipped is None


def test_the_words_of_a_talk_at_level_0_stay_internal() -> None:
    bench = a_case().do(c.CheckSafety).do(c.TalkWithFamily)
    assert {note.visibility for note in bench.notes[-2:]} == {Visibility.INTERNAL}


def test_an_exception_from_the_talk_has_its_reason_in_words() -> None:
    assert a_case().refuses(c.SkipFamilyTalk, why="") == [refusals.WHY_MISSING]
    talk = a_case().do(c.SkipFamilyTalk, reason=NoTalkReason.YOUTH_RESERVED).case.talk
    assert talk is not None
    assert (talk.skipped, talk.present) == (NoTalkReason.YOUTH_RESERVED, ())


def test_an_exception_stands_in_for_the_talk_when_it_is_decided() -> None:
    bench = a_case().do(c.CheckSafety).concretised().do(c.ShareWithLeader)
    assert bench.refuses(c.Decide) == ["G-FAM"]
    assert bench.do(c.SkipFamilyTalk).refuses(c.Decide) == []


def test_a_talk_after_an_exception_takes_its_place() -> None:
    talk = a_case().do(c.SkipFamilyTalk).do(c.CheckSafety).do(c.TalkWithFamily).case.talk
    assert talk is not None
    assert talk.skipped is None
