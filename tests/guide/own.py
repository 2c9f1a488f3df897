"""A municipality that is not there, Furuvik, and its own guide files."""

from pathlib import Path
from typing import Final

from bti_tui.domain.guide import Guide
from bti_tui.guide.loader import load_guide

HEAD: Final = """
format = 1
extends = "no.standard"
id = "own.furuvik"
version = "2026.1"
review_on = 2027-11-21
name = { nb = "Furuvik" }
municipalities = ["9999"]
"""
"""What a guide must say of itself; nothing in it differs from the standard one."""


def write_guide(folder: Path, differs: str = "", *, name: str = "furuvik.toml", version: str = "2026.1") -> Path:
    """A file of the folder of own guides."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(HEAD.replace('"2026.1"', f'"{version}"') + differs, encoding="utf-8")
    return path


def furuvik(tmp_path: Path, differs: str) -> Guide:
    """The guide of Furuvik with something that differs."""
    return load_guide(write_guide(tmp_path, differs))
