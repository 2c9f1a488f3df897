"""Another guide for an open case (bytte veileder): choose one, read what becomes of the steps, say why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import CaseId, GuideId
from bti_tui.i18n import N_
from bti_tui.i18n.guide_words import difference_sentence, mapping_sentence
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.guide_change import GuideChange, change_guide, guide_change, other_guides
from bti_tui.widgets.field import Draft, FieldChoice, FieldSpec, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

GUIDE: Final = "guide"
REASON: Final = "reason"
KEYS: Final = "123456789abcdefgh"


class GuideChangeScreen(BtiScreen[bool]):
    """Nothing is changed before every difference was shown. It gives True when the case follows another guide."""

    CSS_PATH = "guides.tcss"
    BINDINGS = [Binding("f4", "store", N_("Go on"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._change: GuideChange | None = None
        self._shown: GuideChange | None = None
        """What is shown, also when it can't be done."""
        self._followed = GuideId("")
        self._told = Static(id="change-told", markup=False)
        self._box = Vertical(id="change-box")
        self.form: Form | None = None

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Change the guide"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The words, and room for the form."""
        self._box.can_focus = False
        with self._box:
            yield self._told

    def on_mount(self) -> None:
        """Ask which guide."""
        self.perform(self._open())

    async def _open(self) -> None:
        followed, others = await self.ask(other_guides, self._case_id)
        name = followed.name.speak(self.translator.language)
        self._told.update(self.tr("The case follows «{name}». Choose a guide to see what would change.", name=name))
        self._followed = followed.id
        choices = tuple(FieldChoice(one.id, self._called(one), key) for one, key in zip(others, KEYS, strict=False))
        await self._show_form(
            FieldSpec(GUIDE, FieldKind.CHOICE, self.tr("Guide"), required=True, choices=choices),
            self.tr("Show what changes"),
        )

    @override
    def language_changed(self) -> None:
        """Say and ask everything anew, with what is typed."""
        super().language_changed()
        self.perform(self._say_anew({} if self.form is None else self.form.draft))

    async def _say_anew(self, typed: Draft) -> None:
        if self._shown is None:
            await self._open()
        else:
            await self._show_change(self._shown)
        if self.form is not None:
            self.form.fill(typed)

    async def _show_form(self, field: FieldSpec, submit: str) -> None:
        if self.form is not None:
            await self.form.remove()
        self.form = Form((field,), self.translator, submit=submit, now=self.host.wall_clock)
        await self._box.mount(self.form)
        self.form.focus_first()
        self.show_status()
        self.refresh_bindings()

    async def action_store(self) -> None:
        """F4: from any field."""
        if self.form is not None:
            await self.form.submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """The guide is chosen, or the reason is written."""
        event.stop()
        self.perform(self._go_on(event.values))

    async def _go_on(self, values: Values) -> None:
        if self._change is None:
            await self._show_change(await self.ask(guide_change, self._case_id, GuideId(str(values[GUIDE]))))
            return
        await self.insist(change_guide, self._change, str(values[REASON] or ""))
        self.mark_saved()
        self.dismiss(True)

    async def _show_change(self, change: GuideChange) -> None:
        """All differences for this case; where something would get lost, there is no way on."""
        self._shown = change
        names = {"before": self._called(change.before), "after": self._called(change.after)}
        lines = [self.tr("From «{before}» to «{after}»:", **names)]
        lines += [f"  {mapping_sentence(self.translator, one)}" for one in change.steps]
        lines += [f"  {difference_sentence(self.translator, one)}" for one in change.rules]
        if not (change.steps or change.rules):
            lines.append("  " + self.tr("Every step is the same in both guides."))
        if change.lost:
            gone = ", ".join(f"«{step.what.speak(self.translator.language)}»" for step in change.lost)
            lines += [
                "",
                self.tr("This can't be done: something was done in {steps}, which would get lost.", steps=gone),
            ]
            self._told.update("\n".join(lines))
            if self.form is not None:
                await self.form.remove()
                self.form = None
            self.set_status(self.tr("Esc goes back."))
            self.refresh_bindings()
            return
        lines += ["", self.tr("What is written stays. The steps, deadlines and conditions follow the new guide.")]
        self._change = change
        self._told.update("\n".join(lines))
        hint = self.tr("It is kept in the case.")
        await self._show_form(
            FieldSpec(REASON, FieldKind.LINE, self.tr("Why"), hint, required=True), self.tr("Change the guide")
        )

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F4 works while there is a form."""
        return self.form is not None if action == "store" else super().check_action(action, parameters)

    def _called(self, guide: Guide) -> str:
        """A newer version of the guide that the case follows has the same name: its number tells them apart."""
        name = guide.name.speak(self.translator.language)
        return f"{name} {guide.version}" if guide.id == self._followed else name

    @override
    def help_page(self) -> HelpPage:
        """What another guide means for a case."""
        text = self.tr(
            "A case keeps the guide that it began with, also when the municipality gets a newer one. Here it goes over "
            "to another, on purpose: what is written stays, and that it was done stands in the log with the reason."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Change the guide"), text),))
