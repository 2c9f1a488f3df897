"""The port for files that a person takes out of the store."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BadInput

PRINT_FILE: Final = "print-file"

PutFile = Callable[[Path, bytes | None], None]
"""Writes a file for its owner alone, where plain text may lie; without content, only looks. Raises BadInput."""


def nowhere(path: Path, content: bytes | None) -> None:  # noqa: ARG001 the shape of the port
    """Where there is no disk, nothing can be taken out."""
    raise BadInput(place=PRINT_FILE, problem="place")
