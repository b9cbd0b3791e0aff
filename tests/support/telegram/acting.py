"""The people of a world on Telegram: what a story says they do, they do in a Telegram client."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards.card import Form
from bot.cards.forms import STEPS
from bot.cards.tokens import Token, Verb
from bot.ports import Address, Answer
from tests.support.telegram.people import Live, TelegramUser
from tests.support.telegram.space import Press
from tests.support.world import Player, World, filled

if TYPE_CHECKING:
    from tests.support.telegram.stand import TelegramStand

_MOMENT: Final = timedelta(seconds=1)


class TelegramPlayer(Player):
    """Somebody of the sample organisation with a Telegram client before him."""

    def __init__(self, world: World, person: str, stand: "TelegramStand") -> None:
        super().__init__(world, person)
        self.stand = stand

    @property
    def user(self) -> TelegramUser:
        return self.stand.users[self.id]

    @property
    def address(self) -> Address:
        return self.stand.address(self.id)

    async def sends(self, words: str = "", files: Iterable[tuple[str, bytes]] = (), *, event: str = "") -> Answer:
        """Write to the bot; several files make an album, under which the words stand."""
        sent = list(files)
        return await self._does(lambda: self.user.says(words, sent), event)

    async def taps(self, verb: Verb, choice: str = "", about: str = "") -> Answer:
        """Press what carries a button; it has to be there."""
        return await self._uses(self.user.finds(str(self.button(verb, choice, about).token)))

    async def presses(self, token: Token | str, *, event: str = "") -> Answer:
        """Press a button that is there, that was there once, or that never was: a client may send any byte or more."""
        return await self._uses(self.user.somewhere(str(token) or " "), event)

    async def _uses(self, live: Live, event: str = "") -> Answer:
        """Press a key; one that asks whether it is meant is pressed once more, as it then stands."""
        if live.asks_once_more:
            await self._does(lambda: self.user.uses(live))
            live = self.user.finds(live.token, on=live.message)
            assert not live.asks_once_more, live.key
        return await self._does(lambda: self.user.uses(live), event)

    async def sends_form(
        self, form: Form, what: str = "submit", *, event: str = "", **answers: str | tuple[str, ...]
    ) -> Answer:
        """Have what a form asks asked one thing at a time, which is what is offered here, and answer that."""
        button = next(button for button in form.buttons if button.token.choice == (STEPS if answers else what))
        answer = await self.presses(button.token, event=event)
        for name, given in answers.items():
            one = filled(form, name, given)
            for code in one.chosen:
                answer = await self.answers(code)
            if one.words:
                answer = await self.says(one.words)
            if one.chosen and self.sees(Verb.DONE):
                answer = await self.taps(Verb.DONE)
        return answer

    async def _does(self, act: Callable[[], Press | None], event: str = "") -> Answer:
        """Do something on Telegram; under an event that was there before it is the same update once more."""
        self.world.clock.move(_MOMENT)
        heard = len(self.stand.overheard.answers)
        if event in self.stand.deliveries:
            await self.stand.tells_again(self.stand.deliveries[event])
        else:
            told = await self.stand.tells(act)
            if event:
                self.stand.deliveries[event] = told
        await self.world.settles()
        return next(iter(self.stand.overheard.answers[heard:]), Answer())
