"""Compiles catalogues (.po to .mo) and guides (.toml to .json) while the package is built or installed."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DOMAIN = "bti_tui"


def catalogues(root: Path) -> list[Path]:
    """The .po files of the package, in a fixed order."""
    return sorted((root / DOMAIN / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def compile_catalogues(root: Path) -> list[Path]:
    """Write one .mo beside each .po; doubtful (fuzzy) texts are left out."""
    written = []
    for source in catalogues(root):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], domain=DOMAIN)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


def compile_guides(root: Path) -> list[Path]:
    """Write the finished guides and rule packs beside their .toml files, with the code that is being built."""
    sys.path.insert(0, str(root))
    try:
        from bti_tui.guide.compiled import write_all
    finally:
        sys.path.remove(str(root))
    return write_all(root / DOMAIN / "guide" / "data")


class CompileData(BuildHookInterface[Any]):
    """Called by hatchling before it collects the files of a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's own signature
        """Make the files that `artifacts` in pyproject.toml then picks up."""
        compile_catalogues(Path(self.root))
        compile_guides(Path(self.root))
