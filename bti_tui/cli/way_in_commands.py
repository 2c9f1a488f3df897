"""`bti store passphrase`, `recovery` and `key-file`: what a person opens the store with."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import command
from bti_tui.domain.errors import BadInput
from bti_tui.i18n import N_

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

TRIES: Final = 3
HANDS: Final = (N_("for the leader"), N_("for the archive"), N_("for IT security"))
"""Who keeps which of the three shares."""
KEY_FILE_PROBLEMS: Final = {
    "beside": N_("The key file lies beside the store: who takes the one takes the other. Choose another place."),
    "exists": N_("Something is there already. Choose another name."),
    "place": N_("The key file can't be written there. Choose another place."),
    "not-ours": N_("That is not a key file of bti. Choose the right one, or a name that is free."),
}


def add_way_in_commands(store: typer.Typer, around: Surroundings) -> None:
    """Add the commands to `bti store`."""
    tr = around.translator.tr
    split_option = typer.Option(False, "--split", help=tr("In three shares, of which any two open the store."))
    path_argument = typer.Argument(None, metavar="[PATH]")
    none_option = typer.Option(False, "--none", help=tr("From now on the passphrase alone is enough."))

    @command(store, around, "passphrase", tr("Choose another passphrase, or your first one after a one-time code."))
    def passphrase(call: Call) -> None:
        change_passphrase(call)

    @command(store, around, "recovery", tr("Make a new recovery code. The old one opens nothing any more."))
    def recovery(call: Call, split: bool = split_option) -> None:
        renew_recovery(call, split=split)

    @command(store, around, "key-file", tr("Let a file on a memory stick be needed besides the passphrase."))
    def key_file(call: Call, path: Path | None = path_argument, none: bool = none_option) -> None:
        change_key_file(call, path, none=none)


def change_passphrase(call: Call) -> None:
    """The old one opens the store, then the new one is typed twice, or is the next line of the descriptor."""
    from bti_tui.usecases import holders

    with call.opened() as ctx:
        is_first = ctx.must_set_passphrase
        secret = call.read_passphrase() if call.options.passphrase_fd is not None else _typed_twice(call)
        try:
            holders.set_passphrase(ctx, secret)
        except BadInput as error:
            if error.facts.get("problem") == "weak":
                call.output.say(call.tr("A passphrase has at least 14 characters, or five different words."))
            raise
    changed = call.tr("The new passphrase opens the store. The old one doesn't any more.")
    _done(call, "passphrase", call.tr("From now on your passphrase opens the store.") if is_first else changed)


def renew_recovery(call: Call, *, split: bool) -> None:
    """A new code, shown once and typed back where a person is there; with `split` three shares in its place."""
    from bti_tui.usecases import holders

    with call.opened() as ctx:
        code = holders.propose_recovery_code(ctx)
        shares = holders.recovery_shares(ctx, code)
        if split:
            call.output.say(call.tr("Three shares, shown now and never again. Any two of them open the store:"))
            for share, hand in zip(shares, HANDS, strict=True):
                call.output.say(f"\n{call.tr(hand)}:\n{share}")
        else:
            call.output.say(call.tr("The recovery code, shown now and never again. Write it on paper:"))
            call.output.say(code)
        if call.options.passphrase_fd is None:
            _typed_back(call, ctx, code, split=split)
        else:
            holders.renew_recovery_code(ctx, code, code)
    _done(call, "recovery", call.tr("The new recovery code opens the store. The old one doesn't any more."))


def change_key_file(call: Call, path: Path | None, *, none: bool) -> None:
    """Make or use a key file, or go back to the passphrase alone."""
    from bti_tui import bootstrap

    if none is (path is not None):
        raise Misuse(call.tr("Say where the key file lies, or --none."))
    state = call.around.places.state
    secret = call.passphrase()
    if path is None:
        bootstrap.leave_file(call.folder, secret, state)
        _done(call, "key_file", call.tr("From now on the passphrase alone opens the store."))
        return
    try:
        is_made = bootstrap.carry_file(call.folder, secret, path.expanduser(), state)
    except BadInput as error:
        text = KEY_FILE_PROBLEMS.get(str(error.facts.get("problem")))
        if text is None:
            raise
        raise Misuse(call.tr(text)) from None
    if is_made:
        call.output.say(call.tr("The key file is made. Keep a copy of it in a safe: without it you can't get in."))
    _done(call, "key_file", call.tr("From now on the passphrase and this file together open the store."))


def _typed_twice(call: Call) -> str:
    secret = call.output.ask_secret(call.tr("The new passphrase:"))
    if call.output.ask_secret(call.tr("The same again:")) != secret:
        raise Misuse(call.tr("The two passphrases differ. Nothing was changed; try again."))
    return secret


def _typed_back(call: Call, ctx: "Context", code: str, *, split: bool) -> None:
    """The code counts when it, or two of its shares, has been typed from the paper."""
    from bti_tui.usecases import holders

    for _ in range(TRIES):
        if split:
            first = call.output.ask_secret(call.tr("Type one share from your paper:"))
            second = call.output.ask_secret(call.tr("Type another share:"))
            typed = f"{first} {second}"
        else:
            typed = call.output.ask_secret(call.tr("Type the code from your paper:"))
        try:
            holders.renew_recovery_code(ctx, code, typed)
        except BadInput:
            call.output.say(call.tr("That is not the code above; look at it letter by letter."))
        else:
            return
    raise Misuse(call.tr("The code was not typed back, so the old one still holds."))


def _done(call: Call, what: str, text: str) -> None:
    if call.options.json:
        call.output.document({"changed": what})
    else:
        call.output.text(text)
