"""The page for the next holder: what is on it, and what never is."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bti_tui.domain import commands as c
from bti_tui.domain.baton import HandoverReason
from bti_tui.domain.deadlines import deadlines
from bti_tui.domain.discretion import as_seen_by
from bti_tui.domain.ids import NoteId, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Note, Visibility
from bti_tui.domain.people import Relation
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.views.briefing import Briefing, briefing, briefing_notes, carried
from bti_tui.domain.views.load import Load, load_of
from bti_tui.domain.views.names import Names
from bti_tui.i18n import Translator
from bti_tui.screens.briefing_text import HEIGHT, WIDTH, briefing_lines
from bti_tui.usecases.case_words import case_words
from bti_tui.usecases.handover import BriefingPage
from tests.builders import GUIDE, RULES, STAFF, CaseBuilder, a_case, actor
from tests.orders import COLLEAGUE, HOLDER, LEADER, NAV, PPT

SECRET = "hemmelig-42"
LONGEST = "Vi har prøvd mye på mange måter og ikke kommet i mål ennå. " * 12


def page(bench: CaseBuilder, how_far: Sight = Sight.INTERNAL, notes: list[Note] | None = None) -> BriefingPage:
    """The page as somebody with so much sight gets it, of the notes as they are or as they are given."""
    kept = bench.notes if notes is None else notes
    wanted = set(briefing_notes(bench.case))
    texts = {note.id: note.text for note in kept if note.id in wanted}
    names = Names(carried(texts, kept, how_far), STAFF)
    case = as_seen_by(bench.case, actor(COLLEAGUE), bench.today)
    words = case_words(case, GUIDE, names)
    return BriefingPage(briefing(case, GUIDE, RULES, names, bench.today), words, bench.today)


def told(bench: CaseBuilder, how_far: Sight = Sight.INTERNAL) -> Briefing:
    return page(bench, how_far).briefing


def lines(bench: CaseBuilder, how_far: Sight = Sight.INTERNAL) -> str:
    return "\n".join(briefing_lines(page(bench, how_far), Translator("en")))


def rich() -> CaseBuilder:
    """A case with something under each heading."""
    bench = a_case().underway()
    bench.evaluated(effect=MeasureEffect.UNCHANGED, onwards=Onwards.ADJUST, change="Mindre gruppe.")
    bench.do(c.PlanMeasure, title="Fast voksen ved levering")
    for measure in bench.case.open_measures[1:]:
        bench.do(c.EvaluateMeasure, HOLDER, measure=measure.id, effect=MeasureEffect.BETTER, onwards=Onwards.CONTINUE)
    return bench.do(
        c.OfferBaton,
        HOLDER,
        to=COLLEAGUE,
        reason=HandoverReason.CAPACITY,
        handover_note="Ring mor etter klokka to.",
        family_wish="En som Ella kjenner",
    )


def test_the_page_says_why_what_was_tried_what_worked_what_is_open_next_and_whom_to_call() -> None:
    one = told(rich())
    assert one.why[0] == "Leker ofte alene."
    assert [(tried.title, tried.effect) for tried in one.tried] == [
        ("Liten lekegruppe med en voksen", MeasureEffect.UNCHANGED),
        ("Fast voksen ved levering", MeasureEffect.BETTER),
    ]
    assert one.tried[0].change == "Mindre gruppe."
    assert [measure.title for measure in one.measures] == [tried.title for tried in one.tried]
    assert one.next is not None
    assert (one.to, one.note) == ("Oddny Berg", "Ring mor etter klokka to.")
    assert [contact.relation for contact in one.contacts[:2]] == [Relation.MOTHER, Relation.FATHER]
    assert {"Hanne Vik", "Randi Moe"} <= {contact.name for contact in one.contacts}
    drawn = lines(rich())
    for heading in ("WHY", "WHAT WAS TRIED", "WHAT WORKED", "WHAT IS OPEN", "WHAT IS NEXT", "WHOM TO CALL"):
        assert heading in drawn


def test_an_empty_case_has_a_page_too() -> None:
    drawn = lines(a_case())
    assert "WHY" in drawn
    assert "WHAT WAS TRIED" not in drawn


def test_the_page_is_one_sheet_however_much_was_written() -> None:
    bench = a_case(words=LONGEST).underway()
    for number in range(12):
        bench.do(c.PlanMeasure, title=f"Tiltak {number}", amount=LONGEST)
        bench.do(c.AddPerson, full_name=f"Tante {'Lang' * 12} {number}", relation=Relation.OTHER)
    bench.evaluated(effect=MeasureEffect.WORSE, onwards=Onwards.ADJUST, change=LONGEST)
    bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE, handover_note=LONGEST, family_wish=LONGEST)
    for language in ("nb", "nn", "en"):
        drawn = briefing_lines(page(bench), Translator(language))
        assert len(drawn) <= HEIGHT
        assert max(map(len, drawn)) <= WIDTH
    assert ".. more stands in the case" in lines(bench)


def test_while_the_case_waits_nobody_of_the_family_is_to_be_called_and_no_reason_is_given() -> None:
    bench = rich().feared_for()
    one = told(bench)
    assert (one.waits, one.next) == (True, None)
    assert all(contact.relation is None for contact in one.contacts)
    drawn = lines(bench)
    assert "The case waits. Talk with Hanne Vik before you call anybody." in drawn
    assert "safety" not in drawn.lower()
    assert "Kari" not in drawn


def test_somebody_of_another_agency_gets_nothing_that_is_internal() -> None:
    bench = rich()
    assert "Leker ofte alene." in lines(bench)
    other = lines(bench, Sight.LOG)
    assert "Leker ofte alene." not in other
    assert "Ring mor etter klokka to." not in other
    assert "Liten lekegruppe med en voksen" in other


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_shielded_text_is_on_the_page_for_nobody(data: st.DataObject) -> None:
    """Whichever of the notes are shielded: not one of them is on the page, for the leader neither."""
    bench = rich()
    ids = sorted(briefing_notes(bench.case))
    shielded = data.draw(st.sets(st.sampled_from(ids)))
    how_far = data.draw(st.sampled_from(Sight))
    planted = [
        replace(note, text=f"{SECRET} {note.text}", visibility=Visibility.SHIELDED) if note.id in shielded else note
        for note in bench.notes
    ]
    found = page(bench, how_far, planted)
    drawn = "\n".join(briefing_lines(found, Translator("nb")))
    assert SECRET not in drawn
    assert SECRET not in repr(found.briefing)


def test_the_evidence_of_the_safety_track_is_on_no_page() -> None:
    bench = a_case().underway().feared_for().do(c.KeepEvidence, words=SECRET)
    for how_far in Sight:
        assert SECRET not in lines(bench, how_far)
    assert SECRET not in lines(bench.cleared(), Sight.SHIELDED)


def test_what_was_purged_says_so_in_its_place() -> None:
    bench = rich()
    gone = NoteId("note-that-is-gone")
    assert carried({gone: "Slettet etter lov"}, bench.notes, Sight.LOG) == {gone: "Slettet etter lov"}


def test_agencies_that_take_part_are_to_be_called_too() -> None:
    bench = a_case().at_level(2).with_agencies(PPT, NAV)
    assert {contact.agency for contact in told(bench).contacts} >= {PPT, NAV}


def test_the_load_of_somebody_is_numbers_and_counts_only_what_she_carries() -> None:
    mine, other, lent = a_case().underway(), a_case().underway().with_holder(COLLEAGUE), a_case().underway()
    lent.do(c.LendBaton, HOLDER, to=COLLEAGUE, until=lent.today)
    closed = a_case().closed()
    benches = (mine, other, lent, closed)

    def load(user: UserId) -> Load:
        cases = [(one.case, deadlines(one.case, GUIDE, RULES, mine.today)) for one in benches]
        return load_of(user, cases, mine.today)

    assert (load(HOLDER).batons, load(HOLDER).stands_in) == (2, 0)
    assert (load(COLLEAGUE).batons, load(COLLEAGUE).stands_in) == (1, 1)
    assert load(LEADER) == Load()
    assert load(HOLDER).overdue <= 2
    assert load(HOLDER).soon > 0
