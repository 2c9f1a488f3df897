"""Two people on one case: what goes together in silence, what is a conflict, and what becomes of the drafts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Conflict, Refused
from bti_tui.domain.facts import EntryCorrected, EntryWritten, MeasureEvaluated
from bti_tui.domain.ids import UserId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import Lying, begun_on, draft_key, drafts, drafts_of, save_draft, take_over, typed, writers
from bti_tui.usecases.execute import execute
from bti_tui.usecases.news import case_news, store_news
from bti_tui.usecases.rivals import internal_note, rivals
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.usecases.memory import Kept, MemoryStore, memory_context

SECRET = "Blåmerke formet som et belte"


class Office:
    """A case in a store, and the people who work on it, each with a screen drawn from the same version."""

    def __init__(self, case: CaseBuilder) -> None:
        self.case = case
        case.case = replace(case.case, colleagues=(COLLEAGUE,))
        self.store = MemoryStore()
        self.store.kept = Kept({case.id: case.case}, tuple(case.records), tuple(case.notes), dict(STAFF))
        self.drawn = Seen(case.case.version, case.case.version)

    def context(self, by: UserId = HOLDER, window: str = "") -> Context:
        ctx = memory_context(self.store, lambda: self.case.now).acting_as(STAFF[by])
        return replace(ctx, window=window)

    def do(self, kind: type[Command], by: UserId = HOLDER, **changes: Any) -> None:
        """Somebody stores something from a screen that was drawn in the beginning."""
        if kind is c.EvaluateMeasure:
            changes = {"onwards": Onwards.CONTINUE, **changes}
        execute(self.context(by), self.case.order(kind, **changes), seen=self.drawn)

    def count(self, kind: type) -> int:
        return sum(isinstance(one.fact, kind) for one in self.store.kept.facts)

    @property
    def version(self) -> int:
        return self.store.kept.cases[self.case.id].version


def words(found: Lying) -> tuple[list[str], ...]:
    """The texts that lie there: our own, what was left, what others type."""
    parts = (found.own, found.left, found.live)
    return tuple([str(typed(one)[0]["text"]) for one in part] for part in parts)


def underway() -> Office:
    return Office(a_case().underway())


def test_entries_of_two_people_go_together_in_silence() -> None:
    office = underway()
    office.do(c.WriteEntry, HOLDER)
    office.do(c.WriteEntry, COLLEAGUE)
    assert office.count(EntryWritten) == 2


def test_the_same_evaluation_by_two_is_a_conflict_and_nothing_is_written() -> None:
    office = underway()
    office.do(c.EvaluateMeasure, COLLEAGUE)
    before = office.store.kept
    with pytest.raises(Conflict) as met:
        office.do(c.EvaluateMeasure, HOLDER)
    assert office.store.kept is before
    assert met.value.newer == (before.facts[-1].id,)
    assert met.value.reasons == ()


def test_whoever_has_seen_what_the_other_wrote_may_store_hers_too() -> None:
    office = underway()
    office.do(c.EvaluateMeasure, COLLEAGUE)
    with pytest.raises(Conflict) as met:
        office.do(c.EvaluateMeasure, HOLDER)
    office.drawn = Seen(met.value.version, met.value.version)
    office.do(c.EvaluateMeasure, HOLDER)
    assert office.count(MeasureEvaluated) == 2
    theirs, mine = office.store.kept.facts[-2:]
    assert mine.base == (theirs.id,)


def test_an_earlier_version_of_a_draft_does_not_hide_a_correction_by_another() -> None:
    office = Office(a_case().at_level(1).with_holder().with_consent().do(c.WriteEntry))
    begun = office.drawn.version
    office.do(c.CorrectEntry, COLLEAGUE, text="Rettet av en annen")
    office.drawn = Seen(begun, office.version)
    with pytest.raises(Conflict):
        office.do(c.CorrectEntry, HOLDER, text="Rettet av meg")
    assert office.count(EntryCorrected) == 1


def test_what_somebody_did_herself_while_a_draft_lay_there_is_no_conflict() -> None:
    office = Office(a_case().underway())
    begun = office.drawn.version
    office.do(c.EvaluateMeasure, HOLDER)
    office.drawn = Seen(begun, office.version)
    office.do(c.AssessGoal, HOLDER)
    office.do(c.EvaluateMeasure, HOLDER)
    assert office.count(MeasureEvaluated) == 2


def test_a_decision_that_another_has_taken_is_a_conflict_that_says_why() -> None:
    office = Office(a_case().ready_to_decide())
    office.do(c.Decide, OWNER)
    with pytest.raises(Conflict) as met:
        office.do(c.Decide, COLLEAGUE)
    assert len(met.value.newer) == 2
    assert met.value.reasons


def test_a_measure_that_another_has_ended_is_a_conflict_that_says_why() -> None:
    office = underway()
    office.do(c.EvaluateMeasure, HOLDER, onwards=Onwards.END)
    with pytest.raises(Conflict) as met:
        office.do(c.EvaluateMeasure, COLLEAGUE)
    assert [one.code for one in met.value.reasons] == [refusals.MEASURE_ENDED]


def test_what_is_missing_in_the_answer_itself_is_said_before_any_conflict() -> None:
    office = underway()
    office.do(c.EvaluateMeasure, COLLEAGUE)
    with pytest.raises(Refused):
        office.do(c.EvaluateMeasure, HOLDER, change=None, effect=MeasureEffect.UNCHANGED)


def test_a_script_decides_on_the_case_as_it_is() -> None:
    office = underway()
    office.do(c.EvaluateMeasure, COLLEAGUE)
    execute(office.context(HOLDER), office.case.order(c.EvaluateMeasure, onwards=Onwards.CONTINUE))
    assert office.count(MeasureEvaluated) == 2


def test_both_texts_are_shown_and_what_is_shielded_only_to_those_who_may_see_it() -> None:
    office = Office(a_case())
    office.do(c.CheckSafety, OWNER, answer=SafetyAnswer.YES, reason=SECRET)
    mine = office.case.order(c.CheckSafety)
    newer = [one.id for one in office.store.kept.facts[1:]]
    for user, may_read in ((OWNER, True), (LEADER, True), (COLLEAGUE, False)):
        met = rivals(office.context(user), mine, newer)
        assert (SECRET in repr(met.found)) is may_read
        assert [one.is_mine for one in met.found] == [user == OWNER] * len(newer)
        assert not met.can_note


def test_what_gives_way_may_lie_in_the_log_as_an_internal_note_unless_the_case_has_ended() -> None:
    office = underway()
    assert rivals(office.context(), office.case.order(c.EvaluateMeasure), ()).can_note
    execute(office.context(), internal_note(office.context(), office.case.id, "Mitt"))
    assert office.count(EntryWritten) == 1
    ended = Office(a_case().closed())
    assert not rivals(ended.context(), ended.case.order(c.ArchiveCase), ()).can_note


def test_two_windows_of_one_person_keep_a_draft_each() -> None:
    office = underway()
    one, two = office.context(window="a"), office.context(window="b")
    save_draft(one, "log.write_entry", office.case.id, "", {"text": "Fra det første"}, "text", 3)
    save_draft(two, "log.write_entry", office.case.id, "", {"text": "Fra det andre"}, "text", 4)
    form = draft_key("log.write_entry", office.case.id, "")
    assert words(drafts_of(one, form)) == (["Fra det første"], ["Fra det andre"], [])
    assert words(drafts_of(two, form)) == (["Fra det andre"], ["Fra det første"], [])
    assert [begun_on(draft) for draft in (*drafts_of(one, form).own, *drafts_of(one, form).left)] == [3, 4]
    assert drafts(office.context(COLLEAGUE)) == ()


def test_a_draft_is_taken_over_once_and_never_written_over() -> None:
    office = underway()
    old, new = office.context(window="old"), office.context(window="new")
    form = draft_key("log.write_entry", office.case.id, "")
    save_draft(old, "log.write_entry", office.case.id, "", {"text": "Før strømmen gikk"}, "text")
    take_over(new, drafts_of(new, form).left[0])
    assert [typed(draft)[0]["text"] for draft in drafts(new)] == ["Før strømmen gikk"]
    (mine,) = drafts_of(new, form).own
    take_over(new, mine)
    assert drafts_of(new, form).own == (mine,)
    save_draft(old, "log.write_entry", office.case.id, "", {"text": "Skrevet videre der"}, "text")
    take_over(new, drafts_of(new, form).left[0])
    assert {typed(draft)[0]["text"] for draft in drafts(new)} == {"Før strømmen gikk", "Skrevet videre der"}
    assert words(drafts_of(new, form)) == (["Skrevet videre der"], ["Før strømmen gikk"], [])


def test_a_draft_whose_window_is_open_comes_last_and_says_so() -> None:
    office = underway()
    form = draft_key("log.write_entry", office.case.id, "")
    for window in ("left", "open"):
        save_draft(office.context(window=window), "log.write_entry", office.case.id, "", {"text": window}, "text")
    me = replace(office.context(window="me"), is_open=lambda window: window == "open")
    found = drafts_of(me, form)
    assert words(found) == ([], ["left"], ["open"])
    assert found.first == found.left[0]
    assert found.others == found.live


def test_a_draft_that_was_written_on_meanwhile_stays_where_it_is_too() -> None:
    office = underway()
    old, new = office.context(window="old"), office.context(window="new")
    form = draft_key("log.write_entry", office.case.id, "")
    save_draft(old, "log.write_entry", office.case.id, "", {"text": "Før"}, "text")
    read = drafts_of(new, form).left[0]
    save_draft(old, "log.write_entry", office.case.id, "", {"text": "Før og etter"}, "text")
    take_over(new, read)
    assert {typed(draft)[0]["text"] for draft in drafts(new)} == {"Før", "Før og etter"}


def test_who_writes_in_a_form_is_known_and_not_what() -> None:
    office = underway()
    form = draft_key("plan.set_goal", office.case.id, "n1.plan")
    save_draft(office.context(COLLEAGUE, "c"), "plan.set_goal", office.case.id, "n1.plan", {"text": SECRET}, "text")
    save_draft(office.context(HOLDER, "h"), "plan.set_goal", office.case.id, "n1.plan", {"text": "Mitt"}, "text")
    save_draft(office.context(LEADER, "l"), "log.write_entry", office.case.id, "", {"text": "Annet"}, "text")
    found = writers(office.context(HOLDER, "h"), office.case.id, form)
    assert [one.user for one in found] == [COLLEAGUE]
    assert SECRET not in repr(found)
    other_window = writers(office.context(HOLDER, "h2"), office.case.id, form)
    assert {one.user for one in other_window} == {COLLEAGUE, HOLDER}
    later = replace(office.context(HOLDER, "h"), now=lambda: office.case.now + timedelta(minutes=3))
    assert writers(later, office.case.id, form) == ()


def test_the_news_of_a_case_name_who_wrote_and_are_silent_when_nothing_is_new() -> None:
    office = underway()
    ctx = office.context(HOLDER, "h")
    assert case_news(ctx, office.case.id, office.version).lines == ()
    since = office.version
    office.do(c.WriteEntry, COLLEAGUE)
    office.do(c.WriteEntry, HOLDER)
    news = case_news(ctx, office.case.id, since)
    assert (news.version, news.by) == (office.version, ("", STAFF[COLLEAGUE].name))
    assert [line.name for line in news.lines] == ["entry.written", "entry.written"]


def test_the_news_of_the_store_name_the_case_and_no_draft_is_news() -> None:
    office = underway()
    ctx = office.context(HOLDER, "h")
    begin = store_news(ctx, None)
    assert begin.changed == ()
    before = ctx.pulse()
    save_draft(office.context(COLLEAGUE, "c"), "log.write_entry", office.case.id, "", {"text": "Kladd"}, "text")
    assert ctx.pulse() != before
    assert store_news(ctx, begin.stamp).changed == ()
    office.do(c.WriteEntry, COLLEAGUE)
    assert store_news(ctx, begin.stamp).changed == (("S-118", STAFF[COLLEAGUE].name),)
