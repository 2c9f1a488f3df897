"""What sets guides apart, and what becomes of a case's steps under another one, in sentences."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bti_tui.domain.guide import GuardName, Guide
from bti_tui.domain.guide_change import MappedStep, StepMapping
from bti_tui.domain.guide_difference import Difference, DifferenceKind
from bti_tui.domain.ids import GuideId
from bti_tui.domain.words import Words
from bti_tui.i18n.marking import N_
from bti_tui.i18n.translator import Translator

DIFFERENCES: Final[Mapping[DifferenceKind, str]] = {
    DifferenceKind.LEVEL_NAME: N_("Level {about} is called «{after}» (was «{before}»)."),
    DifferenceKind.LEVEL_PURPOSE: N_("Level «{about}» is explained in its own words."),
    DifferenceKind.HOLDER_NAME: N_("The one who holds the baton at «{about}» is called «{after}» (was «{before}»)."),
    DifferenceKind.WEEKS: N_("Evaluation at «{about}» after {after} weeks (was {before})."),
    DifferenceKind.STEP_NEW: N_("New step: «{about}»."),
    DifferenceKind.STEP_HIDDEN: N_("Step taken out of use: «{about}». What was written in it can still be read."),
    DifferenceKind.STEP_GONE: N_("The step «{about}» is not there."),
    DifferenceKind.STEP_NAME: N_("The step «{before}» is called «{after}»."),
    DifferenceKind.STEP_LEVEL: N_("The step «{about}» lies at level {after} (was level {before})."),
    DifferenceKind.STEP_ORDER: N_("The step «{about}» comes after «{after}»."),
    DifferenceKind.STEP_DUE: N_("Deadline of «{about}»: {after} days (was {before})."),
    DifferenceKind.STEP_OPTIONAL: N_("The step «{about}» may be left out."),
    DifferenceKind.STEP_ASKED: N_("The step «{about}» may not be left out."),
    DifferenceKind.STEP_TEXTS: N_("The step «{about}» has help and questions of its own."),
    DifferenceKind.STEP_TOOLS: N_("The step «{about}» has tools of its own."),
    DifferenceKind.STEP_FORMS: N_("The step «{about}» asks for other things, or of other people."),
    DifferenceKind.STEP_GUARDS: N_("The step «{about}» waits for other conditions."),
    DifferenceKind.OUTCOME_NEW: N_("New outcome at level {level}: «{about}»."),
    DifferenceKind.OUTCOME_GONE: N_("The outcome «{about}» can't be chosen at level {level}."),
    DifferenceKind.OUTCOME_NAME: N_("The outcome «{before}» at level {level} is called «{after}»."),
    DifferenceKind.OUTCOME_HELP: N_("The outcome «{about}» at level {level} is explained in its own words."),
    DifferenceKind.OUTCOME_WAY: N_("The outcome «{about}» at level {level} leads another way."),
    DifferenceKind.MOVE: N_("Before «{about}»: {after} (was {before}). What stands in brackets may be set aside."),
    DifferenceKind.GUARD_TEXT: N_("A condition is explained in its own words: «{about}»."),
    DifferenceKind.ANSWER_NEW: N_("New answer in a list: «{about}»."),
    DifferenceKind.ANSWER_GONE: N_("An answer is not in its list: «{about}»."),
    DifferenceKind.ANSWER_NAME: N_("«{before}» is called «{after}»."),
    DifferenceKind.DAYS: N_("{about}: {after} (was {before})."),
    DifferenceKind.AGE: N_("{about}: {after} (was {before})."),
    DifferenceKind.SIGNING: N_("{about}: {after}."),
    DifferenceKind.ARENA: N_("Standing group: «{about}»."),
    DifferenceKind.CONTACT: N_("Local number, {about}: {after}."),
}
NO_DEADLINE: Final = N_("no deadline")
BY_THE_LAW: Final = N_("as the law says")
NUMBERS: Final[Mapping[str, str]] = {
    "holder_answer_days": N_("Days to answer when asked to hold the baton"),
    "consent_months": N_("Months that a consent holds"),
    "stuck_answer_days": N_("Days to get advice when a case is stuck"),
    "safety_weighed_days": N_("Days until child welfare has weighed a report"),
    "safety_reply_days": N_("Days until child welfare answers whoever reported"),
    "safety_examined_days": N_("Days until child welfare has examined a report"),
    "upper_age": N_("Upper age"),
    "youth_signs_from": N_("Age from which the youth answers for the consent"),
    "guardians_with_youth": N_("The guardians answer beside a youth"),
    "every_guardian": N_("All guardians must answer"),
    "legal_basis": N_("What a new case rests on"),
    "first_basis": N_("a public task"),
    "public_task": N_("a public task"),
    "legal_obligation": N_("a legal obligation"),
    "health_care": N_("health care"),
    "yes": N_("yes"),
    "no": N_("no"),
    "child-welfare": N_("Child welfare service"),
    "child-welfare-duty": N_("Child welfare duty service"),
    "police": N_("Local police"),
    "consultation-team": N_("Consultation team"),
}
"""What the numbers of a guide are called."""

GUARDS: Final[Mapping[GuardName, str]] = {
    GuardName.SAFETY: N_("safety clarified"),
    GuardName.CONCERN: N_("concern made concrete"),
    GuardName.LEADER: N_("leader told"),
    GuardName.FAMILY: N_("talk with the family"),
    GuardName.LOG_CONSENT: N_("log settled"),
    GuardName.AGENCY_CONSENT: N_("consent for every agency"),
    GuardName.HOLDER: N_("holder in place"),
    GuardName.PLAN: N_("plan made"),
    GuardName.DATE: N_("date set"),
    GuardName.EVALUATED: N_("measures evaluated"),
    GuardName.CHILD_VOICE: N_("the child heard"),
    GuardName.MEETING: N_("decided in a meeting"),
    GuardName.REASON: N_("reason written"),
    GuardName.RESPONSIBLE: N_("measures handed over"),
}
"""Each condition in two or three words."""

MAPPINGS: Final[Mapping[StepMapping, str]] = {
    StepMapping.SAME: "",
    StepMapping.RENAMED: N_("«{before}» is called «{now}»"),
    StepMapping.MOVED: N_("«{now}» lies in another place"),
    StepMapping.HIDDEN: N_("«{now}» is taken out of use; what was written in it can still be read"),
    StepMapping.GONE: N_("«{now}» is not there any more"),
    StepMapping.ADDED: N_("«{now}» is new"),
}


def difference_sentence(translator: Translator, one: Difference) -> str:
    """One difference as a sentence."""
    said = {"about": one.about, "before": one.before, "after": one.after}
    words = {name: _spoken(translator, value) for name, value in said.items()}
    if one.kind is DifferenceKind.MOVE:
        words |= {name: _conditions(translator, str(said[name])) for name in ("before", "after")}
    nothing = {DifferenceKind.STEP_DUE: NO_DEADLINE, DifferenceKind.AGE: BY_THE_LAW}.get(one.kind, "")
    filled = {name: word or translator.tr(nothing) for name, word in words.items()}
    return translator.tr(DIFFERENCES[one.kind], level="" if one.level is None else one.level, **filled)


def mapping_sentence(translator: Translator, one: MappedStep) -> str:
    """What becomes of one step when a case goes over to another guide."""
    now, before = (step.speak(translator.language) for step in (one.step.what, one.before or one.step.what))
    said = translator.tr(MAPPINGS[one.mapping], now=now, before=before)
    return translator.tr("{said} (done)", said=said) if one.done else said


def stale_sentence(translator: Translator, guide: Guide) -> str:
    """That a guide should have been gone through again."""
    name = guide.name.speak(translator.language)
    day = translator.day(guide.review_on, year=True)
    return translator.tr(
        "The guide «{name}» should have been gone through by {day}. Ask whoever is responsible for it.",
        name=name,
        day=day,
    )


def stale_rules_sentence(translator: Translator, due: date) -> str:
    """That the rule pack should have been checked again."""
    return translator.tr(
        "Ages, telephone numbers and other things that the law fixes should have been checked by {day}. Get a newer "
        "version of the program.",
        day=translator.day(due, year=True),
    )


def unchecked_agencies_sentence(translator: Translator, checked: date) -> str:
    """That nobody has gone through the services for too long."""
    return translator.tr(
        "The services, with telephone numbers and confidentiality, were last gone through {day}. Ask whoever is "
        "responsible for them.",
        day=translator.day(checked, year=True),
    )


def unusable_sentence(translator: Translator, guide_id: GuideId) -> str:
    """That new cases begin with another guide than the one that was chosen."""
    return translator.tr(
        "The guide for new cases ({guide}) is not there or can't be used, so they begin with the standard guide. The "
        "menu (F10) has a place for guides that says what is wrong.",
        guide=guide_id,
    )


def _spoken(translator: Translator, value: Words | str) -> str:
    if isinstance(value, Words):
        return value.speak(translator.language)
    return translator.tr(NUMBERS[value]) if value in NUMBERS else value


def _conditions(translator: Translator, names: str) -> str:
    for guard, text in GUARDS.items():
        names = names.replace(guard.value, translator.tr(text))
    return names or translator.tr("nothing")
