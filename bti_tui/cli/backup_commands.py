"""`bti store backup`, `restore`, `drill` and `doctor`: copies that can be trusted, and what to trust them by."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.doctor_report import lines_of
from bti_tui.cli.output import Misuse, exit_code, plain
from bti_tui.cli.shared_options import command
from bti_tui.domain.erasure import PurgedAgain
from bti_tui.domain.errors import Damaged, UnsafePlace
from bti_tui.i18n import N_
from bti_tui.settings import BackupMark, load_settings, save_mark

OWN_FOLDER: Final = "own-folder"
"""The problem of a target that lies in the store's own folder."""


def add_backup_commands(store: typer.Typer, around: Surroundings) -> None:
    """Add the commands to `bti store`."""
    tr = around.translator.tr
    to_option = typer.Option(None, "--to", metavar="DIR", help=tr("The folder for backups."))
    backup_argument = typer.Argument(..., metavar="BACKUP")

    @command(store, around, "backup", tr("Make a backup, check it, and thin out the old ones."))
    def backup(call: Call, to: Path | None = to_option) -> None:
        make_backup(call, to)

    @command(store, around, "restore", tr("Make a store of a backup, in the empty folder that --store names."))
    def restore(call: Call, backup: Path = backup_argument) -> None:
        restore_backup(call, backup)

    @command(store, around, "drill", tr("Try whether the newest backup can be restored. Nothing is changed."))
    def drill(call: Call, to: Path | None = to_option) -> None:
        try_newest(call, to)

    @command(store, around, "doctor", tr("Look at all that the store's safety stands on, on one page."))
    def doctor(call: Call, to: Path | None = to_option) -> None:
        see_doctor(call, to)


def target_of(call: Call, asked: Path | None) -> Path:
    """Where backups go: as asked for, as chosen in the settings, or the usual place."""
    places = call.around.places
    settings, _ = load_settings(places.settings_file)
    chosen = Path(settings.backup_folder) if settings.backup_folder else places.backups
    return (asked or chosen).expanduser()


def make_backup(call: Call, asked: Path | None) -> None:
    """A backup that counts; when and where is remembered on this machine for the start screen."""
    from bti_tui import bootstrap

    try:
        made = bootstrap.back_up(call.folder, call.passphrase(), target_of(call, asked), call.around.places.state)
    except UnsafePlace as error:
        if error.facts.get("problem") != OWN_FOLDER:
            raise
        text = N_("A backup in the store's own folder would be lost together with it. Choose another one with --to.")
        raise Misuse(call.tr(text)) from None
    bundle = made.bundle
    with suppress(OSError):
        mark = BackupMark(bundle.manifest.made_at, str(bundle.folder))
        save_mark(call.around.places.state, bundle.manifest.store, mark)
    if call.options.json:
        counts = plain(bundle.manifest.counts, call.around.translator.language)
        told = {"backup": str(bundle.folder), "made_at": bundle.manifest.made_at.isoformat()}
        call.output.document({**told, "counts": counts, "head": made.head.n, "removed": list(made.removed)})
        return
    call.output.text(call.tr("The backup is made and checked: {place}", place=str(bundle.folder)))
    if made.removed:
        ntr = call.around.translator.ntr
        call.output.text(ntr("{n} old backup was removed.", "{n} old backups were removed.", len(made.removed)))


def restore_backup(call: Call, made: Path) -> None:
    """A store in the folder that was named, checked whole before anything is said."""
    from bti_tui import bootstrap

    if call.options.store is None:
        raise Misuse(call.tr("Say with --store into which empty folder the backup is restored."))
    secret = _passphrase_of(call, made.expanduser())
    again: list[PurgedAgain] = []
    info = bootstrap.restore(made.expanduser(), call.folder, secret, call.around.places.state, again.append)
    say_purged_again(call, again)
    if call.options.json:
        about = plain(info, call.around.translator.language)
        call.output.document({"folder": str(call.folder), **(about if isinstance(about, dict) else {})})
        return
    counts = {"cases": info.cases, "facts": info.facts, "notes": info.notes}
    text = N_("The store is restored and checked: {cases} cases, {facts} facts, {notes} texts.")
    call.output.text(call.tr(text, **counts))


def say_purged_again(call: Call, told: list[PurgedAgain]) -> None:
    """What a backup from before a lawful purge brought back, and whether it went again."""
    ntr, tr = call.around.translator.ntr, call.tr
    for one in told:
        if one.receipts:
            done = len(one.receipts)
            call.output.say(ntr("{n} purge was done again in it.", "{n} purges were done again in it.", done))
        if one.unsure:
            text = ntr("{n} purge could not be done again.", "{n} purges could not be done again.", one.unsure)
            back = tr("What was purged has come back: see bti store receipts and bti case purge.")
            call.output.say(f"{text} {back}")


def try_newest(call: Call, asked: Path | None) -> None:
    """The newest backup restored in a temporary place and taken away again."""
    from bti_tui import bootstrap

    made = bootstrap.newest_backup(target_of(call, asked), call.folder)
    drilled = bootstrap.drill(made, _passphrase_of(call, made), call.around.places.state)
    counts = drilled.counts
    if call.options.json:
        told = {"backup": str(drilled.folder), "made_at": drilled.made_at.isoformat()}
        listed = plain(counts, call.around.translator.language)
        call.output.document({**told, "counts": listed, "head": drilled.head})
        return
    text = N_("The newest backup can be restored: {cases} cases, {facts} facts, {notes} texts. {place}")
    shown = {"cases": counts.cases, "facts": counts.facts, "notes": counts.notes, "place": str(drilled.folder)}
    call.output.text(call.tr(text, **shown))


def see_doctor(call: Call, asked: Path | None) -> None:
    """One page; ends as damaged when anything on it is bad."""
    from bti_tui import bootstrap

    target, state = target_of(call, asked), call.around.places.state
    checks = bootstrap.doctor(call.folder, call.passphrase(), target, state)
    found = (*checks, bootstrap.rule_pack_check(date.today(), call.around.places.rules_file))  # noqa: DTZ011 the day it is here
    if call.options.json:
        call.output.document({"checks": plain(found, call.around.translator.language)})
    else:
        call.output.text("\n".join(lines_of(found, call.around.translator)))
    if any(one.state == "bad" for one in found):
        raise typer.Exit(exit_code(Damaged.code))


def _passphrase_of(call: Call, made: Path) -> str:
    """The passphrase of the time when the backup was made."""
    from bti_tui import bootstrap

    if bootstrap.is_training_backup(made):
        return ""
    return call.read_passphrase() if call.options.passphrase_fd is not None else call.ask_passphrase()
