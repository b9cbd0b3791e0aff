"""The account of a crisis: its last owner writes it part by part, hands it in, and all who were called may read it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.cards.account_form import FORM, SAME, SPARE
from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import aftermath, crises, fields
from bot.domain.aftermath import LONGEST, PARTS, Account
from bot.domain.aftermath_facts import AccountGiven, AccountWritten
from bot.domain.crises import Crisis, OfCrisis
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person
from bot.reactions.crises import words as about
from bot.text import Text
from handlers import aftermath as after
from handlers import alerts, crisis_deeds, questions, submissions
from handlers.answering import Given


class NoAccount(OfCrisis):
    """No account was asked for of this crisis."""

    key = "refused-no-account"


def seen(act: Act, person: Person, crisis_id: str) -> tuple[Crisis, Account]:
    """Give the account of a crisis to somebody who may see that, or has a task of it."""
    crisis = act.crises.get(crisis_id)
    mine = crisis is not None and any(one.person == person.id for one in act.aftermath.tasks(crisis.id))
    if crisis is None or not mine:
        crisis = crisis_deeds.seen(act, person, crisis_id)
    account = act.aftermath.account(crisis.id)
    if account is None:
        raise NoAccount(number=crisis.number)
    return crisis, account


def mine(act: Act, person: Person, crisis_id: str) -> tuple[Crisis, Account]:
    """Give an account that is due to whoever is to give it."""
    crisis, account = seen(act, person, crisis_id)
    aftermath.check_own(account, person.id)
    return crisis, account


def show(act: Act, person: Person, crisis_id: str) -> None:
    """Send somebody the account of a crisis as it stands."""
    crisis, _ = seen(act, person, crisis_id)
    act.tell(person, Kind.ACCOUNT, crisis.id)


def write(act: Act, person: Person, crisis_id: str, part: str = "", *, forms: bool | None = None) -> None:
    """Ask for what is missing: in a form, or for the first part of it; where nothing is, which one to write anew."""
    crisis, account = mine(act, person, crisis_id)
    in_form = act.people.fills_forms(person.id) if forms is None else forms
    wanted = part if part in PARTS else FORM if in_form else next(iter(account.missing), "")
    if wanted:
        _ask(act, person, crisis, account, wanted)
    else:
        choices = tuple(Choice(one, Text(f"account-part-{one}")) for one in PARTS)
        questions.ask(act, replace(_question(act, person, crisis, "which"), choices=choices, words=False))


def _question(act: Act, person: Person, crisis: Crisis, what: str) -> Question:
    prompt = about(alerts.named(crisis), f"ask-account-{what}")
    return Question(act.new_id(), person.id, Purpose.ACCOUNT, prompt, subject=crisis.id, about=what)


def _ask(act: Act, person: Person, crisis: Crisis, account: Account, part: str) -> None:
    """Ask for one part, or for all in a form; what was written, or told of it in the last report, stands in it."""
    known = {**_reported(act, crisis), **account.said}
    question = replace(_question(act, person, crisis, part), kept=known)
    if part != FORM:
        same = (Choice(SAME, Text("choice-account-same")),) if known.get(part) else ()
        none = (Choice(fields.NONE, Text("choice-account-nothing")),) if part in SPARE else ()
        place = Text("hint-account", {"number": PARTS.index(part) + 1, "of": len(PARTS)})
        question = replace(question, hint=place, choices=(*same, *none))
    questions.ask(act, question)


def _reported(act: Act, crisis: Crisis) -> dict[str, str]:
    """Give what the last situation report says of the same."""
    last = act.tables.situations.latest(crisis.id)
    told = {"happened": last.said.overview, "done": last.said.measures} if last is not None else {}
    return {part: words[:LONGEST] for part, words in told.items() if words}


def _answered(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take a part, be the rest still to come; after the last one the account is shown, to be handed in."""
    if question.about == "which":
        write(act, person, question.subject, given.code)
        return
    crisis, account = mine(act, person, question.subject)
    part = next(iter(account.missing), PARTS[0]) if question.about == FORM else question.about
    words = question.kept.get(part, "") if given.code == SAME else given.words
    if not (words or given.code):
        raise fields.NothingSaid
    account = take(act, person, crisis, {part: words})
    if account.missing:
        _ask(act, person, crisis, account, account.missing[0])
    else:
        act.tell(person, Kind.ACCOUNT, crisis.id)


def take(act: Act, person: Person, crisis: Crisis, said: Mapping[str, str]) -> Account:
    """Put parts on file; none of them where one is too long."""
    _, account = mine(act, person, crisis.id)
    longest = max(map(len, said.values()), default=0)
    if longest > LONGEST:
        raise fields.TextTooLong(size=longest, most=LONGEST)
    for part, words in said.items():
        if account.said.get(part) != words:
            account = aftermath.written(account, person.id, part, words)
            act.record(AccountWritten(alerts.named(crisis), person.id, part, words))
    after.put(act, account)
    return account


def give(act: Act, person: Person, crisis_id: str) -> Text:
    """Hand the account in: it is on file, leaders and the PR desk are told once."""
    crisis, account = mine(act, person, crisis_id)
    after.put(act, aftermath.given(account, person.id, act.now))
    reviewed = alerts.put(act, crises.reviewed(crisis))
    told = dict.fromkeys((*alerts.leaders(act, crisis), *submissions.desk(act)))
    others = tuple(one for one in told if one != person.id)
    act.record(AccountGiven(alerts.named(reviewed), person.id, len(act.aftermath.tasks(crisis.id)), others))
    return about(alerts.named(crisis), "notice-account-given")


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.ACCOUNT: _answered,
}
MOOT: Final = (aftermath.AccountNotDue, aftermath.NotYourAccount, NoAccount)
"""What says that an answer is wanted no more."""
