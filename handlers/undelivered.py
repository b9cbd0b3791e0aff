"""What could not be delivered: who is told, who decides in the place of somebody out of reach, sending it again."""

from collections.abc import Iterator
from typing import Final

from bot.cards.card import Card, Kind
from bot.cards.tokens import Verb
from bot.cards.undelivered import Lost, undelivered
from bot.deps import Act
from bot.domain.effects import Lane, Send
from bot.domain.people import Person, PersonId, Role, Who
from bot.errors import NotFound, Refused
from bot.mail import Outgoing
from bot.text import Text, Value, micros
from handlers import items, people, statements

NOTICE: Final = "undelivered:"
"""How the keys of what is told here begin: that one of these could not be delivered is told to nobody."""
_DRILL: Final = "crisis-drill"  # in which the words of a drill stand
MOST: Final = 20  # lines of the list
_AGAIN: Final = ((Verb.AGAIN.value, "button-send-again"),)
_LIST: Final = ((Verb.UNDELIVERED.value, "button-undelivered"),)


class NotForYou(Refused):
    """Somebody who is no administrator asks for what could not be delivered."""

    key = "refused-undelivered-not-for-you"


class SentAgain(Refused):
    """It was sent again already, or has been delivered."""

    key = "refused-sent-again"


def give_up(act: Act, outgoing: Outgoing, why: Text) -> None:
    """End a message that cannot be delivered, and offer it to administrators to be sent again."""
    act.tables.messages.dead(outgoing.id, why)
    if outgoing.key.startswith(NOTICE):
        return
    text = _news("news-undelivered", about(act, outgoing), {"to": _to(act, outgoing), "why": why})
    for person in _holding(act, Role.ADMINISTRATOR):
        key = f"{NOTICE}{outgoing.id}:{person}"
        act.send(Send(key, person, Kind.NEWS, str(outgoing.id), text=text, buttons=_AGAIN))
    if outgoing.place:
        _to_each(act, outgoing)


def _to_each(act: Act, outgoing: Outgoing) -> None:
    """Send what a place does not take to those who read there (fault 6)."""
    kind = Kind.PROGRESS if outgoing.kind == Kind.POSTED else outgoing.kind
    for person in _holding(act, Role.PR_DESK):
        act.send(Send(f"{outgoing.key}:{person}", person, kind, outgoing.subject, text=outgoing.text))


def out_of_reach(act: Act, outgoing: Outgoing) -> None:
    """End a message for somebody who can be reached nowhere; what waits for his decision passes on (fault 8).

    Who never had an account keeps his seat: he will be told once he has one (`arrived`).
    """
    act.tables.messages.dead(outgoing.id, Text("undelivered-unreachable"))
    if outgoing.key.startswith(NOTICE):
        return
    had = bool(act.people.addresses(outgoing.person))
    day = act.now.astimezone(act.organisation.zone).date()
    text = _news(
        "news-unreachable" if had else "news-no-account", about(act, outgoing), {"person": act.names(outgoing.person)}
    )
    for person in _holding(act, Role.ADMINISTRATOR):
        key = f"{NOTICE}{outgoing.person}:{day}:{outgoing.kind}:{outgoing.subject}:{person}"
        act.send(Send(key, person, Kind.NEWS, text=text, buttons=_LIST))
    if had and outgoing.kind == Kind.REVIEW:
        people.pass_on(act, outgoing.person, out_of_reach=True)


def _news(key: str, what: Text, values: dict[str, Value]) -> Text:
    """Give news of a message; of a drill's they are marked at both ends, as it was itself."""
    inner = what.values["text"] if what.key == _DRILL else what
    said = Text(key, {**values, "what": inner})
    return Text(_DRILL, {"text": said}) if what.key == _DRILL else said


def alarm(act: Act, platform: str, why: Text) -> None:
    """Tell administrators that a platform takes nothing any more, and what is to be mended (fault 9)."""
    text = Text("news-platform-stopped", {"platform": Text(f"platform-{platform}"), "why": why})
    for person in _holding(act, Role.ADMINISTRATOR):
        key = f"{NOTICE}{platform}:{micros(act.now)}:{person}"
        act.send(Send(key, person, Kind.NEWS, lane=Lane.CRISIS, text=text, buttons=_LIST))


def again(act: Act, person: Person, row: str) -> Text:
    """Send a message once more that could not be delivered; what stopped it may have been mended."""
    _administering(act, person)
    found = act.tables.messages.outgoing(int(row)) if row.isdecimal() else None
    if found is None:
        raise NotFound
    if not _requeued(act, found):
        raise SentAgain
    return Text("notice-sent-again", {"to": _to(act, found)})


def arrived(act: Act, person: PersonId) -> None:
    """Send somebody what could not reach him before he had this account."""
    for found in reversed(act.tables.messages.undelivered(MOST * 10)):
        if found.person == person:
            _requeued(act, found)


def _requeued(act: Act, outgoing: Outgoing) -> bool:
    for address in act.people.addresses(outgoing.person):
        act.tables.senders.find(address)
    return act.tables.messages.again(outgoing, act.now)


def show(act: Act, person: Person) -> None:
    """Send an administrator the list of what could not be delivered."""
    _administering(act, person)
    act.tell(person, Kind.UNDELIVERED)


def card(act: Act) -> Card:
    """Build the list, the newest first, with what platforms are stopped by."""
    found = act.tables.messages.undelivered(MOST + 1)
    lines = tuple(_lost(act, outgoing) for outgoing in found[:MOST])
    return undelivered(lines, _stopped(act), more=len(found) > MOST)


def _lost(act: Act, outgoing: Outgoing) -> Lost:
    why = outgoing.why or Text("undelivered-unreachable")
    return Lost(outgoing.id, _to(act, outgoing), about(act, outgoing), why)


def _stopped(act: Act) -> Iterator[Text]:
    for platform, why in act.tables.senders.troubles().items():
        yield Text("undelivered-stopped", {"platform": Text(f"platform-{platform}"), "why": why})
    for scope, until in act.tables.senders.gates().items():
        if until > act.now and scope not in act.tables.senders.troubles():
            yield Text("undelivered-waits", {"scope": scope, "until": until})


def about(act: Act, outgoing: Outgoing) -> Text:
    """Say in a few words what a message is about."""
    if outgoing.text is not None:
        return outgoing.text
    draft = items.behind(act, outgoing.kind, outgoing.subject)
    if draft is None:
        crisis, text = act.crises.get(outgoing.subject), Text("undelivered-card")
        return Text(_DRILL, {"text": text}) if crisis is not None and crisis.drill else text
    title = act.drafts.version(draft.id, draft.latest_for(draft.author)).title
    return statements.marked(draft, Text("undelivered-card-of", {"title": title or Text("untitled")}))


def _to(act: Act, outgoing: Outgoing) -> Value:
    return act.names(outgoing.person) if outgoing.person else Text(f"place-{outgoing.place.partition('@')[0]}")


def _administering(act: Act, person: Person) -> None:
    if not act.people.holds(person.id, Role.ADMINISTRATOR, None, act.now):
        raise NotForYou


def _holding(act: Act, role: Role) -> tuple[PersonId, ...]:
    roster = act.people.roster(act.now)
    return roster.asked(Who(role), next(iter(roster.units)))
