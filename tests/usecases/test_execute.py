from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Conflict, NotFound, Refused
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import CaseId, FactId, PartyId, StepId, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts, save_draft
from bti_tui.usecases.execute import execute
from bti_tui.usecases.queries import log, step
from tests.builders import STAFF, CaseBuilder
from tests.orders import HOLDER, LEADER, OWNER
from tests.usecases.memory import NOON, MemoryStore, memory_context

SECRET = "Blåmerke formet som et belte"


class Desk:
    """Staff who work one after another on one store."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.scene = CaseBuilder(today=NOON.date())

    def context(self, by: UserId = OWNER) -> Context:
        return memory_context(self.store).acting_as(STAFF[by])

    def do(self, kind: type[Command], by: UserId = OWNER, **changes: Any) -> "Desk":
        done = execute(self.context(by), self.scene.order(kind, **changes))
        self.scene.case = done.case
        self.scene.records += done.records
        return self

    @property
    def kept(self) -> Case | None:
        return self.store.kept.cases.get(self.scene.id)


def test_what_a_command_leads_to_is_kept_together() -> None:
    desk = Desk().do(c.RaiseConcern).do(c.CheckSafety)
    assert desk.kept == desk.scene.case
    assert replay(Case.empty(desk.scene.id), desk.store.kept.facts) == desk.kept
    assert len(desk.store.kept.notes) == 3


def test_a_refused_command_keeps_nothing() -> None:
    desk = Desk().do(c.RaiseConcern)
    before = desk.store.kept
    with pytest.raises(Refused):
        desk.do(c.TalkWithFamily)
    assert desk.store.kept is before


def test_the_draft_goes_with_the_command_that_it_was_typed_for_and_stays_when_that_is_refused() -> None:
    desk = Desk().do(c.RaiseConcern)
    ctx = desk.context()
    save_draft(ctx, "step", desk.scene.id, "n0.konkretiser", {"seen": "Står ved"}, "seen")
    (draft,) = drafts(ctx)
    with pytest.raises(Refused):
        execute(ctx, desk.scene.order(c.Observe, seen=""), draft.id)
    assert drafts(ctx) == (draft,)
    execute(ctx, desk.scene.order(c.Observe), draft.id)
    assert drafts(ctx) == ()


def test_numbers_count_up_and_stamps_go_on_from_the_store() -> None:
    desk = Desk().do(c.RaiseConcern)
    second = execute(desk.context(), replace(desk.scene.order(c.RaiseConcern), case_id=CaseId("case-2")))
    assert (desk.scene.case.number, second.case.number) == (1, 2)
    earlier = desk.context().at(lambda: NOON - timedelta(days=30))
    third = execute(earlier, desk.scene.order(c.Observe, seen_on=desk.scene.today - timedelta(days=30)))
    assert third.records[0].hlc > second.records[0].hlc
    assert third.records[0].id > second.records[0].id


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (c.ShareWithLeader, {"leader": UserId("nobody")}),
        (c.OfferBaton, {"to": UserId("nobody")}),
        (c.PlanMeasure, {"responsible": PartyId("nobody")}),
        (c.CorrectEntry, {"entry": FactId("none")}),
    ],
)
def test_whoever_and_whatever_a_command_names_must_be_known(kind: type[Command], changes: dict[str, Any]) -> None:
    desk = Desk().do(c.RaiseConcern)
    with pytest.raises(NotFound):
        desk.do(kind, **changes)


def test_an_entry_is_corrected_in_its_own_case_and_only_an_entry_is() -> None:
    desk = Desk().do(c.RaiseConcern).do(c.WriteEntry, visibility=Visibility.INTERNAL)
    execute(desk.context(), replace(desk.scene.order(c.RaiseConcern), case_id=CaseId("case-2")))
    entry = next(one.id for one in desk.store.kept.facts if isinstance(one.fact, EntryWritten))
    with pytest.raises(NotFound):
        execute(desk.context(), c.CorrectEntry(case_id=CaseId("case-2"), entry=entry, text="Feil sak"))
    with pytest.raises(NotFound):
        desk.do(c.CorrectEntry, entry=desk.store.kept.facts[0].id)
    assert desk.do(c.CorrectEntry).kept == desk.scene.case


def test_two_at_once_are_one_and_a_conflict() -> None:
    desk = Desk().do(c.RaiseConcern)
    with desk.store.unit_of_work() as slow:
        read = slow.cases.get(desk.scene.id)
        assert read is not None
        desk.do(c.Observe, LEADER)
        slow.cases.save(replace(read, version=2), read.version)
        with pytest.raises(Conflict):
            slow.commit()
    assert desk.kept == desk.scene.case


def test_what_is_shielded_is_not_in_the_log_and_only_owner_and_leader_read_it_in_its_step() -> None:
    desk = Desk().do(c.RaiseConcern).do(c.CheckSafety, answer=SafetyAnswer.YES, reason=SECRET)
    check = StepId("n0.trygghetssjekk")
    for user, may_read in ((OWNER, True), (LEADER, True), (HOLDER, False)):
        desk.do(c.LetIn, colleague=user)
        ctx = desk.context(user)
        assert (SECRET in repr(step(ctx, desk.scene.id, check).recorded)) is may_read
        told = {line.name for line in log(ctx, desk.scene.id).lines}
        assert told == {"concern.raised", "colleague.let_in"}


def test_a_page_of_the_log_goes_on_where_the_one_before_it_ended() -> None:
    desk = Desk()
    for kind in (c.RaiseConcern, c.Observe, c.Observe, c.ShareWithLeader):
        desk.do(kind)
    newest = log(desk.context(), desk.scene.id, limit=3)
    assert [line.position for line in newest.lines] == [4, 3, 2]
    oldest = log(desk.context(), desk.scene.id, before=newest.before, limit=3)
    assert [line.name for line in oldest.lines] == ["concern.raised"]
    assert oldest.before is None
