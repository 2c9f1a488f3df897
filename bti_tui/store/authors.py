"""Who the author of a fact was then: it lies in the payload, beside the fact's own fields, and is committed to."""

from typing import Final

from bti_tui.domain.codec import Json
from bti_tui.domain.ids import AgencyCode, Role
from bti_tui.domain.people import Author

_KEY: Final = "@author"
"""No field of a fact can be called so."""


def with_author(payload: Json, by: Author | None) -> Json:
    """What is stored of a fact, with its author when she is known."""
    if by is None or not isinstance(payload, dict):
        return payload
    return {**payload, _KEY: [by.role.value, by.agency, by.held_baton]}


def without_author(stored: Json) -> tuple[Json, Author | None]:
    """The fact's own fields, and its author. Raises ValueError when she can't be read."""
    if not isinstance(stored, dict) or _KEY not in stored:
        return stored, None
    match stored[_KEY]:
        case [str() as role, str() as agency, bool() as held]:
            own: Json = {name: value for name, value in stored.items() if name != _KEY}
            return own, Author(Role(role), AgencyCode(agency), held)
        case _:
            raise ValueError("not an author")
