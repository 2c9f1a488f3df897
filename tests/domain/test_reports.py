"""A report that was made, and what is waited for: a receipt, an answer, and how the investigation ended (3.4, R30)."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.report import ReportChannel
from bti_tui.domain.views.lists import Group
from bti_tui.domain.views.safety_items import safety_items
from tests.builders import FIRST_DAY, GUIDE, RULES, CaseBuilder, a_case
from tests.orders import HOLDER

ANSWER = "x.tilbakemelding"
KINDS = {DeadlineKind.SAFETY: "answer", DeadlineKind.RECEIPT: "receipt", DeadlineKind.WRITTEN: "written"}
PORTAL = {"channel": ReportChannel.PORTAL}


def waits(bench: CaseBuilder) -> list[tuple[str, int]]:
    """What is waited for, with the days from the first day of the case."""
    due = deadlines(bench.case, GUIDE, RULES, bench.today)
    named = ((KINDS.get(one.kind) or (one.step == ANSWER and "step"), one.due_on) for one in due)
    return [(str(what), (day - FIRST_DAY).days) for what, day in named if what]


def reported(bench: CaseBuilder, **changes: Any) -> CaseBuilder:
    return bench.do(c.ReportSuspicion, **{**PORTAL, **changes})


def finished() -> CaseBuilder:
    """A case that is about to be closed, with a report that waits for everything."""
    bench = reported(a_case().underway().evaluated()).do(c.Decide, HOLDER)
    return bench.do(c.CloseCase, HOLDER)


@pytest.mark.parametrize("channel", [None, ReportChannel.PORTAL])
def test_r30_a_report_waits_for_its_receipt_however_it_was_written_down_and_the_day_does_not_pass_away(
    channel: ReportChannel | None,
) -> None:
    bench = a_case().feared_for().do(c.ReportSuspicion, channel=channel)
    assert waits(bench) == [("receipt", 7), ("step", 21)]
    assert waits(bench.later(days=8)) == [("receipt", 7), ("step", 21)]
    assert waits(bench.do(c.RecordReceipt)) == [("step", 21)]


def test_an_answer_that_is_late_is_asked_for_beside_the_next_step_of_the_track() -> None:
    bench = reported(a_case().feared_for()).do(c.RecordReceipt)

    def steps() -> list[str | None]:
        due = deadlines(bench.case, GUIDE, RULES, bench.today)
        items = safety_items(bench.case, due, GUIDE, RULES, bench.names, bench.today)
        assert {one.group for one in items} == {Group.SAFETY}
        return [one.step for one in items]

    assert ANSWER not in steps()
    bench.later(days=21)
    assert steps() == ["x.stopp_foresatte", ANSWER]


def test_the_answer_is_waited_for_also_when_the_case_has_gone_on() -> None:
    bench = reported(a_case().feared_for()).do(c.RecordReceipt).later(days=9).do(c.LiftHold).do(c.SettleSafety)
    assert waits(bench) == [("answer", 21)]
    assert bench.refuses(c.RecordReply) == []


def test_an_investigation_is_waited_for_until_somebody_tells_how_it_ended_though_the_case_has_gone_on() -> None:
    bench = reported(a_case().feared_for()).do(c.RecordReply, opened=True)
    assert waits(bench) == [("answer", 90)]
    assert waits(bench.do(c.LiftHold).do(c.SettleSafety)) == [("answer", 90)]
    assert waits(bench.later(days=91)) == [("answer", 90 + 21)]
    assert waits(bench.later(days=60)) == [("answer", 90 + 21)]
    assert waits(bench.do(c.RecordReply, opened=False)) == []
    (report,) = bench.case.safety_work.reports
    assert (report.investigated, report.ended_on) == (True, bench.today)


def test_a_dismissed_report_is_answered_once_and_for_all() -> None:
    assert waits(reported(a_case().ready_to_decide()).do(c.RecordReply, opened=False)) == []


def test_receipt_and_answer_belong_to_the_oldest_report_that_waits() -> None:
    bench = reported(reported(a_case().ready_to_decide()).later(days=2))
    assert waits(bench) == [("receipt", 7), ("receipt", 9)]
    assert waits(bench.do(c.RecordReceipt)) == [("answer", 7), ("receipt", 9)]
    bench.do(c.RecordReceipt).later(days=10)
    assert waits(bench) == [("answer", 21), ("answer", 23)]
    assert waits(bench.do(c.RecordReply, opened=False)) == [("answer", 23)]
    assert waits(bench.do(c.RecordReply, opened=True)) == [("answer", 2 + 90)]
    assert [one.investigated for one in bench.case.safety_work.reports] == [False, True]


def test_how_an_investigation_ended_is_said_while_a_newer_report_still_waits_for_its_first_answer() -> None:
    bench = reported(a_case().ready_to_decide()).do(c.RecordReply, opened=True).later(days=30)
    reported(bench).do(c.RecordReceipt)
    assert waits(bench) == [("answer", 37), ("answer", 90)]
    assert waits(bench.fork().do(c.RecordReply, opened=False, ended=True)) == [("answer", 37)]
    assert waits(bench.do(c.RecordReply, opened=False)) == [("answer", 90)]


def test_a_call_and_its_written_report_are_answered_once() -> None:
    bench = reported(a_case().ready_to_decide(), channel=ReportChannel.PHONE)
    assert waits(bench) == [("written", 1), ("answer", 7)]
    reported(bench.later(days=1)).do(c.RecordReceipt).do(c.RecordReply, opened=False)
    assert waits(bench) == []


def test_a_report_that_waits_is_not_forgotten_when_the_track_is_opened_after_it() -> None:
    bench = reported(a_case().ready_to_decide()).later(days=2).do(c.RecordReceipt).do(c.OpenSafetyTrack)
    assert waits(bench) == [("answer", 7)]
    assert waits(bench.later(days=10)) == [("answer", 21)]
    assert bench.refuses(c.RecordReply) == []
    assert waits(bench.do(c.RecordReply, opened=True)) == [("answer", 90)]


def test_a_new_report_on_a_new_track_is_answered_after_the_older_one() -> None:
    bench = reported(a_case().ready_to_decide()).do(c.RecordReceipt).do(c.OpenSafetyTrack).later(days=1)
    reported(bench).do(c.RecordReply, opened=False)
    assert bench.case.safety_work.reply is None
    assert waits(bench) == [("receipt", 8), ("step", 22)]
    assert bench.do(c.RecordReply, opened=False).case.safety_work.reply is not None


def test_a_closed_case_still_waits_for_receipt_and_answer_and_takes_them() -> None:
    bench = finished()
    day = (bench.today - FIRST_DAY).days
    assert bench.case.status is CaseStatus.CLOSED
    assert waits(bench) == [("receipt", day + 7)]
    assert waits(bench.later(days=8)) == [("receipt", day + 7), ("answer", day + 21)]
    assert waits(bench.do(c.RecordReceipt)) == [("answer", day + 21)]
    assert waits(bench.do(c.RecordReply, opened=True)) == [("answer", day + 90)]
    assert waits(bench.do(c.ArchiveCase)) == []


def test_what_was_said_by_phone_is_written_after_the_case_was_closed() -> None:
    bench = reported(a_case().underway().evaluated(), channel=ReportChannel.PHONE).do(c.Decide, HOLDER)
    bench.do(c.CloseCase, HOLDER)
    assert "written" in dict(waits(bench))
    assert "written" not in dict(waits(reported(bench)))
    assert bench.refuses(c.Observe) == [refusals.CASE_CLOSED]


def test_an_answer_lies_after_the_report_that_it_belongs_to() -> None:
    bench = reported(reported(a_case().ready_to_decide()).later(days=4))
    assert bench.refuses(c.RecordReply, received_on=FIRST_DAY) == []
    bench.do(c.RecordReply, received_on=FIRST_DAY, opened=False)
    assert bench.refuses(c.RecordReply, received_on=FIRST_DAY) == [refusals.DATES_OUT_OF_ORDER]
    assert a_case().refuses(c.RecordReply) == [refusals.NOT_REPORTED]
