"""`bti case readers` and `bti store review`: who has read what, and that somebody has gone through a month of it."""

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command
from bti_tui.i18n.acts import ACTS
from bti_tui.usecases.access import Reader
from bti_tui.usecases.access_review import AccessReview


def add_readers_command(cases: typer.Typer, around: Surroundings) -> None:
    """Add `readers` to the group of cases."""
    case_argument = typer.Argument(..., metavar="CASE")

    @command(cases, around, "readers", around.translator.tr("Who has read a case. That it was asked is logged."))
    def readers(call: Call, case: str = case_argument) -> None:
        show_readers(call, case)


def add_review_command(store: typer.Typer, around: Surroundings) -> None:
    """Add `review` to the group of stores."""
    tr = around.translator.tr
    month_option = typer.Option(..., "--month", metavar="MONTH", help=tr("Such as 2026-11."))
    sign_option = typer.Option(False, "--sign", help=tr("Write that you have gone through it."))

    @command(store, around, "review", tr("Who has read what in a month, outside the own cases and at night first."))
    def review(call: Call, month: str = month_option, sign: bool = sign_option) -> None:
        show_review(call, month, sign=sign)


def show_readers(call: Call, wanted: str) -> None:
    """Every look at a case, the newest first."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.usecases import access

    with call.opened(prints_people=True) as ctx:
        found = access.readers(ctx, case_named(ctx, wanted))
        zone = ctx.now().tzinfo
    if call.options.json:
        call.output.document({"readers": plain(found, call.around.translator.language)})
        return
    heads = (call.tr("When"), call.tr("Name"), call.tr("Unit"), call.tr("What"))
    rows = ((f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}", one.name, one.unit, _act(call, one)) for one in found)
    call.output.table(heads, rows)


def show_review(call: Call, month: str, *, sign: bool) -> None:
    """A month, person by person and case by case; with `sign` the user's signature is added."""
    from bti_tui.usecases.access_review import access_review, sign_review

    with call.opened(prints_people=True) as ctx:
        found = sign_review(ctx, month) if sign else access_review(ctx, month)
    if call.options.json:
        call.output.document({"review": plain(found, call.around.translator.language)})
        return
    tr = call.tr
    heads = (tr("Name"), tr("Case"), tr("Times"), tr("Not own case"), tr("At night"), tr("Same last name"))
    rows = (
        (one.name, one.number, *map(str, (one.count, one.outside, one.at_night)), tr("yes") if one.same_surname else "")
        for one in found.lines
    )
    call.output.table(heads, rows)
    call.output.say(_signatures(call, found))


def _act(call: Call, one: Reader) -> str:
    said = call.tr(ACTS.get(one.act, one.act))
    said = f"{said}: {one.why}" if one.why else said
    return call.tr("(shielded) {said}", said=said) if one.is_shielded else said


def _signatures(call: Call, found: AccessReview) -> str:
    if not found.signed:
        return call.tr("Nobody has signed {month} yet; --sign does.", month=found.month)
    last = found.signed[-1]
    is_same = last.digest == found.digest
    day = call.around.translator.long_day(last.at.astimezone().date())
    text = call.tr("Signed {day} by {name}.", day=day, name=found.signers[last.by])
    return text if is_same else " ".join((text, call.tr("More has been read since then.")))
