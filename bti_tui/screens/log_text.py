"""Facts as lines that a person can read: one sentence for each kind, with the guide's words for its codes."""

from collections.abc import Mapping
from typing import Final

from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.case_words import CaseWords

TEXTS: Final[Mapping[str, str]] = {
    "concern.raised": N_("Concern noted: {words}"),
    "safety.checked": N_("Safety check: {answer}"),
    "safety.opened": N_("The safety track is open"),
    "concern.observed": N_("Observation: {seen}"),
    "concern.rated": N_("Concern rated: {child}"),
    "leader.told": N_("Shared with leader {leader}"),
    "family.talked": N_("Talk with {present}"),
    "family.skipped": N_("No talk with the family yet: {reason}"),
    "guard.overridden": N_("Went on although {guard}"),
    "decision.made": N_("Decided: {outcome}"),
    "level.changed": N_("From level {before} to level {after}"),
    "baton.offered": N_("{to} is asked to be relay holder"),
    "baton.accepted": N_("{holder} is relay holder"),
    "baton.declined": N_("{author} said no to the baton"),
    "baton.recalled": N_("The offer of the baton is taken back"),
    "person.added": N_("{full_name} is added ({relation})"),
    "consent.answered": N_("Consent, {signatory}: {answer}"),
    "log.mode_chosen": N_("How the log is kept: {mode}"),
    "understanding.shared": N_("Shared understanding: {statement}"),
    "goal.set": N_("New goal: {text}"),
    "goal.assessed": N_("Goal assessed, {attainment}: {goal}"),
    "measure.planned": N_("New measure: {title}, {responsible}, due {due_on}"),
    "evaluation.planned": N_("Evaluation agreed for {evaluate_on}"),
    "measure.evaluated": N_("Evaluated {measure}: {carried_out}, {effect}, {onwards}"),
    "entry.written": N_("{kind}: {text}"),
    "entry.corrected": N_("Corrected: {text}"),
    "case.closed": N_("The case is closed: {reason}"),
    "case.archived": N_("The case is archived: {reference}"),
    "case.restricted": N_("The case is restricted"),
    "case.unrestricted": N_("The restriction is lifted"),
    "entry.withheld": N_("A text is withheld"),
    "entry.released": N_("A text is shown again"),
    "case.purged": N_("The case is purged by law"),
    "words.purged": N_("Words are purged by law"),
    "person.corrected": N_("{full_name} is put right ({relation})"),
    "person.removed": N_("Somebody entered by mistake is taken out"),
    "person.telling": N_("It is settled what somebody may be told"),
    "child.born": N_("{full_name} is born"),
    "sibling.linked": N_("A sibling has a case of its own"),
    "sibling.unlinked": N_("The sibling's case is no longer linked"),
    "colleague.let_in": N_("{colleague} may see the case"),
    "colleague.let_out": N_("{colleague} does not see the case any more"),
    "emergency.opened": N_("{author} opened the case in an emergency"),
    "emergency.seen": N_("{author} has looked at the emergency opening"),
    "baton.left": N_("The baton is put down; the leader answers for the case"),
    "baton.lent": N_("{to} stands in for the relay holder until {until}"),
    "agency.invited": N_("{agency} is invited"),
    "agency.left": N_("{agency} has left the case"),
    "meeting.held": N_("{kind} was held: {summary}"),
    "team.referred": N_("Referred to the joint team: {questions}"),
    "plan.assessed": N_("Individual plan considered, right to one: {right}"),
    "stuck.answered": N_("Advice when the case was stuck: {advice}"),
    "measure.moved": N_("{responsible} answers for {measure} from now on"),
    "case.paused": N_("The case rests until {resume_on}"),
    "case.resumed": N_("The case is taken up again"),
    "case.reopened": N_("The case is opened again"),
    "guide.adopted": N_("The case follows another guide ({guide_id})"),
    "safety.contact_stopped": N_("Nobody contacts the guardians: {who}"),
    "safety.advised": N_("Advice from {adviser}: {advice}"),
    "safety.reported": N_("Reported to {receiver}"),
    "safety.evidence_kept": N_("Word for word: {words}"),
    "safety.lifted": N_("The wait is lifted by {adviser}: {advice}"),
    "safety.replied": N_("Child welfare has answered"),
    "safety.held_back": N_("Held back from the guardians: {step}{words}"),
    "safety.held_settled": N_("What was held back: {choice}"),
    "safety.settled": N_("The way on after the safety track: {way_on}"),
    "fact.hidden": N_("Something was written"),
    "fact.emptied": N_("Something happened that is purged by law"),
}
"""By the fact's permanent name; the places are the fact's own fields."""

TAILS: Final[Mapping[str, str]] = {
    "leader.told": "advice",
    "family.talked": "child_words",
    "family.skipped": "why",
    "guard.overridden": "reason",
    "decision.made": "reason",
    "baton.offered": "family_wish",
    "baton.declined": "reason",
    "consent.answered": "limits",
    "log.mode_chosen": "reason",
    "measure.evaluated": "child_view",
    "case.closed": "summary",
    "person.removed": "reason",
    "person.telling": "why",
    "colleague.let_in": "reason",
    "emergency.opened": "reason",
    "baton.left": "reason",
    "agency.left": "reason",
    "case.paused": "reason",
    "case.reopened": "reason",
    "guide.adopted": "reason",
    "safety.replied": "words",
    "safety.held_settled": "reason",
    "safety.contact_stopped": "siblings_words",
    "safety.settled": "reason",
    "case.restricted": "reason",
    "case.unrestricted": "reason",
    "entry.withheld": "reason",
    "entry.released": "reason",
}
"""The text that follows after a dash when somebody wrote one."""

ENTRIES: Final = frozenset({"entry.written", "entry.corrected"})
"""What people write into the log themselves; all else comes from what they did."""


class LogTexts:
    """Says the lines of one case in one language."""

    def __init__(self, tr: Translator, words: CaseWords) -> None:
        self._tr = tr
        self._words = words

    def sentence(self, line: LogLine, *, corrected: bool = False) -> str:
        """The whole line as one sentence; a text that was corrected later says so."""
        places = _Places(self._values(line))
        said = self._tr.tr(TEXTS[line.name]).format_map(places) if line.name in TEXTS else line.name
        tail = dict(line.texts).get(TAILS.get(line.name, ""), "")
        marks = [self._tr.tr("corrected later")] if corrected or line.corrected else []
        if line.visibility is Visibility.INTERNAL and line.name in ENTRIES:
            marks.append(self._tr.tr("internal"))
        said = said[:1].upper() + said[1:]
        mark = f"({', '.join(marks)}) " if marks else ""
        return f"{mark}{said} - {tail}" if tail else f"{mark}{said}"

    def details(self, line: LogLine) -> list[tuple[str, str]]:
        """Every text of the fact with the guide's name for it, in the order of the fact."""
        language = self._tr.language
        return [(self._words.label(line.name, field, language), text) for field, text in line.texts if text]

    def answers(self, line: LogLine) -> list[tuple[str, str]]:
        """Every answer of the fact that the guide asks for, with the guide's question."""
        values, language = self._values(line), self._tr.language
        plain = {"True": self._tr.tr("yes"), "False": self._tr.tr("no")}
        named = ((self._words.label(line.name, field, language), text) for field, text in values.items())
        return [(label, plain.get(text, text)) for label, text in named if label and text]

    def _values(self, line: LogLine) -> dict[str, str]:
        values = {field: self._tr.day(day, year=True) for field, day in line.dates}
        for field, code in line.codes:
            word = self._code(line.name, field, code)
            values[field] = f"{values[field]}, {word}" if field in values else word
        return {**values, **dict(line.texts), "author": line.author}

    def _code(self, fact: str, field: str, code: str) -> str:
        if field == "guard":
            return (self._words.guard(code, self._tr.language) or self._tr.reason(code)).rstrip(".")
        word = self._words.answer(fact, field, code, self._tr.language)
        return uncapitalised(word) if self._words.is_choice(fact, field) else word


def uncapitalised(word: str) -> str:
    """An answer of a list inside a sentence; abbreviations stay as they are."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


class _Places(dict[str, str]):
    """A place that a fact does not fill stays empty."""

    def __missing__(self, key: str) -> str:
        return ""
