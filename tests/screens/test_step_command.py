"""Every form of the guide gives the command that it names, from answers as the fields give them."""

from datetime import date
from typing import Any

import pytest

from bti_tui.domain.codec import to_json
from bti_tui.domain.commands import COMMANDS, OfferBaton, RaiseConcern, TalkWithFamily
from bti_tui.domain.concern import Present, Source
from bti_tui.domain.errors import BadInput
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.forms import Field
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import Translator
from bti_tui.screens.step_command import command_from
from bti_tui.screens.step_fields import default
from bti_tui.widgets.field import Picked
from tests.builders import GUIDE

CASE = CaseId("case-1")
TODAY = date(2026, 11, 23)
FORMS = [form for step in GUIDE.steps() for form in step.forms]


def answer(field: Field) -> Any:
    """Something that a field of this kind may give."""
    codes = tuple(one.code for one in GUIDE.choices.get(field.choices, ()))
    answers: dict[FieldKind, Any] = {
        FieldKind.DATE: TODAY,
        FieldKind.CHOICE: codes[:1] and codes[0],
        FieldKind.CHOICES: codes[:2],
        FieldKind.YES_NO: True,
        FieldKind.LINE: "Ord æøå",
        FieldKind.NOTE: "Ord\næøå",
        FieldKind.SPEAKER: "person-1",
        FieldKind.INFORMATION: ("trivsel", "helse"),
        FieldKind.OUTCOME: GUIDE.levels[0].outcomes[0].id,
    }
    return answers.get(field.kind, Picked("Navn", "id-1"))


@pytest.mark.parametrize("form", FORMS, ids=[form.command for form in FORMS])
def test_a_form_with_every_field_answered_is_a_command(form: Any) -> None:
    values = {field.name: answer(field) for field in form.fields}
    command = command_from(form.command, CASE, values)
    assert type(command) is COMMANDS[form.command]
    written = to_json(command)
    assert isinstance(written, dict)
    assert values.keys() <= written.keys()


def test_answers_become_what_the_command_wants() -> None:
    command = command_from(
        "talk_with_family",
        CASE,
        {"talked_on": TODAY, "present": ("child", "mother"), "child_words": "Ja", "guardians_view": None},
    )
    assert command == TalkWithFamily(
        case_id=CASE,
        talked_on=TODAY,
        present=(Present.CHILD, Present.MOTHER),
        child_words="Ja",
        guardians_view="",
    )


def test_what_is_not_answered_keeps_the_default_of_the_command() -> None:
    command = command_from(
        "raise_concern", CASE, {"about": "Nora", "words": "Alene", "arose_on": TODAY, "source": None}
    )
    assert isinstance(command, RaiseConcern)
    assert command.source is Source.OWN


def test_one_who_was_picked_is_named_by_id() -> None:
    command = command_from("offer_baton", CASE, {"to": Picked("Per Haug (PHA)", "user-7"), "offered_on": TODAY})
    assert isinstance(command, OfferBaton)
    assert command.to == "user-7"


@pytest.mark.parametrize("values", [{"talked_on": None}, {"talked_on": TODAY, "present": ("nobody",)}])
def test_an_answer_that_can_not_be_read_is_refused_without_its_words(values: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        command_from("talk_with_family", CASE, values)
    assert "nobody" not in str(refusal.value.facts)


@pytest.mark.parametrize(
    ("text", "expected"), [("today", "23.11.2026"), ("+42d", "4.1.2027"), ("own", "own"), ("", "")]
)
def test_a_default_day_is_written_out_so_that_a_draft_means_the_same_tomorrow(text: str, expected: str) -> None:
    assert default(text, Translator("nb"), TODAY) == expected
