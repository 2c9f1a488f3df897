"""`bti case shared` and `bti case paper`: what has left a case, and the papers that a family is given."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.graded_address import graded_address, graded_option
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import CaseId, LanguageCode, PersonId
from bti_tui.domain.text_pack import Paper

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


def add_sharing_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add `shared` and `paper` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    paper_option = typer.Option(Paper.FORM, "--paper", help=tr("The consent form, or a sheet for parents or youth."))
    language_option = typer.Option(..., "--language", metavar="CODE", help=tr("Such as nb, nn or en."))
    person_option = typer.Option(..., "--for", metavar="NAME", help=tr("Who in the case gets it; a part will do."))
    file_option = typer.Option(..., "--file", metavar="FILE", help=tr("The name ends in .pdf or .txt."))
    address_option = graded_option(around)

    @command(cases, around, "shared", tr("What has left a case, to whom and on what. That it was asked is logged."))
    def shared(call: Call, case: str = case_argument) -> None:
        show_shared(call, case)

    @command(cases, around, "paper", tr("Print the consent form or a sheet for somebody in the case."))
    def paper(
        call: Call,
        case: str = case_argument,
        paper: Paper = paper_option,
        language: str = language_option,
        person: str = person_option,
        file: Path = file_option,
        address: bool = address_option,
    ) -> None:
        make_paper(call, case, paper, LanguageCode(language), person, file, address)


def show_shared(call: Call, wanted: str) -> None:
    """Every thing that has left the case, the newest first."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.shared_text import SharedTexts
    from bti_tui.usecases import disclosure
    from bti_tui.usecases.sharing_names import sharing_names

    with call.opened(prints_people=True) as ctx:
        case_id = case_named(ctx, wanted)
        found = disclosure.disclosures(ctx, case_id)
        names = sharing_names(ctx, case_id)
    if call.options.json:
        call.output.document({"shared": plain(found, call.around.translator.language)})
        return
    texts = SharedTexts(call.around.translator, names)
    lines = [texts.line(one) for one in found] or [call.tr("Nothing has left the case.")]
    call.output.text("\n".join(lines))


def make_paper(
    call: Call, wanted: str, paper: Paper, language: LanguageCode, person: str, file: Path, address: bool
) -> None:
    """A paper as a file, through the gate; it is refused for whoever may not have it."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.usecases.consent_papers import PaperOrder, print_paper

    with call.opened() as ctx:
        case_id = case_named(ctx, wanted)
        who = _person(ctx, case_id, person)
        with graded_address(call, ctx, case_id, is_known=address):
            path = print_paper(ctx, PaperOrder(case_id, paper, language, who, file))
    if call.options.json:
        call.output.document({"file": str(path), "person": who})
    else:
        call.say_written(path)


def _person(ctx: "Context", case_id: CaseId, wanted: str) -> PersonId:
    """Somebody of the case, by a part of the name. Raises `NotFound`."""
    from bti_tui.usecases.case_people import people_page

    found = [one for one in people_page(ctx, case_id).people if wanted.casefold() in one.name.casefold()]
    if len(found) != 1:
        raise NotFound(person="?")
    return found[0].id
