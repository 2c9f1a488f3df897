"""The report to child welfare as a document: for the own archive, and to copy into the portal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bti_tui.domain.report_draft import (
    HIDDEN_ADDRESS,
    UNKNOWN_NUMBER,
    Address,
    ReportedPerson,
    SeenWords,
    judging_words,
    lacks_observation,
)
from bti_tui.i18n import Translator
from bti_tui.prints import Bullets, Document, Fields, Heading, Paragraph, Part, Quote, Signatures, to_text
from bti_tui.prints.document import quoted
from bti_tui.screens.paper_mark import paper_mark
from bti_tui.screens.report_words import GROUNDS, LABELS, TITLES, UNTICKED
from bti_tui.usecases.report import ReportPage
from bti_tui.widgets.field import Values

KEPT_COLUMNS: Final = 76
"""How wide the text is that is kept of a report: it is read on a screen."""


def report_document(page: ReportPage, tr: Translator, day: date) -> Document:
    """The report as it stands now; while a field lacks, every page says that it is a draft."""
    return Document(
        title=tr.tr("Report to child welfare"),
        language=tr.language,
        made_on=day,
        parts=tuple(_parts(page, tr)),
        version=tr.tr("Fields as in the national form for public reporters (KS, version 2)"),
        page=tr.tr("page {page} of {pages}", page="{page}", pages="{pages}"),
        mark=paper_mark(tr, training=page.training, grade=page.grade, is_draft=bool(page.gaps)),
    )


def _parts(page: ReportPage, tr: Translator) -> Iterator[Part]:
    draft, title = page.draft, {name: Heading(tr.tr(said)) for name, said in TITLES.items()}
    labelled = _Labels(tr)
    yield title["receiver"]
    yield labelled.fields(
        municipality=f"{draft.municipality} {draft.municipality_number}".strip(),
        district=f"{draft.district} {draft.district_number}".strip(),
    )
    yield title["maker"]
    maker = draft.maker
    yield labelled.fields(
        name=maker.name, role=maker.role, phone=maker.phone or UNTICKED, mail=maker.mail, workplace=maker.workplace,
        org_number=maker.org_number, street=_address(maker.address),
    )  # fmt: skip
    for kind, people in (("child", draft.children), ("guardian", draft.guardians)):
        for one in people:
            yield title[kind]
            yield labelled.fields(**_person(one, kind, tr, hides=draft.hides_addresses))
    if not draft.guardians:
        yield title["guardian"]
        none = labelled.fields(why_none=draft.no_guardian)
        yield none if draft.no_guardian else Paragraph(UNTICKED)
    yield title["helpers"]
    yield labelled.fields(interpreter=draft.interpreter or UNTICKED, helpers=draft.helpers)
    yield title["ground"]
    yield Bullets(tuple(tr.tr(GROUNDS[one]) for one in draft.grounds) or (UNTICKED,))
    yield title["concern"]
    for seen in draft.seen:
        yield from _seen(seen, tr)
    if draft.concern:
        yield Paragraph(draft.concern)
    yield title["history"]
    yield Paragraph(draft.history or UNTICKED)
    if draft.views:
        yield Heading(tr.tr("Views"), level=2)
        yield Paragraph(draft.views)
    yield title["leader"]
    yield labelled.fields(leader_told=_yes(draft.leader_told, tr), leader_why=draft.leader_why)
    yield Signatures((tr.tr("Place, date and signature"),))


class _Labels:
    """Puts the words of the form before what was answered; empty answers that may be empty are left out."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr

    def fields(self, **values: str) -> Fields:
        """One row for each answer."""
        may_lack = {"district", "org_number", "why", "leader_why", "interpreter", "helpers", "phone"}
        shown = ((name, value) for name, value in values.items() if value or name not in may_lack)
        return Fields(tuple((self._tr.tr(LABELS[name]), value or UNTICKED) for name, value in shown))


def _person(one: ReportedPerson, kind: str, tr: Translator, *, hides: bool) -> dict[str, str]:
    told = {"phone": one.phone, "told": _yes(one.told, tr), "why": one.why}
    if kind == "guardian":
        return {"name": one.name, **told}
    due = tr.tr("{name} (unborn, due {day})", name=one.name, day=tr.long_day(one.due_on)) if one.due_on else ""
    name = due or (tr.tr("{name} (unborn)", name=one.name) if one.unborn else one.name)
    address = HIDDEN_ADDRESS if hides else _address(one.address)
    return {"name": name, "number": one.number or UNKNOWN_NUMBER, "street": address, **told}


def _address(address: Address) -> str:
    town = f"{address.postcode} {address.town}".strip()
    return ", ".join(part for part in (address.street, town) if part)


def _yes(answer: bool | None, tr: Translator) -> str:
    return "" if answer is None else tr.tr("yes") if answer else tr.tr("no")


def _seen(seen: SeenWords, tr: Translator) -> Iterator[Part]:
    head = _head(seen, tr)
    if head:
        yield Heading(head, level=2)
    yield Quote(seen.words) if seen.is_quote else Paragraph(seen.words)


def _head(seen: SeenWords, tr: Translator) -> str:
    day = tr.long_day(seen.on) if seen.on else ""
    return ", ".join(part for part in (day, seen.place) if part)


def concern_words(page: ReportPage, tr: Translator) -> str:
    """The whole concern in one text, as the national form has it: what was seen by day, quotes between their marks."""
    told = []
    for seen in page.draft.seen:
        words = quoted(seen.words, tr.language) if seen.is_quote else seen.words
        head = _head(seen, tr)
        told.append(f"{head}: {words}" if head else words)
    return "\n\n".join(part for part in (*told, page.draft.concern) if part)


def warnings(page: ReportPage, tr: Translator) -> list[str]:
    """What to look at once more before somebody reads it; nothing of it is forbidden."""
    found = []
    if page.draft.concern and lacks_observation(page.draft):
        found.append(tr.tr("No observation stands in the concern. Write what you saw and heard, and when."))
    judging = judging_words(page.draft.concern)
    if judging:
        said = ", ".join(f"«{word}»" for word in judging)
        found.append(
            tr.tr("These words conclude: {words}. What did you see or hear that makes you write them?", words=said)
        )
    return found


def made_values(page: ReportPage, tr: Translator) -> Values:
    """What is stored of a report that was made: its grounds, the leader, what it said, and who stands in it."""
    draft = page.draft
    plain = replace(report_document(page, tr, page.head.today), mark="")
    return {
        "grounds": tuple(one.value for one in draft.grounds),
        "leader_told": draft.leader_told,
        "leader_why": draft.leader_why or None,
        "content": to_text(plain, KEPT_COLUMNS).decode() if page.begun else None,
        "people": tuple(one.id for one in (*draft.children, *draft.guardians)) if page.begun else (),
    }
