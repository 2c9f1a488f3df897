"""A line of the log is found again by what stands in it, and only by who may read it."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.ids import AgencyCode, CaseId, FactId, InformationCode, Role
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Author
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.timeline import LogLine
from bti_tui.usecases import queries
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.log_search import SEARCHED, find_in_log
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.people import PSYCHOLOGIST
from tests.screens.case_support import CaseStore


def written(*texts: str, visibility: Visibility = Visibility.LOG, kind: EntryKind = EntryKind.NOTE) -> CaseBuilder:
    bench = a_case().at_level(1).with_holder().with_consent()
    for text in texts:
        bench.give(
            c.WriteEntry(case_id=bench.id, kind=kind, text=text, happened_on=bench.today, visibility=visibility), HOLDER
        )
    return bench


def found(ctx: Context, case_id: CaseId, words: str) -> list[str]:
    return [dict(line.texts)["text"] for line in find_in_log(ctx, case_id, words).lines]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("tannlege", ["Hun skal til tannlegen."]),
        ("TANN skal", ["Hun skal til tannlegen."]),
        ("får", ["Hun får hjelp."]),
        ("far", ["Far ringte."]),
        ("áhkku", ["Áhkku kommer på besøk."]),
        ("čoh", ["De sa «čohkkedit»."]),
        ("finnes ikke", []),
        ("", []),
        ('" OR *', []),
    ],
)
def test_all_words_must_begin_something_and_letters_are_not_taken_for_each_other(words: str, hits: list[str]) -> None:
    bench = written(
        "Hun skal til tannlegen.", "Hun får hjelp.", "Far ringte.", "Áhkku kommer på besøk.", "De sa «čohkkedit»."
    )
    assert found(CaseStore(bench).context, bench.id, words) == hits


def test_what_is_internal_is_found_by_those_who_may_read_it() -> None:
    bench = a_case().together().do(c.WriteEntry, text="Alle leker sammen.")
    bench.do(c.WriteEntry, visibility=Visibility.INTERNAL, text="Hemmelighet om hjemmet.")
    bench.do(c.WriteEntry, text="Hemmelig gave til klassen.", information=(InformationCode("trivsel"),))
    everything = ["Hemmelig gave til klassen.", "Hemmelighet om hjemmet."]
    assert found(CaseStore(bench).context, bench.id, "hemmelig") == everything
    store = CaseStore(bench)
    store.store.kept.staff[PSYCHOLOGIST.id] = PSYCHOLOGIST
    assert found(store.context.acting_as(PSYCHOLOGIST), bench.id, "hemmelig") == everything[:1]


def test_r42_that_somebody_searched_is_written_down_and_never_for_what() -> None:
    bench = written("Hun skal til tannlegen.")
    store = CaseStore(bench)
    find_in_log(store.context, bench.id, "tannlegen")
    with store.context.reading() as work:
        (access,) = work.accesses.of_case(bench.id)
    assert (access.act, access.actor, access.why) == (SEARCHED, HOLDER, None)
    assert "tannlegen" not in repr(access)


def test_a_correction_shows_what_stood_there_just_before_it() -> None:
    store = CaseStore(written("Først."))
    entry = next(line.fact_id for line in lines(store) if line.name == "entry.written")
    for text in ("Så.", "Til slutt."):
        execute(store.context, c.CorrectEntry(case_id=store.id, entry=FactId(entry), text=text))
    corrections = [line for line in lines(store) if line.corrects == entry]
    assert [(dict(one.texts)["text"], one.earlier) for one in corrections] == [("Til slutt.", "Så."), ("Så.", "Først.")]
    assert all(dict(one.codes)["kind"] == "note" for one in corrections)
    assert [dict(one.texts)["text"] for one in find_in_log(store.context, store.id, "slutt").lines] == ["Til slutt."]


def test_a_line_tells_who_its_author_was_then_and_not_who_she_is_now() -> None:
    bench = written("Fra stafettholderen.")
    store = CaseStore(bench)
    (entry,) = (line for line in lines(store) if line.name == "entry.written")
    assert entry.by is not None
    was = entry.by
    assert was == Author(was.role, was.agency, held_baton=True)
    with store.context.unit_of_work() as work:
        moved = work.professionals.get(HOLDER)
        assert moved is not None
        work.professionals.add(replace(moved, agency=AgencyCode("ppt"), role=Role.LEADER))
        work.commit()
    (entry,) = (line for line in lines(store) if line.name == "entry.written")
    assert entry.by == was
    first = lines(store)[-1]
    assert first.by is not None
    assert not first.by.held_baton


def lines(store: CaseStore) -> tuple[LogLine, ...]:
    return queries.log(store.context, store.id).lines
