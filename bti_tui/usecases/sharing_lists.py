"""What the forms about sharing offer: kinds of information, points to go through, grounds, leaders, people."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, LanguageCode, PersonId, Role, StepId, TextVersion, UserId
from bti_tui.domain.law import InformationKind, InformationPoint, LegalBasis, SharingGround
from bti_tui.domain.people import SubjectKind, age_on
from bti_tui.domain.signatories import answers_alone_for_health, answers_as_adult
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context
from bti_tui.usecases.sharing_names import SharingNames, names_of


@dataclass(frozen=True, slots=True)
class SharingLists:
    """The answers that the forms about sharing can have, in all languages."""

    own_agency: AgencyCode
    subject: PersonId
    information: tuple[InformationKind, ...]
    points: tuple[InformationPoint, ...]
    bases: tuple[LegalBasis, ...]
    grounds: tuple[SharingGround, ...]
    leaders: tuple[tuple[UserId, str], ...]
    people: tuple[tuple[PersonId, str], ...]
    """Those of the case, with their names."""
    hears_child: bool
    """The child is heard before the guardians answer."""
    answers_alone: bool
    """The youth or adult answers alone, so that guardians get copies only when she lets them."""
    safety_step: StepId | None
    """The step in which the safety question is answered."""
    languages: tuple[tuple[LanguageCode, str, TextVersion], ...]
    """The languages that there are texts in, what each calls itself, and the edition of its texts."""
    checked: tuple[tuple[str, date | None, bool], ...]
    """The same languages, when somebody last went through their texts, and whether that is too long ago."""
    names: SharingNames


def sharing_lists(ctx: Context, case: Case, names: Names) -> SharingLists:
    """The lists for one case on the day that it is."""
    rules, today, packs = ctx.rules_of(case), ctx.today, ctx.text_packs()
    leaders = (one for one in names.professionals.values() if one.role is Role.LEADER)
    alone = answers_as_adult(case, rules, today) or answers_alone_for_health(case, rules, today)
    return SharingLists(
        own_agency=case.agency,
        subject=case.subject,
        information=rules.information,
        points=rules.points,
        bases=rules.bases,
        grounds=tuple(one for one in rules.sharing_grounds if one.is_used),
        leaders=tuple((one.id, one.name) for one in leaders),
        people=tuple((one.id, names.person(case, one.id)) for one in case.people),
        hears_child=_hears_child(ctx, case),
        answers_alone=alone,
        safety_step=ctx.guide_of(case).mender(GuardName.SAFETY, case.level),
        languages=tuple((one.language, one.name, one.version) for one in packs),
        checked=tuple((one.name, one.checked_on, one.is_stale(today)) for one in packs),
        names=names_of(ctx, case),
    )


def _hears_child(ctx: Context, case: Case) -> bool:
    """From the age of the rule pack until the youth answers herself; also when the age is not known."""
    if case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return False
    subject, rules = case.person(case.subject), ctx.rules_of(case)
    if subject is None or subject.born_on is None:
        return True
    return rules.hear_child_from <= age_on(subject.born_on, ctx.today) < rules.youth_signs_from
