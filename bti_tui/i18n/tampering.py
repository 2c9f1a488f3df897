"""What was found wrong with a store, in plain words: the red screen, `bti store acknowledge` and `bti store verify`."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final

from bti_tui.i18n.marking import N_

if TYPE_CHECKING:
    from bti_tui.domain.tamper import RolledBack
    from bti_tui.i18n.translator import Translator

BEHIND: Final = {
    "audit-cut": N_("What came after that is missing: the store, or a part of it, is an older copy."),
    "audit-rewritten": N_("Something else stands there now: the store is another copy, or somebody has rewritten it."),
    "keys-older": N_("The key ring is older than the one last seen: a passphrase that was changed opens it again."),
}
"""By the code of what gave a store away at its unlock."""
BROKEN: Final = N_("The audit log does not hold together: a part of it has been changed, or is not signed.")

FINDINGS: Final = {
    "cipher": N_("A page is not authentic: a bit of the file was changed, or the disk is failing."),
    "integrity": N_("The database is not whole."),
    "search-index": N_("The search index does not fit the texts."),
    "audit-cut": N_("The end of the audit log is missing: the store is an older copy, or its end was removed."),
    "audit-rewritten": N_("The audit log is not the one last seen: another copy was put back, or it was rewritten."),
    "audit-broken": N_("The audit log does not hold together from here on: a link was changed or removed."),
    "audit-signature": N_("A link of the audit log is not signed by the one whom it names."),
    "signer-exchanged": N_("The key that somebody signs with was exchanged."),
    "keys-older": N_("The key ring is an older one put back: a passphrase that was changed opens it again."),
    "case-unreadable": N_("A case can't be put together from its facts."),
    "case-differs": N_("A case is not what its facts say."),
    "baton-differs": N_("Who has held the baton is not what the facts say."),
    "ties-differ": N_("Who has a part in a case is not what its facts say."),
    "withheld-differs": N_("What is withheld in a case is not what its facts say."),
    "fact-differs": N_("A fact was changed behind the back of the program."),
    "fact-missing": N_("A fact was removed behind the back of the program."),
    "fact-uncommitted": N_("A fact was put in behind the back of the program."),
    "note-differs": N_("A text was changed behind the back of the program."),
    "note-missing": N_("A text was removed behind the back of the program."),
    "note-uncommitted": N_("A text was put in behind the back of the program."),
    "professional-differs": N_("An employee's details are older or other than what was last written."),
    "professional-missing": N_("An employee was removed behind the back of the program."),
    "professional-uncommitted": N_("An employee was put in behind the back of the program."),
    "access-differs": N_("A line of the access log was changed behind the back of the program."),
    "access-missing": N_("A line of the access log was removed behind the back of the program."),
    "access-uncommitted": N_("A line of the access log was put in behind the back of the program."),
    "receipt-differs": N_("The receipt of an erasure was changed behind the back of the program."),
    "receipt-missing": N_("The receipt of an erasure was removed behind the back of the program."),
    "receipt-uncommitted": N_("The receipt of an erasure was put in behind the back of the program."),
}
"""By the code of what the whole check found."""


def behind_lines(known: "RolledBack", seen_by: str, translator: "Translator", zone: tzinfo | None) -> Iterator[str]:
    """Who saw more of the store and when, how much there is now, and what that means."""
    tr = translator.tr
    if known.seen_at is not None:
        who = seen_by or tr("Somebody whom the store doesn't know")
        yield tr("{name} saw it last on this machine: {when}.", name=who, when=_moment(known.seen_at, translator, zone))
        count = tr("Then its audit log had {seen} entries.", seen=known.seen_links)
        newest = _moment(known.newest_at, translator, zone) if known.newest_at else "-"
        yield " ".join((count, tr("Now it has {links}; the newest is from {when}.", links=known.links, when=newest)))
    yield tr(BEHIND.get(known.found, BROKEN))


def finding_line(code: str, place: str, translator: "Translator") -> str:
    """One finding: what it means, and its code and place for whoever looks into it."""
    text = translator.tr(FINDINGS[code]) if code in FINDINGS else code
    return f"{text} ({code}: {place})"


def _moment(at: datetime, translator: "Translator", zone: tzinfo | None) -> str:
    here = at.astimezone(zone)
    return translator.tr("{day} at {time}", day=translator.long_day(here.date()), time=f"{here:%H:%M}")
