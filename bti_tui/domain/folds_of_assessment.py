"""What facts about observations and concern assessments make of a case. No rule and no check."""

from dataclasses import replace

from bti_tui.domain import facts as f
from bti_tui.domain.assessment import Assessment, RaisedRoute
from bti_tui.domain.case import Case
from bti_tui.domain.concern import Observation
from bti_tui.domain.facts import Recorded
from bti_tui.domain.safety import OPEN

Assessing = f.ConcernAssessed | f.SafetyAssessed | f.RouteSettled | f.NoticeJudged


def observation(fact: f.Observed) -> Observation:
    """What was seen and heard, and apart from it what it may mean."""
    return Observation(
        id=fact.observation,
        seen_on=fact.seen_on,
        seen=fact.seen,
        place=fact.place,
        areas=fact.areas,
        child_words=fact.child_words,
        interpretation=fact.interpretation,
        setting=fact.setting,
        duration=fact.duration,
        concerned_before=fact.concerned_before,
    )


def assessed(case: Case, record: Recorded, fact: Assessing) -> Case:
    """A case after a fact about an assessment."""
    match fact:
        case f.ConcernAssessed():
            return replace(case, assessments=(*case.assessments, _assessment(case, record, fact)))
        case f.SafetyAssessed():
            return _answered(case, record, fact)
        case f.RouteSettled():
            routes = (
                _settled(one, record, fact) if one.is_open and one.route == fact.route else one for one in case.routes
            )
            return replace(case, routes=tuple(routes))
        case f.NoticeJudged():
            return replace(case, to_judge=None)


def _settled(one: RaisedRoute, record: Recorded, fact: f.RouteSettled) -> RaisedRoute:
    done = replace(one, outcome=fact.outcome, settled_on=fact.on, settled_by=record.actor)
    return replace(done, reason=fact.reason, consulted=fact.consulted)


def _assessment(case: Case, record: Recorded, fact: f.ConcernAssessed) -> Assessment:
    return Assessment(
        id=fact.assessment,
        instrument=fact.instrument,
        version=fact.version,
        respondent=fact.respondent,
        person=fact.respondent_person,
        by=record.actor,
        on=fact.on,
        age=fact.age,
        answers=fact.answers,
        context=fact.context,
        happened=fact.happened,
        resources=fact.resources,
        own_resources=fact.own_resources,
        child_voice=fact.child_voice,
        not_heard=fact.not_heard,
        suggestion=fact.suggestion,
        round=case.round,
    )


def _answered(case: Case, record: Recorded, fact: f.SafetyAssessed) -> Case:
    """A route that is open already stays the one it is; who opens the first ones may read what is shielded."""
    assessments = (
        replace(one, safety=fact.safety_answers, is_hidden=fact.is_hidden, waits=fact.waits)
        if one.id == fact.assessment
        else one
        for one in case.assessments
    )
    known = {one.route for one in case.routes if one.is_open}
    opened = tuple(
        RaisedRoute(route=one.route, notice=one.notice, assessment=fact.assessment, on=fact.on, by=record.actor)
        for one in fact.routes
        if one.route not in known
    )
    lets_in = bool(fact.routes) and case.safety_track not in OPEN and not known
    insiders = tuple(dict.fromkeys((*case.insiders, record.actor))) if lets_in else case.insiders
    return replace(
        case,
        assessments=tuple(assessments),
        routes=(*case.routes, *opened),
        insiders=insiders,
        to_judge=fact.on if fact.is_to_judge else case.to_judge,
    )
