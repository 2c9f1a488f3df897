"""What the program goes by that nobody has held against its source for too long, and what of it can't be used (R52)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

from bti_tui.domain.errors import AgenciesInvalid, RulesInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId
from bti_tui.domain.instrument import Instrument
from bti_tui.domain.law import STALE_AFTER, Provenance
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.text_pack import TextPack
from bti_tui.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Overdue:
    """What should have been gone through again, or mended."""

    guide: Guide | None
    rules_on: date | None
    """The day by which the rule pack should have been checked; None while it is not over."""
    agencies_on: date | None
    """The day when somebody last went through the agencies, when that is too long ago."""
    unusable: GuideId | None
    """The guide that was chosen for new cases and that can't be used; the standard one stands in for it."""
    broken: AgenciesInvalid | None
    """Why the municipality's own agencies are left out."""
    rules_refused: RulesInvalid | None
    """Why the municipality's own rules are left out."""
    own_rules_on: date | None
    """The day when somebody last went through the municipality's own rules, when that is too long ago."""
    texts: tuple[TextPack, ...]
    """The texts for families that nobody has gone through lately."""
    instrument: Instrument | None
    """The concern assessment of now, when nobody has gone through it lately."""


def overdue(ctx: Context) -> Overdue:
    """The guide for new cases, rules, agencies, texts and assessment, where somebody should have looked again."""
    guide, due, own = ctx.guides.current(), check_rules_by(ctx.rules), ctx.rules.checked_on
    instrument = ctx.guides.instruments.current()
    return Overdue(
        guide=guide if guide.is_stale(ctx.today) else None,
        rules_on=due if due is not None and due < ctx.today else None,
        agencies_on=agencies_unchecked_since(ctx),
        unusable=ctx.guides.unusable(),
        broken=next((one for one in ctx.guides.broken() if isinstance(one, AgenciesInvalid)), None),
        rules_refused=ctx.rules_refused,
        own_rules_on=own if own is not None and ctx.today > own + timedelta(days=STALE_AFTER) else None,
        texts=tuple(one for one in ctx.text_packs() if one.is_stale(ctx.today)),
        instrument=instrument if instrument.is_stale(ctx.today) else None,
    )


def agencies_unchecked_since(ctx: Context) -> date | None:
    """The day when somebody last went through the agencies, when that is too long ago; None when it is not."""
    checked = ctx.guides.current().agencies_checked_on
    return checked if checked is not None and ctx.today > checked + timedelta(days=STALE_AFTER) else None


def check_rules_by(rules: Rules) -> date | None:
    """The day that the pack names, or half a year after its oldest value was checked, whatever comes first."""
    days = [one.checked_on + timedelta(days=STALE_AFTER) for one in _provenances(rules)]
    return min([*days, *([rules.review_on] if rules.review_on else [])], default=None)


def _provenances(rules: Rules) -> Iterator[Provenance]:
    """Where each value of the pack comes from, of whatever kind it is."""
    yield from rules.provenance.values()
    for one in fields(rules):
        rows = getattr(rules, one.name)
        for row in rows if isinstance(rows, tuple) else ():
            found = getattr(row, "provenance", None)
            if isinstance(found, Provenance):
                yield found
