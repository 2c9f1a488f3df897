"""What one may not see is not there: in no list, no count and no name; every order is answered as if it were not."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.ids import CaseId, InformationCode, PartyId, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.rules.baton_acts import BatonAct
from bti_tui.usecases import case_pages, queries
from bti_tui.usecases.access import readers
from bti_tui.usecases.access_review import access_review
from bti_tui.usecases.administrators import staff_page
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.case_sheet import case_sheet
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts, save_draft
from bti_tui.usecases.execute import execute
from bti_tui.usecases.handover import baton_page, briefing_page
from bti_tui.usecases.names import known_names
from bti_tui.usecases.news import case_news, store_news
from bti_tui.usecases.overview import overview
from bti_tui.usecases.purging import may_purge
from bti_tui.usecases.step_sheet import step_sheet
from bti_tui.usecases.today import today
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.people import COORDINATOR, EVERYBODY, PSYCHOLOGIST
from tests.usecases.memory import Kept, MemoryStore, memory_context

INTERNAL = "Hun ser på de andre fra gjerdet."


class Municipality:
    """A case in a store that everybody works in."""

    def __init__(self, bench: CaseBuilder) -> None:
        self.bench = bench
        self.store = MemoryStore()
        self.store.kept = Kept({bench.id: bench.case}, tuple(bench.records), tuple(bench.notes), dict(EVERYBODY))

    def by(self, who: UserId) -> Context:
        return memory_context(self.store, lambda: self.bench.now).acting_as(EVERYBODY[who])

    @property
    def version(self) -> int:
        return self.store.kept.cases[self.bench.id].version


@pytest.fixture
def here() -> Municipality:
    return Municipality(a_case().do(c.Observe, seen=INTERNAL))


def test_a_case_that_one_may_not_see_is_in_no_list_and_no_count(here: Municipality) -> None:
    ctx = here.by(COLLEAGUE)
    assert queries.cases(ctx, closed=True) == ()
    assert case_list(ctx).rows == ()
    assert (overview(ctx).items, overview(ctx).rows, today(ctx).open_cases) == ((), {}, 0)
    assert len(queries.cases(here.by(OWNER))) == len(queries.cases(here.by(LEADER))) == 1


def test_it_answers_as_a_case_that_is_not_there_does(here: Municipality) -> None:
    ctx, here_id, nowhere = here.by(COLLEAGUE), here.bench.id, CaseId("case-9")
    reads = (queries.open_case, queries.log, queries.consent, case_sheet, readers, case_pages.plan_page)
    for read in reads:
        told = []
        for case_id in (here_id, nowhere):
            with pytest.raises(NotFound) as no:
                read(ctx, case_id)
            told.append((no.value.code, str(no.value)))
        assert told[0] == told[1]
    assert queries.guard_texts(ctx, here_id) == queries.guard_texts(ctx, nowhere)
    assert may_purge(ctx, here_id) is may_purge(ctx, nowhere) is False
    with pytest.raises(NotFound):
        case_news(ctx, here_id, 0)
    with pytest.raises(NotFound):
        step_sheet(ctx, here_id, here.bench.guide.levels[0].steps[1].id)


def test_no_order_is_taken_in_it_and_each_is_answered_as_if_it_were_not_there(here: Municipality) -> None:
    before = here.store.kept
    for kind in (c.Observe, c.ShareWithLeader, c.CorrectEntry, c.PlanMeasure, c.OpenSafetyTrack):
        with pytest.raises(Refused) as no:
            execute(here.by(COLLEAGUE), here.bench.order(kind))
        assert [one.code for one in no.value.reasons] == [refusals.CASE_UNKNOWN]
    assert here.store.kept is before


def test_its_names_are_not_known_and_its_news_are_none(here: Municipality) -> None:
    ctx = here.by(COLLEAGUE)
    assert "Ella Fjellvær" in known_names(here.by(OWNER))
    assert "Ella Fjellvær" not in known_names(ctx)
    before = store_news(ctx, None).stamp
    execute(here.by(OWNER), here.bench.order(c.RateConcern))
    assert store_news(ctx, before).changed == ()
    assert store_news(here.by(LEADER), before).changed == (("S-118", "Eli Strand"),)


def test_a_draft_waits_unseen_while_its_case_may_not_be_seen() -> None:
    here = Municipality(a_case().do(c.LetIn))
    ctx = here.by(COLLEAGUE)
    save_draft(ctx, "log", here.bench.id, "", {"text": "Ella smilte."}, "text")
    assert len(drafts(ctx)) == len(overview(ctx).drafts) == 1
    execute(here.by(OWNER), here.bench.order(c.LetOut))
    assert drafts(ctx) == ()
    assert overview(ctx).drafts == ()
    assert "Ella" not in repr(overview(ctx))


def test_a_coordinator_sees_where_a_case_stands_and_neither_a_name_nor_a_word(here: Municipality) -> None:
    ctx = here.by(COORDINATOR.id)
    (row,) = queries.cases(ctx)
    assert (row.number, row.name, row.born_year) == ("S-118", "", None)
    assert "Ella" not in repr(case_list(ctx)) + repr(overview(ctx))
    assert overview(ctx).items == ()
    with pytest.raises(Refused) as no:
        queries.open_case(ctx, here.bench.id)
    assert [one.code for one in no.value.reasons] == [refusals.NEED_TO_KNOW]
    with pytest.raises(Refused) as no:
        execute(ctx, here.bench.order(c.Observe))
    assert [one.code for one in no.value.reasons] == [refusals.NEED_TO_KNOW]


def test_a_coordinator_sees_the_baton_of_a_case_and_takes_it_from_one_who_is_gone() -> None:
    here = Municipality(a_case().underway())
    ctx = here.by(COORDINATOR.id)
    page = baton_page(ctx, here.bench.id)
    assert (page.is_outline, page.acts) == (True, (BatonAct.LEAVE,))
    assert (page.head.number, page.head.short_name) == ("S-118", "")
    told = repr(replace(page, head=replace(page.head, forms={}, steps={})))
    assert not any(secret in told for secret in ("Ella", "Fjellvær", "Nora"))
    with pytest.raises(Refused):
        briefing_page(ctx, here.bench.id)
    left = here.bench.order(c.LeaveBaton)
    assert execute(ctx, left).case.baton.holder is None
    vacant = baton_page(ctx, here.bench.id, again=True)
    assert vacant.acts == (BatonAct.OFFER,)
    assert baton_page(here.by(OWNER), here.bench.id).is_outline is False


def test_leaders_and_coordinators_are_told_how_many_batons_everybody_holds_and_all_others_their_own() -> None:
    here = Municipality(a_case().underway())
    for who in (LEADER, COORDINATOR.id):
        found = staff_page(here.by(who)).batons
        assert (found[HOLDER], found[OWNER], set(found)) == (1, 0, set(EVERYBODY))
    assert staff_page(here.by(HOLDER)).batons == {HOLDER: 1}
    closed = Municipality(a_case().closed())
    assert staff_page(closed.by(HOLDER)).batons == {HOLDER: 0}


@pytest.mark.parametrize(
    ("kind", "field"), [(c.LendBaton, "to"), (c.MoveMeasure, "responsible"), (c.LetIn, "colleague")]
)
def test_whoever_is_named_must_be_known_to_the_store(kind: type[c.Command], field: str) -> None:
    here = Municipality(a_case().underway())
    with pytest.raises(NotFound):
        execute(here.by(HOLDER), here.bench.order(kind, **{field: UserId("nobody")}))
    mother = here.bench.guardians[0]
    moved = here.bench.order(c.MoveMeasure, responsible=mother)
    assert execute(here.by(HOLDER), moved).case.measures[0].responsible == PartyId(mother)


def test_an_agency_that_takes_part_reads_the_log_and_nothing_that_is_internal() -> None:
    covered = (InformationCode("trivsel"),)
    bench = a_case().together().do(c.WriteEntry, text="Alle leker sammen.", information=covered)
    bench.do(c.WriteEntry, visibility=Visibility.INTERNAL, text=INTERNAL)
    here = Municipality(bench)
    told = repr(queries.log(here.by(PSYCHOLOGIST.id), bench.id))
    assert "Alle leker sammen." in told
    assert INTERNAL not in told
    assert "concern." not in told
    assert INTERNAL in repr(queries.log(here.by(HOLDER), bench.id))
    page = repr(case_sheet(here.by(PSYCHOLOGIST.id), bench.id))
    assert "Leker ofte alene." not in page
    assert "Ella Fjellvær" in page
    for step in bench.guide.levels[0].steps:
        assert "Leker ofte alene." not in repr(step_sheet(here.by(PSYCHOLOGIST.id), bench.id, step.id))


def test_an_agency_that_takes_part_writes_in_the_log_and_no_more() -> None:
    bench = a_case().together()
    here = Municipality(bench)
    ctx = here.by(PSYCHOLOGIST.id)
    execute(ctx, bench.order(c.WriteEntry))
    for order in (bench.order(c.SetGoal), bench.order(c.WriteEntry, visibility=Visibility.INTERNAL)):
        with pytest.raises(Refused) as no:
            execute(ctx, order)
        assert [one.code for one in no.value.reasons] == [refusals.THROUGH_THE_LOG]


def test_when_the_consent_is_taken_back_the_case_is_gone_at_once() -> None:
    bench = a_case().together()
    here = Municipality(bench)
    ctx = here.by(PSYCHOLOGIST.id)
    assert len(queries.cases(ctx)) == 1
    execute(here.by(HOLDER), bench.order(c.AnswerConsent, answer=ConsentAnswer.NO))
    assert queries.cases(ctx) == ()
    with pytest.raises(NotFound):
        queries.open_case(ctx, bench.id, again=True)


def test_the_looks_at_the_cases_of_others_are_for_those_who_go_through_them(here: Municipality) -> None:
    queries.open_case(here.by(OWNER), here.bench.id)
    month = here.bench.today.isoformat()[:7]
    here.store.kept.staff[COLLEAGUE] = EVERYBODY[COLLEAGUE]
    numbers = {who: {line.number for line in access_review(here.by(who), month).lines} for who in (OWNER, COLLEAGUE)}
    assert "S-118" in numbers[OWNER]
    assert "S-118" not in numbers[COLLEAGUE]
    assert "S-118" in {line.number for line in access_review(here.by(COORDINATOR.id), month).lines}


def test_the_case_before_is_named_only_to_those_who_may_see_that_it_is_there() -> None:
    bench = a_case(follows=CaseId("case-0")).do(c.LetIn)
    here = Municipality(bench)
    before = replace(a_case().archived().case, id=CaseId("case-0"), number=7)
    here.store.kept.cases[before.id] = before
    assert case_sheet(here.by(OWNER), bench.id).follows == "S-007"
    assert case_sheet(here.by(COLLEAGUE), bench.id).follows == ""


def test_a_case_is_found_by_its_number_only_by_those_who_may_see_that_it_is_there(here: Municipality) -> None:
    numbered = {who: queries.case_numbered(here.by(who), 118) for who in (OWNER, COORDINATOR.id, COLLEAGUE)}
    assert numbered == {OWNER: here.bench.id, COORDINATOR.id: here.bench.id, COLLEAGUE: None}
    assert queries.case_numbered(here.by(OWNER), 119) is None


def test_an_old_case_is_found_among_many_that_one_may_not_see() -> None:
    bench = a_case().do(c.LetIn)
    here = Municipality(bench)
    for number in range(200, 215):
        other = a_case()
        other.case = other.case.__class__.empty(CaseId(f"case-{number}"))
        here.store.kept.cases[other.case.id] = other.case
    assert [row.number for row in queries.cases(here.by(COLLEAGUE), limit=3)] == ["S-118"]
