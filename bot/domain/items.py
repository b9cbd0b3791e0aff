"""How an item is spoken of wherever something happened to it."""

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.domain.statements import Statement
from bot.frozen import frozen


@frozen
class Item:
    """How an item is spoken of in a fact: enough to tell people about it without looking it up."""

    draft: DraftId
    number: str
    title: str
    author: PersonId
    unit: UnitId


@frozen
class Declared(Item):
    """How a statement is spoken of."""

    statement: Statement
