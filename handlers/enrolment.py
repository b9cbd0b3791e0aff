"""Enrolment: an account on a messenger becomes somebody's, by his e-mail address or by a one-time code."""

import hmac
from hashlib import sha256
from typing import Final

from bot.cards.card import Card, Kind
from bot.deps import Act
from bot.domain.effects import Lane, Send
from bot.domain.enrolling import LENGTH, LETTERS, VALID, Code, Linked, Tries, shown, written
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.errors import NotKnown, Refused
from bot.ports import Address
from bot.text import Language, Text, micros
from handlers import directory, undelivered

_HOUR: Final = 3_600_000_000  # microseconds


class NobodyOfThisName(Refused):
    """A code was asked for somebody who is not in the directory."""

    key = "refused-code-for-nobody"


class SeveralOfThisName(Refused):
    """Several people are called like this; their ids tell them apart."""

    key = "refused-code-for-several"


class CodeWrong(Refused):
    """The code is none, was used, or holds no more."""

    key = "refused-code-wrong"


class CodeTriedTooOften(Refused):
    """This account has sent too many wrong codes; for an hour no more are looked at."""

    key = "refused-code-tries"


def issue(act: Act, person: Person, words: str) -> None:
    """Issue a one-time code for whoever an administrator names, and tell it to him: he passes it on."""
    directory.only_administrators(act, person)
    meant = _named(act, words)
    id_ = act.new_id()
    code = Code(id_, _digest(_letters(act, id_)), meant.id, person.id, act.now + VALID)
    act.tables.codes.issue(code)
    act.tell(person, Kind.CODE, id_)


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
    return Card(
        Text("code-here", {**whose, "code": shown(letters)}), notes=(Text("code-how", {**whose, "until": filed.until}),)
    )


def _letters(act: Act, code: str) -> str:
    """Give the letters of a code; another process of the bot would give others, so a code ends with the process."""
    number = int.from_bytes(hmac.digest(act.organisation.secret, code.encode(), "sha256")[:8])
    return "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(LENGTH))


def _digest(letters: str) -> str:
    return sha256(letters.encode()).hexdigest()


def introduce(act: Act, who: Address, words: str) -> Refused | None:
    """Hear an account that is nobody's: a code links it to whom it was issued for, anything else is refused.

    A wrong code is counted, so this writes even where it refuses.
    """
    letters = written(words)
    if letters is None:
        return NotKnown()
    tries = act.tables.codes.tries(who, act.now)
    if tries.too_many:
        return CodeTriedTooOften()
    code = act.tables.codes.find(_digest(letters))
    person = act.people.get(code.person) if code is not None and code.holds(act.now) else None
    if code is None or person is None or not person.active:
        act.tables.codes.tried(who, Tries(tries.since, tries.count + 1))
        return CodeWrong()
    act.tables.codes.use(code, act.now)
    _link(act, who, Linked(code.person, who.platform, who.user, "code", code.issuer))
    return None


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
    for other in act.people.addresses(fact.person):
        if (other.platform, other.workspace) == (who.platform, who.workspace):
            act.people.unlink(other)
    act.people.link(who, fact.person)
    act.record(fact)
    undelivered.arrived(act, fact.person)


def warn(act: Act, text: Text, key: str) -> None:
    """Tell the administrators of something that is wrong, at most once an hour for each key."""
    for person in act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), UnitId("")):
        send = Send(
            f"warning:{key}:{micros(act.now) // _HOUR}:{person}", person, Kind.NEWS, lane=Lane.DECISIONS, text=text
        )
        act.send(send)
