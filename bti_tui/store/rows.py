"""Row to domain value and back, pure. What is read is cleaned again: another program may have written it."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bti_tui.domain import codec
from bti_tui.domain.case import Case
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import Damaged, TooNew
from bti_tui.domain.ids import AgencyCode, CaseId, DeviceId, FactId, Hlc, NoteId, Role, UserId
from bti_tui.domain.need_to_know import ties
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.text import clean
from bti_tui.store.transactions import Row

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded


def instant_text(at: datetime) -> str:
    """An instant in UTC with microseconds: text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def instant(text: str) -> datetime:
    """The instant in a text of ours."""
    return datetime.fromisoformat(text)


def compact(value: object) -> str:
    """JSON in one spelling, with Norwegian letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def case_row(municipality: str, case: Case) -> Row:
    """A case as one document and the columns that lists need."""
    subject = case.person(case.subject)
    holder = case.baton.holder
    return {
        "municipality": municipality,
        "id": case.id,
        "version": case.version,
        "number": case.number,
        "status": case.status.value,
        "level": int(case.level),
        "holder": holder.user if holder else None,
        "agency": case.agency,
        "subject": subject.name if subject else None,
        "born_on": subject.born_on.isoformat() if subject and subject.born_on else None,
        "guide_id": case.guide_id,
        "guide_version": case.guide_version,
        "next_on": next_on.isoformat() if (next_on := case.asks_on) else None,
        "opened_on": case.concern.raised_on.isoformat() if case.concern else "",
        "restricted": int(case.restriction is not None),
        "state": compact(codec.to_json(case)),
    }


def read_json(text: str) -> Json:
    """What a JSON text holds, with every text in it cleaned: JSON can hide an escape that cleaning the whole misses.

    Raises ValueError or RecursionError when it is no JSON.
    """
    value: Json = json.loads(text)
    return value if text.isprintable() and "\\" not in text else _clean_inside(value)


def _clean_inside(value: Json) -> Json:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean_inside(one) for one in value]
    if isinstance(value, dict):
        return {clean(str(key), lines=False): _clean_inside(one) for key, one in value.items()}
    return value


def baton_rows(municipality: str, case: Case) -> Iterator[Row]:
    """Who held the baton, term by term."""
    for term in case.baton.terms:
        yield {
            "municipality": municipality,
            "case_id": case.id,
            "term": term.term,
            "holder": term.user,
            "since": term.since.isoformat(),
            "until": term.until.isoformat() if term.until else None,
        }


def tie_rows(municipality: str, case: Case) -> Iterator[Row]:
    """Those whom anything ties to the case."""
    for who in sorted(ties(case)):
        yield {"municipality": municipality, "who": who, "case_id": case.id}


def withheld_rows(municipality: str, case: Case) -> Iterator[Row]:
    """The texts that are kept and shown to nobody."""
    for one in case.withheld:
        for note_id in dict.fromkeys(one.notes):
            yield {
                "municipality": municipality,
                "note_id": note_id,
                "case_id": case.id,
                "ground": one.ground,
                "since": one.on.isoformat(),
            }


def fact_row(
    municipality: str, record: "Recorded", position: int, salt: bytes | None, purged_by: str | None = None
) -> Row:
    """A fact in its envelope, at its place in the case; with the receipt of the purge that left it so."""
    from bti_tui.store.authors import with_author  # a list of cases can do without

    return {
        "municipality": municipality,
        "id": record.id,
        "case_id": record.case_id,
        "position": position,
        "seq": None,
        "hlc": record.hlc,
        "at": instant_text(record.at),
        "actor": record.actor,
        "device": record.device,
        "name": record.fact.name,
        "schema": record.fact.schema,
        "term": record.term,
        "base": compact(list(record.base)),
        "payload": compact(with_author(codec.to_json(record.fact), record.by)),
        "salt": salt,
        "purged_by": purged_by,
    }


def recorded(row: Row) -> "Recorded":
    """The fact in a row; TooNew when only a later program knows it, Damaged when it can't be read."""
    from bti_tui.domain.facts import FACTS, Recorded  # a list of cases can do without
    from bti_tui.store.authors import without_author

    kind = FACTS.get(row["name"])
    if kind is None or row["schema"] > kind.schema:
        raise TooNew(fact=row["name"], schema=row["schema"])
    try:
        payload, by = without_author(read_json(row["payload"]))
        fact = codec.from_json(kind, payload)
        base = tuple(FactId(str(one)) for one in json.loads(row["base"]))
        at = instant(row["at"])
    except (ValueError, TypeError, RecursionError):
        raise Damaged(what="fact", fact=row["id"]) from None
    return Recorded(
        FactId(row["id"]),
        CaseId(row["case_id"]),
        Hlc(row["hlc"]),
        at,
        UserId(row["actor"]),
        DeviceId(row["device"]),
        row["term"],
        base,
        fact,
        by,
    )


def fact_digest(row: Row) -> str:
    """What the audit chain commits to: everything of a fact but the number that a server may give it later.

    With the row's own salt: once a purge has taken it, nobody can try out what the fact may have said.
    """
    told = {key: value for key, value in row.items() if key not in {"schema", "seq", "salt", "purged_by"}}
    content = compact(told | {"schema_number": row["schema"]}).encode()  # so it is called in every commitment there is
    return hmac.digest(row["salt"], content, "sha256").hex() if row["salt"] else hashlib.sha256(content).hexdigest()


def note_row(municipality: str, note: Note, salt: bytes) -> Row:
    """One version of a note, with the digest that the audit chain commits to."""
    row: Row = {
        "municipality": municipality,
        "id": note.id,
        "version": note.version,
        "case_id": note.case_id,
        "kind": note.kind.value,
        "visibility": note.visibility.value,
        "author": note.author,
        "written_at": instant_text(note.written_at),
        "salt": salt,
        "text": note.text,
    }
    return row | {"digest": note_digest(row)}


def note_digest(row: Row) -> bytes:
    """HMAC with the row's own salt: once the row is purged, the commitment tells nothing."""
    content = {key: value for key, value in row.items() if key not in {"salt", "digest"}}
    return hmac.digest(row["salt"], compact(content).encode(), "sha256")


def note(row: Row) -> Note:
    """The note in a row; Damaged when its codes can't be read."""
    try:
        kind, visibility, written_at = NoteKind(row["kind"]), Visibility(row["visibility"]), instant(row["written_at"])
    except ValueError:
        raise Damaged(what="note", note=row["id"]) from None
    words = clean(row["text"])
    return Note(
        NoteId(row["id"]),
        row["version"],
        CaseId(row["case_id"]),
        kind,
        visibility,
        UserId(row["author"]),
        written_at,
        words,
    )


def professional_row(municipality: str, professional: Professional) -> Row:
    """An employee as a row."""
    return {
        "municipality": municipality,
        "id": professional.id,
        "name": professional.name,
        "initials": professional.initials,
        "title": professional.title,
        "agency": professional.agency,
        "unit": professional.unit,
        "role": professional.role.value,
    }


def professional_digest(row: Row) -> str:
    """What the audit chain commits to, without a salt: an employee is kept for as long as the chain is."""
    return hashlib.sha256(compact(row).encode()).hexdigest()


def professional(row: Row) -> Professional:
    """The employee in a row; Damaged when the role can't be read."""
    try:
        role = Role(row["role"])
    except ValueError:
        raise Damaged(what="professional") from None
    shown = (clean(text, lines=False) for text in (row["name"], row["initials"], row["title"]))
    name, initials, title = shown
    return Professional(
        UserId(row["id"]), name, initials, title, AgencyCode(row["agency"]), clean(row["unit"], lines=False), role
    )
