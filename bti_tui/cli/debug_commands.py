"""`bti debug`, hidden: writes and reads as everybody does, so that a harness may kill the program at any moment."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.help_page import group
from bti_tui.cli.output import Misuse
from bti_tui.cli.script import new_case_id
from bti_tui.cli.shared_options import command
from bti_tui.cli.store_commands import check_store
from bti_tui.domain.commands import (
    CheckSafety,
    Command,
    Decide,
    Observe,
    RaiseConcern,
    RateConcern,
    ShareWithLeader,
    TalkWithFamily,
    WriteEntry,
)
from bti_tui.domain.concern import Present
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, NoteId, OutcomeId, Role, ScaleCode, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.safety import SafetyAnswer

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

CANARY: Final = "KANARIFUGL FRA TROLLHEIMEN"
"""Words that must never be found in a file of the store; the name of every child, and in every text."""
LONGEST_FILLING: Final = 2000
ENTRIES_OF_A_CASE: Final = 20
"""After so many entries the next case is opened."""
TYPED_FIRST: Final = 3
"""Every third entry is a draft before it is stored."""
_PLACE: Final = "debug"
_FIELD: Final = "text"
_NAME: Final = 8

Order = Callable[[str], Command]
"""What becomes a command when its words are given."""


def add_debug_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    debug = group(around.translator, "Write, read and check in training stores only.", hidden=True)
    app.add_typer(debug, name="debug")
    canary_option = typer.Option(CANARY, "--canary", help="Words that every text holds.")
    most_option = typer.Option(None, "--most", min=1, help="Stop after so many texts; left out: never.")

    @command(debug, around, "writer", "Write for ever; tells `try ID DIGEST` before and `ack ID` after each text.")
    def writer(call: Call, canary: str = canary_option, most: int | None = most_option) -> None:
        with call.opened() as ctx:
            _require_training(ctx)
            write_texts(call, ctx, canary, most)

    @command(debug, around, "reader", "Tell the id and the digest of every text.")
    def reader(call: Call) -> None:
        with call.opened() as ctx:
            _require_training(ctx)
            for text in texts_of(ctx):
                call.output.text(f"{text.split()[0]} {_digest(text)}")

    @command(debug, around, "check", "The same as `bti store verify`.")
    def check(call: Call) -> None:
        check_store(call)


def write_texts(call: Call, ctx: "Context", canary: str, most: int | None) -> None:
    """Open cases, take them to a decision and write in their logs; one text a transaction, some typed as drafts first.

    A draft is acknowledged when it is kept. Its entry then takes its place, so that the text is there once at any time.
    """
    from bti_tui.usecases.drafts import draft_key, save_draft
    from bti_tui.usecases.execute import execute

    for number, order in zip(range(most) if most is not None else count(), _orders(ctx, canary), strict=False):
        name = secrets.token_hex(_NAME)
        text = f"{name} {canary} {secrets.token_hex(secrets.randbelow(LONGEST_FILLING) // 2)}".strip()
        made = order(text)
        call.output.text(f"try {name} {_digest(text)}")
        if isinstance(made, WriteEntry) and number % TYPED_FIRST == 0:
            save_draft(ctx, _PLACE, made.case_id, name, {_FIELD: text}, _FIELD)
            call.output.text(f"ack {name}")
            execute(ctx, made, draft_key(_PLACE, made.case_id, name))
        else:
            execute(ctx, made)
            call.output.text(f"ack {name}")


def texts_of(ctx: "Context") -> Iterator[str]:
    """What the writers of all times have written, as a person would read it: in cases, and in drafts."""
    from bti_tui.usecases.drafts import drafts, typed

    for draft in drafts(ctx):
        if draft.place == _PLACE:
            yield str(typed(draft)[0][_FIELD])
    with ctx.reading() as work:
        for case_id in work.cases.ids():
            notes = [note for _, record in work.facts.of_case(case_id) for note in _possible_notes(record)]
            yield from (text for text in work.notes.texts(notes).values() if _is_named(text))


def _orders(ctx: "Context", canary: str) -> Iterator[Order]:
    """A case from the first wondering to the decision, then entries in any case of the store, and so on for ever."""
    leader = _leader(ctx)
    while True:
        case_id = CaseId(new_case_id(ctx))
        yield from (partial(one, case_id, ctx.today) for one in _course(canary, leader))
        for _ in range(ENTRIES_OF_A_CASE):
            with ctx.reading() as work:
                known = work.cases.ids()
            yield partial(_entry, secrets.choice(known), ctx.today)


def _course(canary: str, leader: UserId) -> tuple[Callable[[CaseId, date, str], Command], ...]:
    """The steps of level 0, up to a decision."""
    return (
        lambda case, day, text: RaiseConcern(case_id=case, about=canary, words=text, arose_on=day),
        lambda case, _, text: CheckSafety(case_id=case, answer=SafetyAnswer.NO, reason=text),
        lambda case, day, text: Observe(case_id=case, seen_on=day, seen=text),
        lambda case, _, text: RateConcern(case_id=case, child=ScaleCode("2"), strengths=text),
        lambda case, day, text: ShareWithLeader(case_id=case, leader=leader, shared_on=day, advice=text),
        lambda case, day, text: TalkWithFamily(
            case_id=case, talked_on=day, present=(Present.MOTHER,), child_words=canary, guardians_view=text
        ),
        lambda case, day, text: Decide(
            case_id=case, outcome=OutcomeId("nivaa1"), reason=text, decided_on=day, met_on=day
        ),
    )


def _leader(ctx: "Context") -> UserId:
    from bti_tui.usecases.people import register_professional
    from bti_tui.usecases.queries import professionals

    known = [one.id for one in professionals(ctx) if one.role is Role.LEADER]
    return known[0] if known else register_professional(ctx, "Anne Lise Moe", Role.LEADER, "styrer", "", "Bjørka").id


def _entry(case_id: CaseId, today: date, text: str) -> Command:
    return WriteEntry(
        case_id=case_id, kind=EntryKind.NOTE, text=text, happened_on=today, visibility=Visibility.INTERNAL
    )


def _possible_notes(record: Recorded) -> Iterator[NoteId]:
    """Every text that a fact may point to: ids that are no note's are simply not found."""
    values = (getattr(record.fact, one.name) for one in fields(record.fact))
    return (NoteId(value) for value in values if isinstance(value, str))


def _is_named(text: str) -> bool:
    name = text.partition(" ")[0]
    return len(name) == 2 * _NAME and not set(name) - set("0123456789abcdef")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _require_training(ctx: "Context") -> None:
    if not ctx.training:
        raise Misuse("bti debug is for training stores only.")
