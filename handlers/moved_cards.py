"""What stays of cards that were sent once more further down."""

from dataclasses import replace

from bot.cards import news
from bot.cards.card import AFTERMATH, OF_CALLS, Card, Kind
from bot.cards.question import DRILL
from bot.deps import Act
from bot.text import Text
from handlers import aftermath_views, boards, crisis_views, items, statements
from handlers.made import Made, Wanted


def superseded(act: Act, wanted: Wanted) -> Made:
    """Build what stays of a card that was sent once more further down."""
    if wanted.kind == Kind.CRISIS:
        return Made(crisis_views.moved(act, wanted.subject), still=True)
    if wanted.kind in AFTERMATH:
        return Made(aftermath_views.moved(act, wanted.subject), still=True)
    if wanted.kind == Kind.REACHABILITY:
        return Made(Card(title=Text("reachability-moved"), closed=True), still=True)
    if wanted.kind in OF_CALLS:
        return Made(news.moved(boards.topic(act, wanted.subject)), still=True)
    draft = items.behind(act, wanted.kind, wanted.subject)
    if draft is None:  # a question of no item, or an item that is gone
        return Made(_asked_again(act, wanted.subject) if wanted.kind == Kind.QUESTION else news.moved(""), still=True)
    card = news.moved(act.drafts.version(draft.id, draft.latest_for(draft.author)).title)
    return Made(replace(card, title=statements.marked(draft, card.title)), draft.id, still=True)


def _asked_again(act: Act, asked: str) -> Card:
    found, text = act.dialogs.get(asked), Text("question-moved")
    drill = found is not None and found.prompt.key == DRILL
    return Card(title=Text(DRILL, {"text": text}) if drill else text, closed=True)
