"""The rows of a case's assessments: open routes, what the answers point to, then the answers side by side."""

from collections.abc import Iterator, Sequence
from functools import partial

from bti_tui.domain.ids import AnswerCode, ItemCode
from bti_tui.domain.instrument import Answer, Choice, Instrument, Point
from bti_tui.i18n import Translator
from bti_tui.screens.assessment_words import RESPONDENTS, answer_word, choices_of
from bti_tui.usecases.assessment import AssessmentLine, AssessmentSheet, RouteLine
from bti_tui.widgets.row_list import Row, cell

ROUTE, JUDGE = "route:", "judge"
MOST_BESIDE = 4
COLUMN, WIDE = 13, 18
DIFFER = "<>"
WIDE_FROM = 110


class AssessmentsText:
    """Says the assessments of one case in one language."""

    def __init__(self, sheet: AssessmentSheet, tr: Translator) -> None:
        self._sheet = sheet
        self._translator = tr
        self.tr = tr.tr
        self._language = tr.language

    def rows(self) -> list[Row]:
        """Every row, the grave things first."""
        return [*self._routes(), *self._pointers(), *self._beside(), *self._words(), *self._history()]

    # routes

    def _routes(self) -> Iterator[Row]:
        sheet = self._sheet
        if sheet.open_routes or sheet.is_to_judge:
            yield _heading(self.tr("OPEN: WRITE AN OUTCOME"))
        for one in sheet.open_routes:
            text = f"! {one.name.speak(self._language)}"
            yield Row(f"{ROUTE}{one.raised.route}", partial(_text, text), is_alarm=True)
        if sheet.is_to_judge:
            said = self.tr("Choose: inform the guardians, or hold back")
            yield Row(JUDGE, partial(_text, f"! {said}"), is_alarm=True)
        if sheet.is_held:
            said = self.tr("Nothing goes to the guardians now. F9 says what to do.")
            yield Row("held", partial(_text, f"! {said}"))
        for place, one in enumerate(one for one in sheet.routes if not one.raised.is_open):
            yield Row(f"settled:{place}", partial(_text, f"ok {self.settled(one)}"))

    def settled(self, one: RouteLine) -> str:
        """A route with its outcome: what, when, who, why."""
        day = self._translator.day(one.raised.settled_on, year=True) if one.raised.settled_on else ""
        what = one.outcome.speak(self._language) if one.outcome else ""
        said = f"{what}, {day}, {one.settled_by}: {one.reason} ({one.name.speak(self._language)})"
        consulted = self.tr("Consulted: {who}", who=one.consulted) if one.consulted else ""
        return f"{said} {consulted}".rstrip()

    # what the answers point to

    def _pointers(self) -> Iterator[Row]:
        newest = self._sheet.newest
        if newest:
            yield _heading(self.tr("WHAT THE ANSWERS POINT TO. A PERSON DECIDES."))
        for place, one in enumerate(newest):
            yield Row(f"points:{place}", partial(_text, f"{self._named(one)}: {self.suggestion(one)}"))
        remarks = dict.fromkeys(words.speak(self._language) for one in newest for words in one.remarks)
        for place, text in enumerate(remarks):
            yield Row(f"remark:{place}", partial(_text, f"? {text}"))

    def suggestion(self, one: AssessmentLine) -> str:
        """What one set of answers points to; hidden while the guardians are not to be told."""
        if one.assessment.is_hidden or self._sheet.is_held:
            return self.tr("no suggestion now: the child's safety comes first")
        advised = self._sheet.instrument.advised(one.assessment.suggestion)
        return advised.name.speak(self._language) if advised else str(one.assessment.suggestion)

    # side by side

    def _beside(self) -> Iterator[Row]:
        found = self._sheet.newest[:MOST_BESIDE]
        if not found:
            return
        yield _heading(self.tr("SIDE BY SIDE ({sign} where they differ)", sign=DIFFER))
        names = [_first(one) for one in found]
        roles = [self.tr(RESPONDENTS[one.assessment.respondent]) for one in found]
        days = [self._translator.day(one.assessment.on) for one in found]
        yield Row("names", lambda width: _columns("", names, width))
        yield Row("roles", lambda width: _columns("", roles, width))
        yield Row("days", lambda width: _columns("", days, width))
        for code, name, said in self._asked(found):
            known = {one for one in said if one}
            sign = DIFFER if len(known) > 1 else "  "
            yield Row(f"item:{code}", partial(_beside_row, f"{sign} {name}", said))
        yield from self._resources(found)

    def _asked(self, found: Sequence[AssessmentLine]) -> Iterator[tuple[str, str, list[str]]]:
        instrument = self._sheet.instrument
        for _, item in instrument.items_for(self._sheet.age):
            said = [self._point(instrument, one.assessment.answers, item.code) for one in found]
            yield item.code, item.name.speak(self._language), said
        for around in instrument.context:
            if any(one.item == around.code for line in found for one in line.assessment.context):
                choices = choices_of(around, self._translator)
                said = [self._choice(choices, one.assessment.context, around.code) for one in found]
                yield around.code, around.name.speak(self._language), said
        for grave in instrument.safety.items:
            if any(one.item == grave.code for line in found for one in line.assessment.safety):
                said = [self._choice(instrument.safety.answers, one.assessment.safety, grave.code) for one in found]
                yield grave.code, grave.name.speak(self._language), said

    def _resources(self, found: Sequence[AssessmentLine]) -> Iterator[Row]:
        yield _heading(self.tr("WHAT PROTECTS"))
        for one in self._sheet.instrument.resources:
            ticks = ["[x]" if one.code in line.assessment.resources else "[ ]" for line in found]
            yield Row(f"resource:{one.code}", partial(_beside_row, f"   {one.name.speak(self._language)}", ticks))

    # words and history

    def _words(self) -> Iterator[Row]:
        for place, one in enumerate(self._sheet.newest):
            said = [
                (self.tr("The child's view"), one.child_voice or self._not_heard(one)),
                (self.tr("What protects"), one.own_resources),
                (self.tr("What happened"), one.happened),
            ]
            for index, (label, text) in enumerate(said):
                if text:
                    line = f"{label} ({self._named(one)}): {text}"
                    yield Row(f"words:{place}:{index}", partial(_text, line))

    def _not_heard(self, one: AssessmentLine) -> str:
        code = one.assessment.not_heard
        found = next((reason for reason in self._sheet.instrument.not_heard if reason.code == code), None)
        return found.name.speak(self._language) if found else ""

    def _history(self) -> Iterator[Row]:
        shown = {one.assessment.id for one in self._sheet.newest}
        older = [one for one in reversed(self._sheet.lines) if one.assessment.id not in shown]
        if older:
            yield _heading(self.tr("BEFORE"))
        for one in older:
            counted = [
                self._point(self._sheet.instrument, one.assessment.answers, item.item)
                for item in one.assessment.answers
            ]
            signs = " ".join(word.partition(" ")[0] for word in counted)
            day = self._translator.day(one.assessment.on, year=True)
            yield Row(f"before:{one.assessment.id}", partial(_text, f"{day}  {self._named(one)}  {signs}"))

    # a word each

    def _named(self, one: AssessmentLine) -> str:
        role = self.tr(RESPONDENTS[one.assessment.respondent])
        return f"{_first(one)}, {role}"

    def _point(self, instrument: Instrument, answers: Sequence[Answer], item: ItemCode) -> str:
        value = next((one.value for one in answers if one.item == item), None)
        point: Point | None = instrument.point(value) if value is not None else None
        return answer_word(point, self._language) if point else str(value or "")

    def _choice(self, choices: Sequence[Choice], answers: Sequence[Answer], item: ItemCode) -> str:
        value: AnswerCode | None = next((one.value for one in answers if one.item == item), None)
        return next((one.name.speak(self._language) for one in choices if one.code == value), "")


def _first(one: AssessmentLine) -> str:
    """The first name: the case says the rest."""
    return one.who.split()[0] if one.who.split() else "?"


def _heading(text: str) -> Row:
    return Row(f"={text}", partial(_text, text), is_heading=True)


def _text(text: str, width: int) -> str:
    return cell(text, width)


def _beside_row(name: str, said: Sequence[str], width: int) -> str:
    return _columns(name, said, width)


def _columns(name: str, said: Sequence[str], width: int) -> str:
    each = WIDE if width >= WIDE_FROM else COLUMN
    return cell(f"{name} ", width - each * len(said)) + "".join(cell(f"{one} ", each) for one in said)
