"""What the fields, grounds and ways of a report to child welfare are called, on the screen and on paper."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.report import ReportChannel, ReportGround
from bti_tui.i18n import N_, Translator

LABELS: Final = {
    "municipality_number": N_("Municipality number"),
    "municipality": N_("Municipality"),
    "district_number": N_("District number"),
    "district": N_("District"),
    "name": N_("Name"),
    "role": N_("Role"),
    "phone": N_("Phone"),
    "mail": N_("E-mail"),
    "workplace": N_("Workplace"),
    "org_number": N_("Organisation number"),
    "street": N_("Street address"),
    "postcode": N_("Postcode"),
    "town": N_("Town"),
    "included": N_("Part of the report"),
    "number": N_("National id number"),
    "told": N_("Knows of the report"),
    "why": N_("Why, or why not"),
    "why_none": N_("Why the child has none"),
    "grounds": N_("Ground"),
    "leader_told": N_("The leader knows of it"),
    "leader_why": N_("Why not"),
    "seen": N_("Observations"),
    "concern": N_("The concern"),
    "history": N_("History"),
    "child_view": N_("What the child thinks"),
    "guardians_view": N_("What the guardians think"),
    "interpreter": N_("Interpreter"),
    "helpers": N_("Services that help"),
    "other_helpers": N_("Others who help"),
}
"""By the name of the field."""

GROUNDS: Final = {
    ReportGround.NEGLECT: N_("Ill-treatment or serious neglect at home"),
    ReportGround.ILLNESS: N_("A dangerous illness or injury goes untreated"),
    ReportGround.SPECIAL_NEED: N_("A special need for treatment or schooling is not met"),
    ReportGround.BEHAVIOUR: N_("Serious behaviour: grave offences, problematic drug use"),
    ReportGround.TRAFFICKING: N_("Human trafficking"),
}
"""The five grounds of barnevernsloven § 13-2, in few words."""

CHANNELS: Final = {
    ReportChannel.PORTAL: (N_("National portal"), "p"),
    ReportChannel.CASE_SYSTEM: (N_("Own case system"), "f"),
    ReportChannel.LETTER: (N_("Letter"), "b"),
    ReportChannel.BY_HAND: (N_("Handed in"), "l"),
    ReportChannel.PHONE: (N_("Telephone"), "t"),
}

THRESHOLD: Final = (
    N_("The duty is yours, and goes before confidentiality. No leader can say no to it. You report without waiting."),
    N_("The bar is low for proof: reason to believe, more than a vague suspicion, and you need not be certain."),
    N_("It is high for how grave it is: what you fear must be serious. Below that, you need the family's consent."),
)
"""The double threshold, in plain words."""

TITLES: Final = {
    "receiver": N_("To"),
    "maker": N_("Who reports"),
    "child": N_("Child"),
    "guardian": N_("Guardian"),
    "no_guardian": N_("No guardian"),
    "helpers": N_("Interpreter and others who help"),
    "ground": N_("The ground"),
    "concern": N_("The concern"),
    "history": N_("History and views"),
    "leader": N_("The leader"),
}
"""By the first word of a section."""

ACTS: Final = {
    "talk": N_("DISCUSSED WITHOUT NAMES"),
    "made": N_("THE REPORT WAS MADE"),
    "receipt": N_("IT HAS COME"),
    "reply": N_("WHAT CHILD WELFARE ANSWERS"),
    "out": N_("TAKE THE REPORT OUT"),
}
"""What is written down of a report, or done with it."""

UNTICKED: Final = "—"
"""What stands where nothing was answered."""


def duty_text(grounds: Iterable[ReportGround], tr: Translator) -> str:
    """Why a report leaves a case: the duty, and which of its grounds somebody has chosen."""
    said = ", ".join(tr.tr(GROUNDS[one]) for one in grounds)
    return tr.tr("Duty to report. {grounds}", grounds=said).strip()
