"""Makes the storing of a draft take for ever, in the program that a test starts with this folder on its path."""

import threading

from bti_tui.screens import leaving
from bti_tui.usecases import drafts


def never(*_: object, **__: object) -> None:
    """Instead of `save_draft`."""
    threading.Event().wait()


drafts.save_draft = never
leaving.DESK_SECONDS = 1.0  # type: ignore[misc]  # a test is not as patient as a person
