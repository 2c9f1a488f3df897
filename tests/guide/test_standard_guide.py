"""The guide that comes with the program: complete, in three languages, and in words that fit the screen."""

from datetime import date

import pytest

from bti_tui.domain.commands import COMMANDS
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.guide import Effect, GuardName, Guide, Level, Place, Step
from bti_tui.domain.ids import MoveId, OutcomeId, StepId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.rules.moves import WAYS, may_be_set_aside
from bti_tui.guide.form_checks import ENUM_LISTS, NOT_CHOSEN, needed
from bti_tui.guide.loader import load_guide, shipped
from tests.guide.documents import standard
from tests.orders import HOLD_BACK

STEPS = {
    0: ("registrer", "trygghetssjekk", "konkretiser", "del_leder", "del_familie", "beslutt"),
    1: ("stafettholder", "samtykke_logg", "felles_forstaelse", "plan", "gjennomfor", "evaluer", "beslutt"),
    2: ("samtykke_tjeneste", "kontakt", "samarbeidsmote", "plan", "gjennomfor", "evaluer", "beslutt"),
    3: (
        "samtykke_tjenester",
        "meld_team",
        "ip_vurdering",
        "oppstartsmote",
        "plan",
        "gjennomfor",
        "evaluer",
        "beslutt",
    ),
}
SAFETY = ("stopp_foresatte", "radfor", "meld", "sikre", "avvent", "tilbakemelding", "videre")
CLOSING = ("beslutt", "avslutningsnotat", "informer", "arkiver", "steng_tilgang")
REOPENING = ("gjenaapne", "pause", "fortsett")
ENDINGS = ("familien_onsker", "flyttet", "alder")
OUTCOMES = {
    0: {"avslutt", "nivaa1", "nivaa2", "barnevern", "systemtiltak", "fortsett_observasjon"},
    1: {"avslutt", "fortsett", "nye_tiltak", "opp_2", "ned_0", "barnevern", *ENDINGS},
    2: {"avslutt", "fortsett", "nye_tiltak", "ned_1", "opp_3", "fastlaast", "barnevern", *ENDINGS},
    3: {"avslutt", "fortsett", "nye_tiltak", "ned_2", "ned_1", "ip_overtar", "fastlaast", "barnevern", *ENDINGS},
}


@pytest.fixture(name="guide")
def _guide() -> Guide:
    return load_guide("standard")


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_guide_loads(name: str) -> None:
    assert load_guide(name).version


def test_the_standard_guide_is_shipped_and_the_packs_beside_it_are_no_guides() -> None:
    assert shipped() == ("farsund", "lillestrom", "lister", "standard", "tromso")


def test_it_says_who_it_is_and_when_to_look_at_it_again(guide: Guide) -> None:
    assert (guide.id, guide.version, guide.review_on) == ("no.standard", "2026.1", date(2027, 11, 21))
    assert (guide.holder_answer_days, guide.consent_months) == (7, 12)
    assert guide.evaluation_weeks == {Level.CLARIFY: 6, Level.OWN_AGENCY: 6, Level.TWO_AGENCIES: 8, Level.TEAM: 12}


@pytest.mark.parametrize("level", Level)
def test_a_level_has_its_permanent_steps_in_order(guide: Guide, level: Level) -> None:
    assert [step.id for step in guide.level(level).steps] == [f"n{level}.{name}" for name in STEPS[level]]


def test_the_tracks_beside_the_levels_have_their_permanent_steps(guide: Guide) -> None:
    assert [step.id for step in guide.safety] == [f"x.{name}" for name in SAFETY]
    assert [step.id for step in guide.closing] == [f"a.{name}" for name in CLOSING]
    assert [step.id for step in guide.reopening] == [f"g.{name}" for name in REOPENING]


@pytest.mark.parametrize("level", Level)
def test_a_level_has_its_permanent_outcomes(guide: Guide, level: Level) -> None:
    outcomes = guide.level(level).outcomes
    assert {outcome.id for outcome in outcomes} == OUTCOMES[level]
    assert all(len(outcome.key) == 1 for outcome in outcomes)


def test_it_knows_all_moves_and_explains_all_guards(guide: Guide) -> None:
    assert list(guide.moves) == [f"T{number:02}" for number in range(1, 29)]
    assert set(guide.guards) == set(GuardName)


@pytest.mark.parametrize(
    ("move", "hard", "soft"),
    [
        ("T01", {"G-SIK", "G-GRUNN"}, {"G-LED", "G-FAM"}),
        ("T02", {"G-SIK", "G-KON", "G-LED", "G-FAM", "G-GRUNN"}, set()),
        ("T04", {"G-SIK", "G-LED", "G-GRUNN"}, set()),
        ("T06", {"G-EVAL", "G-DATO"}, {"G-BARN", "G-MOTE"}),
        ("T07", {"G-EVAL", "G-GRUNN"}, set()),
        ("T18", {"G-EVAL", "G-FAM", "G-GRUNN", "G-ANSV", "G-LED"}, set()),
        ("T22", set(), set()),
    ],
)
def test_a_move_asks_for_its_guards(guide: Guide, move: str, hard: set[str], soft: set[str]) -> None:
    found = guide.moves[MoveId(move)]
    assert ({*found.hard}, {*found.soft}) == (hard, soft)


def test_alarm_is_an_outcome_of_every_level_and_nothing_holds_it_back(guide: Guide) -> None:
    for level in guide.levels:
        alarm = next(outcome for outcome in level.outcomes if outcome.effect is Effect.SAFETY)
        assert guide.moves[alarm.move].hard == guide.moves[alarm.move].soft == ()
        assert not alarm.later


def test_the_safety_track_is_shielded_but_for_the_way_on(guide: Guide) -> None:
    assert {step.id for step in guide.safety if step.visibility is not Visibility.SHIELDED} == {"x.videre"}
    asked = guide.step(StepId("n0.trygghetssjekk"))
    assert asked is not None
    assert asked.visibility is Visibility.SHIELDED


def test_a_step_that_informs_guardians_waits_for_the_safety_check(guide: Guide) -> None:
    informing = [step for step in guide.steps() if step.informs_guardians]
    assert StepId("n0.del_familie") in {step.id for step in informing}
    assert all(GuardName.SAFETY in step.guards for step in informing)


@pytest.mark.parametrize("level", Level)
def test_every_guard_of_a_move_has_a_step_that_mends_it(guide: Guide, level: Level) -> None:
    used = {guard for move in guide.moves.values() for guard in (*move.hard, *move.soft)}
    assert {guard for guard in used if guide.mender(guard, level) is None} == set()


def test_special_screens_are_asked_for_where_they_are_needed(guide: Guide) -> None:
    places = {place: {step.id for step in guide.steps() if step.place is place} for place in Place}
    assert places[Place.CLOSE] == {"a.avslutningsnotat"}
    assert places[Place.CONSENT] == {"n1.samtykke_logg", "n2.samtykke_tjeneste", "n3.samtykke_tjenester"}
    assert places[Place.PLAN] == {f"n{level}.{name}" for level in (1, 2, 3) for name in ("plan", "evaluer")}


BESIDE_ANSWER = {"not_information", "taken_by", "copy_given", "lets_guardians_know"}
LEFT_TO_SCREENS = {
    "raise_concern": {"in_safety", "follows"},
    "hold_back": {"step"},
    "report_suspicion": {"grounds", "leader_told", "leader_why", "content", "people"},
    "answer_consent": BESIDE_ANSWER,
    "plan_measure": {"concern_item", "replaces"},
    "close_case": {"guardians", "agencies"},
}
"""What the place where a form is filled in knows by itself."""
OF_A_MEETING = ("meeting", "item")
"""What a line of a meeting knows by itself."""


def test_forms_ask_for_every_field_of_their_command(guide: Guide) -> None:
    for step in guide.steps():
        for form in step.forms:
            fields = set(COMMANDS[form.command].__dataclass_fields__) - {"name", "case_id", *OF_A_MEETING}
            alone = _not_at_level(guide, step).get(form.command, set())
            if form.command in WAYS and not may_be_set_aside(guide, form.command):
                alone = {"override"}  # asked for as soon as a guide sets a soft guard before the order
            left_out = alone | LEFT_TO_SCREENS.get(form.command, set())
            assert {field.name for field in form.fields} == fields - left_out, f"{step.id} {form.command}"


def _not_at_level(guide: Guide, step: Step) -> dict[str, set[str]]:
    """Alone there is no other agency, only a team agrees on what comes after what, and few go back to wondering."""
    here = next((part for part in guide.levels if step in part.steps), None)
    if here is None:
        return {}
    back = any(outcome.to_level is Level.CLARIFY for outcome in here.outcomes)
    measure = {Level.OWN_AGENCY: {"agency", "follows"}, Level.TWO_AGENCIES: {"follows"}}.get(here.number, set())
    return {"plan_measure": measure, "decide": set() if back else {"log_after"}}


def test_a_field_is_required_when_the_command_needs_it(guide: Guide) -> None:
    for step in guide.steps():
        for form in step.forms:
            required = {field.name for field in form.fields if field.required}
            assert required == needed(COMMANDS[form.command]) - {"case_id"}, f"{step.id} {form.command}"


def test_a_measure_has_a_kind_for_the_statistics_without_anybody_choosing_one(guide: Guide) -> None:
    forms = [form for step in guide.steps() for form in step.forms if form.command == "plan_measure"]
    kinds = [field for form in forms for field in form.fields if field.name == "category"]
    assert [field.default for field in kinds] == ["annet"] * 3


@pytest.mark.parametrize("level", [Level.TWO_AGENCIES, Level.TEAM])
def test_new_measures_ask_for_no_date_and_no_meeting_as_at_level_1(guide: Guide, level: Level) -> None:
    going_on, anew = (guide.outcome(level, OutcomeId(one)) for one in ("fortsett", "nye_tiltak"))
    assert going_on is not None
    assert anew is not None
    assert going_on.move == anew.move
    assert set(guide.asked_of(anew).hard) == set(guide.moves[MoveId("T07")].hard)
    assert guide.asked_of(anew).soft == ()
    assert set(guide.asked_of(going_on).soft) == {GuardName.CHILD_VOICE, GuardName.MEETING}


def test_each_meeting_of_the_guide_has_an_agenda_with_minutes(guide: Guide) -> None:
    minutes = {one.code: one.minutes for one in guide.agendas}
    named = {"oppstart": 60, "samarbeid": 45, "evaluering": 45, "overlevering": 30, "avslutning": 30}
    assert minutes == named | {"drofting": 30}
    used = {step.agenda for step in guide.steps() if step.agenda is not None}
    assert used == {one for one in guide.agendas if not one.is_nameless}
    meets = guide.step(StepId("n2.samarbeidsmote"))
    assert meets is not None
    assert meets.agenda is not None
    assert [(one.code, one.minutes) for one in meets.agenda.points][:2] == [("velkommen", 5), ("stemme", 8)]


def test_a_first_concern_needs_a_name_and_a_few_words(guide: Guide) -> None:
    first = guide.levels[0].steps[0].forms[0]
    assert [field.name for field in first.fields[:2]] == ["about", "words"]
    assert {field.name for field in first.fields if field.required and not field.default} == {"about", "words"}


OF_SCREENS = (".people", ".emergency", ".sharing", ".protection", ".assessment", ".measures", ".meetings")
"""The orders that no step asks for: who is in the case and who may see it have places of their own."""


def test_all_commands_but_a_correction_have_a_form(guide: Guide) -> None:
    used = {form.command for step in guide.steps() for form in step.forms}
    assert set(COMMANDS) - used == {
        "record_receipt",
        "correct_entry",
        "adopt_guide",
        "open_safety_track",
        *(kind.name for kind in HOLD_BACK),
        *(kind.name for kind in COMMANDS.values() if kind.__module__.endswith(OF_SCREENS)),
    }


@pytest.mark.parametrize("name", ENUM_LISTS)
def test_a_list_of_the_program_has_the_codes_of_the_program(guide: Guide, name: str) -> None:
    codes = {member.value for member in ENUM_LISTS[name]} - NOT_CHOSEN.get(name, set())
    assert {choice.code for choice in guide.choices[name]} == codes


@pytest.mark.parametrize("name", standard()["choices"])
def test_short_lists_are_answered_with_one_key(guide: Guide, name: str) -> None:
    rows = guide.choices[name]
    keys = [row.key for row in rows]
    assert keys == [""] * len(rows) if len(rows) > 9 else len(set(keys)) == len(rows) and all(keys)


def test_an_evaluation_is_three_keys(guide: Guide) -> None:
    keys = {
        name: "".join(row.key for row in guide.choices[name]) for name in ("carried_out", "measure_effect", "onwards")
    }
    assert keys == {"carried_out": "jdn", "measure_effect": "12340", "onwards": "vjeal"}


@pytest.mark.parametrize("name", ["child_scale", "guardian_scale"])
def test_the_last_step_of_a_scale_opens_the_safety_track(guide: Guide, name: str) -> None:
    assert [(row.code, row.opens_safety) for row in guide.choices[name]] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("4", True),
    ]


def test_dates_look_the_way_their_field_needs(guide: Guide) -> None:
    forward = {
        "next_on",
        "starts_on",
        "due_on",
        "evaluate_on",
        "valid_until",
        "new_due_on",
        "resume_on",
        "since",
        "until",
        "meeting_on",
    }
    for step in guide.steps():
        for form in step.forms:
            for field in form.fields:
                if field.kind is FieldKind.DATE:
                    looks = "born" if field.name == "born_on" else "forward" if field.name in forward else "back"
                    assert field.direction == looks, f"{step.id} {field.name}"
