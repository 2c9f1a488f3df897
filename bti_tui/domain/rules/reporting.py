"""Reports to child welfare: the duty is personal, so that no rule here asks for a leader's yes."""

from datetime import time
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.clock_words import parse_clock
from bti_tui.domain.commands import Command, Disclose, RecordReceipt, RecordReply, ReportSuspicion
from bti_tui.domain.discretion import may_know
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import ReceiptReceived, ReplyReceived, SuspicionReported
from bti_tui.domain.ids import GroundCode
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.report import SentReport, answered_next
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require
from bti_tui.domain.safety import ADVISE_ONLY
from bti_tui.domain.text import is_written

REPORT_DUTY: Final = GroundCode("report_duty")
"""The ground of the rule pack that lets a report leave a case."""


def lets_out(command: Command) -> bool:
    """Whether it is the report itself that leaves a case: no state of it and no leader holds that back."""
    return isinstance(command, Disclose) and command.ground == REPORT_DUTY


def report(command: ReportSuspicion, basis: Basis) -> Change:
    """On the safety track or not. A consultation team takes no report."""
    wrong = command.receiver in ADVISE_ONLY
    at = parse_clock(command.sent_at, time()) if command.sent_at else None
    unreadable = bool(command.sent_at) and at is None
    unsaid = command.leader_told is False and not is_written(command.leader_why)
    require(
        [Reason(refusals.CODE_UNKNOWN)] if wrong else [],
        [Reason(refusals.TIME_UNREADABLE)] if unreadable else [],
        [Reason(refusals.LEADER_WHY_MISSING)] if unsaid else [],
        [Reason(refusals.PERSON_UNKNOWN)] if any(basis.case.person(one) is None for one in command.people) else [],
        not_after(basis.today, command.reported_on),
    )
    pen = Pen(basis)
    reference, why, content = (
        pen.maybe(words, NoteKind.SAFETY, Visibility.SHIELDED)
        for words in (command.reference, command.leader_why, command.content)
    )
    return pen.change(
        SuspicionReported(
            receiver=command.receiver,
            on=command.reported_on,
            reporter=command.reporter,
            reference=reference,
            channel=command.channel,
            minute=at.hour * 60 + at.minute if at else None,
            grounds=command.grounds,
            leader_told=command.leader_told,
            leader_why=why,
            content=content,
            people=command.people if content else (),
        )
    )


def receipt(command: RecordReceipt, basis: Basis) -> Change:
    """For whoever reported, too, when she knows no more of the track than that."""
    written = [one for one in basis.case.safety_work.reports if one.is_written]
    waiting = next((one for one in written if one.waits_for_receipt), written[-1] if written else None)
    require(
        [] if waiting else [Reason(refusals.NOT_REPORTED)],
        is_insider(basis, *written),
        not_after(basis.today, command.received_on),
        in_order(waiting.on if waiting else None, command.received_on),
    )
    pen = Pen(basis)
    reference = pen.maybe(command.reference, NoteKind.SAFETY, Visibility.SHIELDED)
    return pen.change(ReceiptReceived(on=command.received_on, reference=reference))


def reply(command: RecordReply, basis: Basis) -> Change:
    """What child welfare made of the oldest report that waits for an answer; also when the track began anew since."""
    reports = basis.case.safety_work.reports
    waiting = answered_next(reports, ended=command.ended)
    require(
        [] if waiting else [Reason(refusals.NOT_REPORTED)],
        is_insider(basis, *reports),
        not_after(basis.today, command.received_on),
        in_order(waiting.on if waiting else None, command.received_on),
    )
    pen = Pen(basis)
    words = pen.maybe(command.words, NoteKind.SAFETY, Visibility.SHIELDED)
    return pen.change(ReplyReceived(on=command.received_on, opened=command.opened, words=words, ended=command.ended))


def is_insider(basis: Basis, *reports: SentReport) -> list[Reason]:
    """What ends the wait, and what opens it to others, is for those who may know of it; a report, for who made it."""
    is_hers = any(one.by == basis.moment.actor.id for one in reports)
    knows = is_hers or may_know(basis.case, basis.moment.actor, basis.today)
    return [] if knows else [Reason(refusals.CASE_WAITS)]
