"""The meetings of every shipped guide: their kinds (6.1 of the field text), and agendas with minutes (6.3)."""

import pytest

from bti_tui.domain.agenda import MatterKind
from bti_tui.domain.ids import MeetingKind
from bti_tui.domain.matters import agenda_of
from bti_tui.domain.nameless import is_nameless
from bti_tui.guide.loader import load_guide, shipped

AGENDA_OF = {
    "undringssamtale": "oppstart",
    "stafettloggmote": "oppstart",
    "drofting_anonym": "drofting",
    "konsultasjonsteam": "drofting",
    "klassegjennomgang": "drofting",
    "pedagogisk_team": "samarbeid",
    "ressursteam": "samarbeid",
    "samarbeidsmote": "samarbeid",
    "nettverksmote": "samarbeid",
    "tverrfaglig_team": "samarbeid",
    "fastdag": "samarbeid",
    "ansvarsgruppe": "samarbeid",
    "beredskapsteam": "samarbeid",
    "evalueringsmote": "evaluering",
    "beslutningsmote": "evaluering",
    "overleveringsmote": "overlevering",
    "avslutningsmote": "avslutning",
}
"""Every kind of 6.1 that is Norwegian, and which agenda it follows."""
MINUTES = {
    "oppstart": {
        "velkommen": 5,
        "stemme": 10,
        "status": 10,
        "mal": 10,
        "tiltak": 15,
        "beslutning": 3,
        "oppsummering": 7,
    },
    "samarbeid": {
        "velkommen": 5,
        "stemme": 8,
        "status": 7,
        "forrige": 5,
        "mal": 5,
        "tiltak": 8,
        "beslutning": 3,
        "oppsummering": 4,
    },
    "evaluering": {
        "velkommen": 3,
        "stemme": 8,
        "forrige": 15,
        "mal": 3,
        "tiltak": 5,
        "beslutning": 6,
        "oppsummering": 5,
    },
    "overlevering": {"velkommen": 3, "stemme": 5, "status": 7, "tiltak": 5, "beslutning": 5, "oppsummering": 5},
    "avslutning": {"velkommen": 3, "stemme": 7, "status": 5, "forrige": 5, "beslutning": 5, "oppsummering": 5},
}
"""The table of 6.3."""


@pytest.mark.parametrize("name", shipped())
def test_every_kind_of_meeting_has_its_agenda_in_all_languages(name: str) -> None:
    guide = load_guide(name)
    kinds = {one.code: one.label for one in guide.choices["meeting_kind"]}
    assert kinds.keys() >= AGENDA_OF.keys()
    for code, agenda in AGENDA_OF.items():
        found = agenda_of(guide, MeetingKind(code))
        assert found is not None
        assert found.code == agenda
        assert all((kinds[code].nb, kinds[code].nn, kinds[code].en))
        assert all(point.what.nb and point.what.nn and point.what.en for point in found.points)


@pytest.mark.parametrize("name", shipped())
def test_agendas_have_the_minutes_of_the_field_text(name: str) -> None:
    agendas = {one.code: {point.code: point.minutes for point in one.points} for one in load_guide(name).agendas}
    assert {code: agendas[code] for code in MINUTES} == MINUTES


@pytest.mark.parametrize("name", shipped())
def test_only_talks_without_names_need_no_consent_on_their_agenda(name: str) -> None:
    guide = load_guide(name)
    nameless = {code for code in AGENDA_OF if is_nameless(guide, MeetingKind(code))}
    assert nameless == {"drofting_anonym", "konsultasjonsteam", "klassegjennomgang"}
    for agenda in guide.agendas:
        takes = {kind for point in agenda.points for kind in point.takes}
        assert (MatterKind.CONSENT in takes) is not agenda.is_nameless
