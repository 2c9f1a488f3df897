"""The laboratory: the real program that goes from screen to screen when it is told, and says what it believes to show.

    python -m tests.hostile.lab STORE NOTE CONTACTS [NAMES...]

SIGUSR1: write to NOTE which screen this is and what it shows, row by row. SIGUSR2: go to the next screen.
"""

import os
import sys
from pathlib import Path

from bti_tui.hardening import harden
from bti_tui.profile import ORDINARY, prepare


def main() -> int:
    """Textual reads its variables when it is imported, so that comes after."""
    harden()
    prepare(ORDINARY, os.environ)
    from tests.hostile.laboratory import run

    return run(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])


if __name__ == "__main__":
    sys.exit(main())
