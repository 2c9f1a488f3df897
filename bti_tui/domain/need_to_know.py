"""Who may see what of a case: the one rule that every list, search, count and screen asks (R42; field text 4.3, 4.6).

Somebody sees a case because of what she does in it, never because of its level (invariant 10): she raised the concern,
holds the baton, stands in or is asked, leads those who do, answers for a measure, or works in an agency that takes part
while the family's consent holds. At level 2 and up nobody of an agency without such a consent gets in (invariant 3).
A coordinator sees that there is a case and where it stands; an administrator sees nothing of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Final

from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.discretion import may_know
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import Actor, AgencyCode, Role, UserId
from bti_tui.domain.listing import EVERY, Selection
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.rules_pack import Rules

EVERYBODY: Final = "*"
"""Stands among the ties of a case that is for everybody."""


class Sight(IntEnum):
    """How much of a case somebody may see; each includes those before it (innsyn i saken)."""

    NOTHING = 0
    OUTLINE = 1
    """Its number and where it stands: no name and no words."""
    LOG = 2
    """What the family and the agencies that take part read too."""
    INTERNAL = 3
    """What the case's own agency keeps to itself too."""
    SHIELDED = 4
    """The safety track too."""

    def shows(self, visibility: Visibility) -> bool:
        """Whether texts of a kind are for her."""
        return self >= _NEEDED[visibility]

    @property
    def hidden(self) -> frozenset[Visibility]:
        """The kinds of texts that are not for her."""
        return frozenset(one for one in Visibility if not self.shows(one))


_NEEDED: Final = {
    Visibility.LOG: Sight.LOG,
    Visibility.INTERNAL: Sight.INTERNAL,
    Visibility.SHIELDED: Sight.SHIELDED,
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody at the keyboard, and what her place in the municipality lets her answer for (den som ser)."""

    id: UserId
    agency: AgencyCode
    role: Role
    leads: frozenset[UserId] = frozenset()
    """Those whose cases she answers for as their leader."""
    is_whole_agency: bool = True
    """Her agency is one unit, so that who is invited as an agency is she too."""

    @property
    def ties(self) -> frozenset[str]:
        """Under which she can stand among the ties of a case."""
        return self.leads | {self.id, self.agency, EVERYBODY}


def viewer_of(me: Professional, staff: Iterable[Professional]) -> Viewer:
    """A professional among her colleagues.

    A leader leads her unit, and the units of her agency that have no leader of their own; without a unit all of them.
    """
    mine = [one for one in staff if one.agency == me.agency]
    units = {_unit(one) for one in mine} - {""}
    leads: frozenset[UserId] = frozenset()
    if me.role is Role.LEADER:
        led_by_others = {_unit(one) for one in mine if one.role is Role.LEADER} - {_unit(me), ""}
        leads = frozenset(one.id for one in mine if not _unit(me) or _unit(one) not in led_by_others)
    return Viewer(me.id, me.agency, me.role, leads, len(units) <= 1 or not _unit(me))


def sight(viewer: Viewer, case: Case, rules: Rules, today: date) -> Sight:
    """How much of a case somebody may see on a day. What is restricted is decided besides, by a reason of its own."""
    if case.is_purged:
        return Sight.INTERNAL  # nothing is left but the number and the ground
    has_outline = viewer.role is Role.COORDINATOR and not is_strict(case)
    outline = Sight.OUTLINE if has_outline else Sight.NOTHING
    found = max(outline, _by_part(viewer, case, rules, today), _by_emergency(viewer, case, today))
    knows = found >= Sight.INTERNAL and may_know(case, Actor(viewer.id, viewer.agency, viewer.role), today)
    return Sight.SHIELDED if knows else found


def ties(case: Case) -> frozenset[str]:
    """The users and agencies whom anything ties to a case on any day: who is not among them sees its outline at most.

    Kept beside the case, so that a list need not read every case to know that. Whether one of these may see it on a
    day, `sight` alone says. Who lets more people see a case adds them here, and to what is kept by a migration.
    """
    if case.is_purged:
        return frozenset({EVERYBODY})
    baton = case.baton
    found: set[str | None] = {
        case.concern.owner if case.concern else None,
        case.leader.leader if case.leader else None,
        baton.offer.to if baton.offer else None,
        baton.loan.to if baton.loan else None,
        *(one.user for one in baton.terms),
        *case.colleagues,
        *case.insiders,
        *(one.responsible for one in case.open_measures),
        *(one.agency for one in case.taking_part),
        *(one.by for one in case.emergencies),
    }
    return frozenset(one for one in found if one)


def reach(viewer: Viewer, least: Sight) -> Selection:
    """The cases that can be in a list of all that somebody sees so much of; which of them are, `sight` says."""
    sees_all = least <= Sight.OUTLINE and viewer.role is Role.COORDINATOR
    return EVERY if sees_all else Selection(tied_to=viewer.ties)


def answers_to_emergencies(viewer: Viewer, case: Case) -> bool:
    """Whether an emergency opening is told to somebody: the holder, while nobody holds the owner, and the leader."""
    holder = case.baton.holder
    owner = case.concern.owner if case.concern else None
    return viewer.id == (holder.user if holder else owner) or _leads(viewer, case)


def seen_with(case: Case, how_far: Sight) -> Case:
    """The case without what the agency that has it keeps to itself; texts and the safety track are veiled besides."""
    if how_far >= Sight.INTERNAL:
        return case
    meetings = tuple(one for one in case.planned_meetings if one.visibility is Visibility.LOG)
    return replace(case, emergencies=(), siblings=(), assessments=(), planned_meetings=meetings)


def _by_part(viewer: Viewer, case: Case, rules: Rules, today: date) -> Sight:
    tie = _tie(viewer, case, today)
    if viewer.agency == case.agency:
        let_in = Sight.INTERNAL if viewer.id in (*case.colleagues, *case.insiders) else Sight.NOTHING
        return max(tie, let_in, Sight.LOG if _has_measure(viewer, case) else Sight.NOTHING)
    if case.level < Level.TWO_AGENCIES:
        return tie
    if viewer.agency not in consented_agencies(case, rules, today):
        return Sight.NOTHING
    return max(tie, Sight.LOG if _takes_part(viewer, case) else Sight.NOTHING)


def _takes_part(viewer: Viewer, case: Case) -> bool:
    """Whether an agency that takes part is somebody's, and she of those in it who work with the child."""
    if all(one.agency != viewer.agency for one in case.taking_part):
        return False
    if viewer.id in case.colleagues or _has_measure(viewer, case) or viewer.role is Role.LEADER:
        return True
    return viewer.is_whole_agency and viewer.role not in (Role.ADMINISTRATOR, Role.COORDINATOR)


def _tie(viewer: Viewer, case: Case, today: date) -> Sight:
    """What somebody has to do with a case in person, or through those whom she leads."""
    owner = case.concern.owner if case.concern else None
    hands = case.baton.hands(today) | {case.baton.relieved(today)}
    is_hers = viewer.id == owner or viewer.id in hands or _leads(viewer, case)
    return Sight.INTERNAL if is_hers else Sight.NOTHING


def _leads(viewer: Viewer, case: Case) -> bool:
    """Whether somebody leads the owner or the holder, or is the leader who was told."""
    if case.leader is not None and case.leader.leader == viewer.id:
        return True
    holder, owner = case.baton.holder, case.concern.owner if case.concern else None
    return viewer.agency == case.agency and not viewer.leads.isdisjoint({owner, holder.user if holder else owner})


def _has_measure(viewer: Viewer, case: Case) -> bool:
    return any(UserId(one.responsible) == viewer.id for one in case.open_measures)


def _by_emergency(viewer: Viewer, case: Case, today: date) -> Sight:
    is_open = any(one.holds_for(viewer.id, today) for one in case.emergencies)
    return Sight.INTERNAL if is_open and viewer.role is not Role.ADMINISTRATOR else Sight.NOTHING


def _unit(one: Professional) -> str:
    return " ".join(one.unit.casefold().split())
