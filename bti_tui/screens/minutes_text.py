"""What frames the minutes of a meeting: when and where, who was there, and what comes after it."""

from collections.abc import Iterable, Mapping
from typing import Final

from bti_tui.domain.meetings import Presence
from bti_tui.domain.views.minutes import Attended, MinutesCopy, MinutesSection
from bti_tui.domain.words import Words
from bti_tui.i18n import N_, Translator
from bti_tui.screens.copy_text import CopyTexts
from bti_tui.usecases.copies import CopyPage
from bti_tui.usecases.nameables import GUEST

PRESENT: Final[Mapping[Presence | None, str]] = {
    Presence.PRESENT: N_("There"),
    Presence.DIGITAL: N_("There by video"),
    Presence.LEFT: N_("There, left before the end"),
    Presence.ABSENT: N_("Not there"),
    None: N_("Invited"),
}
"""In the order in which they are told."""


class MinutesTexts:
    """Says the frame of the minutes in one language."""

    def __init__(self, tr: Translator, page: CopyPage, copy: MinutesCopy) -> None:
        self._tr = tr
        self._page = page
        self._copy = copy
        self._texts = CopyTexts(tr, page.words)

    @property
    def heading(self) -> str:
        """What kind of meeting it was."""
        return self._page.words.choice("meeting_kind", self._copy.kind, self._tr.language)

    def frame(self) -> list[tuple[str, str]]:
        """When, where, what for, who wrote and who was there."""
        tr, copy = self._tr, self._copy
        when = tr.tr("{day} at {time}", day=tr.long_day(copy.on), time=tr.clock(copy.at))
        place = copy.place or (tr.tr("by video") if copy.is_digital else "")
        rows = [(tr.tr("When"), when), (tr.tr("Where"), place), (tr.tr("Purpose"), copy.purpose)]
        rows.append((tr.tr("Written by"), copy.minute_taker))
        for presence, label in PRESENT.items():
            found = [self._attended(one) for one in copy.attended if one.presence is presence]
            rows.append((tr.tr(label), "; ".join(found)))
        return _filled(rows)

    def _attended(self, one: Attended) -> str:
        relation = one.relation.value if one.relation else ""
        is_to_child = self._page.words.choice("relation", relation, self._tr.language).lower() if relation else ""
        known = is_to_child or one.title or (GUEST.speak(self._tr.language) if one.is_guest else "")
        what = ", ".join(part for part in (known, self._texts.agency(one.agency)) if part)
        return f"{one.name} ({what})" if one.name and what else one.name or what

    def section(self, section: MinutesSection) -> str:
        """What a point of the agenda is called; empty for what was written before any."""
        if section.what or section.code is None:
            return section.what
        words: Words | None = self._page.points.get(section.code)
        return words.speak(self._tr.language) if words else ""

    def ending(self) -> list[tuple[str, str]]:
        """What was agreed on at the end, and that the minutes are approved."""
        tr, copy = self._tr, self._copy
        stays = {True: tr.tr("the same person"), False: tr.tr("another person is to be found"), None: ""}[
            copy.holder_stays
        ]
        talk = copy.child_talk
        if talk and copy.child_talk_by:
            talk = tr.tr("{name}, by {day}", name=talk, day=tr.long_day(copy.child_talk_by))
        approved = tr.long_day(copy.approved_on) if copy.approved_on else ""
        by = copy.approved_by
        return _filled(
            [
                (tr.tr("Next meeting"), tr.long_day(copy.next_on) if copy.next_on else ""),
                (tr.tr("Calls it"), copy.calls_in),
                (tr.tr("Talks with the child before"), talk),
                (tr.tr("Is told too"), copy.informs),
                (tr.tr("Relay holder from now on"), stays),
                (tr.tr("Approved"), ", ".join(part for part in (approved, by) if part)),
            ]
        )


def _filled(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, value) for label, value in rows if value]
