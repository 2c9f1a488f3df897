"""What stands on top of every page of a paper: that it is training, that it is a draft, that an address is graded."""

from typing import Final

from bti_tui.domain.address import AddressGrade
from bti_tui.i18n import N_, Translator

GRADES: Final = {
    AddressGrade.CONFIDENTIAL: N_("CONFIDENTIAL ADDRESS"),
    AddressGrade.STRICT: N_("STRICTLY CONFIDENTIAL ADDRESS"),
}


def paper_mark(
    tr: Translator, *, training: bool, grade: AddressGrade = AddressGrade.OPEN, is_draft: bool = False
) -> str:
    """The sign of a paper; a grade is for those who must guard it, so a paper for the family has none."""
    signs = [tr.tr("TRAINING: invented people")] if training else []
    signs += [tr.tr(GRADES[grade])] if grade in GRADES else []
    signs += [tr.tr("DRAFT")] if is_draft else []
    return " · ".join(signs)
