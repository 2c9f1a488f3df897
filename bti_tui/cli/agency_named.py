"""The services of this machine, and the one that is meant by a code or a name on the command line."""

from typing import TYPE_CHECKING

from bti_tui.cli.call import Call
from bti_tui.cli.guide_work import library_of
from bti_tui.cli.output import Misuse
from bti_tui.domain.agencies import Agency
from bti_tui.i18n.agency_words import found_in

if TYPE_CHECKING:
    from bti_tui.guide.library import GuideLibrary
    from bti_tui.guide.local_agencies import LocalGuides


def guides_here(call: Call) -> "GuideLibrary | LocalGuides":
    """The guides of this machine, with the services of the municipality's own file."""
    from bti_tui.guide.local_agencies import with_agencies_of

    return with_agencies_of(call.around.places.agencies_file, library_of(call))


def agencies_here(call: Call) -> tuple[Agency, ...]:
    """The services that are in use here."""
    return tuple(one for one in guides_here(call).current().agencies if not one.is_hidden)


def agency_named(call: Call, said: str) -> Agency:
    """The service with a code, or with a name that no other has. Raises Misuse."""
    translator, known = call.around.translator, agencies_here(call)
    found = [one for one in known if one.code == said] or [one for one, _ in found_in(known, said, translator)]
    if not found:
        raise Misuse(call.tr("No service is called {name}. See them all with: bti agencies list", name=said))
    if len(found) > 1:
        names = ", ".join(one.name.speak(translator.language) for one in found)
        raise Misuse(call.tr("More than one fits {name}: {names}. Write more of it.", name=said, names=names))
    return found[0]
