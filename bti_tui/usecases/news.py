"""What others have done since a screen was drawn, and who writes in the same form right now."""

from dataclasses import dataclass

from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, Hlc, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.names import case_label
from bti_tui.domain.views.timeline import LogLine, timeline, visibility_of
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.drafts import writers_now
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.reading import case_of, fact_notes, knows_shielded, names_for, shown_notes, told

MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class CaseNews:
    """What is new in one case."""

    version: int
    lines: tuple[LogLine, ...] = ()
    """What was written since, newest first; what is shielded says only that something happened."""
    by: tuple[str, ...] = ()
    """Who wrote it; empty for the user herself, in another window."""
    words: CaseWords | None = None
    """How to say the lines; None when there are none."""
    writing: tuple[str, ...] = ()
    """Who writes in the same form now; empty for the user herself, in another window."""


@dataclass(frozen=True, slots=True)
class StoreNews:
    """What is new in all cases together."""

    stamp: Hlc
    """The newest fact that this tells of."""
    changed: tuple[tuple[str, str], ...] = ()
    """The number of a case and who changed it; no name for the user herself."""


def pulse(ctx: Context) -> int:
    """A number that is another one once somebody else has written to the store."""
    return ctx.pulse()


def case_news(ctx: Context, case_id: CaseId, since: int, form: str = "") -> CaseNews:
    """What is new in a case since a version, and who else writes in the form with this key."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        writing = tuple(dict.fromkeys(one.user for one in writers_now(ctx, work, case_id, form))) if form else ()
        if case.version <= since and not writing:
            return CaseNews(case.version)
        new = max(0, case.version - since)
        records = work.facts.of_case(case_id, limit=min(new, MOST_LINES)) if new else ()
        records = told(ctx, work, case, records)
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        if not knows_shielded(ctx, case):
            records = tuple(one for one in records if visibility_of(one[1].fact) is not Visibility.SHIELDED)
        authors = dict.fromkeys(one.actor for _, one in records)
        return CaseNews(
            version=case.version,
            lines=timeline(records, names, case),
            by=tuple(_name(ctx, names.user(one), one) for one in authors),
            words=case_words(case, ctx.guide_of(case), names, route_words(ctx, case)) if records else None,
            writing=tuple(_name(ctx, names.user(one), one) for one in writing),
        )


def store_news(ctx: Context, since: Hlc | None) -> StoreNews:
    """What is new in any case since a stamp; without one, only where to begin."""
    with ctx.reading() as work:
        last = work.facts.last_stamp()
        if since is None or last <= since:
            return StoreNews(last)
        return StoreNews(last, _changed(ctx, work, work.facts.since(since)))


def _changed(ctx: Context, work: UnitOfWork, records: tuple[Recorded, ...]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    eyes = Eyes(ctx, work)
    for one in records:
        case, author = work.cases.get(one.case_id), work.professionals.get(one.actor)
        if case is not None and case.restriction is None and eyes.sight(case) >= Sight.LOG:
            found[case_label(case.number), _name(ctx, author.name if author else "?", one.actor)] = None
    return tuple(found)


def _name(ctx: Context, name: str, user: UserId) -> str:
    return "" if user == ctx.user.id else name
