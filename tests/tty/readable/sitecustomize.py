"""Lets a test read the memory of the program it has started: without this the program forbids it to all but root.

Python imports this by itself when its folder is on the path; with BTI_TEST_NO_EXEC a lock goes on in the same process,
which is the mistake that the test must find.
"""

import os
import sys
from typing import NoReturn

from bti_tui import hardening


def go_on_in_the_same_process(_: str, words: list[str]) -> NoReturn:
    """Instead of `os.execv`."""
    from bti_tui.cli.main import main

    sys.exit(main(words[words.index("bti_tui") + 1 :], os.environ))


hardening._forbid_other_readers = lambda: None
if "BTI_TEST_NO_EXEC" in os.environ:
    os.execv = go_on_in_the_same_process  # type: ignore[assignment]  # takes what the program gives
