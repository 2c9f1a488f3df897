"""From the documents of a guide file to the guide that the rules use. Checks nothing: `checks.py` has done so."""

from collections.abc import Mapping

from bti_tui.domain.agencies import Agency
from bti_tui.domain.agenda import Agenda, AgendaPoint
from bti_tui.domain.forms import Choice, Field, Form
from bti_tui.domain.guide import (
    Due,
    GuardText,
    Guide,
    Level,
    LevelGuide,
    Move,
    OpenText,
    Outcome,
    Section,
    Step,
)
from bti_tui.domain.ids import (
    AgencyCode,
    BasisCode,
    GuideId,
    GuideVersion,
    MeetingKind,
    MoveId,
    MunicipalityCode,
    OutcomeId,
    StepId,
)
from bti_tui.domain.local_rules import LocalRules
from bti_tui.domain.municipal import AboutGuide, CooperationArena, GuideContact, Milestone
from bti_tui.domain.text import clean
from bti_tui.domain.words import Words
from bti_tui.guide.agencies import shipped_document
from bti_tui.guide.agency_schema import agencies_of, choices_of, own_health
from bti_tui.guide.schema import (
    AgendaDoc,
    ArenaDoc,
    ChoiceDoc,
    ContactDoc,
    DueDoc,
    FieldDoc,
    FormDoc,
    GuardDoc,
    GuideDoc,
    LevelDoc,
    MoveDoc,
    OutcomeDoc,
    StepDoc,
    WordsDoc,
)

Agendas = Mapping[str, Agenda]


def fold(text: str) -> str:
    """A text without the line breaks that only kept the file narrow; an empty line still starts a paragraph."""
    paragraphs = (" ".join(part.split()) for part in clean(text).replace("\r\n", "\n").split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def guide_of(doc: GuideDoc) -> Guide:
    """The whole guide."""
    agencies = agencies_of(doc.agencies)
    agendas = {one.code: _agenda(one) for one in doc.agendas}
    return Guide(
        id=GuideId(doc.id),
        version=GuideVersion(doc.version),
        name=words_of(doc.name),
        review_on=doc.review_on,
        levels=tuple(_level(level, agendas) for level in doc.levels),
        safety=tuple(_step(step, Section.SAFETY, agendas) for step in doc.safety.steps),
        closing=tuple(_step(step, Section.CLOSING, agendas) for step in doc.closing.steps),
        reopening=tuple(_step(step, Section.REOPENING, agendas) for step in doc.reopening.steps),
        moves={MoveId(move.id): _move(move) for move in doc.moves},
        guards={name: _guard(text) for name, text in doc.guards.items()},
        choices={
            **{name: tuple(_choice(choice) for choice in choices) for name, choices in doc.choices.items()},
            "agency": choices_of(agencies),
        },
        agencies=agencies,
        agencies_checked_on=shipped_document()["checked_on"],
        evaluation_weeks={Level(level.number): level.evaluation_weeks for level in doc.levels},
        holder_answer_days=doc.holder_answer_days,
        consent_months=doc.consent_months,
        stuck_answer_days=doc.stuck_answer_days,
        safety_weighed_days=doc.safety_weighed_days,
        safety_reply_days=doc.safety_reply_days,
        safety_examined_days=doc.safety_examined_days,
        hidden=tuple(_step(step, Section.LEVEL, agendas) for step in doc.hidden),
        about=AboutGuide(tuple(map(MunicipalityCode, doc.municipalities)), doc.source, doc.checked_on),
        local=_local_rules(doc, agencies),
        arenas=tuple(_arena(arena) for arena in doc.arenas),
        agendas=tuple(agendas.values()),
        milestones=tuple(Milestone(words_of(one.what), one.on) for one in doc.milestones),
        contacts=tuple(_contact(kind, one) for kind, one in doc.contacts.items()),
    )


def _local_rules(doc: GuideDoc, agencies: tuple[Agency, ...]) -> LocalRules:
    return LocalRules(
        upper_age=doc.ages.upper,
        youth_signs_from=doc.ages.youth_signs_from,
        guardians_with_youth=doc.signing.guardians_with_youth,
        every_guardian=doc.signing.every_guardian,
        health_agencies=own_health(agencies),
        legal_basis=BasisCode(doc.legal_basis),
    )


def _contact(kind: str, doc: ContactDoc) -> GuideContact:
    return GuideContact(kind, doc.number, clean(doc.name, lines=False), clean(doc.hours, lines=False))


def words_of(doc: WordsDoc) -> Words:
    """A text in its languages."""
    return Words(fold(doc.nb), fold(doc.nn), fold(doc.en))


def _guard(doc: GuardDoc) -> GuardText:
    opened = OpenText(words_of(doc.opened.missing), words_of(doc.opened.how)) if doc.opened else None
    return GuardText(words_of(doc.missing), words_of(doc.how), opened)


def _level(doc: LevelDoc, agendas: Agendas) -> LevelGuide:
    return LevelGuide(
        number=Level(doc.number),
        title=words_of(doc.title),
        purpose=words_of(doc.purpose),
        holder=words_of(doc.holder),
        steps=tuple(_step(step, Section.LEVEL, agendas) for step in doc.steps),
        outcomes=tuple(_outcome(outcome) for outcome in doc.outcomes),
    )


def _step(doc: StepDoc, section: Section, agendas: Agendas) -> Step:
    return Step(
        id=StepId(doc.id),
        section=section,
        what=words_of(doc.what),
        help=words_of(doc.help),
        done=doc.done,
        questions=tuple(words_of(question) for question in doc.questions),
        tools=tuple(words_of(tool) for tool in doc.tools),
        who=doc.who,
        visibility=doc.visibility,
        place=doc.place,
        forms=tuple(_form(form) for form in doc.forms),
        guards=doc.guards,
        mends=doc.mends,
        due=_due(doc.due) if doc.due else None,
        agenda=agendas.get(doc.agenda),
        informs_guardians=doc.informs_guardians,
        optional=doc.optional,
        later=doc.later,
    )


def _form(doc: FormDoc) -> Form:
    fields = tuple(_field(field) for field in doc.record)
    return Form(doc.command, words_of(doc.title), fields, doc.when, doc.done, doc.repeats)


def _field(doc: FieldDoc) -> Field:
    return Field(
        name=doc.field,
        kind=doc.kind,
        label=words_of(doc.label),
        hint=words_of(doc.hint) if doc.hint else None,
        required=doc.required,
        choices=doc.choices,
        direction=doc.direction,
        default=doc.default,
        when=doc.when,
        not_in=tuple(map(AgencyCode, doc.not_in)),
    )


def _due(doc: DueDoc) -> Due:
    return Due(doc.days, doc.after, doc.school_days, doc.working)


def _outcome(doc: OutcomeDoc) -> Outcome:
    return Outcome(
        id=OutcomeId(doc.id),
        title=words_of(doc.title),
        help=words_of(doc.help),
        move=MoveId(doc.move),
        effect=doc.effect,
        to_level=None if doc.to_level is None else Level(doc.to_level),
        to_step=None if doc.to_step is None else StepId(doc.to_step),
        most=doc.most,
        key=doc.key,
        later=doc.later,
        asks_safety_again=doc.asks_safety_again,
        closes_as=doc.closes_as,
        spares=doc.spares,
    )


def _move(doc: MoveDoc) -> Move:
    return Move(MoveId(doc.id), doc.hard, doc.soft, doc.order, doc.ways)


def _arena(doc: ArenaDoc) -> CooperationArena:
    return CooperationArena(
        code=doc.code,
        name=words_of(doc.name),
        mandate=words_of(doc.mandate),
        members=tuple(words_of(member) for member in doc.members),
        rhythm=words_of(doc.rhythm) if doc.rhythm else None,
        level=doc.level,
    )


def _agenda(doc: AgendaDoc) -> Agenda:
    points = (AgendaPoint(one.code, words_of(one.what), one.minutes, one.takes) for one in doc.points)
    return Agenda(doc.code, words_of(doc.title), tuple(points), tuple(map(MeetingKind, doc.kinds)), doc.nameless)


def _choice(doc: ChoiceDoc) -> Choice:
    return Choice(doc.code, words_of(doc.label), doc.key, doc.opens_safety)
