"""Copies, the paper log and the handover page, opened by readers that know nothing of the program that made them."""

import io
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader

from bti_tui.domain import commands as c
from bti_tui.domain.consent import LogMode
from bti_tui.i18n import Translator
from bti_tui.prints import Document, to_pdf, to_text
from bti_tui.screens.copy_paper import copy_document
from bti_tui.screens.paper_log_text import paper_log_document
from bti_tui.screens.save_briefing import briefing_document
from bti_tui.usecases.copies import CopyOrder, copies_page, copy_page
from bti_tui.usecases.handover import briefing_page
from bti_tui.usecases.paper_log import paper_log
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.planted_copies import FATHER, NEVER, OF_MOTHER, planted, said
from tests.screens.case_support import CaseStore

LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn"])


@cache
def documents(language: str) -> dict[str, Document]:
    """The father's copies of the log and of a meeting, the handover page, and the log on paper."""
    bench, tr = planted(), Translator(language)  # type: ignore[arg-type]  # one of the two
    ctx = CaseStore(bench, HOLDER).context
    found = {}
    for name, meeting in (("log", None), ("minutes", bench.case.planned_meetings[0].id)):
        row = next(one for one in copies_page(ctx, bench.id, meeting).rows if one.name == FATHER)
        found[name] = copy_document(copy_page(ctx, CopyOrder(bench.id, row.recipient, meeting)), tr)
    on_paper = manual()
    found["paper"] = paper_log_document(paper_log(CaseStore(on_paper, HOLDER).context, on_paper.id), tr)
    found["briefing"] = briefing_document(briefing_page(ctx, bench.id), tr)
    return found


def manual() -> CaseBuilder:
    """A family that does not want the log digital; all the same there is a plan."""
    bench = a_case().at_level(1).with_holder().with_guardians().do(c.ChooseLogMode, HOLDER, mode=LogMode.MANUAL)
    return bench.with_plan().do(c.PlanMeeting, HOLDER, on=date(2026, 9, 7))


@cache
def in_pdf(language: str, name: str) -> tuple[str, str]:
    """All words of the PDF with single spaces, and what the file says of itself."""
    reader = PdfReader(io.BytesIO(to_pdf(documents(language)[name])), strict=True)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), repr(reader.metadata)


@LANGUAGES
@pytest.mark.parametrize("name", ["log", "minutes", "paper", "briefing"])
def test_pdf_and_text_hold_the_same_words_and_neither_holds_what_must_not_stand_there(language: str, name: str) -> None:
    pdf, about = in_pdf(language, name)
    text = " ".join(to_text(documents(language)[name]).decode("utf-8").split())
    assert said(pdf) == said(text)
    assert said(pdf) & {*NEVER, *OF_MOTHER, "Sagtutenfar"} == set()
    assert "Ella Fjellvær" in pdf
    assert "Ella Fjellvær" in text
    assert "Fjellvær" not in about
    assert "S-118" not in about


@LANGUAGES
def test_r58_a_copy_is_written_in_the_language_of_whoever_makes_it(language: str) -> None:
    pdf, _ = in_pdf(language, "minutes")
    assert ("Til stades" in pdf, "Til stede" in pdf) == (language == "nn", language == "nb")
    assert ("Stafetthaldar" in pdf, "Stafettholder" in pdf) == (language == "nn", language == "nb")


def test_the_numbers_of_the_minutes_follow_each_other_on_paper() -> None:
    pdf, _ = in_pdf("nb", "minutes")
    lines = pdf[pdf.index("Innkalt") :]
    at = [lines.index(f" {number}. ") for number in range(1, 6)]
    assert at == sorted(at)


@LANGUAGES
def test_the_log_on_paper_has_head_holder_and_dates_and_nothing_that_anybody_has_said(language: str) -> None:
    pdf, _ = in_pdf(language, "paper")
    bench = manual()
    for known in ("Ella Fjellvær", "Marte Fjellvær", "Jonas Fjellvær", "Hanne Vik", "7. september 2026"):
        assert known in pdf
    names = {bench.text(one.name) for one in bench.case.people}
    words = [note.text for note in bench.notes if note.text not in names]
    assert words
    assert [one for one in words if one in pdf] == []
