"""The concern assessment: every question answered, routes opened, and closed by nothing but a written outcome."""

from collections.abc import Iterable
from datetime import date

from bti_tui.domain import refusals
from bti_tui.domain.appraisal import Appraisal, Given, Waiting, appraise
from bti_tui.domain.assessment import NoticeChoice, OpenedRoute, newest
from bti_tui.domain.case import Case
from bti_tui.domain.commands import AssessConcern, JudgeNotice, SettleRoute
from bti_tui.domain.discretion import may_know
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import (
    ConcernAssessed,
    Fact,
    NoticeJudged,
    RouteSettled,
    SafetyAssessed,
    SafetyTrackOpened,
)
from bti_tui.domain.guide import ENDING, Effect, Level, Outcome
from bti_tui.domain.ids import AnswerCode, AssessmentId, ItemCode
from bti_tui.domain.instrument import (
    NO,
    YES,
    Advised,
    Answer,
    Choice,
    ContextItem,
    ContextKind,
    GuardianNotice,
    Instrument,
    Respondent,
)
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.people import age_on
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require
from bti_tui.domain.safety import LOCKS, SafetyTrack
from bti_tui.domain.text import is_written

Command = AssessConcern | SettleRoute | JudgeNotice
UNBORN = -1


def assess(command: Command, basis: Basis) -> Change:
    """The change that an order about an assessment leads to."""
    match command:
        case AssessConcern():
            return _answer(command, basis)
        case SettleRoute():
            return _settle(command, basis)
        case JudgeNotice():
            return _judge(command, basis)


def age_at(basis_born: date | None, on: date) -> int | None:
    """Whole years on a day; -1 before birth, None when the date of birth is not known."""
    if basis_born is None:
        return None
    return UNBORN if basis_born > on else age_on(basis_born, on)


def _answer(command: AssessConcern, basis: Basis) -> Change:
    """All that applies at the age is answered; safety questions where they are asked, and none elsewhere."""
    instrument = _instrument(basis)
    subject = basis.case.person(basis.case.subject)
    age = age_at(subject.born_on if subject else None, command.answered_on)
    require(
        _is_the_same(command, instrument, basis),
        not_after(basis.today, command.answered_on),
        _known_respondent(command, instrument, basis),
        _complete(command.answers, [one.code for _, one in instrument.items_for(age)]),
        _known(command.answers, {one.code for one in instrument.scale}),
        _known_context(command.context, instrument),
        _known_codes(command.resources, instrument.resources),
        _known_codes([command.not_heard] if command.not_heard else [], instrument.not_heard),
        _safety(command, instrument),
    )
    is_heard = is_written(command.child_voice) or command.not_heard is not None
    heard = is_heard or command.respondent is Respondent.CHILD
    found = appraise(instrument, Given(age, command.answers, command.context, command.safety, heard))
    return _written_down(command, basis, instrument, found, age)


def unassessed(basis: Basis, outcome: Outcome) -> list[Reason]:
    """What the assessments of this round ask for before a decision; nothing stands before the safety track."""
    if outcome.effect is Effect.SAFETY:
        return []
    case = basis.case
    found = [one for one in newest(case.assessments) if one.round == case.round]
    reasons = [Reason(refusals.SAFETY_NOT_CONSIDERED)] if any(one.waits for one in found) else []
    if found and not any(one.has_child_voice for one in found) and not _is_heard(case):
        reasons.append(Reason(refusals.CHILD_VOICE_MISSING))
    if case.open_routes and outcome.effect in ENDING:
        reasons.append(Reason(refusals.ROUTE_OPEN))
    return reasons


def advised_now(basis: Basis) -> tuple[Advised, ...]:
    """What the newest assessments of the round point to at level 0, each once; what is hidden says nothing."""
    case, instrument = basis.case, basis.instrument
    if instrument is None or case.level is not Level.CLARIFY or case.safety_track in LOCKS:
        return ()
    shown = (one for one in newest(case.assessments) if one.round == case.round and not one.is_hidden)
    found = (instrument.advised(one.suggestion) for one in shown)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def differs(advised: tuple[Advised, ...], outcome: Outcome, basis: Basis) -> bool:
    """Whether a person decides otherwise than every suggestion; stored without comment."""
    ends = outcome.effect in ENDING
    after = None if ends else outcome.to_level if outcome.effect is Effect.CHANGE_LEVEL else basis.case.level
    pointed = {one.level for one in advised}
    return after not in pointed and not (after is Level.CLARIFY and None in pointed)


def _is_heard(case: Case) -> bool:
    """The child's own words of the talk with the family, or of the round."""
    talked = case.talk is not None and case.talk.child_words is not None
    return talked or case.child_round == case.round


def _written_down(
    command: AssessConcern, basis: Basis, instrument: Instrument, found: Appraisal, age: int | None
) -> Change:
    pen, assessment = Pen(basis), AssessmentId(basis.moment.new_id())
    made = ConcernAssessed(
        assessment=assessment,
        instrument=instrument.id,
        version=instrument.version,
        respondent=command.respondent,
        respondent_person=command.person,
        on=command.answered_on,
        age=age,
        answers=command.answers,
        context=command.context,
        happened=pen.maybe(command.happened, NoteKind.CONCERN),
        resources=command.resources,
        own_resources=pen.maybe(command.own_resources, NoteKind.CONCERN),
        child_voice=pen.maybe(command.child_voice, NoteKind.CHILD_VOICE),
        not_heard=None if is_written(command.child_voice) else command.not_heard,
        suggestion=found.suggestion,
    )
    facts: list[Fact] = [made]
    if command.safety:
        routes = (instrument.route(code) for code in found.routes)
        facts.append(
            SafetyAssessed(
                assessment=assessment,
                on=command.answered_on,
                safety_answers=command.safety,
                routes=tuple(OpenedRoute(one.code, one.notice) for one in routes if one is not None),
                is_hidden=found.is_hidden,
                is_to_judge=found.notice is GuardianNotice.JUDGE,
                waits=Waiting.SAFETY in found.waiting,
            )
        )
    if found.notice is GuardianNotice.HOLD:
        facts += _held(basis)
    return pen.change(*facts)


def _settle(command: SettleRoute, basis: Basis) -> Change:
    """Only a person with a reason closes a route; no report at all needs somebody who was consulted."""
    instrument = _instrument(basis)
    raised = next((one for one in basis.case.routes if one.is_open and one.route == command.route), None)
    end = instrument.route_end(command.outcome)
    lacks = end is not None and end.needs_consulted and not is_written(command.consulted)
    require(
        _insider(basis),
        [] if raised else [Reason(refusals.ROUTE_NOT_OPEN)],
        [] if end else [Reason(refusals.CODE_UNKNOWN)],
        [] if is_written(command.reason) else [Reason(refusals.WHY_MISSING)],
        [Reason(refusals.CONSULTED_MISSING)] if lacks else [],
        not_after(basis.today, command.settled_on),
        in_order(raised.on if raised else None, command.settled_on),
    )
    pen = Pen(basis)
    return pen.change(
        RouteSettled(
            route=command.route,
            outcome=command.outcome,
            on=command.settled_on,
            reason=pen.write(command.reason, NoteKind.SAFETY, Visibility.SHIELDED),
            consulted=pen.maybe(command.consulted, NoteKind.SAFETY, Visibility.SHIELDED),
        )
    )


def _judge(command: JudgeNotice, basis: Basis) -> Change:
    """To hold is the hold of the safety track; there is no second one."""
    since = basis.case.to_judge
    require(
        _insider(basis),
        [] if since else [Reason(refusals.NOTICE_NOT_ASKED)],
        [] if is_written(command.reason) else [Reason(refusals.WHY_MISSING)],
        not_after(basis.today, command.judged_on),
        in_order(since, command.judged_on),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.SAFETY, Visibility.SHIELDED)
    judged = NoticeJudged(choice=command.choice, on=command.judged_on, reason=reason)
    return pen.change(judged, *(_held(basis) if command.choice is NoticeChoice.HOLD else ()))


def _held(basis: Basis) -> tuple[Fact, ...]:
    """Nothing goes to the guardians from now on."""
    already = basis.case.safety_track is SafetyTrack.ACTIVE
    return () if already else (SafetyTrackOpened(on=basis.today),)


def _instrument(basis: Basis) -> Instrument:
    if basis.instrument is None:
        raise Refused(Reason(refusals.INSTRUMENT_MISSING))
    return basis.instrument


def _is_the_same(command: AssessConcern, instrument: Instrument, basis: Basis) -> list[Reason]:
    """What was answered is what is stored; the same version never means two things in one case."""
    if command.version is not None and command.version != instrument.version:
        return [Reason(refusals.INSTRUMENT_OTHER)]
    said = (instrument.id, instrument.said_version)
    before = (one for one in basis.case.assessments if (one.instrument, one.version.partition("+")[0]) == said)
    changed = any(one.version != instrument.version for one in before)
    return [Reason(refusals.INSTRUMENT_CHANGED)] if changed else []


def _known_respondent(command: AssessConcern, instrument: Instrument, basis: Basis) -> list[Reason]:
    is_asked = command.respondent in instrument.respondents
    is_here = command.person is None or basis.case.person(command.person) is not None
    names_employee = command.respondent is Respondent.EMPLOYEE and command.person is not None
    return [] if is_asked and is_here and not names_employee else [Reason(refusals.CODE_UNKNOWN)]


def _complete(answers: tuple[Answer, ...], wanted: Iterable[ItemCode]) -> list[Reason]:
    """Each question is answered once: also that one doesn't know is an answer."""
    asked, said = set(wanted), [one.item for one in answers]
    if set(said) - asked or len(said) != len(set(said)):
        return [Reason(refusals.CODE_UNKNOWN)]
    return [] if set(said) == asked else [Reason(refusals.ANSWERS_MISSING)]


def _known(answers: Iterable[Answer], codes: set[AnswerCode]) -> list[Reason]:
    return [] if all(one.value in codes for one in answers) else [Reason(refusals.CODE_UNKNOWN)]


def _known_codes(codes: Iterable[AnswerCode], choices: Iterable[Choice]) -> list[Reason]:
    known = {one.code for one in choices}
    return [] if all(one in known for one in codes) else [Reason(refusals.CODE_UNKNOWN)]


def _known_context(answers: tuple[Answer, ...], instrument: Instrument) -> list[Reason]:
    known = {one.code: _codes(one) for one in instrument.context}
    items = [one.item for one in answers]
    fits = all(one.value in known.get(one.item, ()) for one in answers) and len(items) == len(set(items))
    return [] if fits else [Reason(refusals.CODE_UNKNOWN)]


def _codes(item: ContextItem) -> set[AnswerCode]:
    return {YES, NO} if item.kind is ContextKind.YES_NO else {one.code for one in item.choices}


def _safety(command: AssessConcern, instrument: Instrument) -> list[Reason]:
    if command.respondent not in instrument.safety.asked_of:
        return [Reason(refusals.CODE_UNKNOWN)] if command.safety else []
    complete = _complete(command.safety, [one.code for one in instrument.safety.items])
    missing = [Reason(refusals.SAFETY_ANSWERS_MISSING)] if complete == [Reason(refusals.ANSWERS_MISSING)] else complete
    return [*missing, *_known(command.safety, {one.code for one in instrument.safety.answers})]


def _insider(basis: Basis) -> list[Reason]:
    """What the safety answers led to is for those who may know of them."""
    return [] if may_know(basis.case, basis.moment.actor, basis.today) else [Reason(refusals.ROUTE_NOT_OPEN)]
