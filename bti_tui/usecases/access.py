"""Who has read what (R42): of one case, for whoever asks, and of a month, for whoever is to go through it and sign."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final

from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId, Role, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Professional
from bti_tui.usecases.administrators import is_administrator
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.reading import case_of

NIGHT_FROM, NIGHT_UNTIL = 22, 6
"""Hours by the clock on the wall: what is read between them is looked at twice."""
LISTED: Final = "readers.listed"
REVIEWED: Final = "review.read"
REVIEWERS: Final = frozenset({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
"""Who goes through the looks at all cases, by number; anybody else sees those at her own."""
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Reader:
    """One look at a case."""

    at: datetime
    user: UserId
    name: str
    """The id of somebody whom the store does not know any more."""
    unit: str
    act: str
    why: str = ""
    """The reason that was written, where one was asked for."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What one person did in one case in the month; `case_id` is None for what concerns no case."""

    user: UserId
    name: str
    case_id: CaseId | None
    number: str
    count: int
    outside: int
    """How many of them were in a case that the person neither holds, has held nor raised."""
    at_night: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class AccessReview:
    """A month of the access log: what calls for a question comes first."""

    month: str
    lines: tuple[ReviewLine, ...]
    digest: str
    signed: tuple[SignedReview, ...]


def readers(ctx: Context, case_id: CaseId) -> tuple[Reader, ...]:
    """Everybody who looked at a case, the newest first; that it was asked is logged too. Raises `NotFound`."""
    with ctx.unit_of_work() as work:
        case_of(ctx, work, case_id)
        staff = _staff(work)
        looks = work.accesses.of_case(case_id)
        texts = work.notes.texts(one.why for one in looks if one.why)
        found = tuple(replace(_reader(one, staff), why=texts.get(one.why, "") if one.why else "") for one in looks)
        work.log_access(ctx.user.id, LISTED, case_id, ctx.now())
        work.commit()
    return found


def access_review(ctx: Context, month: str) -> AccessReview:
    """A month such as 2026-11, person by person and case by case. Raises `BadInput` for another spelling."""
    since, until = _bounds(ctx, month)
    with ctx.unit_of_work() as work:
        review = _review(ctx, work, month, since, until)
        work.log_access(ctx.user.id, REVIEWED, None, ctx.now())
        work.commit()
    return review


def sign_review(ctx: Context, month: str) -> AccessReview:
    """The same, and that the user has gone through it; the signature stands in the audit chain."""
    since, until = _bounds(ctx, month)
    with ctx.unit_of_work() as work:
        review = _review(ctx, work, month, since, until)
        work.sign_review(ctx.user.id, month, review.digest, ctx.now())
        signed = work.accesses.reviews(month)
        work.commit()
    return AccessReview(month, review.lines, review.digest, signed)


def _review(ctx: Context, work: UnitOfWork, month: str, since: datetime, until: datetime) -> AccessReview:
    staff = _staff(work)
    reviews_all = ctx.user.role in REVIEWERS or is_administrator(ctx)
    seen: dict[tuple[UserId, CaseId | None], list[Access]] = {}
    for one in work.accesses.between(since, until):
        seen.setdefault((one.actor, one.case_id), []).append(one)
    cases = {case_id: work.cases.get(case_id) for _, case_id in seen if case_id is not None}
    eyes = Eyes(ctx, work)
    told = {
        case_id for case_id, case in cases.items() if case is None or reviews_all or eyes.sight(case) > Sight.NOTHING
    }
    lines = [
        _line(ctx, staff, found, cases.get(case_id) if case_id else None)
        for (_, case_id), found in seen.items()
        if case_id is None or case_id in told
    ]
    lines.sort(key=lambda line: (-line.outside, -line.at_night, line.name, line.number))
    return AccessReview(month, tuple(lines), _digest(lines), work.accesses.reviews(month))


def _line(ctx: Context, staff: Mapping[UserId, Professional], found: list[Access], case: Case | None) -> ReviewLine:
    first, last = found[0], found[-1]
    outside = len(found) if case is not None and not _is_own(case, first.actor) else 0
    zone = ctx.now().tzinfo
    hours = [one.at.astimezone(zone).hour for one in found]
    at_night = sum(hour >= NIGHT_FROM or hour < NIGHT_UNTIL for hour in hours)
    number = f"S-{case.number:03d}" if case is not None else ""
    name = staff[first.actor].name if first.actor in staff else first.actor
    return ReviewLine(first.actor, name, first.case_id, number, len(found), outside, at_night, last.at)


def _is_own(case: Case, user: UserId) -> bool:
    """Whether a case belongs to the caseload of somebody who raised it, holds it or has held it."""
    owner = case.concern.owner if case.concern else None
    return user == owner or any(term.user == user for term in case.baton.terms)


def _digest(lines: Iterable[ReviewLine]) -> str:
    told = [asdict(line) | {"last_at": line.last_at.isoformat(), "name": ""} for line in lines]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _staff(work: UnitOfWork) -> dict[UserId, Professional]:
    return {one.id: one for one in work.professionals.all()}


def _reader(one: Access, staff: Mapping[UserId, Professional]) -> Reader:
    who = staff.get(one.actor)
    return Reader(one.at, one.actor, who.name if who else one.actor, who.unit if who else "", one.act)


def _bounds(ctx: Context, month: str) -> tuple[datetime, datetime]:
    """The first instant of a month, and of the next one, where the user is."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise BadInput(place="month", problem="month") from None
    is_last = first.month == _DECEMBER
    following = date(first.year + is_last, 1 if is_last else first.month + 1, 1)
    zone = ctx.now().tzinfo
    return tuple(datetime(day.year, day.month, 1, tzinfo=zone) for day in (first, following))  # type: ignore[return-value]  # two of them
