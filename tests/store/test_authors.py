"""Who the author of a fact was then lies beside what the fact says, and facts from before it was kept can be read."""

import json

import pytest

from bti_tui.domain.errors import Damaged
from bti_tui.store.rows import fact_digest, fact_row, recorded
from tests.builders import a_case


def test_the_author_comes_back_and_is_a_part_of_what_the_chain_commits_to() -> None:
    record = a_case().at_level(1).with_holder().records[-1]
    assert record.by is not None
    row = fact_row("0000", record, 1, b"salt")
    assert recorded(row) == record
    other = json.loads(row["payload"])
    other["@author"][1] = "ppt"
    assert fact_digest(row | {"payload": json.dumps(other)}) != fact_digest(row)


def test_a_fact_from_before_has_no_author_and_is_read() -> None:
    record = a_case().records[0]
    row = fact_row("0000", record, 1, b"salt")
    payload = {name: value for name, value in json.loads(row["payload"]).items() if name != "@author"}
    read = recorded(row | {"payload": json.dumps(payload)})
    assert read.by is None
    assert read.fact == record.fact


@pytest.mark.parametrize("said", [["employee", "skole"], ["king", "skole", True], "employee", None, [1, 2, 3]])
def test_an_author_that_cant_be_read_is_damage(said: object) -> None:
    row = fact_row("0000", a_case().records[0], 1, b"salt")
    payload = {**json.loads(row["payload"]), "@author": said}
    with pytest.raises(Damaged):
        recorded(row | {"payload": json.dumps(payload)})
