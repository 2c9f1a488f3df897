"""What somebody of a service finds on the screen: no word of the log that the family's consent does not let it read."""

from collections.abc import Iterator

import pytest

from bti_tui.cli.output import plain
from bti_tui.domain import commands as c
from bti_tui.domain.errors import BtiError, NotFound
from bti_tui.domain.ids import FactId, InformationCode, UserId
from bti_tui.domain.relay_log import EntryKind
from bti_tui.usecases import queries
from bti_tui.usecases.execute import execute
from bti_tui.usecases.log_search import find_in_log
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, PPT
from tests.people import PSYCHOLOGIST
from tests.planted_copies import entry
from tests.usecases.test_need_to_know import Municipality
from tests.usecases.test_shielding import outputs

WELL, LEARNING = map(InformationCode, ("trivsel", "laering"))
OPEN = frozenset({"Trivselsord", "Rettettrivsel"})
CLOSED = frozenset({"Læringsord", "Ukjentord", "Beggedeler", "Familiensord", "Rettetlæring", "Feilord", "Felleståke"})


def planted() -> CaseBuilder:
    """A word for each kind that an entry can be of; the family has said yes to one kind for the service."""
    bench = a_case().together()
    bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=(WELL,))
    for one in bench.guardians:
        bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    entry(bench, "Feilord", information=(LEARNING,))
    bench.do(c.CorrectEntry, HOLDER, text="Rettetlæring")
    entry(bench, "Trivselsord", information=(WELL,))
    bench.do(c.CorrectEntry, HOLDER, text="Rettettrivsel")
    entry(bench, "Læringsord", information=(LEARNING,))
    entry(bench, "Ukjentord")
    entry(bench, "Beggedeler", information=(WELL, LEARNING))
    entry(bench, "Familiensord", EntryKind.FAMILY_WORDS, information=(WELL,))
    return bench.do(c.ShareUnderstanding, statement="Felleståke")


def found(here: Municipality, who: UserId) -> Iterator[tuple[str, str]]:
    """Each planted word that somebody can get at, and where."""
    ctx = here.by(who)
    ways = dict(outputs(ctx, here.bench.id))
    ways |= {f"search {one}": lambda one=one: find_in_log(ctx, here.bench.id, one) for one in OPEN | CLOSED}  # type: ignore[misc]  # a default binds it
    for name, ask in ways.items():
        try:
            told = str(plain(ask(), "nb"))
        except BtiError:
            continue
        yield from ((word, name) for word in OPEN | CLOSED if word in told)


def test_r16_a_service_finds_nowhere_what_is_of_a_kind_that_it_may_not_be_told() -> None:
    here = Municipality(planted())
    seen = set(found(here, PSYCHOLOGIST.id))
    assert {word for word, _ in seen} == OPEN
    assert {("Trivselsord", "log"), ("Rettettrivsel", "news"), ("Rettettrivsel", "search Rettettrivsel")} <= seen


def test_the_service_that_has_the_case_reads_all_of_its_log() -> None:
    here = Municipality(planted())
    assert {word for word, _ in found(here, HOLDER)} == OPEN | CLOSED


def test_what_a_service_writes_itself_it_reads_again() -> None:
    here = Municipality(planted())
    ctx = here.by(PSYCHOLOGIST.id)
    execute(ctx, here.bench.order(c.WriteEntry, text="Egetord"))
    assert "Egetord" in repr(queries.log(ctx, here.bench.id))


@pytest.mark.parametrize("kinds", [(WELL, LEARNING), (LEARNING,)])
def test_another_yes_opens_other_lines_at_once(kinds: tuple[InformationCode, ...]) -> None:
    bench = planted()
    bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=kinds)
    for one in bench.guardians:
        bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    log = repr(queries.log(Municipality(bench).by(PSYCHOLOGIST.id), bench.id))
    assert "Læringsord" in log
    assert ("Trivselsord" in log) is ("Beggedeler" in log) is (WELL in kinds)
    assert "Ukjentord" not in log


def test_what_a_service_may_not_read_it_can_not_correct_and_is_not_told_of() -> None:
    bench = planted()
    hidden, open_to_her = entry(bench, "Skjultord"), entry(bench, "Synligord", information=(WELL,))
    here = Municipality(bench)
    ctx = here.by(PSYCHOLOGIST.id)
    answers = []
    for fact in (hidden, FactId("no-such-fact")):
        with pytest.raises(NotFound) as no:
            execute(ctx, bench.order(c.CorrectEntry, entry=fact))
        answers.append(no.value.code)
    assert answers[0] == answers[1]
    execute(ctx, bench.order(c.CorrectEntry, entry=open_to_her, text="Rettetord"))
    assert "Rettetord" in repr(queries.log(ctx, bench.id))


def test_r45_a_correction_says_another_kind_and_it_decides_from_then_on() -> None:
    bench = a_case().together()
    bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=(WELL,))
    for one in bench.guardians:
        bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    first = entry(bench, "Læringsord", information=(LEARNING,))
    bench.do(c.CorrectEntry, HOLDER, entry=first, text="Trivselsord", information=(WELL,))
    second = entry(bench, "Feilord", information=(WELL,))
    bench.do(c.CorrectEntry, HOLDER, entry=second, text="Rettetlæring", information=(LEARNING,))
    third = entry(bench, "Rettettrivsel", information=(WELL,))
    bench.do(c.CorrectEntry, HOLDER, entry=third, text="Beggedeler", information=(WELL, LEARNING))
    bench.do(c.CorrectEntry, HOLDER, entry=third, text="Familiensord")
    here = Municipality(bench)
    assert {word for word, _ in found(here, PSYCHOLOGIST.id)} == {"Trivselsord"}
    assert {word for word, _ in found(here, HOLDER)} >= {"Læringsord", "Feilord", "Rettetlæring", "Beggedeler"}


def test_what_stood_there_before_stays_hidden_although_the_correction_is_read() -> None:
    bench = planted()
    bench.do(c.CorrectEntry, HOLDER, entry=entry(bench, "Ordetfør", information=(LEARNING,)), text="Ordetetter")
    newest = bench.records[-2].id
    bench.do(c.CorrectEntry, HOLDER, entry=newest, text="Ordetnå", information=(WELL,))
    log = repr(queries.log(Municipality(bench).by(PSYCHOLOGIST.id), bench.id))
    assert ("Ordetnå" in log, "Ordetfør" in log, "Ordetetter" in log) == (True, False, False)
    own = repr(queries.log(Municipality(bench).by(HOLDER), bench.id))
    assert own.count("Ordetetter") == 2
