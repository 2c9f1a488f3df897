"""Lawful purge (R47): what goes, and what is left of the facts. Pure; the store carries it out.

It is no command: commands only add. A purge takes away, so it has a way of its own, with a receipt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.address import DRAFT_FIELDS
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.erasure import Extent, Purge, PurgeOrder, Receipt, names_somebody
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.ids import FactId, NoteId, PersonId, ReceiptId, UserId, instant
from bti_tui.domain.people import Professional
from bti_tui.domain.rules.basis import Basis, require
from bti_tui.domain.rules.erasure import clipped_reason, proof_reasons, purge_reasons
from bti_tui.domain.text import clean
from bti_tui.domain.views.timeline import note_ids
from bti_tui.domain.whereabouts import place_notes


def allow(order: PurgeOrder, basis: Basis, decider: Professional | None, names: Iterable[str]) -> None:
    """Refuse a purge with every reason at once: the role, the ground and its proof, the written reason, the number.

    `names` are the names in the case: what stays may not hold one of them.
    """
    known = list(names)
    ground = basis.rules.purge_ground(order.ground)
    named = any(names_somebody(text, known) for text in (order.reason, order.reference))
    require(
        purge_reasons(order, basis.case, basis.moment.actor, decider, ground),
        proof_reasons(order, basis, ground) if ground else [],
        [Reason(refusals.REASON_NAMES_SOMEBODY)] if named else [],
    )


def purge_of(order: PurgeOrder, basis: Basis, records: Sequence[Recorded]) -> Purge:
    """What a purge that was allowed removes. `records` are the facts of the case, oldest first. Raises `NotFound`."""
    if order.entry is not None:
        order = replace(order, entry=texts_of_fact(records, order.entry)[0])
    notes, emptied = _going(order, records)
    if order.extent not in (Extent.CASE, Extent.PLACES) and not notes:
        raise Refused(Reason(refusals.WORDS_MISSING))
    receipt = _receipt(order, basis, len(notes), len(emptied))
    fields = DRAFT_FIELDS if order.places else ()
    return Purge(
        receipt=receipt,
        notes=notes,
        emptied=emptied,
        tombstone=_tombstone(order, receipt, basis),
        draft_fields=fields,
    )


def repeated(receipt: Receipt, tombstone: Recorded, records: Sequence[Recorded]) -> Purge | None:
    """A purge once more, in a store that has come back from before it; None when it holds nothing of what went."""
    told = tombstone.fact
    if not records or not isinstance(told, f.CasePurged | f.WordsPurged):
        return None
    words = told if isinstance(told, f.WordsPurged) else None
    order = PurgeOrder(
        case_id=receipt.case_id,
        ground=receipt.ground,
        reason=receipt.reason,
        decided_by=receipt.decided_by,
        entry=words.entry if words else None,
        person=words.person if words else None,
        places=receipt.extent is Extent.PLACES,
    )
    try:
        notes, emptied = _going(order, records)
    except NotFound:
        return None
    fields = DRAFT_FIELDS if order.places else ()
    return Purge(receipt=receipt, notes=notes, emptied=emptied, tombstone=tombstone, draft_fields=fields)


def after(purge: Purge, case: Case, records: Sequence[Recorded]) -> Case:
    """The case as what is left of its facts says."""
    emptied = {one.id: one for one in purge.emptied}
    return replay(Case.empty(case.id), (*(emptied.get(one.id, one) for one in records), purge.tombstone))


def texts_of_fact(records: Sequence[Recorded], fact: FactId) -> tuple[FactId, tuple[NoteId, ...]]:
    """The fact that words belong to (a correction belongs to its entry), and its texts but names. Raises `NotFound`."""
    found = next((one for one in records if one.id == fact), None)
    if found is None:
        raise NotFound(entry=fact)
    root = found.fact.entry if isinstance(found.fact, f.EntryCorrected) else fact
    return root, tuple(note for one in records if _tells_of(one, root) for note in _words(one.fact))


def _tells_of(one: Recorded, root: FactId) -> bool:
    return one.id == root or (isinstance(one.fact, f.EntryCorrected) and one.fact.entry == root)


def _words(fact: Fact) -> tuple[NoteId, ...]:
    """What was written in a fact; names belong to the people, and reasons for hiding or showing stay with the case."""
    if isinstance(
        fact,
        f.PersonAdded
        | f.PersonCorrected
        | f.ChildBorn
        | f.CaseRestricted
        | f.RestrictionLifted
        | f.EntryWithheld
        | f.EntryReleased,
    ):
        return ()
    name = fact.subject_name if isinstance(fact, f.ConcernRaised) else None
    return tuple(note for note in note_ids(fact) if note != name)


def _going(order: PurgeOrder, records: Sequence[Recorded]) -> tuple[tuple[NoteId, ...], tuple[Recorded, ...]]:
    if order.entry is not None:
        root, notes = texts_of_fact(records, order.entry)
        is_gone = any(isinstance(one.fact, f.WordsPurged) and one.fact.entry == root for one in records)
        return (() if is_gone else notes), ()
    if order.person is not None:
        return _of_person(order.person, records)
    if order.places:
        return _places(records), ()
    every = dict.fromkeys(note for one in records for note in note_ids(one.fact))
    return tuple(every), tuple(replace(one, fact=f.Emptied()) for one in records)


def _places(records: Sequence[Recorded]) -> tuple[NoteId, ...]:
    """The words that say where and have not gone before."""
    notes: dict[FactId, tuple[NoteId, ...]] = {}
    for one in records:
        if isinstance(one.fact, f.WordsPurged):
            if one.fact.entry is None and one.fact.person is None:
                notes.clear()
            else:
                notes.pop(one.fact.entry or FactId(""), None)
        notes[one.id] = tuple(place_notes(one.fact))
    return tuple(note for of_fact in notes.values() for note in of_fact)


def _of_person(person: PersonId, records: Sequence[Recorded]) -> tuple[tuple[NoteId, ...], tuple[Recorded, ...]]:
    notes: list[NoteId] = []
    emptied: list[Recorded] = []
    is_known = False
    for one in records:
        match one.fact:
            case f.PersonAdded(person=added) | f.ChildBorn(person=added) if added == person:
                is_known = True
                notes.append(one.fact.full_name)
                emptied.append(replace(one, fact=replace(one.fact, born_on=None)))
            case f.PersonCorrected(person=corrected) if corrected == person:
                notes.append(one.fact.full_name)
                emptied.append(replace(one, fact=replace(one.fact, born_on=None, due_on=None)))
            case f.PersonRemoved(person=told) | f.TellingSettled(person=told) if told == person:
                notes += note_ids(one.fact)
            case f.AddressProtected(person=told) | f.NationalIdNoted(person=told) if told == person:
                notes += note_ids(one.fact)
            case f.ConsentAnswered(signatory=signatory) | f.ConsentWithdrawn(signatory=signatory) if (
                signatory == person
            ):
                notes += note_ids(one.fact)
            case f.ConcernAssessed(respondent_person=told) | f.ViewTold(told_by=told) if told == person:
                notes += note_ids(one.fact)
            case f.EntryWritten(said_by=told, text=said) | f.MeasureEvaluated(said_by=told, guardians_view=said) if (
                said and told == person
            ):
                notes.append(said)
            case f.SuspicionReported(content=said, people=named) if said and (not named or person in named):
                notes.append(said)
            case f.WordsPurged(person=gone) if gone == person:
                notes, emptied = [], []
    if not is_known:
        raise NotFound(person=person)
    return tuple(notes), tuple(emptied)


def _receipt(order: PurgeOrder, basis: Basis, texts: int, facts: int) -> Receipt:
    moment = basis.moment
    stamp = moment.stamp()
    return Receipt(
        id=ReceiptId(moment.new_id()),
        case_id=order.case_id,
        number=basis.case.number,
        extent=order.extent,
        at=instant(stamp),
        on=basis.today,
        by=UserId(moment.actor.id),
        decided_by=order.decided_by,
        ground=order.ground,
        reason=clipped_reason(order.reason),
        reference=clean(order.reference, lines=False)[:100],
        retained_until=order.retained_until,
        texts=texts,
        facts=facts,
        drafts=0,
    )


def _tombstone(order: PurgeOrder, receipt: Receipt, basis: Basis) -> Recorded:
    told: Fact
    if order.extent is Extent.CASE:
        told = f.CasePurged(receipt=receipt.id, number=receipt.number, ground=order.ground, on=basis.today)
    else:
        told = f.WordsPurged(
            receipt=receipt.id, ground=order.ground, on=basis.today, entry=order.entry, person=order.person
        )
    moment, stamp = basis.moment, basis.moment.stamp()
    return Recorded(
        FactId(moment.new_id()),
        order.case_id,
        stamp,
        instant(stamp),
        moment.actor.id,
        moment.device,
        basis.case.baton.term,
        (),
        told,
    )
