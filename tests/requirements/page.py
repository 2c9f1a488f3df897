"""The page docs/requirements.md: each requirement, whether it is built, and the tests that show it."""

from collections.abc import Iterator, Mapping
from typing import Final

from tests.house.source import ROOT
from tests.requirements.listed import Requirement, Shown

PAGE: Final = ROOT / "docs" / "requirements.md"
HEAD: Final = """\
# What the program promises

Each requirement has an id that never changes, a demand in short words, where it comes from, and the tests that show it.
This page is made from `tests/requirements/listed.toml` and from the names of the tests, by

```
python -m tests.requirements
```

A test that shows R17 is called `test_r17_...`; another file than the one this makes fails `make check`, and so does a
requirement that is called built and has no test."""
STATES: Final = {"yes": "built", "partly": "partly built", "no": "not built"}


def page(known: tuple[Requirement, ...], shown: Mapping[str, tuple[Shown, ...]]) -> str:
    """The text of the page."""
    return "\n".join((HEAD, "", *_summary(known), *_sections(known, shown))).rstrip() + "\n"


def _summary(known: tuple[Requirement, ...]) -> Iterator[str]:
    counts = {state: sum(one.built == state for one in known) for state in STATES}
    told = ", ".join(f"{counts[state]} {said}" for state, said in STATES.items())
    yield f"Of {len(known)}: {told}."
    for state in ("partly", "no"):
        ids = ", ".join(one.id for one in known if one.built == state)
        if ids:
            yield f"{STATES[state].capitalize()}: {ids}."


def _sections(known: tuple[Requirement, ...], shown: Mapping[str, tuple[Shown, ...]]) -> Iterator[str]:
    group = ""
    for one in known:
        if one.group != group:
            group = one.group
            yield from ("", f"## {group}")
        yield from ("", f"### {one.id} ({one.level}): {STATES[one.built]}", "", one.what, "", f"Source: {one.source}.")
        if one.missing:
            yield from ("", f"Missing: {one.missing}")
        tests = shown.get(one.id, ())
        if tests:
            yield ""
        yield from (f"- `{test.file}`: `{test.name}`" for test in tests)
