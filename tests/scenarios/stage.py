"""Scenarios of the field text: carried out by `bti script`, and looked at as they stood after any of their lines."""

import contextlib
import io
import json
import os
import shutil
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bti_tui import bootstrap
from bti_tui.cli.main import main
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.deadlines import Deadline, deadlines
from bti_tui.domain.facts import CaseReopened, Fact, LevelChanged, Recorded
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import CaseId
from bti_tui.domain.progress import next_step
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import consent_status, signatories
from bti_tui.domain.suggestion import Suggestion, suggestion

FOLDER = Path(__file__).parent
Line = dict[str, Any]


@dataclass(frozen=True)
class Stood:
    """A case as it stood when a line of its scenario had been carried out."""

    case: Case
    today: date
    guide: Guide
    rules: Rules
    facts: tuple[Fact, ...]
    """What the line led to."""
    refused: AbstractSet[str]
    """Why the line was refused; empty when it was carried out."""

    @property
    def next(self) -> str:
        """The id of the step that is next; nothing when there is none."""
        step = next_step(self.case, self.guide, self.rules, self.today)
        return step.id if step else ""

    @property
    def consent(self) -> ConsentStatus:
        """What all answers together allow."""
        return consent_status(self.case, self.rules, self.today)

    @property
    def covered(self) -> AbstractSet[str]:
        """The agencies to which everyone has said yes."""
        return consented_agencies(self.case, self.rules, self.today)

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of those who must answer."""
        return signatories(self.case, self.rules, self.today)

    @property
    def suggests(self) -> Suggestion | None:
        """What the newest evaluations point to."""
        return suggestion(self.case)

    @property
    def taking_part(self) -> set[str]:
        """The agencies that are in the case beside its own."""
        return {one.agency for one in self.case.taking_part}

    @property
    def due(self) -> tuple[Deadline, ...]:
        """All that is due, the first day first."""
        return deadlines(self.case, self.guide, self.rules, self.today)


class Scenario:
    """One scenario after its last line."""

    def __init__(self, lines: list[Line], answers: list[Line], store: Path) -> None:
        self.lines = lines
        self.answers = answers
        self.store = store
        self.ids = {line["let"]: answer["made"] for line, answer in zip(lines, answers, strict=True) if "let" in line}
        """What the script made, by the names that it gave."""
        with bootstrap.opened(store) as ctx, ctx.reading() as work:
            cases = [CaseId(answer["made"]) for answer in answers if answer["do"] == "raise_concern"]
            self.records = {one: [record for _, record in reversed(work.facts.of_case(one))] for one in cases}
            whole = {one: replay(Case.empty(one), records) for one, records in self.records.items()}
            self._guides = {one: ctx.guide_of(case) for one, case in whole.items()}
            self._rules = {one: ctx.rules_of(case) for one, case in whole.items()}

    def after(self, note: str) -> Stood:
        """The case of the line whose remark begins so, as it stood then; of refused lines too."""
        (number,) = (n for n, line in enumerate(self.lines) if line.get("note", "").startswith(note))
        return self.at(number)

    def end(self, name: str) -> Stood:
        """The case with a name, after the last line that is about it."""
        about = [n for n, line in enumerate(self.lines) if name in (line.get("let"), line.get("case_id", "")[1:])]
        return self.at(about[-1])

    def at(self, number: int) -> Stood:
        """The case of a line, by the line's place in the file."""
        line, answer = self.lines[number], self.answers[number]
        case_id = CaseId(answer["case"] or self.ids[line["case_id"][1:]])
        known = [one for one in self.answers[: number + 1] if one["case"] == case_id]
        records = self.records[case_id][: sum(len(one["facts"]) for one in known)]
        return Stood(
            replay(Case.empty(case_id), records),
            date.fromisoformat(line["now"][:10]),
            self._guides[case_id],
            self._rules[case_id],
            _facts(records[len(records) - len(answer["facts"]) :]),
            frozenset(answer.get("refused", ())),
        )

    def facts(self, name: str) -> tuple[Fact, ...]:
        """All that has happened in the case with a name."""
        return _facts(self.records[CaseId(self.ids[name])])

    def levels(self, name: str) -> list[str]:
        """The levels that a case has been at, one after another, and A when it ended there."""
        told = ["0"]
        for fact in self.facts(name):
            if isinstance(fact, LevelChanged):
                told.append(str(fact.after.value))
            if isinstance(fact, CaseReopened):
                told += ["A", str(fact.level.value)]
        return [*told, "A"] if self.end(name).case.status in (CaseStatus.CLOSED, CaseStatus.ARCHIVED) else told


def _facts(records: list[Recorded]) -> tuple[Fact, ...]:
    return tuple(record.fact for record in records)


class Stage:
    """Carries scenarios out, each in a training store of its own, and each once."""

    def __init__(self, empty: Path, folder: Path) -> None:
        """`empty` is a training store to copy."""
        self._empty, self._folder = empty, folder
        self._numbers = count()
        self._played: dict[Path, Scenario] = {}

    def play(self, name: str) -> Scenario:
        """A scenario of this folder, by the name of its file."""
        return self.play_file(FOLDER / f"{name}.jsonl")

    def play_until(self, name: str, let: str) -> Scenario:
        """A scenario of this folder as far as the line that makes something, in a store of its own, to go on from."""
        lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        end = next(place for place, line in enumerate(lines) if json.loads(line).get("let") == let)
        path = self._folder / f"{name}-{let}-{next(self._numbers)}.jsonl"
        path.write_text("".join(lines[:end]), encoding="utf-8")
        return self.play_file(path)

    def play_file(self, path: Path) -> Scenario:
        """Any script, which must be carried out to its end."""
        if path not in self._played:
            store = self._folder / f"{path.stem}-{next(self._numbers)}"
            shutil.copytree(self._empty, store)
            told = io.StringIO()
            with contextlib.redirect_stdout(told):
                code = main(["--store", str(store), "script", str(path)], dict(os.environ))
            answers = [json.loads(line) for line in told.getvalue().splitlines()]
            assert code == 0, answers[-1]
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            self._played[path] = Scenario(lines, answers, store)
        return self._played[path]
