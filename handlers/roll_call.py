"""The silent roll call: each night every account is asked, by its platform, whether it takes anything."""

from datetime import time, timedelta
from typing import Final

from bot.deps import Act
from bot.domain import reaching
from bot.domain.calendars import next_local
from bot.domain.effects import Forget, Remind
from bot.domain.people import PersonId
from bot.domain.reaching import AccountBack, AccountLost
from bot.ports import Address
from bot.reactions.rules import ACCOUNT, ORGANISATION, ROLL_CALL
from handlers import quotas, reachability

BEGINS: Final = time(2, 0)  # long enough before it is told who cannot be reached (`reachability.QUIET`)
AGAIN: Final = timedelta(minutes=10)  # until it is asked once more of an account of which nothing was said


def prepare(act: Act) -> None:
    """See to it that everybody's turn comes in the next night."""
    day, at = next_local(act.now, BEGINS, act.organisation.zone)
    quotas.plan(act, ROLL_CALL, ORGANISATION, f"{day}", at)


def begin(act: Act, due: Remind) -> None:
    """Give every account its turn; what is left of the night before was a platform that did not answer."""
    prepare(act)
    for left in act.dues.turns():
        act.dues.drop(Forget(ACCOUNT, left.subject))
    asked = act.organisation.asked
    linked = [(one.platform, turn_of(one)) for one in act.tables.reach.linked() if one.platform in asked]
    for turn, at in reaching.bunches(linked, act.now):
        act.remind(Remind(ACCOUNT, turn, due.period, at))


def turn_of(address: Address) -> str:
    """Name an account's turn."""
    return f"{address.platform}:{address.workspace}:{address.user}"


def whose(turn: Remind) -> Address:
    """Give the account whose turn it is."""
    platform, workspace, user = turn.subject.split(":", 2)
    return Address(platform, workspace, user)


def answered(act: Act, turn: Remind, *, takes: bool) -> None:
    """Note whether an account takes messages, where its platform said so; whose it is may have changed meanwhile."""
    account = whose(turn)
    person, lost = act.people.at(account), act.tables.reach.lost(account)
    if not takes:
        act.tables.senders.lose(account, act.now)  # anew: it is passed over for another day
    elif lost:
        act.tables.senders.find(account)
    if person is not None and takes == lost:
        act.record(AccountBack(person.id, account.platform) if takes else _lost(act, person.id, account))
    over(act, turn)


def _lost(act: Act, person: PersonId, account: Address) -> AccountLost:
    left = act.tables.reach.accounts().get(person, ())
    return AccountLost(person, account.platform, elsewhere=reaching.gap(left, act.organisation.messengers) is None)


def over(act: Act, turn: Remind) -> None:
    """End a turn; with the last one it is told who cannot be reached, and who can be again."""
    act.dues.drop(Forget(ACCOUNT, turn.subject))
    if not act.dues.turns():
        reachability.compare(act)


def put_off(act: Act, turn: Remind) -> None:
    """Have an account asked once more later: its platform did not say anything to rely on."""
    act.dues.drop(Forget(ACCOUNT, turn.subject))
    act.remind(Remind(ACCOUNT, turn.subject, turn.period, act.now + AGAIN))
