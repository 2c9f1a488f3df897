"""What tells two people of the same name apart: what they are to the child, or their title and where they work."""

from collections import Counter
from collections.abc import Iterator

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Guide
from bti_tui.domain.people import Person, Professional
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Words

RELATIONS = "relation"


def namesakes(case: Case, guide: Guide, names: Names) -> tuple[tuple[str, Words], ...]:
    """More about each of those who share their name with somebody else, by id."""
    people = [(names.text(one.name), one) for one in case.people]
    staff = [(one.name, one) for one in names.professionals.values()]
    count = Counter(_plain(name) for name, _ in (*people, *staff))
    found = {str(one.id): _relation(one, guide) for name, one in people if count[_plain(name)] > 1}
    found |= {str(one.id): _post(one) for name, one in staff if count[_plain(name)] > 1}
    return tuple((id_, words) for id_, words in found.items() if words is not None)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _relation(person: Person, guide: Guide) -> Words | None:
    label = next((one.label for one in guide.choices.get(RELATIONS, ()) if one.code == person.relation.value), None)
    if label is None:
        return None
    born = f" {person.born_on.year}" if person.born_on else ""
    return Words(*(word + born for word in _lowered(label.nb, label.nn or label.nb, label.en or label.nb)))


def _lowered(*words: str) -> Iterator[str]:
    return (word[:1].lower() + word[1:] for word in words)


def _post(one: Professional) -> Words | None:
    text = ", ".join(part for part in (one.title, one.unit) if part)
    return Words(text) if text else None
