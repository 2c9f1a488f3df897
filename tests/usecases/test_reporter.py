"""Who reports, who stands in a report, and what is kept of both: typed once, purged with its people."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.errors import BadInput, Refused
from bti_tui.domain.ids import PersonId
from bti_tui.domain.report import ReportChannel
from bti_tui.domain.report_draft import Gap
from bti_tui.domain.safety import Adviser, Reporter
from bti_tui.prints import Document, Paragraph, to_text
from bti_tui.screens.report_paper import concern_words, made_values, report_document
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.execute import execute
from bti_tui.usecases.printing import REPORT_PRINTED, print_document
from bti_tui.usecases.report import report_page
from bti_tui.usecases.report_acts import drop_report
from bti_tui.usecases.reporter import remember_reporter
from bti_tui.usecases.today import today
from tests.builders import CaseBuilder, a_case
from tests.orders import LEADER
from tests.usecases.reporting import MAKER, TR, VALIDATOR, Desk, public

MELDING = Path("/papers/melding")


def protected(grade: AddressGrade) -> CaseBuilder:
    return a_case().do(c.Observe).with_guardians().do(c.ProtectAddress, grade=grade)


def made(desk: Desk, **changes: Any) -> c.ReportSuspicion:
    known: dict[str, Any] = {
        "case_id": desk.id,
        "receiver": Adviser.CHILD_WELFARE,
        "reported_on": desk.ctx.today,
        "reporter": Reporter.SELF,
        **changes,
    }
    return c.ReportSuspicion(**known)


# who reports


def test_what_she_wrote_of_herself_stands_in_her_next_report_and_in_nobody_elses() -> None:
    desk = Desk().whole()
    remember_reporter(desk.ctx, {**MAKER, "org_number": "999999999"})
    drop_report(desk.ctx, desk.id)
    maker = desk.page().draft.maker
    assert (maker.phone, maker.mail, maker.org_number) == (MAKER["phone"], MAKER["mail"], "999999999")
    assert (maker.workplace, maker.address.street) == (MAKER["workplace"], MAKER["street"])
    other = report_page(desk.at(LEADER), desk.id).draft.maker
    assert (other.phone, other.address.street) == ("", "")
    desk.write("maker", phone="")
    assert desk.page().draft.maker.phone == ""


def test_what_she_wrote_of_herself_is_no_form_that_waits_for_her_and_can_be_taken_out() -> None:
    desk = Desk()
    remember_reporter(desk.ctx, MAKER)
    assert drafts(desk.ctx) == ()
    remember_reporter(desk.ctx, {"phone": " "})
    assert desk.page().draft.maker.phone == ""


def test_at_a_strict_address_what_she_wrote_of_herself_tells_no_place() -> None:
    desk = Desk(protected(AddressGrade.STRICT))
    remember_reporter(desk.ctx, {**MAKER, "workplace": "Furu skole"})
    maker = desk.page().draft.maker
    assert (maker.phone, maker.address.street) == (MAKER["phone"], "")
    assert maker.workplace != "Furu skole"


# who stands in it


def test_what_a_report_said_goes_when_one_of_its_people_is_purged() -> None:
    desk = Desk().whole()
    mother = desk.page().guardians[0]
    values = made_values(desk.page(), TR)
    people = values["people"]
    assert isinstance(people, tuple)
    assert mother in people
    bench = desk.bench.do(c.ReportSuspicion, content="Kari er varslet.", people=(mother,), reference="ref 5")
    father = bench.guardians[1]
    bench.purge(person=father)
    assert "Kari er varslet." in [note.text for note in bench.notes]
    bench.purge(person=mother)
    left = [note.text for note in bench.notes]
    assert "Kari er varslet." not in left
    assert "ref 5" in left


def test_what_a_report_said_goes_with_anybody_when_it_does_not_say_who_stands_in_it() -> None:
    bench = a_case().with_guardians().do(c.ReportSuspicion, content="En melding fra før.")
    bench.purge(person=bench.guardians[1])
    assert "En melding fra før." not in [note.text for note in bench.notes]


def test_a_report_names_people_of_the_case_only() -> None:
    desk = Desk()
    with pytest.raises(Refused) as refused:
        execute(desk.ctx, made(desk, content="x", people=(PersonId("nobody"),)))
    assert [one.code for one in refused.value.reasons] == [refusals.PERSON_UNKNOWN]


def test_r26_a_child_without_guardians_has_a_report_that_validates_and_says_why() -> None:
    desk = Desk(a_case().do(c.Observe))
    child = desk.page().children[0]
    desk.write("receiver", municipality="Solvik", municipality_number="9999", district_number="", district="")
    desk.write("maker", **MAKER)
    desk.write(f"child.{child}", name="Ola Nilsen", street="Tunet 4", told=["yes"], why="")
    desk.write("ground", grounds=["neglect"])
    desk.write("concern", concern="Han sa «jeg er redd» 20.11.", seen=[])
    desk.write("history", history="Kjent i to år.")
    desk.write("leader", leader_told=["yes"])
    assert desk.page().gaps == (Gap("guardian", "included"),)
    with pytest.raises(Refused):
        desk.take("melding.json")
    why = "Kom alene. Representant: kommunens verge."
    desk.write("no_guardian", why_none=why)
    assert desk.page().gaps == ()
    document = public(desk)
    VALIDATOR.validate(document)
    assert document["foresatte"] == [{"personnavn": "Ingen foresatte", "orientert": False, "orientertGrunn": why}]


def test_r12_the_report_puts_what_was_kept_word_for_word_between_quotation_marks_and_nothing_else() -> None:
    bench = a_case().do(c.Observe, seen="Han satt alene.").with_guardians().do(c.OpenSafetyTrack)
    desk = Desk(bench.do(c.KeepEvidence, words="Jeg tør ikke gå hjem"))
    desk.write("concern", concern="", seen=[one.code for one in desk.page().seen])
    words = concern_words(desk.page(), TR)
    assert "«Jeg tør ikke gå hjem»" in words
    assert "Han satt alene." in words
    assert "«Han satt alene" not in words
    paper = to_text(report_document(desk.page(), TR, desk.ctx.today)).decode()
    assert "«Jeg tør ikke gå hjem»" in paper


# when, and on which paper


def test_r33_the_written_report_is_due_on_the_next_working_day() -> None:
    desk = Desk()
    friday = desk.ctx.today + timedelta(days=(4 - desk.ctx.today.weekday()) % 7)
    then = desk.store.now + (friday - desk.ctx.today)
    ctx = desk.ctx.at(lambda: then)
    execute(ctx, made(desk, channel=ReportChannel.PHONE, reported_on=friday))
    (written,) = [one.due_on for one in today(ctx).items if one.kind is DeadlineKind.WRITTEN]
    assert written == friday + timedelta(days=3)


@pytest.mark.parametrize(
    ("grade", "sign"),
    [(AddressGrade.CONFIDENTIAL, "FORTROLIG ADRESSE"), (AddressGrade.STRICT, "STRENGT FORTROLIG ADRESSE")],
)
def test_r50_every_page_of_a_report_says_that_an_address_is_graded(grade: AddressGrade, sign: str) -> None:
    desk = Desk(protected(grade))
    assert sign in report_document(desk.page(), TR, desk.ctx.today).mark.split(" · ")
    assert "ADRESSE" not in report_document(Desk().page(), TR, desk.ctx.today).mark


def test_a_paper_that_would_keep_everybody_waiting_is_refused_in_one_line_and_written_as_text() -> None:
    desk = Desk()
    long = Document("Logg", "nb", desk.ctx.today, (Paragraph("Hun leker med andre. " * 17_000),))
    with pytest.raises(BadInput) as refused:
        print_document(desk.ctx, desk.id, long, MELDING.with_suffix(".pdf"), REPORT_PRINTED)
    assert refused.value.facts["problem"] == "long"
    assert TR.error(refused.value).count("\n") == 0
    assert desk.files == {}
    print_document(desk.ctx, desk.id, long, MELDING.with_suffix(".txt"), REPORT_PRINTED)
    assert len(desk.files) == 1
