"""Something is shared: with a service or a person, on a consent, or on another ground with the reason for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.disclosure import Way
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import AgencyCode, CaseId, GroundCode, InformationCode, PersonId
from bti_tui.domain.rules.disclosing import Wish
from bti_tui.i18n import N_
from bti_tui.screens.law_form import LawForm
from bti_tui.usecases.disclosure import disclose
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.sharing_lists import SharingLists
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WAY, AGENCY, PERSON, INFORMATION, GROUND, NECESSITY, ADDRESS = (
    "way",
    "agency",
    "person",
    "information",
    "ground",
    "necessity",
    "has_address",
)
WAYS: Final = {
    Way.TOLD: (N_("Told by word of mouth"), "m"),
    Way.PRINT: (N_("Given on paper"), "p"),
    Way.EXPORT: (N_("Sent"), "s"),
    Way.FAMILY_COPY: (N_("A copy for the family"), "k"),
}
KEYS: Final = "123456789"


class ShareScreen(LawForm):
    """The gate by hand: what is not let through is refused with every reason, and what is let through is kept."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, lists: SharingLists) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self.lists = lists

    @override
    def heading(self) -> str:
        return self.tr("Share something from the case")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("Only what the consent covers goes to another service. Write one service or one person."),
            self.tr("Without a consent: choose the ground, and write why it is necessary. It stays in the case."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        language = self.translator.language
        ways = tuple(FieldChoice(code.value, self.tr(text), key) for code, (text, key) in WAYS.items())
        yield FieldSpec(WAY, FieldKind.CHOICE, self.tr("How"), required=True, choices=ways)
        part = self.tr("Type a part of the name.")
        agencies = tuple((code, words.speak(language)) for code, words in self.lists.names.agencies.items())
        yield FieldSpec(AGENCY, FieldKind.PERSON, self.tr("Service"), part, options=agencies)
        people = tuple((person, name) for person, name in self.lists.people)
        yield FieldSpec(PERSON, FieldKind.PERSON, self.tr("Or a person"), part, options=people)
        kinds = tuple(FieldChoice(one.code, one.name.speak(language), one.key) for one in self.lists.information)
        yield FieldSpec(INFORMATION, FieldKind.CHOICES, self.tr("About what"), choices=kinds)
        grounds = tuple(
            FieldChoice(one.code, one.name.speak(language), key)
            for key, one in zip(KEYS, self.lists.grounds, strict=False)
        )
        left = self.tr("Only when it does not rest on a consent.")
        yield FieldSpec(GROUND, FieldKind.CHOICE, self.tr("Ground"), left, choices=grounds)
        yield FieldSpec(NECESSITY, FieldKind.LINE, self.tr("Why is it necessary"), left)
        yield FieldSpec(ADDRESS, FieldKind.YES_NO, self.tr("Tells where somebody lives"))

    @override
    async def carry_out(self, values: Values) -> None:
        agency, person, ground = values.get(AGENCY), values.get(PERSON), values.get(GROUND)
        kinds = values.get(INFORMATION)
        wish = Wish(
            way=Way(str(values[WAY])),
            agency=AgencyCode(agency.id or "") if isinstance(agency, Picked) else None,
            person=PersonId(person.id or "") if isinstance(person, Picked) else None,
            information=tuple(map(InformationCode, kinds)) if isinstance(kinds, tuple) else (),
            ground=GroundCode(str(ground)) if ground else None,
            necessity=str(values.get(NECESSITY) or "") or None,
            has_address=values.get(ADDRESS) is True,
        )
        await self.ask(disclose, self.case_id, wish)
        self.mark_saved()
        self.dismiss(True)
