"""Names that were typed where a professional is asked for and that the store doesn't know yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.views.step_view import FieldView
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.people import register_professional
from bti_tui.widgets.field import Picked, Value
from bti_tui.widgets.notice import Need

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

LEADER: Final = "leader"
ADD: Final = {Role.LEADER: N_("Add {name} as leader"), Role.EMPLOYEE: N_("Add {name} as colleague")}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One such name, and what the person is."""

    name: str
    role: Role


def newcomers(
    fields: Sequence[FieldView], values: Mapping[str, Value], known: Mapping[str, UserId]
) -> tuple[Newcomer, ...]:
    """The names without an id, but for those taken in already; whoever is named as leader is one."""
    found = []
    for view in fields:
        value = values.get(view.field.name)
        if (
            view.field.kind is FieldKind.PROFESSIONAL
            and isinstance(value, Picked)
            and not (value.id or value.text in known)
        ):
            role = Role.LEADER if view.field.name == LEADER else Role.EMPLOYEE
            found.append(Newcomer(value.text, role))
    return tuple(found)


def question(found: Sequence[Newcomer], tr: Translator) -> tuple[str, list[Need]]:
    """One plain line, and what a yes does."""
    names = ", ".join(one.name for one in found)
    needs = [Need(tr.tr(ADD[one.role], name=one.name), can_mend=True) for one in found]
    return tr.tr("{name} is not known here yet.", name=names), needs


def register(ctx: Context, newcomer: Newcomer) -> UserId:
    """Take one in, and give the id."""
    return register_professional(ctx, newcomer.name, newcomer.role).id


def with_ids(values: Mapping[str, Value], known: Mapping[str, UserId]) -> dict[str, Value]:
    """The answers, with ids in place of the names that were taken in."""
    return {
        name: Picked(value.text, value.id or known.get(value.text)) if isinstance(value, Picked) else value
        for name, value in values.items()
    }
