"""A concern assessment inside a scenario: the line of the script, and the keys that give the same answers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from bti_tui.domain.instrument import NO, ContextKind
from bti_tui.guide.compiled import shipped_instrument
from tests.tty.stored import Line
from tests.tty.typist import Typist

INSTRUMENT: Final = shipped_instrument()
AREAS: Final = INSTRUMENT.areas
CODES: Final = {one.key: one.code for one in INSTRUMENT.scale}
KEYS: Final = {one.code: one.key for one in INSTRUMENT.scale}
CALM: Final = INSTRUMENT.safety.answers[0]
ANSWERS: Final = "21310"
"""What is answered in an area, question after question."""
VOICE: Final = "Jeg vil at noen hører på meg."


def with_assessments(lines: Iterable[Line]) -> Iterator[Line]:
    """The scenario, with an assessment where the concern is weighed."""
    born: dict[str, str] = {}
    for line in lines:
        yield line
        if line["do"] == "raise_concern":
            born[f"${line['let']}"] = line["born_on"]
        if line["do"] == "rate_concern":
            yield _assessment(line, date.fromisoformat(born[line["case_id"]]))


def _assessment(rated: Line, born_on: date) -> Line:
    day = date.fromisoformat(rated["now"][:10])
    age = day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
    asked = {area.code: [item.code for one, item in INSTRUMENT.items_for(age) if one is area] for area in AREAS}
    given = {item: key for items in asked.values() for item, key in zip(items, ANSWERS, strict=False)}
    how_long, *rest = (one for one in INSTRUMENT.context if one.kind is not ContextKind.TEXT)
    return {
        **{name: rated[name] for name in ("now", "as", "case_id")},
        "do": "assess_concern",
        "answered_on": f"{day}",
        "answers": {item: CODES[key] for item, key in given.items()},
        "context": {how_long.code: how_long.choices[0].code, **{one.code: NO for one in rest}},
        "safety": {one.code: CALM.code for one in INSTRUMENT.safety.items},
        "child_voice": VOICE,
    }


def answer_by_keys(keys: Typist, line: Line) -> None:
    """From the assessments of a case to the answers side by side, area after area."""
    keys.press_to("f2", r"Svart 0 av")
    for area in AREAS:
        items = [item for item in area.items if item.code in line["answers"]]
        keys.see(rf">{re.escape(items[0].name.nb[:20])}")
        keys.type("".join(KEYS[line["answers"][item.code]] for item in items))
    keys.see(rf">{re.escape(INSTRUMENT.resources[0].name.nb)}")
    keys.type("n" * len(INSTRUMENT.resources))
    keys.see(rf">{re.escape(INSTRUMENT.context[0].name.nb[:20])}")
    keys.type(INSTRUMENT.context[0].choices[0].key + "n" * (len(line["context"]) - 1))
    keys.see(rf">{re.escape(INSTRUMENT.safety.items[0].name.nb[:20])}")
    keys.type(CALM.key * len(INSTRUMENT.safety.items))
    keys.fill({"Barnets stemme": line["child_voice"]})
    keys.press_to("f4", "SIDE OM SIDE")
