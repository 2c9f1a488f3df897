from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.facts import FACTS
from bti_tui.domain.guide import Effect
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.views.timeline import HIDDEN, LogLine, note_ids, timeline, visibility_of
from tests.builders import CaseBuilder, a_case
from tests.orders import SAFETY
from tests.values import lives

SECRET = "Blåmerke formet som et belte"


def lines(bench: CaseBuilder, *, shielded: bool = False) -> tuple[LogLine, ...]:
    return timeline(enumerate(bench.records, 1), bench.names, bench.case, shielded=shielded)


def test_every_kind_of_fact_has_its_line() -> None:
    shown = {line.name for bench in lives() for line in lines(bench, shielded=True)}
    assert shown == set(FACTS)


def test_a_line_knows_its_place_its_author_and_its_days() -> None:
    bench = a_case().later(days=2).do(c.Observe)
    line = lines(bench)[-1]
    assert (line.position, line.author, line.author_initials) == (2, "Eli Strand", "ES")
    assert (line.on, line.at, line.dates) == (bench.today, bench.records[-1].at, (("seen_on", bench.today),))
    assert ("areas", "samspill") in line.codes


def test_a_fact_without_a_day_of_its_own_is_shown_on_the_day_it_was_written() -> None:
    bench = a_case().do(c.RateConcern)
    assert lines(bench)[-1].on == bench.today


def test_every_word_of_a_life_stands_in_its_timeline_unless_it_is_shielded_or_a_national_id_number() -> None:
    for bench in lives():
        told = {words for line in lines(bench) for _, words in line.texts}
        open_to_all = [note for note in bench.notes if note.visibility is not Visibility.SHIELDED]
        ended = {bench.text(fact.reason) for fact in bench.facts if isinstance(fact, f.SafetySettled)}
        assert told - {""} == ended | {note.text for note in open_to_all if note.kind is not NoteKind.NATIONAL_ID}


def test_what_is_shielded_says_only_that_something_happened() -> None:
    bench = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE, reason=SECRET)
    bench.do(c.CheckSafety, answer=SafetyAnswer.YES, reason=SECRET).do(c.Decide, outcome=SAFETY, reason=SECRET)
    hidden = [line for line in lines(bench) if line.visibility is Visibility.SHIELDED]
    assert {line.name for line in hidden} == {HIDDEN}
    assert {line.name for line in lines(bench, shielded=True)} >= {"safety.checked", "safety.opened", "decision.made"}
    assert all((line.texts, line.codes, line.dates) == ((), (), ()) for line in hidden)
    assert SECRET not in repr(lines(bench))
    assert SECRET in repr(lines(bench, shielded=True))


def test_what_guardians_may_not_read_is_never_in_the_log() -> None:
    for bench in lives():
        for line in lines(bench):
            notes = {note.id: note.visibility for note in bench.notes}
            fact = bench.records[line.position - 1].fact
            own = {notes.get(note) for note in note_ids(fact)}
            if line.visibility is Visibility.LOG:
                assert Visibility.SHIELDED not in own


def test_a_decision_is_internal_and_one_for_the_safety_track_is_shielded() -> None:
    decided = [fact for bench in lives() for fact in bench.facts if isinstance(fact, f.Decided)]
    assert {visibility_of(fact) for fact in decided} == {Visibility.INTERNAL}
    (way_out,) = [fact for fact in a_case().do(c.Decide, outcome=SAFETY).facts if isinstance(fact, f.Decided)]
    assert (way_out.effect, visibility_of(way_out)) == (Effect.SAFETY, Visibility.SHIELDED)


def test_facts_of_another_case_are_left_out() -> None:
    bench = a_case()
    other = a_case()
    other.id = type(bench.id)("case-2")
    other.case = type(bench.case).empty(other.id)
    assert timeline(enumerate(bench.records), bench.names, other.case) == ()
