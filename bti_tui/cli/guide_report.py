"""A guide in words: levels, steps, outcomes, and what must hold before a case moves."""

from collections.abc import Iterator, Sequence
from typing import Final

from bti_tui.cli.guide_about import about_lines, number_rows
from bti_tui.cli.output import plain
from bti_tui.domain.codec import Json
from bti_tui.domain.guide import Due, Guide, Move, Outcome, Step
from bti_tui.domain.views.next_action import step_number
from bti_tui.domain.words import Language
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.guide_groups import group_lines

ANCHOR_TEXTS: Final = {
    "concern_arose": N_("the concern arose"),
    "concern_raised": N_("the concern was noted"),
    "level_entered": N_("the level began"),
    "decided": N_("the decision"),
    "offered": N_("the offer"),
    "evaluation": N_("the evaluation"),
    "closed": N_("the closing"),
    "safety_opened": N_("the safety track opened"),
}
"""What deadlines are counted from."""


def guide_json(guide: Guide, language: Language) -> Json:
    """The whole guide in one language."""
    return plain(guide, language)


def guide_text(guide: Guide, translator: Translator) -> str:
    """Step by step, as short as a list can be."""
    return "\n".join(_text_lines(guide, translator))


def guide_markdown(guide: Guide, translator: Translator) -> str:
    """Tables of steps, outcomes and conditions."""
    return "\n".join(_markdown_lines(guide, translator))


def _text_lines(guide: Guide, translator: Translator) -> Iterator[str]:
    language = translator.language
    yield f"{guide.name.speak(language)} ({guide.id} {guide.version})"
    yield from about_lines(guide, translator)
    yield ""
    yield from (f"{name}: {said}" for name, said in number_rows(guide, translator))
    for title, steps in _parts(guide, translator):
        yield ""
        yield title
        for step in steps:
            what = step.what.speak(language)
            shown = translator.tr("{what} (not yet in this version)", what=what) if step.later else what
            yield f"  {step_number(guide, step.id):>4}  {shown}"
    groups = [*group_lines(guide, translator)]
    if groups:
        yield from ("", translator.tr("Standing groups"), *(f"  {line}" for line in groups))


def _markdown_lines(guide: Guide, translator: Translator) -> Iterator[str]:
    language, tr = translator.language, translator.tr
    yield f"# {guide.name.speak(language)}"
    yield ""
    yield f"{guide.id} {guide.version}"
    yield ""
    yield from (f"- {line}" for line in about_lines(guide, translator))
    yield ""
    yield from _table((tr("Rule"), tr("Here")), [*number_rows(guide, translator)])
    for title, steps in _parts(guide, translator):
        yield from ("", f"## {title}", "")
        yield from _table(
            (tr("Number"), tr("Id"), tr("Step"), tr("Due")), [_step_row(guide, one, translator) for one in steps]
        )
    for level in guide.levels:
        heading = tr("Outcomes of level {number}", number=level.number.value)
        yield from ("", f"## {heading}", "")
        rows = [_outcome_row(guide, one, translator) for one in level.outcomes]
        yield from _table((tr("Outcome"), tr("Move"), tr("Must hold"), tr("Should hold")), rows)
    heading = tr("Other moves")
    yield from ("", f"## {heading}", "")
    rows = [row for move in guide.moves.values() for row in _order_rows(guide, move, translator)]
    yield from _table((tr("Form"), tr("Move"), tr("Must hold"), tr("Should hold")), rows)
    for agenda in guide.agendas:
        yield from ("", f"## {agenda.title.speak(language)}", "")
        points = [(str(one.minutes), one.what.speak(language)) for one in agenda.points]
        yield from _table((tr("Minutes"), tr("Point")), [*points, (str(agenda.minutes), tr("In all"))])
    groups = [*group_lines(guide, translator)]
    if groups:
        yield from ("", "## " + tr("Standing groups"), "", *(f"- {line.strip()}" for line in groups))
    heading = tr("Conditions")
    yield from ("", f"## {heading}", "")
    rows = [(name.value, text.missing.speak(language), text.how.speak(language)) for name, text in guide.guards.items()]
    yield from _table((tr("Condition"), tr("When it is not met"), tr("What to do")), rows)


def _parts(guide: Guide, translator: Translator) -> Iterator[tuple[str, Sequence[Step]]]:
    for level in guide.levels:
        title = level.title.speak(translator.language)
        yield translator.tr("Level {number}: {title}", number=level.number.value, title=title), level.steps
    yield translator.tr("Safety track"), guide.safety
    yield translator.tr("Closing"), guide.closing
    yield translator.tr("Reopening"), guide.reopening


def _step_row(guide: Guide, step: Step, translator: Translator) -> tuple[str, ...]:
    due = _due(step.due, translator) if step.due else ""
    return step_number(guide, step.id), f"`{step.id}`", step.what.speak(translator.language), due


def _due(due: Due, translator: Translator) -> str:
    tr = translator.tr
    anchor = tr(ANCHOR_TEXTS[due.after]) if due.after in ANCHOR_TEXTS else due.after
    if due.days == 0:
        return tr("the same day as {anchor}", anchor=anchor)
    return translator.ntr("{n} day after {anchor}", "{n} days after {anchor}", due.days, anchor=anchor)


def _outcome_row(guide: Guide, outcome: Outcome, translator: Translator) -> tuple[str, ...]:
    move = guide.asked_of(outcome)
    title = outcome.title.speak(translator.language)
    return f"{title} (`{outcome.id}`)", move.id, ", ".join(move.hard), ", ".join(move.soft)


def _order_rows(guide: Guide, move: Move, translator: Translator) -> Iterator[tuple[str, ...]]:
    """A pause, opening again, the archive: what their forms are called, and which answer of theirs it is."""
    form = guide.form_of(move.order) if move.order else None
    if form is None:
        return
    said = {one.code: one.label.speak(translator.language) for rows in guide.choices.values() for one in rows}
    ways = ", ".join(said.get(way, way) for way in move.ways)
    title = form.title.speak(translator.language)
    yield (f"{title}: {ways}" if ways else title), move.id, ", ".join(move.hard), ", ".join(move.soft)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(tuple("---" for _ in heads))
    for row in rows:
        yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
