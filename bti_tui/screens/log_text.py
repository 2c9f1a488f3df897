"""Facts as lines that a person can read: one sentence for each kind, with the guide's words for its codes."""

from collections.abc import Mapping
from typing import Final

from bti_tui.domain.closing import LogAfter
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation
from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import N_, Translator
from bti_tui.screens.assessment_words import NOTICES, RESPONDENTS
from bti_tui.screens.invitation_words import INVITATIONS, PRESENCES
from bti_tui.screens.voices_text import spoken_by, voiced_texts
from bti_tui.usecases.case_words import CaseWords
from bti_tui.usecases.nameables import GUEST

TEXTS: Final[Mapping[str, str]] = {
    "concern.raised": N_("Concern noted: {words}"),
    "safety.checked": N_("Safety check: {answer}"),
    "safety.opened": N_("The safety track is open"),
    "concern.observed": N_("Observation: {seen}"),
    "concern.rated": N_("Concern rated: {child}"),
    "assessment.made": N_("Concern assessment answered by {respondent}"),
    "assessment.safety": N_("Safety questions answered"),
    "route.settled": N_("Outcome of “{route}”: {outcome}"),
    "notice.judged": N_("To tell the guardians or not: {choice}"),
    "leader.told": N_("Shared with leader {leader}"),
    "family.talked": N_("Talk with {present}"),
    "family.skipped": N_("No talk with the family yet: {reason}"),
    "guard.overridden": N_("Went on although {guard}"),
    "decision.made": N_("Decided: {outcome}"),
    "level.changed": N_("From level {before} to level {after}{log_after}"),
    "baton.offered": N_("{to} is asked to be relay holder"),
    "baton.accepted": N_("{holder} is relay holder"),
    "baton.declined": N_("{author} said no to the baton"),
    "baton.recalled": N_("The offer of the baton is taken back"),
    "person.added": N_("{full_name} is added ({relation})"),
    "consent.answered": N_("Consent, {signatory}: {answer}"),
    "consent.drawn_up": N_("Written down what the family is asked to say yes to: {purpose}"),
    "consent.withdrawn": N_("{signatory} has taken the consent back"),
    "consent.reviewed": N_("The consent is looked at and stands: {words}"),
    "responsibility.settled": N_("Parental responsibility: {holders} have it"),
    "basis.chosen": N_("The legal basis of the case is chosen"),
    "case.disclosed": N_("Something has left the case: {agency}{person}"),
    "log.mode_chosen": N_("How the log is kept: {mode}"),
    "understanding.shared": N_("Shared understanding: {statement}"),
    "goal.set": N_("New goal: {text}"),
    "goal.assessed": N_("Goal assessed, {attainment}: {goal}"),
    "measure.planned": N_(
        "New measure: {title}, {responsible}, {arena}, from {starts_on}, due {due_on}, evaluated {evaluate_on}"
    ),
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
    "person.address": N_("The address of somebody is graded"),
    "person.national_id": N_("A national id number is written down, or taken out"),
    "child.born": N_("{full_name} is born"),
    "sibling.linked": N_("A case that belongs together with this one is linked"),
    "sibling.unlinked": N_("A case is no longer linked"),
    "colleague.let_in": N_("{colleague} may see the case"),
    "colleague.let_out": N_("{colleague} does not see the case any more"),
    "emergency.opened": N_("{author} opened the case in an emergency"),
    "emergency.seen": N_("{author} has looked at the emergency opening"),
    "baton.left": N_("The baton is put down; the leader answers for the case"),
    "baton.lent": N_("{to} stands in for the relay holder until {until}"),
    "agency.invited": N_("{agency} is invited"),
    "agency.left": N_("{agency} has left the case"),
    "meeting.held": N_("{kind} was held"),
    "meeting.planned": N_("{kind} is planned for {on} at {at}"),
    "meeting.revised": N_("{kind} is changed, now {on} at {at}"),
    "meeting.cancelled": N_("{kind} is called off"),
    "meeting.invitation": N_("Invitation to {attendee}: {invitation}"),
    "meeting.begun": N_("{kind} begins"),
    "meeting.attendee": N_("Added to the meeting: {attendees}"),
    "meeting.presence": N_("{attendee}: {presence}"),
    "meeting.item": N_("On to the next point of the agenda"),
    "meeting.struck": N_("A line was taken out of the minutes"),
    "meeting.approved": N_("{kind}: the minutes are approved"),
    "child_talk.agreed": N_("{who} talks with the child by {by}"),
    "child_talk.recorded": N_("Somebody has talked with the child"),
    "team.referred": N_("Referred to the joint team: {questions}"),
    "plan.assessed": N_("Individual plan considered, right to one: {right}"),
    "stuck.answered": N_("Advice when the case was stuck: {advice}"),
    "measure.suspended": N_("{measure} waits: {awaits}"),
    "measure.resumed": N_("{measure} is taken up again"),
    "measure.view_told": N_("{told_by} about {measure}: {text}"),
    "measure.moved": N_("{responsible} answers for {measure} from now on"),
    "case.paused": N_("The case rests until {resume_on}"),
    "case.resumed": N_("The case is taken up again"),
    "case.reopened": N_("The case is opened again"),
    "guide.adopted": N_("The case follows another guide ({guide_id})"),
    "safety.contact_stopped": N_("Nobody contacts the guardians: {who}"),
    "safety.advised": N_("Advice from {adviser}: {advice}"),
    "safety.reported": N_("Reported to {receiver}"),
    "safety.receipt": N_("The report has come: {reference}"),
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
    "consent.drawn_up": "exceptions",
    "consent.withdrawn": "words",
    "responsibility.settled": "reason",
    "basis.chosen": "reason",
    "case.disclosed": "necessity",
    "measure.evaluated": "child_view",
    "case.closed": "summary",
    "person.removed": "reason",
    "person.telling": "why",
    "person.address": "reason",
    "colleague.let_in": "reason",
    "emergency.opened": "reason",
    "baton.left": "reason",
    "agency.left": "reason",
    "meeting.held": "summary",
    "meeting.planned": "purpose",
    "meeting.revised": "purpose",
    "meeting.cancelled": "reason",
    "meeting.approved": "informs",
    "child_talk.recorded": "words",
    "case.paused": "reason",
    "case.reopened": "reason",
    "guide.adopted": "reason",
    "safety.replied": "words",
    "safety.reported": "content",
    "safety.held_settled": "reason",
    "safety.contact_stopped": "siblings_words",
    "safety.settled": "reason",
    "route.settled": "reason",
    "notice.judged": "reason",
    "case.restricted": "reason",
    "case.unrestricted": "reason",
    "entry.withheld": "reason",
    "entry.released": "reason",
}
"""The text that follows after a dash when somebody wrote one."""

SPOKEN: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("assessment.made", "respondent"): {one.value: said for one, said in RESPONDENTS.items()},
    ("notice.judged", "choice"): {one.value: said for one, said in NOTICES.items()},
    ("level.changed", "log_after"): {
        LogAfter.RESTS.value: N_("; the log rests"),
        LogAfter.CLOSES.value: N_("; the log is closed"),
    },
    ("meeting.invitation", "invitation"): {one.value: said for one, said in INVITATIONS.items()},
    ("meeting.presence", "presence"): {one.value: said for one, said in PRESENCES.items()},
    ("person.corrected", "relation"): {
        Relation.SUBJECT.value: N_("whom the case is about"),
        Relation.CHILD.value: N_("the child"),
    },
}
"""Answers that no list of the guide names, and what they are called."""

ATTENDEE: Final = "meeting.attendee"
MEASURE: Final = "measure.planned"
GUARDIANS: Final = "guardians_view"
CORRECTED: Final = N_("Corrected {kind}: {text}")
"""Where it is known what kind of entry it was."""
ENTRIES: Final = frozenset({"entry.written", "entry.corrected"})
"""What people write into the log themselves; all else comes from what they did."""


class LogTexts:
    """Says the lines of one case in one language."""

    def __init__(self, tr: Translator, words: CaseWords) -> None:
        self._tr = tr
        self._words = words

    def sentence(self, line: LogLine, *, corrected: bool = False) -> str:
        """The whole line as one sentence; one that was corrected later, or written another day, says so."""
        places = _Places(self._values(line))
        known = CORRECTED if line.about_on is not None else TEXTS.get(line.name)
        said = self._tr.tr(known).format_map(places) if known is not None else line.name
        tail = self._tail(line)
        marks = [self._tr.tr("corrected later")] if corrected or line.corrected else []
        if line.about_on is not None and line.about_on != line.on:
            marks.append(self._tr.tr("tells of {day}", day=self._tr.day(line.about_on)))
        if line.name in ENTRIES and line.written_on != line.on:
            marks.append(self._tr.tr("written {day}", day=self._tr.day(line.written_on)))
        if line.visibility is Visibility.INTERNAL and line.name in ENTRIES:
            marks.append(self._tr.tr("internal"))
        said = said[:1].upper() + said[1:]
        mark = f"({', '.join(marks)}) " if marks else ""
        return f"{mark}{said} - {tail}" if tail else f"{mark}{said}"

    def details(self, line: LogLine) -> list[tuple[str, str]]:
        """Every text of the fact with the guide's name for it, in the order of the fact."""
        language, voiced = self._tr.language, voiced_texts(line, self._tr)
        return [
            (self.label(line, field) or self._words.label(line.name, field, language), text)
            for field, text in voiced
            if text
        ]

    def label(self, line: LogLine, field: str) -> str:
        """Who said what the guardians say, where that was noted; empty for other texts."""
        return self.speaker(line) if field == GUARDIANS else ""

    def _tail(self, line: LogLine) -> str:
        """With a word for whose words they are, since the question stands nowhere near; of a measure, its goal."""
        if line.name == MEASURE:
            goal = self._words.names.get(dict(line.codes).get("goal", ""), "")
            return self._tr.tr("goal: {text}", text=goal) if goal else ""
        field = TAILS.get(line.name, "")
        text = dict(voiced_texts(line, self._tr)).get(field, "")
        return spoken_by(line, field, text, self._tr) if text else ""

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
        if (speaker := self.speaker(line)) and "kind" in values:
            values["kind"] = speaker
        values |= {**dict(voiced_texts(line, self._tr)), "author": line.author}
        return values | {"attendees": self._attendees(line, values)} if line.name == ATTENDEE else values

    def _attendees(self, line: LogLine, values: Mapping[str, str]) -> str:
        """Who was added: by name, with what is known of her; of whom no more than the name is known is a guest."""
        said = [text for field, text in line.texts if field == "attendees" and text]
        guest = [GUEST.speak(self._tr.language)] if len(said) == 1 else []
        return ", ".join([*(said or [values.get("attendees", "")]), *guest, *filter(None, [values.get("agency", "")])])

    def speaker(self, line: LogLine) -> str:
        """That one of the guardians said it; empty where nobody noted which, or who it was is gone."""
        name = self._words.names.get(dict(line.codes).get("said_by", ""), "")
        return self._tr.tr("{name} said", name=name) if name else ""

    def _code(self, fact: str, field: str, code: str) -> str:
        if field == "guard":
            return (self._words.guard(code, self._tr.language) or self._tr.reason(code)).rstrip(".")
        if said := SPOKEN.get((fact, field), {}).get(code):
            return self._tr.tr(said)
        word = self._words.answer(fact, field, code, self._tr.language)
        return uncapitalised(word) if self._words.is_choice(fact, field) else word


def uncapitalised(word: str) -> str:
    """An answer of a list inside a sentence; abbreviations stay as they are."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


class _Places(dict[str, str]):
    """A place that a fact does not fill stays empty."""

    def __missing__(self, key: str) -> str:
        return ""
