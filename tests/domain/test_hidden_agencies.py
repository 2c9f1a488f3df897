"""An agency that a municipality has taken out of use is offered nowhere, and can still leave a case that it is in."""

from pathlib import Path

from bti_tui.domain import commands as c
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import StepId
from bti_tui.domain.views.step_view import step_view
from tests.builders import RULES, CaseBuilder, a_case
from tests.guide.own import furuvik
from tests.orders import HOLDER, PPT

HIDDEN = "[agencies.ppt]\nhidden = true\n[agencies.bup]\nhidden = true\n"


def offered(bench: CaseBuilder, guide: Guide) -> set[str]:
    """The agencies among the answers of the form that lets one leave."""
    step = guide.step(StepId("n2.gjennomfor"))
    assert step is not None
    forms = step_view(bench.case, step, guide, RULES, bench.names, bench.today).forms
    (field,) = (one for form in forms for one in form.fields if one.field.name == "agency")
    return {choice.code for choice in field.choices}


def test_an_agency_out_of_use_is_offered_where_it_takes_part_and_nowhere_else(tmp_path: Path) -> None:
    own = furuvik(tmp_path, HIDDEN)
    bench = a_case().at_level(2).with_agencies(PPT)
    here = offered(bench, own)
    assert (PPT in here, "bup" in here, "nav" in here) == (True, False, True)
    assert {PPT, "bup"} <= offered(bench, a_case().guide)


def test_what_is_out_of_use_can_still_leave_and_keeps_its_name(tmp_path: Path) -> None:
    own = furuvik(tmp_path, HIDDEN)
    bench = a_case().at_level(2).with_agencies(PPT)
    bench.guide = own
    bench.do(c.EndParticipation, HOLDER, agency=PPT)
    assert [one.agency for one in bench.case.taking_part] == []
    choice = own.choice("agency", PPT)
    assert choice is not None
    assert (choice.label.nb, choice.is_offered) == ("PPT", False)
