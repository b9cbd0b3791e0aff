"""What somebody sees anew on his messenger since he was last looked at, as HTML."""

import json
from collections.abc import Awaitable, Callable
from html import escape
from typing import Protocol

from bot.cards.card import Card
from bot.ports import Answer
from bot.text import Language
from tests.looks import slack, telegram
from tests.support.paper import Sheet
from tests.support.slack.stand import SlackStand
from tests.support.telegram.stand import TelegramStand
from tests.support.world import World

Shows = Callable[[Card, Language], Awaitable[str]]


class Eyes(Protocol):
    """Looks at one person at a time; what it has seen it does not show again, unless it has changed."""

    async def sees(self, person: str, answer: Answer | None) -> list[str]: ...


class OnSlack:
    """Looks at the conversation with the app, and at the modal over it."""

    def __init__(self, stand: SlackStand) -> None:
        self._stand = stand
        self._known: dict[str, str] = {}

    async def sees(self, person: str, answer: Answer | None) -> list[str]:  # noqa: ARG002 - it is seen on Slack
        user = self._stand.users[person]
        drawn = [
            slack.message(one, (self._stand.server.space.files[file].name for file in one.files))
            for one in user.messages()
            if one.by_app and self._new(f"{person}:{one.ts}", json.dumps([one.text, one.blocks]))
        ]
        view = user.modal
        if view is not None and self._new(view.id, view.hash):
            drawn.append(slack.modal(view))
        tab = user.home
        if tab is not None and self._new(tab.id, json.dumps(tab.body)):
            drawn.append(slack.home(tab))
        return drawn

    def _new(self, name: str, state: str) -> bool:
        before, self._known[name] = self._known.get(name), state
        return before != state


class OnTelegram:
    """Looks at the chat with the bot, and at what was shown over it."""

    def __init__(self, stand: TelegramStand) -> None:
        self._stand = stand
        self._known: dict[tuple[str, int], str] = {}
        self._told: dict[str, int] = {}

    async def sees(self, person: str, answer: Answer | None) -> list[str]:  # noqa: ARG002 - it is seen on Telegram
        user = self._stand.users[person]
        drawn = []
        for one in user.messages():
            state = json.dumps([one.text, one.markup, len(one.files)])
            if self._known.get((person, one.id)) != state:
                drawn.append(telegram.message(one))
            self._known[person, one.id] = state
        told = user.told()
        drawn += [telegram.popup(one) for one in told[self._told.get(person, 0) :]]
        self._told[person] = len(told)
        return [one for one in drawn if one]


class OnTheWeb:
    """Looks at cards on paper, which `shows` has drawn by the web chat's own page."""

    def __init__(self, here: World, language: Language, shows: Shows) -> None:
        self._here, self._language, self._shows = here, language, shows
        self._known: dict[tuple[str, int], Card] = {}

    async def sees(self, person: str, answer: Answer | None) -> list[str]:
        drawn = [
            await self._shows(sheet.card, self._language)
            for place, sheet in enumerate(self._here[person].sheets)
            if self._new((person, place), sheet)
        ]
        if answer is not None and answer.text is not None:
            drawn.append(f'<div class="toast">{escape(self._here.say(answer.text, self._language))}</div>')
        return drawn

    def _new(self, name: tuple[str, int], sheet: Sheet) -> bool:
        before, self._known[name] = self._known.get(name), sheet.card
        return before != sheet.card
