"""The door to instruments: from TOML to the values that the rules use, or a refusal that names the places."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bti_tui.domain.instrument import Instrument
from bti_tui.domain.nesting import has_endless_key
from bti_tui.domain.text import clean
from bti_tui.guide.faults import Faults, LineIndex
from bti_tui.guide.instrument_assembly import instrument_of
from bti_tui.guide.instrument_checks import check_instrument
from bti_tui.guide.instrument_schema import InstrumentDoc
from bti_tui.guide.own_folder import content_of, refusal
from bti_tui.guide.shape_faults import note_shape_faults

DIGEST_SIGNS: Final = 12
ABOUT: Final = ("checked_on", "source")


def load_instrument(path: Path) -> Instrument:
    """The instrument of a file; raises GuideInvalid with every fault's place."""
    return instrument_from(content_of(path), path)


def instrument_from(content: bytes, path: Path) -> Instrument:
    """The instrument of some bytes; the digest of what they say is part of its version."""
    try:
        text = content.decode("utf-8-sig")
        if has_endless_key(text):
            raise refusal(path, "file", "unreadable", "key")
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusal(path, "file", "unreadable", str(error)) from error
    faults = Faults(clean(path.name, lines=False), LineIndex(text))
    try:
        doc = InstrumentDoc.model_validate(document)
    except ValidationError as error:
        note_shape_faults(error.errors(include_url=False), faults)
        raise faults.invalid() from error
    check_instrument(doc, faults)
    faults.refuse()
    return instrument_of(doc, _digest(document))


def _digest(document: Mapping[str, Any]) -> str:
    """Of what the file asks, so that a comment, a blank line or a newer day of checking changes nothing."""
    asked = {key: value for key, value in document.items() if key not in ABOUT}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()[:DIGEST_SIGNS]
