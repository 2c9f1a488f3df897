"""`python -m tests.requirements` writes docs/requirements.md anew."""

import sys

from tests.requirements.listed import requirements, shown_by_id
from tests.requirements.page import PAGE, page


def main() -> None:
    """Write the page, and say which requirements have no test."""
    known, shown = requirements(), shown_by_id()
    PAGE.write_text(page(known, shown), encoding="utf-8")
    untested = [one.id for one in known if one.built != "no" and one.id not in shown]
    sys.stdout.write(f"{PAGE.name}: {len(known)} requirements, {sum(map(len, shown.values()))} tests.\n")
    if untested:
        sys.stdout.write(f"Called built, and no test shows it: {', '.join(untested)}\n")


if __name__ == "__main__":
    main()
