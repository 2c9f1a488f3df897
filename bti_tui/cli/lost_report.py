"""The page about a lost machine: the clock, the risk and what to do now, in plain words; never whom it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bti_tui.cli.output import plain
from bti_tui.domain.breach import Assessment, Loss, NoticeClock, NoticeDecision, Shield, assess
from bti_tui.domain.codec import Json
from bti_tui.domain.words import Language
from bti_tui.guide.lost_words import LostWords, lost_words
from bti_tui.i18n import Translator

if TYPE_CHECKING:
    from bti_tui.store.lost import LostStore
    from bti_tui.usecases.lost import Affected


@dataclass(frozen=True)
class LostPage:
    """Everything that is known of a loss."""

    store: "LostStore"
    affected: "Affected"
    loss: Loss
    now: datetime
    decision: NoticeDecision | None = None
    why: str = ""

    @cached_property
    def assessment(self) -> Assessment:
        """How likely it is that somebody reads the content."""
        return assess(self.store.shield, self.loss)

    @property
    def clock(self) -> NoticeClock:
        """The 72 hours."""
        return NoticeClock(self.loss.noticed_at)


def lines_of(page: LostPage, translator: Translator) -> Iterator[str]:
    """The page; steps come last, where the eye rests."""
    tr, told = translator.tr, values_of(page, translator)
    yield tr("LOST MACHINE")
    yield tr("Datatilsynet must be told by {due}.", due=deadline_text(page, translator))
    yield tr("Noticed: {when}.", when=told["noticed"])
    yield ""
    yield tr("Backup: {made}. What was written after it is not counted.", made=told["made"])
    yield tr("Protection: {words}", words=f"{told['shield']} {told['machine']} {told['secrets']}")
    counts = {"cases": told["cases"], "people": told["people"], "professionals": told["professionals"]}
    yield tr("Concerned: cases {cases}, people in them {people}, employees {professionals}.", **counts)
    yield tr("Kinds of texts: {kinds}. They may hold health information.", kinds=told["kinds"])
    yield tr("Cases to clear before anybody gets a letter: {clear}.", clear=told["clear"])
    yield ""
    yield tr("Risk: {words} Reason: {reasons}.", words=told["risk"], reasons=told["reasons"])
    yield told["advice"]
    yield tr("Decided: {words}", words=told["decision"]) if page.decision else tr("Nothing is decided yet.")
    yield ""
    yield tr("Do this, in this order:")
    steps = lost_words().steps
    yield from (f"{number}. {step.speak(translator.language)}" for number, step in enumerate(steps, 1))


def values_of(page: LostPage, translator: Translator) -> dict[str, str]:
    """What fills the places of the page and of the letters, in one language."""
    words, language, affected = lost_words(), translator.language, page.affected
    level = page.assessment.level
    decided = words.say("decision", page.decision, language) if page.decision else translator.tr("[to be decided]")
    return {
        "lost": moment_text(page.loss.lost_at, translator) if page.loss.lost_at else translator.tr("[not known]"),
        "noticed": moment_text(page.loss.noticed_at, translator),
        "noticed_day": translator.long_day(page.loss.noticed_at.astimezone().date()),
        "due": moment_text(page.clock.due_at, translator),
        "made": moment_text(page.store.made_at, translator),
        "cases": str(len(affected.cases)),
        "people": str(affected.people),
        "professionals": str(len(affected.professionals)),
        "kinds": ", ".join(words.say("kind", kind, language) for kind in affected.kinds) or "-",
        "shield": shield_text(page.store.shield, words, language),
        "machine": words.say("machine", page.loss.machine, language),
        "secrets": words.say("secrets", page.loss.secrets, language),
        "risk": words.say("risk", level, language),
        "plain": words.say("plain", level, language),
        "reasons": ", ".join(words.say("reason", code, language) for code in page.assessment.reasons),
        "advice": words.say("advice", level, language),
        "clear": str(len(affected.clear_first)),
        "decision": f"{decided} {page.why}".strip(),
    }


def shield_text(shield: Shield, words: LostWords, language: Language) -> str:
    """What a finder has to get through."""
    if shield.training:
        return words.say("shield", "training", language)
    facts = {"mib": shield.mib, "passes": shield.passes, "users": shield.users}
    some = "some" if shield.slots_with_key_file else "none"
    needed = "all" if shield.slots == shield.slots_with_key_file else some
    return (
        f"{words.say('shield', 'encrypted', language, **facts)} {words.say('shield', f'key-file-{needed}', language)}"
    )


def moment_text(at: datetime, translator: Translator) -> str:
    """A moment in local time, with the rules of that day for summer and winter: tirsdag 24. november 2026 kl. 09:40."""
    here = at.astimezone()
    return translator.tr("{day} at {time}", day=translator.long_day(here.date()), time=translator.clock(here.time()))


def deadline_text(page: LostPage, translator: Translator) -> str:
    """When the notice is due, and how far away that is in hours that really pass."""
    left = page.clock.hours_left(page.now)
    far = translator.ntr("in {n} hour", "in {n} hours", left)
    if page.clock.is_over(page.now):
        far = translator.ntr("{n} hour over", "{n} hours over", -left)
    return f"{moment_text(page.clock.due_at, translator)}, {far}"


def people_rows(affected: "Affected", translator: Translator) -> Iterator[tuple[str, str, str, str]]:
    """Everybody by name, case by case, then the employees; nothing here tells who gets a letter."""
    words, language = lost_words(), translator.language
    for case in affected.cases:
        for one in case.people:
            born = one.born_on.isoformat() if one.born_on else ""
            yield case.number, one.name, words.say("relation", one.relation, language), born
    for who in affected.professionals:
        yield "", who.name, ", ".join(part for part in (who.title, who.unit) if part), ""


def document_of(page: LostPage, translator: Translator, *, people: bool) -> Json:
    """The same as plain values; names only with `people`, and never who must be cleared first."""
    language = translator.language
    told: dict[str, Json] = {
        "backup": str(page.store.folder),
        "made_at": page.store.made_at.isoformat(),
        "noticed_at": page.loss.noticed_at.isoformat(),
        "due_at": page.clock.due_at.astimezone().isoformat(),
        "hours_left": page.clock.hours_left(page.now),
        "shield": plain(page.store.shield, language),
        "machine": page.loss.machine.value,
        "secrets": page.loss.secrets.value,
        "risk": page.assessment.level.value,
        "reasons": list(page.assessment.reasons),
        "cases": len(page.affected.cases),
        "people": page.affected.people,
        "professionals": len(page.affected.professionals),
        "kinds": [kind.value for kind in page.affected.kinds],
        "clear_first": len(page.affected.clear_first),
        "decision": page.decision.value if page.decision else None,
        "steps": [step.speak(language) for step in lost_words().steps],
    }
    if people:
        told["affected"] = plain(page.affected.cases, language)
        told["employees"] = plain(page.affected.professionals, language)
    return told
