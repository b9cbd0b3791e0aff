"""The directory: the language a person is written to in, a role that ends, a roster that is read in."""

from collections.abc import Iterable
from dataclasses import replace

from bot.deps import Act
from bot.domain.advancing import reseat
from bot.domain.directories import Directory
from bot.domain.drafts import ENDED, Draft
from bot.domain.handovers import AuthorChanged, AuthorMissing, ReleasePassedOn, UnitChanged
from bot.domain.people import Person, PersonId, Role, Roster, UnitId, Who
from bot.domain.policies import Policy
from bot.domain.releases import Task
from bot.domain.routing import publishers
from bot.domain.upkeep import PolicyTaken, RoleEnded, RosterRead
from bot.errors import NotFound, Refused
from bot.ports import Address
from bot.text import LANGUAGES, Language, Text
from handlers import aftermath, away, calendar_links, copies, decisions, items, submissions


class UnknownLanguage(Refused):
    """The bot does not write in this language."""

    key = "refused-unknown-language"


class OtherOrganisation(Refused):
    """The folder holds the sample organisation and the roster is another one's, or the other way round."""

    key = "refused-other-organisation"


class OtherUse(Refused):
    """The folder holds a rehearsal, in which anybody could be anybody, and is to be used in earnest, or the reverse."""

    key = "refused-other-use"


def settle_use(act: Act) -> None:
    """Link the accounts that are people; a folder is used either for rehearsing or in earnest (DESIGN, Platforms)."""
    rehearsed = {platform for platform, _ in act.organisation.accounts}
    used = act.people.platforms()
    if used - rehearsed if rehearsed else "web" in used:
        raise OtherUse
    for platform, workspace in act.organisation.accounts:
        link_all(act, platform, workspace, act.people.roster(act.now).people.values())


def speak(act: Act, person: Person, words: str) -> Text:
    """Choose the language a person is written to in."""
    wanted = _language(words)
    act.people.speak(person.id, wanted)
    act.language = wanted
    act.tables.messages.restate(person.id)
    return Text("notice-language", {"language": Text(f"language-{wanted}")})


_SPOKEN: dict[str, Language] = {
    "zh": "zh-Hans",
    "简体中文": "zh-Hans",
    "简体": "zh-Hans",
    "中文": "zh-Hans",
    "繁體中文": "zh-Hant",
    "繁體": "zh-Hant",
    "繁体": "zh-Hant",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "英語": "en",
    "zh-cn": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    **{language.casefold(): language for language in LANGUAGES},
}


def speaks(words: str) -> bool:
    """Tell whether words name a language that the bot writes in."""
    return words.strip().casefold() in _SPOKEN


def _language(words: str) -> Language:
    found = _SPOKEN.get(words.strip().casefold())
    if found is None:
        raise UnknownLanguage
    return found


def end_role(act: Act, person_id: PersonId, role: Role, unit: UnitId | None, *, by: Person | None = None) -> None:
    """Take a role from somebody now; what waits for him in it passes on at once (FEATURES 24, fault 55)."""
    if not act.people.end(person_id, role, unit, act.now):
        raise NotFound
    act.record(RoleEnded(person_id, role, unit, by.id if by else None))
    hand_on(act)


def hand_on(act: Act) -> None:
    """Pass on all that waits for people in roles that they no longer hold: seats, releases, open items.

    Before that, items of units that are gone go to the units where their authors are now.
    """
    roster = act.people.roster(act.now)
    for stray in act.drafts.strays():
        _take_along(act, stray, roster)
    for seated in act.drafts.seated():
        pass_on(act, seated)
    for task in act.releases.open():
        _pass_release_on(act, task, roster)
    for draft in act.drafts.orphans(act.now):
        pass_draft_on(act, draft, roster)
    submissions.hand_out(act)
    calendar_links.let_lapse(act)
    aftermath.pass_on(act)
    away.clear(act)


def _take_along(act: Act, draft: Draft, roster: Roster) -> None:
    """Take an item along to the unit where its author is now, so that people of that unit answer for it."""
    unit = roster.people[draft.author].unit
    if unit not in roster.units:
        return  # he has gone with it
    moved = act.drafts.save(replace(draft, unit=unit), act.now)
    act.tables.search.index((draft.id,))
    if draft.state not in ENDED:
        act.record(UnitChanged(items.item(moved, items.newest(act, moved).title), draft.unit))


def _publishers(act: Act, draft: Draft, task: Task, roster: Roster) -> tuple[PersonId, ...]:
    return publishers(act.policy_of(draft), act.drafts.version(draft.id, task.version), draft, roster)


def _pass_release_on(act: Act, task: Task, roster: Roster) -> None:
    draft = act.drafts.get(task.draft)
    if draft is None or (now := _publishers(act, draft, task, roster)) == task.publishers:
        return
    act.releases.put_task(replace(task, publishers=now))
    act.drafts.touch(draft, act.now)
    fresh = tuple(person for person in now if person not in task.publishers)
    if fresh or not now:
        item = items.item(draft, act.drafts.version(draft.id, task.version).title)
        administrators = roster.asked(Who(Role.ADMINISTRATOR), draft.unit)
        act.record(ReleasePassedOn(item, task.version, fresh, administrators))


def pass_draft_on(act: Act, draft: Draft, roster: Roster, *, first: PersonId | None = None) -> None:
    """Give an open item to another officer of the unit, never to somebody who has decided on it or is asked now."""
    title, journey = items.newest(act, draft).title, act.drafts.round(draft.id)
    asked = {decision.by for _, decision in act.drafts.decisions(draft.id)}  # before it was taken up again, too
    asked |= {seat.person for step in journey.steps for seat in step.seats} if journey else set()
    officers = (
        *roster.asked(Who(Role.OFFICER, "unit"), draft.unit),
        *roster.asked(Who(Role.LIAISON, "unit"), draft.unit),
    )
    wanted = sorted(officers, key=lambda person: person != first)
    successor = next((person for person in wanted if person not in asked and person != draft.author), None)
    if successor is None:
        administrators = roster.asked(Who(Role.ADMINISTRATOR), draft.unit)
        act.record(AuthorMissing(items.item(draft, title), administrators))
        return
    copies.close_question(act, draft.author, draft)
    passed = act.drafts.save(replace(draft, author=successor), act.now)
    act.tables.search.index((draft.id,))
    act.record(AuthorChanged(items.item(passed, title), draft.author))


def pass_on(act: Act, person_id: PersonId, *, out_of_reach: bool = False) -> None:
    """Pass on the open seats of somebody in roles that he no longer holds; of one who is out of reach, all of them."""
    for seat in act.drafts.seats_of(person_id):
        draft_id = act.drafts.with_seat(seat)
        draft = act.drafts.get(draft_id) if draft_id else None
        journey = act.drafts.round(draft.id) if draft else None
        if draft is None or journey is None:
            continue
        version = act.drafts.version(draft.id, draft.version)
        around = act.around(act.policy_of(draft))
        if out_of_reach:
            around = replace(around, roster=around.roster.without(person_id))
        moved = reseat(draft, journey, items.item(draft, version.title), version, around, person_id)
        if moved.facts:
            act.drafts.save_round(journey, moved.round)
            act.drafts.touch(draft, act.now)
            act.record(*moved.facts)
            decisions.settled(act, copies.checked(act, act.drafts.get(draft.id) or draft))


def read_roster(act: Act, directory: Directory) -> bool:
    """Bring the directory up to a roster, and tell whether it was another one than last time.

    The same file again changes nothing of what was changed since.
    """
    last = act.tables.facts.latest("roster-read")
    if last and last["sample"] != directory.sample:
        raise OtherOrganisation
    if last.get("digest") == directory.digest:
        return False
    put(act, directory)
    act.tables.rosters.overtake()
    act.record(RosterRead(directory.digest, len(directory.people), len(directory.units), directory.sample))
    hand_on(act)
    return True


def put(act: Act, directory: Directory) -> None:
    """Bring the tables up to a directory, and cards of what is being written; accounts that are people are linked."""
    act.people.replace(directory.people, directory.units, directory.holdings, directory.bodies)
    act.tables.codes.put_emails(directory.emails)
    for draft in act.drafts.gathered():
        act.drafts.touch(draft, act.now)
    for platform, workspace in act.organisation.accounts:
        link_all(act, platform, workspace, directory.people)


def link_all(act: Act, platform: str, workspace: str, people: Iterable[Person]) -> None:
    """Give each person the account of his own id on a platform whose accounts are people (the web chat)."""
    for person in people:
        act.people.link(Address(platform, workspace, person.id), person.id)


def take_policy(act: Act, policy: Policy, source: str) -> None:
    """Put a policy in force; journeys under way stay on theirs, the cards of what is being written follow it."""
    active = act.policies.active()
    if active is not None and active.digest == policy.digest:
        return
    act.policies.take(policy, source, act.now)
    act.record(PolicyTaken(policy.id, policy.names))
    for draft in act.drafts.gathered():
        act.drafts.touch(draft, act.now)
