"""`bti store`: make a store, look at it, check it, mend it; backups have a file of their own."""

import typer

from bti_tui.cli.access_commands import add_review_command
from bti_tui.cli.acknowledge_command import add_acknowledge_command
from bti_tui.cli.backup_commands import add_backup_commands
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.erasure_commands import add_receipts_command
from bti_tui.cli.help_page import group
from bti_tui.cli.key_commands import add_key_commands
from bti_tui.cli.lost_command import add_lost_command
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import Answers, command
from bti_tui.cli.store_creation import WISHES, make_store
from bti_tui.domain.errors import Damaged
from bti_tui.i18n.tampering import finding_line


def add_store_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    store = group(around.translator, tr("Make a store, look at it, check it, mend it."))
    app.add_typer(store, name="store")
    training_option = typer.Option(False, "--training", help=tr("For invented people only; it has no passphrase."))
    texts = {name: tr(text) for name, text in WISHES.items()}

    @command(store, around, "create", tr("Make a new store."), texts=texts)
    def create(call: Call, answers: Answers, training: bool = training_option) -> None:
        make_store(call, answers, training=training)

    @command(store, around, "info", tr("What the store says of itself."))
    def info(call: Call) -> None:
        show_info(call)

    @command(store, around, "verify", tr("Check every page, every fact and the audit chain."))
    def verify(call: Call) -> None:
        check_store(call)

    @command(store, around, "rebuild", tr("Fold every case anew from its facts."))
    def rebuild(call: Call) -> None:
        mend_store(call)

    add_backup_commands(store, around)
    add_key_commands(store, around)
    add_review_command(store, around)
    add_receipts_command(store, around)
    add_acknowledge_command(store, around)
    add_lost_command(store, around)


def show_info(call: Call) -> None:
    """Which store it is, and how much is in it; no names."""
    from bti_tui import bootstrap

    opened = bootstrap.open_store(call.folder, None, call.passphrase(), call.around.places.state)
    try:
        about = plain(opened.info(), call.around.translator.language)
        checkpoint = opened.checkpoint
    finally:
        opened.close()
    told = {"folder": str(call.folder), **(about if isinstance(about, dict) else {}), "checkpoint": checkpoint}
    if call.options.json:
        call.output.document(told)
    else:
        call.output.table((call.tr("What"), call.tr("Value")), [(name, str(value)) for name, value in told.items()])


def check_store(call: Call) -> None:
    """All that is wrong with the store; ends as damaged when anything is."""
    from bti_tui import bootstrap

    opened = bootstrap.open_store(call.folder, None, call.passphrase(), call.around.places.state)
    try:
        findings = opened.verify()
    finally:
        opened.close()
    if call.options.json:
        listed = plain(findings, call.around.translator.language)
        call.output.document({"sound": not findings, "findings": listed})
    elif findings:
        lines = (finding_line(one.code, one.place, call.around.translator) for one in findings)
        call.output.text("\n".join(lines))
    else:
        call.output.text(call.tr("The store is sound."))
    if findings:
        raise Damaged(what="verify")


def mend_store(call: Call) -> None:
    """Fold the cases anew; tells which ones differed."""
    from bti_tui import bootstrap

    opened = bootstrap.open_store(call.folder, None, call.passphrase(), call.around.places.state)
    try:
        mended = opened.rebuild()
    finally:
        opened.close()
    if call.options.json:
        call.output.document({"rebuilt": list(mended)})
    else:
        ntr = call.around.translator.ntr
        call.output.text(ntr("{n} case differed and is mended.", "{n} cases differed and are mended.", len(mended)))
