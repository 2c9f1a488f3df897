"""The rows of one assessment: headings, questions with earlier answers beside today's, and what stands around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from bti_tui.domain.assessment import Assessment
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import AnswerCode, ItemCode
from bti_tui.domain.instrument import Answer, Choice, ContextKind, Item, LifeArea, Point
from bti_tui.i18n import Translator
from bti_tui.screens.assessment_words import (
    TICK_KEYS,
    YES_KEYS,
    answer_word,
    choices_of,
    listed,
    meanings,
    said_now,
    trend,
)
from bti_tui.usecases.assessment import Answerer, AssessmentSheet
from bti_tui.widgets.answer_list import Question
from bti_tui.widgets.field import FieldChoice, FieldSpec
from bti_tui.widgets.row_list import cell

SCALE, TICK, AROUND, GRAVE = "scale", "tick", "around", "grave"
TICKED: Final = "x"
BEFORE, NOW = 13, 19
"""Columns of the answer before, and of today's."""
HEADINGS: Final = "="
"""Begins the code of a heading: no code of an instrument has it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one kind."""

    kind: str
    code: str
    name: str
    points: tuple[Point, ...] = ()
    choices: tuple[Choice, ...] = ()


class AssessmentRows:
    """Says the questions of one instrument to one who answers, in one language."""

    def __init__(self, sheet: AssessmentSheet, answerer: Answerer, tr: Translator) -> None:
        self._sheet = sheet
        self._tr = tr
        self.tr = tr.tr
        self._earlier = sheet.earlier(answerer)
        self._is_asked_gravely = answerer.respondent in sheet.instrument.safety.asked_of
        self._parts = tuple(self._split())
        self._asked = {one.code: one for _, part in self._parts for one in part}

    # the questions

    def questions(self, answers: Mapping[str, str]) -> list[Question]:
        """Every row, headings too."""
        rows = []
        for number, (heading, part) in enumerate(self._parts, 1):
            said = f"{number} {heading}"
            rows.append(Question(f"{HEADINGS}{number}", {}, partial(self._heading, said, number - 1, answers)))
            rows += [Question(one.code, _keys(one), partial(self._row, one)) for one in part]
        return rows

    def codes(self) -> tuple[str, ...]:
        """What must be answered: ticks may be left open."""
        return tuple(one.code for one in self._asked.values() if one.kind in (SCALE, GRAVE))

    def counts(self, answers: Mapping[str, str]) -> tuple[int, int]:
        """How many are answered, and how many there are to answer."""
        return sum(code in answers for code in self.codes()), len(self.codes())

    def first_of(self, part: int) -> str:
        """The first question of a part; the last part when there are not so many."""
        return self._parts[min(max(part, 0), len(self._parts) - 1)][1][0].code

    def beside_area(self, code: str, step: int) -> str:
        """The first question of the part before or after that of a question."""
        here = next((at for at, (_, part) in enumerate(self._parts) if any(one.code == code for one in part)), 0)
        return self.first_of(here + step)

    # what stands around them

    def below(self, code: str, answers: Mapping[str, str]) -> list[str]:
        """The whole question, and what each of its answers means."""
        one, language = self._asked.get(code), self._tr.language
        if one is None:
            return []
        now = answers.get(code, "")
        lines = [f" {one.name}"]
        if one.kind == TICK:
            said = self.tr("Space or j: yes. n: no. It never makes a concern smaller.")
            return [*lines, f"   {said}"]
        told = meanings(one.points, now, language) if one.points else listed(one.choices, now, language)
        return [*lines, *(f" {line}" for line in told)]

    def beside(self, answers: Mapping[str, str]) -> list[str]:
        """What protects the child, with the same weight as what worries."""
        language = self._tr.language
        lines = [self.tr("WHAT PROTECTS")]
        lines += [
            f"[{'x' if answers.get(one.code) == TICKED else ' '}] {one.name.speak(language)}"
            for one in self._sheet.instrument.resources
        ]
        if self._earlier:
            day = self._tr.day(self._earlier[-1].on, year=True)
            lines += ["", self.tr("Answered before: {day}", day=day)]
        if self._sheet.waiting:
            lines += ["", self.tr("Others have answered: {count}.", count=self._sheet.waiting)]
            lines.append(self.tr("You see theirs when yours are stored."))
        return [f" {line}" for line in lines]

    def status(self, code: str, answers: Mapping[str, str]) -> str:
        """The question and its keys in one sentence."""
        one = self._asked.get(code)
        if one is None:
            return ""
        keys = " ".join(key for key in _keys(one) if key.strip())
        now = self._word(one, answers.get(code, ""))
        said = self.tr("Answer now: {answer}.", answer=now) if now else self.tr("Not answered.")
        told = self.tr("Keys: {keys}", keys=keys)
        name = one.name if one.name.endswith("?") else f"{one.name}."
        return f"{name} {said} {told}"

    # the answers

    def given(self, answers: Mapping[str, str]) -> dict[str, tuple[Answer, ...] | tuple[AnswerCode, ...]]:
        """The answers as the command wants them."""
        kinds: dict[str, list[Answer]] = {SCALE: [], AROUND: [], GRAVE: []}
        ticked = []
        for one in self._asked.values():
            value = answers.get(one.code, "")
            if one.kind == TICK and value == TICKED:
                ticked.append(AnswerCode(one.code))
            elif one.kind != TICK and value:
                kinds[one.kind].append(Answer(ItemCode(one.code), AnswerCode(value)))
        said = {"answers": tuple(kinds[SCALE]), "context": tuple(kinds[AROUND]), "safety": tuple(kinds[GRAVE])}
        return {**said, "resources": tuple(ticked)}

    def fields(self) -> tuple[FieldSpec, ...]:
        """What is written in words."""
        tr, instrument, language = self._tr.tr, self._sheet.instrument, self._tr.language
        reasons = tuple(FieldChoice(one.code, one.name.speak(language), one.key) for one in instrument.not_heard)
        event = next((one for one in instrument.context if one.kind is ContextKind.TEXT), None)
        found = [
            FieldSpec(
                "answered_on",
                FieldKind.DATE,
                tr("When"),
                required=True,
                direction=Direction.BACK,
                default=self._today(),
            ),
            FieldSpec("own_resources", FieldKind.LINE, tr("What protects"), tr("What else goes well, and who helps.")),
            FieldSpec(
                "child_voice",
                FieldKind.NOTE,
                tr("The child's view"),
                tr("In the child's own words, if you can."),
                rows=3,
            ),
            FieldSpec(
                "not_heard",
                FieldKind.CHOICE,
                tr("Not heard yet"),
                tr("Why the child has not been heard yet, when nothing stands above."),
                choices=reasons,
            ),
        ]
        if event is not None:
            found.insert(1, FieldSpec("happened", FieldKind.LINE, tr("What happened"), event.name.speak(language)))
        return tuple(found)

    def _today(self) -> str:
        return f"{self._sheet.today.day}.{self._sheet.today.month}.{self._sheet.today.year}"

    # drawing

    def _split(self) -> Iterator[tuple[str, tuple[Asked, ...]]]:
        instrument, language, tr = self._sheet.instrument, self._tr.language, self._tr
        for area in instrument.areas:
            asked = tuple(
                Asked(SCALE, item.code, item.name.speak(language), points=instrument.scale)
                for item in self._items_of(area)
            )
            if asked:
                yield area.name.speak(language).upper(), asked
        if instrument.resources:
            ticks = tuple(Asked(TICK, one.code, one.name.speak(language)) for one in instrument.resources)
            yield tr.tr("WHAT PROTECTS"), ticks
        around = (one for one in instrument.context if one.kind is not ContextKind.TEXT)
        asked = tuple(Asked(AROUND, one.code, one.name.speak(language), choices=choices_of(one, tr)) for one in around)
        if asked:
            yield tr.tr("AROUND THE CONCERN"), asked
        if self._is_asked_gravely:
            block = instrument.safety
            yield (
                tr.tr("SAFETY"),
                tuple(Asked(GRAVE, one.code, one.name.speak(language), choices=block.answers) for one in block.items),
            )

    def _items_of(self, area: LifeArea) -> tuple[Item, ...]:
        return tuple(item for one, item in self._sheet.instrument.items_for(self._sheet.age) if one.code == area.code)

    def _heading(self, said: str, place: int, answers: Mapping[str, str], _: str, width: int) -> str:
        """The name of the part, how the area went before, and the heads of the columns."""
        areas = [one for one in self._sheet.instrument.areas if self._items_of(one)]
        if place >= len(areas):
            return cell(said, width)
        signs = self._trend(areas[place], answers)
        before, now = self.tr("before"), self.tr("now")
        head = f"{cell(before, BEFORE)}{cell(now, NOW)}"
        return f"{cell(f'{said}  {signs}', width - BEFORE - NOW)}{head}"

    def _trend(self, area: LifeArea, answers: Mapping[str, str]) -> str:
        now = said_now(dict(answers), area)
        if not self._earlier and not now:
            return ""
        return f"[{trend(self._sheet.instrument, area, self._earlier, now)}]"

    def _row(self, one: Asked, answer: str, width: int) -> str:
        before = self._before(one)
        now = self._word(one, answer)
        if one.kind == TICK:
            return f"{cell(one.name, width - NOW)}{cell(f'[{answer or chr(32)}]', NOW)}"
        shown = f"{cell(before, BEFORE)}{cell(f'[{now or chr(32)}]', NOW)}"
        return f"{cell(one.name, width - BEFORE - NOW - 1)} {shown}"

    def _before(self, one: Asked) -> str:
        """What the same person answered the last time."""
        if not self._earlier:
            return ""
        last: Assessment = self._earlier[-1]
        said: Sequence[Answer] = {SCALE: last.answers, AROUND: last.context, GRAVE: last.safety}.get(one.kind, ())
        return next((self._word(one, answer.value) for answer in said if answer.item == one.code), "")

    def _word(self, one: Asked, answer: str) -> str:
        language = self._tr.language
        if one.points:
            return answer_word(next((point for point in one.points if point.code == answer), None), language)
        return next((choice.name.speak(language) for choice in one.choices if choice.code == answer), "")


def unanswered(rows: AssessmentRows, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that are still to be answered, in their order."""
    return tuple(code for code in rows.codes() if code not in answers)


def _keys(one: Asked) -> dict[str, str]:
    """The signs that answer a question."""
    if one.kind == TICK:
        return dict(TICK_KEYS)
    if one.points:
        return {point.key: str(point.code) for point in one.points}
    plain = {choice.key: str(choice.code) for choice in one.choices}
    return plain if set(plain.values()) - set(YES_KEYS.values()) else {**YES_KEYS, **plain}
