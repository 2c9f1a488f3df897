"""The guides of a machine: those of the program, those of the municipality's folder, and which one new cases follow."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


def guided(context: "Context", folder: Path, chosen: str) -> "Context":
    """The context with the guides of a folder, and the one that was chosen for new cases."""
    from bti_tui.guide.library import GuideLibrary

    return replace(context, guides=GuideLibrary(folder, chosen))
