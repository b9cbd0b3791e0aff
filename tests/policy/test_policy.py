"""What an administrator is told of a policy file: what it means, and every mistake in it by its place."""

from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role, Who
from bot.domain.policies import Answer, Condition, LinkRule, ReadyReason, Reopen, Reopening
from bot.mistakes import Mistakes
from bot.policy import read_policy
from bot.text import Names
from tests.policy.files import POLICY, lines, small_policy


def test_a_policy_means_what_it_says() -> None:
    policy = small_policy()

    head, chief = policy.steps
    assert (policy.id, policy.names, policy.clauses) == (
        "small",
        Names("办法", "辦法", "Rules"),
        {"1": "The only clause."},
    )
    assert policy.asks == ("source", "category", "link", "channels", "urgency")
    assert policy.categories[0].link == LinkRule(("video.example",), Names("网", "網", "Site"), "1")
    assert policy.categories[1].link is None
    assert (policy.channels[0].address, policy.sources[0].detail) == ("url", False)
    assert policy.reasons == (ReadyReason("unclear", Names("不清", "不清", "Unclear"), ("return", "reject")),)
    assert (head.who, head.nobody) == (Who(Role.HEAD, "unit"), Who(Role.LEADER_IN_CHARGE, "unit"))
    assert (head.answer, head.due, head.fresh_eyes, head.when) == (Answer.ANY, timedelta(hours=4), False, ())
    assert (chief.answer, chief.due, chief.fresh_eyes) == (Answer.ALL, None, True)
    assert chief.when == (
        (Condition("urgency", ("important",)), Condition("channels", ("weibo",))),
        (Condition("category", ("health", "other")), Condition("concerned", ("no",))),
    )
    assert (policy.publisher, policy.publisher_nobody) == (Who(Role.PUBLISHER), Who(Role.PR_DESK))
    assert (policy.publisher_clause, policy.source_clause, policy.picture_hint) == ("1", "1", "1")
    assert policy.unknown_sources == ("unknown", "不详")
    assert policy.own_drafts is False


def test_what_is_not_said_of_reopening_stays_as_it_is_everywhere() -> None:
    assert small_policy().reopening == Reopening(channels=Reopen.ALL)


def test_the_digest_is_of_the_text() -> None:
    assert small_policy().digest == sha256(POLICY.encode()).hexdigest()
    assert small_policy(("The only clause.", "The one clause.")).digest != small_policy().digest


def test_a_single_table_of_conditions_needs_no_list() -> None:
    policy = small_policy(
        ('due = "4 working hours"', "when = { quoted = true }"), ('"urgency"]', '"urgency", "quoted"]')
    )

    assert policy.steps[0].when == ((Condition("quoted", ("yes",)),),)


@pytest.mark.parametrize(
    ("words", "hours"),
    [("1 working day", 8), ("2 working days", 16), ("1 working hour", 1), ("30 working minutes", 0.5)],
)
def test_due_times_are_working_time(words: str, hours: float) -> None:
    assert small_policy(("4 working hours", words)).steps[0].due == timedelta(hours=hours)


@pytest.mark.parametrize(
    "words", ["soon", "1 day", "0 working days", "4 Working Hours", "-1 working day", "1.5 working days"]
)
def test_what_is_no_working_time_is_said(words: str) -> None:
    assert told(("4 working hours", words)) == [
        f"step[1].due: '{words}' is no working time; write it like '4 working hours' or '1 working day'"
    ]


def told(*changes: tuple[str, str]) -> list[str]:
    with pytest.raises(Mistakes) as found:
        small_policy(*changes)
    assert {mistake.file for mistake in found.value.mistakes} == {"small.toml"}
    return lines(found.value)


SHAPES = {
    "a misspelt key": (
        ("fresh_eyes", "fresh_eye"),
        "step[2].fresh_eye: there is no such key here; did you mean 'fresh_eyes'?",
    ),
    "a misspelt key at the top": (
        ("unknown_sources", "unknownsources"),
        "unknownsources: there is no such key here; did you mean 'unknown_sources'?",
    ),
    "a misspelt language": (
        ('zh-Hans = "负责人"', 'zh-Hans = "负责人", zh_CN = "负责人"'),
        "step[1].names.zh_CN: there is no such key here; there are: zh-Hans, zh-Hant, en",
    ),
    "a key within a condition": (
        ("{ urgency =", "{ urgent ="),
        "step[2].when[1].urgent: there is no such key here; did you mean 'urgency'?",
    ),
    "a name without English": ((', en = "Head"', ""), "step[1].names.en: is missing; write the name in English"),
    "an empty name": (
        ('en = "Head"', 'en = " "'),
        "step[1].names.en: is empty; write something between the quotes, or leave the key out",
    ),
    "a name over two lines": (
        ('en = "Head"', r'en = "Head\nof unit"'),
        (
            "step[1].names.en: has blanks around it, or signs in it that cannot be seen; "
            "write it on one line, without them"
        ),
    ),
    "no stand-in": (
        ('nobody = { role = "leader-in-charge" }', ""),
        "step[1].nobody: is missing; name a stand-in for when nobody is there: no step is passed silently",
    ),
    "a misspelt word": (
        ('channels = "all"', 'channels = "al"'),
        "reopening.channels: cannot be 'al'; did you mean 'all'?",
    ),
    "a word of another kind": (
        ('channels = "all"', 'channels = "perhaps"'),
        "reopening.channels: cannot be 'perhaps'; there are: all, returner, nothing",
    ),
    "an unknown question": (('"urgency"]', '"urgancy"]'), "asks[5]: cannot be 'urgancy'; did you mean 'urgency'?"),
    "a number for text": (('id = "small"', "id = 3"), "id: must be text in quotes, and is 3"),
    "text for true": (
        ("fresh_eyes = true", 'fresh_eyes = "yes"'),
        "step[2].fresh_eyes: must be true or false, and is 'yes'",
    ),
    "true for text": (
        ('clause = "1"\nlink', "clause = true\nlink"),
        "category[1].clause: must be text in quotes, and is true",
    ),
    "a word for a table": (
        ('who = { role = "chief" }', 'who = "chief"'),
        "step[2].who: must be a table, and is 'chief'",
    ),
    "no list of questions": (
        ('asks = ["source", "category", "link", "channels", "urgency"]', "asks = {}"),
        "asks: must be a list in square brackets, and is a table",
    ),
    "an empty list": (
        ('urgency = "important"', "urgency = []"),
        "step[2].when[1].urgency: is an empty list; put at least one thing into it, or leave the key out",
    ),
    "an id with a blank": (
        ('id = "small"', 'id = "very small"'),
        (
            "id: 'very small' cannot be an id; use small letters, digits and hyphens, beginning with a letter, "
            "at most 20 in all"
        ),
    ),
    "a link for a host": (
        ("www.video.example", "https://video.example/"),
        (
            "category[1].link.hosts[1]: 'https://video.example/' is not the name of a site; "
            "write it like 'video.example.org', small, without https://"
        ),
    ),
    "a unit where its place is meant": (
        ('who = { role = "head", of = "unit" }', 'who = { role = "head", of = "hr" }'),
        (
            "step[1].who.of: cannot be 'hr'; write 'unit', 'organisation' or 'concerned'; to ask one certain unit, "
            "list whom to ask as a body in the roster, and write { body = '…', seat = 'head' }"
        ),
    ),
    "a place that is a number": (
        ('who = { role = "head", of = "unit" }', 'who = { role = "head", of = 3 }'),
        "step[1].who.of: cannot be 3; there are: unit, organisation, concerned",
    ),
    "two tables in one": (
        ("[publisher]", "[publishers]"),
        "publisher: is missing; without a publisher nothing can be released: add who, nobody, clause",
    ),
}


@pytest.mark.parametrize(("change", "expected"), SHAPES.values(), ids=SHAPES)
def test_what_does_not_fit_is_said_with_its_place_and_its_mend(change: tuple[str, str], expected: str) -> None:
    assert expected in told(change)


def test_a_list_in_place_of_a_word_is_called_a_list() -> None:
    assert told(('clause = "1"\nlink', 'clause = ["1"]\nlink')) == [
        "category[1].clause: must be text in quotes, and is a list"
    ]


def test_a_long_value_is_not_repeated_whole() -> None:
    assert told(("fresh_eyes = true", f'fresh_eyes = "{"x" * 500}"')) == [
        f"step[2].fresh_eyes: must be true or false, and is '{'x' * 60}…'"
    ]


def test_a_policy_needs_a_step_because_nothing_would_be_approved() -> None:
    begin, end = POLICY.index("[[step]]"), POLICY.index("[publisher]")

    assert told((POLICY[begin:end], "")) == ["step: is missing; without a step nothing would be approved by anybody"]


LINK = 'link = { hosts = ["www.video.example"], names = { zh-Hans = "网", zh-Hant = "網", en = "Site" }, clause = "1" }'
MEANINGS = {
    "an unknown role": (
        [('role = "chief"', 'role = "cheif"')],
        ["step[2].who.role: unknown role 'cheif'; did you mean 'chief'?"],
    ),
    "a role of the wrong kind": (
        [('role = "chief"', 'role = "chief", of = "unit"')],
        [
            (
                "step[2].who.of: a chief is one of the organisation, not of the unit; "
                "write of = 'organisation', or leave it out"
            )
        ],
    ),
    "a stand-in who is the same": (
        [('nobody = { role = "leader-in-charge" }', 'nobody = { role = "head" }')],
        ["step[1].nobody: is the same as who; name somebody else to stand in"],
    ),
    "two steps of one id": (
        [('id = "chief"', 'id = "head"')],
        ["step[2].id: 'head' is used twice, first at step[1].id; give this one an id of its own"],
    ),
    "two categories of one id": (
        [('id = "other"', 'id = "health"'), (', "other"]', "]")],
        ["category[2].id: 'health' is used twice, first at category[1].id; give this one an id of its own"],
    ),
    "an unknown category": (
        [('["health", "other"]', '"helth"')],
        ["step[2].when[2].category: unknown category 'helth'; did you mean 'health'?"],
    ),
    "an unknown channel": (
        [('channels = ["weibo"]', 'channels = ["wechat"]')],
        ["step[2].when[1].channels: unknown channel 'wechat'; there are: weibo"],
    ),
    "an unknown urgency": (
        [('urgency = "important"', 'urgency = "urgent"')],
        ["step[2].when[1].urgency: unknown urgency 'urgent'; there are: routine, important, crisis"],
    ),
    "an unknown verdict": (
        [('["reject", "return"]', '["reject", "retrun"]')],
        ["reason[1].verdicts: unknown verdict 'retrun'; did you mean 'return'?"],
    ),
    "a clause that is not quoted": (
        [('"hint", clause = "1"', '"hint", clause = "11"')],
        [
            (
                "picture.clause: clause '11': its text is missing under [clauses]; "
                "add it there, or name another clause; did you mean '1'?"
            )
        ],
    ),
    "a question asked twice": (
        [('"channels", "urgency"]', '"channels", "channels"]'), ('urgency = "important", ', "")],
        ["asks[5]: 'channels' is used twice, first at asks[4]; leave one of them out"],
    ),
    "no clause for the source": (
        [('source_clause = "1"\n', "")],
        ["source_clause: is missing; name the clause that asks for the source"],
    ),
    "sources without choices": (
        [('[[source]]\nid = "own"\nnames = { zh-Hans = "本部门", zh-Hant = "本部門", en = "Own" }\n', "")],
        ["asks: asks for a source, and there is none; add a [[source]]"],
    ),
    "channels that are not asked for": (
        [('"channels", ', "")],
        [
            "asks: does not ask for channels, so nothing could be released; add 'channels'",
        ],
    ),
    "a link that is not asked for": (
        [('"link", ', "")],
        ["asks: a category has a link, but it is not asked for; add 'link'"],
    ),
    "a link that no category has": (
        [
            (
                LINK,
                "",
            )
        ],
        ["asks: asks for a link no category has; leave 'link' out, or add [category.link]"],
    ),
    "a step that is never there": (
        [('"channels", "urgency"]', '"channels"]'), ("concerned = false", "concerned = true")],
        [
            (
                "step[2].when: can never hold, so the step would never be there; "
                "add to asks what it depends on (urgency, concerned), or mend the condition"
            )
        ],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), MEANINGS.values(), ids=MEANINGS)
def test_what_does_not_fit_together_is_said(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert told(*changes) == expected


def test_a_condition_that_holds_when_nobody_is_asked_is_no_mistake() -> None:
    policy = small_policy(('"channels", "urgency"]', '"channels"]'), ('urgency = "important"', 'urgency = "routine"'))

    assert policy.steps[1].when[0][0] == Condition("urgency", ("routine",))


def test_all_mistakes_are_told_at_once_as_a_list() -> None:
    with pytest.raises(Mistakes) as found:
        small_policy(('role = "chief"', 'role = "cheif"'), ('id = "other"', 'id = "health"'), ('"other"]', '"helth"]'))

    assert str(found.value) == (
        "small.toml: 3 mistakes\n"
        "  - line 19, category[2] \"health\".id: 'health' is used twice, first at category[1].id; "
        "give this one an id of its own\n"
        "  - line 48, step[2] \"chief\".who.role: unknown role 'cheif'; did you mean 'chief'?\n"
        "  - line 52, step[2] \"chief\".when[2].category: unknown category 'helth'; did you mean 'health'?"
    )


@given(st.text())
def test_whatever_stands_in_a_file_is_read_or_named(text: str) -> None:
    with pytest.raises(Mistakes) as found:
        read_policy(text, "any.toml")
    assert found.value.mistakes


@given(st.integers(0, len(POLICY)), st.integers(1, 40))
def test_a_torn_file_is_read_or_named(start: int, length: int) -> None:
    torn = POLICY[:start] + POLICY[start + length :]
    try:
        assert read_policy(torn, "torn.toml").steps
    except Mistakes as found:
        assert "torn.toml: " in str(found)  # noqa: PT017 - either outcome is right
