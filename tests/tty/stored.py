"""What lies in a training store, made comparable: ids become their order of appearance, notes become their words."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bti_tui import bootstrap
from bti_tui.cli.store_creation import make_training_store
from bti_tui.desk import NewStore
from bti_tui.domain.codec import Json, to_json
from bti_tui.domain.ids import NoteId
from bti_tui.usecases.context import Context

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Line = dict[str, Any]


@dataclass(frozen=True)
class StoredFact:
    """A fact without ids and times: its name, whose hand it was, and what it says."""

    name: str
    actor: str
    payload: Json


def make_store(folder: Path, lines: Iterable[Line]) -> list[Line]:
    """A training store in which these lines of a script are done; what the script answered."""
    make_training_store(folder, {})
    return run_script(folder, lines)


def make_real_store(folder: Path, user: str, passphrase: str, state: Path | None = None) -> str:
    """A store with a passphrase and nothing in it; its recovery code."""
    wishes = NewStore("9999", "Ingrid Solbakken", "IS", "barnehagelærer", "kindergarten", "Bjørka", user, passphrase)
    founding = bootstrap.found_store(folder, wishes, state=state)
    founding.finish().close()
    return founding.recovery_code


def run_script(folder: Path, lines: Iterable[Line]) -> list[Line]:
    """Carry out lines of a script by `bti script`; what it answers, line by line."""
    script = folder.parent / f"{folder.name}.jsonl"
    script.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    told = bti(folder, "script", str(script))
    return [json.loads(line) for line in told.splitlines()]


def bti(folder: Path, *words: str) -> str:
    """What a command answers; it must succeed."""
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(folder), *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def facts_in(folder: Path) -> list[StoredFact]:
    """Every fact of the store, case by case, oldest first."""
    with bootstrap.opened(folder) as ctx:
        return facts_of(ctx)


def facts_of(ctx: Context) -> list[StoredFact]:
    """The same for a store that is open."""
    with ctx.reading() as work:
        records = [one for case in work.cases.ids() for _, one in reversed(work.facts.of_case(case))]
        payloads = [to_json(one.fact) for one in records]
        texts = work.notes.texts(NoteId(one) for one in _ids(payloads))
    seen: dict[str, str] = {}
    return [
        StoredFact(one.fact.name, _plain(one.actor, {}, seen), _normal(payload, texts, seen))
        for one, payload in zip(records, payloads, strict=True)
    ]


def _ids(value: Json) -> set[str]:
    if isinstance(value, str):
        return {value} if ID.fullmatch(value) else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {found for part in parts for found in _ids(part)}


def _normal(value: Json, texts: Mapping[NoteId, str], seen: dict[str, str]) -> Json:
    if isinstance(value, str):
        return _plain(value, texts, seen)
    if isinstance(value, list):
        return [_normal(one, texts, seen) for one in value]
    if isinstance(value, dict):
        return {key: _normal(one, texts, seen) for key, one in value.items()}
    return value


def _plain(value: str, texts: Mapping[NoteId, str], seen: dict[str, str]) -> str:
    """Words for a note, a number for any other id."""
    if NoteId(value) in texts:
        return texts[NoteId(value)]
    return seen.setdefault(value, f"#{len(seen) + 1}") if ID.fullmatch(value) else value
