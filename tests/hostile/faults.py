"""A fault with a child in it, planted wherever something of the program can break down."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from bti_tui.screens.frame import FrameScreen
from tests.hostile.roads import ROADS

NAME: Final = "Kari-Planta-Nordmann"
NUMBER: Final = "010203 99999"
"""Looks like a national id, and is none: there is no such person number."""
SECRETS: Final = (NAME, "Planta", NUMBER, "99999")
PACKAGE: Final = Path(inspect.getfile(FrameScreen)).parents[1]


class PlantedFault(Exception):
    """A fault whose text holds a name and a number."""

    def __repr__(self) -> str:
        return f"PlantedFault({NAME}, {NUMBER})"


def break_down(*_: object, **__: object) -> Any:
    """Break down with a name in the text, in the arguments, in a cause and in the locals."""
    child = {"name": NAME, "number": NUMBER}
    try:
        raise KeyError(child["name"], child["number"])
    except KeyError as cause:
        raise PlantedFault(f"could not store {child['name']} ({child['number']})", child) from cause


async def break_down_later(*_: object, **__: object) -> Any:
    """The same in a coroutine."""
    break_down()


def broken(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, but one that breaks down."""
    return break_down_later if inspect.iscoroutinefunction(function) else break_down


def places() -> Iterator[tuple[type[FrameScreen[Any]], str]]:
    """What every screen of the program does when it is made, when it is told something, and when a key is pressed.

    What screens share is tried on the first that has it.
    """
    met: set[Any] = set()
    for screen in ROADS:
        for base in screen.__mro__:
            for name, one in vars(base).items() if base.__module__.startswith("bti_tui.") else ():
                if _can_break(name, one) and getattr(screen, name) is one and one not in met:
                    met.add(one)
                    yield screen, name


def _can_break(name: str, one: object) -> bool:
    is_called = name.startswith(("on_", "action_")) or name in {"compose_body", "help_page", "menu_entries", "crumbs"}
    return inspect.isfunction(one) and (is_called or inspect.iscoroutinefunction(one))


def questions() -> set[tuple[str, str]]:
    """Every use-case that a screen asks the desk for: the module of the screen, and the name of the use-case."""
    found = set()
    for path in sorted((PACKAGE / "screens").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ask"):
                continue
            module = f"bti_tui.screens.{path.stem}"
            if node.args and isinstance(node.args[0], ast.Name) and hasattr(sys.modules.get(module), node.args[0].id):
                found.add((module, node.args[0].id))
    return found
