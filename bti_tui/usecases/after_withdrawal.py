"""What was chosen to become of what is written when a consent was taken back, and whether it is done (R21)."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.consent import AfterWithdrawal
from bti_tui.domain.facts import ConsentWithdrawn
from bti_tui.domain.rules.erasure import answers_for
from bti_tui.usecases.context import Context, UnitOfWork


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The newest choice. Nothing of it is ever done by itself."""

    chosen: AfterWithdrawal
    is_done: bool
    answers_for: bool
    """Whoever is at the keyboard may restrict and purge."""


def afterwards(ctx: Context, work: UnitOfWork, case: Case) -> Afterwards | None:
    """What the newest withdrawal left to be done; None where nothing was taken back."""
    if not case.withdrawals:
        return None
    found = work.facts.of_case(case.id, named=frozenset({ConsentWithdrawn.name}), limit=1)
    facts = [record.fact for _, record in found if isinstance(record.fact, ConsentWithdrawn)]
    if not facts:
        return None
    return Afterwards(facts[0].after, _is_done(case, facts[0].after, facts[0].on), answers_for(ctx.actor, case))


def _is_done(case: Case, chosen: AfterWithdrawal, since: date) -> bool:
    """What is kept needs no more: no consent covers it any longer. The other choices are done by a person."""
    match chosen:
        case AfterWithdrawal.KEEP:
            return True
        case AfterWithdrawal.ARCHIVE:
            return not case.is_open
        case AfterWithdrawal.ERASE:
            return any(one.on >= since for one in case.purged)
