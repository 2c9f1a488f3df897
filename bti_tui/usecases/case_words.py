"""What the codes and ids of one case are called: from the guide's lists, and from the names in the case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.forms import Choice, Field
from bti_tui.domain.guards import guard_texts
from bti_tui.domain.guide import GuardName, GuardText, Guide
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Language, Words
from bti_tui.usecases.made_by import FACTS_OF_COMMAND

NONE: Final[Mapping[str, Words]] = MappingProxyType({})

INFORMATION: Final = "information"
"""The list of what words can be about; it is in the rule pack, not in the guide."""
LISTS: Final[Mapping[tuple[str, str], str]] = {
    ("meeting.planned", "kind"): "meeting_kind",
    ("meeting.revised", "kind"): "meeting_kind",
    ("meeting.cancelled", "kind"): "meeting_kind",
    ("meeting.begun", "kind"): "meeting_kind",
    ("meeting.approved", "kind"): "meeting_kind",
    ("meeting.attendee", "agency"): "agency",
    ("entry.written", INFORMATION): INFORMATION,
}
"""The lists of facts that no form of a step makes, or whose answers are not the guide's."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Looks up texts by code; what the guide has no word for is shown as it is."""

    names: Mapping[str, str]
    """What people, goals and measures are called, by id."""
    choices: Mapping[str, tuple[Choice, ...]]
    fields: Mapping[tuple[str, str], Field]
    """How the guide asks for a field of a fact: by the fact's name and the field's."""
    outcomes: Mapping[str, Words]
    """What the outcomes and the steps of the guide are called, by id."""
    guards: Mapping[GuardName, GuardText]

    def choice(self, choices: str, code: str, language: Language) -> str:
        """One answer of a list of the guide."""
        found = next((one for one in self.choices.get(choices, ()) if one.code == code), None)
        return found.label.speak(language) if found else code

    def answer(self, fact: str, field: str, code: str, language: Language) -> str:
        """What a code or an id in a fact means."""
        if code in self.outcomes:
            return self.outcomes[code].speak(language)
        if (listed := LISTS.get((fact, field))) is not None:
            return self.choice(listed, code, language)
        if self.is_choice(fact, field):
            return self.choice(self.fields[fact, field].choices, code, language)
        return self.names.get(code, code)

    def is_choice(self, fact: str, field: str) -> bool:
        """Whether a field of a fact holds an answer of one of the guide's lists."""
        declared = self.fields.get((fact, field))
        return declared is not None and bool(declared.choices)

    def label(self, fact: str, field: str, language: Language) -> str:
        """How the guide names a field of a fact; empty when it does not ask for it."""
        declared = self.fields.get((fact, field))
        return declared.label.speak(language) if declared else ""

    def guard(self, code: str, language: Language) -> str:
        """Why a guard says no; empty when the code is no guard of the guide."""
        found = next((text for name, text in self.guards.items() if name.value == code), None)
        return found.missing.speak(language) if found else ""

    def how(self, code: str, language: Language) -> str:
        """How a guard is mended; empty when the code is no guard of the guide."""
        found = next((text for name, text in self.guards.items() if name.value == code), None)
        return found.how.speak(language) if found else ""


def case_words(case: Case, guide: Guide, names: Names, of_routes: Mapping[str, Words] = NONE) -> CaseWords:
    """The words of a case, in the guide that it follows, and in the instrument that opened its routes."""
    outcomes: dict[str, Words] = {one.id: one.title for level in guide.levels for one in level.outcomes}
    return CaseWords(
        names=_called(case, names),
        choices=guide.choices,
        fields=_asked_for(guide),
        outcomes=outcomes | {step.id: step.what for step in guide.steps()} | dict(of_routes),
        guards=guard_texts(case, guide),
    )


def with_information(words: CaseWords, rules: Rules) -> CaseWords:
    """The same with what the rule pack calls the kinds of information."""
    kinds = tuple(Choice(one.code, one.name, one.key) for one in rules.information)
    return replace(words, choices={**words.choices, INFORMATION: kinds})


def _called(case: Case, names: Names) -> dict[str, str]:
    called: dict[str, str] = {user: one.name for user, one in names.professionals.items()}
    called |= {one.id: names.text(one.name) for one in case.people}
    called |= {one.id: names.text(one.name) for each in case.planned_meetings for one in each.attendees if one.name}
    called |= {goal.id: names.text(goal.text) for goal in case.goals}
    called |= {measure.id: names.text(measure.title) for measure in case.measures}
    return called


def _asked_for(guide: Guide) -> dict[tuple[str, str], Field]:
    found: dict[tuple[str, str], Field] = {}
    for step in guide.steps():
        for form in step.forms:
            for fact in FACTS_OF_COMMAND.get(form.command, ()):
                for field in form.fields:
                    found.setdefault((fact, field.name), field)
    return found
