"""What the codes of a disclosure are called in one case: by the guide, and by the rule pack."""

from collections.abc import Mapping
from dataclasses import dataclass

from bti_tui.domain.case import Case
from bti_tui.domain.ids import CaseId
from bti_tui.domain.words import Language, Words
from bti_tui.usecases.context import Context
from bti_tui.usecases.reading import case_of


@dataclass(frozen=True, slots=True)
class SharingNames:
    """Names by code."""

    agencies: Mapping[str, Words]
    information: Mapping[str, Words]

    def agency(self, code: str, language: Language) -> str:
        """A service; the code itself when the guide has no name for it."""
        return self.agencies[code].speak(language) if code in self.agencies else code

    def kind(self, code: str, language: Language) -> str:
        """A kind of information."""
        return self.information[code].speak(language) if code in self.information else code


def sharing_names(ctx: Context, case_id: CaseId) -> SharingNames:
    """The names that hold for a case."""
    with ctx.reading() as work:
        return names_of(ctx, case_of(ctx, work, case_id))


def names_of(ctx: Context, case: Case) -> SharingNames:
    """The same, of a case that is read already."""
    agencies = ctx.guide_of(case).choices.get("agency", ())
    return SharingNames(
        {one.code: one.label for one in agencies}, {one.code: one.name for one in ctx.rules_of(case).information}
    )
