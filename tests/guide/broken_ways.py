"""Guides in which a case could get lost: how, where, and the problem that is told."""

from tests.guide.documents import Broken, Document, drop, field, move, outcome, set_in, step

LOG = "n1.samtykke_logg"
TALK = "n0.del_familie"
SAFETY = "n0.trygghetssjekk"


def no_safety_outcomes(document: Document) -> None:
    for level in document["levels"]:
        level["outcomes"] = [one for one in level["outcomes"] if one["effect"] != "safety"]


def safety_check_third(document: Document) -> None:
    steps = document["levels"][0]["steps"]
    steps[1], steps[2] = steps[2], steps[1]


def no_way_to_level_three(document: Document) -> None:
    outcomes = document["levels"][2]["outcomes"]
    outcomes.remove(outcome(document, 2, "opp_3"))


def no_closing(document: Document) -> None:
    level = document["levels"][1]
    level["outcomes"] = [one for one in level["outcomes"] if one["effect"] != "close"]


def levels_swapped(document: Document) -> None:
    levels = document["levels"]
    levels[2]["number"], levels[3]["number"] = 3, 2


def nobody_mends_the_consent(document: Document) -> None:
    for name in (LOG, "n2.samtykke_tjeneste", "n3.samtykke_tjenester"):
        step(document, name)["mends"] = ["G-SAMT"]


def no_decision(document: Document) -> None:
    step(document, "n3.beslutt")["forms"] = []


def no_first_form(document: Document) -> None:
    step(document, "n0.registrer")["forms"] = []


BROKEN_WAYS: Broken = {
    "an outcome by an unknown move": (
        set_in(lambda d: outcome(d, 1, "fortsett"), "move", "T99"),
        "levels.1.outcomes.1.move",
        "unknown-move",
    ),
    "an outcome to an unknown step": (
        set_in(lambda d: outcome(d, 1, "fortsett"), "to_step", "n1.sov"),
        "levels.1.outcomes.1.to_step",
        "unknown-step",
    ),
    "going on at a step of another level": (
        set_in(lambda d: outcome(d, 1, "fortsett"), "to_step", "n2.gjennomfor"),
        "levels.1.outcomes.1.to_step",
        "wrong-level",
    ),
    "going on without saying where": (
        drop(lambda d: outcome(d, 1, "fortsett"), "to_step"),
        "levels.1.outcomes.1.to_step",
        "missing",
    ),
    "a change of level that stays": (
        set_in(lambda d: outcome(d, 1, "opp_2"), "to_level", 1),
        "levels.1.outcomes.3.to_level",
        "wrong-level",
    ),
    "a closing that changes the level": (
        set_in(lambda d: outcome(d, 1, "avslutt"), "to_level", 2),
        "levels.1.outcomes.0.to_level",
        "wrong-level",
    ),
    "levels out of order": (levels_swapped, "levels.2.number", "wrong-level"),
    "a level that nobody can leave": (no_closing, "levels.1", "no-closing"),
    "a level without a decision": (no_decision, "levels.3", "no-decision"),
    "a level that nobody comes to": (no_way_to_level_three, "levels.3", "unreachable"),
    "a safety track that nobody comes to": (no_safety_outcomes, "levels.2", "no-alarm"),
    "a step that is never done": (
        set_in(lambda d: step(d, "n2.kontakt"), "done", "never"),
        "levels.2.steps.1.done",
        "never-done",
    ),
    "a safety check that comes third": (safety_check_third, "levels.0.steps.1", "safety-not-first"),
    "a safety check that may be left out": (
        set_in(lambda d: step(d, SAFETY), "optional", True),
        "levels.0.steps.1",
        "safety-not-first",
    ),
    "a first step without a concern": (no_first_form, "levels.0.steps.0", "field-missing"),
    "a talk with the family before the safety check": (
        set_in(lambda d: step(d, TALK), "guards", []),
        "levels.0.steps.4.guards",
        "safety-unguarded",
    ),
    "a talk that pretends to inform nobody": (
        lambda d: step(d, TALK).update(guards=[], informs_guardians=False),
        "levels.0.steps.4.guards",
        "safety-unguarded",
    ),
    "a guard without a word of explanation": (
        lambda d: d["guards"].pop("G-SAML"),
        "levels.1.steps.1.mends",
        "guard-unexplained",
    ),
    "a guard before the way to safety": (
        set_in(lambda d: move(d, "T22"), "hard", ["G-LED"]),
        "moves.21.hard",
        "guard-not-here",
    ),
    "a closed case that nothing could open again": (
        set_in(lambda d: move(d, "T27"), "hard", ["G-HOL"]),
        "moves.26.hard",
        "guard-not-here",
    ),
    "a guard that no step mends": (nobody_mends_the_consent, "moves.25.hard", "guard-unmended"),
    "a role that nobody has": (
        set_in(lambda d: step(d, LOG), "who", ["mayor"]),
        "levels.1.steps.1.who.0",
        "unknown-role",
    ),
    "a name that is too long for a list": (
        set_in(lambda d: step(d, LOG)["what"], "nn", "Samtykke til stafettloggen for alle som er med"),
        "levels.1.steps.1.what.nn",
        "too-long",
    ),
    "a label that is too long for a form": (
        set_in(lambda d: field(d, TALK, "talk_with_family", "present")["label"], "en", "Everyone who was present"),
        "levels.0.steps.4.forms.0.record.1.label.en",
        "too-long",
    ),
}
