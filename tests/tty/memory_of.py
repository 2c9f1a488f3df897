"""Reads the memory of a running program, as a thief with the same user would (Linux)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_REGION = re.compile(r"(?P<start>[0-9a-f]+)-(?P<end>[0-9a-f]+) rw")
_CHUNK = 1 << 20
_LONGEST = 256
"""Bytes that two chunks share, so that nothing is cut in two."""


def copies(pid: int, wanted: Mapping[str, Iterable[bytes]]) -> dict[str, int]:
    """How many times each secret lies in the memory, in any of its forms."""
    counts = dict.fromkeys(wanted, 0)
    for chunk in _chunks(pid):
        for name, forms in wanted.items():
            counts[name] += sum(chunk.count(form) for form in forms)
    return counts


def _chunks(pid: int) -> Iterator[bytes]:
    regions = [
        (int(found["start"], 16), int(found["end"], 16))
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines()
        if (found := _REGION.match(line))
    ]
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in regions:
            place = start
            while place < end:
                with suppress(OSError, ValueError):  # a page that is not there
                    memory.seek(place)
                    yield memory.read(min(_CHUNK + _LONGEST, end - place)) or b""
                place += _CHUNK


def forms_of(secret: bytes) -> list[bytes]:
    """A key as it is, and in hex of both kinds; a text as Python and as a terminal keep it."""
    text = secret.decode("utf-8", "ignore")
    wide = [text.encode("utf-16-le"), text.encode("utf-32-le")] if text.encode() == secret else []
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *wide]
