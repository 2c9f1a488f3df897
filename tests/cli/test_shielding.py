"""What `bti` prints of a case on the safety track to somebody who may not know of it."""

from typing import Any

from bti_tui import bootstrap
from bti_tui.domain import commands as c
from tests.cli.calls import Shell
from tests.planted_secrets import leaks, secret

LEADER = {"do": "register_professional", "full_name": "Randi Moe", "role": "leader", "let": "leader"}
ELI = {"do": "register_professional", "full_name": "Eli Strand", "let": "eli"}
OUTPUTS = (
    ("today",),
    ("case", "list", "--all"),
    ("case", "show", "1"),
    ("case", "readers", "1"),
    ("store", "review", "--month", "2026-11"),
)
NOW = ("--now", "2026-11-23T09:00")


def order(do: str, **fields: Any) -> dict[str, Any]:
    return {"do": do, "as": "$eli", "case_id": "$case", **fields}


TRACK = (
    {"do": "raise_concern", "as": "$eli", "let": "case", "about": "Per Vik", "words": "Stille.", "arose_on": "@+0d"},
    {**order("let_in", colleague="me", reason="Hun er på avdelingen."), "as": "$leader"},
    order("open_safety_track", words=secret(c.OpenSafetyTrack, "words")),
    order("stop_contact", told_on="@+0d", who=secret(c.StopContact, "who"), siblings="yes"),
    order("seek_advice", adviser="police", advised_on="@+0d", advice=secret(c.SeekAdvice, "advice")),
    order("report_suspicion", receiver="police", reported_on="@+0d", reporter="self"),
    order("keep_evidence", seen_on="@+0d", words=secret(c.KeepEvidence, "words")),
    order("hold_back", words=secret(c.HoldBack, "words")),
)


def me(shell: Shell) -> str:
    """The one at the keyboard."""
    with bootstrap.opened(shell.store) as ctx:
        return ctx.user.id


def test_no_command_prints_a_word_of_the_track_to_a_colleague_and_no_sign_of_it(shell: Shell) -> None:
    lines = [{**one, "colleague": me(shell)} if "colleague" in one else one for one in TRACK]
    ran = shell.script(LEADER, ELI, *lines, options=NOW)
    assert (ran.code, ran.err) == (0, "")
    for words in OUTPUTS:
        for more in ((), ("--json",)):
            shown = shell.bti(*words, *more, *NOW)
            assert shown.code == 0, words
            assert leaks(shown.out) == set(), words
    assert "avventer" in shell.bti("case", "show", "1", *NOW).out


def test_whoever_opened_it_sees_its_next_step_first_and_that_the_receipt_is_missing(shell: Shell) -> None:
    mine = [{**one, "as": me(shell)} for one in TRACK if one["do"] != "let_in"]
    assert shell.script(LEADER, ELI, *mine, options=NOW).code == 0
    items = shell.bti("today", "--json", *NOW).document["items"]
    assert [(one["group"], one["kind"], one["step_number"]) for one in items[:2]] == [
        ("safety", "step", "X.5"),
        ("safety", "receipt", ""),
    ]
    assert "Kvittering for bekymringsmeldingen mangler" in shell.bti("today", *NOW).out
    assert "unntakssporet er åpent" in shell.bti("case", "show", "1", *NOW).out.casefold()
