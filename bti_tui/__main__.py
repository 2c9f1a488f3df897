"""`python -m bti_tui` is `bti`."""

from bti_tui.cli.main import run

if __name__ == "__main__":
    run()
