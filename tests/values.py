"""Values for tests: lives of cases that hold every kind of fact, and any value of any fact."""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import EntryWritten, Fact
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyAnswer
from tests.assessment_orders import assessment
from tests.builders import CaseBuilder, a_case
from tests.orders import CLOSE, COLLEAGUE, HOLDER, LEADER, PPT, STUCK


@cache
def lives() -> tuple[CaseBuilder, ...]:
    """Cases in which, together, everything has happened that can happen."""
    doubtful = a_case().do(c.CheckSafety).do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    alarmed = a_case().do(c.CheckSafety, answer=SafetyAnswer.YES)
    closed_early = a_case().do(c.CheckSafety).do(c.Decide, outcome=CLOSE, override="De er flyttet.")
    wavering = a_case().at_level(1).do(c.SkipFamilyTalk).do(c.OfferBaton).do(c.DeclineBaton, HOLDER)
    wavering.do(c.OfferBaton, to=COLLEAGUE).do(c.RecallBaton).do(c.ChooseLogMode)
    wavering.do(c.WriteEntry, visibility=Visibility.INTERNAL).do(c.CorrectEntry)
    shared = a_case().at_level(1).with_consent(ConsentAnswer.YES, PPT).do(c.ReviewConsent).do(c.Disclose)
    shared.do(c.SettleResponsibility).do(c.ChooseBasis).do(c.WithdrawConsent)
    assessed = a_case()
    assessed.give(assessment(assessed, safety={"selvskade": "usikker"})).do(c.JudgeNotice).do(c.SettleRoute)
    hidden = a_case().do(c.RestrictCase).do(c.LiftRestriction)
    hidden.do(c.WriteEntry, visibility=Visibility.INTERNAL).do(c.WithholdEntry).do(c.ReleaseEntry)
    hidden.purge(entry=next(one.id for one in hidden.records if isinstance(one.fact, EntryWritten)))
    gone = a_case()
    gone.purge()
    settled = (
        a_case()
        .feared_for()
        .do(c.HoldBack)
        .cleared()
        .do(c.SettleHeld)
        .do(c.RecordReceipt)
        .do(c.RecordReply)
        .do(c.SettleSafety)
    )
    stuck = a_case().with_team().evaluated_on_the_way().do(c.ReferToTeam, HOLDER).do(c.MoveMeasure, HOLDER)
    stuck.do(c.EndParticipation, HOLDER).do(c.Decide, HOLDER, outcome=STUCK).do(c.AnswerStuck, HOLDER)
    rested = a_case().underway().do(c.LendBaton, HOLDER).do(c.LeaveBaton, HOLDER).with_holder()
    rested.do(c.SuspendMeasure).do(c.ResumeMeasure).do(c.TellView)
    rested.do(c.PauseCase, HOLDER).do(c.ResumeCase, HOLDER)
    again = a_case().do(c.AdoptGuide).closed().do(c.ReopenCase)
    peopled = a_case().with_guardians().do(c.CorrectPerson).do(c.SettleTelling).do(c.LinkSibling).do(c.UnlinkSibling)
    peopled.do(c.LetIn).do(c.OpenInEmergency, COLLEAGUE).do(c.AcknowledgeEmergency).do(c.LetOut).do(c.RemovePerson)
    peopled.do(c.ProtectAddress, LEADER).do(c.NoteNationalId)
    born = a_case(subject_kind=SubjectKind.PREGNANT).do(c.RegisterBirth)
    early = (_met(), assessed, shared, peopled, born, hidden, gone, doubtful, alarmed, closed_early, wavering, settled)
    return *early, stuck, rested, again, a_case().at_level(2), a_case().archived()


def _met() -> CaseBuilder:
    """Everything that can happen to a meeting."""
    met = a_case().at_level(1).with_consent().do(c.PlanMeeting).do(c.RevisePlannedMeeting).do(c.RecordInvitation)
    met.do(c.BeginMeeting).do(c.AddAttendee).do(c.NotePresence).do(c.ReachItem).do(c.AgreeChildTalk)
    met.do(c.WriteEntry, meeting=met.case.unapproved[0].id).do(c.StrikeLine).do(c.ApproveMinutes)
    return met.do(c.RecordChildTalk).do(c.PlanMeeting).do(c.CancelMeeting)


def fact_values(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Any value of a kind of fact."""
    return _any(kind)


def _any(declared: Any) -> st.SearchStrategy[Any]:
    kind: Any = getattr(declared, "__supertype__", declared)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return st.none() | _any(inner)
    if typing.get_origin(kind) is tuple:
        return st.lists(_any(arguments[0]), max_size=3).map(tuple)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        made: Any = kind
        return st.builds(made, **{field.name: _any(hints[field.name]) for field in fields(kind)})
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    plain: dict[type, st.SearchStrategy[Any]] = {
        str: st.text(max_size=20),
        date: st.dates(),
        time: st.times(),
        datetime: st.datetimes(),
        bool: st.booleans(),
        int: st.integers(min_value=0),
    }
    return plain[kind]
