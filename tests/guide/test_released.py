"""Guides of earlier releases stay: a case runs on the version it began with, and a released text never changes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion, StepId
from bti_tui.guide import compiled, released
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.loader import load_guide, load_released, shipped, whole_documents
from tests.guide.bumped import NEW, NEW_NAME, OLD, after_an_update
from tests.guide.own import write_guide

STANDARD, LISTER, OWN = GuideId("no.standard"), GuideId("no.lister"), GuideId("own.furuvik")


def called(guide: Guide) -> str:
    step = guide.step(StepId("n0.konkretiser"))
    assert step is not None
    return step.what.nb


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept = tmp_path / "released"
    released.release(whole_documents(), kept)
    return kept


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with after_an_update(tmp_path / "released", monkeypatch):
        yield


def test_a_release_keeps_every_guide_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(released, "FOLDER", folder)
    kept = dict(released.released_versions())
    assert set(kept) == set(shipped())
    assert all(load_released(name, version) == load_guide(name) for name, version in kept.items())


def test_the_same_release_twice_keeps_nothing_anew(folder: Path) -> None:
    assert released.release(whole_documents(), folder) == []


def test_a_released_text_that_is_changed_without_another_version_is_told(folder: Path) -> None:
    documents = whole_documents()
    released.check(documents, folder)
    louder = {**documents["standard"], "name": {"nb": "Standard"}}
    with pytest.raises(released.Changed, match="another version"):
        released.check({**documents, "standard": louder}, folder)
    with pytest.raises(released.Changed, match="another version"):
        released.release({"standard": louder}, folder)
    released.check({**documents, "standard": {**louder, "version": NEW}}, folder)


def test_a_released_file_that_is_changed_gone_or_new_is_told(folder: Path) -> None:
    path = folder / released.file_name("standard", OLD)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Konkretiser", b"Konkretis\xc3\xa9r"))
    with pytest.raises(released.Changed, match="may not change"):
        released.check({}, folder)
    path.unlink()
    with pytest.raises(released.Changed, match="differ"):
        released.check({}, folder)
    path.write_bytes(whole)
    (folder / "standard-1.json").write_text(json.dumps({}))
    with pytest.raises(released.Changed, match="differ"):
        released.check({}, folder)


@pytest.mark.usefixtures("updated")
def test_after_an_update_a_case_runs_on_the_version_that_it_began_with() -> None:
    library = GuideLibrary()
    assert (library.current().version, called(library.current())) == (NEW, NEW_NAME[6:-1])
    old = library.of(STANDARD, GuideVersion(OLD))
    assert (old.version, called(old)) == (OLD, "Konkretiser")
    lister = library.of(LISTER, GuideVersion(f"{OLD}+{OLD}"))
    assert (lister.version, called(lister), lister.name.nb) == (f"{OLD}+{OLD}", "Konkretiser", "Lister")
    assert library.of(LISTER, GuideVersion(f"{OLD}+{NEW}")) == load_guide("lister")
    with pytest.raises(NotFound):
        library.of(STANDARD, GuideVersion("2025.9"))


@pytest.mark.usefixtures("updated")
def test_after_an_update_a_guide_of_ones_own_still_stands_on_what_it_was_written_for(tmp_path: Path) -> None:
    write_guide(tmp_path / "own", '[levels.0.steps."n0.beslutt"]\nwhat.nb = "Oppsummer"\n')
    library = GuideLibrary(tmp_path / "own", OWN)
    assert (library.current().version, called(library.current())) == (f"{OLD}+{NEW}", NEW_NAME[6:-1])
    old = library.of(OWN, GuideVersion(f"{OLD}+{OLD}"))
    assert (old.version, called(old), old.id) == (f"{OLD}+{OLD}", "Konkretiser", OWN)
    assert library.nearest(OWN, GuideVersion(f"{OLD}+1999.1")) == library.current()
    assert library.broken() == ()


def test_a_released_guide_is_finished_when_the_program_is_built(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(released, "FOLDER", folder)
    made = {path.name for path in compiled.write_all(tmp_path)}
    assert {released.file_name(name, version) for name, version in released.released_versions()} <= made
    monkeypatch.setattr(compiled, "_data", tmp_path.joinpath)
    monkeypatch.setattr("bti_tui.guide.loader.load_released", None)
    compiled.released_guide.cache_clear()
    assert compiled.released_guide("standard", OLD) == load_guide()
    compiled.released_guide.cache_clear()
