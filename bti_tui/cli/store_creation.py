"""`bti store create`: who the store is for, a passphrase, and a recovery code that is shown once."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.cli.call import Call
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import Answers
from bti_tui.desk import NewStore
from bti_tui.domain.errors import BadInput, StoreExists
from bti_tui.domain.text import clean
from bti_tui.i18n import N_

if TYPE_CHECKING:
    from bti_tui.bootstrap import StoreFounding

WISHES: Final = {
    "municipality": N_("The four digits of the municipality."),
    "name": N_("Your name."),
    "initials": N_("Your initials."),
    "title": N_("Your title, such as teacher."),
    "agency": N_("The code of the agency where you work, such as bhg."),
    "unit": N_("Your school, kindergarten or station."),
    "user": N_("What you type at the lock screen."),
}
"""What a store is made with, and what the help says of it."""
INVENTED: Final = {
    "municipality": "9999",
    "name": "Ingrid Solbakken",
    "initials": "IS",
    "title": "barnehagelærer",
    "agency": "bhg",
    "unit": "Bjørka barnehage",
    "user": "ingrid",
}
"""Whom a training store is made for when nobody is named."""
MUNICIPALITY_DIGITS: Final = 4
TRIES: Final = 3


def make_store(call: Call, answers: Answers, *, training: bool) -> None:
    """Make a store; the recovery code of a real one is shown once, and typed back when a person is there."""
    from bti_tui import bootstrap

    if bootstrap.has_store(call.folder):
        raise StoreExists
    wishes = {name: clean(answer or "", lines=False) for name, answer in answers.items()}
    if training:
        make_training_store(call.folder, {name: text for name, text in wishes.items() if text})
    else:
        from bti_tui.cli.agency_named import agency_named
        from bti_tui.cli.guide_work import choose_fitting

        wishes = {name: text or _asked(call, name) for name, text in wishes.items()}
        wishes["agency"] = agency_named(call, wishes["agency"]).code
        _make_real_store(call, wishes)
        choose_fitting(call, wishes["municipality"])
    where = call.tr("The store is made: {place}", place=str(call.folder))
    if call.options.json:
        call.output.document({"folder": str(call.folder), "training": training})
    call.output.say(where)
    if bootstrap.is_on_share(call.folder):
        call.output.say(call.tr("There only one at a time can have it open; the next one sees who that is."))


def make_training_store(folder: Path, wishes: Mapping[str, str]) -> None:
    """Make a store for invented people, without passphrase and recovery code."""
    from bti_tui import bootstrap

    bootstrap.found_training_store(folder, _new_store({**INVENTED, **wishes}, "")).finish().close()


def _make_real_store(call: Call, wishes: Mapping[str, str]) -> None:
    from bti_tui import bootstrap

    is_typed = call.options.passphrase_fd is None
    secret = _typed_twice(call) if is_typed else call.read_passphrase()
    try:
        founding = bootstrap.found_store(call.folder, _new_store(wishes, secret), state=call.around.places.state)
    except BadInput:
        call.output.say(call.tr("A passphrase has at least 14 characters, or five different words."))
        raise
    call.output.say(call.tr("The recovery code, shown now and never again. Write it on paper:"))
    call.output.say(founding.recovery_code)
    if is_typed:
        _typed_back(call, founding)
    founding.finish().close()


def _asked(call: Call, name: str) -> str:
    answer = clean(call.output.ask(call.tr(WISHES[name])), lines=False)
    if not answer:
        raise Misuse(call.tr("{name} is missing.", name="--" + name.replace("_", "-")))
    return answer


def _typed_twice(call: Call) -> str:
    secret = call.ask_passphrase()
    if call.output.ask_secret(call.tr("The same again:")) != secret:
        raise Misuse(call.tr("The two passphrases differ. Nothing was made; try again."))
    return secret


def _typed_back(call: Call, founding: "StoreFounding") -> None:
    """The store is written when the code has been typed from the paper."""
    for _ in range(TRIES):
        if founding.is_code(call.output.ask_secret(call.tr("Type the code from your paper:"))):
            return
        call.output.say(call.tr("That is not the code above; look at it letter by letter."))
    raise Misuse(call.tr("The code was not typed back, so no store was made."))


def _new_store(wishes: Mapping[str, str], secret: str) -> NewStore:
    code = wishes["municipality"]
    if len(code) != MUNICIPALITY_DIGITS or not (code.isascii() and code.isdecimal()):
        raise BadInput(place="--municipality", problem="four-digits")
    return NewStore(
        municipality_code=code,
        name=wishes["name"],
        initials=wishes["initials"],
        title=wishes["title"],
        agency=wishes["agency"],
        unit=wishes["unit"],
        user=wishes["user"],
        passphrase=secret,
    )
