"""Who is told that a case is closed, each by name: the fields of the closing note, and what is said of it."""

from collections.abc import Callable
from typing import Final

from bti_tui.domain.closing import Told
from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.usecases.closing_notice import NoticeView
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values
from bti_tui.widgets.row_list import one_line

AFTER: Final = "told_on"
GUARDIANS, AGENCIES = "guardians", "agencies"
KEYS: Final = "123456789"
NameOf = Callable[[str], str]


def with_receivers(
    fields: tuple[FieldSpec, ...], notice: NoticeView, name_of: NameOf, tr: Translator
) -> tuple[FieldSpec, ...]:
    """The closing note, with a field for which guardians and which services where there is more than one answer."""
    more = []
    hint = tr.tr("Empty: all of them, if they are ticked above and may be told.")
    if len(notice.guardians) > 1 or (notice.is_guardian_held and notice.guardians):
        found = tuple(
            FieldChoice(who, one_line(name), key) for key, (who, name) in zip(KEYS, notice.guardians, strict=False)
        )
        more.append(FieldSpec(GUARDIANS, FieldKind.CHOICES, tr.tr("Which guardians"), hint, choices=found))
    if len(notice.agencies) > 1 or (notice.uncovered and notice.agencies):
        found = tuple(FieldChoice(one, name_of(one), key) for key, one in zip(KEYS, notice.agencies, strict=False))
        more.append(FieldSpec(AGENCIES, FieldKind.CHOICES, tr.tr("Which services"), hint, choices=found))
    place = next((at for at, one in enumerate(fields) if one.name == AFTER), len(fields))
    return (*fields[:place], *more, *fields[place:])


def with_groups(values: Values) -> Values:
    """Whoever is named is of those who were told, also where nobody ticked her group."""
    told = values.get("told")
    if not isinstance(told, tuple):
        return values
    groups = [
        group for field, group in ((GUARDIANS, Told.GUARDIANS), (AGENCIES, Told.PARTICIPANTS)) if values.get(field)
    ]
    return {**values, "told": tuple(dict.fromkeys((*told, *(one.value for one in groups))))}


def uncovered_line(notice: NoticeView, name_of: NameOf, tr: Translator) -> list[str]:
    """The services that take part and that no consent covers: they are not told."""
    names = ", ".join(name_of(one) for one in notice.uncovered)
    return ["! " + tr.tr("No consent covers that {agencies} is told.", agencies=names)] if names else []


def told_line(notice: NoticeView, name_of: NameOf, tr: Translator) -> list[str]:
    """Who was told, each by name; nothing where it was not kept."""
    names = [*map(one_line, notice.told), *(name_of(one) for one in notice.told_agencies)]
    return [tr.tr("Told: {names}.", names=", ".join(names))] if names else []
