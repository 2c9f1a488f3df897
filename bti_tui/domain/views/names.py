"""How people and cases are named on a screen that others may see too."""

from collections.abc import Mapping
from dataclasses import dataclass

from bti_tui.domain.case import Case
from bti_tui.domain.ids import NoteId, PartyId, PersonId, UserId
from bti_tui.domain.meetings import Attendee
from bti_tui.domain.people import Professional

UNKNOWN = "?"


def short_name(full_name: str) -> str:
    """First name and the initial of the last: enough to know the child by, not enough to find it by."""
    first, *rest = full_name.split() or [UNKNOWN]
    return f"{first} {rest[-1][0]}." if rest else first


def case_label(number: int) -> str:
    """The number of a case as people say it."""
    return f"S-{number:03d}"


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what people are called."""

    texts: Mapping[NoteId, str]
    professionals: Mapping[UserId, Professional]

    def text(self, note: NoteId | None) -> str:
        """The words of a note; empty when there is none, or when they are purged."""
        return self.texts.get(note, "") if note else ""

    def user(self, user: UserId | None) -> str:
        """A professional's name."""
        found = self.professionals.get(user) if user else None
        return found.name if found else (UNKNOWN if user else "")

    def initials(self, user: UserId | None) -> str:
        """A professional's initials."""
        found = self.professionals.get(user) if user else None
        return found.initials if found else (UNKNOWN if user else "")

    def person(self, case: Case, person: PersonId) -> str:
        """The name of someone in the case."""
        found = case.person(person)
        return (self.text(found.name) if found else "") or UNKNOWN

    def party(self, case: Case, party: PartyId) -> str:
        """The name of whoever answers for a measure."""
        if case.person(PersonId(party)):
            return self.person(case, PersonId(party))
        guest = next((one for one in guests(case) if one.id == party), None)
        return self.text(guest.name) if guest is not None else self.user(UserId(party))


def guests(case: Case) -> tuple[Attendee, ...]:
    """Those who are known only from the meetings of a case, each once: they may answer for a measure too."""
    found = (one for meeting in case.planned_meetings for one in meeting.attendees if one.name is not None)
    return tuple({one.id: one for one in found}.values())
