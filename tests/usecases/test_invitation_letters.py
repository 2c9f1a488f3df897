"""Nobody reads more of a meeting in her invitation than she may know, in any kind of file."""

from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.address import AddressGrade
from bti_tui.domain.errors import Refused
from bti_tui.domain.facts import InvitationRecorded
from bti_tui.domain.ids import PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.domain.people import Telling
from bti_tui.domain.words import Language
from tests.builders import CaseBuilder, a_case
from tests.meeting_orders import HANNE
from tests.orders import HOLDER, PPT
from tests.usecases.test_invitations import Office, readable

PLANTED = ("Formålsord", "Egetpunkt", "Barnetsord", "Morsgrunn", "Pptsgrunn", "Hannesgrunn")
KINDS = pytest.mark.parametrize("kind", ["txt", "pdf", "ics"])


def planned(*information: str) -> CaseBuilder:
    """A meeting with a word of its own in every place where somebody types; the family has said yes to these kinds."""
    bench = a_case().at_level(2).with_agencies(PPT)
    if information:
        bench.do(c.DrawUpConsent, to_agencies=(PPT,), information=information)
        for one in bench.guardians:
            bench.do(c.AnswerConsent, signatory=one, agencies=(PPT,))
    asked = (
        AttendeeWish(HANNE, why="Hannesgrunn"),
        AttendeeWish(PartyId(bench.guardians[0]), why="Morsgrunn"),
        AttendeeWish(name="Siri Dahl", role="rådgiver", agency=PPT, why="Pptsgrunn"),
    )
    order = bench.order(c.PlanMeeting, attendees=asked, purpose="Formålsord", child_part="Barnetsord")
    assert isinstance(order, c.PlanMeeting)
    items = (ItemWish("stemme", 5), ItemWish("egen", 5, "Egetpunkt"))  # type: ignore[arg-type]  # plain codes
    bench.give(replace(order, items=items), HOLDER)
    return bench


def every_kind(bench: CaseBuilder) -> tuple[str, ...]:
    return tuple(one.code for one in Office(bench).ctx.rules_of(bench.case).information)


def by_receiver(bench: CaseBuilder, kind: str, language: Language = "nb", *, names: bool = True) -> dict[str, str]:
    """What each of them reads."""
    office = Office(bench, language)
    office.write(f"mote.{kind}", has_names=names)
    called = {one.id: one.name for one in office.sheet.attendees}
    read = {one.path: readable(one.path.name, office.files[one.path]) for one in office.written}
    return {called[who]: read[one.path] for one in office.written for who in one.receivers}


def said(text: str) -> set[str]:
    return {one for one in PLANTED if one in text}


@KINDS
def test_r18_r36_a_service_reads_no_free_words_that_the_consent_does_not_cover(kind: str) -> None:
    found = by_receiver(planned(), kind)
    own = {"Pptsgrunn"} if kind != "ics" else set()
    assert said(found["Siri Dahl"]) == own
    assert "09.00" in found["Siri Dahl"]
    assert "Et annet punkt" in found["Siri Dahl"]
    assert said(found["Hanne Vik"]) == said(found["Marte Fjellvær"]) >= {"Formålsord", "Egetpunkt", "Barnetsord"}


def test_all_who_may_read_the_same_get_the_same_file_under_the_name_that_was_chosen() -> None:
    office = Office(planned())
    office.write("mote.txt", has_names=True)
    assert [one.path for one in office.written] == [Path("/ut/mote.txt"), Path("/ut/mote-2.txt")]
    assert [len(one.receivers) for one in office.written] == [2, 1]


@KINDS
def test_a_service_for_which_nothing_is_kept_out_reads_what_the_family_reads(kind: str) -> None:
    bench = planned(*every_kind(planned()))
    found = by_receiver(bench, kind)
    assert found["Siri Dahl"] == found["Marte Fjellvær"]
    assert said(found["Siri Dahl"]) >= {"Formålsord", "Egetpunkt", "Barnetsord"}


@KINDS
def test_somebody_who_may_be_told_a_part_reads_of_herself_only(kind: str) -> None:
    bench = planned()
    bench.do(c.SettleTelling, HOLDER, person=bench.guardians[0], telling=Telling.PART, why="Bare møtetidene.")
    found = by_receiver(bench, kind)["Marte Fjellvær"]
    assert said(found) == ({"Morsgrunn"} if kind != "ics" else set())
    assert "Siri Dahl" not in found


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_who_may_not_be_asked_now_stands_in_nobody_elses_invitation(language: Language) -> None:
    bench = planned()
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.NOTHING, why="Fare.")
    office = Office(bench, language)
    office.write("mote.txt", has_names=True, to=[HANNE, office.sheet.attendees[2].id])
    for one in office.written:
        text = office.files[one.path].decode()
        assert "Marte" not in text
        assert "Morsgrunn" not in text


def test_no_file_names_anybody_unless_it_is_chosen_whoever_it_is_for() -> None:
    for text in by_receiver(planned(), "txt", names=False).values():
        assert not [one for one in ("Ella", "Marte", "Siri", "Hanne Vik") if one in text]


def test_that_a_meeting_is_off_is_one_file_for_all() -> None:
    bench = planned().do(c.CancelMeeting, HOLDER)
    office = Office(bench)
    office.write("mote.ics")
    assert len(office.written) == 1


PAPERS = pytest.mark.parametrize("kind", ["txt", "pdf"])


@PAPERS
def test_who_is_asked_stands_with_what_she_is_to_the_child_or_at_work(kind: str) -> None:
    named = by_receiver(planned(), kind)["Hanne Vik"]
    assert "Marte Fjellvær, mor" in named
    assert "Hanne Vik, pedagogisk leder" in named
    assert "mor, fra familien" in by_receiver(planned(), kind, names=False)["Hanne Vik"]


@PAPERS
def test_a_guest_without_a_role_is_a_guest_and_comes_from_no_service_but_her_own(kind: str) -> None:
    guests = (AttendeeWish(name="Nils Uten"), AttendeeWish(name="Siri Dahl", agency=PPT))
    bench = planned().do(c.PlanMeeting, HOLDER, attendees=(AttendeeWish(HANNE), *guests))
    named = by_receiver(bench, kind)["Hanne Vik"]
    assert "Nils Uten, gjest" in named
    assert "Siri Dahl, gjest, PPT" in named
    nameless = by_receiver(bench, kind, names=False)["Hanne Vik"]
    assert "gjest, PPT" in nameless
    assert nameless.count("gjest") == 2
    assert nameless.count("fra vår tjeneste") == 1


@KINDS
def test_an_interpreter_is_told_of_only_when_there_is_one(kind: str) -> None:
    assert "Tolk" not in by_receiver(planned(), kind)["Hanne Vik"]
    bench = planned().do(c.PlanMeeting, HOLDER, attendees=(AttendeeWish(HANNE),), interpreter="polsk")
    assert "Tolk" in by_receiver(bench, kind)["Hanne Vik"]


@PAPERS
def test_an_invitation_from_the_training_store_says_so(kind: str) -> None:
    office = Office(planned())
    for training in (True, False):
        office.ctx = replace(office.ctx, training=training)
        assert ("ØVING" in readable(f"mote.{kind}", office.write(f"mote.{kind}"))) is training


@PAPERS
def test_r50_a_graded_address_is_told_to_those_who_guard_it_and_only_where_names_stand(kind: str) -> None:
    bench = a_case().at_level(2).do(c.ProtectAddress, HOLDER, grade=AddressGrade.CONFIDENTIAL)
    asked = (AttendeeWish(HANNE), AttendeeWish(PartyId(bench.guardians[0])))
    bench.do(c.PlanMeeting, HOLDER, attendees=asked)
    for names in (True, False):
        office, name = Office(bench), f"mote.{kind}"
        with pytest.raises(Refused):
            office.write(name, has_names=names)
        assert office.store.new(InvitationRecorded) == []
        office.write(name, has_names=names)
        called = {one.id: one.name for one in office.sheet.attendees}
        marked = {
            called[who]
            for one in office.written
            for who in one.receivers
            if "FORTROLIG ADRESSE" in readable(name, office.files[one.path])
        }
        assert marked == ({"Hanne Vik"} if names else set())
