"""One-time codes: issued for whoever is named, shown, found again by their digests."""

import hmac
from hashlib import sha256

from bot.cards.card import Card, Kind, Stop
from bot.deps import Act
from bot.domain.enrolling import LENGTH, LETTERS, VALID, Code, Step, shown
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.errors import Refused
from bot.ports import Address
from bot.text import Text, Value
from handlers import directory


class NobodyOfThisName(Refused):
    """A code was asked for somebody who is not in the directory."""

    key = "refused-code-for-nobody"


class SeveralOfThisName(Refused):
    """Several people are called like this; their ids tell them apart."""

    key = "refused-code-for-several"


class OneMessenger(Refused):
    """There is but one messenger, so there is no other account to be linked."""

    key = "refused-one-messenger"


class CodeForWhom(Refused):
    """A code was asked for, and nobody named."""

    key = "refused-code-for-whom"


def issue(act: Act, person: Person, words: str) -> None:
    """Issue a one-time code for whoever an administrator names, and tell it to him: he passes it on."""
    directory.only_administrators(act, person)
    if not words.strip():
        raise CodeForWhom
    code = issued(act, _named(act, words).id, person.id)
    act.tell(person, Kind.CODE, code.id)


def link(act: Act, person: Person) -> None:
    """Give somebody a code that he sends from an account that is to be his as well (fault 85)."""
    if len(act.organisation.messengers) < 2:  # noqa: PLR2004 - this one, and another
        raise OneMessenger
    code = issued(act, person.id, person.id, Step.SENT)
    act.tell(person, Kind.CODE, code.id)


def first_code(act: Act) -> Text | None:
    """Issue a code for an administrator, while there is none who could: it is said where the bot was started.

    Whoever can start the bot has its data. None where one can be reached, or there is no administrator.
    """
    found = act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), UnitId(""))
    used = {address.platform for person in found for address in act.people.addresses(person)}
    if not found or used.intersection(act.organisation.messengers):
        return None
    code = issued(act, found[0], found[0])
    letters = shown(letters_of(act, code.id))
    values: dict[str, Value] = {"person": act.names(found[0]), "code": letters}
    _, link = act.organisation.deep_link
    return Text("code-first-tap", {**values, "address": f"{link}{letters}"}) if link else Text("code-first", values)


def issued(
    act: Act, whose: PersonId, by: PersonId, step: Step = Step.HANDED_ON, account: Address | None = None
) -> Code:
    """Put a new code on file."""
    id_ = act.new_id()
    to = None if account is None else (account.platform, account.workspace, account.user)
    code = Code(id_, digest_of(letters_of(act, id_)), whose, by, act.now + VALID, step=step, account=to)
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
    letters, whose = letters_of(act, code), {"person": act.names(filed.person)}
    if not filed.holds(act.now) or digest_of(letters) != filed.digest:
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


def letters_of(act: Act, code: str) -> str:
    """Give the letters of a code; another process of the bot would give others, so a code ends with the process."""
    number = int.from_bytes(hmac.digest(act.organisation.secret, code.encode(), "sha256")[:8])
    return "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(LENGTH))


def digest_of(letters: str) -> str:
    """Give what is on file of a code."""
    return sha256(letters.encode()).hexdigest()


def holding(act: Act, letters: str) -> Code | None:
    """Find a code that may still be used, of somebody who is still there."""
    code = act.tables.codes.find(digest_of(letters))
    person = act.people.get(code.person) if code is not None and code.holds(act.now) else None
    return code if person is not None and person.active else None
