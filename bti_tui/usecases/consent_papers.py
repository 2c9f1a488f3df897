"""The papers that a family is given: consent form and information sheets, through the gate and the access log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.consent import ConsentScope, Interpreter
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.ids import AgencyCode, CaseId, InformationCode, LanguageCode, PersonId
from bti_tui.domain.rules.disclosing import Wish
from bti_tui.domain.signatories import may_answer
from bti_tui.domain.text_pack import Paper, TextPack, TextPart
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.sharing_view import sharing_notes
from bti_tui.domain.words import Language, Words
from bti_tui.prints import Document, Fields, Heading, Paragraph, Signatures, Tick
from bti_tui.prints.document import Part
from bti_tui.usecases.context import Context
from bti_tui.usecases.disclosure import disclose
from bti_tui.usecases.printing import FORM_PRINTED, check_length, print_document
from bti_tui.usecases.reading import case_of, names_for, shown_notes

LAW: Final = ("confidentiality", "health_confidentiality", "child_heard", "interpreter")
"""The references of the rule pack that stand on the form."""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Which paper, in which language, for whom, and where it shall lie (bestilling av papir)."""

    case_id: CaseId
    paper: Paper
    language: LanguageCode
    person: PersonId
    path: Path


def print_paper(ctx: Context, order: PaperOrder) -> Path:
    """Write a paper as a .pdf or .txt file. Raises `Refused` when it may not leave the case, `BadInput`, `NotFound`.

    That it was given is written down in the case before a word of it is written, and that it was printed in the
    access log.
    """
    document = paper_document(ctx, order.case_id, order.paper, order.language)
    check_length(document, order.path)
    ctx.put_file(order.path.expanduser(), None)
    disclose(ctx, order.case_id, Wish(_way(order.paper), person=order.person))
    return print_document(ctx, order.case_id, document, order.path, FORM_PRINTED)


def _way(paper: Paper) -> Way:
    return Way.CONSENT_FORM if paper is Paper.FORM else Way.INFORMATION


def paper_document(ctx: Context, case_id: CaseId, paper: Paper, language: LanguageCode) -> Document:
    """A paper as it would be printed. Raises `NotFound` for a language without it, `Refused` for an older edition.

    What the family was asked is printed with the very edition of the text that is stored with it, or not at all.
    """
    pack = next((one for one in ctx.text_packs() if one.language == language), None)
    if pack is None or (paper is Paper.PLAIN and pack.plain is None):
        raise NotFound(language=language)
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        names = names_for(ctx, work, (*shown_notes(case), *sharing_notes(case)), case)
    scope = case.consent_scope
    if paper is Paper.FORM and scope and scope.language == language and scope.text_version != pack.version:
        raise Refused(Reason(refusals.CONSENT_TEXT_CHANGED))
    made = _Paper(ctx, case, names, pack)
    sheet = pack.sheet(paper)
    parts = made.form(scope) if sheet is None else made.sheet(sheet.parts, tells_withdrawing=paper is Paper.PLAIN)
    return Document(
        title=pack.labels["title"] if sheet is None else sheet.title,
        language=language,
        made_on=ctx.today,
        parts=tuple(parts),
        version=f"{pack.labels['version']} {language} {pack.version}",
        page=pack.labels["page"],
    )


class _Paper:
    """Writes one paper about one case in one language."""

    def __init__(self, ctx: Context, case: Case, names: Names, pack: TextPack) -> None:
        self._ctx = ctx
        self._case = case
        self._names = names
        self._pack = pack
        self._label = pack.labels

    def sheet(self, told: Iterable[TextPart], *, tells_withdrawing: bool) -> Iterator[Part]:
        """An information sheet; it names nobody. The plain one says itself how to take the consent back."""
        for one in told:
            yield Heading(one.heading)
            yield Paragraph(one.text)
        if not tells_withdrawing:
            yield from self._withdrawing()

    def form(self, scope: ConsentScope | None) -> Iterator[Part]:
        """What is told, what is asked, room for the answers, and how to take them back."""
        for one in self._pack.told:
            yield Heading(one.heading, level=2)
            yield Paragraph(one.text)
        yield Fields(tuple(self._asked(scope)))
        yield Heading(self._label["answers"], level=2)
        for person in may_answer(self._case, self._ctx.rules_of(self._case), self._ctx.today):
            yield from self._answer(person)
        yield Fields(((self._label["oral"], ""),))
        yield Tick(self._label["copy"])
        yield from self._withdrawing()

    def _asked(self, scope: ConsentScope | None) -> Iterator[tuple[str, str]]:
        label, case = self._label, self._case
        subject = case.person(case.subject)
        yield label["child"], self._names.person(case, case.subject)
        yield label["born_on"], f"{subject.born_on:%d.%m.%Y}" if subject and subject.born_on else ""
        yield label["purpose"], self._names.text(scope.purpose) if scope else ""
        yield label["from_services"], self._agencies(scope.from_agencies) if scope else ""
        yield label["to_services"], self._agencies(scope.to_agencies) if scope else ""
        yield label["information"], self._information(scope.information) if scope else ""
        kept_out = self._names.text(scope.exceptions) if scope and scope.exceptions else ""
        yield label["exceptions"], kept_out or (label["none"] if scope else "")
        yield label["valid_until"], f"{scope.valid_until:%d.%m.%Y}" if scope else ""
        if scope and scope.review_on:
            yield label["review_on"], f"{scope.review_on:%d.%m.%Y}"
        yield label["explained_in"], self._language(scope.language) if scope else ""
        yield label["interpreter"], self._interpreter(scope) if scope else ""
        yield label["law"], "; ".join(self._law())

    def _language(self, code: LanguageCode) -> str:
        """What the language calls itself; one without texts stands as it was written."""
        return next((one.name for one in self._ctx.text_packs() if one.language == code), code)

    def _interpreter(self, scope: ConsentScope) -> str:
        if scope.interpreter is not Interpreter.USED:
            return self._label.get("not_needed") or self._label["none"]
        return (self._names.text(scope.interpreter_name) if scope.interpreter_name else "") or "x"

    def _answer(self, person: PersonId) -> Iterator[Part]:
        label = self._label
        yield Heading(self._names.person(self._case, person), level=2)
        yield Tick(label["yes"])
        yield Tick(label["limited"])
        yield Tick(label["no"])
        yield Fields(((label["not_shared"], ""),))
        is_own = person == self._case.subject
        yield Signatures((label["place_and_date"], label["youth_signature" if is_own else "signature"]))

    def _withdrawing(self) -> Iterator[Part]:
        yield Heading(self._pack.withdrawing.heading, level=2)
        yield Paragraph(self._pack.withdrawing.text)

    def _agencies(self, codes: Iterable[AgencyCode]) -> str:
        listed = {one.code: one.label for one in self._ctx.guide_of(self._case).choices.get("agency", ())}
        own = self._pack.agencies
        return ", ".join(own.get(one) or (self._speak(listed[one]) if one in listed else one) for one in codes)

    def _information(self, codes: Iterable[InformationCode]) -> str:
        listed = {one.code: one.name for one in self._ctx.rules_of(self._case).information}
        own = self._pack.information
        return ", ".join(own.get(one) or (self._speak(listed[one]) if one in listed else one) for one in codes)

    def _law(self) -> Iterator[str]:
        for one in self._ctx.rules_of(self._case).references:
            if one.code in LAW:
                yield self._speak(one.name)

    def _speak(self, words: Words) -> str:
        """A text of the guide or the rule pack; in a language that they don't speak, in bokmål."""
        spoken: dict[str, Language] = {"nn": "nn", "en": "en"}
        return words.speak(spoken.get(self._pack.language, "nb"))
