"""Takes in what people in the panes say and tap, and answers when it is on disk."""

import asyncio
import json
from collections.abc import Callable
from typing import Final

import structlog

from bot.platforms.web import render
from bot.platforms.web.board import Board
from bot.platforms.web.history import History
from bot.platforms.web.parse import Entry, Fill, Say, Tap, unwritable
from bot.platforms.web.uploads import Uploads
from bot.platforms.web.words import word
from bot.ports import Address, Answer, FileRef, Filled, Inbox, Message
from bot.text import Language, micros

LONGEST_TEXT: Final = 1_000_000  # characters: what the history takes; the inbox has a limit of its own, far below

_log = structlog.get_logger(__name__)


class Declined(Exception):
    """Something that the web chat itself does not pass on; `key` is the sentence among its words."""

    def __init__(self, key: str) -> None:
        """Name the sentence."""
        super().__init__(key)
        self.key = key


class Desk:
    """Where every socket brings what it received. Event keys are made unique per person before they go in."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        history: History,
        uploads: Uploads,
        board: Board,
        workspace: str,
        wake: Callable[[str], None],
    ) -> None:
        """Call `wake` with a person whose conversation has changed."""
        self._inbox = inbox
        self._history = history
        self._uploads = uploads
        self._board = board
        self._workspace = workspace
        self._wake = wake

    async def greet(self, person: str, language: Language) -> None:
        """Tell in which language the page is; it is the person's if he has none yet, and no later page's is."""
        member = self._board.member(person)
        if member is not None and not member.settled:
            await self._inbox.met(self._address(person), language)
        await self._board.look()

    async def say(self, person: str, it: Say) -> render.Plain:
        """Take in a message: into the history, then into the inbox; out of the history again when it is refused."""
        try:
            message = await self._message(it)
        except Declined as no:
            return await self._declined(person, it.event, no.key)
        content, at = _content(it.event, message), micros(self._board.now)
        entry = await self._history.add(person, f"said:{it.event}", content, (), at)
        self._wake(person)
        answer = await self._inbox.said(self._address(person), message, event=f"{person}:{it.event}")
        if answer.refused:
            await self._history.take_back(entry)
            self._wake(person)
        return await self._ack(person, it.event, answer)

    async def tap(self, person: str, it: Tap) -> render.Plain:
        """Take in a press."""
        if unwritable(it.token):
            return await self._declined(person, it.event, "text-broken")
        answer = await self._inbox.tapped(self._address(person), it.token, event=f"{person}:{it.event}")
        return await self._ack(person, it.event, answer)

    async def fill(self, person: str, it: Fill) -> render.Plain:
        """Take in a form."""
        if unwritable(it.token):
            return await self._declined(person, it.event, "text-broken")
        try:
            fields = tuple([self._filled(entry) for entry in it.fields])
        except Declined as no:
            return await self._declined(person, it.event, no.key)
        answer = await self._inbox.filled(self._address(person), it.token, fields, event=f"{person}:{it.event}")
        return await self._ack(person, it.event, answer)

    def _filled(self, entry: Entry) -> Filled:
        if unwritable("".join((entry.id, entry.words, *entry.chosen))):
            raise Declined("text-broken")
        return Filled(entry.id, entry.chosen, entry.words, self._refs(entry.files))

    def _refs(self, uploads: tuple[str, ...]) -> tuple[FileRef, ...]:
        try:
            return tuple([self._uploads.ref(upload) for upload in uploads])
        except FileNotFoundError as missing:
            raise Declined("upload-gone") from missing

    async def problem(self, person: str, event: str) -> render.Plain:
        """Say that it is not known whether something was taken in; the same event may safely be sent again."""
        _log.exception("web.not_taken", person=person, key=event)
        member = self._board.member(person)
        text = word("not-taken", member.language if member else "en")
        return {"type": "problem", "event": event, "text": text, "again": True}

    def _address(self, person: str) -> Address:
        return Address("web", self._workspace, person)

    async def _message(self, it: Say) -> Message:
        try:
            text = it.text if it.text_upload is None else await self._long_text(it.text_upload)
        except FileNotFoundError as missing:
            raise Declined("upload-gone") from missing
        if unwritable(text):
            raise Declined("text-broken")
        if len(text) > LONGEST_TEXT:
            raise Declined("text-too-long")
        return Message(text, self._refs(it.files))

    async def _long_text(self, upload: str) -> str:
        try:
            return (await asyncio.to_thread(self._uploads.read, upload)).decode()
        except UnicodeDecodeError as broken:
            raise Declined("text-broken") from broken

    async def _declined(self, person: str, event: str, key: str) -> render.Plain:
        ear = await self._board.ear(person)
        notice = {"text": word(key, ear.language if ear else "en"), "buttons": []}
        return {"type": "ack", "event": event, "notice": notice, "refused": True}

    async def _ack(self, person: str, event: str, answer: Answer) -> render.Plain:
        ear = await self._board.ear(person)
        if ear is None:  # he has just left the organisation, by his own hand
            return {"type": "ack", "event": event, "notice": None, "refused": answer.refused}
        return render.ack(event, answer, ear)


def _content(event: str, message: Message) -> str:
    files = [{"name": file.name, "size": file.size} for file in message.files]
    return json.dumps({"from": "me", "event": event, "text": message.text, "files": files}, ensure_ascii=False)
