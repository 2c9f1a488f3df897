"""Facts live for ever and so carry no words; steps are data and so have no name in the code."""

import ast
import dataclasses
import enum
import importlib
import pkgutil
import re
import tomllib
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bti_tui.domain import facts as facts_package
from bti_tui.domain import ids
from tests.house.source import PACKAGE, place, python_files, tree

PLAIN = (bool, int, float, date, time, datetime, types.NoneType)


def fact_classes() -> list[type]:
    """Every dataclass that is defined in or below `bti_tui.domain.facts`."""
    modules = [facts_package]
    if hasattr(facts_package, "__path__"):
        names = (info.name for info in pkgutil.walk_packages(facts_package.__path__, "bti_tui.domain.facts."))
        modules += [importlib.import_module(name) for name in names]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    ]


def words_in(annotation: object, where: str) -> Iterator[str]:
    """The places of an annotation that could hold free text. Ids and codes have types of their own in `ids.py`."""
    if isinstance(annotation, typing.NewType):
        if annotation.__module__ != ids.__name__:
            yield f"{where}: {annotation}"
    elif isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return
    elif isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        for name, hint in typing.get_type_hints(annotation).items():
            if typing.get_origin(hint) is not typing.ClassVar:
                yield from words_in(hint, f"{where}.{name}")
    elif typing.get_args(annotation):
        if typing.get_origin(annotation) is typing.Literal:
            return
        for part in typing.get_args(annotation):
            if part is not Ellipsis:
                yield from words_in(part, where)
    elif annotation not in PLAIN:
        yield f"{where}: {annotation}"


@pytest.mark.parametrize("fact", fact_classes(), ids=lambda fact: fact.__name__)
def test_a_fact_carries_ids_codes_dates_and_numbers_and_no_words(fact: type) -> None:
    assert list(words_in(fact, fact.__name__)) == []


def test_the_walk_finds_words_however_deep_they_lie() -> None:
    @dataclasses.dataclass(frozen=True)
    class Inner:
        said: dict[int, tuple[str | None, ...]]

    assert list(words_in(Inner, "Inner")) == ["Inner.said: <class 'str'>"]


def test_there_are_facts() -> None:
    assert len(fact_classes()) > 10


def ids_of_steps(value: object) -> Iterator[str]:
    """Every id of the shipped guide that names a step, an outcome or a move: those with a dot or a number in them."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and re.fullmatch(r"[a-z]+\d*\.\w+|T\d+", value["id"]):
            yield value["id"]
        for part in value.values():
            yield from ids_of_steps(part)
    elif isinstance(value, list):
        for part in value:
            yield from ids_of_steps(part)


def step_ids() -> set[str]:
    shipped = PACKAGE / "guide" / "data" / "standard.toml"
    return set(ids_of_steps(tomllib.loads(shipped.read_text(encoding="utf-8")))) - {"no.standard"}


def test_the_standard_guide_has_steps_to_look_for() -> None:
    assert len(step_ids()) >= 30


def literals(path: Path) -> set[str]:
    """The strings of a file, docstrings left out: a docstring may say which move of the guide it serves."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    }


def test_no_step_outcome_or_move_is_named_in_the_code() -> None:
    named = re.compile("|".join(rf"(?<![\w.]){re.escape(step)}(?!\w)" for step in sorted(step_ids())))
    hits = {place(path): [text for text in literals(path) if named.search(text)] for path in python_files(PACKAGE)}
    assert {where: texts for where, texts in hits.items() if texts} == {}
