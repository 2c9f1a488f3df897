"""Kills the program in the middle of a sitting, and looks at what is left."""

import random
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bti_tui import bootstrap
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import typed
from tests.tty.life_by_keys import Player
from tests.tty.typist import STORES

SHORTEST_TEXT = 20
MARGIN = 4
"""Letters that stand on both sides of the place where a text is cut."""


class Killed(Exception):
    """The program is dead: nobody types any more."""


@dataclass
class Killer:
    """Kills the program at one moment of one line of a sitting, when the typist is about to send keys.

    `stored`: after the line was said to be stored. `enter`: right after the Enter that stores it. `pause`: within its
    first text, after a pause in the typing. `burst`: the same without a pause.
    """

    moment: str
    line: int
    """Which line of the sitting."""
    chance: random.Random
    store: Path
    watch: Callable[[], None]
    """Looks at the files while the program still runs."""
    player: Player | None = None
    where: str = ""
    half: str = ""
    rest: str = ""
    done: int = 0
    sent: list[str] = field(default_factory=list)

    def before(self, spec: str) -> None:
        """Called by the typist with what comes next."""
        if self.player is None or self.player.done < self.line:
            return
        keys = self.player.keys
        is_text = not spec.startswith("<") and len(spec) >= SHORTEST_TEXT
        if self.moment == "stored" and self.player.done > self.line:
            self._kill()
        elif self.moment == "enter" and spec == "<enter>" and keys.where == STORES:
            keys.probe.send(spec)
            self._kill()
        elif self.moment in {"pause", "burst"} and is_text:
            self.where = keys.where
            cut = self.chance.randrange(MARGIN, len(spec) - MARGIN)
            self.half, self.rest = spec[:cut], spec[cut:]
            keys.probe.send(self.half)
            if self.moment == "pause":
                with bootstrap.opened(self.store) as ctx:
                    keys.probe.wait_until(lambda: self.half in newest_draft(ctx).values(), "the draft in the store")
            self._kill()

    def _kill(self) -> None:
        assert self.player is not None
        self.watch()
        self.done = self.player.done
        self.player.keys.probe.kill()
        self.player.keys.probe.wait_for_end()
        raise Killed


def newest_draft(ctx: Context) -> Mapping[str, Any]:
    """What stands in the draft that was written last, by field; empty when there is none."""
    with ctx.reading() as work:
        found = [draft for user in work.professionals.all() for draft in work.drafts.of_user(user.id)]
    newest = max(found, key=lambda one: one.updated_at, default=None)
    return typed(newest)[0] if newest else {}


def leaks(name: str, folders: Sequence[Path]) -> list[Path]:
    """The files that hold a name, or its first word, as some program may have written it."""
    forms = {unicodedata.normalize(form, part) for form in ("NFC", "NFD") for part in (name, name.split(maxsplit=1)[0])}
    wanted = [form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert files, "there are files to look at"
    return [file for file in files if any(one in file.read_bytes() for one in wanted)]
