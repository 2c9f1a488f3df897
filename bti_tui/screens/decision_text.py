"""What is said before a decision: where the evaluations point and why, and what each outcome leads to and needs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bti_tui.domain.guide import Effect, GuardName
from bti_tui.domain.suggestion import Finding
from bti_tui.domain.views.decision_view import DecisionView, NeedLine, OutcomeLine
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.case_words import CaseWords
from bti_tui.widgets.field import FieldSpec

AGENCIES: Final = "agency"
"""The guide's list of agencies."""
WHY: Final = {
    Finding.WORSE: N_("it has become worse for the child"),
    Finding.LIFT_ASKED: N_("a measure needs more than this level has"),
    Finding.REACHED: N_("the measures worked, and the goals are reached"),
    Finding.FEWER_NEEDED: N_("it helps, and an agency has finished what it did"),
    Finding.UNCHANGED: N_("the measures have not helped yet"),
    Finding.UNTRIED_NONE: N_("the measures have not helped, and all of them are ended"),
    Finding.UNCHANGED_TWICE: N_("nothing has helped, two times in a row"),
    Finding.ON_THE_WAY: N_("it goes the right way, but you are not there yet"),
}
LEADS_TO: Final = {
    Effect.CLOSE: N_("The case ends here. The closing note comes next."),
    Effect.OBSERVE: N_("You look a little longer, until a new date."),
    Effect.CONTINUE: N_("The same level and the same measures, until a new date."),
    Effect.REPLAN: N_("The same level, with new measures."),
    Effect.SAFETY: N_("Opens the safety track at once. Nothing stands in the way of this."),
    Effect.STUCK: N_("The same level. You ask for advice from outside."),
    Effect.PLAN_TAKES_OVER: N_("The case ends here, and the individual plan goes on."),
}
IN_PLACE: Final = {
    GuardName.SAFETY.value: N_("safety check"),
    GuardName.CONCERN.value: N_("observation"),
    GuardName.LEADER.value: N_("leader"),
    GuardName.FAMILY.value: N_("family"),
    GuardName.LOG_CONSENT.value: N_("consent to the log"),
    GuardName.AGENCY_CONSENT.value: N_("consent to the agencies"),
    GuardName.HOLDER.value: N_("relay holder"),
    GuardName.PLAN.value: N_("plan"),
    GuardName.DATE.value: N_("date"),
    GuardName.EVALUATED.value: N_("evaluation"),
    GuardName.CHILD_VOICE.value: N_("the child's view"),
    GuardName.MEETING.value: N_("talk with the family"),
    GuardName.RESPONSIBLE.value: N_("measures"),
}
"""What is there already, in a word or two, by the guard that asks for it. The reason is always written."""


class DecisionTexts:
    """Says the outcomes of one case in one language."""

    def __init__(self, tr: Translator, words: CaseWords) -> None:
        self._translator = tr
        self.tr = tr.tr
        self._words = words

    def spec(self, spec: FieldSpec, view: DecisionView) -> FieldSpec:
        """The question with all that is told of its answers."""
        choices = []
        for choice in spec.choices:
            line = view.outcome(choice.code)
            if line is not None:
                told = tuple(self.paragraphs(line))
                choices.append(replace(choice, mark=self.mark(line), told=told, is_proposed=line.is_suggested))
        rest = self.tr(".. F1 tells the rest.")
        return replace(spec, choices=tuple(choices), told=tuple(self._unchosen(view)), rest=rest)

    def suggestion(self, view: DecisionView) -> str:
        """Where the evaluations point; empty when there are none to go by."""
        if view.suggestion is None:
            return ""
        why = self.tr(WHY[view.suggestion.why])
        if view.suggested is None:
            return self.tr("The evaluations show: {why}. You and the family decide.", why=why)
        title = view.suggested.title.speak(self._translator.language)
        return self.tr("The evaluations point to “{outcome}”: {why}. You decide.", outcome=title, why=why)

    def chosen(self, line: OutcomeLine) -> str:
        """The chosen outcome in one line: what it leads to, and how much is missing."""
        title = line.title.speak(self._translator.language)
        parts = [self.tr("Chosen: {outcome}.", outcome=title), self._leads_to(line)]
        if line.missing:
            parts.append(self.tr("Something is missing: F2 shows what, and leads there."))
        elif line.advised:
            parts.append(self.tr("Something ought to be done first: F2 shows what."))
        return " ".join(parts)

    def mark(self, line: OutcomeLine) -> str:
        """Whether it can be chosen as things are, in a sign and a word."""
        if line.missing:
            return self.tr("! missing")
        if line.advised:
            return self.tr("? ought to")
        return self.tr("ok")

    def paragraphs(self, line: OutcomeLine) -> Iterator[str]:
        """What an outcome leads to and needs: what stands in the way first."""
        yield self._leads_to(line)
        if line.leaving:
            yield self.tr("Leaves the case: {agencies}.", agencies=self._agencies(line))
        yield ""
        for one in line.missing:
            yield f"! {self._need(one)}"
        for one in line.advised:
            if not one.need.is_written_here:
                yield " ".join(("?", self._need(one), self.tr("Can wait, if you write why.")))
        for one in line.needs:
            if one.need.is_written_here and not one.need.is_met and one.need.code != GuardName.REASON.value:
                yield f"{'?' if one.need.soft else '-'} {self._how(one.need.code)}"
        if line.missing:
            yield self.tr("F2 leads to what is missing.")
        there = [self.tr(IN_PLACE[one.need.code]) for one in line.needs if one.need.is_met]
        if there:
            yield self.tr("ok In place: {things}.", things=", ".join(there))
        yield ""
        yield line.help.speak(self._translator.language)

    def _unchosen(self, view: DecisionView) -> Iterator[str]:
        yield self.tr("Choose with the arrows or with the letter. Here stands what each asks for.")
        yield ""
        yield self.tr("! something is missing")
        yield self.tr("? something ought to be done first")
        if view.suggested is not None:
            yield self.tr("* here the evaluations point")

    def _leads_to(self, line: OutcomeLine) -> str:
        if line.after is not None:
            return self.tr("From level {before} to level {after}.", before=line.before.value, after=line.after.value)
        return self.tr(LEADS_TO[line.effect]) if line.effect in LEADS_TO else ""

    def _how(self, code: str) -> str:
        if code in IN_PLACE:
            return self._words.how(code, self._translator.language)
        said = self._translator.reason(code)
        return f"{said[:1].upper()}{said[1:]}."

    def _need(self, line: NeedLine) -> str:
        code, language = line.need.code, self._translator.language
        said = self._words.guard(code, language) or self._translator.reason(code)
        said = f"{said[:1].upper()}{said[1:].rstrip('.')}"
        return f"{said} ({line.mend_number})." if line.mend_number else f"{said}."

    def _agencies(self, line: OutcomeLine) -> str:
        return ", ".join(self._words.choice(AGENCIES, one, self._translator.language) for one in line.leaving)
