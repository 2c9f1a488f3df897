"""Which of the guardians said something: her own copy has her words, and another one's only what was for both."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import PersonId
from bti_tui.domain.people import Telling
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.log_book import LogBook
from bti_tui.usecases.case_pages import log_head
from bti_tui.usecases.queries import log
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, PPT
from tests.planted_copies import FATHER, MOTHER, entry, meeting, person
from tests.usecases.copying import NB, copies, desk, text_for

SAID = ("Morsord", "Farsord", "Ingensord", "Morsvurdering", "Farsvurdering")


def heard() -> CaseBuilder:
    """Both parents have told something alone, of the days and of a measure; of one thing nobody noted who said it."""
    bench = a_case().at_level(2).with_agencies(PPT).with_plan().do(c.PlanMeasure)
    for name, word in ((MOTHER, "Mors"), (FATHER, "Fars")):
        who = PersonId(person(bench, name))
        entry(bench, f"{word}ord", EntryKind.FAMILY_WORDS, said_by=who)
        order = bench.order(c.EvaluateMeasure, guardians_view=f"{word}vurdering")
        assert isinstance(order, c.EvaluateMeasure)
        bench.give(replace(order, said_by=who), HOLDER)
    entry(bench, "Ingensord", EntryKind.FAMILY_WORDS)
    return bench


def said(text: str) -> set[str]:
    return {one for one in SAID if one in text}


def test_r37_each_guardians_copy_has_her_own_words_and_not_the_other_ones() -> None:
    bench = heard()
    ctx, _ = desk(bench)
    assert said(text_for(ctx, bench, MOTHER)) == {"Morsord", "Morsvurdering"}
    assert said(text_for(ctx, bench, FATHER)) == {"Farsord", "Farsvurdering"}


def test_a_copy_and_the_log_say_whose_view_of_a_measure_it_is() -> None:
    bench = heard()
    ctx, _ = desk(bench)
    assert f"{MOTHER} sa: Morsvurdering" in " ".join(text_for(ctx, bench, MOTHER).replace("«", "").split())
    assert f"{MOTHER} sa: «Morsvurdering»" in log_of(bench)


def test_those_who_read_together_get_no_words_that_one_of_them_said_alone() -> None:
    bench = heard()
    ctx, _ = desk(bench)
    assert said(text_for(ctx, bench, "together")) == set()
    assert said(text_for(ctx, bench, PPT)) == set()
    everybody = {word for name, _, text in copies(ctx, bench) if name == "archive" for word in said(text)}
    assert everybody == set(SAID)


def test_whoever_was_there_from_beginning_to_end_gets_what_the_other_one_said() -> None:
    bench = heard()
    both = meeting(bench)
    entry(bench, "Møteord", EntryKind.FAMILY_WORDS, meeting=both, said_by=PersonId(person(bench, MOTHER)))
    bench.do(c.ApproveMinutes, HOLDER)
    ctx, _ = desk(bench)
    for name in (MOTHER, FATHER, "together"):
        assert "Møteord" in text_for(ctx, bench, name)
    assert f"{MOTHER} sa: «Møteord»" in " ".join(text_for(ctx, bench, FATHER, both).split())


def test_who_may_be_told_only_a_part_gets_no_words_of_the_log_not_even_her_own() -> None:
    bench = heard()
    mother = person(bench, MOTHER)
    bench.do(c.SettleTelling, HOLDER, person=mother, telling=Telling.PART, why="Bare det hun skal gjøre.")
    ctx, _ = desk(bench)
    assert said(text_for(ctx, bench, MOTHER)) == set()
    assert said(text_for(ctx, bench, FATHER)) == {"Farsord", "Farsvurdering"}


def log_of(bench: CaseBuilder) -> str:
    """Every line of the log with all its texts."""
    ctx, _ = desk(bench)
    book = LogBook(NB, log_head(ctx, bench.id).words)
    book.add(log(ctx, bench.id))
    return "\n".join(f"{one.sentence}\n{book.whole(one)[0][1]}" for one in book.shown)


def test_the_log_says_who_said_it() -> None:
    told = log_of(heard()).splitlines()
    assert f"{MOTHER} sa: «Morsord»" in told
    assert f"{FATHER} sa: «Farsord»" in told
    assert any("Ingensord" in one for one in told)
    assert not any("Ingensord" in one and "sa:" in one for one in told)


@pytest.mark.parametrize(
    ("kind", "who", "reason"),
    [
        (EntryKind.NOTE, MOTHER, refusals.NOT_THEIR_WORDS),
        (EntryKind.FAMILY_WORDS, "Ella Fjellvær", refusals.PERSON_UNKNOWN),
    ],
)
def test_only_words_of_the_family_are_said_by_one_of_the_guardians(kind: EntryKind, who: str, reason: str) -> None:
    bench = heard()
    with pytest.raises(Refused) as refused:
        entry(bench, "Noe", kind, said_by=PersonId(person(bench, who)))
    assert [one.code for one in refused.value.reasons] == [reason]


def test_a_view_of_nobody_is_said_by_nobody() -> None:
    bench = heard().do(c.PlanMeasure)
    order = bench.order(c.EvaluateMeasure, guardians_view=None, said_by=PersonId(person(bench, MOTHER)))
    with pytest.raises(Refused) as refused:
        bench.give(order, HOLDER)
    assert [one.code for one in refused.value.reasons] == [refusals.NOT_THEIR_WORDS]


def test_who_it_was_is_asked_only_where_more_than_one_may_have_said_it() -> None:
    bench = heard()
    asked = {one.field.name: one for one in log_head(desk(bench)[0], bench.id).forms["write_entry"].fields}
    assert [(one.label.nb, one.key) for one in asked["said_by"].choices] == [
        (f"{MOTHER} (mor)", "1"),
        (f"{FATHER} (far)", "2"),
    ]
    alone = a_case().at_level(1).with_holder().do(c.AddPerson)
    asked = {one.field.name: one for one in log_head(desk(alone)[0], alone.id).forms["write_entry"].fields}
    assert "said_by" not in asked


def test_what_somebody_said_is_purged_with_her() -> None:
    bench = heard()
    bench.purge(person=PersonId(person(bench, MOTHER)))
    ctx, _ = desk(bench)
    found = {word for name, _, text in copies(ctx, bench) for word in said(text)}
    assert found == {"Farsord", "Farsvurdering", "Ingensord"}
