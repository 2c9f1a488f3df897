"""Whatever a municipality says differs: the guide is sound and leads a case on, or it is refused with a line."""

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bti_tui.domain import commands as c
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Effect, GuardName, Guide
from bti_tui.domain.progress import next_step
from bti_tui.guide.loader import build
from bti_tui.i18n import Translator
from bti_tui.i18n.guide_faults import fault_sentence
from tests.builders import GUIDE, RULES, a_case
from tests.guide.own import HEAD

Table = dict[str, Any]
HEADS: Table = tomllib.loads(HEAD)
LEVELS = [str(level.number.value) for level in GUIDE.levels]
STEPS = [step.id for level in GUIDE.levels for step in level.steps]
OUTCOMES = sorted({one.id for level in GUIDE.levels for one in level.outcomes})
GUARDS = [guard.value for guard in GuardName]
TEXTS = st.fixed_dictionaries({"nb": st.sampled_from(["Kort navn", "Et annet navn"])})

STEP = st.fixed_dictionaries(
    {},
    optional={
        "what": TEXTS,
        "hidden": st.booleans(),
        "after": st.sampled_from(STEPS),
        "before": st.sampled_from(STEPS),
        "optional": st.booleans(),
        "informs_guardians": st.booleans(),
        "guards": st.lists(st.sampled_from(GUARDS), max_size=3, unique=True),
        "due": st.fixed_dictionaries(
            {"days": st.integers(-2, 60), "after": st.sampled_from(["level_entered", "easter"])}
        ),
    },
)
OUTCOME = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "hidden": st.booleans(),
        "to_step": st.sampled_from(STEPS),
        "effect": st.sampled_from([effect.value for effect in Effect]),
    },
)
LEVEL = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "evaluation_weeks": st.integers(0, 30),
        "steps": st.dictionaries(st.sampled_from([*STEPS, "furuvik.nytt"]), STEP, max_size=3),
        "outcomes": st.dictionaries(st.sampled_from([*OUTCOMES, "nytt"]), OUTCOME, max_size=3),
    },
)
MOVE = st.fixed_dictionaries({}, optional={"hard": st.lists(st.sampled_from(GUARDS), max_size=4, unique=True)})
DIFFERENCES = st.fixed_dictionaries(
    {},
    optional={
        "levels": st.dictionaries(st.sampled_from(LEVELS), LEVEL, max_size=3),
        "moves": st.dictionaries(st.sampled_from(list(GUIDE.moves)), MOVE, max_size=2),
        "holder_answer_days": st.integers(-1, 70),
        "safety_reply_days": st.integers(10, 30),
        "ages": st.fixed_dictionaries({"youth_signs_from": st.integers(13, 19)}),
        "signing": st.fixed_dictionaries({"every_guardian": st.booleans()}),
    },
)


def sound(guide: Guide) -> None:
    """What no difference may have taken away."""
    assert guide.levels[0].steps[1].asks_for("check_safety")
    for level in guide.levels:
        assert any(one.effect is Effect.SAFETY for one in level.outcomes)
        assert any(one.effect is Effect.CLOSE for one in level.outcomes)
    for step in guide.steps():
        assert not step.informs_guardians or GuardName.SAFETY in step.guards
    informing = {step.id for step in GUIDE.steps() if step.informs_guardians}
    assert all(step.informs_guardians for step in guide.steps() if step.id in informing)
    assert {step.id for step in GUIDE.steps()} <= {step.id for step in (*guide.steps(), *guide.hidden)}
    bench = a_case(guide).do(c.OpenSafetyTrack)
    assert next_step(bench.case, guide, RULES, bench.today) == guide.safety[0]


@given(differs=DIFFERENCES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_differences_make_a_sound_guide_or_are_refused_in_words(differs: Table) -> None:
    try:
        guide = build({**HEADS, **differs}, "own.toml")
    except GuideInvalid as refusal:
        lines = str(refusal.facts["faults"]).splitlines()
        assert lines
        for language in ("nb", "nn"):
            told = [fault_sentence(Translator(language), line) for line in lines]
            assert all(one.endswith(".") and "{" not in one.split(": ", 1)[1].replace("{...}", "") for one in told), (
                told
            )
    else:
        sound(guide)


def test_the_differences_are_of_both_kinds(tmp_path: Path) -> None:
    """A test of only refusals, or of none, would prove nothing."""
    seen: set[bool] = set()

    @given(differs=DIFFERENCES)
    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    def look(differs: Table) -> None:
        try:
            build({**HEADS, **differs}, str(tmp_path / "own.toml"))
            seen.add(bool(differs))
        except GuideInvalid:
            seen.add(False)

    look()
    assert seen == {True, False}
