"""The report to child welfare as it is written: its fields, what it lacks, and who reads it."""

from datetime import UTC, date, datetime

import pytest
from jsonschema.exceptions import ValidationError

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.report import ReportGround
from bti_tui.domain.report_draft import Gap, as_public
from bti_tui.i18n import Translator
from bti_tui.prints import to_text
from bti_tui.screens.report_paper import report_document
from bti_tui.usecases.report import report_page
from bti_tui.usecases.report_acts import UNSENT
from tests.builders import a_case
from tests.orders import LEADER
from tests.usecases.reporting import TR, VALIDATOR, Desk, public

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_r26_the_whole_report_stands_under_the_names_of_the_national_form_and_validates() -> None:
    desk = Desk().whole()
    assert desk.page().gaps == ()
    told = public(desk)
    VALIDATOR.validate(told)
    assert (told["kommunenummer"], told["bydelsnummer"]) == ("9999", "00")
    assert told["offentligMelder"]["telefonnummer"] == "912 34 567"
    (child,) = told["offentligBarn"]
    assert (child["fnr"], child["ufoedt"], child["adresse"]["adresselinje1"]) == ("ukjent", False, "Tunet 4")
    assert told["melding"]["melding"].startswith(f"{TR.long_day(desk.bench.today)}")
    assert "Han satt alene hele formiddagen." in told["melding"]["melding"]
    assert told["melding"]["andreSynspunkter"] == "Vil være i barnehagen."
    assert (told["behovForTolk"], told["andreHjelpeinstanser"]) == ("Polsk", "Fastlegen")
    assert told["leveringskanal"] == UNSENT


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("kommunenummer", "99"),
        ("bydelsnummer", "x"),
        ("offentligMelder.telefonnummer", "ring meg"),
        ("offentligMelder.epost", "eli"),
        ("offentligBarn", []),
        ("foresatte", []),
        ("sendingstidspunkt", None),
    ],
)
def test_the_schema_refuses_what_the_national_form_would(where: str, wrong: object) -> None:
    told = public(Desk().whole())
    at = told
    *path, last = where.split(".")
    for name in path:
        at = at[name]
    at[last] = wrong
    with pytest.raises(ValidationError):
        VALIDATOR.validate(told)


def test_r27_a_no_needs_its_reason_for_each_child_and_each_guardian() -> None:
    desk = Desk().whole()
    page = desk.page()
    child, guardian = page.children[0], page.guardians[-1]
    desk.write(f"child.{child}", name="Ola Nilsen", street="Tunet 4", told="no", why=" ")
    desk.write(f"guardian.{guardian}", included="yes", name="Per", told="", why="")
    assert desk.page().gaps == (Gap(f"child.{child}", "why"), Gap(f"guardian.{guardian}", "told"))
    with pytest.raises(Refused) as refused:
        desk.take("melding.json")
    assert [one.code for one in refused.value.reasons] == [refusals.REPORT_NOT_WHOLE]
    told = public(Desk().whole())
    del told["offentligBarn"][0]["orientertGrunn"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(told)


def test_r29_no_ground_is_ticked_beforehand_and_the_report_lacks_one_until_somebody_chooses() -> None:
    desk = Desk()
    assert desk.page().draft.grounds == ()
    assert Gap("ground", "grounds") in desk.page().gaps
    desk.write("ground", grounds=["behaviour", "illness"])
    assert desk.page().draft.grounds == (ReportGround.ILLNESS, ReportGround.BEHAVIOUR)


def test_nobody_reads_the_half_written_report_of_another_and_a_stranger_finds_no_case() -> None:
    desk = Desk().whole()
    other = report_page(desk.at(LEADER), desk.id)
    assert other.draft.concern == ""
    assert other.draft.maker.phone == ""
    with pytest.raises(NotFound):
        report_page(desk.at(UserId("tuva")), desk.id)


def test_siblings_stand_in_the_report_only_when_somebody_takes_them_with() -> None:
    bench = a_case().with_guardians().do(c.AddPerson, full_name="Liv Nilsen", relation=Relation.SIBLING)
    desk = Desk(bench)
    assert len(desk.page().draft.children) == 1
    sibling = desk.page().children[-1]
    desk.write(f"child.{sibling}", included="yes", name="Liv Nilsen", told="no", why="")
    assert [one.name for one in desk.page().draft.children][1:] == ["Liv Nilsen"]
    assert Gap(f"child.{sibling}", "why") in desk.page().gaps


def test_the_child_of_a_pregnant_woman_is_unborn_in_the_report() -> None:
    desk = Desk(a_case(subject_kind=SubjectKind.PREGNANT))
    (child,) = desk.page().draft.children
    assert child.unborn
    told = as_public(desk.page().draft, NOW, UNSENT, "x")
    assert isinstance(told["offentligBarn"], list)
    assert told["offentligBarn"][0]["ufoedt"] is True


def test_the_due_date_stands_with_the_unborn_child_on_paper() -> None:
    due, tr = date(2027, 3, 12), Translator("nb")
    for day, told in ((due, "(ufødt, termin fredag 12. mars 2027)"), (None, "(ufødt)")):
        page = Desk(a_case(subject_kind=SubjectKind.PREGNANT, due_on=day)).page()
        assert f"{page.draft.children[0].name} {told}" in to_text(report_document(page, tr, due)).decode()
    born = Desk(a_case(subject_kind=SubjectKind.PREGNANT, due_on=due).do(c.RegisterBirth)).page()
    assert {(one.unborn, one.due_on) for one in born.draft.children} == {(False, None)}
