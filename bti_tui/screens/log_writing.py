"""Writing in the log: a line at the top, or another text for an entry; how it is read is said while it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.domain.forms import Choice
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import CaseId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.voices import OF_KIND
from bti_tui.i18n import N_
from bti_tui.screens.entry_words import EntryWords, read_entry, words_about, words_for
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.log_book import LogBook
from bti_tui.screens.log_text import uncapitalised
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.screens.typed_choices import in_one_line
from bti_tui.usecases.case_words import INFORMATION
from bti_tui.widgets.entry_form import EntryForm
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WRITE, CORRECT, TEXT, KIND, SEEN_BY = "write_entry", "correct_entry", "text", "kind", "visibility"
SAID_BY: Final = "said_by"
WHO_SEES: Final = {
    Visibility.LOG: N_("the family and those with consent can read this"),
    Visibility.INTERNAL: N_("internal: only you and the leader see this"),
    Visibility.SHIELDED: N_("shielded: this belongs to the safety track"),
}
NO_CONSENT: Final = N_("internal, since consent is missing: only you and the leader see this")


class LogWriting(FormPlace):
    """The forms of the log; a letter first says the kind, #intern says who may see it, and Enter stores."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._book: LogBook | None = None

    @override
    def make_form(self, sheet: Sheet) -> Form:
        """A form that tells each change."""
        return EntryForm(sheet.fields, self.translator, now=self.host.wall_clock)

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """A new entry, or another text for an old one."""
        command, _, entry = key.partition(":")
        if self.head is None or self._book is None or not self.can_fill_in(WRITE):
            return None
        fields = in_lines(sheet_fields(self.head.forms[WRITE], self.translator, self.head.today))
        text = tuple(one for one in fields if one.name == TEXT)
        if command == WRITE:
            text = tuple(replace(one, hint=self._hint(), expands=self._is_own) for one in text)
            rest = tuple(self._with_visibility(_short(one)) for one in fields if one.name != TEXT)
            return Sheet(WRITE, WRITE, self._reading(EntryWords(None, None, "")), (*rest, *text), focus=TEXT)
        title = self.tr("CORRECT  the earlier text stays and is marked")
        if self._book.is_said(entry):
            text = tuple(replace(one, expands=None) for one in text)
        written = tuple(replace(one, default=self._book.newest_text(entry)) for one in text)
        hint = self.tr("What the line is about from now on; empty: as before.")
        about = tuple(replace(_short(one), hint=hint, default="") for one in fields if one.name == INFORMATION)
        return Sheet(key, CORRECT, title, (*about, *written), given={"entry": entry}, focus=TEXT)

    def _hint(self) -> str:
        tr, letters = self.tr, " ".join(self._book.kinds) if self._book else ""
        how = tr("A letter first says the kind ({letters}), #intern keeps it internal.", letters=letters)
        about = next(iter(self._about), "") if self._is_shared else ""
        return " ".join((how, tr("{word} says what it is about.", word=about))) if about else how

    @property
    def _about(self) -> dict[str, str]:
        """What may be typed for each kind of information."""
        return words_about(self.head.words.choices.get(INFORMATION, ())) if self.head is not None else {}

    @property
    def _speakers(self) -> tuple[Choice, ...]:
        """Who may have said the family's words; nobody while there is one only."""
        form = self.head.forms.get(WRITE) if self.head is not None else None
        found = (one.choices for one in form.fields if one.field.name == SAID_BY) if form is not None else iter(())
        return next(found, ())

    @property
    def _is_shared(self) -> bool:
        """Whether the family is asked what other services may be told, so that the form asks what a line is about."""
        form = self.head.forms.get(WRITE) if self.head is not None else None
        return form is not None and any(one.field.name == INFORMATION for one in form.fields)

    def _with_visibility(self, spec: FieldSpec) -> FieldSpec:
        """Without consent an entry is internal unless somebody says otherwise; the status line says why."""
        if spec.name != SEEN_BY or self.head is None or self.head.may_log:
            return spec
        return replace(spec, default=Visibility.INTERNAL.value, hint=self.tr("Internal, since consent is missing."))

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """What the line begins with counts more than the fields above it."""
        if sheet.command != WRITE:
            return super().values_of(sheet, values)
        words = self._words(str(values[TEXT] or ""))
        said: Values = {TEXT: words.text}
        said |= {KIND: words.kind} if words.kind else {}
        said |= {SEEN_BY: words.visibility.value} if words.visibility else {}
        said |= {INFORMATION: words.information} if words.information else {}
        said |= {SAID_BY: words.said_by} if words.said_by else {}
        return {**values, **said}

    def _is_own(self, typed: str) -> bool:
        """Whether the author says it herself: the words of the child and the family are never rewritten."""
        form = self.panel.form
        chosen = form.values.get(KIND) if form is not None else None
        return (self._words(f"{typed}.").kind or chosen) not in OF_KIND

    def _words(self, typed: str) -> EntryWords:
        return read_entry(typed, self._book.kinds if self._book else {}, self._about, words_for(self._speakers))

    def on_entry_form_edited(self) -> None:
        """Say how the line is read."""
        form = self.panel.form
        if form is not None and self.sheet is not None and self.sheet.command == WRITE:
            values = form.values
            words = self._words(str(values[TEXT] or ""))
            kind, seen_by = values.get(KIND), values.get(SEEN_BY)
            visibility = words.visibility or (Visibility(str(seen_by)) if seen_by else None)
            chosen = values.get(INFORMATION)
            about = words.information or (chosen if isinstance(chosen, tuple) else ())
            who = words.said_by or str(values.get(SAID_BY) or "") or None
            read = EntryWords(words.kind or (str(kind) if kind else None), visibility, "", about, who)
            self.panel.show_title(self._reading(read))

    def _reading(self, words: EntryWords) -> str:
        kind = self.choice("entry_kind", words.kind or "note")
        who = next((one.label for one in self._speakers if one.code == words.said_by), None)
        if who is not None and words.kind == EntryKind.FAMILY_WORDS.value:
            kind = self.tr("{name} said", name=who.speak(self.translator.language))
        may_log = self.head is None or self.head.may_log
        visibility = words.visibility or (Visibility.LOG if may_log else Visibility.INTERNAL)
        is_forced = visibility is Visibility.INTERNAL and not may_log
        seen_by = self.tr(NO_CONSENT if is_forced else WHO_SEES[visibility])
        if visibility is Visibility.LOG and (self._is_shared or words.information):
            seen_by = self._services(words.information)
        return self.tr("NEW LINE  -> {kind}; {seen_by}", kind=kind, seen_by=seen_by)

    def _services(self, about: tuple[str, ...]) -> str:
        if not about:
            return self.tr("read by the family and services with consent to everything")
        kinds = ", ".join(uncapitalised(self.choice(INFORMATION, one)) for one in about)
        return self.tr("read by the family and services with consent to {kinds}", kinds=kinds)

    @override
    def sheet_changed(self) -> None:
        """A draft is read anew."""
        super().sheet_changed()
        self.on_entry_form_edited()

    @override
    def reason_text(self, reason: Reason) -> str:
        """Without consent something can still be written down for oneself."""
        text = super().reason_text(reason)
        if reason.code != GuardName.LOG_CONSENT.value:
            return text
        other = self.tr("Or choose Internal as Visible.")
        return f"{text} {other}"


def _short(spec: FieldSpec) -> FieldSpec:
    """What it is about takes one row only: most lines say it with a word, or not at all."""
    return in_one_line(spec) if spec.name == INFORMATION else spec
