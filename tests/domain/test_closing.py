from dataclasses import replace
from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.closing import ArchivePlace, ClosingReason, GoesAlong, Told
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.cooperation import Participation, Referral
from bti_tui.domain.disclosure import Way
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, OutcomeId, StepId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Telling
from bti_tui.domain.progress import next_step
from bti_tui.domain.views.step_view import FormView, step_view
from tests.builders import FIRST_DAY, RULES, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HEALTH, HOLD_BACK, HOLDER, LEADER, LOOKING, NAV, ORDERS, PPT

DAY = timedelta(days=1)
TOLD = (c.ShareWithLeader, c.TalkWithFamily, c.SkipFamilyTalk)


def test_closing_is_decided_before_it_is_written() -> None:
    assert a_case().underway().refuses(c.CloseCase, HOLDER) == [refusals.CLOSING_NOT_DECIDED]


def test_r38_a_closing_note_says_what_was_reached_and_who_was_told() -> None:
    bench = a_case().closing_decided()
    told = bench.refuses(c.CloseCase, HOLDER, told=(), summary="", told_on=bench.today + DAY)
    assert told == [refusals.TOLD_MISSING, refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]


def test_r38_a_closed_case_keeps_its_reason_and_its_papers() -> None:
    bench = a_case().closing_decided().do(c.CloseCase, HOLDER, remaining="Rektor følger overgangen til skolen.")
    papers = bench.case.closing
    assert papers is not None
    assert bench.case.status is CaseStatus.CLOSED
    assert (papers.reason, papers.archive_place) == (ClosingReason.GOAL_REACHED, ArchivePlace.CHILD_FILE)
    assert papers.told == (Told.CHILD, Told.GUARDIANS, Told.LEADER)
    assert papers.closed_on == bench.today
    assert bench.text(papers.remaining) == "Rektor følger overgangen til skolen."
    assert next(note for note in bench.notes if note.id == papers.remaining).visibility is Visibility.INTERNAL
    assert not bench.case.is_open


def test_nobody_is_asked_any_more_once_the_case_is_closed() -> None:
    bench = a_case().closing_decided().do(c.OfferBaton, HOLDER, to=COLLEAGUE).do(c.CloseCase, HOLDER)
    assert bench.case.baton.offer is None
    assert bench.case.baton.holder is not None


OF_FAMILY = {c.WithdrawConsent, c.Disclose}
"""Taking a consent back, and a copy for the family."""


def test_a_closed_case_takes_nothing_but_its_archiving_a_new_round_and_a_cry_for_help() -> None:
    bench = a_case().closed()
    free = {c.ArchiveCase, c.RaiseConcern, c.ReopenCase, c.OpenSafetyTrack, *TOLD, *HOLD_BACK, *LOOKING, *OF_FAMILY}
    free |= {c.ProtectAddress, c.NoteNationalId, c.ReportSuspicion, c.RecordReceipt, c.RecordReply}
    for kind in set(ORDERS) - free:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_CLOSED], kind
    assert bench.refuses(c.RaiseConcern) == [refusals.CASE_EXISTS]
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    assert step is not None
    assert step.id == "a.arkiver"


def test_a_case_that_was_closed_before_anybody_was_told_is_opened_again_when_they_are() -> None:
    bench = a_case().do(c.CheckSafety).do(c.Observe)
    bench.do(c.Decide, outcome=OutcomeId("avslutt"), override="Det var en misforståelse.").do(c.CloseCase)
    assert bench.refuses(c.ReopenCase) == ["G-FAM", "G-LED"]
    bench.do(c.ShareWithLeader).do(c.TalkWithFamily)
    assert bench.case.status is CaseStatus.CLOSED
    assert bench.do(c.ReopenCase).case.status is CaseStatus.ACTIVE


def moving() -> CaseBuilder:
    bench = a_case().underway().evaluated()
    return bench.do(c.Decide, HOLDER, outcome=OutcomeId("flyttet"), next_on=None)


def test_a_family_that_moves_is_asked_whether_the_case_goes_along() -> None:
    bench = moving()
    assert bench.refuses(c.CloseCase, HOLDER) == [refusals.GOES_ALONG_MISSING]
    only = bench.fork().do(c.CloseCase, HOLDER, goes_along=GoesAlong.ONLY_CLOSED, receiver="Ås", agreed_on=bench.today)
    assert only.case.closing is not None
    kept = only.case.closing
    assert (kept.goes_along, kept.receiver, kept.agreed_on) == (GoesAlong.ONLY_CLOSED, None, None)


def test_a_case_is_handed_over_only_with_a_dated_yes_and_to_somebody() -> None:
    bench = moving()
    wanted = {"goes_along": GoesAlong.HANDED_OVER}
    assert bench.refuses(c.CloseCase, HOLDER, **wanted) == [refusals.HANDOVER_NOT_AGREED]
    assert bench.refuses(c.CloseCase, HOLDER, **wanted, receiver="Ås") == [refusals.HANDOVER_NOT_AGREED]
    late = bench.refuses(c.CloseCase, HOLDER, **wanted, receiver="Ås", agreed_on=bench.today + DAY)
    assert late == [refusals.DATE_IN_FUTURE]
    bench.do(c.CloseCase, HOLDER, **wanted, receiver="Ås barnehage, Tone Vik", agreed_on=bench.today)
    papers = bench.case.closing
    assert papers is not None
    assert (bench.text(papers.receiver), papers.agreed_on) == ("Ås barnehage, Tone Vik", bench.today)


def test_the_closing_note_asks_about_moving_only_when_they_move_and_begins_with_the_reason() -> None:
    asked = {"goes_along", "receiver", "agreed_on"}
    fields = {one.field.name: one.field for one in closing_form(moving()).fields}
    assert asked <= set(fields)
    assert fields["reason"].default == ClosingReason.MOVED.value
    other = {one.field.name: one.field for one in closing_form(a_case().closing_decided()).fields}
    assert not asked & set(other)
    assert other["reason"].default == ""


def closing_form(bench: CaseBuilder) -> FormView:
    step = bench.guide.step(StepId("a.avslutningsnotat"))
    assert step is not None
    return step_view(bench.case, step, bench.guide, RULES, bench.names, bench.today).forms[0]


def test_r38_archiving_needs_a_closed_case_a_reference_and_a_day_after_the_closing() -> None:
    assert a_case().closing_decided().refuses(c.ArchiveCase) == [refusals.CASE_NOT_CLOSED]
    bench = a_case().closed()
    told = bench.refuses(c.ArchiveCase, reference=" ", archived_on=bench.today + DAY)
    assert told == [refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]
    assert bench.refuses(c.ArchiveCase, archived_on=bench.today - DAY) == [refusals.DATES_OUT_OF_ORDER]


def test_an_archived_case_is_read_only_and_nothing_is_left_to_do() -> None:
    bench = a_case().archived()
    assert bench.case.status is CaseStatus.ARCHIVED
    assert bench.case.closing is not None
    assert bench.text(bench.case.closing.reference) == "2026/118"
    for kind in set(ORDERS) - {c.RaiseConcern, c.WithdrawConsent, c.ProtectAddress, *HOLD_BACK, *LOOKING}:
        assert bench.refuses(kind, LEADER) == [refusals.CASE_ARCHIVED], kind
    assert next_step(bench.case, bench.guide, RULES, bench.today) is None


# who is told that it is closed: each by herself, and each service through the gate


def taking_part(*agencies: AgencyCode) -> CaseBuilder:
    """Closing is decided, two services take part, and the family has said yes to some."""
    bench = a_case().closing_decided().with_consent(ConsentAnswer.YES, *agencies)
    here = (Participation(one, None, Referral.NOT_NEEDED, bench.today) for one in (PPT, HEALTH))
    bench.case = replace(bench.case, participations=tuple(here))
    return bench


def test_r18_a_service_that_no_consent_covers_is_not_told_that_the_case_is_closed() -> None:
    nobody = taking_part(NAV).refuses(c.CloseCase, HOLDER, told=(Told.PARTICIPANTS,))
    assert nobody == [GuardName.AGENCY_CONSENT.value]
    named = taking_part(PPT).refuses(c.CloseCase, HOLDER, told=(Told.PARTICIPANTS,), agencies=(HEALTH,))
    assert named == [GuardName.AGENCY_CONSENT.value]
    bench = taking_part(PPT).do(c.CloseCase, HOLDER, told=(Told.PARTICIPANTS,))
    assert bench.case.closing is not None
    assert bench.case.closing.agencies == (PPT,)
    told = [one for one in bench.case.disclosures if one.way is Way.TOLD]
    assert [(one.agency, bool(one.consents)) for one in told] == [(PPT, True)]


def test_r31_a_guardian_who_is_told_nothing_is_left_out_and_the_other_one_is_told() -> None:
    bench = a_case().closing_decided()
    mother, father = bench.guardians
    bench.do(c.SettleTelling, HOLDER, person=father, telling=Telling.NOTHING, why="Vold.")
    assert bench.refuses(c.CloseCase, HOLDER, guardians=(father,)) == [refusals.NOT_TO_BE_TOLD]
    bench.do(c.CloseCase, HOLDER)
    papers = bench.case.closing
    assert papers is not None
    assert papers.people == (bench.case.subject, mother)
    noticed = [one.person for one in bench.case.disclosures if one.way is Way.CLOSING_NOTICE]
    assert noticed == [bench.case.subject, mother]


def test_a_guardian_who_is_named_must_be_one_and_be_among_those_who_are_told() -> None:
    bench = a_case().closing_decided()
    mother = bench.guardians[0]
    assert bench.refuses(c.CloseCase, HOLDER, guardians=(bench.case.subject,)) == [refusals.PERSON_UNKNOWN]
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.LEADER,), guardians=(mother,)) == [refusals.TOLD_MISSING]
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.LEADER,), agencies=(PPT,)) == [refusals.TOLD_MISSING]
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.PARTICIPANTS,), agencies=(PPT,)) == [refusals.AGENCY_NOT_IN]
    bench.do(c.CloseCase, HOLDER, guardians=(mother,))
    assert bench.case.closing is not None
    assert bench.case.closing.people == (bench.case.subject, mother)


def test_nobody_is_left_to_tell_when_none_of_the_guardians_may_be() -> None:
    bench = a_case().closing_decided()
    for one in bench.guardians:
        bench.do(c.SettleTelling, HOLDER, person=one, telling=Telling.NOTHING, why="Vold.")
    assert bench.refuses(c.CloseCase, HOLDER) == [refusals.NOT_TO_BE_TOLD]
    bench.do(c.CloseCase, HOLDER, told=(Told.CHILD, Told.LEADER))


def test_r22_at_eighteen_guardians_are_not_told_that_the_case_is_closed_unless_the_young_adult_lets_them() -> None:
    bench = a_case(born_on=FIRST_DAY.replace(year=FIRST_DAY.year - 19)).closing_decided()
    assert bench.refuses(c.CloseCase, HOLDER) == [refusals.DISCLOSURE_NOT_FAMILY]
    bench.do(c.AnswerConsent, signatory=bench.case.subject, lets_guardians_know=True)
    assert bench.refuses(c.CloseCase, HOLDER) == []
