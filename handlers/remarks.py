"""Words of a reviewer that answer no question: offered as the reason of a return, or as a remark with his approval."""

from dataclasses import replace
from typing import Final

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person
from bot.domain.steps import SeatId, SeatState
from bot.journeys import Held
from bot.text import Text
from handlers import questions
from handlers.drafts import Sent

RETURN: Final = "return"
REMARK: Final = "remark"
LONGEST: Final = 1000  # characters of a reason or a remark
_MOST_NAMED: Final = 10  # files in one message
_CARDS: Final = frozenset({Kind.REVIEW, Kind.READING, Kind.COMPARING})
_DECIDED: Final = frozenset({"ask", "ruling"})  # a talk has words of its own


def answered(act: Act, person: Person, sent: Sent) -> bool:
    """Take words that answer a card; False where it is none of his seats, or he is asked about this one already.

    An opinion is in words: files that came with it are named as not taken.
    """
    if not sent.under or not sent.words:
        return False
    card = act.tables.messages.answered(person.id, sent.under)
    if card is None or card[0] not in _CARDS:
        return False
    open_ = act.dialogs.open(person.id)
    asked = open_ is not None and open_.subject == card[1]
    return not asked and _ask(act, person, sent, SeatId(card[1]))


def offered(act: Act, person: Person, sent: Sent) -> bool:
    """Take words of somebody for whom one item waits; False where there is none, or it could be about several."""
    seats = act.drafts.seats_of(person.id) if sent.words and not sent.attachments else ()
    return len(seats) == 1 and _ask(act, person, sent, seats[0])


def _ask(act: Act, person: Person, sent: Sent, seat: SeatId) -> bool:
    held = act.drafts.holding(seat)
    if held is None or not _waits(held, person) or len(sent.words) > LONGEST:
        return False
    prompt = Text("ask-words", {"title": held.title, "words": sent.words})
    if sent.attachments:
        act.say(person, Text("news-opinion-files", {"files": tuple(it.name for it in sent.attachments)[:_MOST_NAMED]}))
        act.leave_out(*sent.attachments)
    question = Question(act.new_id(), person.id, Purpose.WORDS, prompt, held.draft.id, seat, held.seat.version)
    choices = (Choice(RETURN, Text("choice-return-with")), Choice(REMARK, Text("choice-remark-with")))
    questions.ask(act, replace(question, choices=choices, words=False, kept={"words": sent.words}))
    return True


def _waits(held: Held, person: Person) -> bool:
    return held.seat.person == person.id and held.seat.state is SeatState.OPEN and held.step.kind in _DECIDED
