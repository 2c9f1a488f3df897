"""What has left a case, as sentences."""

from collections.abc import Iterator
from typing import Final

from bti_tui.domain.disclosure import Way
from bti_tui.domain.views.sharing_view import DisclosureLine
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.sharing_names import SharingNames

WAYS: Final = {
    Way.INVITATION: N_("invited"),
    Way.MEETING: N_("met"),
    Way.HANDOVER: N_("took over the baton"),
    Way.TOLD: N_("told by word of mouth"),
    Way.CONSENT_FORM: N_("given the consent form"),
    Way.INFORMATION: N_("given the information sheet"),
    Way.FAMILY_COPY: N_("given a copy"),
    Way.CLOSING_NOTICE: N_("told that the case is closed"),
    Way.PRINT: N_("given a print"),
    Way.EXPORT: N_("sent a file"),
}
"""What happened, after the name of who got it."""


class SharedTexts:
    """Says the disclosures of one case in one language."""

    def __init__(self, tr: Translator, names: SharingNames) -> None:
        self._tr = tr
        self._names = names

    def line(self, one: DisclosureLine) -> str:
        """One thing that has left the case: when, to whom, what, on what, and why."""
        return ", ".join(self._parts(one)) + "."

    def _parts(self, one: DisclosureLine) -> Iterator[str]:
        tr, language = self._tr, self._tr.language
        who = self._names.agency(one.agency, language) if one.agency else one.person
        yield f"{tr.day(one.on, year=True)} {who}: {tr.tr(WAYS[one.way])}"
        if one.ground is not None:
            yield tr.tr("without consent: {ground}", ground=one.ground.speak(language))
        elif one.consents:
            yield tr.tr("on the yes of {names}", names=", ".join(one.consents))
        if one.information:
            yield ", ".join(self._names.kind(kind, language).lower() for kind in one.information)
        if one.necessity:
            yield one.necessity.rstrip(".")
        yield one.by
