"""What is read and written about a message on its way: acts and looks, one transaction each."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import LIVE, Kind
from bot.delivery.looks import digest
from bot.delivery.remembering import remembering
from bot.deps import Act, Organisation
from bot.domain.drafts import Attachment, DraftId
from bot.domain.effects import Lane
from bot.domain.habits import Habits
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.ids import new_id
from bot.mail import Outgoing, Slip, Standing
from bot.memory import Tables
from bot.ports import Address, Reader
from bot.text import Text
from handlers import digests, undelivered, views
from handlers.made import Made, Wanted

FIRST_WAIT: Final = timedelta(seconds=5)  # doubled with each try
LONGEST_WAIT: Final = timedelta(minutes=10)
LONGEST_IN_A_CRISIS: Final = timedelta(seconds=15)
UNREACHED: Final = timedelta(days=1)  # how long an account that took nothing is passed over
MOST_DEATHS: Final = 5  # senders that may die over a message before it is set aside (fault 37)
MOST_MAKINGS: Final = 5  # tries after which a message that cannot be made is set aside
SLIPS: Final = 1000  # read at once
CARDS: Final = 512  # looked at at once


@frozen
class Parcel:
    """A message made ready: what goes where, for whom, and under which message."""

    outgoing: Outgoing
    made: Made
    address: Address
    reader: Reader
    under: str = ""
    drawn: Attachment | None = None  # a file that was made for this message


@frozen
class Queued:
    """What came, and of everybody who was asked for his accounts and how he wants to be told."""

    slips: tuple[Slip, ...]
    accounts: dict[PersonId, tuple[Address, ...]]
    habits: dict[PersonId, Habits]


@frozen
class Behind:
    """Cards that are behind, and when the next one that is stuck may be tried again."""

    cards: tuple[Standing, ...]
    stuck_until: datetime | None


def queued(
    tables: Tables,
    after: int,
    wanted: Iterable[PersonId],
    known: Mapping[PersonId, tuple[Address, ...]],
    now: datetime,
    usual: Habits,
) -> Queued:
    """Look for what came after a row, and for the accounts and habits of people not known yet.

    Who has several is looked up for each message: he may have gone over to another one, or have come to have it.
    """
    slips = tables.messages.waiting(after, SLIPS)
    people = {person for person in wanted if person not in known}
    people |= {slip.person for slip in slips if slip.person and not _settled(slip, known.get(slip.person, ()))}
    accounts = {person: tables.senders.reachable(person, now - UNREACHED) for person in people}
    people |= {slip.person for slip in slips if slip.person}  # what somebody has just chosen holds at once
    return Queued(slips, accounts, {person: tables.habits.of(person).habits(usual) for person in people})


def still(tables: Tables, slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """Give those that are still to be sent: a digest may have had the others."""
    return tuple(slip for slip in slips if tables.messages.waits(slip.id))


def join(
    tables: Tables, person: PersonId, rows: Iterable[int], now: datetime, organisation: Organisation
) -> frozenset[int]:
    """Make one message of several reminders for somebody; gives the rows that wait no more."""
    return digests.join(Act(tables, now, organisation), person, rows)


def _settled(slip: Slip, known: tuple[Address, ...]) -> bool:
    return len(known) == 1 and slip.address in (None, *known)


def behind(tables: Tables, now: datetime) -> Behind:
    """Look for cards that are behind."""
    return Behind(tables.messages.stale(now, CARDS), tables.messages.next_at(now))


def make(tables: Tables, slip: Slip, address: Address, now: datetime, organisation: Organisation) -> Parcel | None:
    """Make a message ready; None when there is nothing to send: its subject is gone, or something newer stands."""
    outgoing = tables.messages.outgoing(slip.id)
    if outgoing is None or (outgoing.kind in LIVE and tables.messages.overtaken(outgoing)):
        return None
    act = Act(remembering(tables), now, organisation)
    made = views.make(act, Wanted.of(outgoing))
    if made is None:
        return None
    if slip.doubt:
        made = replace(made, card=replace(made.card, notes=(*made.card.notes, Text("delivery-repeat"))))
    return Parcel(outgoing, made, address, views.reader(act, outgoing.person), _under(tables, slip, outgoing))


def _under(tables: Tables, slip: Slip, outgoing: Outgoing) -> str:
    """Give the message in a place under which all else about an item stands."""
    beneath = slip.place and outgoing.kind != Kind.POSTED
    return tables.messages.root(slip.place, DraftId(outgoing.subject)) if beneath else ""


def standing(tables: Tables, slip: Slip, address: Address, now: datetime, organisation: Organisation) -> Parcel:
    """Give what is noted of a message that may be out already; LookupError when there is no such message."""
    outgoing = tables.messages.outgoing(slip.id)
    if outgoing is None:
        raise LookupError(slip.id)
    act = Act(tables, now, organisation)
    made = views.make(act, Wanted.of(outgoing)) or views.gone()
    return Parcel(outgoing, made, address, views.reader(act, outgoing.person), _under(tables, slip, outgoing))


def lease(tables: Tables, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
    """Take a message that needs some time before it goes out."""
    return tables.messages.lease(slip, to, fence, until)


def sending(tables: Tables, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
    """Write, before the call, that a message may be out."""
    return tables.messages.sending(slip, to, fence, until)


def put_off(tables: Tables, slip: Slip, to: Address, fence: int) -> bool:
    """Note how a message waits now."""
    return tables.messages.put_off(slip, to, fence)


def sent(tables: Tables, parcel: Parcel, message: str, fence: int, now: datetime) -> bool:
    """Note a message that is out; False where somebody else sends for the platform by now, and will find it."""
    return _stand(tables, parcel, message, fence, now, shows=(parcel.made.revision, digest(parcel.made.card)))


def found(tables: Tables, parcel: Parcel, message: str, fence: int, now: datetime) -> bool:
    """Note a message that was out already. What it shows is not known, only that it may be behind: it is stale."""
    return _stand(tables, parcel, message, fence, now, shows=(-1, ""))


def _stand(tables: Tables, parcel: Parcel, message: str, fence: int, now: datetime, *, shows: tuple[int, str]) -> bool:
    outgoing, (revision, hash_) = parcel.outgoing, shows
    if not tables.messages.sent(outgoing.id, parcel.address, fence):
        return False
    tables.senders.find(parcel.address)  # it may have taken nothing before
    if outgoing.kind == Kind.CRISIS and outgoing.person:
        tables.crises.accepted(outgoing.subject, outgoing.person, parcel.address.platform, now)
    if parcel.drawn is not None:
        tables.files.add(parcel.drawn, now)  # what was handed out stays
    if outgoing.kind in LIVE:
        standing = Standing(
            id=new_id(),
            kind=outgoing.kind,
            subject=outgoing.subject,
            draft=parcel.made.draft,
            person=outgoing.person,
            address=parcel.address,
            message=message,
            version=outgoing.version,
            revision=revision,
            hash=hash_,
            state="live",
            place=outgoing.place,
            outgoing=outgoing.id,
        )
        tables.messages.stand(standing, now)
    return True


def moot(tables: Tables, slip: Slip) -> None:
    """End a message that nobody misses."""
    tables.messages.dead(slip.id)


def give_up(tables: Tables, slip: Slip, why: Text, now: datetime, organisation: Organisation) -> None:
    """End a message that cannot be delivered, and tell administrators why."""
    outgoing = tables.messages.outgoing(slip.id)
    if outgoing is not None:
        undelivered.give_up(Act(tables, now, organisation), outgoing, why)


def unreachable(
    tables: Tables, slip: Slip, at: Address | None, used: Container[str], now: datetime, organisation: Organisation
) -> tuple[Address, ...]:
    """Note that somebody cannot be reached at an account; give those that are left, and with none end the message.

    What is for that account alone goes nowhere else, and nobody misses it.
    """
    if slip.kind == Kind.PARTING:
        tables.messages.dead(slip.id)
        return ()
    if at is not None:
        tables.senders.lose(at, now)
    found = tables.senders.reachable(slip.person, now - UNREACHED)
    left = tuple(address for address in found if address.platform in used)
    outgoing = tables.messages.outgoing(slip.id)
    if not left and outgoing is not None:
        undelivered.out_of_reach(Act(tables, now, organisation), outgoing)
    return left


def stopped(
    tables: Tables, platform: str, until: datetime, why: Text, now: datetime, organisation: Organisation
) -> None:
    """Stop a platform until somebody has mended it, and alarm administrators over another one (fault 9)."""
    known = platform in tables.senders.troubles()
    tables.senders.shut(platform, until, why)
    if not known:
        undelivered.alarm(Act(tables, now, organisation), platform, why)


def rescue(
    tables: Tables, platform: str, fence: int, now: datetime, organisation: Organisation, mine: frozenset[int]
) -> tuple[Slip, ...]:
    """Take up what was under way when a sender died: what may be out is looked up, the rest goes again.

    A message over which several died is set aside (fault 37). `mine` are under way here, and left alone.
    """
    up: list[Slip] = []
    for slip in tables.messages.lost(platform, fence, now):
        if slip.id in mine:
            continue
        state = "unknown" if slip.state == "sending" else "retry"
        again = replace(slip, state=state, deaths=slip.deaths + 1, not_before=now)
        tables.messages.recovered(again, fence)
        if again.deaths < MOST_DEATHS:
            up.append(again)
        else:
            give_up(tables, again, Text("undelivered-deadly", {"times": again.deaths}), now, organisation)
    return tuple(up)


def wait_of(slip: Slip) -> timedelta:
    """Say how long a message waits that did not go out; after a sender's death it goes at once, in its place."""
    if slip.attempts <= slip.deaths:
        return timedelta(0)
    longest = LONGEST_IN_A_CRISIS if slip.lane == Lane.CRISIS else LONGEST_WAIT
    doubled: int = 2 ** min(slip.attempts - 1, 16)
    return min(FIRST_WAIT * doubled, longest)


def drawn_first(slip: Slip) -> bool:
    """Tell whether a message carries a file that has to be drawn."""
    return slip.kind in (Kind.SHEET, Kind.LEDGER_FILE, Kind.QUOTA_REPORT, Kind.QUOTA_FILE, Kind.DRILLS)
