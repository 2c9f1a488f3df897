"""The people of a case, what each may be told, and siblings in cases of their own: nothing leaks between them."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.domain.people import Relation, SubjectKind, Telling
from bti_tui.usecases.case_people import link_sibling, people_page, unlink_sibling
from bti_tui.usecases.execute import execute
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.usecases.test_need_to_know import Municipality

OTHER = CaseId("case-2")
SECRET = "Far har besøksforbud."


def two_cases() -> Municipality:
    """Ella's case, and her brother's, which a colleague of the same unit raised."""
    here = Municipality(a_case())
    brother = CaseBuilder()
    brother.id, brother.case = OTHER, Case.empty(OTHER)
    brother.now += timedelta(hours=1)
    execute(here.by(COLLEAGUE), brother.order(c.RaiseConcern, about="Odin Fjellvær"))
    return here


def number(here: Municipality) -> str:
    return str(here.store.kept.cases[OTHER].number)


def test_a_person_is_put_right_and_what_stood_there_stays_in_the_history() -> None:
    bench = a_case().with_guardians()
    mother = bench.case.people[1].id
    bench.do(c.CorrectPerson, person=mother, relation=Relation.GUARDIAN, responsible=False)
    right = bench.case.person(mother)
    assert right is not None
    assert (bench.text(right.name), right.relation, right.responsible) == (
        "Marte Fjellvær Lie",
        Relation.GUARDIAN,
        False,
    )
    assert "Marte Fjellvær" in [note.text for note in bench.notes]
    assert replay(Case.empty(bench.id), bench.records) == bench.case


def test_the_one_whom_the_case_is_about_stays_that_one() -> None:
    bench = a_case().with_guardians()
    subject, mother = bench.case.subject, bench.case.people[1].id
    assert bench.refuses(c.CorrectPerson, person=subject) == [refusals.SUBJECT_STAYS]
    assert bench.refuses(c.CorrectPerson, person=mother, relation=Relation.SUBJECT) == [refusals.SUBJECT_STAYS]
    assert bench.refuses(c.CorrectPerson, person=subject, relation=Relation.SUBJECT) == []
    assert bench.refuses(c.RemovePerson, person=subject) == [refusals.SUBJECT_STAYS]


def test_whoever_answers_for_a_measure_is_not_taken_out() -> None:
    bench = a_case().underway()
    mother = bench.case.people[1].id
    bench.do(c.MoveMeasure, HOLDER, responsible=mother)
    assert bench.refuses(c.RemovePerson, LEADER, person=mother) == [refusals.PERSON_HAS_MEASURES]
    father = bench.case.people[2].id
    assert bench.do(c.RemovePerson, LEADER, person=father).case.person(father) is None


def test_whoever_may_be_told_nothing_is_in_no_talk() -> None:
    bench = a_case().do(c.CheckSafety).with_guardians()
    mother = bench.case.people[1].id
    assert bench.refuses(c.TalkWithFamily) == []
    assert bench.refuses(c.SettleTelling, person=mother, telling=Telling.NOTHING, why=" ") == [refusals.TEXT_MISSING]
    bench.do(c.SettleTelling, person=mother, telling=Telling.NOTHING, why=SECRET)
    assert bench.refuses(c.TalkWithFamily) == [refusals.NOT_TO_BE_TOLD]
    assert bench.refuses(c.TalkWithFamily, present=()) == [refusals.TEXT_MISSING]


def test_the_family_counts_as_told_when_no_guardian_may_be() -> None:
    bench = a_case().do(c.CheckSafety).concretised().do(c.ShareWithLeader).with_guardians()
    assert "G-FAM" in bench.refuses(c.Decide)
    for person in bench.guardians:
        bench.do(c.SettleTelling, person=person, telling=Telling.NOTHING, why=SECRET)
    assert bench.refuses(c.Decide) == []
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.ALL)
    assert "G-FAM" in bench.refuses(c.Decide)


def test_why_somebody_is_told_nothing_is_for_those_who_may_know_what_is_shielded() -> None:
    bench = a_case().with_guardians().do(c.LetIn)
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.NOTHING, why=SECRET)
    here = Municipality(bench)
    assert SECRET in repr(people_page(here.by(LEADER), bench.id))
    told = people_page(here.by(COLLEAGUE), bench.id)
    assert SECRET not in repr(told)
    assert [one.telling for one in told.people].count(Telling.NOTHING) == 1


def test_a_birth_leaves_the_mothers_case_hers() -> None:
    bench = a_case(subject_kind=SubjectKind.PREGNANT)
    assert a_case().refuses(c.RegisterBirth) == [refusals.NOT_PREGNANT]
    bench.do(c.RegisterBirth)
    assert bench.case.subject_kind is SubjectKind.PARENT
    assert [one.relation for one in bench.case.people] == [Relation.SUBJECT, Relation.CHILD]


def test_a_twin_is_born_in_the_same_case_and_nobody_in_a_case_without_a_birth() -> None:
    bench = a_case(subject_kind=SubjectKind.PREGNANT).do(c.RegisterBirth).do(c.RegisterBirth, full_name="Eira Vass")
    assert [one.relation for one in bench.case.people] == [Relation.SUBJECT, Relation.CHILD, Relation.CHILD]
    assert bench.case.subject_kind is SubjectKind.PARENT
    assert a_case(subject_kind=SubjectKind.PARENT).refuses(c.RegisterBirth) == [refusals.NOT_PREGNANT]


def test_siblings_are_linked_by_somebody_who_sees_both_cases_and_both_say_so() -> None:
    here = two_cases()
    link_sibling(here.by(LEADER), here.bench.id, number(here))
    pages = [people_page(here.by(LEADER), one) for one in (here.bench.id, OTHER)]
    assert [[one.short_name for one in page.siblings] for page in pages] == [["Odin F."], ["Ella F."]]


def test_who_may_not_see_the_other_case_learns_only_that_it_is_there() -> None:
    here = two_cases()
    link_sibling(here.by(LEADER), here.bench.id, number(here))
    page = people_page(here.by(OWNER), here.bench.id)
    assert [(one.number, one.short_name) for one in page.siblings] == [("", "")]
    assert "Odin" not in repr(page)


def test_nobody_links_a_case_that_she_may_not_see() -> None:
    here = two_cases()
    for wanted in (number(here), "999", "", "S-"):
        with pytest.raises(NotFound):
            link_sibling(here.by(OWNER), here.bench.id, wanted)
    with pytest.raises(Refused):
        link_sibling(here.by(LEADER), here.bench.id, "118")
    assert here.store.kept.cases[here.bench.id].siblings == here.store.kept.cases[OTHER].siblings == ()


def test_a_link_is_taken_back_in_both_by_somebody_who_sees_both() -> None:
    here = two_cases()
    link_sibling(here.by(LEADER), here.bench.id, number(here))
    with pytest.raises(Refused) as no:
        unlink_sibling(here.by(OWNER), here.bench.id, OTHER)
    assert [one.code for one in no.value.reasons] == [refusals.NEED_TO_KNOW]
    unlink_sibling(here.by(LEADER), here.bench.id, OTHER)
    assert here.store.kept.cases[here.bench.id].siblings == here.store.kept.cases[OTHER].siblings == ()
