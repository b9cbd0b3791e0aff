"""Whether the bot would work on Telegram: its token, its name, its group, asked before it is started."""

from collections.abc import AsyncIterator

from telegram import Bot, ChatMember, ChatMemberAdministrator
from telegram.error import InvalidToken, TelegramError

from bot.platforms.telegram.request import Request
from bot.text import Text


async def checked(token: str, api: str, name: str, group: str) -> tuple[tuple[Text, ...], bool]:
    """Tell what Telegram says of a bot, and whether it would work; `name` and `group` are those of the settings."""
    bot = Bot(token, f"{api}/bot", f"{api}/file/bot", request=Request(), get_updates_request=Request())
    try:
        await bot.initialize()
        told = [(Text("telegram-check-bot", {"name": bot.username, "title": bot.first_name}), True)]
        if not name:
            told.append((Text("telegram-check-nameless", {"name": bot.username}), False))
        elif name.casefold() != bot.username.casefold():
            told.append((Text("telegram-check-name", {"name": bot.username, "given": name}), False))
        if group:
            told += [found async for found in _group(bot, group)]
    except InvalidToken:
        told = [(Text("telegram-locked-out"), False)]
    except TelegramError as error:
        told = [(Text("telegram-check-down", {"why": str(error)[:200]}), False)]
    finally:
        await bot.shutdown()
    return tuple(text for text, _ in told), all(works for _, works in told)


async def _group(bot: Bot, group: str) -> AsyncIterator[tuple[Text, bool]]:
    try:
        chat, member = await bot.get_chat(group), await bot.get_chat_member(group, bot.id)
    except TelegramError as error:
        yield Text("telegram-group-shut", {"group": group, "why": str(error)[:200]}), False
        return
    there = member.status not in {ChatMember.LEFT, ChatMember.BANNED}
    title = chat.title or group
    yield Text("telegram-check-group" if there else "telegram-check-not-in-group", {"group": title}), there
    topics = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    if there and chat.is_forum and not topics:
        yield Text("telegram-check-topics", {"group": title}), True
