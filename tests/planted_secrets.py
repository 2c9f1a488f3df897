"""A case on the safety track with a secret in every text that its orders take, for tests that look for them."""

import typing
from dataclasses import fields
from typing import Any, Final

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import StepId
from bti_tui.domain.safety import SafetyAnswer, Siblings
from tests.builders import CaseBuilder, a_case
from tests.orders import LEADER, SAFETY

TRACK: Final[tuple[type[Command], ...]] = (
    c.CheckSafety,
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.KeepEvidence,
    c.HoldBack,
    c.RecordReply,
    c.LiftHold,
    c.SettleHeld,
)
"""Every order whose words are shielded, in an order in which they can be given."""
TELLTALES: Final = (
    *("safety.", "unntaksspor", "safety track", "svar fra barnevernet", "trygghetssjekken er ikke"),
    *("x.stopp_foresatte", "x.radfor", "x.meld", "x.avvent", "x.tilbakemelding", "x.videre"),
    *("'safety': 'active'", "'safety': 'considered'", "'safety': 'cleared'"),
)
"""What would tell of the track without a word of it."""


def secret(kind: type[Command], field: str) -> str:
    """The word that stands in one field of one order."""
    return f"Hemmelig{kind.name.title().replace('_', '')}{field.title().replace('_', '')}"


def texts_of(kind: type[Command]) -> tuple[str, ...]:
    """The fields of an order that take words."""
    hints = typing.get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if hints[one.name] in (str, str | None))


SECRETS: Final = tuple(secret(kind, field) for kind in TRACK for field in texts_of(kind))


def planted(kind: type[Command]) -> dict[str, Any]:
    """The words of one order, each of them a secret."""
    return {field: secret(kind, field) for field in texts_of(kind)}


MORE: Final[dict[type[Command], dict[str, Any]]] = {
    c.CheckSafety: {"answer": SafetyAnswer.UNSURE},
    c.StopContact: {"siblings": Siblings.YES},
}


def feared_for(until: type[Command]) -> CaseBuilder:
    """A case in which a colleague works, with the track as far as one order."""
    bench = a_case().underway().do(c.LetIn, LEADER)
    for kind in TRACK:
        bench.do(kind, **planted(kind), **MORE.get(kind, {}))
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
