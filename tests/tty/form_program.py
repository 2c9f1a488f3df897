"""A small program for the burst tests: form after form, each answer a line of JSON in a file.

    python -m tests.tty.form_program OUTPUT [NAME]

NAME is what the crash tests plant; F3, F4 and F5 break down in a handler, in a worker and on the desk.
"""

import os
import sys
from pathlib import Path

from bti_tui.profile import ORDINARY, prepare


def main() -> int:
    """Textual reads its variables when it is imported, so that comes last."""
    prepare(ORDINARY, os.environ)
    from tests.tty.form_screen import run

    return run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
