"""`bti store lost`: a machine is gone. What was on it, whom it concerns, what to do by when, drafts of letters."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import typer

from bti_tui.cli.backup_commands import target_of
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.lost_files import write_drafts
from bti_tui.cli.lost_report import LostPage, document_of, lines_of, people_rows
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import Answers, command
from bti_tui.cli.when import moment_said
from bti_tui.domain.breach import Loss, MachineState, NoticeDecision, SecretPlace
from bti_tui.domain.errors import WrongPassphrase
from bti_tui.domain.words import Language
from bti_tui.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from bti_tui.usecases.lost import Affected

TRIES: Final = 3
WIDTH: Final = 79
STATES: Final = {
    MachineState.LOCKED: N_("l: locked or switched off"),
    MachineState.OPEN: N_("o: the program stood open"),
    MachineState.UNKNOWN: N_("?: not known"),
}
SECRETS: Final = {
    SecretPlace.APART: N_("n: no, they were elsewhere"),
    SecretPlace.WITH_IT: N_("y: yes, perhaps"),
    SecretPlace.UNKNOWN: N_("?: not known"),
}
"""What is asked; the letter before the colon is the answer, in each language its own."""
SAID: Final = {
    "noticed": N_("When you noticed it, such as 20.11 9.40."),
    "last_seen": N_("When the machine was last seen."),
    "letters": N_("The language of the letters: nb, nn or en."),
    "why": N_("Why it was decided so. Leave out names."),
    "key_file": N_("The key file that belongs to the passphrase of the backup, where there is one."),
}
_Answer = TypeVar("_Answer", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for beside the page itself."""

    backup: Path | None
    people: bool
    into: Path | None
    letters: Language
    decision: NoticeDecision | None
    why: str
    key_file: Path | None = None
    """What is carried besides the passphrase of the backup."""


def add_lost_command(store: typer.Typer, around: Surroundings) -> None:
    """Add `lost` to the group of stores."""
    tr = around.translator.tr
    argument_help = tr("The backup, or the folder where backups are; the newest is taken.")
    backup_argument = typer.Argument(None, metavar="BACKUP", help=argument_help)
    machine_option = typer.Option(None, "--machine", help=tr("Whether the program was locked."))
    secrets_option = typer.Option(None, "--secrets", help=tr("Where passphrase, code and key file were."))
    people_option = typer.Option(False, "--people", help=tr("List everybody by name. That it was listed is logged."))
    into_option = typer.Option(
        None, "--into", metavar="DIR", help=tr("Write the list and drafts of letters into a new folder, for you alone.")
    )
    decision_option = typer.Option(None, "--decision", help=tr("What the leader decided."))
    texts = {name: tr(text) for name, text in SAID.items()}
    what = tr("A machine is gone: what to do, by when, whom it concerns, drafts of letters.")

    @command(store, around, "lost", what, texts=texts)
    def lost(
        call: Call,
        answers: Answers,
        backup: Path | None = backup_argument,
        machine: MachineState | None = machine_option,
        secrets: SecretPlace | None = secrets_option,
        people: bool = people_option,
        into: Path | None = into_option,
        decision: NoticeDecision | None = decision_option,
    ) -> None:
        language, why = _language(call, answers["letters"]), answers["why"] or ""
        key_file = Path(answers["key_file"]).expanduser() if answers["key_file"] else None
        wishes = Wishes(backup, people, into, language, decision, why, key_file)
        _require_possible(call, wishes)
        last_seen = answers["last_seen"]
        loss = Loss(
            _moment(call, answers["noticed"], N_("When did you notice it? Such as: today 9.40")),
            machine or _choice(call, N_("How was the machine when it was last seen?"), STATES),
            secrets or _choice(call, N_("Was a passphrase, recovery code or key file with it?"), SECRETS),
            _moment(call, last_seen, "") if last_seen else None,
        )
        look_after_loss(call, wishes, loss)


def look_after_loss(call: Call, wishes: Wishes, loss: Loss) -> None:
    """The page; the list of persons and the drafts only when they were asked for, and logged before they are shown."""
    from bti_tui import bootstrap

    outside = bootstrap.lost_store((wishes.backup or target_of(call, None)).expanduser())
    _require_may_print(call, wishes, is_training=outside.shield.training)
    secret = _written_down(call, wishes)
    affected = _affected(call, wishes, outside.folder, secret, is_training=outside.shield.training)
    page = LostPage(outside, affected, loss, bootstrap.wall_clock(), wishes.decision, wishes.why)
    if wishes.into is not None:
        write_drafts(page, wishes.into.expanduser(), wishes.letters)
    if call.options.json:
        call.output.document(document_of(page, call.around.translator, people=wishes.people))
        return
    lines = list(lines_of(page, call.around.translator))
    call.output.text("\n".join(_fitting(line) for line in lines) if call.output.is_terminal else "\n".join(lines))
    if wishes.people:
        heads = (call.tr("Case"), call.tr("Name"), call.tr("Who"), call.tr("Born"))
        call.output.table(heads, people_rows(affected, call.around.translator))
    if wishes.into is not None:
        text = N_(
            "The list and the drafts are in {place}. They are not encrypted: remove them when they have been used."
        )
        call.output.say(call.tr(text, place=str(wishes.into)))


def _fitting(line: str) -> str:
    """A line as a terminal shows it without breaking words."""
    return textwrap.fill(line, WIDTH, subsequent_indent="   " if line[:1].isdigit() else "")


def _written_down(call: Call, wishes: Wishes) -> str:
    """Write into the store that is left what is about to be shown or was decided; gives its passphrase."""
    from bti_tui import bootstrap

    names_people = wishes.people or wishes.into is not None
    if not bootstrap.has_store(call.folder) or not (names_people or wishes.decision):
        return ""
    secret = call.passphrase()
    state = call.around.places.state
    if names_people:
        bootstrap.write_down_loss(call.folder, secret, state)
    if wishes.decision is not None:
        bootstrap.write_down_loss(call.folder, secret, state, wishes.decision, wishes.why)
    return secret


def _affected(call: Call, wishes: Wishes, made: Path, secret: str, *, is_training: bool) -> "Affected":
    """Everybody in the backup; its passphrase is mostly that of the store that is left, else it is asked for."""
    from bti_tui import bootstrap

    state, file = call.around.places.state, wishes.key_file
    if secret or is_training:
        try:
            return bootstrap.affected_by_loss(made, secret, state, file)
        except WrongPassphrase:
            call.output.say(call.tr("The backup has another passphrase than the store on this machine."))
    given = call.options.passphrase_fd is not None
    return bootstrap.affected_by_loss(made, call.read_passphrase() if given else call.ask_passphrase(), state, file)


def _require_possible(call: Call, wishes: Wishes) -> None:
    """Say no before anything is asked or opened."""
    from bti_tui.usecases.lost import reason_of

    if wishes.decision is not None:
        reason_of(wishes.why)
    if wishes.into is not None and wishes.into.expanduser().exists():
        raise Misuse(call.tr("Name a folder that is not there yet: {place}", place=str(wishes.into)))


def _require_may_print(call: Call, wishes: Wishes, *, is_training: bool) -> None:
    allowed = is_training or call.output.is_terminal or call.options.yes_print_personal_data
    if wishes.people and not allowed:
        raise Misuse(
            call.tr(
                "This prints personal data, and stdout is not a terminal. Add --yes-print-personal-data if you mean it."
            )
        )


def _language(call: Call, asked: str | None) -> Language:
    found = next((one for one in LANGUAGES if one == asked), None)
    if asked is not None and found is None:
        raise Misuse(call.tr("--letters is nb, nn or en."))
    return found or call.around.translator.language


def _moment(call: Call, text: str | None, question: str) -> datetime:
    """A moment that has been; asked for again when it can't be read, where a person is there to be asked."""
    from bti_tui import bootstrap

    now = bootstrap.wall_clock()
    for _ in range(TRIES):
        found = moment_said(text if text is not None else call.output.ask(call.tr(question)), now)
        if found is not None and found <= now:
            return found
        if text is not None:
            break
        call.output.say(call.tr("Write a day and a time that has been, such as today 9.40 or 20.11 14.05."))
    raise Misuse(call.tr("Write a day and a time that has been, such as today 9.40 or 20.11 14.05."))


def _choice(call: Call, question: str, answers: Mapping[_Answer, str]) -> _Answer:
    said = {answer: call.tr(text) for answer, text in answers.items()}
    by_letter = {text.partition(":")[0]: answer for answer, text in said.items()}
    call.output.say(call.tr(question))
    for _ in range(TRIES):
        typed = call.output.ask("   ".join(said.values()) + ":").strip().casefold()[:1]
        if typed in by_letter:
            return by_letter[typed]
    raise Misuse(call.tr("Answer with one of the letters."))
