"""A municipal guide says only what differs; the rest is the guide that it extends."""

from pathlib import Path
from typing import Final

import pytest

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Due, GuardName, Guide, Level
from bti_tui.domain.ids import MoveId, OutcomeId, StepId
from bti_tui.guide.loader import load_guide

HEAD: Final = """
format = 1
extends = "no.standard"
id = "no.furuvik"
version = "2026.1"
review_on = 2027-11-21
name = { nb = "Furuvik" }
"""


def furuvik(tmp_path: Path, differs: str, head: str = HEAD) -> Guide:
    file = tmp_path / "furuvik.toml"
    file.write_text(head + differs, encoding="utf-8")
    return load_guide(file)


def refusal(tmp_path: Path, differs: str, head: str = HEAD) -> list[str]:
    with pytest.raises(GuideInvalid) as refused:
        furuvik(tmp_path, differs, head)
    return str(refused.value.facts["faults"]).splitlines()


def ids(guide: Guide, level: Level) -> list[str]:
    return [step.id.rpartition(".")[2] for step in guide.level(level).steps]


def test_a_guide_that_says_nothing_but_its_name_is_the_standard_one(tmp_path: Path) -> None:
    own, standard = furuvik(tmp_path, ""), load_guide()
    assert (own.id, own.name.nb) == ("no.furuvik", "Furuvik")
    assert (own.levels, own.moves, own.guards, own.choices) == (
        standard.levels,
        standard.moves,
        standard.guards,
        standard.choices,
    )


def test_a_step_is_renamed_in_the_languages_that_the_municipality_writes(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[levels.0.steps."n0.beslutt"]\nwhat.nb = "Oppsummer og beslutt"\n')
    step = own.step(StepId("n0.beslutt"))
    assert step is not None
    assert step.what.speak("nn") == "Oppsummer og beslutt"
    assert step.help == next(one.help for one in load_guide().steps() if one.id == step.id)


def test_a_deadline_keeps_what_is_not_said_of_it(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[levels.0.steps."n0.del_familie"]\ndue.days = 28\n')
    step = own.step(StepId("n0.del_familie"))
    assert step is not None
    assert step.due == Due(28, "concern_arose", 7)


def test_the_family_may_come_before_the_leader(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[levels.0.steps."n0.del_leder"]\nafter = "n0.del_familie"\n')
    assert ids(own, Level.CLARIFY)[3:] == ["del_familie", "del_leder", "beslutt"]


def test_the_talk_with_the_family_may_lie_on_level_1(tmp_path: Path) -> None:
    differs = """
    [levels.1.steps."n0.del_familie"]
    before = "n1.samtykke_logg"
    [levels.1.steps."n1.samtykke_logg"]
    guards = ["G-SIK", "G-FAM"]
    [moves.T02]
    hard = ["G-SIK", "G-KON", "G-LED", "G-GRUNN"]
    """
    own = furuvik(tmp_path, differs)
    assert "del_familie" not in ids(own, Level.CLARIFY)
    assert ids(own, Level.OWN_AGENCY)[:3] == ["stafettholder", "del_familie", "samtykke_logg"]
    assert GuardName.FAMILY not in own.moves[MoveId("T02")].hard


def test_a_jump_is_taken_away(tmp_path: Path) -> None:
    own = furuvik(tmp_path, "[levels.0.outcomes.nivaa2]\nhidden = true\n")
    assert own.outcome(Level.CLARIFY, OutcomeId("nivaa2")) is None


def test_a_step_of_the_municipality_is_added_where_it_says(tmp_path: Path) -> None:
    differs = """
    [levels.1.steps."furuvik.kaffe"]
    new = true
    after = "n1.stafettholder"
    what.nb = "Ta en kopp kaffe"
    help.nb = "Bli kjent før dere begynner."
    done = "never"
    optional = true
    """
    assert ids(furuvik(tmp_path, differs), Level.OWN_AGENCY)[:2] == ["stafettholder", "kaffe"]


def test_one_field_of_a_form_and_one_answer_of_a_list_are_changed_by_their_names(tmp_path: Path) -> None:
    differs = """
    [levels.0.steps."n0.del_leder".forms.share_with_leader.record.advice]
    label.nb = "Hva lederen sa"
    [choices.arena.leisure]
    label.nb = "Fritidsklubb"
    [choices.area.skog]
    new = true
    label.nb = "Ute i skogen"
    """
    own = furuvik(tmp_path, differs)
    step = own.step(StepId("n0.del_leder"))
    assert step is not None
    assert "Hva lederen sa" in {field.label.nb for field in step.forms[0].fields}
    assert "Fritidsklubb" in {choice.label.nb for choice in own.choices["arena"]}
    assert own.choices["area"][-1].label.nb == "Ute i skogen"


@pytest.mark.parametrize(
    ("differs", "told"),
    [
        ('[levels.0.steps."n0.dell"]\nwhat.nb = "x"\n', "levels.0.steps.n0.dell (line 8): unknown-name n0.dell"),
        ('[levels.0.steps."n0.beslutt"]\ncolour = 1\n', "levels.0.steps.n0.beslutt.colour (line 9): unknown-key"),
        ('[levels.0.steps."n0.beslutt"]\nwhat.nn = "x"\nwhat.nb = ""\n', "levels.0.steps.n0.beslutt.what.nb (line 10)"),
        ('[levels.0.steps."n0.beslutt"]\nafter = "n0.x"\n', "levels.0.steps.n0.beslutt.after (line 9): unknown-name"),
        ('[levels.1.steps."n0.del_familie"]\ndue.days = 3\n', "levels.1.steps.n0.del_familie (line 8): missing after"),
        ("[moves.T02]\nhard = 3\n", "moves.T02.hard (line 9): wrong-shape"),
        ("[levels.0.outcomes]\nnivaa2 = 3\n", "levels.0.outcomes.nivaa2 (line 9): wrong-shape"),
    ],
)
def test_a_fault_is_told_with_the_line_of_the_municipal_file(tmp_path: Path, differs: str, told: str) -> None:
    assert any(line.startswith(told) for line in refusal(tmp_path, differs)), refusal(tmp_path, differs)


@pytest.mark.parametrize("differs", ['[levels.0.steps."n0.trygghetssjekk"]\nhidden = true\n'])
def test_the_safety_check_can_not_be_taken_away(tmp_path: Path, differs: str) -> None:
    assert any("hidden" in line and "safety-taken-away" in line for line in refusal(tmp_path, differs))


def test_a_level_that_no_longer_closes_is_refused(tmp_path: Path) -> None:
    ends = ("avslutt", "familien_onsker", "flyttet", "alder")
    differs = "".join(f"[levels.1.outcomes.{name}]\nhidden = true\n" for name in ends)
    assert any("no-closing 1" in line for line in refusal(tmp_path, differs))


def test_it_says_itself_who_it_is_and_when_to_look_at_it_again(tmp_path: Path) -> None:
    lines = refusal(tmp_path, "", 'format = 1\nextends = "no.standard"\n')
    assert [line.partition(":")[0] for line in lines] == ["id", "version", "name", "review_on"]


def test_what_it_extends_must_be_there(tmp_path: Path) -> None:
    assert refusal(tmp_path, "", HEAD.replace("no.standard", "no.atlantis"))[0].endswith("unknown-guide no.atlantis")
