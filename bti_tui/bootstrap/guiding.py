"""The guides and instruments of a machine: the program's, the municipality's, and which guide new cases follow."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti_tui.domain.errors import RulesInvalid
    from bti_tui.domain.rules_pack import Rules
    from bti_tui.domain.text_pack import TextPack
    from bti_tui.store.health import Check
    from bti_tui.usecases.context import Context


def rule_pack_check(today: date, own: Path | None = None) -> "Check":
    """Whether somebody has held the rule pack against its sources lately, as the doctor tells it."""
    from bti_tui.guide.compiled import shipped_rules
    from bti_tui.store.health import Check, State
    from bti_tui.usecases.overdue import check_rules_by

    rules, refused = _ruled(shipped_rules(), own)
    if refused is not None:
        return Check("rules-refused", State.NOTE, {"file": str(refused.facts["file"])})
    due = check_rules_by(rules)
    if due is None or due >= today:
        return Check("rules-ok", State.OK, {"day": due.isoformat() if due else "-"})
    return Check("rules-old", State.NOTE, {"day": due.isoformat()})


def guided(
    context: "Context",
    folder: Path,
    chosen: str,
    agencies: Path | None = None,
    instruments: Path | None = None,
    texts: Path | None = None,
    rules: Path | None = None,
    measures: Path | None = None,
) -> "Context":
    """The context with the guides and instruments of two folders, the guide chosen for new cases, and own files."""
    from bti_tui.guide.library import GuideLibrary

    def packs() -> "tuple[TextPack, ...]":
        from bti_tui.guide.consent_texts import text_packs  # pydantic, which no start waits for

        return text_packs(texts)[0]

    held, refused = _ruled(context.rules, rules)
    context = replace(context, rules=held, rules_refused=refused, text_packs=packs)
    library = GuideLibrary(folder, chosen, instruments, measures)
    if agencies is None or not agencies.exists():
        return replace(context, guides=library)
    from bti_tui.guide.local_agencies import LocalGuides  # most have no such file

    return replace(context, guides=LocalGuides(library, agencies))


def _ruled(rules: "Rules", own: Path | None) -> "tuple[Rules, RulesInvalid | None]":
    """The rule pack with the municipality's own file in it; as it is, and why, when the file can't be used."""
    if own is None or not (own.exists() or own.is_symlink()):
        return rules, None
    from bti_tui.domain.errors import RulesInvalid
    from bti_tui.guide.own_rules import read_own_rules  # most have no such file, and pydantic is slow to import

    try:
        return read_own_rules(own, rules), None
    except RulesInvalid as error:
        return rules, error
