from dataclasses import replace
from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, ConsentStatus
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import NoteId, StepId, UserId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.views.case_view import CaseView, case_view
from bti_tui.domain.views.consent_view import consent_view
from bti_tui.domain.views.names import UNKNOWN, Names, short_name
from bti_tui.domain.views.next_action import step_number
from tests.builders import FIRST_DAY, GUIDE, RULES, STAFF, CaseBuilder, a_case
from tests.orders import A_YEAR


def seen(bench: CaseBuilder) -> CaseView:
    return case_view(bench.case, bench.guide, RULES, bench.names, bench.today)


def test_a_new_case_shows_its_child_its_owner_and_what_to_do_now() -> None:
    view = seen(a_case(born_on=FIRST_DAY - timedelta(days=1500)))
    assert (view.number, view.name, view.short_name, view.owner) == ("S-118", "Ella Fjellvær", "Ella F.", "Eli Strand")
    assert (view.holder, view.holder_initials, view.offer) == ("", "", None)
    assert view.born_on == FIRST_DAY - timedelta(days=1500)
    assert view.consent is ConsentStatus.NOT_NEEDED
    assert view.next is not None
    assert (view.next.step, view.next.number, view.next.due_on) == ("n0.trygghetssjekk", "0.2", FIRST_DAY)
    assert view.next.needs == ()


def test_the_ladder_has_four_rungs_and_stands_on_one() -> None:
    rungs = seen(a_case().at_level(1)).ladder
    assert [rung.number for rung in rungs] == list(Level)
    assert [(rung.is_passed, rung.is_current) for rung in rungs] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_the_track_shows_what_is_done_what_is_next_and_what_is_due() -> None:
    steps = seen(a_case().do(c.CheckSafety)).steps
    assert [step.number for step in steps] == [f"0.{place}" for place in range(1, 7)]
    assert [step.done for step in steps] == [True, True, False, False, False, False]
    assert [step.number for step in steps if step.is_next] == ["0.3"]
    assert steps[0].due_on is None
    assert steps[5].due_on == FIRST_DAY + timedelta(days=14)


def test_while_the_safety_track_is_open_there_is_one_thing_to_do() -> None:
    view = seen(a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE))
    assert view.safety_locked
    assert view.next is not None
    assert (view.next.safety, view.next.step, view.next.what) == (True, "x.stopp_foresatte", GUIDE.safety[0].what)


def test_an_open_offer_is_shown_with_the_one_who_is_asked_and_the_day() -> None:
    view = seen(a_case().at_level(1).do(c.OfferBaton))
    assert view.offer is not None
    assert (view.offer.to_name, view.offer.answer_by) == ("Hanne Vik", FIRST_DAY + timedelta(days=7))
    assert view.next is not None
    assert (view.next.waits_for, view.next.due_on) == ("Hanne Vik", view.offer.answer_by)


def test_a_step_says_which_guards_stand_before_it() -> None:
    part = GUIDE.level(Level.CLARIFY)
    guarded = tuple(replace(step, guards=(GuardName.LEADER,)) for step in part.steps)
    guide = replace(GUIDE, levels=(replace(part, steps=guarded), *GUIDE.levels[1:]))
    view = seen(a_case(guide))
    assert view.next is not None
    assert [(reason.code, reason.mend) for reason in view.next.needs] == [("G-LED", "n0.del_leder")]


def test_holder_and_consent_stand_in_the_head() -> None:
    view = seen(a_case().underway())
    assert (view.holder, view.holder_initials) == ("Hanne Vik", "HV")
    assert view.consent is ConsentStatus.VALID
    assert view.consent_until == FIRST_DAY + A_YEAR
    assert [(relation, who, responsible) for relation, who, responsible in view.people][1:] == [
        ("mother", "Marte Fjellvær", True),
        ("father", "Jonas Fjellvær", True),
    ]


def test_the_childs_newest_words_are_in_sight() -> None:
    bench = a_case()
    assert (seen(bench).child_words, seen(bench).child_words_on) == ("", None)
    bench.ready_to_decide()
    assert seen(bench).child_words == "De andre har allerede noen å leke med"
    bench.do(c.Decide).later(days=3).do(c.ShareUnderstanding)
    assert seen(bench).child_words == "Jeg vil være med"
    later = a_case().underway().evaluated()
    assert (seen(later).child_words, seen(later).child_words_on) == ("Jeg har fått en venn", later.today)


def test_an_archived_case_has_nothing_to_do() -> None:
    view = seen(a_case().archived())
    assert view.next is None
    assert view.deadlines == ()


def test_steps_outside_the_levels_have_a_letter_and_unknown_ones_nothing() -> None:
    numbers = {str(step.id): step_number(GUIDE, step.id) for step in GUIDE.steps()}
    assert numbers["a.arkiver"] == "A.4"
    assert numbers["x.radfor"] == "X.2"
    assert numbers["g.gjenaapne"] == "G.1"
    assert len(set(numbers.values())) == len(numbers)
    assert step_number(GUIDE, StepId("none")) == ""


def test_names_that_are_not_known_any_more_are_a_sign() -> None:
    bench = a_case()
    nobody = Names({}, STAFF)
    assert nobody.person(bench.case, bench.case.subject) == UNKNOWN
    assert (nobody.user(UserId("gone")), nobody.initials(UserId("gone"))) == (UNKNOWN, UNKNOWN)
    assert (nobody.user(None), nobody.initials(None), nobody.text(NoteId("gone"))) == ("", "", "")


def test_a_short_name_is_enough_to_know_the_child_by() -> None:
    assert short_name("Ella Marie Fjellvær") == "Ella F."
    assert short_name("Ella") == "Ella"
    assert short_name("") == UNKNOWN


def test_the_consent_has_a_row_for_each_who_must_answer() -> None:
    bench = a_case().at_level(1)
    view = consent_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    assert (view.rows, view.needs_guardian, view.months) == ((), True, GUIDE.consent_months)
    bench.with_guardians().do(
        c.AnswerConsent,
        answer=ConsentAnswer.LIMITED,
        form=ConsentForm.ORAL,
        limits="Mors helse",
        kept_at="Barnemappen",
    )
    view = consent_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    assert [(row.name, row.relation, row.answer) for row in view.rows] == [
        ("Marte Fjellvær", "mother", ConsentAnswer.LIMITED),
        ("Jonas Fjellvær", "father", None),
    ]
    assert (view.rows[0].limits, view.rows[0].kept_at, view.rows[1].limits) == ("Mors helse", "Barnemappen", "")
    assert (view.status, view.safety_locked, view.needs_guardian) == (ConsentStatus.MISSING, False, False)


def test_an_own_answer_stands_under_the_own_name() -> None:
    bench = a_case(about="Mia Sund", subject_kind=SubjectKind.PREGNANT)
    view = consent_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    assert [(row.name, row.relation) for row in view.rows] == [("Mia Sund", "subject")]
