from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.breach import (
    LetterRoute,
    Loss,
    MachineState,
    NoticeClock,
    RiskLevel,
    SecretPlace,
    Shield,
    assess,
    route_of,
)
from bti_tui.domain.concern import NoTalkReason
from bti_tui.domain.safety import SafetyAnswer
from tests.builders import CaseBuilder, a_case

OSLO = ZoneInfo("Europe/Oslo")
SHIELD = Shield(training=False, users=2, slots=2, slots_with_key_file=0, mib=256, passes=3)
NOTICED = datetime(2026, 11, 21, 9, 40, tzinfo=OSLO)
CLOCK = NoticeClock(NOTICED)


def with_consent() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent()


def loss(machine: MachineState = MachineState.LOCKED, secrets: SecretPlace = SecretPlace.APART) -> Loss:
    return Loss(NOTICED, machine, secrets)


def test_the_clock_runs_from_when_it_was_noticed() -> None:
    assert CLOCK.due_at.astimezone(OSLO) == datetime(2026, 11, 24, 9, 40, tzinfo=OSLO)
    assert CLOCK.hours_left(datetime(2026, 11, 22, 6, 40, tzinfo=OSLO)) == 51


@pytest.mark.parametrize(
    ("noticed", "due"),
    [
        (datetime(2026, 10, 23, 9, 40, tzinfo=OSLO), datetime(2026, 10, 26, 8, 40, tzinfo=OSLO)),
        (datetime(2027, 3, 26, 9, 40, tzinfo=OSLO), datetime(2027, 3, 29, 10, 40, tzinfo=OSLO)),
    ],
)
def test_the_hours_are_real_ones_when_the_clocks_are_changed_meanwhile(noticed: datetime, due: datetime) -> None:
    clock = NoticeClock(noticed)
    assert clock.due_at.astimezone(OSLO).replace(tzinfo=None) == due.replace(tzinfo=None)
    assert clock.due_at - noticed.astimezone(UTC) == timedelta(hours=72)
    assert clock.hours_left(noticed) == 72


def test_the_last_minute_is_not_over_and_the_next_one_is() -> None:
    assert not CLOCK.is_over(CLOCK.due_at)
    assert CLOCK.hours_left(CLOCK.due_at - timedelta(minutes=1)) == 0
    assert CLOCK.is_over(CLOCK.due_at + timedelta(minutes=1))
    assert CLOCK.hours_left(CLOCK.due_at + timedelta(minutes=1)) == -1


def test_locked_encrypted_and_without_its_secrets_is_a_low_risk_for_reasons_that_are_told() -> None:
    found = assess(SHIELD, loss())
    assert (found.level, found.reasons) == (RiskLevel.LOW, ("encrypted", "was-locked", "secret-apart"))
    with_key_files = assess(replace(SHIELD, slots_with_key_file=2), loss())
    assert with_key_files.reasons[-1] == "key-file-needed"


@pytest.mark.parametrize(
    ("machine", "secrets", "level", "reasons"),
    [
        (MachineState.OPEN, SecretPlace.APART, RiskLevel.HIGH, ("was-open",)),
        (MachineState.LOCKED, SecretPlace.WITH_IT, RiskLevel.HIGH, ("secret-with-it",)),
        (MachineState.OPEN, SecretPlace.WITH_IT, RiskLevel.HIGH, ("was-open", "secret-with-it")),
        (MachineState.OPEN, SecretPlace.UNKNOWN, RiskLevel.HIGH, ("was-open",)),
        (MachineState.UNKNOWN, SecretPlace.APART, RiskLevel.UNSURE, ("state-unknown",)),
        (MachineState.LOCKED, SecretPlace.UNKNOWN, RiskLevel.UNSURE, ("secret-unknown",)),
    ],
)
def test_what_is_open_or_not_known_is_never_called_low(
    machine: MachineState, secrets: SecretPlace, level: RiskLevel, reasons: tuple[str, ...]
) -> None:
    found = assess(SHIELD, loss(machine, secrets))
    assert (found.level, found.reasons) == (level, reasons)


def test_a_cheap_guess_is_unsure_unless_everybody_needs_a_key_file_too() -> None:
    cheap = replace(SHIELD, mib=64)
    assert assess(cheap, loss()).reasons == ("cheap-guess",)
    assert assess(replace(cheap, slots_with_key_file=1), loss()).level is RiskLevel.UNSURE
    assert assess(replace(cheap, slots_with_key_file=2), loss()).level is RiskLevel.LOW


def test_a_training_store_concerns_nobody() -> None:
    found = assess(replace(SHIELD, training=True), loss(MachineState.OPEN, SecretPlace.WITH_IT))
    assert found.level is RiskLevel.NONE


@pytest.mark.parametrize(
    ("bench", "route"),
    [
        (a_case(), LetterRoute.CLEAR_FIRST),
        (a_case().do(c.CheckSafety), LetterRoute.TALK_FIRST),
        (a_case().do(c.CheckSafety).do(c.TalkWithFamily), LetterRoute.SEND),
        (a_case().at_level(1).with_holder().with_consent(), LetterRoute.SEND),
        (
            a_case().at_level(1).with_holder().with_consent().do(c.CheckSafety, answer=SafetyAnswer.UNSURE),
            "clear-first",
        ),
        (a_case().at_level(1).with_holder().with_consent().do(c.CheckSafety, answer=SafetyAnswer.YES), "clear-first"),
    ],
)
def test_no_letter_goes_where_safety_is_in_question_or_nobody_has_asked(bench: CaseBuilder, route: LetterRoute) -> None:
    assert route_of(bench.case) == route


@pytest.mark.parametrize(
    ("why", "route"),
    [
        (NoTalkReason.NOT_REACHED, LetterRoute.TALK_FIRST),
        (NoTalkReason.ADVISED, LetterRoute.CLEAR_FIRST),
        (NoTalkReason.YOUTH_RESERVED, LetterRoute.CLEAR_FIRST),
        (NoTalkReason.OTHER, LetterRoute.CLEAR_FIRST),
    ],
)
def test_a_reason_not_to_talk_with_the_family_is_a_reason_not_to_write(why: NoTalkReason, route: LetterRoute) -> None:
    bench = a_case().do(c.CheckSafety).do(c.SkipFamilyTalk, reason=why)
    assert route_of(bench.case) is route


def test_nobody_is_written_to_before_the_safety_track_is_settled_and_what_waited_is_released() -> None:
    bench = a_case().ready_to_decide().feared_for().do(c.HoldBack).cleared()
    assert route_of(bench.case) is LetterRoute.CLEAR_FIRST
    assert route_of(bench.do(c.SettleHeld).case) is LetterRoute.CLEAR_FIRST
    assert route_of(bench.do(c.SettleSafety).case) is LetterRoute.SEND
