"""The forms about sharing: what the family is asked, taking a consent back, looking at it, who has responsibility."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.commands import ChooseBasis, DrawUpConsent, ReviewConsent, SettleResponsibility, WithdrawConsent
from bti_tui.domain.consent import AfterWithdrawal, ChildHeard, ConsentForm, Interpreter
from bti_tui.domain.date_words import parse
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.views.consent_view import ConsentView, SignatoryRow
from bti_tui.domain.views.sharing_view import ScopeView
from bti_tui.domain.words import Words
from bti_tui.i18n import N_, Translator
from bti_tui.screens.sheet import Sheet
from bti_tui.usecases.sharing_lists import SharingLists
from bti_tui.widgets.field import DraftValue, FieldChoice, FieldSpec, Value, Values, as_draft

SCOPE, WITHDRAW, REVIEW = DrawUpConsent.name, WithdrawConsent.name, ReviewConsent.name
RESPONSIBILITY: Final = SettleResponsibility.name
BASIS: Final = ChooseBasis.name

INTERPRETERS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    Interpreter.NOT_NEEDED: (N_("Not needed"), "i"),
    Interpreter.USED: (N_("Used"), "b"),
}
HEARD: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ChildHeard.HEARD: (N_("Yes, and it said"), "j"),
    ChildHeard.NOT_WANTED: (N_("Asked, did not want to"), "v"),
    ChildHeard.TOO_YOUNG: (N_("Too young to say"), "l"),
}
FORMS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ConsentForm.ORAL: (N_("By word of mouth"), "m"),
    ConsentForm.WRITTEN: (N_("In writing"), "s"),
    ConsentForm.DIGITAL: (N_("Digitally"), "d"),
}
AFTERWARDS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    AfterWithdrawal.KEEP: (N_("Keep it in our own service only"), "b"),
    AfterWithdrawal.ARCHIVE: (N_("Close and archive"), "a"),
    AfterWithdrawal.ERASE: (N_("Ask for a purge by law"), "s"),
}
HOLDERS: Final = {"1": N_("One holds it alone"), "2": N_("Two share it"), "3": N_("Three or more")}
OTHER: Final = "other"
"""Stands for a language without texts of its own: it was interpreted from those that the program speaks."""
OTHER_LANGUAGE: Final = "other_language"
MOST_KEYS: Final = 9
LONGEST_NUMBER: Final = 4


class SharingForms:
    """Makes the forms for one case in one language."""

    def __init__(self, tr: Translator, view: ConsentView, lists: SharingLists, today: date) -> None:
        self._tr = tr
        self._view = view
        self._lists = lists
        self._today = today

    # what the family is asked

    def scope(self, agencies: tuple[tuple[str, str], ...]) -> Sheet:
        """What the family is asked to say yes to; nothing is ticked, and Ctrl+R puts in what is usual."""
        return Sheet(
            key=SCOPE,
            command=SCOPE,
            title=self._tr.tr("WHAT THE FAMILY IS ASKED TO SAY YES TO"),
            fields=tuple(self._scope_fields(agencies)),
            proposed=self._usual(),
        )

    def _scope_fields(self, agencies: tuple[tuple[str, str], ...]) -> Iterable[FieldSpec]:
        tr = self._tr.tr
        usual = tr("Ctrl+R puts in the proposal.")
        several = tr("Type a part of each, with a comma between; the down arrow goes through them.")
        yield FieldSpec("purpose", FieldKind.LINE, tr("What for"), usual, required=True)
        yield FieldSpec(
            "from_agencies",
            FieldKind.CHOICES,
            tr("Who may tell"),
            f"{usual} {several}",
            required=True,
            options=agencies,
        )
        yield FieldSpec(
            "to_agencies", FieldKind.CHOICES, tr("Who may be told"), several, required=True, options=agencies
        )
        yield FieldSpec(
            "information", FieldKind.CHOICES, tr("About what"), required=True, choices=tuple(self._information())
        )
        yield FieldSpec("exceptions", FieldKind.LINE, tr("Not to be shared"), tr("What the family keeps out."))
        yield FieldSpec(
            "valid_until", FieldKind.DATE, tr("Valid until"), usual, required=True, direction=Direction.FORWARD
        )
        yield FieldSpec(
            "review_on", FieldKind.DATE, tr("Look at it again"), tr("May be left."), direction=Direction.FORWARD
        )
        yield from self._explained()
        if self._lists.hears_child:
            yield FieldSpec(
                "child_heard", FieldKind.CHOICE, tr("Was the child heard"), required=True, choices=self._choices(HEARD)
            )
            yield FieldSpec("child_view", FieldKind.LINE, tr("What the child thinks"), tr("In the child's own words."))
        only = tr("Only when it was explained in a language that is not on the list.")
        yield FieldSpec(OTHER_LANGUAGE, FieldKind.LINE, tr("Which other language"), only)

    def _explained(self) -> Iterable[FieldSpec]:
        tr = self._tr.tr
        points = (FieldChoice(one.code, self._said(one.name), one.key) for one in self._lists.points)
        gone = tr("Tell the family all of it, and tick each when it is said.")
        yield FieldSpec("points", FieldKind.CHOICES, tr("Told the family"), gone, required=True, choices=tuple(points))
        languages = tuple(
            FieldChoice(code, name, str(place)) for place, (code, name, _) in enumerate(self._languages, 1)
        )
        other = FieldChoice(OTHER, tr("Another language"), "a")
        hint = tr("Another one: write which in the last line.")
        yield FieldSpec(
            "language", FieldKind.CHOICE, tr("Explained in"), hint, required=True, choices=(*languages, other)
        )
        yield FieldSpec(
            "interpreter", FieldKind.CHOICE, tr("Interpreter"), required=True, choices=self._choices(INTERPRETERS)
        )
        yield FieldSpec("interpreter_name", FieldKind.LINE, tr("Who interpreted"), tr("Only when one was used."))
        born = tr("Only when one was used. A child never interprets.")
        yield FieldSpec("interpreter_born", FieldKind.LINE, tr("Interpreter's birth year"), born)

    @property
    def _languages(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(self._lists.languages[:MOST_KEYS])

    def _usual(self) -> dict[str, DraftValue]:
        """What is usual: the purpose of the law's own words, one's own service, the guide's period."""
        before = self._view.sharing.scope
        until = parse(f"+{self._view.months}mnd", self._today, Direction.FORWARD)
        purpose = self._tr.tr("The best possible help for the child, limited to what is needed at any time.")
        told: list[str] = [*(before.from_agencies if before else (self._lists.own_agency,))]
        usual: dict[str, DraftValue] = {"purpose": before.purpose if before else purpose, "from_agencies": told}
        usual["valid_until"] = as_draft(until, self._tr)
        if before:
            usual |= {"to_agencies": [*before.to_agencies], "information": [*before.information]}
            usual |= {"exceptions": before.exceptions} if before.exceptions else {}
        return usual

    # taking back

    def withdrawal(self, row: SignatoryRow, name_of: Callable[[AgencyCode], str]) -> Sheet:
        """What somebody takes back: all, or some services, or some kinds of information."""
        tr = self._tr.tr
        keys = "123456789abcdefghijklmnopqrstuvwxyz"
        agencies = tuple(FieldChoice(one, name_of(one), key) for one, key in zip(row.agencies, keys, strict=False))
        fields = [
            FieldSpec(
                "withdrawn_on", FieldKind.DATE, tr("Day"), required=True, default=as_draft(self._today, self._tr)
            ),
            FieldSpec("form", FieldKind.CHOICE, tr("How"), required=True, choices=self._choices(FORMS)),
        ]
        whole = tr("Leave it empty when everything is taken back.")
        if agencies:
            fields += [
                FieldSpec("agencies", FieldKind.CHOICES, tr("Only from"), whole, choices=agencies),
                FieldSpec(
                    "information", FieldKind.CHOICES, tr("Only about"), whole, choices=tuple(self._information())
                ),
            ]
        kept = tr("Nothing is deleted by it. A purge needs a ground of its own, from the menu of the case.")
        fields += [
            FieldSpec("after", FieldKind.CHOICE, tr("What is written"), kept, True, choices=self._choices(AFTERWARDS)),
            FieldSpec("words", FieldKind.LINE, tr("What was said"), tr("Nobody has to say why.")),
        ]
        return Sheet(
            key=f"{WITHDRAW}:{row.person}",
            command=WITHDRAW,
            title=tr("{name} TAKES THE CONSENT BACK", name=row.name),
            fields=tuple(fields),
            given={"signatory": row.person},
        )

    def beside_answer(self, row: SignatoryRow, scope: ScopeView) -> Iterable[FieldSpec]:
        """What an answer about other services may say beside the guide's own questions."""
        tr = self._tr.tr
        kinds = tuple(one for one in self._information() if one.code in scope.information)
        out = tr("What this person wants to keep out of it.")
        yield FieldSpec("not_information", FieldKind.CHOICES, tr("But not about"), out, choices=kinds)
        yield FieldSpec("copy_given", FieldKind.YES_NO, tr("Got a copy"))
        if row.person == self._lists.subject and self._lists.answers_alone:
            asked = tr("Without a yes, guardians get no copies.")
            yield FieldSpec("lets_guardians_know", FieldKind.YES_NO, tr("May guardians get copies"), asked)

    # looking again, and who has responsibility

    def review(self) -> Sheet:
        """Somebody has asked, and the consents stand."""
        tr, day = self._tr.tr, as_draft(self._today, self._tr)
        fields = (
            FieldSpec("reviewed_on", FieldKind.DATE, tr("Day"), required=True, default=day),
            FieldSpec("words", FieldKind.LINE, tr("Whom did you ask, and what did they say"), required=True),
        )
        return Sheet(key=REVIEW, command=REVIEW, title=tr("THE CONSENT STILL STANDS"), fields=fields)

    def responsibility(self) -> Sheet:
        """How many have parental responsibility; one alone needs a reason and a leader."""
        tr = self._tr.tr
        choices = tuple(FieldChoice(code, tr(text), code) for code, text in HOLDERS.items())
        leaders = tuple((user, name) for user, name in self._lists.leaders)
        fields = (
            FieldSpec("holders", FieldKind.CHOICE, tr("Who has it"), required=True, choices=choices),
            FieldSpec("reason", FieldKind.LINE, tr("How do you know"), tr("Needed when one holds it alone.")),
            FieldSpec(
                "confirmed_by",
                FieldKind.PROFESSIONAL,
                tr("Confirmed by leader"),
                tr("Needed when one holds it alone."),
                options=leaders,
            ),
        )
        title = tr("HOW MANY HAVE PARENTAL RESPONSIBILITY")
        return Sheet(key=RESPONSIBILITY, command=RESPONSIBILITY, title=title, fields=fields)

    def basis(self) -> Sheet:
        """What the case rests on; never a consent, and another one than now has a written reason (R15)."""
        tr, now = self._tr.tr, self._view.sharing.basis
        others = (one for one in self._lists.bases if now is None or one.code != now.code)
        choices = tuple(
            FieldChoice(one.code, self._said(one.name), key) for key, one in zip("123456789", others, strict=False)
        )
        fields = (
            FieldSpec("basis", FieldKind.CHOICE, tr("It rests on"), required=True, choices=choices),
            FieldSpec("reason", FieldKind.LINE, tr("Why"), tr("It stands in the log of the case."), required=True),
        )
        return Sheet(key=BASIS, command=BASIS, title=tr("WHAT THE CASE RESTS ON"), fields=fields)

    # answers as the commands want them

    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """Numbers as numbers, and which edition of the texts the family was given."""
        found: dict[str, Value] = {**values, **sheet.given}
        if sheet.command == SCOPE:
            versions: dict[str, str] = {code: version for code, _, version in self._lists.languages}
            other = str(found.pop(OTHER_LANGUAGE, None) or "").strip()
            read_from = self._tr.language if found.get("language") == OTHER else str(found.get("language"))
            found["text_version"] = versions.get(read_from, "")
            found["language"] = other if found.get("language") == OTHER else found.get("language")
            found["interpreter_born"] = _number(found.get("interpreter_born"))
        if sheet.command == RESPONSIBILITY:
            found["holders"] = _number(found.get("holders"))
        return found

    def _information(self) -> Iterable[FieldChoice]:
        return (FieldChoice(one.code, self._said(one.name), one.key) for one in self._lists.information)

    def _said(self, words: Words) -> str:
        return words.speak(self._tr.language)

    def _choices(self, texts: Mapping[StrEnum, tuple[str, str]]) -> tuple[FieldChoice, ...]:
        return tuple(FieldChoice(code.value, self._tr.tr(text), key) for code, (text, key) in texts.items())


def _number(typed: Value) -> int | None:
    """What was typed as a number; None for anything else, which the rules say more about."""
    text = str(typed or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
