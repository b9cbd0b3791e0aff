"""The people of a world on Slack: what a story says they do, they do in a Slack client."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cards.card import Card, Form
from bot.cards.tokens import Token, Verb
from bot.commands import COMMANDS
from bot.ports import Address, Answer, Filled
from bot.text import Text
from tests.support.paper import Sheet
from tests.support.slack.people import Live, SlackUser
from tests.support.slack.reading import usable
from tests.support.slack.workspace import Json, Message, View
from tests.support.world import Player, World, filled

if TYPE_CHECKING:
    from tests.support.slack.stand import SlackStand

NOTHING = "none"  # the choice that none of the others is
_SAID = "view:said"  # what stands in a modal beside its fields, as if it were a message
_LONGEST = 3000  # characters that a line of Slack's takes
_UNHEARD = Answer(Text("slack-outsider"), refused=True)


class SlackPlayer(Player):
    """Somebody of the sample organisation with a Slack client before him."""

    def __init__(self, world: World, person: str, stand: "SlackStand") -> None:
        super().__init__(world, person)
        self.stand = stand

    @property
    def user(self) -> SlackUser:
        return self.stand.users[self.id]

    @property
    def address(self) -> Address:
        return Address("slack", self.stand.server.space.team, self.user.id)

    async def sends(self, words: str = "", files: Iterable[tuple[str, bytes]] = (), *, event: str = "") -> Answer:
        """Write into the modal that asks for words, if there is one; else into the conversation with the bot."""
        sent = list(files)
        if words and not sent and not event and not _is_command(words) and self._asked_for(words):
            self.user.fills("answer.words", words)
            return await self._submits()
        return await self._does(lambda: self.user.says(words, sent), event)

    def _asked_for(self, words: str) -> bool:
        """Tell whether the newest question stands in a modal that takes words."""
        sheet, view = self._newest(), self.user.modal
        if sheet is None or view is None or sheet.card.words is None or not _in(sheet, view):
            return False
        return len(words) <= _LONGEST and any(block["block_id"] == "answer.words" for block in view.body["blocks"])

    def _newest(self) -> Sheet | None:
        """Give the newest message or modal; why a modal was not taken stands in it, and it is still there."""
        return next((sheet for sheet in reversed(self.sheets) if sheet.id != _SAID), None)

    async def _submits(self) -> Answer:
        """Send a modal; why it was not taken stands in it, for him to read."""
        answer = await self._does(self.user.submits)
        if answer.text is not None:
            self.sheets.append(Sheet(_SAID, "", Card(answer.text, buttons=answer.buttons), self.sheets[-1].reader))
        return answer

    async def taps(self, verb: Verb, choice: str = "", about: str = "") -> Answer:
        """Press what carries a button, or tick what stands for it in a modal; it has to be there."""
        if verb is Verb.DONE and self._ticked():
            return await self._submits()
        token = self.button(verb, choice, about).token
        try:
            live = self.user.finds(str(token))
        except KeyError:
            return await self._ticks(token)
        return await self._does(lambda: self.user.uses(live))

    async def _ticks(self, token: Token) -> Answer:
        """Choose in a modal in which several things are chosen, or send it."""
        view = self.user.modal
        assert view is not None, f"{self.id} finds nothing on Slack that stands for {token}:\n{self.user.reads()}"
        if token.verb is Verb.CANCEL:
            return await self._does(self.user.closes)
        if token.choice == NOTHING:  # stands alone, and ends the question
            self.user.fills("answer.chosen", NOTHING)
            return await self._submits()
        self.user.fills("answer.chosen", *_toggled(self._ticked(), token.choice))
        return Answer()

    def _ticked(self) -> list[str]:
        """Give what is ticked in the modal before him."""
        view = self.user.modal
        value = next((one for key, one in view.values.items() if key[0] == "answer.chosen"), {}) if view else {}
        return [option["value"] for option in value.get("selected_options", ())]

    async def _reasons(self, reason: str) -> Answer:
        answer = await super()._reasons(reason)
        return await self.taps(Verb.DONE) if self._ticked() else answer

    async def presses(self, token: Token | str, *, event: str = "") -> Answer:
        """Press a button that is there, that was there once, or that never was: a client may send anything."""
        live = self._somewhere(str(token))
        return await self._does(lambda: self.user.uses(live), event)

    def _somewhere(self, token: str) -> Live:
        try:
            return self.user.finds(token)
        except KeyError:
            pass
        for message in reversed(self.user.messages()):
            for _, blocks in message.edits:
                for block, element in usable(blocks):
                    if element.get("value") == token:
                        return Live(message, self.user.direct, block, element)
        return self._forged(token)

    def _forged(self, token: str) -> Live:
        space = self.stand.server.space
        message = next(iter(self.user.messages()), None) or Message(space.ts(), space.bot_user, "")
        element = {"type": "button", "text": {"type": "plain_text", "text": "?"}, "value": token, "action_id": "tap:99"}
        return Live(message, self.user.direct, {"type": "actions", "block_id": "forged"}, element)

    async def sends_form(
        self, form: Form, what: str = "submit", *, event: str = "", **answers: str | tuple[str, ...]
    ) -> Answer:
        """Fill in a form in its modal, opened from its message if need be, and press one of its buttons."""
        given = [filled(form, name, answer) for name, answer in answers.items()]
        view = None if event else await self._before_him(form)
        asked = form if view is None else self.form  # opened from its message it is another one
        token = next(button.token for button in asked.buttons if button.token.choice == what)
        if view is None or not self._puts(given):
            return await self._as_an_old_client(token, given, event)
        if token == asked.buttons[0].token:
            return await self._does(lambda: self.user.submits(checked=False))
        return await self._does(lambda: self.user.presses(str(token), on=view))

    def _puts(self, given: Iterable[Filled]) -> bool:
        """Put what is given into the fields of the modal; False if it does not have them."""
        for one in given:
            try:
                self._put(one)
            except KeyError:
                return False
        return True

    def _put(self, given: Filled) -> None:
        for block, values in ((f"{given.field}.chosen", given.chosen), (f"{given.field}.words", (given.words,))):
            if any(values):
                self.user.fills(block, *values)

    async def _before_him(self, form: Form) -> View | None:
        """Have the newest form before him as a modal; None if this is another one."""
        sheet = next((one for one in reversed(self.sheets) if one.card.form is not None), None)
        if sheet is None or sheet.card.form != form:
            return None
        if self.user.modal is None or not _in(sheet, self.user.modal):
            asks = next((one for one in self.user.live() if one.value.startswith(f"{Verb.FORM}.")), None)
            if asks is None:
                return None
            await self._does(lambda: self.user.uses(asks))
            self.stand.reopened[form.buttons[0].token.subject] = self.form.buttons[0].token.subject
        return self.user.modal

    async def _as_an_old_client(self, token: Token, given: Iterable[Filled], event: str) -> Answer:
        """Send a form that is no longer before him, or once more: what a client may do that was cut off."""
        event, subject = event or self.world.event("form"), self.stand.reopened.get(token.subject, token.subject)
        token = replace(token, subject=subject)
        answer = await self.world.bot.desk.filled(self.address, str(token), tuple(given), event=event)
        await self.world.settles()
        return answer

    async def _does(self, act: Callable[[], Awaitable[Json | None]], event: str = "") -> Answer:
        """Do something on Slack; under an event that was there before it is the same delivery once more."""
        self.world.clock.move(timedelta(seconds=1))
        heard, told = len(self.stand.overheard.answers), len(self.stand.server.told)
        if event in self.stand.deliveries:
            await self.stand.server.deliver(*self.stand.deliveries[event])
        else:
            await act()
        if event and len(self.stand.server.told) > told:
            self.stand.deliveries.setdefault(event, self.stand.server.told[told])
        await self.world.settles()
        answers = self.stand.overheard.answers[heard:]
        return answers[0] if answers else _UNHEARD


def _is_command(words: str) -> bool:
    """Tell whether these words are one: they are typed into the conversation, from wherever one is."""
    said = words.strip().casefold()
    return said.startswith("/") or any(one in (said, said.split(maxsplit=1)[0]) for it in COMMANDS for one in it.words)


def _toggled(taken: list[str], choice: str) -> list[str]:
    return [one for one in taken if one != choice] if choice in taken else [*taken, choice]


def _in(sheet: Sheet, view: View) -> bool:
    """Tell whether this is what the modal shows."""
    return sheet.id.startswith(f"view:{view.id}:")
