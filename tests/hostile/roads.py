"""How each screen is reached in the laboratory: every screen class of the program has its road here.

A screen without one fails a test. A road makes the screen as the program does, on a store of hostile words.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import bti_tui.screens
from bti_tui.desk import Desk
from bti_tui.domain.assessment import RaisedRoute
from bti_tui.domain.ids import AssessmentId, CaseId, RouteCode, StepId, UserId
from bti_tui.domain.instrument import GuardianNotice
from bti_tui.domain.words import Words
from bti_tui.prints import Document, Fields, Heading, Paragraph, Quote, Table
from bti_tui.screens.agencies import AgenciesScreen
from bti_tui.screens.assessment import AssessmentScreen
from bti_tui.screens.assessments import AssessmentsScreen
from bti_tui.screens.baton import BatonScreen
from bti_tui.screens.briefing import BriefingScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.emergency import EmergencyScreen, LocalNumber
from bti_tui.screens.emergency_access import EmergencyAccessScreen, EmergencyLookScreen
from bti_tui.screens.fear import FearScreen
from bti_tui.screens.fearful_cases import FearfulCasesScreen
from bti_tui.screens.first_run import FirstRunScreen, RecoveryScreen
from bti_tui.screens.following import FollowingScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.guide_change import GuideChangeScreen
from bti_tui.screens.guides import GuidesScreen
from bti_tui.screens.held import HeldScreen
from bti_tui.screens.help import HelpScreen
from bti_tui.screens.holders import HoldersScreen
from bti_tui.screens.invite import InviteScreen, SlipScreen
from bti_tui.screens.leaving import LeavingScreen
from bti_tui.screens.lost_machine import LostMachineScreen
from bti_tui.screens.menu import MenuScreen
from bti_tui.screens.newborn import NewbornScreen
from bti_tui.screens.out_of_turn import OutOfTurnScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.passphrase import PassphraseScreen, Why
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.person_form import (
    BirthScreen,
    LetInScreen,
    PersonScreen,
    RemovePersonScreen,
    SiblingScreen,
    TellingScreen,
)
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.planning_form import PlanningScreen
from bti_tui.screens.protection import NumberScreen, ProtectScreen
from bti_tui.screens.purge import PurgeScreen
from bti_tui.screens.readers import ReadersScreen
from bti_tui.screens.recovery_code import NewCodeScreen, SharesScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.remove_holder import RemoveHolderScreen
from bti_tui.screens.report import ReportScreen
from bti_tui.screens.report_preview import ReportPreview
from bti_tui.screens.restricted import RestrictedScreen
from bti_tui.screens.restriction import LiftScreen, OpenRestrictedScreen, RestrictScreen
from bti_tui.screens.rivals import RivalsScreen
from bti_tui.screens.rolled_back import RolledBackScreen
from bti_tui.screens.route_form import JudgeNoticeScreen, SettleRouteScreen
from bti_tui.screens.safety import SafetyScreen
from bti_tui.screens.staff import DescribeScreen, StaffScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.unlock import UnlockScreen
from bti_tui.screens.whereabouts import RewriteScreen, WhereaboutsScreen, WordsScreen
from bti_tui.usecases.assessment import AssessmentSheet, RouteLine, assessment_sheet
from bti_tui.usecases.case_people import PeoplePage, people_page
from bti_tui.usecases.case_sheet import case_sheet
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.holders import Invited
from bti_tui.usecases.queries import LogPage, cases, log, professionals
from bti_tui.usecases.reading import case_of, names_for, shown_notes
from bti_tui.usecases.rivals import Rival, Rivals
from bti_tui.usecases.whereabouts import Telling
from bti_tui.widgets.field import FieldChoice
from tests.hostile.corpus import NAME, TEXT
from tests.hostile.more_roads import MORE_ROADS
from tests.screens.support import FakeFounding, FakeOpener


@dataclass(frozen=True)
class Laboratory:
    """What roads begin with."""

    desk: Desk[Context]
    numbers: tuple[LocalNumber, ...]
    """The emergency numbers of a hostile contacts file."""
    measures: CaseId
    """A case with measures."""
    closing: CaseId
    """A case that is about to be closed."""
    begun: CaseId
    """A case in which nothing but the first concern is written."""


Road = Callable[[Laboratory], Awaitable[FrameScreen[Any]] | FrameScreen[Any]]


def _opener() -> Any:
    """A door that says hostile things of itself."""
    return FakeOpener(user=NAME, place=f"/home/{NAME}", drafts=3)


def _nothing(*_: object) -> Any:
    return OverviewScreen(Desk[Context]())


async def _run(entry: MenuEntry) -> None:
    raise NotImplementedError


def _help(lab: Laboratory) -> FrameScreen[Any]:
    return HelpScreen(lab.desk, HelpPage(NAME, (HelpSection(NAME, f"{TEXT}\n\n{TEXT}"),)))


def holding(lab: Laboratory) -> FrameScreen[Any]:
    """The cover that waits for words; here none wait, and it would lock at once."""
    held = HeldScreen(lab.desk)
    held.go_on = lambda: None  # type: ignore[method-assign]  # it stays
    return held


def _preview(lab: Laboratory) -> FrameScreen[Any]:
    """A report that is read through, of hostile words on every line."""
    parts = (Heading(NAME), Paragraph(TEXT), Fields(((NAME, TEXT),)), Quote(TEXT), Table((NAME,), ((TEXT,),)))
    return ReportPreview(lab.desk, (NAME,), Document(NAME, "nb", date(2026, 3, 2), parts, TEXT, mark=NAME), [TEXT])


async def _rivals(lab: Laboratory) -> FrameScreen[Any]:
    """What others wrote, as the log of the planted case has it, beside what stands in a form."""
    page, words = await lab.desk.ask(lambda ctx: _log_and_words(ctx, lab.measures))
    met = Rivals(tuple(Rival(line, is_mine=False) for line in page.lines[:3]), words, can_note=True)
    return RivalsScreen(lab.desk, (NAME,), met, (), ((NAME, TEXT), (TEXT, TEXT)))


def _log_and_words(ctx: Context, case_id: CaseId) -> tuple[LogPage, CaseWords]:
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        words = case_words(case, ctx.guide_of(case), names_for(ctx, work, shown_notes(case)))
    return log(ctx, case_id), words


async def _invite(lab: Laboratory) -> FrameScreen[Any]:
    return InviteScreen(lab.desk, await lab.desk.ask(professionals), (AGENCY,))


async def _following(lab: Laboratory) -> FrameScreen[Any]:
    """A new concern about the one whom the planted case is about."""
    before = await lab.desk.ask(lambda ctx: case_sheet(ctx, lab.measures))
    return FollowingScreen(lab.desk, CaseId("case-after"), lab.measures, before.page.view)


def _about_people(make: Callable[[Laboratory, PeoplePage], FrameScreen[Any]]) -> Road:
    """A form about the people of the planted case."""

    async def go(lab: Laboratory) -> FrameScreen[Any]:
        return make(lab, await lab.desk.ask(lambda ctx: people_page(ctx, lab.measures)))

    return go


async def _rewrite(lab: Laboratory) -> FrameScreen[Any]:
    """A text of the planted case that is to be written without a place."""
    page, _ = await lab.desk.ask(lambda ctx: _log_and_words(ctx, lab.measures))
    telling = Telling(page.lines[0].fact_id, page.lines[0], (TEXT,), is_name=False)
    return RewriteScreen(lab.desk, lab.measures, telling, NAME)


def _about_routes(make: Callable[[Laboratory, AssessmentSheet], FrameScreen[Any]]) -> Road:
    """A form about what safety answers have opened in the planted case."""

    async def go(lab: Laboratory) -> FrameScreen[Any]:
        return make(lab, await lab.desk.ask(lambda ctx: assessment_sheet(ctx, lab.measures)))

    return go


def _route() -> RouteLine:
    raised = RaisedRoute(
        route=RouteCode("x"),
        notice=GuardianNotice.HOLD,
        assessment=AssessmentId("x"),
        on=date(2026, 3, 2),
        by=UserId(NAME),
    )
    return RouteLine(raised, Words(TEXT), None, NAME, TEXT, NAME)


async def _describe(lab: Laboratory) -> FrameScreen[Any]:
    known = await lab.desk.ask(professionals)
    return DescribeScreen(lab.desk, (AGENCY,), known[0], is_whole=True)


AGENCY: Final = FieldChoice("a", NAME, "a")
ROADS: Final[dict[type[FrameScreen[Any]], Road]] = {
    **MORE_ROADS,
    UnlockScreen: lambda lab: UnlockScreen(lab.desk, _opener(), _nothing, why_locked=TEXT),
    FirstRunScreen: lambda lab: FirstRunScreen(lab.desk, _opener(), _nothing, (FieldChoice("a", NAME, "a"),)),
    RecoveryScreen: lambda lab: RecoveryScreen(lab.desk, FakeFounding(), _nothing),
    OverviewScreen: lambda lab: OverviewScreen(lab.desk),
    CasesScreen: lambda lab: CasesScreen(lab.desk, typed=""),
    CaseScreen: lambda lab: CaseScreen(lab.desk, lab.measures, way=(NAME,)),
    StepScreen: lambda lab: StepScreen(lab.desk, lab.begun, StepId("n0.trygghet")),
    AssessmentScreen: lambda lab: AssessmentScreen(lab.desk, lab.measures),
    AssessmentsScreen: lambda lab: AssessmentsScreen(lab.desk, lab.measures),
    SettleRouteScreen: _about_routes(lambda lab, sheet: SettleRouteScreen(lab.desk, sheet, _route())),
    JudgeNoticeScreen: _about_routes(lambda lab, sheet: JudgeNoticeScreen(lab.desk, sheet)),
    ConsentScreen: lambda lab: ConsentScreen(lab.desk, lab.measures),
    PlanScreen: lambda lab: PlanScreen(lab.desk, lab.measures),
    ClosingScreen: lambda lab: ClosingScreen(lab.desk, lab.closing),
    LogScreen: lambda lab: LogScreen(lab.desk, lab.measures),
    BatonScreen: lambda lab: BatonScreen(lab.desk, lab.measures),
    BriefingScreen: lambda lab: BriefingScreen(lab.desk, lab.measures),
    ReadersScreen: lambda lab: ReadersScreen(lab.desk, lab.measures),
    EmergencyScreen: lambda lab: EmergencyScreen(lab.desk, lab.numbers),
    SafetyScreen: lambda lab: SafetyScreen(lab.desk, lab.numbers, lab.measures),
    FearScreen: lambda lab: FearScreen(lab.desk, CaseId("new"), given={"about": NAME}),
    NewbornScreen: lambda lab: NewbornScreen(lab.desk, CaseId("new"), name=NAME, mother=lab.measures),
    FearfulCasesScreen: lambda lab: FearfulCasesScreen(lab.desk),
    HelpScreen: _help,
    MenuScreen: lambda lab: MenuScreen(lab.desk, (MenuEntry(TEXT, "app.quit", NAME),), _run),
    RolledBackScreen: lambda lab: RolledBackScreen(lab.desk, _nothing),
    HeldScreen: holding,
    LeavingScreen: lambda lab: LeavingScreen(),
    RivalsScreen: _rivals,
    AgenciesScreen: lambda lab: AgenciesScreen(lab.desk),
    GuidesScreen: lambda lab: GuidesScreen(lab.desk),
    GuideChangeScreen: lambda lab: GuideChangeScreen(lab.desk, lab.measures),
    HoldersScreen: lambda lab: HoldersScreen(lab.desk, (AGENCY,)),
    InviteScreen: _invite,
    SlipScreen: lambda lab: SlipScreen(lab.desk, Invited(UserId(NAME), NAME, NAME, TEXT)),
    RemoveHolderScreen: lambda lab: RemoveHolderScreen(lab.desk, UserId(NAME), NAME),
    PassphraseScreen: lambda lab: PassphraseScreen(lab.desk, Why.CHANGE, lambda: TEXT),
    NewCodeScreen: lambda lab: NewCodeScreen(lab.desk),
    SharesScreen: lambda lab: SharesScreen(lab.desk, (NAME, TEXT, NAME)),
    OutOfTurnScreen: lambda lab: OutOfTurnScreen(lab.desk, lab.measures, StepId("g.pause"), form="pause_case"),
    FollowingScreen: _following,
    RestrictScreen: lambda lab: RestrictScreen(lab.desk, lab.measures),
    LiftScreen: lambda lab: LiftScreen(lab.desk, lab.measures),
    OpenRestrictedScreen: lambda lab: OpenRestrictedScreen(lab.desk, lab.measures),
    RestrictedScreen: lambda lab: RestrictedScreen(lab.desk),
    EmergencyAccessScreen: lambda lab: EmergencyAccessScreen(lab.desk),
    EmergencyLookScreen: lambda lab: EmergencyLookScreen(lab.desk, lab.measures),
    ReportScreen: lambda lab: ReportScreen(lab.desk, lab.measures),
    ReportPreview: _preview,
    PeopleScreen: lambda lab: PeopleScreen(lab.desk, lab.measures),
    PersonScreen: _about_people(lambda lab, page: PersonScreen(lab.desk, lab.measures, page, page.people[0])),
    RemovePersonScreen: _about_people(
        lambda lab, page: RemovePersonScreen(lab.desk, lab.measures, page, page.people[0])
    ),
    TellingScreen: _about_people(lambda lab, page: TellingScreen(lab.desk, lab.measures, page, page.people[0])),
    LetInScreen: _about_people(lambda lab, page: LetInScreen(lab.desk, lab.measures, page)),
    BirthScreen: _about_people(lambda lab, page: BirthScreen(lab.desk, lab.measures, page)),
    SiblingScreen: _about_people(lambda lab, page: SiblingScreen(lab.desk, lab.measures, page)),
    ProtectScreen: _about_people(lambda lab, page: ProtectScreen(lab.desk, lab.measures, page, page.people[0])),
    NumberScreen: _about_people(lambda lab, page: NumberScreen(lab.desk, lab.measures, page, page.people[0])),
    WhereaboutsScreen: lambda lab: WhereaboutsScreen(lab.desk, lab.measures, NAME),
    WordsScreen: lambda lab: WordsScreen(lab.desk, lab.measures, TEXT),
    RewriteScreen: _rewrite,
    StaffScreen: lambda lab: StaffScreen(lab.desk, (AGENCY,)),
    DescribeScreen: _describe,
    LostMachineScreen: lambda lab: LostMachineScreen(lab.desk),
    PurgeScreen: lambda lab: PurgeScreen(lab.desk, lab.closing),
}


SHOWN_TOO: Final[set[type[FrameScreen[Any]]]] = {EmergencyScreen, StepScreen, PlanningScreen}
"""Screens that others are made from, and that are shown themselves."""


def screen_classes() -> set[type[FrameScreen[Any]]]:
    """Every screen of the program; what others are made from is none."""
    found: set[type[FrameScreen[Any]]] = set()
    for module in pkgutil.walk_packages(bti_tui.screens.__path__, "bti_tui.screens."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, FrameScreen) and value.__module__ == module.name:
                found.add(value)
    leaves = {one for one in found if not any(other is not one and issubclass(other, one) for other in found)}
    return leaves | SHOWN_TOO


def cases_of(ctx: Context) -> tuple[CaseId, CaseId, CaseId]:
    """The three planted cases: with measures, about to be closed, just begun; a store that is empty has none."""
    newest, middle, oldest, *_ = (*(one.case_id for one in cases(ctx)), *[CaseId("")] * 3)
    return oldest, middle, newest
