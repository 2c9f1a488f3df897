"""What the screen of the consent tells about sharing: what is asked, what must be looked at, what left the case."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.coverage import ReviewNeed, reviews_due
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import AgencyCode, FactId, GroundCode, InformationCode, NoteId, PersonId
from bti_tui.domain.law import LegalBasis
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import ResponsibilityGap, gap
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class ScopeView:
    """What the family is asked to say yes to."""

    purpose: str
    from_agencies: tuple[AgencyCode, ...]
    to_agencies: tuple[AgencyCode, ...]
    information: tuple[InformationCode, ...]
    exceptions: str
    valid_until: date
    review_on: date | None
    language: str
    text_version: str


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """One thing that has left the case, and on what it rested."""

    way: Way
    on: date
    by: str
    agency: AgencyCode | None
    person: str
    information: tuple[InformationCode, ...]
    consents: tuple[str, ...]
    """Whose yes it rested on; of a person who is gone, her name as it was."""
    ground: Words | None
    necessity: str


@dataclass(frozen=True, slots=True)
class SharingView:
    """Sharing in a case, beside the answers."""

    basis: LegalBasis | None
    scope: ScopeView | None
    gap: ResponsibilityGap
    holders: int | None
    reviews: tuple[ReviewNeed, ...]
    asks_safety: bool
    """A consent was taken back, and the safety question waits for a new answer."""
    disclosures: tuple[DisclosureLine, ...]
    """The newest first."""
    information: tuple[tuple[InformationCode, Words], ...]
    """The kinds of information of the rule pack."""

    def told(self, agency: AgencyCode) -> tuple[DisclosureLine, ...]:
        """What an agency has got."""
        return tuple(one for one in self.disclosures if one.agency == agency)


def sharing_view(case: Case, rules: Rules, names: Names, today: date) -> SharingView:
    """The picture of sharing on a day; what is shielded is left out by whoever may not see it."""
    return SharingView(
        basis=rules.basis(case.legal_basis),
        scope=_scope(case, names),
        gap=gap(case, rules, today),
        holders=case.responsibility.holders if case.responsibility else None,
        reviews=reviews_due(case, rules, today),
        asks_safety=case.asks_safety_since is not None,
        disclosures=disclosure_lines(case, rules, names),
        information=tuple((one.code, one.name) for one in rules.information),
    )


def disclosure_lines(case: Case, rules: Rules, names: Names) -> tuple[DisclosureLine, ...]:
    """What has left the case, the newest first."""
    signed = {fact: names.person(case, person) for fact, person in _signed(case)}
    return tuple(
        DisclosureLine(
            way=one.way,
            on=one.on,
            by=names.user(one.by),
            agency=one.agency,
            person=names.person(case, one.person) if one.person else "",
            information=one.information,
            consents=tuple(dict.fromkeys(signed[fact] for fact in one.consents if fact in signed)),
            ground=_ground(rules, one.ground),
            necessity=names.text(one.necessity),
        )
        for one in reversed(case.disclosures)
    )


def _signed(case: Case) -> list[tuple[FactId, PersonId]]:
    return [(one.fact, one.signatory) for one in case.consents]


def _ground(rules: Rules, code: GroundCode | None) -> Words | None:
    found = rules.sharing_ground(code) if code else None
    return found.name if found else None


def _scope(case: Case, names: Names) -> ScopeView | None:
    scope = case.consent_scope
    if scope is None:
        return None
    return ScopeView(
        purpose=names.text(scope.purpose),
        from_agencies=scope.from_agencies,
        to_agencies=scope.to_agencies,
        information=scope.information,
        exceptions=names.text(scope.exceptions),
        valid_until=scope.valid_until,
        review_on=scope.review_on,
        language=scope.language,
        text_version=scope.text_version,
    )


def sharing_notes(case: Case) -> tuple[NoteId, ...]:
    """The texts that the picture of sharing needs."""
    scope = case.consent_scope
    of_scope = (scope.purpose, scope.exceptions, scope.interpreter_name) if scope else ()
    return tuple(note for note in (*of_scope, *(one.necessity for one in case.disclosures)) if note)
