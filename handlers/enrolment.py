"""Enrolment: an account on a messenger becomes somebody's, by his e-mail address or by a one-time code."""

import hmac
from hashlib import sha256
from typing import Final

from bot.cards.card import Card, Kind, Stop
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.effects import Lane, Send
from bot.domain.enrolling import LENGTH, LETTERS, VALID, Code, Linked, Step, Tries, shown, written
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.errors import NotKnown, Refused
from bot.mail import Here
from bot.ports import Address
from bot.text import Language, Text, Value, micros
from handlers import directory, undelivered

_HOUR: Final = 3_600_000_000  # microseconds
_CHOOSE: Final = ((Verb.PLATFORM.value, "menu-platform"),)


class NobodyOfThisName(Refused):
    """A code was asked for somebody who is not in the directory."""

    key = "refused-code-for-nobody"


class SeveralOfThisName(Refused):
    """Several people are called like this; their ids tell them apart."""

    key = "refused-code-for-several"


class CodeWrong(Refused):
    """The code is none, was used, or holds no more."""

    key = "refused-code-wrong"


class OneMessenger(Refused):
    """There is but one messenger, so there is no other account to be linked."""

    key = "refused-one-messenger"


class CodeTriedTooOften(Refused):
    """This account has sent too many wrong codes; for an hour no more are looked at."""

    key = "refused-code-tries"


def issue(act: Act, person: Person, words: str) -> None:
    """Issue a one-time code for whoever an administrator names, and tell it to him: he passes it on."""
    directory.only_administrators(act, person)
    code = _issued(act, _named(act, words).id, person.id)
    act.tell(person, Kind.CODE, code.id)


def link(act: Act, person: Person) -> None:
    """Give somebody a code that he sends from an account that is to be his as well (fault 85)."""
    if len(act.organisation.messengers) < 2:  # noqa: PLR2004 - this one, and another
        raise OneMessenger
    code = _issued(act, person.id, person.id, Step.SENT)
    act.tell(person, Kind.CODE, code.id)


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name what somebody may do about his accounts."""
    used = {address.platform for address in act.people.addresses(person)}
    more = set(act.organisation.messengers) - used
    return (*((Verb.PLATFORM,) if len(used) > 1 else ()), *((Verb.LINK,) if more and used else ()))


def first_code(act: Act) -> Text | None:
    """Issue a code for an administrator, while there is none who could: it is said where the bot was started.

    Whoever can start the bot has its data. None where one can be reached, or there is no administrator.
    """
    found = act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), UnitId(""))
    used = {address.platform for person in found for address in act.people.addresses(person)}
    if not found or used.intersection(act.organisation.messengers):
        return None
    code = _issued(act, found[0], found[0])
    letters = shown(_letters(act, code.id))
    values: dict[str, Value] = {"person": act.names(found[0]), "code": letters}
    _, link = act.organisation.deep_link
    return Text("code-first-tap", {**values, "address": f"{link}{letters}"}) if link else Text("code-first", values)


def _issued(
    act: Act, whose: PersonId, by: PersonId, step: Step = Step.HANDED_ON, account: Address | None = None
) -> Code:
    id_ = act.new_id()
    to = None if account is None else (account.platform, account.workspace, account.user)
    code = Code(id_, _digest(_letters(act, id_)), whose, by, act.now + VALID, step=step, account=to)
    act.tables.codes.issue(code)
    return code


def _named(act: Act, words: str) -> Person:
    """Find somebody by his id, his e-mail address or his name in any language."""
    said = words.strip().removeprefix("@").casefold()
    people = [person for person in act.people.roster(act.now).people.values() if person.active]
    owner = act.tables.codes.owner_of(said)
    found = [it for it in people if said in {it.id.casefold(), *_names(it)} or it.id == owner] if said else []
    exact = [it for it in found if it.id.casefold() == said]
    match exact or found:
        case [one]:
            return one
        case []:
            raise NobodyOfThisName(name=words.strip()[:40])
        case several:
            raise SeveralOfThisName(ids=tuple(it.id for it in several))


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (person.names.zh_hans, person.names.zh_hant, person.names.en) if name)


def card(act: Act, code: str) -> Card | None:
    """Build the card with a code. Only its digest is on file: the code itself is made anew whenever it is shown."""
    filed = act.tables.codes.get(code)
    if filed is None:
        return None
    letters, whose = _letters(act, code), {"person": act.names(filed.person)}
    if not filed.holds(act.now) or _digest(letters) != filed.digest:
        return Card(Text("code-over", whose), closed=True)
    tap = _tap(act, filed.person, letters)
    until: dict[str, Value] = {**whose, "until": filed.until}
    if filed.step is Step.SENT:
        route = (Stop("next", Text("code-tap", {"address": tap}), tap),) if tap else ()
        return Card(Text("code-own-here", {"code": shown(letters)}), route=route, notes=(Text("code-own-how", until),))
    # An address to be copied and not to be followed: it is not for whoever is shown it.
    notes = (Text("code-pass", {**whose, "address": tap}),) if tap else ()
    return Card(Text("code-here", {**whose, "code": shown(letters)}), notes=(Text("code-how", until), *notes))


def _tap(act: Act, person: PersonId, letters: str) -> str:
    """Give the address that sends a code from where the person has no account yet; empty if there is none."""
    platform, link = act.organisation.deep_link
    there = any(known.platform == platform for known in act.people.addresses(person))
    return f"{link}{shown(letters)}" if link and not there else ""


def _letters(act: Act, code: str) -> str:
    """Give the letters of a code; another process of the bot would give others, so a code ends with the process."""
    number = int.from_bytes(hmac.digest(act.organisation.secret, code.encode(), "sha256")[:8])
    return "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(LENGTH))


def _digest(letters: str) -> str:
    return sha256(letters.encode()).hexdigest()


def introduce(act: Act, who: Address, words: str) -> Text | Refused | None:
    """Hear an account that is nobody's: a code links it to whom it was issued for, anything else is refused.

    A code of somebody's own is answered with another one, for this account to show him: it may be said, not kept.
    A wrong code is counted, so this writes even where it refuses.
    """
    letters = written(words)
    if letters is None:
        return NotKnown()
    tries = act.tables.codes.tries(who, act.now)
    if tries.too_many:
        return CodeTriedTooOften()
    code = _holding(act, letters)
    if code is None or code.step is Step.BACK:
        act.tables.codes.tried(who, Tries(tries.since, tries.count + 1))
        return CodeWrong()
    act.tables.codes.use(code, act.now)
    if code.step is Step.SENT:
        return _asked_back(act, who, code.person)
    _link(act, who, Linked(code.person, who.platform, who.user, "code", code.issuer))
    return None


def _holding(act: Act, letters: str) -> Code | None:
    """Find a code that may still be used, of somebody who is still there."""
    code = act.tables.codes.find(_digest(letters))
    person = act.people.get(code.person) if code is not None and code.holds(act.now) else None
    return code if person is not None and person.active else None


def _asked_back(act: Act, who: Address, person: PersonId) -> Text:
    """Show a new account the code that has to come back from one that is the person's, and tell him there."""
    back = _issued(act, person, person, Step.BACK, who)
    text = Text("news-link-asked", {"platform": Text(f"platform-{who.platform}"), "until": back.until})
    act.send(Send(f"{act.event}:{text.key}", person, Kind.NEWS, text=text))
    return Text("code-back", {"code": shown(_letters(act, back.id)), "until": back.until})


def takes(act: Act, person: Person, words: str) -> bool:
    """Take a code that somebody sends from an account of his; any code of ours is no answer and no draft."""
    if comes_back(act, person, words):
        return True
    letters = written(words)
    if letters is None or act.tables.codes.find(_digest(letters)) is None:
        return False
    act.say(person, Text("refused-code-known"))
    return True


def comes_back(act: Act, person: Person, words: str) -> bool:
    """Take a code that somebody sends from an account of his while he links another; False if this is none.

    Nobody gains by guessing here: it would be his own link, of an account that has sent his first code.
    """
    letters = written(words)
    code = act.tables.codes.waiting(person.id, act.now) if letters else None
    if letters is None or code is None or code.issuer != person.id:
        return False
    if _digest(letters) != code.digest:
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
    act.tables.senders.find(who)
    if act.people.meet(person.id, language):
        act.tables.messages.restate(person.id)


def _has_account(act: Act, person: PersonId, who: Address) -> bool:
    theirs = act.people.addresses(person)
    return any((one.platform, one.workspace) == (who.platform, who.workspace) for one in theirs)


def _link(act: Act, who: Address, fact: Linked) -> None:
    """Make an account somebody's, and no other one there; what waited for him comes now, and both are told."""
    others = [it for it in act.people.addresses(fact.person) if (it.platform, it.workspace) == _where(who)]
    for other in others:
        act.people.unlink(other)
        act.tables.messages.abandon(other)
    act.people.link(who, fact.person)
    act.here = Here(fact.person, who)
    act.record(fact)
    undelivered.arrived(act, fact.person)
    if others and act.drafts.count_waiting(fact.person):  # whose cards stood where he is no more
        act.send(Send(f"{act.event}:{Kind.INBOX}:{who.user}", fact.person, Kind.INBOX))


def _where(who: Address) -> tuple[str, str]:
    return who.platform, who.workspace


def warn(act: Act, text: Text, key: str) -> None:
    """Tell the administrators of something that is wrong, at most once an hour for each key."""
    for person in act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), UnitId("")):
        send = Send(
            f"warning:{key}:{micros(act.now) // _HOUR}:{person}", person, Kind.NEWS, lane=Lane.DECISIONS, text=text
        )
        act.send(send)
