"""The standing groups that meet about the model, as a guide declares them, in words."""

from collections.abc import Iterable, Iterator

from bti_tui.domain.guide import Guide
from bti_tui.domain.municipal import CooperationArena
from bti_tui.i18n.translator import Translator


def group_lines(guide: Guide, translator: Translator) -> Iterator[str]:
    """The standing groups with mandate, members and rhythm; then the plan for bringing the model into use."""
    yield from arena_lines(guide.arenas, translator)
    for point in guide.milestones:
        day = translator.day(point.on, year=True) if point.on else translator.tr("no day yet")
        yield f"{day}: {point.what.speak(translator.language)}"


def arena_lines(arenas: Iterable[CooperationArena], translator: Translator) -> Iterator[str]:
    """Each standing group with its mandate and rhythm, its members below it."""
    language = translator.language
    for arena in arenas:
        level = translator.tr("level {number}", number=arena.level) if arena.level is not None else ""
        rhythm = arena.rhythm.speak(language) if arena.rhythm else ""
        more = ", ".join(part for part in (level, rhythm) if part)
        yield f"{arena.name.speak(language)}{f' ({more})' if more else ''}: {arena.mandate.speak(language)}"
        yield from (f"  {member.speak(language)}" for member in arena.members)
