"""Calls to the Bot API: each is made once, and fails with the errors that delivery knows."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import ChatMigrated, TelegramError

from bot.platforms.telegram.errors import is_misread, is_unchanged, taken
from bot.platforms.telegram.keyboards import Rows
from bot.platforms.telegram.render import Drawn
from bot.platforms.telegram.ways import Library
from bot.ports import MessageGone

T = TypeVar("T")
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_log = logging.getLogger(__name__)


class Calls:
    """The methods that are used, by the library's bot; chats that moved are followed (fault 24)."""

    def __init__(self, library: Callable[[], Library], *, note: Callable[[str, str], Awaitable[None]]) -> None:
        """`note` is told which chat is found under which id from now on."""
        self._library, self._note = library, note
        self.moves: dict[str, str] = {}

    @property
    def bot(self) -> Any:  # noqa: ANN401 - the library's generic bot
        """The library's bot."""
        return self._library().bot

    def at(self, chat: str) -> str:
        """Give the id under which a chat is found now."""
        for _ in self.moves:
            if chat not in self.moves:
                break
            chat = self.moves[chat]
        return chat

    async def moved(self, chat: str, to: str) -> None:
        """Note that a chat is found under another id."""
        if self.at(chat) != to:
            self.moves[chat] = to
            await self._note(chat, to)

    async def post(
        self, chat: str, drawn: Drawn, *, topic: int | None = None, reply: int = 0, scope: str = ""
    ) -> tuple[str, Message]:
        """Post what was drawn; give the id of the chat in which it stands, and the message."""

        async def posted(to: str) -> tuple[str, Message]:
            return to, await self._posted(to, drawn, topic, reply)

        return await self._to(chat, posted, scope)

    async def _posted(self, to: str, drawn: Drawn, topic: int | None, reply: int) -> Message:
        given = {
            "chat_id": to,
            "reply_markup": markup(drawn.keyboard),
            "link_preview_options": _NO_PREVIEW,
            "message_thread_id": topic,
            "protect_content": drawn.protected or None,
            "reply_parameters": replying(reply),
        }
        try:
            message: Message = await self.bot.send_message(text=drawn.text, parse_mode="HTML", **given)
        except TelegramError as error:
            if not is_misread(error):
                raise
            _log.exception("a card could not be read by Telegram, and went out as plain text")  # fault 27
            message = await self.bot.send_message(text=drawn.plain, **given)
        return message

    async def edit(self, chat: str, number: int, drawn: Drawn, *, scope: str) -> None:
        """Bring a message up to date; that it says so already is all the same (fault 21)."""
        given = {
            "chat_id": self.at(chat),
            "message_id": number,
            "reply_markup": markup(drawn.keyboard),
            "link_preview_options": _NO_PREVIEW,
        }
        try:
            await self.bot.edit_message_text(text=drawn.text, parse_mode="HTML", **given)
        except ChatMigrated as error:
            await self.moved(chat, str(error.new_chat_id))
            raise MessageGone("the group has moved") from error
        except TelegramError as error:
            if is_misread(error):
                _log.exception("a card could not be read by Telegram, and went out as plain text")
                await self._to(chat, lambda _: self.bot.edit_message_text(text=drawn.plain, **given), scope)
            elif not is_unchanged(error):
                raise taken(error, scope=scope, chat=chat) from error

    async def keys(self, chat: str, number: int, rows: Rows) -> None:
        """Change the keyboard of a message."""
        try:
            await self.bot.edit_message_reply_markup(
                chat_id=self.at(chat), message_id=number, reply_markup=markup(rows)
            )
        except TelegramError as error:
            if not is_unchanged(error):
                raise

    async def ask(self, chat: str, text: str, placeholder: str, *, topic: int | None, reply: int) -> None:
        """Open the line in which somebody writes his answer."""
        force = ForceReply(selective=True, input_field_placeholder=placeholder or None)
        await self.bot.send_message(
            chat_id=self.at(chat),
            text=text,
            parse_mode="HTML",
            reply_markup=force,
            message_thread_id=topic,
            reply_parameters=replying(reply),
        )

    async def typing(self, chat: str) -> None:
        """Show in a chat that something is being written, which leaves nothing in it."""
        await self._to(chat, lambda at: self.bot.send_chat_action(chat_id=at, action="typing"), "telegram:typing")

    async def topic(self, chat: str, name: str) -> int:
        """Open a topic in a group that has them."""
        return int((await self.bot.create_forum_topic(chat_id=self.at(chat), name=name)).message_thread_id)

    async def is_forum(self, chat: str) -> bool:
        """Tell whether a group has topics."""
        return bool((await self.bot.get_chat(self.at(chat))).is_forum)

    async def file(
        self,
        chat: str,
        name: str,
        data: bytes,
        *,
        topic: int | None,
        reply: int,
        kind: str = "document",
        protected: bool = False,
    ) -> Message:
        """Post a file in reply to a message: as a "document", or as a "photo", "video", "audio" or "voice"."""
        message: Message = await getattr(self.bot, f"send_{kind}")(
            chat_id=self.at(chat),
            **{kind: InputFile(data, filename=name)},
            message_thread_id=topic,
            reply_parameters=replying(reply),
            protect_content=protected or None,
        )
        return message

    async def album(
        self,
        chat: str,
        files: list[tuple[str, bytes]],
        *,
        pictures: bool,
        topic: int | None,
        reply: int,
        protected: bool = False,
    ) -> tuple[Message, ...]:
        """Post two to ten files as one."""
        kind = InputMediaPhoto if pictures else InputMediaDocument
        messages: tuple[Message, ...] = await self.bot.send_media_group(
            chat_id=self.at(chat),
            media=[kind(data, filename=name) for name, data in files],
            message_thread_id=topic,
            reply_parameters=replying(reply),
            protect_content=protected or None,
        )
        return messages

    async def refer(self, chat: str, text: str, *, topic: int | None, above: int) -> None:
        """Say something in reply to a message; BadRequest where that is gone."""
        await self.bot.send_message(
            chat_id=self.at(chat),
            text=text,
            parse_mode="HTML",
            message_thread_id=topic,
            reply_parameters=ReplyParameters(above),
            disable_notification=True,
        )

    async def _to(self, chat: str, call: Callable[[str], Awaitable[T]], scope: str) -> T:
        """Call with a chat, once more where it has moved: then the first call has surely done nothing."""
        try:
            try:
                return await call(self.at(chat))
            except ChatMigrated as error:
                await self.moved(chat, str(error.new_chat_id))
                return await call(self.at(chat))
        except TelegramError as error:
            raise taken(error, scope=scope, chat=chat) from error


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Give a keyboard as the library has it; None where there is none."""
    return InlineKeyboardMarkup.de_json({"inline_keyboard": rows}, None) if rows else None


def replying(message: int) -> ReplyParameters | None:
    """Say to which message something is a reply; it goes out all the same where that is gone."""
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None
