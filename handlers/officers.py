"""A change of officer, reported from chat by the unit's head: who leaves, who follows; what waits passes on (ORG3)."""

from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import naming
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import ENDED
from bot.domain.officers import OfficerChanged
from bot.domain.people import Holding, Person, PersonId, Role, Roster, UnitId, Who
from bot.errors import DeadButton, Refused
from bot.text import Text
from handlers import people, questions
from handlers.answering import Given
from handlers.away import NobodyCalledSo

NOBODY: Final = "nobody"
_MOST: Final = 8  # choices by buttons; anybody else is named in words
_ALL: Final = 10_000  # items of one author
_LONGEST: Final = 60  # characters of a name


class NotYourOfficers(Refused):
    """Only the head of a unit and an administrator report a change of its officers."""

    key = "refused-not-your-officers"


class NoUnitCalledSo(Refused):
    """No unit is called so, or several are."""

    key = "refused-no-unit-called-so"


class NotOfTheUnit(Refused):
    """Whoever follows belongs to another unit; the roster is to say first that he has come over."""

    key = "refused-not-of-the-unit"


class OfficerAlready(Refused):
    """Whoever is to follow is an officer of the unit already."""

    key = "refused-officer-already"


def ask(act: Act, person: Person) -> None:
    """Ask a head for what changes among the officers of his unit; of several units first for which."""
    roster = act.people.roster(act.now)
    units = _units(roster, person.id)
    if not units:
        raise NotYourOfficers
    _go_on(act, person, {"unit": units[0]} if len(units) == 1 else {})


def _units(roster: Roster, person: PersonId) -> list[UnitId]:
    """Name the units whose officers somebody may change."""
    if person in roster.asked(Who(Role.ADMINISTRATOR), UnitId("")):
        return list(roster.units)
    return [unit for unit in roster.units if person in roster.asked(Who(Role.HEAD, "unit"), unit)]


def _go_on(act: Act, person: Person, kept: dict[str, str]) -> None:
    roster = act.people.roster(act.now)
    if "unit" not in kept:
        units = _units(roster, person.id)[:_MOST]
        _ask(
            act,
            person,
            "unit",
            kept,
            [Choice(unit, Text("named", {"name": roster.units[unit].names})) for unit in units],
        )
        return
    unit = UnitId(kept["unit"])
    if unit not in _units(roster, person.id):
        raise NotYourOfficers
    officers = _officers(roster, unit)
    if "gone" not in kept and officers:
        more = Choice(NOBODY, Text("choice-officer-more"))
        _ask(act, person, "gone", kept, [*(_named(roster, one) for one in officers), more])
    elif "follows" not in kept:
        others = [
            one.id for one in roster.people.values() if one.active and one.unit == unit and one.id not in officers
        ]
        none = [Choice(NOBODY, Text("choice-officer-none"))] if officers and kept.get("gone") != NOBODY else []
        _ask(act, person, "follows", kept, [*(_named(roster, one) for one in others[:_MOST]), *none])
    else:
        change(act, person, unit, _person(kept.get("gone", NOBODY)), _person(kept["follows"]))


def _person(said: str) -> PersonId | None:
    return None if said == NOBODY else PersonId(said)


def _named(roster: Roster, person: PersonId) -> Choice:
    return Choice(person, Text("named", {"name": roster.people[person].names}))


def _officers(roster: Roster, unit: UnitId) -> tuple[PersonId, ...]:
    found = (one for role in questions.AUTHORS for one in roster.asked(Who(role, "unit"), unit))
    return tuple(dict.fromkeys(found))


def _ask(act: Act, person: Person, about: str, kept: dict[str, str], choices: list[Choice]) -> None:
    unit = act.people.unit(UnitId(kept["unit"])) if "unit" in kept else None
    prompt = Text(f"ask-officer-{about}", {"unit": unit.names} if unit else {})
    before = act.dialogs.open(person.id)
    if before is not None and before.purpose is not Purpose.OFFICER:
        kept = {**kept, "question": before.id}
    hint = Text(f"hint-officer-{about}") if about != "gone" else None
    question = Question(act.new_id(), person.id, Purpose.OFFICER, prompt, about=about, kept=kept)
    questions.ask(act, replace(question, choices=tuple(choices), hint=hint, words=about != "gone"))


def answered(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take what was asked about a change of officers, and go on."""
    kept = dict(question.kept)
    kept[question.about] = given.code or _meant(act, person, question, given.words[:_LONGEST])
    _go_on(act, person, kept)


def _meant(act: Act, person: Person, question: Question, words: str) -> str:
    roster = act.people.roster(act.now)
    if question.about == "unit":
        return _unit_called(roster, _units(roster, person.id), words)
    found = naming.meant(words, roster, UnitId(question.kept["unit"]))
    if len(found) != 1:
        raise NobodyCalledSo(name=words)
    return found[0]


def _unit_called(roster: Roster, units: list[UnitId], words: str) -> UnitId:
    """Give the one unit whose name has these words in it."""
    said = words.strip().casefold()
    names = {unit: roster.units[unit].names for unit in units}
    found = [
        unit for unit, it in names.items() if any(said in name.casefold() for name in (it.zh_hans, it.zh_hant, it.en))
    ]
    if len(found) != 1:
        raise NoUnitCalledSo(name=words)
    return found[0]


def change(act: Act, by: Person, unit: UnitId, gone: PersonId | None, follows: PersonId | None) -> None:
    """Have one officer follow another: roles end and begin now, what waited for the one passes to the other."""
    roster = act.people.roster(act.now)
    role = _role(act, unit, gone)
    _check(roster, unit, gone, follows)
    if follows is not None:
        act.people.take_up(Holding(follows, role, unit, act.now))
    if gone is not None:
        for held in questions.AUTHORS:
            act.people.end(gone, held, unit, act.now)
    passed = _pass_on(act, unit, gone, follows) if gone is not None else 0
    desk = tuple(one for one in roster.asked(Who(Role.PR_DESK), unit) if one != by.id)
    fact = OfficerChanged(unit, roster.units[unit].names, role, gone, follows, passed, desk, by.id)
    act.record(fact)
    people.hand_on(act)
    act.say(by, Text("notice-officer", {"unit": fact.names, "count": passed}))


def _role(act: Act, unit: UnitId, gone: PersonId | None) -> Role:
    """Say what the successor is: what the other was, else what the unit needs."""
    if gone is not None and not act.people.holds(gone, Role.OFFICER, unit, act.now):
        return Role.LIAISON
    found = act.people.unit(unit)
    needs = Role.LIAISON if found is not None and found.state == "preparation" else Role.OFFICER
    return Role.OFFICER if gone is not None else needs


def _check(roster: Roster, unit: UnitId, gone: PersonId | None, follows: PersonId | None) -> None:
    officers = _officers(roster, unit)
    if gone is not None and gone not in officers:
        raise DeadButton
    if follows is not None and follows in officers:
        raise OfficerAlready(person=roster.people[follows].names)
    if follows is not None and roster.people[follows].unit != unit:
        raise NotOfTheUnit(person=roster.people[follows].names)


def _pass_on(act: Act, unit: UnitId, gone: PersonId, follows: PersonId | None) -> int:
    """Pass the open items of the unit from one officer to the other, to a colleague where he has decided on one."""
    roster, passed = act.people.roster(act.now), 0
    for listed in act.drafts.mine(gone, _ALL):
        draft = listed.draft
        if draft.unit == unit and draft.state not in ENDED:
            people.pass_draft_on(act, draft, roster, first=follows)
            after = act.drafts.get(draft.id)
            passed += after is not None and after.author == follows
    return passed
