"""The forms of the plan: what the guide declares, with what the catalogue and the assessments know beside it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.views.plan_view import MeasureLine, PlanView
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.measure_help import MeasureHelp
from bti_tui.widgets.field import FieldChoice, FieldSpec, as_draft

GOAL, MEASURE, DATE, EVALUATE, ASSESS = "set_goal", "plan_measure", "plan_evaluation", "evaluate_measure", "assess_goal"
SUSPEND, RESUME, TELL, MOVE = "suspend_measure", "resume_measure", "tell_view", "move_measure"
MATTERS: Final = ("category", "arena", "area")
"""What a title of the catalogue fills in."""
Choice = Callable[[str, str], str]


class PlanSheets:
    """Makes the forms of one plan in one language."""

    def __init__(self, plan: PlanView, known: MeasureHelp, tr: Translator, today_text: str) -> None:
        """`today_text` is the day as it stands in a field."""
        self._plan = plan
        self._known = known
        self.tr = tr.tr
        self._translator = tr
        self._language: Language = tr.language
        self._today = today_text

    def measure(self, sheet: Sheet, *, agreed: bool) -> Sheet:
        """A new measure; `agreed` says that a day for the evaluation lies ahead."""
        fields = [self._field(one, sheet, agreed=agreed) for one in sheet.fields]
        kept = [one for one in fields if one.name != "follows" or one.options]
        return replace(sheet, fields=(*kept, *self._links()))

    def _field(self, one: FieldSpec, sheet: Sheet, *, agreed: bool) -> FieldSpec:
        if one.name == "title":
            return self._title(one)
        if one.name == "evaluate_on" and agreed and self._plan.next_on is not None:
            return replace(one, default=as_draft(self._plan.next_on, self._translator))
        if one.name == "area":
            return replace(one, default=self._area())
        if one.name == "contributors":
            parties = next((other.options for other in sheet.fields if other.name == "responsible"), ())
            hint = self.tr("Type a part of each, with a comma between; the down arrow goes through them.")
            return replace(one, options=parties, hint=f"{hint} {one.hint}")
        return one

    def _title(self, one: FieldSpec) -> FieldSpec:
        known = self._known.catalogue
        fills = {}
        for measure in known:
            area = {"area": str(measure.area)} if measure.area is not None and not self._area() else {}
            fills[str(measure.code)] = {"category": str(measure.category), "arena": measure.arena.value, **area}
        options = tuple((str(measure.code), measure.title.speak(self._language)) for measure in known)
        return replace(one, options=options, fills=fills)

    def _area(self) -> str:
        """The goal's area when there is only one to be meant, else the first that no measure is about yet."""
        goals = {goal.area for goal in self._plan.goals}
        if len(goals) == 1 and (area := next(iter(goals))):
            return str(area)
        return str(self._plan.unanswered[0]) if self._plan.unanswered else ""

    def _links(self) -> Iterator[FieldSpec]:
        """What the guide does not ask for: the question of the assessment, and the measure that was to be replaced."""
        open_ = [one for one in self._known.concerns if not one.is_answered]
        if self._known.concerns:
            choices = tuple(FieldChoice(str(one.item), one.name.speak(self._language)) for one in self._known.concerns)
            usual = str(open_[0].item) if len(open_) == 1 else ""
            hint = self.tr("The question of the assessment that the measure answers.")
            asked = FieldSpec(
                "concern_item", FieldKind.CHOICE, self.tr("Answers"), hint, choices=choices, default=usual
            )
            yield _by_typing(asked, self._translator)
        replaced = next((one for one in self._plan.measures if one.id == self._plan.to_replace), None)
        if replaced is not None:
            hint = self.tr("The measure that this one comes in the place of; empty: none.")
            yield FieldSpec(
                "replaces",
                FieldKind.MEASURE,
                self.tr("In the place of"),
                hint,
                options=((replaced.id, replaced.title),),
                default=replaced.id,
            )

    # a measure on its way

    def suspend(self, one: MeasureLine, key: str) -> Sheet:
        """It waits for somebody else."""
        fields = (
            FieldSpec(
                "awaits",
                FieldKind.LINE,
                self.tr("Waits for"),
                self.tr("What or whom: a place, an answer, a decision of another service."),
                required=True,
            ),
            FieldSpec("since", FieldKind.DATE, self.tr("Since"), required=True, default=self._today),
        )
        return Sheet(key, SUSPEND, self.tr("WAITS  {title}", title=one.title), fields, given={"measure": one.id})

    def tell(self, one: MeasureLine, key: str, parties: tuple[tuple[str, str], ...]) -> Sheet:
        """What one person says of it."""
        fields = (
            FieldSpec(
                "told_by",
                FieldKind.PARTY,
                self.tr("Who says it"),
                self.tr("Anybody of the family, or somebody who takes part."),
                required=True,
                options=parties,
            ),
            FieldSpec(
                "text",
                FieldKind.LINE,
                self.tr("Says"),
                self.tr("As near to the words as you can. What others have said stays."),
                required=True,
            ),
            FieldSpec("told_on", FieldKind.DATE, self.tr("When"), required=True, default=self._today),
        )
        return Sheet(
            key, TELL, self.tr("WHAT SOMEBODY SAYS  {title}", title=one.title), fields, given={"measure": one.id}
        )

    def move(self, one: MeasureLine, key: str, parties: tuple[tuple[str, str], ...], choice: Choice) -> Sheet:
        """Somebody else answers for it."""
        who = self.tr("Who answers for it from now on.")
        fields = [
            FieldSpec("responsible", FieldKind.PARTY, self.tr("Responsible"), who, required=True, options=parties)
        ]
        others: tuple[AgencyCode, ...] = self._known.agencies[1:]
        if others:
            choices = tuple(FieldChoice(str(code), choice("agency", code)) for code in others)
            hint = self.tr("Whose it is; empty for your own or the family.")
            spec = FieldSpec("agency", FieldKind.CHOICE, self.tr("Service"), hint, choices=choices)
            fields.append(_by_typing(spec, self._translator))
        return Sheet(
            key, MOVE, self.tr("GIVE TO ANOTHER  {title}", title=one.title), tuple(fields), given={"measure": one.id}
        )


def _by_typing(spec: FieldSpec, tr: Translator) -> FieldSpec:
    """Words of an assessment are long: more than a few of them are picked by typing."""
    options = tuple((one.code, one.label) for one in spec.choices)
    typed = by_typing(spec, tr)
    if typed is not spec:
        return typed
    hint = tr.tr("Type a part of the answer; the down arrow goes through them.")
    return replace(spec, choices=(), options=options, hint=f"{hint} {spec.hint}")
