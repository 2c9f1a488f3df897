"""Guides that are wrong in their shape, their forms or their lists: how, where, and the problem that is told."""

from tests.guide.documents import Broken, Document, choice, drop, field, form, move, outcome, set_in, step

LOG = "n1.samtykke_logg"
TALK = "n0.del_familie"
SAFETY = "n0.trygghetssjekk"


def no_field(document: Document) -> None:
    record = form(document, "n0.konkretiser", "observe")["record"]
    record.remove(field(document, "n0.konkretiser", "observe", "seen"))


def no_goal_outside_its_screen(document: Document) -> None:
    plan = step(document, "n1.plan")
    record = form(document, "n1.plan", "plan_measure")["record"]
    record.remove(field(document, "n1.plan", "plan_measure", "goal"))
    plan["place"] = "step"


def no_list(document: Document) -> None:
    document["choices"].pop("area")


BROKEN_FORMS: Broken = {
    "a step without a name": (drop(lambda d: step(d, "n0.del_leder"), "what"), "levels.0.steps.3.what", "missing"),
    "a text without bokmål": (drop(lambda d: step(d, LOG)["help"], "nb"), "levels.1.steps.1.help.nb", "text-missing"),
    "an unknown key": (set_in(lambda d: step(d, LOG), "colour", "red"), "levels.1.steps.1.colour", "unknown-key"),
    "an id that is no id": (set_in(lambda d: step(d, LOG), "id", "Samtykke!"), "levels.1.steps.1.id", "wrong-signs"),
    "an unknown guard": (
        set_in(lambda d: step(d, LOG), "guards", ["G-XYZ"]),
        "levels.1.steps.1.guards.0",
        "not-among",
    ),
    "a fifth level": (lambda d: d["levels"].append(d["levels"][3]), "levels", "wrong-shape"),
    "a later format": (set_in(lambda d: d, "format", 2), "format", "out-of-range"),
    "two steps of one id": (set_in(lambda d: step(d, "n0.del_leder"), "id", TALK), "levels.0.steps.4.id", "double"),
    "two moves of one id": (set_in(lambda d: move(d, "T02"), "id", "T01"), "moves.1.id", "double"),
    "two outcomes of one id": (
        set_in(lambda d: outcome(d, 1, "fortsett"), "id", "avslutt"),
        "levels.1.outcomes.1.id",
        "double",
    ),
    "two outcomes of one key": (
        set_in(lambda d: outcome(d, 1, "fortsett"), "key", "a"),
        "levels.1.outcomes.1.key",
        "double",
    ),
    "two choices of one key": (
        set_in(lambda d: choice(d, "arena", "school"), "key", "h"),
        "choices.arena.2.key",
        "double",
    ),
    "two choices of one code": (
        set_in(lambda d: choice(d, "area", "laering"), "code", "sprak"),
        "choices.area.1.code",
        "double",
    ),
    "an unknown predicate of a step": (
        set_in(lambda d: step(d, LOG), "done", "all_well"),
        "levels.1.steps.1.done",
        "unknown-predicate",
    ),
    "an unknown predicate of a form": (
        set_in(lambda d: form(d, "n1.stafettholder", "accept_baton"), "when", "asked"),
        "levels.1.steps.0.forms.1.when",
        "unknown-predicate",
    ),
    "an agency that is not asked and not there": (
        set_in(lambda d: field(d, "n0.registrer", "raise_concern", "school_environment"), "not_in", ["bhg", "sfo9"]),
        "levels.0.steps.0.forms.0.record.7.not_in.1",
        "unknown-agency",
    ),
    "an agency that is not asked for what is needed": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "answer"), "not_in", ["bhg"]),
        "levels.0.steps.1.forms.0.record.0.not_in",
        "field-missing",
    ),
    "an unknown anchor": (
        set_in(lambda d: step(d, TALK)["due"], "after", "easter"),
        "levels.0.steps.4.due.after",
        "unknown-anchor",
    ),
    "a deadline before its anchor": (
        set_in(lambda d: step(d, TALK)["due"], "days", -1),
        "levels.0.steps.4.due.days",
        "out-of-range",
    ),
    "an unknown command": (
        set_in(lambda d: form(d, SAFETY, "check_safety"), "command", "check_weather"),
        "levels.0.steps.1.forms.0.command",
        "unknown-command",
    ),
    "an unknown field": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "reason"), "field", "mood"),
        "levels.0.steps.1.forms.0.record.1.field",
        "unknown-field",
    ),
    "a field that the program fills": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "reason"), "field", "case_id"),
        "levels.0.steps.1.forms.0.record.1.field",
        "unknown-field",
    ),
    "a form that forgets a field": (no_field, "levels.0.steps.2.forms.0", "field-missing"),
    "a measure without its goal on a plain step": (
        no_goal_outside_its_screen,
        "levels.1.steps.3.forms.1",
        "field-missing",
    ),
    "a needed field that is not required": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "reason"), "required", False),
        "levels.0.steps.1.forms.0.record.1.required",
        "not-required",
    ),
    "a text that is asked for as a date": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "reason"), "kind", "date"),
        "levels.0.steps.1.forms.0.record.1.kind",
        "wrong-kind",
    ),
    "several answers asked for as one": (
        set_in(lambda d: field(d, TALK, "talk_with_family", "present"), "kind", "choice"),
        "levels.0.steps.4.forms.0.record.1.kind",
        "wrong-kind",
    ),
    "a list that is not there": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "answer"), "choices", "moods"),
        "levels.0.steps.1.forms.0.record.0.choices",
        "unknown-list",
    ),
    "a list of another field": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "answer"), "choices", "arena"),
        "levels.0.steps.1.forms.0.record.0.choices",
        "wrong-list",
    ),
    "a list for a date": (
        set_in(lambda d: field(d, TALK, "talk_with_family", "talked_on"), "choices", "arena"),
        "levels.0.steps.4.forms.0.record.0.choices",
        "wrong-list",
    ),
    "a default that is no code": (
        set_in(lambda d: field(d, "n0.registrer", "raise_concern", "source"), "default", "nobody"),
        "levels.0.steps.0.forms.0.record.3.default",
        "bad-default",
    ),
    "a default that is no day": (
        set_in(lambda d: field(d, "n0.registrer", "raise_concern", "arose_on"), "default", "yesterday"),
        "levels.0.steps.0.forms.0.record.2.default",
        "bad-default",
    ),
    "a field that is asked for twice": (
        set_in(lambda d: field(d, SAFETY, "check_safety", "reason"), "field", "answer"),
        "levels.0.steps.1.forms.0.record.1.field",
        "double",
    ),
    "a missing list": (no_list, "choices.area", "missing"),
    "a list that nobody knows": (
        lambda d: d["choices"].__setitem__("weather", []),
        "choices.weather",
        "unknown-list",
    ),
    "a code of the program that is renamed": (
        set_in(lambda d: choice(d, "arena", "home"), "code", "house"),
        "choices.arena",
        "wrong-codes",
    ),
    "a shielded entry that can be picked": (
        set_in(lambda d: choice(d, "visibility", "internal"), "code", "shielded"),
        "choices.visibility",
        "wrong-codes",
    ),
    "yes to the safety question that opens nothing": (
        set_in(lambda d: choice(d, "safety_answer", "yes"), "opens_safety", False),
        "choices.safety_answer.2",
        "safety-not-opened",
    ),
    "a last step of a scale that opens nothing": (
        set_in(lambda d: choice(d, "child_scale", "4"), "opens_safety", False),
        "choices.child_scale.3",
        "safety-not-opened",
    ),
}
