"""Whom the guide of a municipality says to call. Read without pydantic: the numbers are shown while locked."""

import tomllib
from importlib.resources import files
from pathlib import Path

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.ids import GuideId
from bti_tui.guide.compiled import STANDARD, shipped_names
from bti_tui.guide.own_folder import content_of, newest_first, read_folder

Contacts = dict[str, dict[str, str]]
"""Texts by key (`number`, `name`, `hours`), by whom they lead to."""


def guide_contacts(folder: Path | None, guide_id: GuideId) -> Contacts:
    """The local numbers of a guide, as its file says them; none when the file can't be read."""
    name = guide_id.rpartition(".")[2]
    if not guide_id or name == STANDARD:
        return {}
    try:
        found = newest_first(one for one in read_folder(folder).files if one.id == guide_id)
        if found:
            return _contacts(content_of(found[0].path))
        data = files("bti_tui") / "guide" / "data" / f"{name}.toml"
        return _contacts(data.read_bytes()) if name in shipped_names() else {}
    except GuideInvalid:
        return {}


def _contacts(content: bytes) -> Contacts:
    said = tomllib.loads(content.decode("utf-8-sig")).get("contacts", {})
    tables = said.items() if isinstance(said, dict) else ()
    return {
        kind: {key: text for key, text in values.items() if isinstance(text, str)}
        for kind, values in tables
        if isinstance(values, dict)
    }
