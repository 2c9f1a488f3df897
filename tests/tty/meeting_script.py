"""Forty-five minutes of a meeting as its minute-taker types them, and what must stand in the minutes afterwards.

Keys in angle brackets are pressed among the letters: mistakes are taken back as people take them back.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

LOCK, KILL, LID = "lock", "kill", "lid"
"""What happens in the middle of a line: the program is locked, it dies, the lid is closed and the line drops."""


@dataclass(frozen=True)
class Typed:
    """One line: its keys, what is in the minutes because of it, and what comes between."""

    keys: str
    kind: str = ""
    text: str = ""
    before: str = ""
    """What stood in the line when the interruption came; the rest of the keys follow it."""
    interruption: str = ""


@dataclass(frozen=True)
class Agreed:
    """A measure as it must be agreed on."""

    title: str
    who: str
    due_on: date
    arena: str


MOTHER, FATHER, HOLDER = "Silje Nordli", "Jonas Nordli", "Marit Haugen"
NOTE, CHILD, BRIGHT, DECISION = "note", "child_words", "bright_spot", "decision"

MINUTES: Final = (
    Typed("<f4>"),
    Typed("<f7>xx-x"),
    Typed(
        "Marit ønsker velkommen og går gjennom hensikten og samtykket.<enter>",
        NOTE,
        "Marit ønsker velkommen og går gjennom hensikten og samtykket.",
    ),
    Typed(
        "n Jonas har meldt fra at han kommer ti minutter for sent, han sitter i køen fra Jessheim.<enter>",
        NOTE,
        "Jonas har meldt fra at han kommer ti minutter for sent, han sitter i køen fra Jessheim.",
    ),
    Typed("<f4>"),
    Typed(
        "s Nå er vi tre som er butikk. Jeg er sjef av og til, men ikke når Amin er der.<enter>",
        CHILD,
        "Nå er vi tre som er butikk. Jeg er sjef av og til, men ikke når Amin er der.",
    ),
    Typed(
        "s Jeg vil at mamma skal henet<bs><bs><bs>nte meg først.<enter>",
        CHILD,
        "Jeg vil at mamma skal hente meg først.",
    ),
    Typed("<f7><down><down>x<f7>"),
    Typed(
        "Jonas er her fra ti over. Silje: morgenene er lettere, men hun gråter fortsatt på mandager.<enter>",
        NOTE,
        "Jonas er her fra ti over. Silje: morgenene er lettere, men hun gråter fortsatt på mandager.",
    ),
    Typed(
        "l Far har lest høyt hver kvedl<bs><bs>ld siden september.<enter>",
        BRIGHT,
        "Far har lest høyt hver kveld siden september.",
    ),
    Typed("<f4>"),
    Typed(
        "Lek: hun går inn i leken selv tre av fem dager, mot en av fem i høst. Best med to andre barn.<enter>",
        NOTE,
        "Lek: hun går inn i leken selv tre av fem dager, mot en av fem i høst. Best med to andre barn.",
        "Lek: hun går inn i leken selv tre av fem dager, m",
        LOCK,
    ),
    Typed(
        "n Språk: ingen bekymring. Pedleder brukre<bs><bs>er bilder i samlingsstunden, det hjelper alle.<enter>",
        NOTE,
        "Språk: ingen bekymring. Pedleder bruker bilder i samlingsstunden, det hjelper alle.",
    ),
    Typed(
        "Overgangene er vanskeligst: garderoben før uteleken, og hentingen.<enter>",
        NOTE,
        "Overgangene er vanskeligst: garderoben før uteleken, og hentingen.",
    ),
    Typed("<f4>"),
    Typed(
        "Lekegruppa går fire dager i uka, besøk hjemme annenhver lørdag.<enter>",
        NOTE,
        "Lekegruppa går fire dager i uka, besøk hjemme annenhver lørdag.",
    ),
    Typed(
        "Besøkene avsluttes ikke ennå, Silje vil ha dem til jul.<enter>",
        NOTE,
        "Besøkene avsluttes ikke ennå, Silje vil ha dem til jul.",
    ),
    Typed("<f4>g Ella går rolig fra garderoben til uteleken fire av fem dager.<enter>"),
    Typed("<f4>t Tavle med bilder i garderoben @marit !fre #bar<tab><enter>"),
    Typed("t Ta med bamsen til garderoben hver morgen @mor !+14d #hjem<enter>"),
    Typed("t Hente før klokka halv fire på mandager <ctrl+r> #hj<enter>"),
    Typed("t Snakke med Amins foreldre @nora<bs><bs><bs><bs>mar<tab> !om 6 uker #barnehage<enter>"),
    Typed("n Far vil lese høyt i barnehagen før jul.<enter>", NOTE, "Far vil lese høyt i barnehagen før jul."),
    Typed("> @far !uke 3 #bhg<bs><bs><bs>barneh<enter>"),
    Typed("Vi spør PPT om råd dersom det står stille. @ppt<enter>"),
    Typed("<bs><bs><bs><bs><bs><enter>", NOTE, "Vi spør PPT om råd dersom det står stille."),
    Typed(
        "t Skrive ned hvilke overganger som går bra @marit !15.1 #barnehage<enter>",
        before="t Skrive ned hvilke overganger som ",
        interruption=KILL,
    ),
    Typed(
        "<f4>b Vi blir på nivå 1, og Marit fortseter<bs><bs><bs>tter som stafettholder.<enter>",
        DECISION,
        "Vi blir på nivå 1, og Marit fortsetter som stafettholder.",
    ),
    Typed(
        "b Ny evaluering i desember.<enter><ctrl+z><bs> etter 1. desember.<enter>",
        DECISION,
        "Ny evaluering i desember etter 1. desember.",
    ),
    Typed(
        "<f4>Lest høyt for alle. Silje: «Det er første gang jeg går herfra uten vondt i magen.»<enter>",
        NOTE,
        "Lest høyt for alle. Silje: «Det er første gang jeg går herfra uten vondt i magen.»",
    ),
    Typed(
        "Spørsmål fra Jonas: kan besteforeldrene få vite? Ja, det foreldrene selv vil si.<enter>",
        NOTE,
        "Spørsmål fra Jonas: kan besteforeldrene få vite? Ja, det foreldrene selv vil si.",
        "Spørsmål fra Jonas: kan beste",
        LID,
    ),
    Typed(
        "Slutt kl. 13.45. Æ, ø, å og 漢字 står som de ble skrevet.<enter>",
        NOTE,
        "Slutt kl. 13.45. Æ, ø, å og 漢字 står som de ble skrevet.",
    ),
)
GOALS: Final = ("Ella går rolig fra garderoben til uteleken fire av fem dager.",)
MEASURES: Final = (
    Agreed("Tavle med bilder i garderoben", HOLDER, date(2026, 10, 30), "kindergarten"),
    Agreed("Ta med bamsen til garderoben hver morgen", MOTHER, date(2026, 11, 11), "home"),
    Agreed("Hente før klokka halv fire på mandager", MOTHER, date(2026, 11, 11), "home"),
    Agreed("Snakke med Amins foreldre", HOLDER, date(2026, 12, 9), "kindergarten"),
    Agreed("Far vil lese høyt i barnehagen før jul.", FATHER, date(2027, 1, 22), "kindergarten"),
    Agreed("Skrive ned hvilke overganger som går bra", HOLDER, date(2027, 1, 15), "kindergarten"),
)
POINTS: Final = 8
