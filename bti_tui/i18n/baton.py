"""The words of the baton: where it is, and what it asks of somebody. Each status has a sign too, for no colour."""

from typing import TYPE_CHECKING, Final

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.views.baton_calls import BatonCall
from bti_tui.i18n.marking import N_

if TYPE_CHECKING:
    from datetime import date

    from bti_tui.i18n.translator import Translator

STATUSES: Final[dict[BatonStatus, tuple[str, str]]] = {
    BatonStatus.NOBODY_YET: ("?", N_("no relay holder yet")),
    BatonStatus.OFFERED: ("?", N_("relay holder asked")),
    BatonStatus.HELD: ("=", N_("relay holder in place")),
    BatonStatus.HANDING_OVER: ("?", N_("being handed over")),
    BatonStatus.VACANT: ("!", N_("NO RELAY HOLDER")),
}
"""Where the baton is: a sign and a word."""

CALLS: Final[dict[BatonCall, str]] = {
    BatonCall.ASKED: N_("You are asked to be relay holder"),
    BatonCall.ASKED_STILL: N_("Answer soon: take the baton?"),
    BatonCall.WAITS: N_("Answer from {name}"),
    BatonCall.WAITS_STILL: N_("Remind {name} of the baton"),
    BatonCall.UNANSWERED: N_("{name} did not answer"),
    BatonCall.UNANSWERED_BY_YOU: N_("You did not answer {name}"),
    BatonCall.VACANT_YOURS: N_("No holder: you answer for it"),
    BatonCall.VACANT: N_("No holder: {name}"),
    BatonCall.STANDS_IN: N_("You stand in for {name}"),
    BatonCall.STAND_IN_ENDS: N_("Last days standing in, {name}"),
    BatonCall.LENT: N_("{name} stands in for you"),
    BatonCall.LENT_ENDS: N_("Last days of stand-in {name}"),
    BatonCall.TO_FIND: N_("Ask somebody to take the baton"),
}
"""What the baton asks of somebody; the name is that of the other one."""


def status_text(status: BatonStatus, tr: "Translator") -> str:
    """A sign and a word, such as `! INGEN STAFETTHOLDER`."""
    sign, word = STATUSES[status]
    return f"{sign} {tr.tr(word)}"


def call_text(call: BatonCall, name: str, tr: "Translator") -> str:
    """What the baton asks for; without a name it is said without one."""
    return tr.tr(CALLS[call], name=name or tr.tr("a colleague"))


def until_text(day: "date", tr: "Translator") -> str:
    """A last day: til og med fre 27.11."""
    return tr.tr("to and including {day}", day=tr.day(day))
