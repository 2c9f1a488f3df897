"""Facts in their envelopes: who, when, on which machine, and on what each builds."""

from collections.abc import Iterable

from bti_tui.domain.apply import apply
from bti_tui.domain.case import Case
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.ids import FactId, Moment, instant
from bti_tui.domain.people import Author
from bti_tui.domain.topics import base


def enveloped(case: Case, facts: Iterable[Fact], moment: Moment) -> Iterable[Recorded]:
    """Facts with their envelopes; each builds on the newest fact of its topic, also when both are of one command."""
    for fact in facts:
        stamp = moment.stamp()
        record = Recorded(
            FactId(moment.new_id()),
            case.id,
            stamp,
            instant(stamp),
            moment.actor.id,
            moment.device,
            case.baton.term,
            base(case, fact),
            fact,
            _author(case, moment),
        )
        case = apply(case, record)
        yield record


def _author(case: Case, moment: Moment) -> Author:
    """Who the actor is now, for whoever reads it when she is somebody else."""
    holder = case.baton.holder
    return Author(moment.actor.role, moment.actor.agency, holder is not None and holder.user == moment.actor.id)
