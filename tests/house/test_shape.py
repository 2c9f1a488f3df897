"""How the files of the house look: small, named after one subject, and able to stand alone."""

import ast
import re
import tokenize

import pytest

from tests.house.source import PACKAGE, Function, files_of_the_house, functions, place, python_files, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
CATCH_ALL_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "tools"}
NOT_HERE = [
    r"pypi[.]org",
    r"pythonhosted[.]org",
    r"npmjs[.](?:org|com)",
    r"--(?:extra-)?index[-]url",
    r"\.\./share[d]\b",
    r"(?<![\w.])/wor[k]/",
]
"""Hosts of registries, and places outside a clone; written so that this file does not match itself."""
CODE_WITH_A_REASON = re.compile(r"#.*?\b(?:noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])\s*\S+")


def test_files_are_shorter_than_300_lines() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST_FILE} == {}


def is_dispatch(function: Function) -> bool:
    """Nothing but one `match` with arms of one or two statements: a table, whose length is the number of kinds."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if len(body) > 1 and ast.unparse(body[-1]).startswith("assert_never("):
        body = body[:-1]
    return len(body) == 1 and isinstance(body[0], ast.Match) and all(len(arm.body) <= 2 for arm in body[0].cases)


def test_functions_are_shorter_than_40_lines() -> None:
    too_long = {
        f"{place(path, function.lineno)} {function.name}": function.end_lineno - function.lineno + 1
        for path in python_files()
        for function in functions(path)
        if function.end_lineno and function.end_lineno - function.lineno + 1 >= LONGEST_FUNCTION
    }
    dispatch = {
        f"{place(path, function.lineno)} {function.name}"
        for path in python_files()
        for function in functions(path)
        if is_dispatch(function)
    }
    assert {name: lines for name, lines in too_long.items() if name not in dispatch} == {}


def test_no_file_is_named_after_everything_and_nothing() -> None:
    assert [place(path) for path in python_files() if path.stem in CATCH_ALL_NAMES] == []


@pytest.mark.parametrize("word", NOT_HERE)
def test_a_clone_stands_alone(word: str) -> None:
    found = [place(path) for path in files_of_the_house() if re.search(word.encode(), path.read_bytes())]
    assert found == []


def test_a_broad_except_says_why_on_its_line() -> None:
    silent = []
    for path in python_files():
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = ast.unparse(node.type) if node.type else "everything"
            broad = re.search(r"\b(everything|Exception|BaseException)\b", caught)
            reason = re.sub(r"noqa: [A-Z0-9, ]+", "", lines[node.lineno - 1].partition("#")[2])
            if broad and not reason.strip(" -:"):
                silent.append(place(path, node.lineno))
    assert silent == []


def test_every_ignore_names_its_code_and_its_reason() -> None:
    silent = []
    for path in python_files():
        with path.open("rb") as file:
            comments = [token for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]
        ignores = [comment for comment in comments if re.search(r"#\s*(noqa|type: ignore)", comment.string)]
        silent += [place(path, one.start[0]) for one in ignores if not CODE_WITH_A_REASON.search(one.string)]
    assert silent == []


def test_no_test_is_skipped() -> None:
    marks = re.compile(r"\b(?:mark\.skip|mark\.skipif|pytest\.skip|importorskip|mark\.xfail)\b")
    assert [
        place(path)
        for path in python_files(PACKAGE.parent / "tests")
        if path.name != "test_shape.py" and marks.search(path.read_text(encoding="utf-8"))
    ] == []


def test_no_test_sleeps() -> None:
    sleeps = re.compile(r"\b(?:time|asyncio)\.sleep\((?!0\))")  # sleep(0) only lets others run
    assert [
        place(path)
        for path in python_files(PACKAGE.parent / "tests")
        if path.name != "test_shape.py" and sleeps.search(path.read_text(encoding="utf-8"))
    ] == []


def test_migrations_never_rebuild_tables_in_a_batch() -> None:
    """It drops every trigger without a word and, with foreign keys on, deletes the rows of child tables."""
    used = [
        place(path, node.lineno)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name) and "batch_alter" in ast.unparse(node)
    ]
    assert used == []


def test_identifiers_are_plain_ascii() -> None:
    foreign = [
        f"{place(path, node.lineno)} {node.name}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.isascii()
    ]
    assert foreign == []
