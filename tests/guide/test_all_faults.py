"""One run of the check tells every fault: those of shape hide none of meaning, and each is told at its own line."""

from pathlib import Path

import pytest

from bti_tui.domain.errors import GuideInvalid
from bti_tui.guide.loader import load_guide
from bti_tui.i18n import Translator
from bti_tui.i18n.guide_faults import fault_sentence
from tests.guide.documents import standard_text

HEAD = """format = 1
extends = "no.standard"
id = "no.prove"
version = "1"
review_on = 2027-11-21
municipalities = ["4206"]
name = { nb = "Prøve" }
"""
NO_SAFETY = '[levels.0.steps."n0.trygghetssjekk"]\nhidden = true\n'
NO_GUARD = '[moves.T04]\nhard = ["G-FOO"]\n'
NO_WAY = "[levels.0.outcomes.nivaa2]\nto_level = 3\n"
UNCLOSED = "".join(
    f"[levels.1.outcomes.{name}]\nhidden = true\n" for name in ("familien_onsker", "flyttet", "alder", "avslutt")
)
NOT_ASKED = '[levels.0.steps."n0.del_leder".forms.share_with_leader.record.advice]\n'
EVERY_KIND = f"""colour = "blue"
[moves.T04]
hard = ["G-FOO"]
[levels.0.steps."n0.trygghetssjekk"]
hidden = true
[levels.0.steps."n0.dell"]
what.nb = "Del"
[levels.0.steps."n0.beslutt"]
after = "n0.ingen"
[levels.0.steps."n0.del_leder".forms.share_with_leader.record.advise]
label.nb = "Råd"
[levels.0.outcomes.nivaa1]
to_step = "n1.ingen"
[levels.1]
title.nb = "Egen teneste"
{UNCLOSED}[levels.1.steps."prove.nytt"]
new = true
what = {{ nn = "Ny" }}
help.nb = "Gjør det nye."
done = "alt_er_bra"
optional = true
[levels.2.outcomes.opp_3]
hidden = true
[levels.3]
title.nb = "Fleire tenester"
[levels.3.steps."n3.meld_team"]
due = {{ days = "tre", after = "easter" }}
who = ["mayor"]
[agencies.ppv]
name.nb = "PPT"
[agencies.ppt]
phone = "ring oss"
[safety.steps."x.radfor"]
visibility = "log"
"""
"""Something of every kind that can be wrong in a file of one's own."""
TOLD = {
    'colour = "blue"': ["unknown-key"],
    'hard = ["G-FOO"]': ["not-among G-FOO /"],
    '[levels.0.steps."n0.dell"]': ["unknown-name n0.dell"],
    'after = "n0.ingen"': ["unknown-name n0.ingen"],
    '[levels.0.steps."n0.del_leder".forms.share_with_leader.record.advise]': ["unknown-name advise"],
    'to_step = "n1.ingen"': ["unknown-step n1.ingen"],
    'what = { nn = "Ny" }': ["text-missing"],
    'done = "alt_er_bra"': ["unknown-predicate alt_er_bra"],
    'due = { days = "tre", after = "easter" }': ["not-a-number", "unknown-anchor easter"],
    'who = ["mayor"]': ["unknown-role mayor"],
    "[agencies.ppv]": ["unknown-agency ppv"],
    'phone = "ring oss"': ["not-a-phone ring oss"],
    'visibility = "log"': ["safety-taken-away x.radfor"],
}
"""By the line that is wrong; four more are told at lines that only say that something is hidden."""
HIDDEN = {
    '[levels.0.steps."n0.trygghetssjekk"]': "safety-taken-away n0.trygghetssjekk",
    "[levels.2.outcomes.opp_3]": "unreachable 3",
}


def told(folder: Path, text: str) -> list[str]:
    file = folder / "prove.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GuideInvalid) as invalid:
        load_guide(file)
    return str(invalid.value.facts["faults"]).split("\n")


def faults(folder: Path, said: str) -> list[str]:
    return told(folder, HEAD + said)


def at_lines(found: list[str]) -> set[tuple[int, str]]:
    """Each fault with the number of its line."""
    parts = [one.partition(" (line ")[2].partition("): ") for one in found]
    return {(int(number or 0), problem) for number, _, problem in parts}


def test_one_file_with_every_kind_of_fault_is_told_of_each_of_them_at_its_line_and_of_no_other(tmp_path: Path) -> None:
    lines = (HEAD + EVERY_KIND).splitlines()
    expected = {(lines.index(line) + 1, problem) for line, problems in TOLD.items() for problem in problems}
    expected |= {(lines.index(header) + 2, problem) for header, problem in HIDDEN.items()}
    closing = {lines.index(line) + 2 for line in UNCLOSED.splitlines() if line.startswith("[")}
    all_told = faults(tmp_path, EVERY_KIND)
    numbers = [int(one.partition(" (line ")[2].partition(")")[0]) for one in all_told]
    assert numbers == sorted(numbers)
    found = at_lines(all_told)
    known = {(number, problem.partition(" /")[0]) for number, problem in expected}
    assert {(number, problem.partition(" /")[0]) for number, problem in found if "no-closing" not in problem} == known
    ((number, _),) = [one for one in found if one[1] == "no-closing 1"]
    assert number in closing


def test_a_removed_safety_step_is_told_at_the_line_that_removes_it_and_nothing_else_is_blamed(tmp_path: Path) -> None:
    assert faults(tmp_path, NO_SAFETY) == [
        "levels.0.steps.n0.trygghetssjekk.hidden (line 9): safety-taken-away n0.trygghetssjekk"
    ]
    found = faults(tmp_path, '[safety.steps."x.stopp_foresatte"]\nhidden = true\n')
    assert found == ["safety.steps.x.stopp_foresatte.hidden (line 9): safety-taken-away x.stopp_foresatte"]


def test_faults_of_shape_hide_no_faults_of_meaning(tmp_path: Path) -> None:
    found = "\n".join(faults(tmp_path, NO_GUARD + NO_SAFETY + NO_WAY))
    assert "moves.T04.hard.0 (line 9): not-among G-FOO" in found
    assert "levels.0.steps.n0.trygghetssjekk.hidden (line 11): safety-taken-away" in found
    assert "levels.0.outcomes.nivaa2.to_step (line 12): wrong-level" in found


@pytest.mark.parametrize("own", ['id = "no.prove"\n', 'version = "1"\n', 'name = { nb = "Prøve" }\n'])
def test_what_a_guide_must_say_of_itself_is_missed_once_and_the_rest_is_checked(tmp_path: Path, own: str) -> None:
    key = own.partition(" ")[0]
    missed, taken = told(tmp_path, HEAD.replace(own, "") + NO_SAFETY)
    assert (missed, "safety-taken-away" in taken) == (f"{key}: missing", True)


def test_a_guide_that_nobody_knows_hides_no_faults_and_its_own_names_are_not_blamed(tmp_path: Path) -> None:
    head = HEAD.replace("no.standard", "no.atlantis")
    said = '[levels.0.steps."atlantis.bad"]\nwhat.nb = "Bad"\n' + NO_SAFETY + "[levels.1]\ncolour = 1\n"
    found = told(tmp_path, head + said)
    assert at_lines(found) == {
        (2, "unknown-guide no.atlantis"),
        (11, "safety-taken-away n0.trygghetssjekk"),
        (13, "unknown-key"),
    }


@pytest.mark.parametrize(
    ("said", "only"),
    [
        ('[levels.1.steps."prove.ny"]\nwhat.nb = "Ny"\n[levels.0.outcomes.nivaa1]\nto_step = "prove.ny"\n', "prove.ny"),
        (UNCLOSED + '[levels.1.outcomes.slutt]\neffect = "close"\nmove = "T07"\n', "unknown-name slutt"),
        ("[levels.2.outcomes.opp_3]\nhidden = true\n[levels.2.outcomes.opp]\nto_level = 3\n", "unknown-name opp"),
        ('[moves.T25]\norder = "pause_cas"\n', "unknown-command pause_cas"),
        ('[levels.0.outcomes.nivaa1]\nto_level = "to"\nto_step = "n2.kontakt"\n', "not-a-number"),
        ('[agencies.bading]\nname.nb = "Bad"\n' + NOT_ASKED + 'not_in = ["bading"]\n', "unknown-agency bading"),
    ],
)
def test_what_only_follows_from_a_part_that_is_left_out_is_not_told_beside_it(
    tmp_path: Path, said: str, only: str
) -> None:
    (found,) = faults(tmp_path, said)
    assert only in found


def test_a_misspelt_field_is_not_missed_as_well(tmp_path: Path) -> None:
    text = standard_text()
    assert text.count('field = "prepared"') == 1
    found = told(tmp_path, text.replace('field = "prepared"', 'field = "wept"'))
    assert at_lines(found) == {(text[: text.index('field = "prepared"')].count("\n") + 1, "unknown-field wept")}


def test_what_a_left_out_part_could_not_have_been_is_told_as_well(tmp_path: Path) -> None:
    found = faults(tmp_path, UNCLOSED + '[levels.1.outcomes.slutt]\neffect = "observe"\n')
    assert at_lines(found) == {(9, "no-closing 1"), (16, "unknown-name slutt")}


def test_a_new_part_that_can_not_be_read_moves_no_other_fault_to_a_wrong_line(tmp_path: Path) -> None:
    new = '[[levels.steps]]\nid = "prove.ny"\nwhat = 3\nforms = "x"\n\n[[levels.steps]]\nid = "n1.plan"\n'
    text = standard_text()
    broken = text.replace('[[levels.steps]]\nid = "n1.plan"\n', new).replace('"plan_made"', '"plan_is_fine"')
    lines = broken.splitlines()
    found = at_lines(told(tmp_path, broken))
    unknown = [number for number, problem in found if problem == "unknown-predicate plan_is_fine"]
    assert unknown
    assert {lines[number - 1].strip() for number in unknown} <= {'done = "plan_made"', 'done = "plan_is_fine"'}
    assert lines.index('id = "prove.ny"') + 2 in {number for number, _ in found}


@pytest.mark.parametrize(
    "said", ["levels = 3\n", "[[levels]]\nnumber = 0\n", "safety = { steps = 3 }\n", '[levels]\n"1" = 2\n']
)
def test_a_file_that_has_a_list_where_a_table_belongs_is_told_so(tmp_path: Path, said: str) -> None:
    assert all("(line 8)" in one or "(line 9)" in one for one in faults(tmp_path, said))


def test_steps_of_safety_that_a_list_of_ones_own_replaces_are_missed_at_its_line(tmp_path: Path) -> None:
    found = at_lines(faults(tmp_path, '[[safety.steps]]\nid = "x.y"\n'))
    assert (8, "safety-taken-away x.radfor") in found
    assert (8, "missing") in found


def test_a_part_that_is_both_new_and_taken_away_is_simply_not_there(tmp_path: Path) -> None:
    file = tmp_path / "prove.toml"
    file.write_text(HEAD + '[levels.1.steps."prove.ny"]\nnew = true\nhidden = true\n', encoding="utf-8")
    assert load_guide(file).levels == load_guide().levels


def test_a_word_that_is_not_among_those_that_can_be_used_is_named_with_all_of_them(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, NO_GUARD)
    said = fault_sentence(Translator("en"), fault)
    assert "“G-FOO” can't stand in hard. Use one of: G-SIK," in said
    assert said.endswith("G-ANSV.")
