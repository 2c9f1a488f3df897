"""`bti agencies`: the services of the municipality, what is known of one, and the file that says what differs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from bti_tui.cli.agency_named import agencies_here, agency_named, guides_here
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.guide_work import existing, library_of, tell_faults
from bti_tui.cli.help_page import group
from bti_tui.cli.own_file import begin_own_file
from bti_tui.cli.shared_options import command
from bti_tui.domain.agencies import Agency, Workplace
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import AgenciesInvalid
from bti_tui.i18n.agency_words import agency_lines, found_in, standing, workplace_line


def add_agency_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    agencies = group(around.translator, tr("The services: list, show one, check the file of your own, begin it."))
    app.add_typer(agencies, name="agencies")
    word_argument = typer.Argument("", metavar="[WORDS]", show_default=False)
    name_argument = typer.Argument(..., metavar="NAME")
    file_argument = typer.Argument(None, metavar="FILE.toml", show_default=False)

    @command(agencies, around, "list", tr("All services, or those that fit some words."), needs_store=False)
    def list_agencies(call: Call, words: str = word_argument) -> None:
        show_agencies(call, words)

    @command(agencies, around, "show", tr("Everything about a service, by its code or its name."), needs_store=False)
    def show(call: Call, name: str = name_argument) -> None:
        show_agency(call, name)

    @command(
        agencies, around, "check", tr("Whether a file of services can be used, and if not, why."), needs_store=False
    )
    def check(call: Call, file: Path | None = file_argument) -> None:
        check_agencies(call, file)

    @command(agencies, around, "new", tr("Make a file of your own services to start from."), needs_store=False)
    def new(call: Call) -> None:
        begin_own_file(call, call.around.places.agencies_file, "new-agencies", "bti agencies check")


def show_agencies(call: Call, words: str) -> None:
    """One row for each, with code, name, owner and telephone number."""
    translator = call.around.translator
    found = found_in(agencies_here(call), words, translator)
    if call.options.json:
        call.output.document({"agencies": [_json(one, call) for one, _ in found]})
    else:
        heads = (call.tr("Code"), call.tr("Name"), call.tr("Whose"), call.tr("Phone"))
        call.output.table(heads, [row for one, places in found for row in _rows(one, places if words else (), call)])
    for error in guides_here(call).broken():
        if isinstance(error, AgenciesInvalid):
            call.output.say(translator.error(error))


def _rows(one: Agency, places: Iterable[Workplace], call: Call) -> Iterator[tuple[str, ...]]:
    yield (
        one.code,
        one.name.speak(call.around.translator.language),
        standing(one, call.around.translator),
        one.reach.phone,
    )
    for place in places:
        yield "", f"  {place.name}", place.reach.address, place.reach.phone


def show_agency(call: Call, name: str) -> None:
    """One service. Raises Misuse for a name that none or several have."""
    found, translator = agency_named(call, name), call.around.translator
    if call.options.json:
        call.output.document(_json(found, call))
        return
    from bti_tui.guide.compiled import shipped_rules

    lines = [
        f"{found.name.speak(translator.language)} ({found.code})",
        *agency_lines(found, shipped_rules().secrecy, translator),
    ]
    call.output.text("\n".join((*lines, *(f"  {workplace_line(one)}" for one in found.workplaces))))


def check_agencies(call: Call, file: Path | None) -> None:
    """Every fault of a file with its line and what to do; ends as an unusable file when there is one."""
    from bti_tui.guide.own_agencies import read_own_agencies

    path = existing(call, file or call.around.places.agencies_file)
    try:
        own = read_own_agencies(path, library_of(call).current().agencies)
    except AgenciesInvalid as error:
        tell_faults(call, error)
        raise
    if call.options.json:
        call.output.document({"usable": True, "faults": []})
    else:
        said = call.around.translator.ntr("{n} service differs.", "{n} services differ.", len(own.said))
        call.output.text(" ".join((call.tr("The file can be used."), said)))


def _json(one: Agency, call: Call) -> dict[str, Json]:
    workplaces: list[Json] = [{"name": place.name, **_reach(place)} for place in one.workplaces]
    return {
        "code": one.code,
        "name": one.name.speak(call.around.translator.language),
        "owner": one.owner.value,
        "external": one.is_external,
        "kind": one.kind.value,
        "secrecy": one.secrecy.value,
        "stricter_secrecy": one.has_stricter_secrecy,
        "health_care": one.gives_health_care,
        **_reach(one),
        "workplaces": workplaces,
    }


def _reach(one: Agency | Workplace) -> dict[str, Json]:
    reach = one.reach
    return {"phone": reach.phone, "email": reach.email, "address": reach.address, "hours": reach.hours}
