"""What else is said in the same meeting: with these lines its minutes are as long as those of 45 minutes are."""

from itertools import chain
from typing import Final

from tests.tty.meeting_script import BRIGHT, CHILD, DECISION, KILL, LID, LOCK, MINUTES, NOTE, Typed

FAMILY: Final = "family_words"
NEXT_POINT: Final = "<f4>"


def note(text: str, typed: str = "", before: str = "", interruption: str = "", kind: str = NOTE) -> Typed:
    """A line; `typed` is how the fingers got there."""
    letter = {NOTE: "", CHILD: "s ", BRIGHT: "l ", DECISION: "b ", FAMILY: "f "}[kind]
    return Typed(f"{letter}{typed or text}<enter>", kind, text, before and letter + before, interruption)


TALK: Final = (
    (
        note("Alle sier hvem de er og hva de gjør for Ella. Vi tar det kort, Marit skriver og leser opp til slutt."),
        note("Målet i dag: se om tiltakene virker, og hva vi gjør med overgangene før jul."),
        note(
            "Silje vil vite hvem som leser referatet. Marit: dere to, barnehagen, og de dere har sagt ja til.",
            "Silje vil vite hvem som leser refre<bs>atet<bs><bs><bs><bs><bs>eratet. Marit: dere to, barnehagen, og de "
            "dere har sagt ja til.",
        ),
    ),
    (
        note("Marit har snakket med Ella i går, på sofaen i grupperommet, ti minutter."),
        note("Jeg liker best når vi leser om ulven som ikke var farlig.", kind=CHILD),
        note(
            "Når det ringer på døra i garderoben blir magen min helt hard.",
            "Når det rigner<bs><bs><bs><bs>nger på døra i garderoben blir magen min helt hard.",
            kind=CHILD,
        ),
        note("Kan Amin komme hjem til meg en dag som ikke er lørdag?", kind=CHILD),
        note("Hun tegnet garderoben med tre dører. Tegningen ligger i permen hennes, kopi til foreldrene."),
    ),
    (
        note("Silje: søndag kveld er verst. Hun spør hvem som er på jobb, og sovner ikke før ti."),
        note(
            "Jonas: når jeg leverer, går det fint helt til jeg skal gå. Så holder hun fast i jakka.",
            "Jonas: når jeg leverer, går det fint helt til jeg skal gå. Så holder hunf<bs> fast i jakken<bs><bs>a.",
            "Jonas: når jeg leverer, går det fint ",
            KILL,
        ),
        note("Vi vil gjerne vite kvelden før hvem som tar imot henne.", kind=FAMILY),
        note("Barnehagen kan sende en melding søndag om hvem som er på jobb mandag. Marit spør leder."),
        note("Far leste hele boka om ulven uten å hoppe over noe.", kind=BRIGHT),
        note("Tallene for lek: uke 40 to av fem, uke 41 tre av fem, uke 42 og 43 fire av fem."),
        note(
            "Best går det i sandkassa og på biblioteket i andre etasje, dårligst i det store rommet.",
            "Best går det i sandkassa og på biblikot<bs><bs><bs>oteket i andre etasje, dårligst i det store rommet.",
        ),
        note("Pedleder: hun roper ikke lenger når hun vil være med, hun stiller seg ved siden av og venter."),
        note("Foreldrene kjenner henne igjen i dette. Hjemme spør hun nå om hun kan få være med."),
        note("Garderoben: mye lyd, mange voksne, døra til gata står åpen. Hun står der i snitt tolv minutter."),
        note(
            "Vi prøver å la henne kle på seg sammen med to andre i det lille rommet først.",
            "Vi prøver å la henne kle på seg sammen med to andre <bs>, i det<bs><bs><bs><bs><bs><bs><bs> i det lille "
            "rommet først.",
            "Vi prøver å la henne kle på seg sammen med to ",
            LOCK,
        ),
        note("Hentingen: best når det er avtalt hvem som kommer, og når den som henter er der før fire."),
    ),
    (
        note("Lekegruppa: samme fire barn siden august. Ella er oftest den som foreslår hva de skal leke."),
        note("Besøkene hjemme: tre av fire er gjennomført, ett falt bort fordi Jonas var syk."),
        note(
            "Silje syns besøkene er det som har hjulpet mest, fordi noen så hvordan det var hos dem.",
            "Silje synest<bs><bs><bs><bs><bs>yns besøkene er det som har hjulpet mest, fordi noen så hvordan det var "
            "hos dem.",
        ),
        note("Vi blir sett på som foreldre som får det til.", kind=FAMILY),
        note("Bildekortene: brukes hver dag av alle, også av vikarene. Det ligger et sett ved døra."),
    ),
    (
        note("Målet er skrevet om så Ella forstår det. Marit leser det for henne på torsdag."),
        note("Foreldrene er enige i målet. Silje vil at det skal stå garderoben, ikke overgangene."),
    ),
    (
        note("Tavla: Ella velger bildene selv. Foreldrene får en lik til kjøleskapet."),
        note(
            "Bamsen: hun bestemmer selv når den legges i hylla. Ingen sier at hun er for stor for den.",
            "Bamsen: hun bestemmer selv når den leggs<bs>es i hylla. Ingen sier at hun er for stor for den.",
            "Bamsen: hun bestemmer selv når den leggs",
            KILL,
        ),
        note("Mandager: Silje har avtalt med jobben at hun går halv fire i seks uker, så ser vi."),
        note("Vi ringer hverandre hvis noe av dette ikke lar seg gjøre, vi venter ikke til neste møte."),
    ),
    (
        note("Ingen vil på nivå 2 nå. Skulle det stå stille til jul, tar vi det opp på møtet i desember."),
        note(
            "Silje og Jonas får referatet på papir i dag, og leser gjennom hjemme.",
            "Silje og Jonas får refrea<bs><bs><bs>eratet på papir i dag, og leser gjennom hjemme.",
            kind=DECISION,
        ),
        note("Marit forteller Ella hva vi ble enige om, før hun går hjem i dag."),
        note(
            "Neste gang tar vi barnets stemme først, og kaffen etterpå.",
            before="Neste gang tar vi barnets st",
            interruption=LID,
        ),
    ),
)
"""What is said on each point of the agenda but the last, after what the script has on it."""


def _whole() -> tuple[Typed, ...]:
    """The script, and before each next point what else was said on the one before."""
    parts: list[tuple[Typed, ...]] = []
    more = iter(TALK)
    for line in MINUTES:
        if line.keys.startswith(NEXT_POINT) and parts:
            parts.append(next(more))
        parts.append((line,))
    return tuple(chain.from_iterable(parts))


WHOLE: Final = _whole()
