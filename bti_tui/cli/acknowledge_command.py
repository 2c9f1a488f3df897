"""`bti store acknowledge`: the red screen without a screen. Says what was found, and takes the store for a reason."""

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import Answers, command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import BadInput
from bti_tui.i18n.tampering import behind_lines
from bti_tui.usecases.restored import RolledBackView, acknowledge_restore, rolled_back


def add_acknowledge_command(store: typer.Typer, around: Surroundings) -> None:
    """Add `acknowledge` to the group of stores."""
    tr = around.translator.tr
    texts = {"why": tr("Why the store is an older one. It is kept with your name; leave out names.")}
    what = tr("Take a store that is not what was last seen of it as it is, for a written reason.")

    @command(store, around, "acknowledge", what, texts=texts)
    def acknowledge(call: Call, answers: Answers) -> None:
        take_as_it_is(call, answers["why"])


def take_as_it_is(call: Call, why: str | None) -> None:
    """Tell what is known; with a reason, typed where none was given, the store can be written to again."""
    from bti_tui import bootstrap

    with bootstrap.opened(call.folder, call.passphrase(), call.around.places.state) as ctx:
        view = rolled_back(ctx)
        if view is None:
            _tell_sound(call)
            return
        lines = list(behind_lines(view.known, view.seen_by, call.around.translator, ctx.now().tzinfo))
        call.output.say("\n".join(lines))
        try:
            acknowledge_restore(ctx, why if why is not None else call.output.ask(call.tr("Why? Leave out names:")))
        except BadInput:
            raise Misuse(call.tr("Nothing was changed: write why, in at most 500 letters.")) from None
    if call.options.json:
        call.output.document({"behind": _known(view), "acknowledged": True})
    else:
        call.output.text(call.tr("The reason is kept with your name, and the store can be written to again."))


def _tell_sound(call: Call) -> None:
    if call.options.json:
        call.output.document({"behind": None, "acknowledged": False})
    else:
        call.output.text(call.tr("The store is what was last seen of it. There is nothing to acknowledge."))


def _known(view: RolledBackView) -> Json:
    known = view.known
    seen_at = known.seen_at.isoformat() if known.seen_at else None
    return {"found": known.found, "links": known.links, "seen_links": known.seen_links, "seen_at": seen_at}
