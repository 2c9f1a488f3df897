"""Invented people of several agencies and units, for tests of who may see what."""

from bti_tui.domain.ids import AgencyCode, Role, UserId
from bti_tui.domain.people import Professional
from tests.builders import AGENCY, STAFF
from tests.orders import COLLEAGUE, HOLDER, LEADER, NAV, OWNER, PPT


def _one(user: str, agency: AgencyCode, unit: str, role: Role = Role.EMPLOYEE) -> Professional:
    return Professional(UserId(user), user.title(), user[:2].upper(), "", agency, unit, role)


PSYCHOLOGIST = _one("siri", PPT, "PPT")
HEAD_OF_PPT = _one("trond", PPT, "PPT", Role.LEADER)
ADVISER = _one("nina", NAV, "NAV Vest")
ANOTHER_ADVISER = _one("per", NAV, "NAV Aust")
OTHER_UNIT = _one("tuva", AGENCY, "Lia barnehage")
OTHER_LEADER = _one("bodil", AGENCY, "Lia barnehage", Role.LEADER)
COORDINATOR = _one("kari", AgencyCode("ke"), "Rådhuset", Role.COORDINATOR)
ADMINISTRATOR = _one("ida", AgencyCode("ikt"), "Rådhuset", Role.ADMINISTRATOR)

OTHERS = (
    PSYCHOLOGIST,
    HEAD_OF_PPT,
    ADVISER,
    ANOTHER_ADVISER,
    OTHER_UNIT,
    OTHER_LEADER,
    COORDINATOR,
    ADMINISTRATOR,
)
EVERYBODY = {**STAFF, **{one.id: one for one in OTHERS}}
OWN_CIRCLE = (OWNER, HOLDER, LEADER, COLLEAGUE)
