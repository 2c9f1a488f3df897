"""Lawful purges of invented cases, straight on the store."""

from dataclasses import replace
from datetime import date
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.erasure import Purge, PurgeOrder
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import Actor, CaseId, GroundCode, HybridClock, Moment, Role
from bti_tui.domain.purging import after, purge_of
from bti_tui.domain.rules.basis import Basis
from bti_tui.store.open_store import Store
from tests.builders import GUIDE, RULES
from tests.store.life import ANNA, DEVICE, NOW, PROFESSIONAL, Life

ORDER: Final = PurgeOrder(
    case_id=CaseId(""),
    ground=GroundCode("erasure_decided"),
    reason="Vedtak etter klage.",
    decided_by=ANNA,
    reference="2026/118-4",
)


def purge_of_life(life: Life, **changes: object) -> Purge:
    """What a purge of the whole case takes, or of what the changes say."""
    actor = Actor(ANNA, PROFESSIONAL.agency, Role.LEADER)
    moment = Moment(date(2026, 11, 22), actor, DEVICE, HybridClock(lambda: NOW, life.records[-1].hlc), 9)
    order = replace(ORDER, case_id=life.id, **changes)  # type: ignore[arg-type]  # any field of an order
    return purge_of(order, Basis(life.case, GUIDE, RULES, moment), life.records)


def carry_out(store: Store, life: Life, **changes: object) -> tuple[Purge, Case]:
    """A purge that lasts; gives what it was and the case as it is now."""
    purge = purge_of_life(life, **changes)
    left = after(purge, life.case, life.records)
    with store.unit_of_work() as work:
        work.record((purge.tombstone,), ())
        work.cases.save(left, life.case.version)
        work.purge(purge)
        work.commit()
    return purge, left


def facts(store: Store, case_id: CaseId) -> list[Recorded]:
    """What the store says has happened, oldest first."""
    with store.reading() as work:
        return [one for _, one in reversed(work.facts.of_case(case_id))]
