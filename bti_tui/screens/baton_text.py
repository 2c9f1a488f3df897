"""What the place of the baton says: where it is, who answers for the case, who is asked, who stands in."""

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.rules.baton_acts import BatonAct
from bti_tui.domain.views.load import Load
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.baton import status_text
from bti_tui.usecases.handover import BatonPage, LoanLine, OfferLine
from bti_tui.widgets.row_list import one_line

BRIEFING = "briefing"
"""The row that leads to the page for the next holder."""
ROWS = {
    BatonAct.ACCEPT: N_("Say yes: take the baton"),
    BatonAct.DECLINE: N_("Say no, with a reason"),
    BatonAct.OFFER: N_("Ask somebody to take the baton"),
    BatonAct.RECALL: N_("Take the question back"),
    BatonAct.LEND: N_("Let a colleague stand in"),
    BatonAct.LEAVE: N_("Put the baton down"),
}
TAKE_OVER = N_("Take the baton from {name}; the leader answers for the case")
HELP = (
    N_("The one who holds the baton is responsible until the next one has said yes."),
    N_("Whoever is asked sees the handover page and how much she carries before she answers."),
    N_("Without an answer both are reminded at half time; when the time is out, the leader is told."),
    N_("A stand-in acts for the holder until her last day; the holder stays responsible."),
    N_("When the baton is put down without a next holder, the leader answers for the case, and it is red everywhere."),
)


def top_lines(page: BatonPage, tr: Translator) -> list[str]:
    """Where the baton is, in a few sentences; the one who answers for the case is told so in capitals."""
    lines = [_where(page, tr)]
    if page.offer is not None:
        lines += _offer(page, page.offer, tr)
    if page.is_mine and page.status is not BatonStatus.HELD:
        lines.append(tr.tr("YOU ARE RESPONSIBLE for the case until somebody has said yes."))
    if page.loan is not None:
        lines.append(_loan(page.loan, tr))
    earlier = [one for one in page.terms if one.until is not None]
    if earlier:
        told = ", ".join(
            f"{one_line(one.name)} {tr.day(one.since, year=True)} - {tr.day(one.until, year=True)}"
            for one in earlier
            if one.until
        )
        lines.append(tr.tr("Before: {names}", names=told))
    return lines


def _where(page: BatonPage, tr: Translator) -> str:
    status = status_text(page.status, tr)
    sign, word = status[:2], f"{status[2:3].upper()}{status[3:]}"
    now = next((one for one in page.terms if one.until is None), None)
    if now is None:
        return f"{sign}{word}. " + tr.tr("Responsible: {name}.", name=one_line(page.responsible))
    since = tr.day(now.since, year=True)
    lead = sign if page.status is BatonStatus.HELD else f"{sign}{word}. "
    if page.holds:
        return lead + tr.tr("You have held the baton since {day}.", day=since)
    return lead + tr.tr("{name} has held the baton since {day}.", name=one_line(now.name), day=since)


def _offer(page: BatonPage, offer: OfferLine, tr: Translator) -> list[str]:
    if not offer.stands:
        day = tr.day(offer.answer_by)
        return [
            tr.tr("! {name} did not answer by {day}. Ask again, or take the question back.", name=offer.to, day=day)
        ]
    why = page.head.words.choice("handover_reason", offer.reason.value, tr.language)
    asked = {"by": one_line(offer.by), "day": tr.day(offer.on), "due": tr.due(offer.answer_by, page.head.today)}
    if page.answer is not None:
        lines = [tr.tr("{by} asked you {day}, {due}: {why}.", **asked, why=why)]
    else:
        lines = [tr.tr("{by} asked {name} {day}, {due}: {why}.", **asked, name=one_line(offer.to), why=why)]
    if offer.meeting_on is not None:
        lines.append(tr.tr("Handover meeting {day}", day=tr.day(offer.meeting_on)) + ".")
    return lines


def _loan(loan: LoanLine, tr: Translator) -> str:
    days = {"since": tr.day(loan.since), "until": tr.day(loan.until)}
    return tr.tr("{name} stands in from {since} to {until}; the holder stays responsible.", name=loan.to, **days)


def load_text(load: Load, tr: Translator) -> str:
    """How much somebody carries: three numbers, and how often she stands in."""
    parts = [tr.ntr("{n} baton", "{n} batons", load.batons)]
    if load.stands_in:
        parts.append(tr.ntr("stands in for {n} holder", "stands in for {n} holders", load.stands_in))
    if load.overdue:
        parts.append(tr.ntr("{n} case overdue", "{n} cases overdue", load.overdue))
    parts.append(tr.ntr("{n} deadline in 14 days", "{n} deadlines in 14 days", load.soon))
    return ", ".join(parts)


def short_load(load: Load, tr: Translator) -> str:
    """The same beside a name."""
    batons = tr.ntr("{n} baton", "{n} batons", load.batons)
    late = tr.ntr("{n} case overdue", "{n} cases overdue", load.overdue)
    return f"{batons}, {late}" if load.overdue else batons


def row_text(key: str, page: BatonPage, tr: Translator) -> str:
    """What a row does."""
    if key == BRIEFING:
        return tr.tr("Read the handover page")
    if key == BatonAct.LEAVE and not page.holds:
        return tr.tr(TAKE_OVER, name=one_line(page.responsible))
    return tr.tr(ROWS[BatonAct(key)])
