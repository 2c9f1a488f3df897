"""The agencies (tjenester) of the municipality: who they are and how to reach them."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.agencies import Agency, SecrecyRule
from bti_tui.domain.errors import AgenciesInvalid
from bti_tui.usecases.context import Context
from bti_tui.usecases.overdue import agencies_unchecked_since


@dataclass(frozen=True, slots=True)
class Directory:
    """What the directory shows."""

    agencies: tuple[Agency, ...]
    """Those that are in use here."""
    secrecy: tuple[SecrecyRule, ...]
    """What binds their people."""
    checked_on: date | None
    unchecked_since: date | None
    """The same day when it is too long ago."""
    broken: AgenciesInvalid | None
    """Why the municipality's own file is left out; None when it is not there, or all is well."""


def agencies(ctx: Context) -> tuple[Agency, ...]:
    """Those of the guide for new cases, also the hidden ones."""
    return ctx.guides.current().agencies


def directory(ctx: Context) -> Directory:
    """The agencies to look up, and what is to be said of them."""
    guide = ctx.guides.current()
    broken = next((one for one in ctx.guides.broken() if isinstance(one, AgenciesInvalid)), None)
    in_use = tuple(one for one in guide.agencies if not one.is_hidden)
    return Directory(in_use, ctx.rules.secrecy, guide.agencies_checked_on, agencies_unchecked_since(ctx), broken)
