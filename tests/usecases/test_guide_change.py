"""Choosing the guide for new cases, and moving an open case; a guide that is gone stops no cry for help."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import Conflict, NotFound, Refused
from bti_tui.domain.ids import CaseId, GuideId
from bti_tui.domain.safety import SafetyAnswer, SafetyTrack
from bti_tui.guide.library import GuideLibrary
from bti_tui.i18n import Translator
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.guide_change import change_guide, guide_change, other_guides
from bti_tui.usecases.guide_choice import choose_guide, guide_list
from bti_tui.usecases.new_case import new_case_id
from bti_tui.usecases.overdue import overdue
from bti_tui.usecases.today import today
from tests.builders import STAFF
from tests.guide.bumped import NEW, NEW_NAME, OLD, after_an_update
from tests.guide.own import write_guide
from tests.orders import LEADER
from tests.usecases.memory import memory_context

OWN, TROMSO, STANDARD = GuideId("own.furuvik"), GuideId("no.tromso"), GuideId("no.standard")


def with_folder(ctx: Context, folder: Path, chosen: str = "") -> Context:
    return replace(ctx, guides=GuideLibrary(folder, chosen))


def wonder(ctx: Context) -> CaseId:
    case_id = new_case_id(ctx)
    first = c.RaiseConcern(case_id=case_id, about="Iben Vass", words="Hun er stille.", arose_on=ctx.today)
    return execute(ctx, first).case.id


def test_new_cases_begin_with_the_guide_that_was_chosen_and_open_ones_keep_theirs(tmp_path: Path) -> None:
    write_guide(tmp_path)
    ctx = with_folder(memory_context(), tmp_path)
    old = wonder(ctx)
    assert choose_guide(ctx, OWN).id == OWN
    new = wonder(ctx)
    with ctx.reading() as work:
        found = [work.cases.get(one) for one in (old, new)]
    assert [case.guide_id for case in found if case] == [STANDARD, OWN]
    assert [line.guide.id for line in guide_list(ctx).lines if line.is_chosen] == [OWN]


def test_a_case_is_moved_after_its_steps_were_shown(tmp_path: Path) -> None:
    write_guide(tmp_path, '[levels.0.steps."n0.beslutt"]\nwhat.nb = "Oppsummer"\n')
    ctx = with_folder(memory_context(), tmp_path)
    case_id = wonder(ctx)
    followed, others = other_guides(ctx, case_id)
    assert followed.id == STANDARD
    assert STANDARD not in {one.id for one in others}
    change = guide_change(ctx, case_id, OWN)
    assert [one.step.what.nb for one in change.steps] == ["Oppsummer"]
    assert change.lost == ()
    assert change_guide(ctx, change, "Vår egen veileder er ferdig.").case.guide_id == OWN
    with pytest.raises(NotFound):
        guide_change(ctx, case_id, GuideId("own.nowhere"))


def test_a_newer_version_of_the_same_guide_is_offered(tmp_path: Path) -> None:
    write_guide(tmp_path)
    ctx = with_folder(memory_context(), tmp_path, OWN)
    case_id = wonder(ctx)
    assert OWN not in {one.id for one in other_guides(ctx, case_id)[1]}
    write_guide(tmp_path, name="newer.toml", version="2027.1")
    newer = with_folder(ctx, tmp_path, OWN)
    assert OWN in {one.id for one in other_guides(newer, case_id)[1]}
    assert guide_change(newer, case_id, OWN).steps == ()
    moved = change_guide(newer, guide_change(newer, case_id, OWN), "Ny versjon.").case
    assert moved.guide_version == "2027.1+2026.1"


def test_after_an_update_an_open_case_works_on_by_the_old_guide_and_is_offered_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = with_folder(memory_context(), tmp_path)
    case_id = wonder(ctx)
    with after_an_update(tmp_path / "released", monkeypatch):
        newer = with_folder(ctx, tmp_path)
        followed, others = other_guides(newer, case_id)
        assert (followed.id, followed.version) == (STANDARD, OLD)
        assert [one.version for one in others if one.id == STANDARD] == [NEW]
        execute(newer, c.CheckSafety(case_id=case_id, answer=SafetyAnswer.NO, reason="Ingen tegn."))
        change = guide_change(newer, case_id, STANDARD)
        assert not change.is_missing
        assert [(one.step.id, one.step.what.nb) for one in change.steps] == [("n0.konkretiser", NEW_NAME[6:-1])]
        assert change_guide(newer, change, "Programmet har fått en ny veileder.").case.guide_version == NEW
        assert wonder(newer) != case_id


def test_what_others_wrote_since_it_was_looked_at_is_not_passed_over() -> None:
    ctx = memory_context()
    case_id = wonder(ctx)
    change = guide_change(ctx, case_id, TROMSO)
    colleague = replace(ctx, user=STAFF[LEADER])
    execute(colleague, c.Observe(case_id=case_id, seen_on=ctx.today, seen="Gråt i garderoben."))
    with pytest.raises(Conflict):
        change_guide(ctx, change, "Ny veileder.")


@pytest.fixture(name="gone")
def _gone(tmp_path: Path) -> tuple[Context, CaseId]:
    """A case whose guide is not installed any more."""
    path = write_guide(tmp_path)
    ctx = with_folder(memory_context(), tmp_path, OWN)
    case_id = wonder(ctx)
    path.unlink()
    return with_folder(ctx, tmp_path, OWN), case_id


def test_a_case_whose_guide_is_gone_is_read_but_not_written_in(gone: tuple[Context, CaseId]) -> None:
    ctx, case_id = gone
    assert today(ctx).items
    with pytest.raises(NotFound) as gone_file:
        execute(ctx, c.Observe(case_id=case_id, seen_on=ctx.today, seen="Gråt."))
    assert "Veilederen own.furuvik 2026.1+2026.1 er ikke på denne maskinen" in Translator("nb").error(gone_file.value)
    assert guide_change(ctx, case_id, STANDARD).is_missing


def test_a_guide_that_is_gone_stops_no_cry_for_help(gone: tuple[Context, CaseId]) -> None:
    ctx, case_id = gone
    assert execute(ctx, c.OpenSafetyTrack(case_id=case_id)).case.safety_track is SafetyTrack.ACTIVE


def test_a_case_whose_guide_is_gone_can_be_moved_to_another(gone: tuple[Context, CaseId]) -> None:
    ctx, case_id = gone
    with pytest.raises(Refused):
        change_guide(ctx, guide_change(ctx, case_id, STANDARD), " ")
    change_guide(ctx, guide_change(ctx, case_id, STANDARD), "Filen er borte.")
    execute(ctx, c.Observe(case_id=case_id, seen_on=ctx.today, seen="Gråt."))


def test_r52_what_nobody_has_gone_through_for_too_long_is_told(tmp_path: Path) -> None:
    write_guide(tmp_path, "checked_on = 2026-01-15\n")
    ctx = with_folder(memory_context(), tmp_path, OWN)
    fresh = ctx.at(lambda: datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert (overdue(fresh).guide, overdue(fresh).rules_on) == (None, None)
    old = ctx.at(lambda: datetime(2027, 2, 1, 12, tzinfo=UTC))
    assert overdue(old).guide is not None
    very_old = ctx.at(lambda: datetime(2032, 2, 1, 12, tzinfo=UTC))
    assert overdue(very_old).rules_on == ctx.rules.review_on
    assert overdue(very_old).unusable is None
    assert overdue(with_folder(ctx, tmp_path, "own.lost")).unusable == "own.lost"
    assert all(line.is_stale for line in guide_list(very_old).lines)
