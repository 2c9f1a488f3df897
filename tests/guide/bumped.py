"""A release that was made, and after it a new version of the standard guide with another text: what an update does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bti_tui.guide import compiled, loader, released
from bti_tui.guide.loader import whole_documents

OLD_NAME, NEW_NAME = 'nb = "Konkretiser"', 'nb = "Beskriv det du ser"'
OLD, NEW = "2026.1", "2099.2"


@contextmanager
def after_an_update(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is released into a folder; then the standard guide has another version and another name of a step."""
    released.release(whole_documents(), folder)
    patch.setattr(released, "FOLDER", folder)
    patch.setattr(compiled, "_read", lambda *_: None)
    patch.setattr(loader, "_shipped_bytes", _bumped(loader._shipped_bytes))
    _forget()
    try:
        yield
    finally:
        patch.undo()
        _forget()


def _bumped(read: Callable[[str], bytes]) -> Callable[[str], bytes]:
    def changed(name: str) -> bytes:
        text = read(name).decode()
        if name == "standard.toml":
            text = text.replace(f'version = "{OLD}"', f'version = "{NEW}"').replace(OLD_NAME, NEW_NAME)
        return text.encode()

    return changed


def _forget() -> None:
    for one in (
        compiled.shipped_guide,
        compiled.released_guide,
        loader._shipped_guide,
        loader._shipped_document,
        loader._standard_doc,
    ):
        one.cache_clear()
