"""What the law lets go and holds back: who may, on what ground, shown by what, and what is left."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import deadlines
from bti_tui.domain.erasure import Extent, names_somebody
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.ids import FactId, GroundCode, PersonId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.progress import next_step
from bti_tui.domain.rules_pack import Proof
from bti_tui.domain.views.case_view import case_view
from bti_tui.domain.views.lists import case_row
from tests.builders import RULES, CaseBuilder, a_case, nothing_yet
from tests.orders import COLLEAGUE, HOLDER, LEADER, ORDERS, OWNER

DAY = timedelta(days=1)
ARCHIVE = GroundCode("retention_over")


def with_entry() -> CaseBuilder:
    return a_case().do(c.WriteEntry, visibility=Visibility.INTERNAL, text="Hun viste meg tegningen.")


LET_THROUGH = {c.RaiseConcern, c.LiftRestriction, c.WithholdEntry, c.CorrectEntry, c.WithdrawConsent, c.SettleRoute}
FEAR = {
    *(c.CheckSafety, c.OpenSafetyTrack, c.StopContact, c.SeekAdvice),
    *(c.ReportSuspicion, c.KeepEvidence, c.LiftHold, c.RecordReceipt, c.RecordReply),
}


def entry_of(bench: CaseBuilder) -> FactId:
    return next(one.id for one in bench.records if isinstance(one.fact, f.EntryWritten))


# restriction


def test_a_restricted_case_takes_nothing_but_its_lifting_a_withdrawal_and_a_fear_for_the_child() -> None:
    bench = a_case().at_level(1).do(c.RestrictCase)
    for kind in set(ORDERS) - LET_THROUGH - FEAR:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_RESTRICTED], kind
    assert bench.do(c.LiftRestriction).case.restriction is None
    assert bench.refuses(c.LiftRestriction) == [refusals.CASE_NOT_RESTRICTED]


def test_a_withdrawn_consent_is_written_down_in_a_restricted_case_too() -> None:
    bench = a_case().at_level(1).with_consent().do(c.RestrictCase)
    assert bench.refuses(c.AnswerConsent, answer=ConsentAnswer.NO) == []
    assert bench.refuses(c.AnswerConsent) == [refusals.CASE_RESTRICTED]


@pytest.mark.parametrize("state", ["closed", "archived"])
def test_an_ended_case_may_be_restricted(state: str) -> None:
    assert getattr(a_case(), state)().do(c.RestrictCase).case.restriction is not None


def test_only_who_answers_for_a_case_restricts_and_lifts() -> None:
    bench = a_case()
    assert bench.refuses(c.RestrictCase, COLLEAGUE) == [refusals.NOT_RESPONSIBLE]
    assert bench.refuses(c.RestrictCase, OWNER) == bench.refuses(c.RestrictCase, LEADER) == []
    held = a_case().at_level(1).with_holder().do(c.RestrictCase, HOLDER)
    assert held.refuses(c.LiftRestriction, COLLEAGUE) == [refusals.NOT_RESPONSIBLE]


def test_a_restriction_needs_a_ground_of_the_pack_and_a_reason() -> None:
    told = a_case().refuses(c.RestrictCase, ground=GroundCode("because"), reason=" ")
    assert told == [refusals.TEXT_MISSING, refusals.GROUND_UNKNOWN]


def test_a_withheld_text_is_not_corrected_and_comes_back_when_it_is_released() -> None:
    bench = with_entry().do(c.CorrectEntry).do(c.WithholdEntry)
    (held,) = bench.case.withheld
    assert len(held.notes) == 2
    assert bench.refuses(c.CorrectEntry) == [refusals.ENTRY_WITHHELD]
    assert bench.refuses(c.WithholdEntry) == [refusals.ENTRY_WITHHELD]
    assert bench.do(c.ReleaseEntry).case.withheld == ()
    assert bench.refuses(c.ReleaseEntry) == [refusals.ENTRY_NOT_WITHHELD]


def test_a_fact_without_words_has_nothing_to_withhold() -> None:
    bench = a_case().at_level(1)
    bare = next(one.id for one in bench.records if isinstance(one.fact, f.LevelChanged))
    assert bench.refuses(c.WithholdEntry, entry=bare) == [refusals.WORDS_MISSING]
    with pytest.raises(NotFound):
        bench.refuses(c.WithholdEntry, entry=FactId("none"))


# what a purge needs


def test_a_purge_needs_a_leaders_decision_a_ground_a_reference_a_reason_and_the_number() -> None:
    told = a_case().refuses_purge(decided_by=OWNER, ground=GroundCode("because"), reason=" ", number="S-1")
    assert told == [refusals.NOT_LEADER, refusals.GROUND_UNKNOWN, refusals.NUMBER_DIFFERS, refusals.TEXT_MISSING]
    assert a_case().refuses_purge(reference=" ") == [refusals.REFERENCE_MISSING]
    assert a_case().refuses_purge(COLLEAGUE) == [refusals.NOT_RESPONSIBLE]
    assert a_case().refuses_purge(OWNER) == a_case().refuses_purge(LEADER) == []


@pytest.mark.parametrize("typed", ["118", "S-118", " s-118 ", "0118"])
def test_the_number_is_understood_as_people_write_it(typed: str) -> None:
    assert a_case().refuses_purge(number=typed) == []


def test_on_the_ground_of_the_archive_only_an_archived_case_goes_and_only_when_its_time_is_over() -> None:
    bench = a_case().archived()
    over = bench.today - DAY
    assert bench.refuses_purge(ground=ARCHIVE, retained_until=over) == []
    assert bench.refuses_purge(ground=ARCHIVE, retained_until=bench.today) == [refusals.RETENTION_RUNS]
    assert bench.refuses_purge(ground=ARCHIVE) == [refusals.RETENTION_RUNS]
    assert bench.refuses_purge(ground=ARCHIVE, retained_until=over, reference="") == [refusals.REFERENCE_MISSING]
    closed = a_case().closed()
    assert closed.refuses_purge(ground=ARCHIVE, retained_until=over) == [refusals.NOT_ARCHIVED]


def test_no_time_of_keeping_is_built_in() -> None:
    assert {one.proof for one in RULES.purge_grounds} == set(Proof)
    assert all(one.provenance.source and one.provenance.checked_on for one in RULES.purge_grounds)
    assert all(one.provenance.source and one.provenance.checked_on for one in RULES.restriction_grounds)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vedtak etter klage.", False),
        ("Ella sin sak", True),
        ("Fjellværs mor klaget", True),
        ("ELLA-MARIE", True),
        ("Ellas mappe", True),
        ("Eller så", False),
        ("", False),
    ],
)
def test_what_stays_names_nobody(text: str, named: bool) -> None:
    assert names_somebody(text, ["Ella Fjellvær", "Å B"]) is named


def test_a_reason_or_a_reference_that_names_the_child_is_refused() -> None:
    assert a_case().refuses_purge(reason="Ella er flyttet") == [refusals.REASON_NAMES_SOMEBODY]
    assert a_case().refuses_purge(reference="Fjellvær 2026") == [refusals.REASON_NAMES_SOMEBODY]


# what a purge leaves


def test_of_a_purged_case_its_number_its_facts_as_shells_and_the_mark_are_left() -> None:
    bench = a_case().archived()
    count = len(bench.records)
    purge = bench.purge()
    assert bench.notes == []
    assert [type(fact) for fact in bench.facts] == [f.Emptied] * count + [f.CasePurged]
    assert (bench.case.number, bench.case.status) == (118, CaseStatus.PURGED)
    assert replay(Case.empty(bench.id), bench.records) == bench.case
    bare = Case(
        id=bench.id,
        version=count + 1,
        number=118,
        status=CaseStatus.PURGED,
        purged=bench.case.purged,
        heads=bench.case.heads,
    )
    assert bench.case == bare
    assert purge.receipt.extent is Extent.CASE


def test_a_purged_case_can_be_looked_at_and_asks_for_nothing() -> None:
    bench = a_case().underway()
    bench.purge()
    assert next_step(bench.case, bench.guide, RULES, bench.today) is None
    assert deadlines(bench.case, bench.guide, RULES, bench.today) == ()
    view = case_view(bench.case, bench.guide, RULES, bench.names, bench.today)
    assert (view.number, view.people, view.steps, view.next) == ("S-118", (), (), None)
    assert case_row(bench.case, "", bench.guide, RULES, bench.names, bench.today).due_on is None


def test_a_purged_case_takes_nothing_more() -> None:
    bench = a_case()
    bench.purge()
    for kind in set(ORDERS) - {c.RaiseConcern, c.WithholdEntry, c.CorrectEntry, c.AnswerConsent}:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_PURGED], kind
    assert refusals.CASE_PURGED in bench.refuses_purge()
    assert nothing_yet().refuses_purge(LEADER) != []


def test_the_words_of_an_entry_go_with_its_corrections_and_the_rest_stays() -> None:
    bench = with_entry().do(c.CorrectEntry)
    before = [*bench.facts]
    purge = bench.purge(entry=bench.records[-1].id)
    assert len(purge.notes) == 2
    assert purge.emptied == ()
    assert bench.facts[:-1] == before
    assert {note.text for note in bench.notes} == {"Ella Fjellvær", "Leker ofte alene."}
    assert bench.case.purged[0].entry == entry_of(bench)
    assert bench.refuses(c.CorrectEntry) == [refusals.WORDS_MISSING]


def test_the_words_of_a_concern_go_without_the_name() -> None:
    bench = a_case()
    bench.purge(entry=bench.records[0].id)
    assert [note.text for note in bench.notes] == ["Ella Fjellvær"]


def test_of_a_person_the_name_the_birthday_and_the_answers_go() -> None:
    bench = a_case().at_level(1)
    bench.do(c.AddPerson, born_on=bench.today.replace(year=1990), relation=Relation.MOTHER)
    bench.do(c.AnswerConsent, answer=ConsentAnswer.LIMITED, limits="Ikke helsestasjonen")
    mother = bench.case.people[1].id
    purge = bench.purge(person=mother)
    assert len(purge.notes) == 2
    left = bench.case.person(mother)
    assert left is not None
    assert (left.born_on, left.relation, bench.text(left.name)) == (None, Relation.MOTHER, "")
    assert bench.case.consents[0].answer is ConsentAnswer.LIMITED
    assert replay(Case.empty(bench.id), bench.records) == bench.case


def test_of_a_child_that_was_born_in_the_case_the_name_and_the_birthday_go() -> None:
    bench = a_case(subject_kind=SubjectKind.PREGNANT).do(c.RegisterBirth)
    child = bench.case.people[-1].id
    assert bench.refuses_purge(entry=bench.records[-1].id) == [refusals.WORDS_MISSING]
    bench.purge(person=child)
    left = bench.case.person(child)
    assert left is not None
    assert (left.born_on, bench.text(left.name)) == (None, "")


def test_the_one_whom_the_case_is_about_goes_with_the_case_only() -> None:
    bench = a_case()
    assert bench.refuses_purge(person=bench.case.subject) == [refusals.SUBJECT_STAYS]
    with pytest.raises(NotFound):
        bench.purge(person=PersonId("nobody"))


def test_a_fact_without_words_has_nothing_to_purge() -> None:
    bench = a_case().at_level(1)
    bare = next(one.id for one in bench.records if isinstance(one.fact, f.LevelChanged))
    with pytest.raises(Refused) as told:
        bench.purge(entry=bare)
    assert [one.code for one in told.value.reasons] == [refusals.WORDS_MISSING]


def test_what_was_withheld_is_withheld_no_more_once_it_is_purged() -> None:
    bench = with_entry().do(c.WithholdEntry)
    bench.purge(entry=entry_of(bench))
    assert bench.case.withheld == ()


def test_a_restricted_case_may_be_purged() -> None:
    bench = a_case().do(c.RestrictCase)
    bench.purge()
    assert bench.case.restriction is None


def test_an_emptied_fact_keeps_its_envelope() -> None:
    bench = a_case().at_level(1)
    before = [*bench.records]
    bench.purge()
    assert [replace(one, fact=f.Emptied()) for one in before] == bench.records[:-1]


def test_words_go_only_once_and_what_came_after_goes_then() -> None:
    bench = with_entry().at_level(1).do(c.AddPerson)
    entry, mother = entry_of(bench), bench.case.people[1].id
    bench.purge(entry=entry)
    bench.purge(person=mother)
    assert bench.refuses_purge(entry=entry) == [refusals.WORDS_MISSING]
    assert bench.refuses_purge(person=mother) == [refusals.WORDS_MISSING]
    bench.do(c.AnswerConsent, answer=ConsentAnswer.LIMITED, limits="Ikke helsestasjonen")
    assert len(bench.purge(person=mother).notes) == 1
