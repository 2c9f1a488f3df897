"""The files of the house, as the tests of this folder read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bti_tui"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@lru_cache(maxsize=1)
def files_of_the_house() -> tuple[Path, ...]:
    """What git keeps or would keep: tracked files, and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(sorted(path for path in found if path.is_file()))


def python_files(folder: Path = ROOT) -> list[Path]:
    """The Python files of the house in or below a folder."""
    return [path for path in files_of_the_house() if path.suffix == ".py" and path.is_relative_to(folder)]


@lru_cache(maxsize=512)
def tree(path: Path) -> ast.Module:
    """The syntax of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def imported(path: Path) -> set[str]:
    """The modules that a file imports anywhere, with their full names."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def place(path: Path, line: int = 0) -> str:
    """A file as the tests name it."""
    return f"{path.relative_to(ROOT).as_posix()}" + (f":{line}" if line else "")
