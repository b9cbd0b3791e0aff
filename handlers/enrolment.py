"""Enrolment: an account on a messenger becomes somebody's, by his e-mail address or by a one-time code."""

from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.effects import Lane, Send
from bot.domain.enrolling import Linked, Step, Tries, found_in, shown, written
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.errors import NotKnown, Refused
from bot.mail import Here
from bot.ports import Address
from bot.text import Language, Text, micros, moment
from handlers import codes, undelivered

_HOUR: Final = 3_600_000_000  # microseconds
_CHOOSE: Final = ((Verb.PLATFORM.value, "menu-platform"),)


class CodeWrong(Refused):
    """The code is none, was used, or holds no more."""

    key = "refused-code-wrong"


class CodeTriedTooOften(Refused):
    """This account has sent too many wrong codes; for an hour no more are looked at."""

    key = "refused-code-tries"


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name what somebody may do about his accounts."""
    used = {address.platform for address in act.people.addresses(person)}
    more = set(act.organisation.messengers) - used
    issues = act.organisation.messengers != ("web",) and act.people.holds(person, Role.ADMINISTRATOR, None, act.now)
    return (
        *((Verb.PLATFORM,) if len(used) > 1 else ()),
        *((Verb.LINK,) if more and used else ()),
        *((Verb.CODE,) if issues else ()),
    )


def introduce(act: Act, who: Address, words: str) -> Text | Refused | None:
    """Hear an account that is nobody's: a code links it to whom it was issued for, anything else is refused.

    A code of somebody's own is answered with another one, for this account to show him: it may be said, not kept.
    A wrong code is counted, so this writes even where it refuses. It may stand among other words, as in what is
    forwarded.
    """
    letters = written(words) or found_in(words)
    if letters is None:
        return NotKnown()
    tries = act.tables.codes.tries(who, act.now)
    if tries.too_many:
        return CodeTriedTooOften()
    code = codes.holding(act, letters)
    if code is None or code.step is Step.BACK:
        act.tables.codes.tried(who, Tries(tries.since, tries.count + 1))
        return CodeWrong()
    act.tables.codes.use(code, act.now)
    if code.step is Step.SENT:
        return _asked_back(act, who, code.person)
    _link(act, who, Linked(code.person, who.platform, who.user, "code", code.issuer))
    return None


def _asked_back(act: Act, who: Address, person: PersonId) -> Text:
    """Show a new account the code that has to come back from one that is the person's, and tell him there."""
    back = codes.issued(act, person, person, Step.BACK, who)
    text = Text("news-link-asked", {"platform": Text(f"platform-{who.platform}"), "until": back.until})
    act.send(Send(f"{act.event}:{text.key}", person, Kind.NEWS, text=text))
    return Text("code-back", {"code": shown(codes.letters_of(act, back.id)), "until": back.until})


def takes(act: Act, person: Person, words: str) -> bool:
    """Take a code that somebody sends from an account of his; any code of ours is no answer and no draft."""
    if comes_back(act, person, words):
        return True
    if not is_code(act, words):
        return False
    act.say(person, Text("refused-code-known"))
    return True


def is_code(act: Act, words: str) -> bool:
    """Tell whether words are a code that was issued once."""
    letters = written(words)
    return letters is not None and act.tables.codes.find(codes.digest_of(letters)) is not None


def comes_back(act: Act, person: Person, words: str) -> bool:
    """Take a code that somebody sends from an account of his while he links another; False if this is none.

    Nobody gains by guessing here: it would be his own link, of an account that has sent his first code.
    """
    letters = written(words)
    code = act.tables.codes.waiting(person.id, act.now) if letters else None
    if letters is None or code is None or code.issuer != person.id:
        return False
    if codes.digest_of(letters) != code.digest:
        wrong = words.strip().casefold() == shown(letters)  # any eight letters may be a word
        if wrong:
            act.say(person, Text("refused-code-not-this"))
        return wrong
    who = None if code.account is None else Address(*code.account)
    if who is None:
        act.say(person, Text("refused-code-elsewhere"))
        return True
    act.tables.codes.use(code, act.now)
    if act.people.at(who) is not None:
        act.say(person, Text("refused-code-not-this"))
    else:
        _link_other(act, person.id, who)
    return True


def _link_other(act: Act, person: PersonId, who: Address) -> None:
    """Link somebody's other account, and tell him so on both sides."""
    here = act.here or Here(person, act.people.addresses(person)[0])
    _link(act, who, Linked(person, who.platform, who.user, "codes", person))
    act.here = here
    text = Text("news-linked-here", {"platform": Text(f"platform-{who.platform}")})
    act.send(Send(f"{act.event}:{text.key}", person, Kind.NEWS, text=text, buttons=_CHOOSE))


def met(act: Act, who: Address, email: str, language: Language) -> None:
    """Note what a messenger says of an account: its language, and the e-mail address by which it is somebody's.

    An address links nobody who has an account there already: that takes a code.
    """
    person = act.people.at(who)
    if person is None and email:
        owner = act.tables.codes.owner_of(email)
        if owner is not None and not _has_account(act, owner, who):
            _link(act, who, Linked(owner, who.platform, who.user, "email"))
            person = act.people.at(who)
    if person is None:
        return
    _comes_back(act, person.id, who)
    if act.people.meet(person.id, language):
        act.tables.messages.restate(person.id)


def _comes_back(act: Act, person: PersonId, who: Address) -> None:
    """Note that an account is there; what could not reach somebody who took no messages comes now (fault 23)."""
    lost = who not in act.tables.senders.reachable(person, moment(0))
    act.tables.senders.find(who)
    if lost:
        act.here = Here(person, who)
        undelivered.arrived(act, person)
        _remind(act, person, who)


def _remind(act: Act, person: PersonId, who: Address) -> None:
    """List at an account what waits for somebody whose cards stand elsewhere, or nowhere."""
    if act.drafts.count_waiting(person):
        act.send(Send(f"{Kind.INBOX}:{who.user}:{micros(act.now)}", person, Kind.INBOX, needed_by=act.now))


def _has_account(act: Act, person: PersonId, who: Address) -> bool:
    theirs = act.people.addresses(person)
    return any((one.platform, one.workspace) == (who.platform, who.workspace) for one in theirs)


def _link(act: Act, who: Address, fact: Linked) -> None:
    """Make an account somebody's, and no other one there; what waited for him comes now, and both are told."""
    others = [it for it in act.people.addresses(fact.person) if (it.platform, it.workspace) == _where(who)]
    for other in others:
        act.people.unlink(other)
        act.tables.messages.abandon(other)
        _part(act, other, fact.person)
    act.people.link(who, fact.person)
    act.here = Here(fact.person, who)
    act.record(fact)
    undelivered.arrived(act, fact.person)
    if others:
        _remind(act, fact.person, who)


def _part(act: Act, account: Address, person: PersonId) -> None:
    """Tell an account that was replaced so: it may be in other hands than its person's, or his who knows of nothing."""
    act.here = Here(person, account)
    text = Text("news-account-replaced", {"platform": Text(f"platform-{account.platform}")})
    act.send(Send(f"parting:{account.platform}:{account.user}:{micros(act.now)}", person, Kind.PARTING, text=text))


def _where(who: Address) -> tuple[str, str]:
    return who.platform, who.workspace


def warn(act: Act, text: Text, key: str) -> None:
    """Tell the administrators of something that is wrong, at most once an hour for each key."""
    for person in act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), UnitId("")):
        send = Send(
            f"warning:{key}:{micros(act.now) // _HOUR}:{person}", person, Kind.NEWS, lane=Lane.DECISIONS, text=text
        )
        act.send(send)
