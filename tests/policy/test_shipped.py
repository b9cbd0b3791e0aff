"""What holds for all seven policies that come with the bot, with the sample organisation."""

import pytest

from bot.policy import shipped
from tests.policy.ways import gaps, on_buttons, policy

ALL = ("p0", "p1", "p2a", "p2b", "p2c", "p3", "p4")


def test_there_are_seven_files_for_five_policies() -> None:
    assert tuple(shipped()) == ALL
    assert [policy(name).id for name in ALL] == list(ALL)


@pytest.mark.parametrize("name", ALL)
def test_the_sample_organisation_can_work_by_it(name: str) -> None:
    assert gaps(name) == []


@pytest.mark.parametrize("name", ALL)
def test_every_name_is_there_in_three_languages(name: str) -> None:
    rules = policy(name)
    names = [rules.names, *on_buttons(rules), *(step.names for step in rules.steps)]
    names += [one.names for step in rules.steps for one in step.questions] + [one.names for one in rules.secrecy]
    assert all(name.zh_hans and name.zh_hant and name.en for name in names)


@pytest.mark.parametrize("name", ALL)
def test_what_stands_on_a_button_is_short(name: str) -> None:
    names = on_buttons(policy(name))
    assert [name for name in names if len(name.zh_hans) > 12 or len(name.zh_hant) > 12 or len(name.en) > 40] == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("verdict", ["return", "reject", "problem"])
def test_there_are_ready_reasons_for_each_verdict(name: str, verdict: str) -> None:
    assert 3 <= sum(verdict in reason.verdicts for reason in policy(name).reasons) <= 10


@pytest.mark.parametrize("name", ALL)
def test_every_step_has_a_due_time_and_a_stand_in(name: str) -> None:
    assert all(step.due and step.nobody != step.who for step in policy(name).steps)


@pytest.mark.parametrize("name", ALL)
def test_the_clauses_are_whole_sentences(name: str) -> None:
    assert all(text.endswith("。") and len(text) > 4 for text in policy(name).clauses.values())
