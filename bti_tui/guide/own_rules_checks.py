"""Whether a municipality's own rules keep within the law: they may be stricter, and never weaker."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.ids import GroundCode
from bti_tui.domain.rules_pack import Rules
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.law_schema import AgeDoc
from bti_tui.guide.own_rules_schema import OwnInformationDoc, OwnRulesDoc

YOUTH: Final = (15, 18)
"""Municipalities differ on the age from which a youth answers for the log; the guide has the same limits."""
CHILD: Final = (7, 15)
"""And on the age from which a child is asked to answer too."""
OWN_CHOICE: Final = GroundCode("own_task")
"""The one ground for sharing that is the municipality's choice; the others are duties."""
LONGEST: Final = 3660
"""Days before its end on which a consent may be looked at."""
NEVER: Final = ("purge", "emergency", "point")
BY_LAW: Final = ("health_alone_from", "adult_from")
NO_LATER: Final = ("hear_child_from", "great_weight_from")


def check_own_rules(doc: OwnRulesDoc, rules: Rules, faults: Faults) -> None:
    """Note everything that is weaker than the law, or that nobody knows."""
    for name in NEVER:
        said = getattr(doc, name)
        faults.unless(said is None, f"{name}.0" if isinstance(said, list) else name, Problem.BY_LAW, name)
    _check_ages(dict(doc.ages), rules, faults)
    _check_looks(doc, rules, faults)
    _check_grounds(doc, rules, faults)
    _check_information(doc.information, rules, faults)
    _check_time(doc, rules, faults)


def ages_of(rules: Rules, name: str) -> list[int]:
    """All that an age is or will be in the pack."""
    changed = [one.years for one in rules.changes if one.name == name]
    return changed or [int(getattr(rules, name))]


def _check_ages(ages: dict[str, tuple[AgeDoc, ...] | None], rules: Rules, faults: Faults) -> None:
    within = {"youth_signs_from": YOUTH, "child_signs_from": CHILD}
    within |= {name: (0, min(ages_of(rules, name))) for name in NO_LATER}
    for name, rows in ages.items():
        for index, row in enumerate(rows or ()):
            at = f"ages.{name}.{index}.years" if len(rows or ()) > 1 else f"ages.{name}.years"
            if name in BY_LAW:
                faults.add(at, Problem.BY_LAW, name)
            else:
                low, high = within[name]
                faults.unless(low <= row.years <= high, at, Problem.WEAKER, f"{low}-{high}")


def _check_looks(doc: OwnRulesDoc, rules: Rules, faults: Faults) -> None:
    """More birthdays and more days may be looked at, none left out."""
    for name, law in (("recheck_on", rules.recheck_on), ("warn_days", rules.warn_days)):
        own = getattr(doc.consent, name)
        if own is not None:
            whole = ", ".join(map(str, law))
            faults.unless(set(law) <= set(own), f"consent.{name}", Problem.WEAKER, whole)
            faults.unless(
                all(0 < one <= LONGEST for one in own), f"consent.{name}", Problem.OUT_OF_RANGE, f"1-{LONGEST}"
            )


def _check_grounds(doc: OwnRulesDoc, rules: Rules, faults: Faults) -> None:
    known: dict[str, set[str]] = {
        "basis": {one.code for one in rules.bases},
        "restriction": {one.code for one in rules.restriction_grounds},
        "reference": {one.code for one in rules.references},
    }
    for name, codes in known.items():
        for index, one in enumerate(getattr(doc, name)):
            faults.unless(one.code not in codes, f"{name}.{index}.code", Problem.BY_LAW, one.code)
            codes.add(one.code)
    for index, ground in enumerate(doc.sharing):
        is_known = rules.sharing_ground(GroundCode(ground.code)) is not None
        is_free = is_known and (ground.used or ground.code == OWN_CHOICE)
        faults.unless(is_free, f"sharing.{index}.code", Problem.BY_LAW, ground.code)
    if doc.legal_basis:
        bases = known["basis"]
        faults.unless(doc.legal_basis in bases, "legal_basis", Problem.NOT_ONE_OF, ", ".join(sorted(bases)))


def _check_information(kinds: Iterable[OwnInformationDoc], rules: Rules, faults: Faults) -> None:
    known = {str(one.code) for one in rules.information}
    codes, keys = set(), {one.key for one in rules.information}
    for index, one in enumerate(kinds):
        at = f"information.{index}"
        faults.unless(one.code not in codes, f"{at}.code", Problem.DOUBLE, one.code)
        codes.add(one.code)
        if one.code in known:
            for name in ("key", "name", "health"):
                faults.unless(not getattr(one, name) and one.health is None, f"{at}.{name}", Problem.BY_LAW, name)
            continue
        faults.unless(one.name is not None, f"{at}.name", Problem.MISSING)
        faults.unless(bool(one.key), f"{at}.key", Problem.MISSING)
        faults.unless(one.key not in keys, f"{at}.key", Problem.DOUBLE, one.key)
        keys.add(one.key)


def _check_time(doc: OwnRulesDoc, rules: Rules, faults: Faults) -> None:
    """A deadline of the law may be kept sooner, and papers longer."""
    days = {one.code: one.days for one in rules.deadlines}
    for index, deadline in enumerate(doc.deadline):
        at, most = f"deadline.{index}", days.get(deadline.code)
        faults.unless(most is not None, f"{at}.code", Problem.UNKNOWN_CODE, deadline.code)
        if most is not None:
            faults.unless(deadline.days <= most, f"{at}.days", Problem.WEAKER, f"0-{most}")
    years = {one.code: one.years for one in rules.retention}
    for index, kept in enumerate(doc.retention):
        at, least = f"retention.{index}", years.get(kept.code)
        faults.unless(kept.code in years, f"{at}.code", Problem.UNKNOWN_CODE, kept.code)
        if least is not None:
            faults.unless(kept.years >= least, f"{at}.years", Problem.WEAKER, f"{least}-200")
