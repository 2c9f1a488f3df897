"""What every part of a guide, a rule pack and a directory has in common, and the way from the bytes of a file to it."""

import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.nesting import has_endless_key
from bti_tui.guide.faults import Faults, LineIndex, Problem
from bti_tui.guide.shape_faults import note_shape_faults


class Document(BaseModel):
    """A part of a file: nothing unknown, nothing guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


D = TypeVar("D", bound=Document)


def read_document(content: bytes, file: str) -> tuple[Mapping[str, Any], LineIndex]:
    """What a TOML file says, and on which lines. Raises GuideInvalid when it can't be read."""
    try:
        text = content.decode("utf-8-sig")
        if has_endless_key(text):
            raise _unreadable(file, "key")
        return tomllib.loads(text), LineIndex(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from error


def validated(kind: type[D], document: Mapping[str, Any], faults: Faults) -> D:
    """A document in its shape. Raises GuideInvalid with every fault's place."""
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        note_shape_faults(error.errors(include_url=False), faults)
        raise faults.invalid() from error


def _unreadable(file: str, why: str) -> GuideInvalid:
    faults = Faults(file)
    faults.add("file", Problem.UNREADABLE, why)
    return faults.invalid()
