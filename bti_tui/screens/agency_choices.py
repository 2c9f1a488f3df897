"""The agencies as the answers of a form: by one letter, or by typing a part of the name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bti_tui.domain.agencies import Agency
from bti_tui.i18n import Translator
from bti_tui.widgets.field import FieldChoice

if TYPE_CHECKING:
    from bti_tui.desk import Desk
    from bti_tui.usecases.context import Context

AgencyChoices = tuple[FieldChoice, ...]


def choices_of(agencies: Iterable[Agency], tr: Translator) -> AgencyChoices:
    """Those that can be chosen, in the language of now."""
    offered = (one for one in agencies if not one.is_hidden)
    return tuple(FieldChoice(one.code, one.name.speak(tr.language), one.key) for one in offered)


async def agency_choices(desk: Desk[Context], tr: Translator) -> AgencyChoices:
    """Those of the guide for new cases."""
    from bti_tui.usecases.directory import agencies

    return choices_of(await desk.ask(agencies), tr)
