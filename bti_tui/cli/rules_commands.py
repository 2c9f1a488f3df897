"""`bti rules`: what the law fixes and since when, and the file in which a municipality settles what it may (R52)."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.guide_work import existing, tell_faults
from bti_tui.cli.help_page import group
from bti_tui.cli.own_file import begin_own_file
from bti_tui.cli.shared_options import command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import RulesInvalid
from bti_tui.domain.law import LegalBasis, LegalReference, Provenance
from bti_tui.domain.rules_pack import PurgeGround, RestrictionGround, Rules
from bti_tui.i18n import N_

AGES = {
    "hear_child_from": N_("The child must be heard from"),
    "great_weight_from": N_("The child's view has great weight from"),
    "child_signs_from": N_("The child is asked to answer too from"),
    "youth_signs_from": N_("The youth answers for the consent from"),
    "health_alone_from": N_("Of age in health matters from"),
    "adult_from": N_("Of age from"),
}


Named = LegalBasis | RestrictionGround | PurgeGround | LegalReference
"""A rule that is a name and a source."""


def add_rules_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    rules = group(around.translator, tr("Ages, grounds and deadlines: list, check the file of your own, begin it."))
    app.add_typer(rules, name="rules")
    file_argument = typer.Argument(None, metavar="FILE.toml", show_default=False)

    @command(rules, around, "list", tr("All rules with their sources, and when they were checked."), needs_store=False)
    def list_rules(call: Call) -> None:
        show_rules(call)

    @command(rules, around, "check", tr("Whether a file of rules can be used, and if not, why."), needs_store=False)
    def check(call: Call, file: Path | None = file_argument) -> None:
        check_rules(call, file)

    @command(rules, around, "new", tr("Make a file of your own rules to start from."), needs_store=False)
    def new(call: Call) -> None:
        begin_own_file(call, call.around.places.rules_file, "new-rules", "bti rules check")


def show_rules(call: Call) -> None:
    """One row for each rule; what your own file says counts, where it can be used."""
    from bti_tui.guide.compiled import shipped_rules
    from bti_tui.guide.own_rules import read_own_rules

    rules, refused, file = shipped_rules(), None, call.around.places.rules_file
    if file.exists():
        try:
            rules = read_own_rules(file, rules)
        except RulesInvalid as error:
            refused = error
    rows = list(_rows(rules, call))
    if call.options.json:
        listed: list[Json] = [
            {"name": name, "value": value, "valid_from": valid, "checked_on": checked, "source": source}
            for name, value, valid, checked, source in rows
        ]
        call.output.document({"rules": listed})
    else:
        heads = (call.tr("Rule"), call.tr("Value"), call.tr("Since"), call.tr("Checked"), call.tr("Source"))
        call.output.table(heads, rows)
    if refused is not None:
        call.output.say(call.around.translator.error(refused))


def _rows(rules: Rules, call: Call) -> Iterator[tuple[str, str, str, str, str]]:
    language = call.around.translator.language
    changed = {one.name for one in rules.changes}
    for name, text in AGES.items():
        if name not in changed:
            yield _row(call.tr(text), str(getattr(rules, name)), rules.provenance[name])
    for change in rules.changes:
        yield _row(call.tr(AGES[change.name]), str(change.years), change.provenance)
    named: tuple[Named, ...] = (*rules.bases, *rules.restriction_grounds, *rules.purge_grounds, *rules.references)
    for one in named:
        yield _row(one.name.speak(language), "", one.provenance)
    for ground in rules.sharing_grounds:
        yield _row(ground.name.speak(language), "" if ground.is_used else call.tr("not used"), ground.provenance)
    for deadline in rules.deadlines:
        days = call.around.translator.ntr("{n} day", "{n} days", deadline.days)
        yield _row(deadline.name.speak(language), days, deadline.provenance)
    for kept in rules.retention:
        years = "" if kept.years is None else call.around.translator.ntr("{n} year", "{n} years", kept.years)
        yield _row(kept.name.speak(language), years, kept.provenance)


def _row(name: str, value: str, provenance: Provenance) -> tuple[str, str, str, str, str]:
    return name, value, provenance.valid_from.isoformat(), provenance.checked_on.isoformat(), provenance.source


def check_rules(call: Call, file: Path | None) -> None:
    """Every fault of a file with its line and what to do; ends as an unusable file when there is one."""
    from bti_tui.guide.compiled import shipped_rules
    from bti_tui.guide.own_rules import read_own_rules

    path = existing(call, file or call.around.places.rules_file)
    try:
        read_own_rules(path, shipped_rules())
    except RulesInvalid as error:
        tell_faults(call, error)
        raise
    if call.options.json:
        call.output.document({"usable": True, "faults": []})
    else:
        call.output.text(call.tr("The file can be used."))
