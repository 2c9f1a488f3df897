"""Papers for the family go through the gate and the access log, and say which text they are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer, Interpreter
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.ids import AgencyCode, LanguageCode, PersonId, TextVersion
from bti_tui.domain.rules.disclosing import Wish
from bti_tui.domain.text_pack import Paper
from bti_tui.guide.consent_texts import shipped_texts, text_packs
from bti_tui.prints import to_text
from bti_tui.usecases.consent_papers import PaperOrder, paper_document, print_paper
from bti_tui.usecases.context import Context
from bti_tui.usecases.disclosure import disclose, disclosures, reasons_against
from bti_tui.usecases.execute import execute
from bti_tui.usecases.printing import FORM_PRINTED
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, LEADER, NAV, PPT
from tests.people import HEAD_OF_PPT, PSYCHOLOGIST
from tests.usecases.test_need_to_know import Municipality

OWN = """
format = 1
language = "so"
name = "Soomaali"
version = "kommune-3"
told = [{ heading = "Adigaa go'aansanaya", text = "Waa ikhtiyaari." }]
withdrawing = { heading = "Waad ka noqon kartaa", text = "Waqti kasta, hadal ahaan sidoo kale." }
parents = { title = "Waalidka", parts = [{ heading = "Maxay tahay", text = "Warqad." }] }
youth = { title = "Dhalinyarada", parts = [{ heading = "Maxay tahay", text = "Warqad." }] }
information = { trivsel = "Wanaagga" }

[labels]
"""


def asked(**changes: Any) -> CaseBuilder:
    """Both guardians are asked, and have not answered."""
    return a_case().do(c.CheckSafety).with_guardians().do(c.DrawUpConsent, **changes)


def put(bench: CaseBuilder) -> tuple[Context, dict[Path, bytes]]:
    """The owner at the keyboard, and what she takes out of the store."""
    files: dict[Path, bytes] = {}

    def keep(path: Path, content: bytes | None) -> None:
        if content is not None:
            files[path] = content

    return replace(Municipality(bench).by(bench.case.concern.owner), put_file=keep), files  # type: ignore[union-attr]  # raised


def order(bench: CaseBuilder, person: PersonId, paper: Paper = Paper.FORM, language: str = "nb") -> PaperOrder:
    return PaperOrder(bench.id, paper, LanguageCode(language), person, Path("samtykke.txt"))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_r24_the_form_is_printed_in_each_language_with_its_text_version_and_how_to_withdraw(language: str) -> None:
    bench = asked(language=LanguageCode(language))
    ctx, files = put(bench)
    print_paper(ctx, order(bench, bench.guardians[0], language=language))
    (content,) = files.values()
    text, pack = content.decode(), next(one for one in shipped_texts() if one.language == language)
    flat = " ".join(text.split())
    assert f"{pack.labels['version']} {language} {pack.version}" in flat
    assert pack.withdrawing.text.split(".")[0] in flat
    assert "Ella Fjellvær" in flat
    assert "Marte Fjellvær" in flat
    assert "[x]" not in text


def test_r24_another_edition_than_the_stored_one_is_not_printed_as_what_the_family_was_asked() -> None:
    bench = asked(text_version=TextVersion("2025.4"))
    ctx, files = put(bench)
    with pytest.raises(Refused) as refused:
        print_paper(ctx, order(bench, bench.guardians[0]))
    assert [one.code for one in refused.value.reasons] == [refusals.CONSENT_TEXT_CHANGED]
    assert files == {}


def test_r24_a_municipality_adds_a_language_and_its_own_words(tmp_path: Path) -> None:
    labels = "".join(f'{name} = "{name} (so)"\n' for name in shipped_texts()[0].labels if name != "page")
    (tmp_path / "so.toml").write_text(OWN + labels + 'page = "{page}/{pages}"\n', encoding="utf-8")
    (tmp_path / "nb.toml").write_text("format = 1\nlanguage = 'nb'\n", encoding="utf-8")
    packs, broken = text_packs(tmp_path)
    assert [(one.language, one.version, one.is_own) for one in packs][-1] == ("so", "kommune-3", True)
    assert [one.facts["file"] for one in broken] == ["nb.toml"]
    assert next(one for one in packs if one.language == "nb").is_own is False
    bench = asked(language=LanguageCode("so"), text_version=TextVersion("kommune-3"))
    ctx = replace(put(bench)[0], text_packs=lambda: packs)
    text = to_text(paper_document(ctx, bench.id, Paper.FORM, LanguageCode("so"))).decode()
    assert "Waad ka noqon kartaa" in text
    assert "kommune-3" in text
    assert "Wanaagga" in text


@pytest.mark.parametrize("paper", [Paper.PARENTS, Paper.YOUTH, Paper.PLAIN])
def test_r24_a_sheet_names_nobody_and_says_how_to_withdraw(paper: Paper) -> None:
    bench = asked()
    ctx, files = put(bench)
    print_paper(ctx, order(bench, bench.guardians[0], paper))
    text = next(iter(files.values())).decode()
    assert "Fjellvær" not in text
    assert "Du kan ombestemme deg" in text


def test_r18_a_paper_is_kept_as_a_disclosure_and_stands_in_the_access_log() -> None:
    bench = asked()
    ctx, _ = put(bench)
    print_paper(ctx, order(bench, bench.guardians[0]))
    (line,) = disclosures(ctx, bench.id)
    assert (line.way, line.person) == (Way.CONSENT_FORM, "Marte Fjellvær")
    with ctx.reading() as work:
        assert FORM_PRINTED in {one.act for one in work.accesses.of_case(bench.id)}


def test_r18_no_paper_is_written_for_whoever_may_not_have_it() -> None:
    bench = asked().feared_for()
    ctx, files = put(bench)
    with pytest.raises(Refused):
        print_paper(ctx, order(bench, bench.guardians[0]))
    assert files == {}
    assert bench.case.disclosures == ()


def test_a_language_without_texts_is_not_found() -> None:
    bench = asked()
    ctx, _ = put(bench)
    with pytest.raises(NotFound):
        print_paper(ctx, order(bench, bench.guardians[0], language="fi"))


def test_r18_the_gate_of_the_use_cases_lets_out_what_the_consent_covers_and_nothing_else() -> None:
    bench = a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT)
    ctx, _ = put(bench)
    assert reasons_against(ctx, bench.id, Wish(Way.TOLD, PPT)) == ()
    disclose(ctx, bench.id, Wish(Way.TOLD, PPT))
    with pytest.raises(Refused):
        disclose(ctx, bench.id, Wish(Way.TOLD, NAV))
    assert [one.agency for one in disclosures(ctx, bench.id)] == [AgencyCode("ppt")]


def test_r25_nobody_of_another_service_is_asked_to_hold_the_baton_before_the_family_has_said_yes() -> None:
    here = Municipality(a_case().at_level(1).with_holder().with_consent())
    offer = here.bench.order(c.OfferBaton, to=PSYCHOLOGIST.id)
    with pytest.raises(Refused) as refused:
        execute(here.by(HOLDER), offer)
    assert [one.code for one in refused.value.reasons] == [refusals.AGENCY_NOT_COVERED]
    here.bench.with_consent(ConsentAnswer.YES, PPT)
    ctx = Municipality(here.bench).by(HOLDER)
    assert execute(ctx, offer).case.baton.offer is not None


def test_r18_a_leader_of_another_service_is_told_nothing_before_the_family_has_said_yes() -> None:
    here = Municipality(a_case().do(c.CheckSafety).concretised())
    telling = here.bench.order(c.ShareWithLeader, leader=HEAD_OF_PPT.id)
    owner = here.bench.case.concern.owner  # type: ignore[union-attr]  # it is raised
    with pytest.raises(Refused) as refused:
        execute(here.by(owner), telling)
    assert [one.code for one in refused.value.reasons] == [refusals.AGENCY_NOT_COVERED]
    assert execute(here.by(owner), here.bench.order(c.ShareWithLeader)).case.leader is not None
    here.bench.with_guardians().with_consent(ConsentAnswer.YES, PPT)
    assert execute(Municipality(here.bench).by(owner), telling).case.leader is not None


def test_r17_whoever_confirms_that_one_holds_it_alone_is_a_leader() -> None:
    here = Municipality(a_case().do(c.CheckSafety).do(c.AddPerson))
    why: dict[str, Any] = {"holders": 1, "reason": "Folkeregisteret."}
    said, right = (here.bench.order(c.SettleResponsibility, **why, confirmed_by=one) for one in (HOLDER, LEADER))
    owner = here.bench.case.concern.owner  # type: ignore[union-attr]  # it is raised
    with pytest.raises(Refused) as refused:
        execute(here.by(owner), said)
    assert [one.code for one in refused.value.reasons] == [refusals.NOT_LEADER]
    execute(here.by(owner), right)


def printed(**changes: Any) -> str:
    bench = asked(**changes)
    return " ".join(to_text(paper_document(put(bench)[0], bench.id, Paper.FORM, LanguageCode("nb"))).decode().split())


def test_r24_the_form_says_who_interpreted_and_in_which_language_it_was_explained() -> None:
    used = printed(
        language=LanguageCode("Tigrinja"),
        interpreter=Interpreter.USED,
        interpreter_name="Selam Tesfay",
        interpreter_born=1980,
    )
    assert "Selam Tesfay" in used
    assert "Tigrinja" in used
    assert "Tolk ikke nødvendig" in printed().replace(":", "")


def test_r24_a_language_without_a_plain_sheet_has_none_to_print() -> None:
    bench = asked()
    packs = tuple(replace(one, plain=None) for one in shipped_texts())
    with pytest.raises(NotFound):
        paper_document(replace(put(bench)[0], text_packs=lambda: packs), bench.id, Paper.PLAIN, LanguageCode("nb"))
