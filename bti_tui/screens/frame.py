"""The frame of every place: title row, rule, body, status line and footer, and a cursor that follows the focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from typing_extensions import override

from bti_tui.i18n import Translator
from bti_tui.screens import trouble
from bti_tui.screens.cursor import place_cursor
from bti_tui.screens.hints import entries, hints, translated
from bti_tui.screens.place import HelpPage, Host, KeysFree, MenuEntry
from bti_tui.widgets.field_pages import FieldPages
from bti_tui.widgets.footer import Footer
from bti_tui.widgets.header import Header, Rule
from bti_tui.widgets.notice import Notice
from bti_tui.widgets.quiet_text import QuietText
from bti_tui.widgets.row_list import clipped
from bti_tui.widgets.text_fields import LONGEST_LINE, LineEditor

if TYPE_CHECKING:
    from textual.widgets import OptionList

    from bti_tui.widgets.choice_fields import ChoiceLine
    from bti_tui.widgets.field import Field


class FrameScreen(Screen[ScreenResultType]):
    """Row 1 says where you are, the last but one what has the focus, the last which keys work."""

    BINDINGS = [
        Binding("tab", "step_focus(1)", show=False, priority=True, id="focus-next"),
        Binding("shift+tab", "step_focus(-1)", show=False, priority=True, id="focus-previous"),
    ]
    RULE = "-"
    NAMELESS = False
    """Shows codes and words that must be read sign by sign, and nobody of a case: hidden names don't hide them."""

    def __init__(self) -> None:
        super().__init__()
        self.header = Header()
        self.notice = Notice()
        self.footer = Footer()
        self._status = QuietText(id="status", markup=False)
        self._status_text = ""
        self._is_ready = False
        self._leaving: tuple[ScreenResultType | None, ...] = ()

    # what a place says about itself

    def crumbs(self) -> tuple[str, ...]:
        """The way here, from the outside in."""
        return ()

    def compose_body(self) -> ComposeResult:
        """What stands between the rule and the status line."""
        yield from ()

    def help_page(self) -> HelpPage:
        """What F1 shows."""
        return HelpPage(self.place)

    def help_here(self) -> HelpPage:
        """The same, after what to do while nothing can be stored."""
        page, code = self.help_page(), self.host.state.trouble
        return replace(page, sections=(trouble.help_section(code, self.translator), *page.sections)) if code else page

    def menu_entries(self) -> list[MenuEntry]:
        """What F10 offers here before the entries that are the same everywhere; the keys of the place by default."""
        return entries(self.active_bindings, self.translator)

    def ready_status(self) -> str:
        """The status line when nothing else is to be said."""
        return ""

    # the program around

    @property
    def host(self) -> Host:
        """The App, as far as a screen may know it."""
        return cast("Host", self.app)

    @property
    def translator(self) -> Translator:
        """The language of now."""
        return self.host.translator

    def tr(self, msgid: str, /, **values: object) -> str:
        """One text in the language of now."""
        return self.translator.tr(msgid, **values)

    @property
    def place(self) -> str:
        """The way here as one line."""
        name = self.tr("BTI TRAINING") if self.host.state.training else "BTI"
        return " > ".join((name, *self.crumbs()))

    @property
    def is_busy(self) -> bool:
        """Whether keys must wait for this place to be drawn."""
        return not self._is_ready

    # drawing

    @override
    def compose(self) -> ComposeResult:
        """The frame that is the same everywhere, with the body in it."""
        yield self.header
        yield Rule(self.RULE, id="rule")
        with Vertical(id="body") as body:
            body.can_focus = False
            yield from self.compose_body()
        yield self.notice
        yield self._status
        yield self.footer

    def on_mount(self) -> None:
        """Draw the footer anew when other keys work, and keep the cursor where the focus is."""
        self.bindings_updated_signal.subscribe(self, lambda _: self.draw_footer())
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._place_cursor())

    def on_idle(self) -> None:
        """Whatever came last, and in whatever order on a busy machine: at rest the cursor is where the focus is."""
        self._place_cursor()

    def on_screen_resume(self) -> None:
        """Draw what may have changed meanwhile, and let waiting keys through."""
        self._is_ready = True
        self.draw_header()
        self.draw_footer()
        self.show_status()
        self.app.post_message(KeysFree())
        for result in self._leaving:
            self._leaving = ()
            self.dismiss(result)

    @override
    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave now, or as soon as nothing lies on top, such as the alarm: the uppermost place is taken away.

        Who has left, and leaves by itself in the same moment, takes nobody else away.
        """
        if self.app.screen is self:
            return super().dismiss(result)
        self._leaving = (result,)
        return AwaitComplete()

    def language_changed(self) -> None:
        """Draw the frame in the language of now; places with texts of their own draw those too."""
        self.draw_header()
        self.draw_footer()
        self.show_status()

    def names_switched(self) -> None:
        """Names are hidden or shown from now on; places that then show other texts draw those too."""
        self.draw_header()

    def draw_header(self) -> None:
        """Draw the first row: the place, who is here, when something was last stored."""
        state = self.host.state
        owner = "" if state.names_hidden and self.NAMELESS else state.owner  # the veil does not hang before these
        parts = [owner, self.saved_text()]
        self.header.show(self.place, "  ".join(part for part in parts if part), alarmed=state.is_alarmed)

    def saved_text(self) -> str:
        """The right end of the first row."""
        state = self.host.state
        hidden = self.tr("NAMES HIDDEN") if state.names_hidden and state.owner else ""
        if state.is_read_only:
            said = self.tr(trouble.READ_ONLY)
        elif state.trouble:
            said = trouble.sign(state.trouble, self.translator)
        elif state.is_unsaved:
            said = self.tr("NOT STORED - F1")
        else:
            said = self.tr("stored {time}", time=self.translator.clock(state.saved_at.time())) if state.saved_at else ""
        return "  ".join(part for part in (hidden, said) if part)

    def draw_footer(self) -> None:
        """Draw the last row from the keys that work now."""
        self.footer.show(hints(self.active_bindings, self.translator, leads_back=self.leads_back))

    @property
    def leads_back(self) -> bool:
        """Whether Esc does something here."""
        return True

    @property
    @override
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Bindings with their words translated: they are class attributes, made before the language is known."""
        return translated(super().active_bindings, self.translator)

    def go_on(self) -> None:
        """The store can be written to again: a command that waited is carried out."""

    def set_status(self, text: str) -> None:
        """Say something in the status line; it stays until the next thing is said."""
        self._status_text = text
        self._draw_status()

    @on(events.Resize)
    def _draw_status(self) -> None:
        self._status.update(f" {clipped(self._status_text, self.app.size.width - 1)}")

    @property
    def status_text(self) -> str:
        """What the status line says."""
        return self._status_text

    def show_status(self) -> None:
        """Say in words what has the focus."""
        spoken = (getattr(node, "status", None) for node in self.focus_path())
        self.set_status(next((text for text in spoken if isinstance(text, str)), None) or self.ready_status())

    def speak_of_focus(self) -> None:
        """Called when the focus has come somewhere: say what has it."""
        self.show_status()

    def mark_saved(self) -> None:
        """Something was stored just now."""
        self.host.state.saved_at = self.host.wall_clock()
        self.host.state.is_unsaved = False
        self.draw_header()

    def mark_unsaved(self) -> None:
        """Something could not be stored; the first row says so until it was."""
        self.host.state.is_unsaved = True
        self.draw_header()

    # focus and cursor

    def focus_path(self) -> list[Widget]:
        """The focused widget and all that it stands in."""
        return [node for node in self.focused.ancestors_with_self if isinstance(node, Widget)] if self.focused else []

    def action_step_focus(self, step: int) -> None:
        """Tab and Shift+Tab, at once; inside a form the form knows better."""
        if any(isinstance(node, FieldPages) for node in self.focus_path()):
            raise SkipAction
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Say what has the focus, and put the terminal's cursor there once it is drawn."""
        self.speak_of_focus()
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self.focused is not None and self.is_current:
            place_cursor(self.focused)

    def on_option_list_option_highlighted(self, _: OptionList.OptionHighlighted) -> None:
        """The cursor follows the row."""
        self.call_after_refresh(self._place_cursor)

    def on_choice_line_moved(self, _: ChoiceLine.Moved) -> None:
        """The cursor follows the answer."""
        self.call_after_refresh(self._place_cursor)

    def on_field_pasted(self, event: Field.Pasted) -> None:
        """Say how much was pasted: terminals may lose signs on the way."""
        self.set_status(self.tr("pasted {count} characters", count=event.count))

    def on_line_editor_too_long(self, event: LineEditor.TooLong) -> None:
        """Say why nothing was put in."""
        count, most = event.count, LONGEST_LINE
        self.set_status(
            self.tr(
                "{count} characters are too many for one line of {most}. Nothing was put in.", count=count, most=most
            )
        )

    def on_footer_pressed(self, event: Footer.Pressed) -> None:
        """A click on a key presses it."""
        event.stop()
        self.app.simulate_key(event.key)
