"""What an administrator is told of the finer rules of a policy: what they mean, and where they contradict."""

from datetime import timedelta

import pytest

from bot.domain.people import Role, UnitId, Who
from bot.domain.policies import (
    Ask,
    Channel,
    Condition,
    Disagreement,
    Entry,
    FollowUp,
    Lead,
    Policy,
    PublisherRule,
    Reopen,
    ReviewQuestion,
    TitleRule,
)
from bot.mistakes import Mistakes
from bot.policy import policy_path, read_policy, shipped
from bot.text import Names
from tests.policy.files import lines, spoilt
from tests.policy.full import FULL, N

NAMES = Names("甲", "甲", "A")


def full(*changes: tuple[str, str]) -> Policy:
    return read_policy(spoilt(FULL, *changes), "full.toml")


def told(*changes: tuple[str, str]) -> list[str]:
    with pytest.raises(Mistakes) as found:
        full(*changes)
    return lines(found.value)


def test_every_rule_means_what_it_says() -> None:
    policy = full()
    figures, big = Condition("figures", ("yes",)), Condition("matters", ("big",))

    assert policy.matters == (Entry("big", NAMES, "1"),)
    assert policy.secrecy == (Entry("state", NAMES, "1"),)
    assert policy.asks_when == (Ask("basis", ((figures,),), "1"), Ask("concerned", ((big,),), "1"))
    assert policy.lead == Lead(7, "1", pressing=True, pressing_clause="1")
    assert policy.title_rule == TitleRule(("best ever",), "1")
    assert policy.channels[0] == Channel("own", Names("自", "自", "Own"), "url", 140, own=True)
    assert policy.reopening.edited is Reopen.NOTHING


def test_a_category_says_who_originates_it_where_it_appears_and_what_follows() -> None:
    category = full().categories[1]

    assert (category.duties, category.kinds, category.channels) == (("market",), ("subsidiary",), ("weibo", "own"))
    when = ((Condition("matters", ("yes",)),),)
    assert category.follow_ups == (FollowUp("train", NAMES, "1", timedelta(hours=16), when),)


def test_a_step_says_who_keeps_apart_who_rules_and_what_is_looked_at() -> None:
    _, chief, group = full().steps

    assert (chief.apart_from, chief.edits) == (("head",), True)
    assert chief.disagreement == Disagreement(
        timedelta(hours=8), "1", Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.BODY_HEAD, UnitId("group"))
    )
    assert (group.who, group.nobody) == (Who(Role.BODY_DEPUTY, "group"), Who(Role.HEAD, "concerned"))
    assert group.questions == (ReviewQuestion("true", NAMES, "1"),)
    assert group.when == (
        (Condition("secrecy", ("yes",)),),
        (Condition("matters", ("big",)), Condition("figures", ("yes",))),
    )


def test_publishers_with_a_condition_come_before_the_one_for_everything_else() -> None:
    policy = full()

    assert policy.publishers == (
        PublisherRule(
            Who(Role.OFFICER, "unit"),
            Who(Role.HEAD, "unit"),
            "1",
            ((Condition("only", ("own",)), Condition("kind", ("subsidiary",))),),
        ),
    )
    assert policy.publisher == Who(Role.PUBLISHER)


@pytest.mark.parametrize(("weight", "warns"), [("hint", False), ("warn", True)])
def test_a_missing_picture_is_a_hint_or_a_warning(weight: str, warns: bool) -> None:  # noqa: FBT001 - the outcome
    policy = full(('weight = "hint"', f'weight = "{weight}"'))

    assert (policy.picture_hint, policy.picture_warns) == ("1", warns)


def test_a_policy_is_named_shortly_or_by_its_file() -> None:
    assert policy_path("p1") == shipped()["p1"]
    assert policy_path("my/own.toml").as_posix() == "my/own.toml"


PUBLISHER = 'when = { kind = "subsidiary", only = "own" }\n'
CONTRADICTIONS = {
    "nobody named at all": (
        [('who = { role = "chief" }', "who = {}")],
        ["step[2].who: names nobody; write { role = '…' }, or { body = '…', seat = 'head' }"],
    ),
    "a body without a seat": (
        [('{ body = "group", seat = "deputy" }', '{ body = "group" }')],
        ["step[3].who.seat: is missing; say who of the body is asked: 'head', 'deputy' or 'member'"],
    ),
    "a seat without a body": (
        [('{ body = "group", seat = "deputy" }', '{ role = "chief", seat = "deputy" }')],
        ["step[3].who.seat: is a seat in no body; name the body, such as 'leading-group'"],
    ),
    "a body and a role": (
        [('{ body = "group", seat = "deputy" }', '{ body = "group", seat = "deputy", role = "chief" }')],
        ["step[3].who: names a body and a role; leave role and of out; seat says who of the body is meant"],
    ),
    "a body's seat as a role": (
        [('{ body = "group", seat = "deputy" }', '{ role = "body-deputy" }')],
        ["step[3].who.role: a body-deputy is one of a body; write { body = '…', seat = 'deputy' }"],
    ),
    "a stand-in who is the same in a body": (
        [('nobody = { role = "head", of = "concerned" }', 'nobody = { body = "group", seat = "deputy" }')],
        ["step[3].nobody: is the same as who; name somebody else to stand in"],
    ),
    "the units concerned release": (
        [('who = { role = "officer" }', 'who = { role = "officer", of = "concerned" }')],
        ["publisher[1].who.of: only a step can ask the units concerned; write of = 'unit'"],
    ),
    "a ruling by a role that is not there": (
        [('who = { role = "leader-in-charge" }\nnobody', 'who = { role = "leader" }\nnobody')],
        ["step[2].on_disagreement.who.role: unknown role 'leader'; did you mean 'head'?"],
    ),
    "a disagreement where one is enough": (
        [('answer = "all"', 'answer = "any"')],
        [
            (
                "step[2].on_disagreement: one approval is enough here, so nobody can disagree; "
                "write answer = 'all' or 'majority', or leave it out"
            )
        ],
    ),
    "apart from an unknown step": (
        [('apart_from = "head"', 'apart_from = "haed"')],
        ["step[2].apart_from: unknown step 'haed'; did you mean 'head'?"],
    ),
    "apart from a later step": (
        [('apart_from = "head"', 'apart_from = ["head", "group"]')],
        [
            (
                "step[2].apart_from: 'group' comes later, or is this step itself; "
                "name steps that come before; let the later one keep apart"
            )
        ],
    ),
    "an unknown matter": (
        [('{ matters = ["big"], figures', '{ matters = ["bog"], figures')],
        ["step[3].when[2].matters: unknown matter 'bog'; did you mean 'big'?"],
    ),
    "an unknown kind of unit": (
        [('kind = "subsidiary", only', 'kind = "subsidary", only')],
        ["publisher[1].when[1].kind: unknown kind of unit 'subsidary'; did you mean 'subsidiary'?"],
    ),
    "secrets that remove a step": (
        [("[{ secrecy = true }", "[{ secrecy = false }")],
        [
            (
                "step[3].when[1].secrecy: answers on secrets may add a step, never remove one; "
                "write secrecy = true, or leave it out"
            )
        ],
    ),
    "channels that the category does not have": (
        [
            ("[{ secrecy = true }", '[{ category = "other", kind = "department" }'),
            (', { matters = ["big"], figures = true }', ""),
        ],
        [
            (
                "step[3].when: can never hold, so the step would never be there; "
                "no unit and category may use these channels: mend the condition, or kinds and channels"
            )
        ],
    ),
    "an ask that never comes": (
        [("when = { figures = true }", 'when = { audience = "internal" }')],
        [
            (
                "ask[1].when: can never hold, so it would never be asked; "
                "add to asks what it depends on (audience), or mend the condition"
            )
        ],
    ),
    "a follow-up that never comes": (
        [("when = { matters = true }", 'when = { origin = "repost" }')],
        [
            (
                "category[2].follow_up[1].when: can never hold, so it would never be done; "
                "add to asks what it depends on (origin), or mend the condition"
            )
        ],
    ),
    "the last publisher has a condition": (
        [('who = { role = "publisher" }', 'when = { quoted = true }\nwho = { role = "publisher" }')],
        [
            (
                "publisher[2].when: the last one releases all the others' items; "
                "leave its when out, or add one without after it"
            )
        ],
    ),
    "a publisher who is never reached": (
        [(PUBLISHER, "")],
        [
            (
                "publisher[2]: is never reached: publisher[1] has all its items already; "
                "put it before that one, or leave it out"
            )
        ],
    ),
    "a publisher whose items another one has": (
        [
            (
                PUBLISHER,
                PUBLISHER + '\n[[publisher]]\nwho = { role = "chief" }\nnobody = { role = "head" }\nclause = "1"\n'
                'when = { kind = "subsidiary", only = "own", quoted = true }\n',
            )
        ],
        [
            (
                "publisher[2]: is never reached: publisher[1] has all its items already; "
                "put it before that one, or leave it out"
            )
        ],
    ),
    "the same thing asked twice": (
        [('field = "basis"', 'field = "urgency"')],
        ["ask[1].field: 'urgency' is asked of every item already, at asks[5]; leave one of them out"],
    ),
    "the same thing asked twice of some": (
        [
            (
                'field = "concerned"\nwhen = { matters = "big" }',
                'field = "basis"\nwhen = { matters = "big", figures = true }',
            )
        ],
        ["ask[2]: is never reached: ask[1] asks that already; put it before that one, or leave it out"],
    ),
    "matters that nobody is asked for": (
        [
            ('"matters", "secrecy"', '"secrecy"'),
            ('when = [{ secrecy = true }, { matters = ["big"], figures = true }]', "when = { secrecy = true }"),
            ("when = { matters = true }\n", ""),
            ('when = { matters = "big" }', "when = { quoted = true }"),
        ],
        ["matter: is never asked; add 'matters' to asks, or leave [[matter]] out"],
    ),
    "a question on secrets that there is not": (
        [(f'[[secrecy]]\nid = "state"\n{N}\n', "")],
        ["asks: asks for a question on secrets, and there is none; add a [[secrecy]]"],
    ),
    "an id with a meaning of its own": (
        [('id = "state"', 'id = "yes"')],
        ["secrecy[1].id: 'yes' has a meaning of its own in a when; call it otherwise"],
    ),
    "two questions of one id": (
        [(f'[[step.question]]\nid = "true"\n{N}\n', f'[[step.question]]\nid = "true"\n{N}\n' * 2)],
        [
            (
                "step[3].question[2].id: 'true' is used twice, first at step[3].question[1].id; "
                "give this one an id of its own"
            )
        ],
    ),
    "a confirmation of nobody": (
        [('"quoted", ', ""), ('field = "basis"', 'field = "confirmation"')],
        ["asks: asks for a confirmation, but not who is quoted; add 'quoted'"],
    ),
    "a lead time without a time": (
        [(', "planned"]', "]")],
        ["lead: counts back from the planned time, which is not asked for; add 'planned' to asks"],
    ),
    "a pressing lead time without urgency": (
        [
            ('"urgency", "matters"', '"matters"'),
            ('{ urgency = "important", ', "{ "),
            ('routine = { days = 7, clause = "1" }\n', ""),
        ],
        [
            (
                "lead.pressing: is for items whose urgency is 'important', and urgency is not asked for; "
                "add 'urgency' to asks"
            )
        ],
    ),
    "an unknown channel of a category": (
        [('channels = ["weibo", "own"]', 'channels = ["weibo", "owm"]')],
        ["category[2].channels: unknown channel 'owm'; did you mean 'own'?"],
    ),
    "units that may not use any channel of the category": (
        [('kinds = "subsidiary"\nchannels = ["weibo", "own"]', 'kinds = "department"\nchannels = ["own"]')],
        [
            (
                "category[2].channels: these are subsidiaries' own, and the category is for departments only; "
                "name a channel for departments too, or mend kinds"
            )
        ],
    ),
    "only own channels": (
        [('id = "weibo"\n', 'id = "weibo"\nown = true\n')],
        ["channel: all are subsidiaries' own: a department could release nowhere; add one that is not"],
    ),
    "the units concerned, who are not asked for": (
        [
            ('"concerned", ', ""),
            ('field = "concerned"', 'field = "explainer"'),
            ("concerned = false }", 'urgency = "crisis" }'),
        ],
        [
            (
                "step[3].who.of: asks the units concerned, and nobody is asked which these are; "
                "add 'concerned' to asks, or an [[ask]] for it"
            )
        ],
    ),
    "clauses that are not quoted": (
        [
            ('pressing = { clause = "1" }', 'pressing = { clause = "2" }'),
            ('routine = { days = 7, clause = "1" }', 'routine = { days = 7, clause = "3" }'),
            ('words = "best ever"\nclause = "1"', 'words = "best ever"\nclause = "4"'),
            ('talk = "1 working day"\nclause = "1"', 'talk = "1 working day"\nclause = "5"'),
        ],
        [
            f"{key}: clause '{clause}': its text is missing under [clauses]; "
            "add it there, or name another clause; there are: 1"
            for key, clause in {
                "step[2].on_disagreement.clause": "5",
                "lead.routine.clause": "3",
                "lead.pressing.clause": "2",
                "title.clause": "4",
            }.items()
        ],
    ),
    "a misspelt key in a table within": (
        [('talk = "1 working day"', 'tolk = "1 working day"')],
        [
            "step[2].on_disagreement.talk: is missing; say how long they talk, like '1 working day'",
            "step[2].on_disagreement.tolk: there is no such key here; did you mean 'talk'?",
        ],
    ),
    "no number of days": (
        [("days = 7", "days = 0")],
        ["lead.routine.days: must be 1 or more, and is 0"],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_or_cannot_be_is_named_by_place_and_mend(
    changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert told(*changes) == expected


def test_a_policy_without_categories_may_have_conditions_on_channels() -> None:
    begin, end = FULL.index("[[category]]"), FULL.index('[[channel]]\nid = "own"')
    policy = full(
        (FULL[begin:end], ""),
        ('"category", "link", ', ""),
        ('category = ["health", "other"], concerned', "concerned"),
    )

    assert [step.id for step in policy.steps] == ["head", "chief", "group"]
