"""The forms of a report to child welfare, in the order of the public national form. Nothing is answered beforehand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import PersonId
from bti_tui.domain.report_draft import Address, is_mail, is_number, is_phone
from bti_tui.domain.safety import Adviser, Reporter
from bti_tui.i18n import N_, Translator
from bti_tui.screens.report_words import CHANNELS, GROUNDS, LABELS
from bti_tui.usecases.report import ReportPage
from bti_tui.widgets.field import FieldChoice, FieldSpec, as_draft

SEEN_COLUMNS: Final = 40
NOWHERE: Final = Address()
ADVISERS: Final = {
    Adviser.CHILD_WELFARE: (N_("Child welfare service"), "b"),
    Adviser.EMERGENCY_SERVICE: (N_("Child welfare duty service"), "v"),
    Adviser.POLICE: (N_("The police"), "p"),
}


@dataclass(frozen=True, slots=True)
class ReportFields:
    """Makes the fields of one section."""

    page: ReportPage
    tr: Translator

    def of(self, section: str) -> tuple[FieldSpec, ...]:  # noqa: PLR0911 - one arm for each part
        """The fields of a section by its key; empty for one that is not there."""
        kind, _, person = section.partition(".")
        match kind:
            case "receiver":
                return self._receiver()
            case "maker":
                return self._maker()
            case "child" if PersonId(person) in self.page.children:
                return self._child(PersonId(person))
            case "guardian" if PersonId(person) in self.page.guardians:
                return self._guardian(PersonId(person))
            case "no_guardian":
                hint = self.tr.tr("Such as that the child came alone, and who is its representative.")
                return (self._line("why_none", hint=hint),)
            case "helpers":
                return self._helpers()
            case "ground":
                return self._ground()
            case "concern":
                return self._concern()
            case "history":
                return self._history()
            case "leader":
                return self._leader()
        return ()

    def _label(self, name: str) -> str:
        return self.tr.tr(LABELS[name])

    def _line(self, name: str, default: str = "", hint: str = "", *, required: bool = False) -> FieldSpec:
        return FieldSpec(name, FieldKind.LINE, self._label(name), hint, required, default=default)

    def _note(self, name: str, hint: str = "", rows: int = 5) -> FieldSpec:
        return FieldSpec(name, FieldKind.NOTE, self._label(name), hint, rows=rows)

    def _yes_no(self, name: str, hint: str = "") -> FieldSpec:
        return FieldSpec(name, FieldKind.YES_NO, self._label(name), hint)

    def _receiver(self) -> tuple[FieldSpec, ...]:
        draft, tr = self.page.draft, self.tr.tr
        where = tr("The municipality where the child is. Four digits.")
        only = tr("Only where the municipality has districts. Two digits.")
        return (
            self._line("municipality", hint=tr("The municipality where the child is.")),
            self._line("municipality_number", draft.municipality_number, where),
            self._line("district", hint=only),
            self._line("district_number", hint=only),
        )

    def _maker(self) -> tuple[FieldSpec, ...]:
        maker, tr = self.page.draft.maker, self.tr.tr
        return (
            self._line("name", maker.name, tr("You. Whoever reports from a public service is never nameless.")),
            self._line("role", maker.role, tr("What you are to the child, such as form teacher.")),
            self._judged("phone", is_phone, tr("digits, blanks and +"), maker.phone),
            self._judged("mail", is_mail, tr("such as name@municipality.no"), maker.mail),
            self._line("workplace", maker.workplace, tr("What you write of yourself is kept for your next report.")),
            self._line("org_number", maker.org_number),
            *self._address(tr("The address of where you work."), maker.address),
        )

    def _judged(self, name: str, right: Callable[[str], bool], said: str, default: str = "") -> FieldSpec:
        return FieldSpec(
            name,
            FieldKind.LINE,
            self._label(name),
            default=default,
            judge=lambda text: "" if not text.strip() or right(text) else said,
        )

    def _address(self, hint: str, known: Address = NOWHERE) -> tuple[FieldSpec, ...]:
        street = self._line("street", known.street, hint)
        return (street, self._line("postcode", known.postcode), self._line("town", known.town))

    def _child(self, person: PersonId) -> tuple[FieldSpec, ...]:
        page, tr = self.page, self.tr.tr
        is_subject = person == page.children[0]
        first = () if is_subject else (self._yes_no("included", tr("Only a child whom you fear for too.")),)
        address = tr("Where the child lives.")
        return (
            *first,
            self._line("name", page.names.get(person, "")),
            self._number(person),
            *(() if page.draft.hides_addresses else self._address(address)),
            self._line("phone"),
            *self._told(tr("Has the child been told that you report?")),
        )

    def _number(self, person: PersonId) -> FieldSpec:
        known = next((one.number for one in self.page.draft.children if one.id == person), "")
        tr = self.tr.tr
        return FieldSpec(
            "number",
            FieldKind.LINE,
            self._label("number"),
            tr("Eleven digits, or empty: nobody knows it."),
            default=known,
            judge=lambda text: "" if not text.strip() or is_number(text) else tr("no possible number"),
        )

    def _told(self, asked: str) -> tuple[FieldSpec, ...]:
        why = self.tr.tr("Needed with a no: such as that child welfare asked you to wait.")
        return (self._yes_no("told", asked), self._line("why", hint=why))

    def _guardian(self, person: PersonId) -> tuple[FieldSpec, ...]:
        tr = self.tr.tr
        included = FieldSpec(
            "included", FieldKind.YES_NO, self._label("included"), tr("The form has room for two."), default="yes"
        )
        asked = tr("With fear of violence or abuse, you ask child welfare or the police before anybody is told.")
        return (
            included,
            self._line("name", self.page.names.get(person, "")),
            self._line("phone"),
            *self._told(asked),
        )

    def _helpers(self) -> tuple[FieldSpec, ...]:
        tr, words, language = self.tr.tr, self.page.head.words, self.tr.language
        known = tuple(FieldChoice(one, words.choice("agency", one, language)) for one in self.page.helpers)
        listed = FieldSpec(
            "helpers", FieldKind.CHOICES, self._label("helpers"), tr("Only those whom child welfare has to know of."),
            choices=known,
        )  # fmt: skip
        return (
            self._line("interpreter", hint=tr("Which language, or that none is needed.")),
            *((listed,) if known else ()),
            self._line("other_helpers"),
        )

    def _ground(self) -> tuple[FieldSpec, ...]:
        tr = self.tr.tr
        choices = tuple(FieldChoice(one.value, tr(label)) for one, label in GROUNDS.items())
        return (
            FieldSpec(
                "grounds", FieldKind.CHOICES, self._label("grounds"), tr("You weigh it; the program never does."),
                choices=choices,
            ),
        )  # fmt: skip

    def _concern(self) -> tuple[FieldSpec, ...]:
        tr = self.tr.tr
        choices = tuple(FieldChoice(one.code, self._short(one.seen.on, one.seen.words)) for one in self.page.seen)
        listed = FieldSpec("seen", FieldKind.CHOICES, self._label("seen"), tr("Space takes it with."), choices=choices)
        hint = tr("What you saw and heard, and when. Put what the child said between quotation marks.")
        return (*((listed,) if choices else ()), self._note("concern", hint, rows=7))

    def _short(self, on: date | None, words: str) -> str:
        told = " ".join(words.split())
        cut = told if len(told) <= SEEN_COLUMNS else told[: SEEN_COLUMNS - 2] + ".."
        return f"{self.tr.day(on, year=True)} {cut}" if on else f"«{cut}»"

    def _history(self) -> tuple[FieldSpec, ...]:
        tr = self.tr.tr
        return (
            self._note("history", tr("How long you have known the child, how long it has gone on, what was tried.")),
            self._note("child_view", tr("What the child has said about it."), rows=3),
            self._note("guardians_view", rows=3),
        )

    def _leader(self) -> tuple[FieldSpec, ...]:
        tr = self.tr.tr
        return (
            self._yes_no("leader_told", tr("As a rule the leader sends it. Her yes is not needed.")),
            self._line("leader_why"),
        )


def talk_fields(tr: Translator, today: date) -> tuple[FieldSpec, ...]:
    """What is asked of a talk in which nobody was named."""
    told = {**ADVISERS, Adviser.CONSULTATION_TEAM: (N_("Consultation team"), "k")}
    advisers = tuple(FieldChoice(one.value, tr.tr(label), key) for one, (label, key) in told.items())
    hint = tr.tr("What they said. No name of anybody in the case.")
    return (
        FieldSpec("adviser", FieldKind.CHOICE, tr.tr("With whom"), required=True, choices=advisers),
        FieldSpec("advised_on", FieldKind.DATE, tr.tr("Day"), required=True, default=as_draft(today, tr)),
        FieldSpec("advice", FieldKind.NOTE, tr.tr("The advice"), hint, required=True),
    )


def made_fields(tr: Translator, today: date, clock: str) -> tuple[FieldSpec, ...]:
    """What is asked when a report was made, which the program has not done."""
    choice, line = FieldKind.CHOICE, FieldKind.LINE
    advisers = tuple(FieldChoice(one.value, tr.tr(label), key) for one, (label, key) in ADVISERS.items())
    channels = tuple(FieldChoice(one.value, tr.tr(label), key) for one, (label, key) in CHANNELS.items())
    who = (
        FieldChoice(Reporter.SELF.value, tr.tr("Me"), "j"),
        FieldChoice(Reporter.LEADER.value, tr.tr("The leader"), "l"),
    )
    return (
        FieldSpec("receiver", choice, tr.tr("Receiver"), required=True, choices=advisers),
        FieldSpec("channel", choice, tr.tr("How"), tr.tr("By phone: the written one is due tomorrow."), True, channels),
        FieldSpec("reported_on", FieldKind.DATE, tr.tr("Day"), required=True, default=as_draft(today, tr)),
        FieldSpec("sent_at", line, tr.tr("Time of day"), default=clock),
        FieldSpec("reporter", choice, tr.tr("Reported by"), required=True, choices=who),
        FieldSpec("reference", line, tr.tr("Receipt"), tr.tr("A number, when you got one at once.")),
    )


def receipt_fields(tr: Translator, today: date) -> tuple[FieldSpec, ...]:
    """What is asked when child welfare has said that it has come."""
    return (
        FieldSpec("received_on", FieldKind.DATE, tr.tr("Day"), required=True, default=as_draft(today, tr)),
        FieldSpec("reference", FieldKind.LINE, tr.tr("Receipt"), tr.tr("Number, or who said so.")),
    )


def reply_fields(tr: Translator, today: date, *, ends: bool) -> tuple[FieldSpec, ...]:
    """What is asked when child welfare has told what comes of it; `ends` where an investigation goes on."""
    opened, ended = tr.tr("An investigation is opened"), tr.tr("The investigation is over")
    hint = tr.tr("Yes when the answer says how it ended.")
    return (
        FieldSpec("received_on", FieldKind.DATE, tr.tr("Day"), required=True, default=as_draft(today, tr)),
        FieldSpec("opened", FieldKind.YES_NO, opened, required=True),
        *((FieldSpec("ended", FieldKind.YES_NO, ended, hint),) if ends else ()),
        FieldSpec("words", FieldKind.NOTE, tr.tr("What they say")),
    )


def unexplained(values: Mapping[str, object]) -> Iterable[str]:
    """The fields of a no without its reason."""
    for told, why in (("told", "why"), ("leader_told", "leader_why")):
        if values.get(told) is False and not str(values.get(why) or "").strip():
            yield why
