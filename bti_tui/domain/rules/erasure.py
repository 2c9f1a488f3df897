"""Restriction, and what a lawful purge needs. What goes and what is left of it: `purging.py`."""

from bti_tui.domain import refusals
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.commands import LiftRestriction, ReleaseEntry, RestrictCase, WithholdEntry
from bti_tui.domain.erasure import Extent, PurgeOrder
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import CaseRestricted, EntryReleased, EntryWithheld, RestrictionLifted
from bti_tui.domain.ids import Actor, Role
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.people import Professional
from bti_tui.domain.rules.basis import Basis, Change, Pen, require, written
from bti_tui.domain.rules_pack import Proof, PurgeGround
from bti_tui.domain.text import clean, is_written
from bti_tui.domain.views.names import case_label

LONGEST_REASON = 500
"""Characters: a reason that stays is short."""


def answers_for(actor: Actor, case: Case) -> bool:
    """Whether somebody may restrict, lift or purge: the leader, the coordinator, the holder, or whoever raised it."""
    holder = case.baton.holder
    owner = case.concern.owner if case.concern else None
    mine = {owner, holder.user if holder else owner}
    return actor.role in (Role.LEADER, Role.COORDINATOR) or actor.id in mine


def hold_back(command: RestrictCase | LiftRestriction | WithholdEntry | ReleaseEntry, basis: Basis) -> Change:
    """Hidden, and shown again, by whoever answers for the case, with a written reason (R46)."""
    require(responsible(basis.moment.actor, basis.case), written(command.reason), _state(command, basis))
    pen = Pen(basis)
    reason, on = pen.write(command.reason, NoteKind.REASON), basis.today
    match command:
        case RestrictCase():
            return pen.change(CaseRestricted(ground=command.ground, reason=reason, on=on))
        case LiftRestriction():
            return pen.change(RestrictionLifted(reason=reason, on=on))
        case ReleaseEntry():
            return pen.change(EntryReleased(entry=command.entry, reason=reason, on=on))
    held = EntryWithheld(entry=command.entry, notes=basis.words, ground=command.ground, reason=reason, on=on)
    return pen.change(held)


def purge_reasons(
    order: PurgeOrder, case: Case, actor: Actor, decider: Professional | None, ground: PurgeGround | None
) -> list[Reason]:
    """Why a purge is refused on what can be seen without the day; the rest is `proof_reasons`."""
    leads = decider is not None and decider.role is Role.LEADER
    number = order.number.strip().upper().removeprefix("S-").lstrip("0")
    is_same = number == case_label(case.number).removeprefix("S-").lstrip("0")
    return [
        *responsible(actor, case),
        *([] if case.version else [Reason(refusals.CASE_UNKNOWN)]),
        *([Reason(refusals.CASE_PURGED)] if case.is_purged else []),
        *([] if leads else [Reason(refusals.NOT_LEADER)]),
        *([] if ground else [Reason(refusals.GROUND_UNKNOWN)]),
        *([] if is_same else [Reason(refusals.NUMBER_DIFFERS)]),
        *written(order.reason),
        *([Reason(refusals.SUBJECT_STAYS)] if order.person == case.subject else []),
    ]


def proof_reasons(order: PurgeOrder, basis: Basis, ground: PurgeGround) -> list[Reason]:
    """What a ground must be shown by: a reference always; if it is the archive's, a time of keeping that is over too.

    No time is built in: the municipality decides how long papers are kept (forms-and-law: bevaringsklasse).
    """
    missing = [] if is_written(order.reference) else [Reason(refusals.REFERENCE_MISSING)]
    if ground.proof is Proof.DECISION:
        return missing
    archived = basis.case.status is CaseStatus.ARCHIVED and order.extent is Extent.CASE
    over = order.retained_until is not None and order.retained_until < basis.today
    return [
        *missing,
        *([] if archived else [Reason(refusals.NOT_ARCHIVED)]),
        *([] if over else [Reason(refusals.RETENTION_RUNS)]),
    ]


def responsible(actor: Actor, case: Case) -> list[Reason]:
    """A reason when somebody else answers for the case."""
    return [] if answers_for(actor, case) else [Reason(refusals.NOT_RESPONSIBLE)]


def _state(command: RestrictCase | LiftRestriction | WithholdEntry | ReleaseEntry, basis: Basis) -> list[Reason]:
    case = basis.case
    if isinstance(command, LiftRestriction):
        return [] if case.restriction else [Reason(refusals.CASE_NOT_RESTRICTED)]
    if isinstance(command, ReleaseEntry):
        known = any(one.entry == command.entry for one in case.withheld)
        return [] if known else [Reason(refusals.ENTRY_NOT_WITHHELD)]
    unknown = [] if basis.rules.restriction_ground(command.ground) else [Reason(refusals.GROUND_UNKNOWN)]
    if isinstance(command, RestrictCase):
        return unknown
    again = any(one.entry == command.entry for one in case.withheld)
    return [
        *unknown,
        *([Reason(refusals.ENTRY_WITHHELD)] if again else []),
        *([] if basis.words else [Reason(refusals.WORDS_MISSING)]),
    ]


def clipped_reason(text: str) -> str:
    """A reason that stays, on one line."""
    return clean(text, lines=False)[:LONGEST_REASON]
