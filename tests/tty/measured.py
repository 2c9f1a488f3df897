"""The shipped life up to its evaluation, with ten measures in all."""

from tests.tty.life_by_keys import shipped_life
from tests.tty.stored import Line

TITLES = (
    "Dagstavle med bilder",
    "Fast voksen ved levering",
    "Lese sammen hver kveld",
    "Språklek i liten gruppe",
    "Kveldsrutine",
    "Voksen i garderoben",
    "Ukentlig telefon hjem",
    "Besøk hos bestemor",
)


def life_with_ten_measures() -> list[Line]:
    """Two measures of the life itself, and one for each title."""
    lines = shipped_life()
    agreed = next(place for place, line in enumerate(lines) if line["do"] == "plan_evaluation")
    home = next(line for line in reversed(lines[:agreed]) if line["do"] == "plan_measure")
    more = [{**home, "let": f"tiltak{place}", "title": title} for place, title in enumerate(TITLES)]
    return [*lines[:agreed], *more, lines[agreed]]
