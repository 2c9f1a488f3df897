"""What a form that hides or takes away must offer: the grounds of the rule pack, and the leaders who may decide."""

from dataclasses import dataclass

from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.rules_pack import PurgeGround, RestrictionGround
from bti_tui.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds, and who may decide."""

    purge: tuple[PurgeGround, ...]
    restriction: tuple[RestrictionGround, ...]
    leaders: tuple[tuple[UserId, str], ...]


def grounds(ctx: Context) -> Grounds:
    """What the rule pack holds today."""
    with ctx.reading() as work:
        leaders = tuple((one.id, one.name) for one in work.professionals.all() if one.role is Role.LEADER)
    return Grounds(ctx.rules.purge_grounds, ctx.rules.restriction_grounds, leaders)
