"""What every store promises to programs that share it; both the encrypted one and the one in memory are held to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain.drafts import Writer
from bti_tui.domain.ids import CaseId
from tests.builders import a_case
from tests.orders import HOLDER, OWNER
from tests.usecases.contract import AT, Begin, draft, kept


class SharingContract:
    """The promises about drafts, and about what others do."""

    @pytest.fixture
    def begin(self) -> Begin:
        raise NotImplementedError

    @pytest.fixture
    def pulse(self) -> Callable[[], int]:
        raise NotImplementedError

    def test_a_draft_is_kept_in_its_newest_state_and_thrown_away_by_its_user(self, begin: Begin) -> None:
        with begin() as work:
            work.drafts.put(draft("a"))
            work.drafts.put(draft("b", minutes=1))
            work.drafts.put(draft("a", minutes=2, values='{"values": {"words": "Leker"}}'))
            work.drafts.put(draft("a", user=HOLDER))
            work.commit()
        with begin() as work:
            mine = work.drafts.of_user(OWNER)
            assert [one.id for one in mine] == ["a", "b"]
            assert "Leker" in mine[0].values
            work.drafts.drop("a", OWNER)
            work.drafts.drop("never", OWNER)
            work.commit()
        with begin() as work:
            assert [one.id for one in work.drafts.of_user(OWNER)] == ["b"]
            assert [one.id for one in work.drafts.of_user(HOLDER)] == ["a"]

    def test_the_facts_since_a_stamp_come_oldest_first(self, begin: Begin) -> None:
        bench = kept(begin, a_case().at_level(1))
        middle = bench.records[2].hlc
        with begin() as work:
            assert list(work.facts.since(middle)) == bench.records[3:]
            assert list(work.facts.since(middle, limit=1)) == bench.records[3:4]
            assert work.facts.since(bench.records[-1].hlc) == ()

    def test_who_writes_in_a_case_is_known_by_user_and_draft_and_nothing_more(self, begin: Begin) -> None:
        case = CaseId("case-1")
        with begin() as work:
            work.drafts.put(replace(draft("early"), case_id=case))
            work.drafts.put(replace(draft("mine", minutes=5), case_id=case))
            work.drafts.put(replace(draft("hers", minutes=6, user=HOLDER), case_id=case))
            work.drafts.put(replace(draft("elsewhere", minutes=6), case_id=CaseId("case-2")))
            work.commit()
        with begin() as work:
            since = AT + timedelta(minutes=5)
            found = [Writer(HOLDER, "hers", AT + timedelta(minutes=6)), Writer(OWNER, "mine", since)]
            assert list(work.drafts.writers(case, since)) == found

    def test_the_pulse_changes_when_something_lasts_and_not_before(
        self, begin: Begin, pulse: Callable[[], int]
    ) -> None:
        before = pulse()
        with begin() as work:
            work.drafts.put(draft("a"))
            assert pulse() == before
        assert pulse() == before
        with begin() as work:
            work.drafts.put(draft("a"))
            work.commit()
        after = pulse()
        assert after != before
        assert pulse() == after
