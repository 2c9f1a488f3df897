"""What helps whoever plans a measure: the catalogue for the case, and what the assessments say that nothing answers."""

from dataclasses import dataclass

from bti_tui.domain.assessment import newest
from bti_tui.domain.case import Case
from bti_tui.domain.catalogue import CatalogueMeasure
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, CaseId, ItemCode, StepId
from bti_tui.domain.words import Words
from bti_tui.usecases.assessment import AssessmentLine, AssessmentSheet, assessment_sheet
from bti_tui.usecases.context import Context
from bti_tui.usecases.reading import case_of


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One question of the assessment that was answered with a concern, and whether an open measure answers it."""

    item: ItemCode
    name: Words
    is_answered: bool


@dataclass(frozen=True, slots=True)
class MeasureHelp:
    """What is known for the measures of one case."""

    catalogue: tuple[CatalogueMeasure, ...]
    concerns: tuple[ConcernLine, ...]
    agencies: tuple[AgencyCode, ...]
    """Who may do a measure: the case's own and those that take part."""
    safety_step: StepId | None
    """Where the safety question is answered."""
    in_sequence: bool
    """Whether measures may stand one after another here."""


def measure_help(ctx: Context, case_id: CaseId) -> MeasureHelp:
    """What helps with the measures of a case. Raises as every look into a case does."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
    guide = ctx.guide_of(case)
    agencies = tuple(dict.fromkeys((case.agency, *(one.agency for one in case.taking_part))))
    codes = {name: {one.code for one in guide.choices.get(name, ())} for name in ("category", "area")}
    catalogue = ctx.guides.catalogue.within(codes["category"], codes["area"])
    form = next(
        (one for step in guide.level(case.level).steps for one in step.forms if one.command == "plan_measure"), None
    )
    return MeasureHelp(
        catalogue=catalogue.offered(case.level, agencies),
        concerns=_concerns(case, assessment_sheet(ctx, case_id)),
        agencies=agencies,
        safety_step=guide.mender(GuardName.SAFETY, case.level),
        in_sequence=form is not None and any(field.name == "follows" for field in form.fields),
    )


def _concerns(case: Case, sheet: AssessmentSheet) -> tuple[ConcernLine, ...]:
    """In the order of the instrument; of several respondents the gravest answer counts, and nothing is added up."""
    kept = {one.id for one in newest(case.assessments)}
    lines = [one for one in sheet.lines if one.assessment.id in kept]
    answered = {one.concern_item for one in case.open_measures}
    return tuple(
        ConcernLine(item.code, item.name, item.code in answered)
        for _, item in sheet.instrument.items_for(sheet.age)
        if any(_is_concern(line, item.code, sheet) for line in lines)
    )


def _is_concern(line: AssessmentLine, item: ItemCode, sheet: AssessmentSheet) -> bool:
    """Whether the answer lies in the upper half of the scale."""
    top = max((one.value for one in sheet.instrument.scale if one.value is not None), default=0)
    given = next((one.value for one in line.assessment.answers if one.item == item), None)
    point = sheet.instrument.point(given) if given is not None else None
    return point is not None and point.value is not None and 2 * point.value >= top > 0
