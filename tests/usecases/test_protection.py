"""What of a person must not be known by others: her address when it is graded, and her national id number."""

import re
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.address import PLACE_FIELDS, AddressGrade, strictest
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Refused
from bti_tui.domain.facts import FACTS, NationalIdNoted, Observed
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.step_view import step_view
from bti_tui.domain.whereabouts import PLACES, REPORTS
from bti_tui.usecases import queries
from bti_tui.usecases.case_people import people_page
from bti_tui.usecases.drafts import drafts, save_draft, typed
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.national_id import show_number
from bti_tui.usecases.printing import FORM_PRINTED, put_file
from bti_tui.usecases.whereabouts import masked, proposed_words, rewrite, tellings
from tests.builders import FIRST_DAY, GUIDE, RULES, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.orders_of_protection import A_YEAR, SYNTHETIC
from tests.people import COORDINATOR
from tests.usecases.test_need_to_know import Municipality

OTHER = "17821987490"
SCHOOL = "Solbakken"
PLACE = f"Garderoben på {SCHOOL} skole"


def refusal(here: Municipality, by: UserId, command: c.Command) -> list[str]:
    with pytest.raises(Refused) as no:
        execute(here.by(by), command)
    return [one.code for one in no.value.reasons]


def strict(bench: CaseBuilder) -> c.Command:
    return bench.order(c.ProtectAddress, grade=AddressGrade.STRICT)


def strict_case() -> Case:
    return a_case().do(c.ProtectAddress, grade=AddressGrade.STRICT).case


def kept_texts(here: Municipality) -> str:
    return repr(here.store.kept.notes) + repr(here.store.kept.drafts)


def hits(here: Municipality, words: str) -> int:
    with here.store.unit_of_work() as work:
        return len(work.notes.search(words))


# national id numbers


def test_a_number_is_noted_for_a_need_and_told_by_nothing_but_the_one_who_asks() -> None:
    here = Municipality(a_case())
    ctx = here.by(OWNER)
    execute(ctx, here.bench.order(c.NoteNationalId))
    person = here.bench.case.subject
    assert people_page(ctx, here.bench.id).people[0].has_number
    for told in (
        people_page(ctx, here.bench.id),
        queries.open_case(ctx, here.bench.id),
        queries.log(ctx, here.bench.id),
    ):
        assert SYNTHETIC not in repr(told)
    assert hits(here, SYNTHETIC) == 0
    assert show_number(ctx, here.bench.id, person) == SYNTHETIC
    assert "national_id.shown" in [act for _, act, _, _ in here.store.kept.accesses]


def test_r48_an_impossible_number_one_without_a_need_and_an_invented_one_in_a_real_store_are_refused() -> None:
    here = Municipality(a_case())
    for command, why in (
        (here.bench.order(c.NoteNationalId, digits="03891555278"), refusals.NATIONAL_ID_IMPOSSIBLE),
        (here.bench.order(c.NoteNationalId, need=None), refusals.NATIONAL_ID_NEED_MISSING),
        (here.bench.order(c.NoteNationalId, person="somebody"), refusals.PERSON_UNKNOWN),
    ):
        assert refusal(here, OWNER, command) == [why]
    real = replace(here.by(OWNER), training=False)
    with pytest.raises(Refused) as no:
        execute(real, here.bench.order(c.NoteNationalId))
    assert [one.code for one in no.value.reasons] == [refusals.NATIONAL_ID_INVENTED]
    assert SYNTHETIC not in repr(no.value)
    assert SYNTHETIC not in str(no.value)


def test_a_number_that_is_replaced_or_taken_out_is_gone_from_the_store() -> None:
    here = Municipality(a_case())
    ctx = here.by(OWNER)
    execute(ctx, here.bench.order(c.NoteNationalId))
    execute(ctx, here.bench.order(c.NoteNationalId, digits=OTHER))
    assert SYNTHETIC not in kept_texts(here)
    assert show_number(ctx, here.bench.id, here.bench.case.subject) == OTHER
    execute(ctx, here.bench.order(c.NoteNationalId, digits=None, need=None))
    assert OTHER not in kept_texts(here)
    assert not people_page(ctx, here.bench.id).people[0].has_number
    assert show_number(ctx, here.bench.id, here.bench.case.subject) == ""
    assert [one.texts for one in here.store.kept.receipts] == [1, 1]


def test_a_purge_of_a_person_takes_the_number_too() -> None:
    bench = a_case().with_guardians()
    bench.do(c.NoteNationalId, person=bench.guardians[0])
    (noted,) = [one for one in bench.facts if isinstance(one, NationalIdNoted)]
    assert noted.digits in bench.purge(person=bench.guardians[0]).notes


# addresses


def with_places() -> CaseBuilder:
    bench = a_case(words=f"Han gruer seg til {SCHOOL} skole.").do(c.Observe, place=PLACE)
    return bench.do(c.Observe, place=None, seen=f"Gråt i bussen til\n{SCHOOL.upper()}.")


def test_r50_a_strict_grade_takes_every_place_out_of_the_store_and_lets_none_in() -> None:
    here = Municipality(with_places())
    ctx, case_id = here.by(OWNER), here.bench.id
    save_draft(ctx, "step.observe", case_id, "0.1", {"seen": "Sto ved gjerdet", "place": PLACE}, "place")
    assert hits(here, "garderoben") == 1
    execute(ctx, strict(here.bench))
    assert "Garderoben" not in kept_texts(here)
    assert hits(here, "garderoben") == 0
    ((values, _),) = [typed(one) for one in drafts(ctx)]
    assert values == {"seen": "Sto ved gjerdet"}
    assert "Garderoben" not in repr((queries.open_case(ctx, case_id), queries.log(ctx, case_id)))
    assert refusal(here, OWNER, here.bench.order(c.Observe, place="Skolegården")) == [refusals.PLACE_PROTECTED]
    execute(ctx, here.bench.order(c.Observe, place=None))


def test_what_is_written_freely_is_found_by_its_words_and_gone_through_one_by_one() -> None:
    here = Municipality(with_places())
    ctx, case_id = here.by(OWNER), here.bench.id
    execute(ctx, strict(here.bench))
    found = tellings(ctx, case_id, f"{SCHOOL} skole, Bussen")
    assert [len(one.texts) for one in found.found] == [1, 1]
    for one in found.found:
        rewrite(ctx, case_id, one.entry, masked(one.texts[0], f"{SCHOOL} skole", "[skjermet]"))
    assert SCHOOL.casefold() not in kept_texts(here).casefold()
    assert "Gråt i bussen til\\n[skjermet]." in repr(queries.log(ctx, case_id))
    assert tellings(ctx, case_id, f"{SCHOOL} skole").found == ()


def test_what_is_taken_out_without_words_in_its_place_leaves_that_it_was_there() -> None:
    here = Municipality(with_places())
    ctx, case_id = here.by(OWNER), here.bench.id
    execute(ctx, strict(here.bench))
    before = len(queries.log(ctx, case_id).lines)
    for one in tellings(ctx, case_id, SCHOOL).found:
        rewrite(ctx, case_id, one.entry, " ")
    assert SCHOOL.casefold() not in kept_texts(here).casefold()
    assert len(queries.log(ctx, case_id).lines) == before + 2


def test_words_go_one_by_one_only_in_a_case_that_is_strict_and_by_whoever_answers_for_it() -> None:
    here = Municipality(with_places().do(c.LetIn))
    entry = next(one.id for one in here.bench.records if isinstance(one.fact, Observed))
    with pytest.raises(Refused) as no:
        rewrite(here.by(OWNER), here.bench.id, entry, "")
    assert [one.code for one in no.value.reasons] == [refusals.NOT_STRICT]
    assert refusal(here, COLLEAGUE, strict(here.bench)) == [refusals.NOT_RESPONSIBLE]
    execute(here.by(LEADER), strict(here.bench))
    with pytest.raises(Refused):
        rewrite(here.by(COLLEAGUE), here.bench.id, entry, "")


def test_what_is_shielded_is_gone_through_by_whoever_may_read_it_and_stays_shielded() -> None:
    here = Municipality(a_case().feared_for().do(c.LetIn))
    ctx, case_id = here.by(OWNER), here.bench.id
    execute(ctx, strict(here.bench))
    assert tellings(here.by(COLLEAGUE), case_id, "pappa").found == ()
    for one in tellings(ctx, case_id, "pappa").found:
        rewrite(ctx, case_id, one.entry, masked(one.texts[0], "pappa", "[skjermet]"))
    assert "pappa" not in kept_texts(here)
    assert "[skjermet]" not in repr(queries.log(here.by(COLLEAGUE), case_id))
    (kept,) = [one for one in here.store.kept.notes if "[skjermet]" in one.text]
    assert kept.visibility is Visibility.SHIELDED


@pytest.mark.parametrize(("kind", "field"), PLACE_FIELDS.items())
def test_no_form_of_a_strict_case_asks_for_a_place_and_no_order_brings_one(kind: str, field: str) -> None:
    asked = {
        one.name
        for step in GUIDE.steps()
        for form in step_view(strict_case(), step, GUIDE, RULES, Names({}, {}), FIRST_DAY).forms
        if form.form.command == kind
        for one in (field.field for field in form.fields)
    }
    assert field not in asked
    facts = {fact for fact in PLACES for name in PLACES[fact] if name == field}
    assert facts
    assert {name for names in PLACES.values() for name in names} == set(PLACE_FIELDS.values())


def test_every_field_of_a_fact_that_may_say_where_is_known_to_say_where_or_not_to() -> None:
    """A new field with words about a place is thought of here: it goes with a strict grade, or it is no place."""
    telling = re.compile("place|address|where|kept|contact|receiver|unit|school|street|content")
    known = {(kind, name) for fields in (PLACES, REPORTS) for kind, names in fields.items() for name in names}
    found = {
        (kind, field.name)
        for kind in FACTS.values()
        for field in fields_of(kind)
        if "NoteId" in str(field.type) and telling.search(field.name)
    }
    assert found == known


def test_a_name_that_tells_a_place_is_shown_and_put_right_where_people_are() -> None:
    here = Municipality(with_places().do(c.AddPerson, full_name=f"Kari fra {SCHOOL}"))
    execute(here.by(OWNER), strict(here.bench))
    assert [one.is_name for one in tellings(here.by(OWNER), here.bench.id, SCHOOL).found] == [True, False, False]


def test_the_unit_of_whoever_works_in_a_strict_case_is_shown_nowhere_in_it() -> None:
    here = Municipality(with_places().do(c.LetIn))
    owner = here.store.kept.staff[OWNER]
    here.store.kept.staff[OWNER] = replace(owner, unit=f"{SCHOOL} skole")
    ctx, case_id = here.by(OWNER), here.bench.id
    assert proposed_words(ctx, case_id).startswith(f"{SCHOOL} skole")
    assert SCHOOL in repr(queries.open_case(ctx, case_id).names.professionals[OWNER])
    execute(ctx, strict(here.bench))
    assert SCHOOL not in repr(queries.open_case(ctx, case_id).names.professionals)
    assert SCHOOL not in repr(people_page(ctx, case_id))


def test_a_strict_case_is_not_even_an_outline_for_a_coordinator() -> None:
    here = Municipality(a_case())
    ctx = here.by(COORDINATOR.id)
    assert [one.case_id for one in queries.cases(ctx)] == [here.bench.id]
    execute(here.by(OWNER), strict(here.bench))
    assert queries.cases(ctx) == ()
    with here.store.unit_of_work() as work:
        assert Eyes(ctx, work).sight(here.store.kept.cases[CaseId(here.bench.id)]) is Sight.NOTHING


def test_r50_a_grade_has_a_source_and_an_end_and_is_lowered_only_with_a_reason() -> None:
    bench = a_case()
    assert bench.refuses(c.ProtectAddress, expires_on=None) == [refusals.PROTECTION_PERIOD_MISSING]
    assert bench.refuses(c.ProtectAddress, source=None) == [refusals.PROTECTION_PERIOD_MISSING]
    assert bench.refuses(c.ProtectAddress, since=bench.today + timedelta(days=1)) == [refusals.DATE_IN_FUTURE]
    assert bench.refuses(c.ProtectAddress, expires_on=bench.today - timedelta(days=1)) == [refusals.DATES_OUT_OF_ORDER]
    bench.do(c.ProtectAddress, grade=AddressGrade.STRICT)
    lower: dict[str, Any] = {"grade": AddressGrade.OPEN, "since": None, "expires_on": None, "source": None}
    assert bench.refuses(c.ProtectAddress, OWNER, **lower) == [refusals.TEXT_MISSING]
    bench.later(days=A_YEAR.days + 40)
    assert strictest(bench.case) is AddressGrade.STRICT
    bench.do(c.ProtectAddress, OWNER, **lower, reason="Politiet har opphevet den.")
    assert strictest(bench.case) is AddressGrade.OPEN


def test_nobody_with_a_graded_address_is_taken_out_before_the_protection_is_ended() -> None:
    bench = a_case().with_guardians()
    person = bench.guardians[0]
    bench.do(c.ProtectAddress, person=person, grade=AddressGrade.STRICT)
    assert bench.refuses(c.RemovePerson, LEADER, person=person) == [refusals.PERSON_PROTECTED]
    lower: dict[str, Any] = {"grade": AddressGrade.OPEN, "since": None, "expires_on": None, "source": None}
    bench.do(c.ProtectAddress, OWNER, person=person, reason="Feil person.", **lower)
    assert bench.refuses(c.RemovePerson, LEADER, person=person) == []


def test_a_grade_can_be_set_in_a_case_that_is_over() -> None:
    bench = a_case().archived().do(c.ProtectAddress, HOLDER, grade=AddressGrade.STRICT)
    assert strictest(bench.case) is AddressGrade.STRICT


@pytest.mark.parametrize(
    ("grade", "why"),
    [(AddressGrade.CONFIDENTIAL, refusals.COPY_CONFIDENTIAL), (AddressGrade.STRICT, refusals.COPY_STRICT)],
)
def test_each_copy_of_a_case_with_a_graded_address_stops_once_with_a_warning(grade: AddressGrade, why: str) -> None:
    here = Municipality(a_case())
    written: list[bytes] = []
    ctx = replace(here.by(OWNER), put_file=lambda _, content: written.append(content) if content else None)
    put_file(ctx, here.bench.id, b"for", Path("one.txt"), FORM_PRINTED)
    execute(ctx, here.bench.order(c.ProtectAddress, grade=grade))
    for number in (1, 2):
        with pytest.raises(Refused) as stop:
            put_file(ctx, here.bench.id, b"one", Path("one.txt"), FORM_PRINTED)
        assert [one.code for one in stop.value.reasons] == [why]
        assert len(written) == number
        put_file(ctx, here.bench.id, b"one", Path("one.txt"), FORM_PRINTED)
        assert len(written) == number + 1
    put_file(ctx, None, b"no case", Path("two.txt"), FORM_PRINTED)
