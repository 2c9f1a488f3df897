"""Who has read what in a month (R42), for whoever is to go through it and sign it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BadInput, Reason, Refused
from bti_tui.domain.ids import CaseId, Role, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Professional
from bti_tui.usecases.administrators import is_administrator
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes

NIGHT_FROM, NIGHT_UNTIL = 22, 6
"""Hours by the clock on the wall: what is read between them is looked at twice."""
REVIEWED: Final = "review.read"
REVIEWERS: Final = frozenset({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
"""Who goes through the looks at all cases, by number, and signs; anybody else sees those at her own."""
_DECEMBER: Final = 12


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
    same_surname: bool = False
    """Somebody in the case has the reader's last name: perhaps her own family, perhaps nothing."""


@dataclass(frozen=True, slots=True)
class AccessReview:
    """A month of the access log: what calls for a question comes first."""

    month: str
    lines: tuple[ReviewLine, ...]
    digest: str
    signed: tuple[SignedReview, ...]
    signers: Mapping[UserId, str]
    """What those who signed are called."""
    may_sign: bool
    """A leader, a coordinator or an administrator does; where there is none, whoever looks after the users."""


def access_review(ctx: Context, month: str) -> AccessReview:
    """A month such as 2026-11, person by person and case by case. Raises `BadInput` for another spelling."""
    since, until = _bounds(ctx, month)
    with ctx.unit_of_work() as work:
        review = _review(ctx, work, month, since, until)
        work.log_access(ctx.user.id, REVIEWED, None, ctx.now())
        work.commit()
    return review


def sign_review(ctx: Context, month: str) -> AccessReview:
    """The same, and that the user has gone through it; the signature stands in the audit chain.

    Raises `Refused` for whoever does not see the looks at all cases, `BadInput` for another spelling of the month.
    """
    since, until = _bounds(ctx, month)
    with ctx.unit_of_work() as work:
        review = _review(ctx, work, month, since, until)
        if not review.may_sign:
            raise Refused(Reason(refusals.REVIEW_BY_LEADER))
        work.sign_review(ctx.user.id, month, review.digest, ctx.now())
        review = _review(ctx, work, month, since, until)
        work.commit()
    return review


def _review(ctx: Context, work: UnitOfWork, month: str, since: datetime, until: datetime) -> AccessReview:
    staff = _staff(work)
    reviews_all = ctx.user.role in REVIEWERS or is_administrator(ctx)
    seen: dict[tuple[UserId, CaseId | None], list[Access]] = {}
    for one in work.accesses.between(since, until):
        seen.setdefault((one.actor, one.case_id), []).append(one)
    cases = {case_id: work.cases.get(case_id) for _, case_id in seen if case_id is not None}
    families = _surnames(work, [case for case in cases.values() if case is not None])
    eyes = Eyes(ctx, work)
    told = {
        case_id for case_id, case in cases.items() if case is None or reviews_all or eyes.sight(case) > Sight.NOTHING
    }
    lines = [
        _line(ctx, staff, found, cases.get(case_id) if case_id else None, families)
        for (_, case_id), found in seen.items()
        if case_id is None or case_id in told
    ]
    lines.sort(key=lambda line: (-line.same_surname, -line.outside, -line.at_night, line.name, line.number))
    signed = work.accesses.reviews(month)
    signers = {one.by: staff[one.by].name if one.by in staff else one.by for one in signed}
    is_led = any(one.role in REVIEWERS for one in staff.values())
    may_sign = ctx.user.role in REVIEWERS or (reviews_all and not is_led)
    return AccessReview(month, tuple(lines), _digest(lines), signed, signers, may_sign)


def _line(
    ctx: Context,
    staff: Mapping[UserId, Professional],
    found: list[Access],
    case: Case | None,
    families: Mapping[CaseId, frozenset[str]],
) -> ReviewLine:
    first, last = found[0], found[-1]
    outside = len(found) if case is not None and not _is_own(case, first.actor) else 0
    zone = ctx.now().tzinfo
    hours = [one.at.astimezone(zone).hour for one in found]
    at_night = sum(hour >= NIGHT_FROM or hour < NIGHT_UNTIL for hour in hours)
    number = f"S-{case.number:03d}" if case is not None else ""
    name = staff[first.actor].name if first.actor in staff else first.actor
    is_like = case is not None and _surname(name) in families[case.id]
    return ReviewLine(first.actor, name, first.case_id, number, len(found), outside, at_night, last.at, is_like)


def _surnames(work: UnitOfWork, cases: Iterable[Case]) -> Mapping[CaseId, frozenset[str]]:
    """The last names in each case, each written out."""
    listed = tuple(cases)
    texts = work.notes.texts([person.name for case in listed for person in case.people])
    return {
        case.id: frozenset(_surname(texts.get(person.name, "")) for person in case.people) - {""} for case in listed
    }


def _surname(name: str) -> str:
    """The last of several names; nothing where it is a letter for one."""
    names = name.casefold().split()
    return names[-1] if len(names) > 1 and not names[-1].endswith(".") else ""


def _is_own(case: Case, user: UserId) -> bool:
    """Whether a case belongs to the caseload of somebody who raised it, holds it or has held it."""
    owner = case.concern.owner if case.concern else None
    return user == owner or any(term.user == user for term in case.baton.terms)


def _digest(lines: Iterable[ReviewLine]) -> str:
    told = [asdict(line) | {"last_at": line.last_at.isoformat(), "name": ""} for line in lines]
    for one in told:
        del one["same_surname"]  # what it says of a family stands in no digest
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _staff(work: UnitOfWork) -> dict[UserId, Professional]:
    return {one.id: one for one in work.professionals.all()}


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
