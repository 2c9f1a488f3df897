"""A guide that was released stays as it was, and nothing is released without its guides."""

import re
from collections.abc import Collection

from bti_tui.guide.loader import whole_documents
from bti_tui.guide.released import check, digests_of, file_name
from tests.house.source import ROOT

RELEASED = re.compile(r"^## \[\d[^\]]*\]", re.MULTILINE)


def forgotten(changelog: str, kept: Collection[str]) -> list[str]:
    """The guides that a release of the program would leave behind."""
    if RELEASED.search(changelog) is None:
        return []
    now = {file_name(name, str(document["version"])) for name, document in whole_documents().items()}
    return sorted(now - set(kept))


def test_no_released_guide_has_another_text_than_when_it_was_released() -> None:
    check(whole_documents())


def test_every_guide_of_a_released_program_is_kept() -> None:
    assert forgotten((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), digests_of()) == []


def test_a_release_that_forgets_its_guides_is_noticed() -> None:
    assert forgotten("## [Unreleased]\n", ()) == []
    released = "## [Unreleased]\n\n## [2027.1] - 2027-01-04\n"
    assert "standard-2026.1.json" in forgotten(released, ())
    assert "standard-2026.1.json" not in forgotten(released, ["standard-2026.1.json"])
