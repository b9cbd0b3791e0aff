"""What people see of situation reports: on the card of a crisis, in the question for one."""

from bot.cards.card import Card
from bot.cards.situation import NOTHING, Situation, asked
from bot.deps import Act
from bot.domain import situation
from bot.domain.crises import OVER, Crisis
from bot.domain.dialogs import Question
from handlers import situation_times


def card(question: Question) -> Card:
    """Build the question or the form for a report."""
    return asked(question)


def sheet(act: Act, crisis: Crisis) -> Situation:
    """Load what the card of a crisis says of its reports."""
    if not crisis.number:
        return NOTHING
    last = act.tables.situations.latest(crisis.id)
    at = situation.due(crisis)
    return Situation(
        latest=last,
        by=act.names(last.by) if last is not None else None,
        due=at,
        late=bool(crisis.report_asked),
        following=situation.following(crisis),
        figures=situation_times.figures(act, crisis) if crisis.state in OVER else None,
    )
