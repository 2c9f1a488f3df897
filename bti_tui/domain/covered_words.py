"""Which words of the log a service that takes part may read: what the family's consent lets it be told, and no more.

Where nobody has said what kinds of information a text holds, it may be about anything. Then it is for those services
only that may be told everything, besides the one that wrote it and those that were there when it was said.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.coverage import covered_information
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import AgencyCode, FactId, InformationCode, NoteId
from bti_tui.domain.meetings import PlannedMeeting, Presence
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import stands

WORDS: Final = (
    f.EntryWritten,
    f.EntryCorrected,
    f.UnderstandingShared,
    f.MeetingHeld,
    f.ChildTalkAgreed,
    f.ChildTalkRecorded,
    f.BatonOffered,
    f.TeamReferred,
    f.PlanAssessed,
    f.CaseClosed,
)
"""What is told in free words, which may be about anything."""
_SAID: Final = (f.EntryWritten, f.EntryCorrected)
_THERE: Final = (Presence.PRESENT, Presence.DIGITAL)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the consents of a case reach for a service on a day (det samtykket rekker til)."""

    kinds: frozenset[InformationCode] = frozenset()
    """What it may be told about."""
    is_whole: bool = False
    """It may be told everything: no kind of information is missing, and nothing is kept out in words."""
    kept_out_by: FactId | None = None
    """The newest answer that keeps something out in words; who writes after it has been able to read them."""


def reach_of(case: Case, rules: Rules, today: date, agency: AgencyCode) -> Reach:
    """What the consents let a service be told on a day."""
    kinds = frozenset(covered_information(case, rules, today, agency))
    answers = (one for one in case.consents if stands(case, one))
    kept_out = max((one.fact for one in answers if one.limits or (one.scope and one.scope.exceptions)), default=None)
    return Reach(kinds, kept_out is None and kinds >= {one.code for one in rules.information}, kept_out)


def was_there(meeting: PlannedMeeting | None, who: Collection[str]) -> bool:
    """Whether a person, or somebody of a service, was at a meeting from its beginning to its end."""
    return meeting is not None and any(
        one.presence in _THERE and (one.id in who or one.agency in who) for one in meeting.attendees
    )


def may_read(
    record: Recorded,
    case: Case,
    rules: Rules,
    reach: Reach,
    who: Collection[str],
    versions: Sequence[Recorded] = (),
) -> bool:
    """Whether a fact of the log is for somebody of a service; `who` is the service and those who work there.

    Where the case stands and what is agreed on is for all who take part. `versions` are an entry and its corrections,
    oldest first, where the fact is one of them: each is about what was last said of it until then, and about what is
    said of the line now.
    """
    written = versions[0] if versions else record
    if not isinstance(record.fact, WORDS) or reach.is_whole or _has_part(written, case, who):
        return True
    entry = written.fact
    if not isinstance(entry, f.EntryWritten):
        return False
    line = versions or (record,)
    said = (_last_said(one for one in line if one.id <= record.id), _last_said(line))
    return all(one is not None and _is_told(one, entry, rules, reach) for one in said)


def _last_said(line: Iterable[Recorded]) -> Recorded | None:
    """The newest of some versions that says what kinds of information it holds."""
    return next((one for one in reversed(tuple(line)) if getattr(one.fact, "information", ())), None)


def _is_told(saying: Recorded, entry: f.EntryWritten, rules: Rules, reach: Reach) -> bool:
    is_newer = reach.kept_out_by is None or reach.kept_out_by < saying.id
    about = replace(entry, information=saying.fact.information) if isinstance(saying.fact, _SAID) else entry
    return is_newer and kinds_in(about, rules) <= reach.kinds


def kinds_in(fact: f.EntryWritten, rules: Rules) -> frozenset[InformationCode]:
    """The kinds of information that an entry holds: what the family says of itself is about the family too."""
    of_family = {one.code for one in rules.information if one.is_of_family}
    said = fact.kind is EntryKind.FAMILY_WORDS
    return frozenset(fact.information) | (of_family if said else set())


def words_in(case: Case) -> Iterator[NoteId]:
    """What stands in a case itself of what was told in free words."""
    if (found := case.understanding) is not None:
        yield from (found.child_view, found.guardians_view, found.agency_view, found.statement)
        yield from (found.strengths,) if found.strengths else ()
    if case.team_referral is not None:
        yield from (case.team_referral.situation, case.team_referral.questions)
    if (closed := case.closing) is not None:
        yield from (one for one in (closed.summary, closed.family_view, closed.remaining) if one)


def _has_part(record: Recorded, case: Case, who: Collection[str]) -> bool:
    """Whether somebody wrote it, or hears it: as one of those at the meeting, or while the meeting goes on."""
    author = record.by.agency if record.by else record.actor
    if author in who:
        return True
    if isinstance(record.fact, f.MeetingHeld) and any(one in who for one in record.fact.agencies):
        return True
    held_in = getattr(record.fact, "meeting", None)
    meeting = case.meeting(held_in) if held_in else None
    return was_there(meeting, who) or _is_there(meeting, who)


def _is_there(meeting: PlannedMeeting | None, who: Collection[str]) -> bool:
    """Whether somebody sits in a meeting that is not over: invited, and nobody has said that she is not there."""
    return meeting is not None and any(
        one.presence is None and (one.id in who or one.agency in who)
        for one in (meeting.attendees if meeting.approved_at is None else ())
    )
