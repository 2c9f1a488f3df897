"""One valid order of each kind about a measure on its way."""

from collections.abc import Callable
from typing import Final

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import MeasureId, PartyId
from tests.scene import Scene


def _measure(at: Scene, *, waits: bool) -> MeasureId:
    found = (one.id for one in at.case.open_measures if (one.wait is not None) is waits)
    return next(found, MeasureId("no-measure"))


MEASURES: Final[dict[type[Command], Callable[[Scene], Command]]] = {
    c.SuspendMeasure: lambda at: c.SuspendMeasure(
        case_id=at.id, measure=_measure(at, waits=False), since=at.today, awaits="Plass på svømmekurset"
    ),
    c.ResumeMeasure: lambda at: c.ResumeMeasure(case_id=at.id, measure=_measure(at, waits=True), resumed_on=at.today),
    c.TellView: lambda at: c.TellView(
        case_id=at.id,
        measure=at.case.measures[0].id if at.case.measures else MeasureId("no-measure"),
        told_by=PartyId(at.case.subject),
        told_on=at.today,
        text="Det er best når Oddny er med.",
    ),
}
