"""A case on the safety track with a secret in every text that its orders take, for tests that look for them."""

import typing
from dataclasses import fields
from typing import Any, Final

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import StepId
from bti_tui.domain.safety import SafetyAnswer, Siblings, WayOn
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, LEADER, SAFETY, SIX_WEEKS

TRACK: Final[tuple[type[Command], ...]] = (
    c.CheckSafety,
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.KeepEvidence,
    c.HoldBack,
    c.RecordReceipt,
    c.RecordReply,
    c.LiftHold,
    c.SettleHeld,
    c.SettleSafety,
)
"""Every order whose words are shielded, in an order in which they can be given."""
FEAR: Final = "Frykt for barnet"
"""Why the access log says that a restricted case was opened."""
TELLTALES: Final = (
    *("safety.", "unntaksspor", "safety track", "svar fra barnevernet", "trygghetssjekken er ikke"),
    *("x.stopp_foresatte", "x.radfor", "x.meld", "x.avvent", "x.tilbakemelding", "x.videre"),
    *("report.printed", FEAR),
    *("'safety': 'active'", "'safety': 'considered'", "'safety': 'cleared'"),
)
"""What would tell of the track without a word of it."""


def secret(kind: type[Command], field: str) -> str:
    """The word that stands in one field of one order."""
    return f"Hemmelig{kind.name.title().replace('_', '')}{field.title().replace('_', '')}"


def texts_of(kind: type[Command]) -> tuple[str, ...]:
    """The fields of an order that take words: a time of day takes none, and no guard is set aside on the way out."""
    hints, wordless = typing.get_type_hints(kind), {"sent_at", "override"}
    return tuple(one.name for one in fields(kind) if hints[one.name] in (str, str | None) and one.name not in wordless)


SECRETS: Final = tuple(secret(kind, field) for kind in TRACK for field in texts_of(kind))


def planted(kind: type[Command]) -> dict[str, Any]:
    """The words of one order, each of them a secret."""
    return {field: secret(kind, field) for field in texts_of(kind)}


MORE: Final[dict[type[Command], dict[str, Any]]] = {
    c.CheckSafety: {"answer": SafetyAnswer.UNSURE},
    c.StopContact: {"siblings": Siblings.YES},
    c.SettleSafety: {"way_on": WayOn.PAUSE},
}


def feared_for(until: type[Command]) -> CaseBuilder:
    """A case in which a colleague works and whose meeting goes on, with the track as far as one order."""
    bench = a_case().underway().do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER).do(c.LetIn, LEADER)
    for kind in TRACK:
        if kind is c.SettleSafety:
            for held in bench.case.safety_work.waiting:
                bench.do(c.SettleHeld, held=held.id, reason=None)
        day: dict[str, Any] = {"resume_on": bench.today + SIX_WEEKS} if kind is c.SettleSafety else {}
        bench.do(kind, **planted(kind), **MORE.get(kind, {}), **day)
        if kind is c.OpenSafetyTrack:
            bench.do(c.Decide, outcome=SAFETY, reason=secret(c.OpenSafetyTrack, "words"))
        if kind is c.HoldBack:
            bench.do(c.HoldBack, words=None, step=StepId("n1.samtykke_logg"))
        if kind is until:
            break
    return bench


def leaks(text: str) -> set[str]:
    """The secrets and the telltales in an output."""
    said = text.casefold()
    return {one for one in (*SECRETS, *TELLTALES) if one.casefold() in said}
