"""What the screens of the concern assessment need: the instrument, earlier answers, routes, several side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.appraisal import Given, appraise
from bti_tui.domain.assessment import Assessment, RaisedRoute, newest
from bti_tui.domain.case import Case
from bti_tui.domain.ids import CaseId, PersonId, UserId
from bti_tui.domain.instrument import Instrument, Respondent
from bti_tui.domain.rules.assessment import age_at
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.words import Words
from bti_tui.usecases.context import Context
from bti_tui.usecases.reading import case_of, knows_shielded, names_for


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who may answer (en som svarer)."""

    respondent: Respondent
    person: PersonId | None
    name: str


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One set of answers, with its words."""

    assessment: Assessment
    who: str
    happened: str
    own_resources: str
    child_voice: str
    remarks: tuple[Words, ...]
    """What is said beside the answers: little known, small children, look again."""


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One route that safety answers opened."""

    raised: RaisedRoute
    name: Words
    outcome: Words | None
    settled_by: str
    reason: str
    consulted: str


@dataclass(frozen=True, slots=True)
class AssessmentSheet:
    """The assessments of one case, as far as the one at the keyboard may see them."""

    case_id: CaseId
    user: UserId
    """The one at the keyboard."""
    number: str
    about: str
    version: int
    today: date
    is_open: bool
    instrument: Instrument
    age: int | None
    answerers: tuple[Answerer, ...]
    lines: tuple[AssessmentLine, ...]
    """Oldest first; others' answers only once one's own are stored."""
    waiting: int
    """How many of others there are that are not shown yet."""
    routes: tuple[RouteLine, ...]
    is_to_judge: bool
    is_held: bool
    """Nothing goes to the guardians now."""

    @property
    def open_routes(self) -> tuple[RouteLine, ...]:
        """Those that wait for their outcome."""
        return tuple(one for one in self.routes if one.raised.is_open)

    @property
    def newest(self) -> tuple[AssessmentLine, ...]:
        """The newest answers of each who answered, beside each other."""
        wanted = {one.id for one in newest(tuple(one.assessment for one in self.lines))}
        return tuple(one for one in self.lines if one.assessment.id in wanted)

    def earlier(self, who: Answerer) -> tuple[Assessment, ...]:
        """What one who answers has answered before, oldest first."""
        found = (one.assessment for one in self.lines)
        return tuple(one for one in found if _is_by(one, who, self.user))


def assessment_sheet(ctx: Context, case_id: CaseId) -> AssessmentSheet:
    """The assessments of a case. Raises as every look into a case does."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        notes = [note for one in case.assessments for note in (one.happened, one.own_resources, one.child_voice)]
        notes += [note for one in case.routes for note in (one.reason, one.consulted)]
        known = [*(one.name for one in case.people), *(note for note in notes if note)]
        names = names_for(ctx, work, known, case)
    instrument = ctx.guides.instruments.current()
    subject = case.person(case.subject)
    shown = _shown(case, ctx.user.id)
    return AssessmentSheet(
        case_id=case_id,
        user=ctx.user.id,
        number=case_label(case.number),
        about=short_name(names.person(case, case.subject)),
        version=case.version,
        today=ctx.today,
        is_open=case.is_open and case.restriction is None and case.pause is None,
        instrument=instrument,
        age=age_at(subject.born_on if subject else None, ctx.today),
        answerers=tuple(_answerers(ctx, case, names, instrument)),
        lines=tuple(_line(ctx, case, names, one) for one in shown),
        waiting=len(case.assessments) - len(shown),
        routes=tuple(_route(ctx, case, names, one) for one in case.routes) if knows_shielded(ctx, case) else (),
        is_to_judge=case.to_judge is not None,
        is_held=case.safety_track in LOCKS,
    )


def open_routes(ctx: Context, case_id: CaseId) -> tuple[Words, ...]:
    """What stands on every screen of a case until its outcome is written; nothing for those who may not know."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
    return tuple(_named(ctx, case, one) for one in case.open_routes)


def instrument_of(ctx: Context, case: Case, route: RaisedRoute) -> Instrument:
    """The instrument whose answers opened a route."""
    found = next((one for one in case.assessments if one.id == route.assessment), None)
    library = ctx.guides.instruments
    return library.nearest(found.instrument, found.version) if found else library.current()


def route_words(ctx: Context, case: Case) -> dict[str, Words]:
    """What the routes of a case and their outcomes are called, by code."""
    found: dict[str, Words] = {}
    for one in case.routes:
        instrument = instrument_of(ctx, case, one)
        found |= {route.code: route.name for route in instrument.routes}
        found |= {end.code: end.name for end in instrument.route_ends}
    return found


def _shown(case: Case, user: UserId) -> tuple[Assessment, ...]:
    """Each alone first: who has not answered in this round sees only what she wrote down herself."""
    own = (one for one in case.assessments if one.by == user and one.respondent is Respondent.EMPLOYEE)
    if any(one.round == case.round for one in own):
        return case.assessments
    return tuple(one for one in case.assessments if one.by == user or one.round < case.round)


def _answerers(ctx: Context, case: Case, names: Names, instrument: Instrument) -> Iterator[Answerer]:
    for one in instrument.respondents:
        if one is Respondent.EMPLOYEE:
            yield Answerer(one, None, ctx.user.name)
        elif one is Respondent.CHILD:
            yield Answerer(one, case.subject, names.person(case, case.subject))
        else:
            guardians = (person for person in case.people if person.responsible and person.id != case.subject)
            yield from (Answerer(one, person.id, names.person(case, person.id)) for person in guardians)


def _is_by(one: Assessment, who: Answerer, user: UserId) -> bool:
    if one.respondent is not who.respondent or one.person != who.person:
        return False
    return one.person is not None or one.by == user


def _line(ctx: Context, case: Case, names: Names, one: Assessment) -> AssessmentLine:
    instrument = ctx.guides.instruments.nearest(one.instrument, one.version)
    given = Given(one.age, one.answers, one.context, one.safety, one.has_child_voice)
    said = set(appraise(instrument, given).remarks)
    known = [(remark.code, remark.name) for remark in instrument.rules.remarks]
    known += [(check.code, check.name) for check in instrument.rules.cross_checks]
    return AssessmentLine(
        assessment=one,
        who=names.person(case, one.person) if one.person else names.user(one.by),
        happened=names.text(one.happened),
        own_resources=names.text(one.own_resources),
        child_voice=names.text(one.child_voice),
        remarks=tuple(name for code, name in known if code in said),
    )


def _route(ctx: Context, case: Case, names: Names, one: RaisedRoute) -> RouteLine:
    end = instrument_of(ctx, case, one).route_end(one.outcome) if one.outcome else None
    outcome = end.name if end else Words(str(one.outcome)) if one.outcome else None
    by = names.user(one.settled_by) if one.settled_by else ""
    return RouteLine(one, _named(ctx, case, one), outcome, by, names.text(one.reason), names.text(one.consulted))


def _named(ctx: Context, case: Case, one: RaisedRoute) -> Words:
    route = instrument_of(ctx, case, one).route(one.route)
    return route.name if route else Words(str(one.route))
