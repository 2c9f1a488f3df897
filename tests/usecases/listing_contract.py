"""What every store promises of its lists; both the encrypted one and the one in memory are held to it."""

from datetime import date

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.listing import Selection
from tests.builders import a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER
from tests.usecases.contract import Begin, attempt, kept


class ListingContract:
    """The promises about lists of cases."""

    @pytest.fixture
    def begin(self) -> Begin:
        raise NotImplementedError

    def test_open_cases_are_listed_with_names_and_all_of_them_on_demand(self, begin: Begin) -> None:
        bench = kept(begin, a_case().archived())
        with begin() as work:
            assert work.cases.listed() == ()
            (only,) = work.cases.listed(archived=True)
            assert (only.case, only.name) == (bench.case, "Ella Fjellvær")
            assert work.cases.listed(archived=True, limit=0) == ()
            assert work.cases.ids() == (bench.id,)

    def test_a_list_can_be_of_those_only_whom_something_ties_to_a_case(self, begin: Begin) -> None:
        bench = kept(begin, a_case().do(c.LetIn))

        def found(*who: str) -> int:
            with begin() as work:
                return len(work.cases.listed(Selection(tied_to=frozenset(who))))

        assert (found(OWNER), found(COLLEAGUE), found(HOLDER, COLLEAGUE), found(HOLDER), found()) == (1, 1, 1, 0, 0)
        attempt(begin, bench.fork().do(c.LetOut), expected=bench.case.version)
        assert (found(OWNER), found(COLLEAGUE)) == (1, 0)

    def test_a_list_can_be_of_one_number_or_one_day_of_birth(self, begin: Begin) -> None:
        bench = kept(begin, a_case(born_on=date(2021, 3, 4)))
        with begin() as work:
            assert len(work.cases.listed(Selection(number=bench.case.number))) == 1
            assert work.cases.listed(Selection(number=bench.case.number + 1)) == ()
            assert len(work.cases.listed(Selection(born_on=date(2021, 3, 4)))) == 1
            assert work.cases.listed(Selection(born_on=date(2021, 3, 5))) == ()
