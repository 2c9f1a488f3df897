"""What is done with a report to child welfare: who may, how it leaves the case, and what is waited for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import BadInput, Refused
from bti_tui.domain.ids import UserId
from bti_tui.domain.report import ReportChannel, ReportGround
from bti_tui.domain.report_draft import HIDDEN_ADDRESS, Gap
from bti_tui.domain.safety import Adviser, Reporter
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.execute import execute
from bti_tui.usecases.report_acts import CHILD_WELFARE, drop_report
from bti_tui.usecases.today import today
from tests.builders import a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.orders_of_protection import PROTECTION
from tests.usecases.reporting import VALIDATOR, Desk, public


@pytest.mark.parametrize("user", [OWNER, HOLDER, LEADER, COLLEAGUE])
def test_r28_whoever_has_a_part_in_the_case_makes_and_records_a_report_alone(user: UserId) -> None:
    bench = a_case().underway().do(c.LetIn, by=HOLDER, colleague=COLLEAGUE)
    desk = Desk(bench.with_guardians() if not bench.guardians else bench, user).whole()
    desk.write("leader", leader_told="no", leader_why="Hun er syk, og det haster.")
    assert desk.take("melding.pdf").startswith(b"%PDF")
    done = execute(desk.ctx, made(desk, leader_told=False, leader_why="Hun er syk."))
    (report,) = done.case.safety_work.reports
    assert (report.by, report.channel) == (user, ReportChannel.PORTAL)
    assert [one.by for one in desk.page().reports] == [user]


def made(desk: Desk, **changes: Any) -> c.ReportSuspicion:
    known: dict[str, Any] = {
        "case_id": desk.id,
        "receiver": Adviser.CHILD_WELFARE,
        "reported_on": desk.ctx.today,
        "reporter": Reporter.SELF,
        "channel": ReportChannel.PORTAL,
        "grounds": (ReportGround.NEGLECT,),
        **changes,
    }
    return c.ReportSuspicion(**known)


def test_whether_the_leader_knows_is_asked_and_a_no_says_why() -> None:
    desk = Desk()
    with pytest.raises(Refused) as refused:
        execute(desk.ctx, made(desk, leader_told=False, leader_why=""))
    assert [one.code for one in refused.value.reasons] == [refusals.LEADER_WHY_MISSING]
    assert Gap("leader", "leader_told") in desk.page().gaps


def due(desk: Desk, days: int) -> list[tuple[DeadlineKind, int]]:
    """What the start screen says of the report after some days, with the day it is due from the first one."""
    now = desk.store.now + timedelta(days=days)
    items = today(desk.ctx.at(lambda: now))
    kinds = {DeadlineKind.RECEIPT, DeadlineKind.WRITTEN, DeadlineKind.SAFETY}
    found = ((one.kind, one.due_on) for one in items.items if one.kind in kinds)
    return [(kind, (day - desk.bench.today).days) for kind, day in found if day is not None]


def test_r30_without_a_receipt_it_warns_on_day_7_and_without_an_answer_on_day_21() -> None:
    desk = Desk(a_case().with_guardians())
    execute(desk.ctx, made(desk))
    assert due(desk, 0) == [(DeadlineKind.RECEIPT, 7)]
    assert sorted(due(desk, 8)) == [(DeadlineKind.RECEIPT, 7), (DeadlineKind.SAFETY, 21)]
    execute(desk.ctx, c.RecordReceipt(case_id=desk.id, received_on=desk.ctx.today, reference="2026/77"))
    assert due(desk, 6) == [(DeadlineKind.SAFETY, 7)]
    assert due(desk, 22) == [(DeadlineKind.SAFETY, 21)]
    execute(desk.ctx, c.RecordReply(case_id=desk.id, received_on=desk.ctx.today, opened=False))
    assert due(desk, 22) == []
    (report,) = desk.page().reports
    assert (report.receipt_on, report.replied_on) == (desk.ctx.today, desk.ctx.today)


def test_what_a_closed_case_still_waits_for_stands_on_the_start_screen() -> None:
    bench = a_case().underway().evaluated().do(c.ReportSuspicion, channel=ReportChannel.PORTAL).do(c.Decide, HOLDER)
    desk = Desk(bench.do(c.CloseCase, HOLDER))
    assert due(desk, 8) == [(DeadlineKind.RECEIPT, 7), (DeadlineKind.SAFETY, 21)]
    execute(desk.ctx, c.RecordReceipt(case_id=desk.id, received_on=desk.ctx.today))
    execute(desk.ctx, c.RecordReply(case_id=desk.id, received_on=desk.ctx.today, opened=False))
    assert due(desk, 8) == []


def test_r30_channel_day_time_and_who_are_kept_with_what_it_said() -> None:
    desk = Desk()
    execute(desk.ctx, made(desk, sent_at="14.30", reference="ref 5", content="Hele meldingen."))
    (fact,) = desk.store.new(f.SuspicionReported)
    assert (fact.channel, fact.minute, fact.reporter) == (ReportChannel.PORTAL, 14 * 60 + 30, Reporter.SELF)
    assert desk.store.words(fact.reference) == "ref 5"
    assert desk.page().contents == {0: "Hele meldingen."}


def test_r33_a_report_by_phone_asks_for_the_written_one_until_it_is_made() -> None:
    desk = Desk()
    execute(desk.ctx, made(desk, channel=ReportChannel.PHONE))
    assert (DeadlineKind.WRITTEN, 1) in due(desk, 0)
    execute(desk.ctx, made(desk, channel=ReportChannel.LETTER))
    assert DeadlineKind.WRITTEN not in {kind for kind, _ in due(desk, 0)}


def test_r33_advice_without_names_is_kept_without_a_track_and_refuses_a_name_of_the_case() -> None:
    desk = Desk()
    name = desk.page().names[desk.page().children[0]].split()[0]
    order = c.SeekAdvice(
        case_id=desk.id, adviser=Adviser.CHILD_WELFARE, advised_on=desk.ctx.today, advice="De ba oss vente.",
        anonymous=True,
    )  # fmt: skip
    execute(desk.ctx, order)
    with pytest.raises(Refused) as refused:
        execute(desk.ctx, replace(order, advice=f"De spurte om {name}s mor."))
    assert [one.code for one in refused.value.reasons] == [refusals.NAMED_IN_DISCUSSION]
    assert len(desk.store.new(f.AdviceGiven)) == 1


def test_what_leaves_the_case_is_written_down_on_the_ground_of_the_duty_and_in_the_access_log() -> None:
    desk = Desk().whole()
    desk.take("melding.pdf")
    (told,) = desk.store.new(f.Disclosed)
    assert (told.way, told.agency, told.ground) == (Way.EXPORT, CHILD_WELFARE, "report_duty")
    with desk.ctx.reading() as work:
        acts = [one.act for one in work.accesses.of_case(desk.id)]
    assert acts.count("report.printed") == 1


def test_a_file_that_can_not_be_written_leaves_no_trace_of_having_left() -> None:
    desk = Desk().whole()
    desk.take("melding.pdf")
    for name in ("melding.pdf", "melding.docx"):
        with pytest.raises(BadInput):
            desk.take(name)
    assert len(desk.store.new(f.Disclosed)) == 1


def test_a_draft_may_be_printed_and_says_on_every_page_that_it_is_one() -> None:
    desk = Desk()
    assert "KLADD" in desk.take("kladd.txt").decode().splitlines()[0]
    assert "KLADD" not in desk.whole().take("hel.txt").decode()


def test_the_forms_are_thrown_away_when_the_written_report_is_made() -> None:
    desk = Desk().whole()
    assert drafts(desk.ctx)
    drop_report(desk.ctx, desk.id)
    assert not drafts(desk.ctx)


def test_who_reported_without_knowing_of_the_track_sees_her_own_report_and_nothing_else() -> None:
    bench = a_case().underway().do(c.LetIn, by=HOLDER, colleague=COLLEAGUE).do(c.OpenSafetyTrack)
    desk = Desk(bench, COLLEAGUE)
    execute(desk.at(OWNER), made(desk, content="Eiers melding."))
    execute(desk.ctx, made(desk, content="Min melding."))
    assert [one.by for one in desk.page().reports] == [COLLEAGUE]
    assert "Eiers melding." not in str(desk.page())
    execute(desk.ctx, c.RecordReceipt(case_id=desk.id, received_on=desk.ctx.today))


def protected(desk: Desk) -> Desk:
    """The child's address is confidential from now on."""
    execute(desk.ctx, PROTECTION[c.ProtectAddress](desk.bench))
    return desk


def test_at_a_protected_address_the_report_stops_once_and_then_tells_no_place() -> None:
    desk = protected(Desk().whole())
    with pytest.raises(Refused):
        public(desk)
    told = public(desk)
    VALIDATOR.validate(told)
    assert told["offentligBarn"][0]["adresse"] == {"adresselinje1": HIDDEN_ADDRESS}
    with pytest.raises(Refused):
        desk.take("melding.txt")
    assert "Tunet 4" not in desk.take("melding.txt").decode()


def test_a_protected_address_lacks_nothing_that_nobody_may_write() -> None:
    desk = protected(Desk())
    assert "street" not in {one.field for one in desk.page().gaps if one.section.startswith("child")}
