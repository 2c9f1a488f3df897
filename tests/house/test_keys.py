"""Every key has an id, so that it can be explained, translated and moved."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import PACKAGE, place, python_files, tree


def binding_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Binding":
            yield node


def test_every_binding_has_an_id() -> None:
    nameless = [
        place(path, call.lineno)
        for path in python_files(PACKAGE)
        for call in binding_calls(path)
        if not any(keyword.arg == "id" for keyword in call.keywords)
    ]
    assert nameless == []


def test_no_binding_is_written_as_a_bare_tuple() -> None:
    """A tuple has no place for an id."""
    bare = []
    for path in python_files(PACKAGE):
        for node in ast.walk(tree(path)):
            target = node.target if isinstance(node, ast.AnnAssign) else None
            targets = node.targets if isinstance(node, ast.Assign) else [target] if target else []
            if any(isinstance(name, ast.Name) and name.id == "BINDINGS" for name in targets):
                value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
                bare += [place(path, part.lineno) for part in getattr(value, "elts", []) if isinstance(part, ast.Tuple)]
    assert bare == []


def test_there_are_bindings_to_look_at() -> None:
    assert sum(1 for path in python_files(PACKAGE) for _ in binding_calls(path)) > 10
