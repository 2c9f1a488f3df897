"""Every word that a person meets is translated, and every word of the field has its place in the glossary."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

import bti_tui.domain
from bti_tui.domain import refusals
from bti_tui.domain.errors import BtiError
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.i18n.messages import ERRORS, REASONS
from tests.house.source import PACKAGE, ROOT, files_of_the_house, place, python_files, tree

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
NORWEGIAN: list[Language] = ["nb", "nn"]


def domain_modules() -> list[str]:
    """All but the views, which are named after what a screen shows and bring no word of their own."""
    found = (info.name for info in pkgutil.walk_packages(bti_tui.domain.__path__, "bti_tui.domain."))
    return [name for name in found if not name.startswith("bti_tui.domain.views")]


def classes_of(module_name: str) -> Iterator[type]:
    for name, value in vars(importlib.import_module(module_name)).items():
        if inspect.isclass(value) and value.__module__ == module_name and not name.startswith("_"):
            yield value


def error_classes() -> list[type[BtiError]]:
    """The whole tree, also what is defined outside `domain/errors.py`."""
    for path in python_files(PACKAGE):
        if re.search(
            r"^class \w+\(\w*(?:BtiError|StoreError|Refused)\)", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return [BtiError, *below(BtiError)]


def below(root: type[BtiError]) -> list[type[BtiError]]:
    return [leaf for branch in root.__subclasses__() for leaf in (branch, *below(branch))]


@pytest.mark.parametrize("module", domain_modules())
def test_every_domain_class_stands_in_the_glossary(module: str) -> None:
    missing = [one.__name__ for one in classes_of(module) if not re.search(rf"`{one.__name__}`", GLOSSARY)]
    assert missing == []


def test_the_glossary_names_no_class_that_is_gone() -> None:
    classes = {one.__name__ for module in domain_modules() for one in classes_of(module)}
    section = GLOSSARY.partition("## Classes")[2]
    named = set(re.findall(r"^\|[^|]*\| `(\w+)`", section, re.MULTILINE))
    assert named - classes == set()
    assert len(named) > 30


def test_every_kind_of_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in error_classes()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_error_is_explained_in_norwegian(language: Language) -> None:
    codes = {error.code for error in error_classes()} - {BtiError.code}
    assert codes <= ERRORS.keys()
    speaker = Translator(language)
    assert {code for code in codes if speaker.tr(ERRORS[code]) == ERRORS[code]} == set()


def test_no_message_belongs_to_an_error_that_is_gone() -> None:
    assert ERRORS.keys() - {error.code for error in error_classes()} == set()


def test_every_error_has_an_exit_code() -> None:
    """0 is success, 1 a crash, 2 a wrong command line; so errors begin at 10."""
    output = importlib.import_module("bti_tui.cli.output")
    exit_codes: dict[str, int] = output.EXIT_CODES
    codes = {error.code for error in error_classes()} - {BtiError.code}
    assert codes <= exit_codes.keys()
    assert all(10 <= exit_codes[code] < 126 for code in codes)
    assert len({exit_codes[code] for code in codes}) == len(codes)


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_reason_for_a_refusal_is_said_in_norwegian(language: Language) -> None:
    codes = refusals.ALL
    assert codes == REASONS.keys()
    speaker = Translator(language)
    assert {code for code in codes if speaker.reason(code) in {code, REASONS[code]}} == set()


def test_r58_the_catalogues_are_complete_and_in_step_with_the_code() -> None:
    ran = subprocess.run(
        [sys.executable, "i18n_catalogues.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_text_that_is_spoken_stands_where_the_catalogues_find_it() -> None:
    """A text inside an f-string is not found when the catalogues are made, and would be shown in English."""
    for path in python_files(PACKAGE):
        spoken = (call for text in ast.walk(tree(path)) if isinstance(text, ast.JoinedStr) for call in ast.walk(text))
        calls = [call for call in spoken if isinstance(call, ast.Call) and called(call) in {"tr", "ntr", "N_"}]
        assert [call.lineno for call in calls if isinstance(call.args[0], ast.Constant)] == [], place(path)


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_the_texts_are_friendly() -> None:
    """No shouting and no officialese: du-form, verbs first."""
    harsh = re.compile(r"^msgstr.*(?:\w!|[Vv]ennligst|[Vv]ennlegst|\bDe må\b|[Uu]gyldig)", re.MULTILINE)
    for path in files_of_the_house():
        if path.suffix == ".po":
            assert harsh.findall(path.read_text(encoding="utf-8")) == [], place(path)
