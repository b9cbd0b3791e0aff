"""The directory: who somebody is, what he holds, and what a new roster changes."""

from bot.domain.people import Body, Holding, Person, PersonId, Role, Unit, UnitId, Who
from bot.ports import Address
from bot.text import Names
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, PUBLISHER, UNIT

LI = HEADS[0]
OFFICE = Unit(UnitId("office"), Names(en="Office"), "department", "preparation")


def test_an_account_leads_to_its_person(tables: Tables) -> None:
    person = tables.people.at(Address("web", "local", LI))
    assert person == Person(LI, Names(en="Li"), UNIT)
    assert tables.people.get(LI) == person
    assert tables.people.at(Address("slack", "local", LI)) is None
    assert tables.people.get(PersonId("nobody")) is None


def test_an_account_can_be_linked_to_somebody_else(tables: Tables) -> None:
    account = Address("slack", "T1", "U1")
    tables.people.link(account, LI)
    tables.people.link(account, AUTHOR)
    found = tables.people.at(account)
    assert found is not None
    assert found.id == AUTHOR
    assert tables.people.addresses(AUTHOR) == (account, Address("web", "local", AUTHOR))
    assert tables.people.addresses(LI) == (Address("web", "local", LI),)


def test_a_unit_is_found_with_its_names(tables: Tables) -> None:
    assert tables.people.unit(UNIT) == Unit(UNIT, Names("市场部", "市場部", "Marketing"), "department")
    assert tables.people.unit(UnitId("nowhere")) is None


def test_the_roster_has_everybody_in_the_order_of_the_directory(tables: Tables) -> None:
    roster = tables.people.roster(NOW)
    assert list(roster.people) == [AUTHOR, *HEADS, PUBLISHER]
    assert list(roster.units) == [UNIT]
    assert roster.asked(Who(Role.HEAD, "unit"), UNIT) == HEADS


def test_a_role_is_held_from_its_first_moment_until_before_its_last(tables: Tables) -> None:
    holding = Holding(LI, Role.CHIEF, None, NOW, NOW + HOUR)
    tables.people.replace([Person(LI, Names(en="Li"), UNIT)], [OFFICE, _marketing()], [holding])
    assert not tables.people.holds(LI, Role.CHIEF, None, NOW - HOUR)
    assert tables.people.holds(LI, Role.CHIEF, None, NOW)
    assert not tables.people.holds(LI, Role.CHIEF, None, NOW + HOUR)
    assert tables.people.roles(LI, NOW) == (holding,)
    assert tables.people.roles(LI, NOW + HOUR) == ()


def test_a_role_in_a_unit_is_not_one_elsewhere_nor_in_the_organisation(tables: Tables) -> None:
    assert tables.people.holds(LI, Role.HEAD, UNIT, NOW)
    assert not tables.people.holds(LI, Role.HEAD, UnitId("office"), NOW)
    assert not tables.people.holds(LI, Role.HEAD, None, NOW)
    assert not tables.people.holds(LI, Role.PUBLISHER, UNIT, NOW)
    assert tables.people.holds(PUBLISHER, Role.PUBLISHER, None, NOW)


def test_a_role_that_was_ended_is_not_held_from_that_moment(tables: Tables) -> None:
    assert tables.people.end(LI, Role.HEAD, UNIT, NOW)
    assert not tables.people.holds(LI, Role.HEAD, UNIT, NOW)
    assert tables.people.holds(LI, Role.HEAD, UNIT, NOW - HOUR)
    assert not tables.people.end(LI, Role.HEAD, UNIT, NOW + HOUR)


def test_the_language_somebody_chose_goes_before_the_directory_s_and_his_messenger_s(tables: Tables) -> None:
    tables.people.meet(LI, "zh-Hans")
    assert _language(tables) == "zh-Hans"
    _replace(tables, Person(LI, Names(en="Li"), UNIT, "en"))
    assert _language(tables) == "en"
    tables.people.speak(LI, "zh-Hant")
    _replace(tables, Person(LI, Names(en="Li"), UNIT, "en"))
    assert _language(tables) == "zh-Hant"


def test_whoever_is_not_in_a_new_roster_is_on_file_but_can_do_nothing(tables: Tables) -> None:
    _replace(tables, Person(AUTHOR, Names(en="Wang"), UNIT))
    gone = tables.people.get(LI)
    assert gone is not None
    assert not gone.active
    assert tables.people.at(Address("web", "local", LI)) is None
    assert not tables.people.holds(LI, Role.HEAD, UNIT, NOW)
    active = [person.id for person in tables.people.roster(NOW).people.values() if person.active]
    assert active == [AUTHOR]


def test_somebody_marked_inactive_holds_no_role(tables: Tables) -> None:
    inactive = Person(LI, Names(en="Li"), UNIT, active=False)
    tables.people.replace([inactive], [_marketing()], [Holding(LI, Role.HEAD, UNIT)])
    assert not tables.people.holds(LI, Role.HEAD, UNIT, NOW)
    assert tables.people.get(LI) == inactive


def test_a_unit_that_is_gone_is_still_known_by_name(tables: Tables) -> None:
    tables.people.replace([Person(LI, Names(en="Li"), OFFICE.id)], [OFFICE], [])
    assert list(tables.people.roster(NOW).units.values()) == [OFFICE]
    assert tables.people.unit(UNIT) is not None


def test_a_body_is_kept_apart_from_the_units(tables: Tables) -> None:
    group = Body(UnitId("group"), Names(en="Leading group"))
    held = Holding(LI, Role.BODY_HEAD, group.id)
    tables.people.replace([Person(LI, Names(en="Li"), UNIT)], [_marketing()], [held], [group])
    roster = tables.people.roster(NOW)
    assert list(roster.units) == [UNIT]
    assert roster.bodies == {group.id: group}
    assert roster.asked(Who(Role.BODY_HEAD, group.id), UNIT) == (LI,)
    assert tables.people.unit(group.id) is None


def _marketing() -> Unit:
    return Unit(UNIT, Names(en="Marketing"), "department")


def _replace(tables: Tables, *people: Person) -> None:
    tables.people.replace(people, [_marketing()], [])


def _language(tables: Tables) -> str | None:
    person = tables.people.get(LI)
    return person.language if person else None


def test_the_platform_that_somebody_chose_is_the_one_where_he_is_written_to_first(tables: Tables) -> None:
    tables.people.replace([Person(AUTHOR, Names(en="Wang"), UNIT)], [Unit(UNIT, Names(en="U"), "department")], [])
    assert tables.people.preferred(AUTHOR) == ""
    tables.people.prefer(AUTHOR, "slack")
    assert tables.people.preferred(AUTHOR) == "slack"
    assert tables.people.preferred(PersonId("nobody")) == ""
