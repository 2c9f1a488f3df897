"""`bti case restrict, lift, restricted, withhold, release, purge` and `bti store receipts`: what the law holds back or
lets go.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.call import Call, Surroundings, find_professional
from bti_tui.cli.output import Misuse, plain
from bti_tui.cli.shared_options import Answers, command
from bti_tui.domain.commands import Command, LiftRestriction, ReleaseEntry, RestrictCase, WithholdEntry
from bti_tui.domain.date_words import DateProblem, Direction, read
from bti_tui.domain.erasure import PurgeOrder
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import CaseId, FactId, GroundCode, PersonId, UserId
from bti_tui.domain.text import clean
from bti_tui.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from bti_tui.usecases.context import Context
    from bti_tui.usecases.purging import PurgePreview

REASON: Final = {
    "reason": N_("Why, in one sentence. Others on this machine can see it; leave it out, and you are asked.")
}
GROUND: Final = {"ground": N_("The legal ground, by its code."), **REASON}
PURGE: Final = {
    **GROUND,
    "reference": N_("The reference of the archive, or of the decision."),
    "decided_by": N_("The leader who decided it: name, initials or id."),
}
OPTIONAL: Final = {
    "retained_until": N_("The day until which the papers had to be kept."),
    "entry": N_("Only the words of this fact, by its id."),
    "person": N_("Only the name and the answers of this person, by id."),
    "number": N_("The number of the case once more. Without it nothing goes: you only see what would."),
}
QUESTIONS: Final = {
    "ground": N_("Which ground (its code)?"),
    "reason": N_("Why?"),
    "reference": N_("Which reference?"),
    "decided_by": N_("Which leader decided it?"),
}


def add_erasure_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add the commands to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    fact_argument = typer.Argument(..., metavar="FACT")

    def told(texts: dict[str, str]) -> dict[str, str]:
        return {key: tr(text) for key, text in texts.items()}

    @command(cases, around, "restricted", tr("The restricted cases that you answer for, by number."))
    def restricted(call: Call) -> None:
        list_restricted(call)

    @command(cases, around, "restrict", tr("Keep a case, but hide it from ordinary use."), texts=told(GROUND))
    def restrict(call: Call, answers: Answers, case: str = case_argument) -> None:
        hold_back(call, case, answers, "restrict")

    @command(cases, around, "lift", tr("Take a restricted case into ordinary use again."), texts=told(REASON))
    def lift(call: Call, answers: Answers, case: str = case_argument) -> None:
        hold_back(call, case, answers, "lift")

    @command(cases, around, "withhold", tr("Keep the words of one fact, but show them to nobody."), texts=told(GROUND))
    def withhold(call: Call, answers: Answers, case: str = case_argument, fact: str = fact_argument) -> None:
        hold_back(call, case, answers, "withhold", fact)

    @command(cases, around, "release", tr("Show the words of one fact again."), texts=told(REASON))
    def release(call: Call, answers: Answers, case: str = case_argument, fact: str = fact_argument) -> None:
        hold_back(call, case, answers, "release", fact)

    @command(cases, around, "purge", tr("Remove words by law, for ever."), texts=told({**PURGE, **OPTIONAL}))
    def purge(call: Call, answers: Answers, case: str = case_argument) -> None:
        purge_by_law(call, case, answers)


def add_receipts_command(store: typer.Typer, around: Surroundings) -> None:
    """Add `receipts` to the group of stores."""

    @command(store, around, "receipts", around.translator.tr("What was purged by law: who, when, on what ground."))
    def receipts(call: Call) -> None:
        list_receipts(call)


def list_restricted(call: Call) -> None:
    """Numbers and grounds, never names."""
    from bti_tui.usecases import restriction

    with call.opened() as ctx:
        found = restriction.restricted_cases(ctx)
    language = call.around.translator.language
    if call.options.json:
        call.output.document({"restricted": plain(found, language)})
        return
    heads = (call.tr("Case"), call.tr("Since"), call.tr("Ground"))
    rows = (
        (
            one.number,
            call.around.translator.day(one.on, year=True),
            one.ground_name.speak(language) if one.ground_name else one.ground,
        )
        for one in found
    )
    call.output.table(heads, rows)


def hold_back(call: Call, wanted: str, answers: Answers, what: str, fact: str = "") -> None:
    """Restrict, lift, withhold or release."""
    from bti_tui.usecases.execute import execute

    with call.opened() as ctx:
        case = any_case(ctx, wanted)
        said = _said(call, answers)
        ground, reason = GroundCode(said.get("ground", "")), said["reason"]
        orders: dict[str, Command] = {
            "restrict": RestrictCase(case_id=case, ground=ground, reason=reason),
            "lift": LiftRestriction(case_id=case, reason=reason),
            "withhold": WithholdEntry(case_id=case, entry=FactId(fact), ground=ground, reason=reason),
            "release": ReleaseEntry(case_id=case, entry=FactId(fact), reason=reason),
        }
        done = execute(ctx, orders[what])
    if call.options.json:
        call.output.document({"case": done.case.id, "facts": [one.fact.name for one in done.records]})
    else:
        call.output.text(call.tr("Done."))


def purge_by_law(call: Call, wanted: str, answers: Answers) -> None:
    """A look at what would go; with the number of the case, it goes."""
    from bti_tui.usecases import purging

    with call.opened() as ctx:
        order = _order(call, ctx, any_case(ctx, wanted), answers)
        preview = purging.purge_preview(ctx, order)
        receipt = purging.carry_out_purge(ctx, order) if order.number else None
    if call.options.json:
        language = call.around.translator.language
        call.output.document({"preview": plain(preview, language), "receipt": plain(receipt, language)})
        return
    if receipt is None:
        call.output.text("\n".join(preview_lines(call, preview)))
        call.output.say(call.tr("Nothing is gone yet. Add --number with the number of the case, and it goes for ever."))
    else:
        call.output.text(call.tr("Purged by law. The receipt is {id}.", id=receipt.id))


def preview_lines(call: Call, preview: "PurgePreview") -> list[str]:
    """What goes, what stays, and which backups hold it until when."""
    tr, ntr = call.tr, call.around.translator.ntr
    lines = [
        preview.number,
        ntr("{n} text goes.", "{n} texts go.", preview.texts),
        ntr("{n} fact is emptied.", "{n} facts are emptied.", preview.facts),
        tr("The number, the audit log and a receipt without content stay."),
    ]
    for one in preview.copies:
        if one.gone_on is None:
            said = "! {name} in the folder of the store may hold it. It goes only when you remove it."
            lines.append(tr(said, name=Path(one.place).name))
            continue
        made = call.around.translator.day(one.made_at.astimezone().date(), year=True)
        gone = call.around.translator.day(one.gone_on, year=True)
        lines.append(tr("Backup of {made}: in it until {gone}.", made=made, gone=gone))
    return lines


def list_receipts(call: Call) -> None:
    """Every receipt, the newest first."""
    from bti_tui.usecases import purging

    with call.opened() as ctx:
        found = purging.receipts(ctx)
        grounds = {one.receipt.ground: ctx.rules.ground_name(one.receipt.ground) for one in found}
    language = call.around.translator.language
    if call.options.json:
        call.output.document({"receipts": plain(found, language)})
        return
    heads = (
        call.tr("When"),
        call.tr("Case"),
        call.tr("Ground"),
        call.tr("Reference"),
        call.tr("Decided by"),
        call.tr("Texts"),
    )
    call.output.table(
        heads,
        (
            (
                call.around.translator.day(one.receipt.on, year=True),
                one.number,
                name.speak(language) if (name := grounds[one.receipt.ground]) else one.receipt.ground,
                one.receipt.reference,
                one.decided_by,
                str(one.receipt.texts),
            )
            for one in found
        ),
    )


def _order(call: Call, ctx: "Context", case: CaseId, answers: Answers) -> PurgeOrder:
    given = {key: answers.get(key) or "" for key in OPTIONAL}
    said = _said(call, {key: answers.get(key) for key in PURGE})
    decider = find_professional(ctx, said["decided_by"])
    if decider is None:
        raise Misuse(call.tr("Nobody in the store is called that. Use a name, initials or an id."))
    return PurgeOrder(
        case_id=case,
        ground=GroundCode(said["ground"]),
        reason=said["reason"],
        decided_by=UserId(decider.id),
        reference=said["reference"],
        retained_until=_day(call, given["retained_until"], ctx.today) if given["retained_until"] else None,
        entry=FactId(given["entry"]) if given["entry"] else None,
        person=PersonId(given["person"]) if given["person"] else None,
        number=given["number"],
    )


def _said(call: Call, answers: Answers) -> dict[str, str]:
    """What was given; what was not is asked for."""
    return {
        key: clean(answer or call.output.ask(call.tr(QUESTIONS[key])), lines=False) for key, answer in answers.items()
    }


def any_case(ctx: "Context", wanted: str) -> CaseId:
    """A case by number or id, also one that is restricted and that the user answers for. Raises NotFound."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.usecases.restriction import restricted_cases

    try:
        return case_named(ctx, wanted)
    except NotFound:
        digits = wanted.upper().removeprefix("S-").lstrip("0")
        found = [one for one in restricted_cases(ctx) if one.number.removeprefix("S-").lstrip("0") == digits]
        if not found:
            raise
        return found[0].case_id


def _day(call: Call, text: str, today: "date") -> "date":
    found = read(text, today, Direction.BACK)
    if isinstance(found, DateProblem):
        raise Misuse(call.around.translator.date_problem(found))
    return found
