from bti_tui.domain import commands as c
from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.case_view import case_view
from bti_tui.domain.views.standing import EvaluationStatus, Standing, standing
from bti_tui.i18n import Translator
from bti_tui.i18n.standing import standing_rows, standing_words
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import HOLDER, SIX_WEEKS, STUCK


def of(bench: CaseBuilder) -> Standing:
    view = case_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    return standing(bench.case, view, bench.today)


def test_a_wondering_has_no_status_but_its_own() -> None:
    found = of(a_case().ready_to_decide())
    assert (found.status, found.baton, found.evaluation, found.log_mode) == (CaseStatus.WONDERING, None, None, None)
    assert standing_words(found, Translator("en")) == ["o wondering"]


def test_a_case_at_work_shows_consent_baton_and_evaluation() -> None:
    bench = a_case().at_level(1)
    assert (of(bench).consent, of(bench).baton) == (ConsentStatus.MISSING, BatonStatus.NOBODY_YET)
    assert of(bench).evaluation is EvaluationStatus.NO_DATE
    bench.with_holder().with_consent().with_plan()
    assert (of(bench).consent, of(bench).baton) == (ConsentStatus.VALID, BatonStatus.HELD)
    assert of(bench).evaluation is EvaluationStatus.PLANNED


def test_an_evaluation_is_planned_then_overdue_then_done() -> None:
    bench = a_case().underway()
    assert of(bench).evaluation is EvaluationStatus.PLANNED
    bench.later(days=1)
    assert of(bench).evaluation is EvaluationStatus.OVERDUE
    bench.evaluated()
    assert of(bench).evaluation is EvaluationStatus.DONE


def test_the_log_on_paper_takes_the_place_of_the_consent() -> None:
    bench = a_case().at_level(1).with_holder().do(c.ChooseLogMode, mode=LogMode.MANUAL)
    words = standing_words(of(bench), Translator("en"))
    assert "= log on paper" in words
    assert not any("consent" in word for word in words)


def test_a_case_that_rests_says_until_when() -> None:
    bench = a_case().underway().do(c.PauseCase, HOLDER)
    found = of(bench)
    assert (found.status, found.resume_on) == (CaseStatus.PAUSED, bench.today + SIX_WEEKS)
    assert standing_words(found, Translator("en"))[0] == "~ paused until Mon 16 Nov"


def test_a_case_that_was_opened_again_counts_its_rounds() -> None:
    assert standing_words(of(a_case().closed().do(c.ReopenCase)), Translator("en"))[0] == "> active, round 2"


def test_a_case_that_waits_for_advice_says_so() -> None:
    bench = a_case().together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK)
    assert "? stuck, waits for advice" in standing_words(of(bench), Translator("en"))


def test_the_safety_track_is_the_first_thing_said_after_the_state() -> None:
    found = of(a_case().underway().feared_for())
    assert found.safety is SafetyTrack.ACTIVE
    assert standing_words(found, Translator("en"))[1] == "! SAFETY TRACK"


def test_r11_every_status_is_a_sign_and_a_word() -> None:
    for bench in (a_case(), a_case().at_level(1), a_case().underway(), a_case().together(), a_case().archived()):
        for language in ("nb", "nn", "en"):
            words = standing_words(of(bench), Translator(language))
            signs = {word.split()[0] for word in words}
            assert signs <= set("o>~x#-!?=")
            assert all(len(word.split()) > 1 for word in words)


def test_what_does_not_fit_on_the_row_stands_on_the_next_one_and_nothing_is_cut() -> None:
    found = of(a_case().at_level(1))
    (whole,) = standing_rows(found, Translator("nb"), 200)
    rows = standing_rows(found, Translator("nb"), 40)
    assert len(rows) > 1
    assert all(len(row) <= 40 for row in rows)
    assert "samtykke mangler" in rows[0]
    assert "   ".join(rows) == whole


def test_where_the_consent_stands_and_nobody_has_chosen_the_log_is_digital() -> None:
    bench = a_case().at_level(1).with_holder()
    assert of(bench).log_mode is None
    assert of(bench.with_consent()).log_mode is LogMode.DIGITAL
    assert "= digital log" in standing_words(of(bench), Translator("en"))
