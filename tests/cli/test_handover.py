"""`bti case baton` and `bti case briefing`."""

from tests.cli.calls import Shell

CONCERN = ("--about", "Per Vik", "--words", "Sitter alene.", "--arose-on", "2026-11-20")


def test_the_page_for_the_next_holder_is_one_sheet_and_says_why(shell: Shell) -> None:
    shell.bti("case", "new", *CONCERN)
    told = shell.bti("case", "briefing", "1")
    assert told.code == 0
    assert "Sitter alene." in told.out
    lines = told.out.splitlines()
    assert len(lines) <= 50
    assert max(map(len, lines)) <= 80


def test_the_page_is_data_too_and_that_it_was_read_is_logged(shell: Shell) -> None:
    shell.bti("case", "new", *CONCERN)
    found = shell.bti("case", "briefing", "S-001", "--json").document["briefing"]
    assert (found["number"], found["why"]) == ("S-001", ["Sitter alene."])
    acts = [one["act"] for one in shell.bti("case", "readers", "1", "--json").document["readers"]]
    assert "briefing.read" in acts


def test_where_the_baton_is_can_be_asked(shell: Shell) -> None:
    shell.bti("case", "new", *CONCERN)
    found = shell.bti("case", "baton", "1", "--json").document["baton"]
    assert (found["status"], found["responsible"], found["offer"]) == ("nobody_yet", "Ingrid Solbakken", None)
    assert found["acts"] == ["offer_baton"]
    assert "Ingrid Solbakken" in shell.bti("case", "baton", "1").out


def test_a_case_that_is_not_there_has_no_page(shell: Shell) -> None:
    assert shell.bti("case", "briefing", "7").code == 11
    assert shell.bti("case", "baton", "7").code == 11
