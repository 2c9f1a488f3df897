"""Two people of the same name can be told apart where one of them is to be chosen."""

from dataclasses import replace

from bti_tui.domain import commands as c
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import Relation
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.namesakes import namesakes
from tests.builders import GUIDE, STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, OWNER


def family(*relations: Relation, name: str = "Ane Fjellvær") -> CaseBuilder:
    bench = a_case().at_level(1)
    for relation in relations:
        bench.do(c.AddPerson, full_name=name, relation=relation)
    return bench


def said(bench: CaseBuilder, names: Names | None = None) -> list[str]:
    return [words.speak("nb") for _, words in namesakes(bench.case, GUIDE, names or bench.names)]


def test_persons_of_one_name_are_told_apart_by_what_they_are_to_the_child() -> None:
    assert said(family(Relation.MOTHER, Relation.SIBLING)) == ["mor", "søsken"]


def test_a_name_that_nobody_shares_is_left_as_it_is() -> None:
    assert said(family(Relation.MOTHER)) == []


def test_colleagues_of_one_name_are_told_apart_by_title_and_unit() -> None:
    same = replace(STAFF[COLLEAGUE], id=UserId("other"), title="helsesykepleier", unit="Solvik helsestasjon")
    bench = a_case()
    names = Names(bench.names.texts, {**STAFF, UserId("other"): same})
    assert said(bench, names) == ["barnehagelærer, Solvik barnehage", "helsesykepleier, Solvik helsestasjon"]


def test_a_guardian_and_a_colleague_of_one_name_are_told_apart_too() -> None:
    bench = family(Relation.MOTHER, name=STAFF[OWNER].name.upper())
    assert said(bench) == ["mor", "barnehagelærer, Solvik barnehage"]
