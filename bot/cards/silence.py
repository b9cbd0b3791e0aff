"""What a card says of what follows if its reader says nothing: when others may act as well."""

from bot.cards.sheets import Sheet
from bot.text import Text


def after_silence(sheet: Sheet) -> tuple[Text, ...]:
    """Say from when on who else may act; only what a due row will do is promised."""
    left = sheet.left
    if left.lends_at is None or left.lends_at <= sheet.now or not left.others:
        return ()
    return (Text("due-others", {"at": left.lends_at, "people": sheet.whos(left.others)}),)
