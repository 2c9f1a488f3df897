"""Who can open the store: colleagues are invited with a one-time code, and their keys are taken away again."""

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from bti_tui.domain import holders as rules
from bti_tui.domain import refusals
from bti_tui.domain.errors import BadInput, NotFound, PassphraseFirst, Reason, Refused
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.text import clean
from bti_tui.usecases.context import Context
from bti_tui.usecases.people import register_professional
from bti_tui.usecases.taking_over import require_passed, take_over
from bti_tui.usecases.ways_in import WaysIn

LONGEST_LOGIN: Final = 64
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Somebody who can open the store, as a list shows her."""

    user: UserId
    name: str
    """Empty when the store does not know the person: then somebody outside of the program made the key."""
    title: str
    unit: str
    is_me: bool
    is_waiting: bool
    """Has a one-time code and has not opened the store yet."""
    has_code: bool
    """A one-time code of hers has not been used yet."""
    has_key_file: bool
    may_be_removed: bool


@dataclass(frozen=True, slots=True)
class HoldersView:
    """Everybody who can open the store, the one who has had a key the longest first."""

    lines: tuple[HolderLine, ...]
    may_invite: bool
    """Whether the user may give and take keys, move the store to a new one, and renew the recovery code."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What is handed to a colleague on paper; the code is shown once and stored nowhere."""

    user: UserId
    name: str
    login: str
    """What she types as the user at the lock screen."""
    code: str = field(repr=False)
    """What she types in the place of a passphrase, once."""


def holders(ctx: Context) -> HoldersView:
    """Who can open the store."""
    found = _ways_in(ctx).holders()
    with ctx.reading() as work:
        known = {one.id: one for one in work.professionals.all()}
    lines = []
    for holder in found:
        person = known.get(holder.user)
        lines.append(
            HolderLine(
                user=holder.user,
                name=person.name if person else "",
                title=person.title if person else "",
                unit=person.unit if person else "",
                is_me=holder.user == ctx.user.id,
                is_waiting=holder.is_waiting,
                has_code=holder.has_code,
                has_key_file=holder.has_key_file,
                may_be_removed=not rules.against_taking(ctx.actor, holder.user, found),
            )
        )
    return HoldersView(tuple(lines), rules.may_keep_keys(ctx.actor, found))


def suggested_login(ctx: Context, name: str) -> str:
    """A user name that is free: the first name in small letters, with a number when somebody has it already."""
    ways_in = _ways_in(ctx)
    first = clean(name, lines=False).strip().casefold().partition(" ")[0].translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", first) if sign.isascii() and sign.isalnum())
    if not plain:
        return ""
    wanted, number = plain, 1
    while ways_in.is_taken(wanted, UserId("")):
        number += 1
        wanted = f"{plain}{number}"
    return wanted


def invite(ctx: Context, user: UserId, login: str) -> Invited:
    """Give a colleague whom the store knows a one-time code, also one who has forgotten her passphrase.

    Raises `Refused`, `NotFound`, or `BadInput` for a user name that can't be used.
    """
    ways_in = _ways_in(ctx)
    _require_none(rules.against_giving(ctx.actor, user, ways_in.holders()))
    wanted = _login(ways_in, login, user)
    with ctx.reading() as work:
        person = work.professionals.get(user)
    if person is None:
        raise NotFound(professional=user)
    return Invited(user, person.name, wanted, ways_in.invite(user, wanted))


def invite_newcomer(
    ctx: Context, name: str, login: str, role: Role = Role.EMPLOYEE, title: str = "", agency: str = "", unit: str = ""
) -> Invited:
    """Take a colleague into the store and give her a one-time code. Raises as `invite` and `register_professional`."""
    ways_in = _ways_in(ctx)
    _require_none(rules.against_giving(ctx.actor, UserId(""), ways_in.holders()))
    wanted = _login(ways_in, login, UserId(""))
    added = register_professional(ctx, name, role, title, agency, unit)
    return Invited(added.id, added.name, wanted, ways_in.invite(added.id, wanted))


def require_keeper(ctx: Context) -> None:
    """Raise `Refused` unless the user may give and take keys."""
    _keeping(ctx)


def require_removable(ctx: Context, user: UserId) -> None:
    """Raise `Refused` when the user may not take away a colleague's key, without doing anything.

    Batons that the colleague holds are passed on first, unless a leader or a coordinator takes them with the key.
    """
    _require_none(rules.against_taking(ctx.actor, user, _ways_in(ctx).holders()))
    require_passed(ctx, user)


def remove_holder(ctx: Context, user: UserId, why: str = "") -> None:
    """Take away a colleague's key and move the store to a new one, so that the old one opens nothing more of it.

    `why` is needed when she holds batons: these become vacant first, and the leader answers for the cases.
    Takes as long as a backup. What she kept of old backups she can still open with her passphrase of that time. Raises
    `Refused`, `NotFound`, or `OpenElsewhere` while another program has the store open.
    """
    require_removable(ctx, user)
    take_over(ctx, user, why)
    _ways_in(ctx).remove(user)


def rotate(ctx: Context) -> None:
    """Move the store to a new key without removing anybody. Raises `Refused` or `OpenElsewhere`."""
    _keeping(ctx).rotate()


def check_passphrase(ctx: Context, passphrase: str) -> None:
    """Raise `WrongPassphrase` unless whoever is at the keyboard knows the passphrase; asked before it is changed."""
    _ways_in(ctx).check_passphrase(passphrase)


def set_passphrase(ctx: Context, passphrase: str, *, key_file: bytes | None = None) -> None:
    """Another passphrase for whoever is at the keyboard, also the first one after a one-time or recovery code.

    `key_file` is what the file holds that she must have besides; None leaves that as it is, nothing takes it off.
    """
    _file_behind(ctx).change_passphrase(passphrase, key_file=key_file)


def propose_recovery_code(ctx: Context) -> str:
    """A fresh recovery code, to be shown and typed back. Nothing is changed before `renew_recovery_code`."""
    return _keeping(ctx).propose_recovery_code()


def recovery_shares(ctx: Context, code: str) -> tuple[str, str, str]:
    """Three shares of a code for three hands (leader, archive, IT security): any two open the store, one does not."""
    return _keeping(ctx).split_recovery_code(code)


def renew_recovery_code(ctx: Context, code: str, typed_back: str) -> None:
    """Let the proposed code replace the old one, once it or two of its shares have been typed from the paper.

    Raises `BadInput` when what was typed is something else; then the old one goes on opening the store.
    """
    ways_in = _keeping(ctx)
    if not ways_in.is_recovery_code(code, typed_back):
        raise BadInput(place="recovery-code", problem="not-typed-back")
    ways_in.renew_recovery_code(code)


def _ways_in(ctx: Context) -> WaysIn:
    ways_in = _file_behind(ctx)
    if ways_in.must_set_passphrase:
        raise PassphraseFirst
    return ways_in


def _keeping(ctx: Context) -> WaysIn:
    ways_in = _ways_in(ctx)
    if not rules.may_keep_keys(ctx.actor, ways_in.holders()):
        raise Refused(Reason(refusals.KEYS_NOT_YOURS))
    return ways_in


def _file_behind(ctx: Context) -> WaysIn:
    """A training store has no keys that anybody holds."""
    if ctx.ways_in is None or ctx.training:
        raise BadInput(place="passphrase", problem="training")
    return ctx.ways_in


def _require_none(reasons: tuple[Reason, ...]) -> None:
    if reasons:
        raise Refused(*reasons)


def _login(ways_in: WaysIn, typed: str, user: UserId) -> str:
    login = clean(typed, lines=False).strip()
    if not login or len(login) > LONGEST_LOGIN or any(sign.isspace() for sign in login):
        raise BadInput(place="user", problem="user-name")
    if ways_in.is_taken(login, user):
        raise BadInput(place="user", problem="taken")
    return login
