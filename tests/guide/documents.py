"""The standard guide as a document that a test may break, and short ways to its parts."""

import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

Document = dict[str, Any]
Break = Callable[[Document], object]
Broken = dict[str, tuple[Break, str, str]]
"""By what is wrong: what breaks it, the place that is told, the problem that is told."""


def standard_text() -> str:
    return (files("bti_tui.guide") / "data" / "standard.toml").read_text(encoding="utf-8")


def standard() -> Document:
    """A fresh copy each time."""
    return tomllib.loads(standard_text())


def placed_steps(document: Document) -> Iterator[tuple[str, Document]]:
    for index, level in enumerate(document["levels"]):
        for number, step in enumerate(level["steps"]):
            yield f"levels.{index}.steps.{number}", step
    for track in ("safety", "closing", "reopening"):
        for number, step in enumerate(document[track]["steps"]):
            yield f"{track}.steps.{number}", step


def step(document: Document, step_id: str) -> Document:
    return next(one for _, one in placed_steps(document) if one["id"] == step_id)


def place(document: Document, step_id: str) -> str:
    return next(at for at, one in placed_steps(document) if one["id"] == step_id)


def form(document: Document, step_id: str, command: str) -> Document:
    found: Document = next(one for one in step(document, step_id)["forms"] if one["command"] == command)
    return found


def field(document: Document, step_id: str, command: str, name: str) -> Document:
    found: Document = next(one for one in form(document, step_id, command)["record"] if one["field"] == name)
    return found


def outcome(document: Document, level: int, outcome_id: str) -> Document:
    found: Document = next(one for one in document["levels"][level]["outcomes"] if one["id"] == outcome_id)
    return found


def move(document: Document, move_id: str) -> Document:
    found: Document = next(one for one in document["moves"] if one["id"] == move_id)
    return found


def choice(document: Document, name: str, code: str) -> Document:
    found: Document = next(one for one in document["choices"][name] if one["code"] == code)
    return found


def texts(part: Any, at: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a document with its place: whatever has a bokmål version."""
    if isinstance(part, dict) and "nb" in part:
        yield at, part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value, f"{at}.{key}".lstrip("."))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from texts(value, f"{at}.{index}")


def set_in(part: Callable[[Document], Document], key: str, value: object) -> Break:
    return lambda document: part(document).__setitem__(key, value)


def drop(part: Callable[[Document], Document], key: str) -> Break:
    return lambda document: part(document).pop(key)
