"""`bti store users`, `invite`, `remove`, `rotate`: who can open the store; what each one opens it with lies beside."""

from typing import Final

import typer

from bti_tui.cli.call import Call, Surroundings, find_professional
from bti_tui.cli.output import Misuse, plain
from bti_tui.cli.shared_options import Answers, command
from bti_tui.cli.way_in_commands import add_way_in_commands
from bti_tui.domain.ids import Role
from bti_tui.i18n import N_
from bti_tui.usecases.holders import HolderLine

_NEWCOMER: Final = {
    "user": N_("What the colleague types as the user at the lock screen."),
    "role": N_(
        "employee, relay_holder, leader, coordinator or administrator; for somebody whom the store doesn't know yet."
    ),
    "title": N_("The title, such as teacher."),
    "agency": N_("The code of the agency, such as bhg."),
    "unit": N_("The school, kindergarten or station."),
}


def add_key_commands(store: typer.Typer, around: Surroundings) -> None:
    """Add the commands to `bti store`."""
    tr = around.translator.tr
    colleague = typer.Argument(..., metavar="COLLEAGUE")
    texts = {name: tr(text) for name, text in _NEWCOMER.items()}

    @command(store, around, "users", tr("Who can open the store."))
    def users(call: Call) -> None:
        show_holders(call)

    @command(store, around, "invite", tr("Give a colleague a one-time code to open the store with."), texts=texts)
    def invite(call: Call, answers: Answers, colleague: str = colleague) -> None:
        give_key(call, colleague, answers)

    why_help = tr("When she holds batons: why the leader is to answer for the cases. It stands in their logs.")
    why_option = typer.Option(None, "--why", metavar="TEXT", help=why_help)

    @command(store, around, "remove", tr("Take a colleague's key away, and move the store to a new key."))
    def remove(call: Call, colleague: str = colleague, why: str | None = why_option) -> None:
        take_key(call, colleague, why)

    @command(store, around, "rotate", tr("Move the store to a new key. Everybody's passphrase goes on working."))
    def rotate(call: Call) -> None:
        change_key(call)

    add_way_in_commands(store, around)


def show_holders(call: Call) -> None:
    """Everybody with a key, the one who has had one the longest first."""
    from bti_tui.usecases.holders import holders

    with call.opened(prints_people=True) as ctx:
        found = holders(ctx).lines
    if call.options.json:
        call.output.document({"users": plain(found, call.around.translator.language)})
        return
    heads = (call.tr("Name"), call.tr("Title"), call.tr("Unit"), call.tr("Opens with"))
    rows = [(one.name or one.user, one.title, one.unit, _opens_with(call, one)) for one in found]
    call.output.table(heads, rows)


def give_key(call: Call, wanted: str, answers: Answers) -> None:
    """A one-time code for a colleague, who is taken into the store when it does not know her."""
    from bti_tui.cli.agency_named import agency_named
    from bti_tui.usecases import holders

    agency = agency_named(call, answers["agency"]).code if answers["agency"] else ""
    with call.opened(prints_people=True) as ctx:
        known = find_professional(ctx, wanted)
        login = answers["user"] or holders.suggested_login(ctx, known.name if known else wanted)
        if known is not None:
            invited = holders.invite(ctx, known.id, login)
        else:
            title, unit = answers["title"] or "", answers["unit"] or ""
            invited = holders.invite_newcomer(ctx, wanted, login, _role(call, answers["role"]), title, agency, unit)
    if call.options.json:
        call.output.document({"user": invited.user, "name": invited.name, "login": invited.login})
    call.output.say(call.tr("User name of {name}: {login}", name=invited.name, login=invited.login))
    call.output.say(call.tr("The one-time code, shown now and never again. Hand it over on paper:"))
    call.output.say(invited.code)


def take_key(call: Call, wanted: str, why: str | None = None) -> None:
    """A colleague opens the store no more, by nothing that she has or had; her batons become vacant."""
    from bti_tui.usecases import holders, taking_over

    with call.opened(prints_people=True) as ctx:
        known = find_professional(ctx, wanted)
        said = {wanted.casefold(), known.id if known else ""}
        found = [one for one in holders.holders(ctx).lines if said & {one.user, one.name.casefold()}]
        if len(found) != 1:
            raise Misuse(call.tr("Nobody who can open the store is called that. See bti store users."))
        user, name = found[0].user, found[0].name
        batons = len(taking_over.batons_of(ctx, user))
        if batons and not why:
            raise Misuse(_without_why(call, name or user, batons))
        holders.remove_holder(ctx, user, why or "")
    if call.options.json:
        call.output.document({"removed": user})
        return
    call.output.text(
        call.tr(
            "{name} can't open the store any more, and it has a new key. Backups from before still open with the old "
            "passphrase: keep them where only you get at them, and make a new one now.",
            name=name or user,
        )
    )


def _without_why(call: Call, name: str, batons: int) -> str:
    held = call.around.translator.ntr(
        "{name} holds the baton in {n} case.", "{name} holds the baton in {n} cases.", batons, name=name
    )
    return " ".join((held, call.tr("Pass it on first, or say with --why why the leader is to answer for it.")))


def change_key(call: Call) -> None:
    """The store gets a new key; nobody notices."""
    from bti_tui.usecases import holders

    with call.opened() as ctx:
        holders.rotate(ctx)
    if call.options.json:
        call.output.document({"rotated": True})
    else:
        call.output.text(call.tr("The store has a new key. Everybody opens it as before."))


def _opens_with(call: Call, one: HolderLine) -> str:
    if one.is_waiting:
        return call.tr("one-time code, not used yet")
    own = call.tr("passphrase and key file") if one.has_key_file else call.tr("passphrase")
    return "; ".join((own, call.tr("one-time code, not used yet"))) if one.has_code else own


def _role(call: Call, typed: str | None) -> Role:
    try:
        return Role(typed or Role.EMPLOYEE)
    except ValueError:
        raise Misuse(call.tr("--role is employee, relay_holder, leader, coordinator or administrator.")) from None
