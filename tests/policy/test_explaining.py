"""What `qianfa policy explain` tells of a policy, and of one draft's way through it."""

from pathlib import Path

import pytest

from bot.config import sample_settings
from bot.console import say
from bot.domain.policies import Policy
from bot.explaining import verbs
from bot.explaining.policies import explained
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from bot.text import LANGUAGES, Language
from tests.policy.files import small_policy, spoilt
from tests.policy.full import FULL
from tests.policy.ways import NOW, policy

ROSTER = sample_settings(Path("data"), 0).roster


def told(name: str, language: Language = "en") -> str:
    return say(verbs.explained(name, None, None, NOW), language)


def way(folder: Path, name: str, draft: str, roster: Path | None = None, language: Language = "en") -> list[str]:
    (folder / "draft.toml").write_text(draft, "utf-8")
    lines = say(verbs.explained(name, folder / "draft.toml", roster, NOW), language).splitlines()
    return [line.strip() for line in lines]


def test_the_policies_are_listed_with_their_short_names() -> None:
    told = [policy.split("\n") for policy in say(verbs.listed(), "zh-Hans").split("\n\n")]

    assert [lines[0].split("：")[0] for lines in told] == list(shipped())
    assert told[1][:2] == [
        "p1：公司新媒体运营管理办法",
        "  适用：有自有网站和新媒体账号的公司及其子公司，部门负责人先审",
    ]
    assert all(line for lines in told for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_policy_can_be_told_in_every_language(name: str, language: Language) -> None:
    text = told(name, language)
    rules = policy(name)

    assert all(step.names.in_language(language) in text for step in rules.steps)
    assert all(category.names.in_language(language) in text for category in rules.categories)
    assert all(quoted in text for quoted in rules.clauses.values())


def test_categories_that_go_the_same_way_stand_together() -> None:
    text = told("p1")

    assert (
        "The company and its announcements (Art. 12 (1))\n"
        "News, industry and regulations (Art. 12 (2))\n"
        "Culture, marketing, public good (Art. 12 (3))\n"
        "  1. Head of the unit: its unit head, within 1 working day (Art. 17 (1))\n"
        "      if nobody is there: its leader in charge\n"
        "  2. The company's leader in charge: its leader in charge, within 1 working day (Art. 14)\n"
        "      only if one of these applies: Change of strategy, Reform, Financial figures, High public attention, "
        "Important or sensitive\n"
    ) in text
    assert (
        "  3. A company leader: its leader in charge, within 1 working day (Art. 12 (4))\n"
        "      if nobody is there: chief\n"
    ) in text


def test_the_terms_of_a_category_are_told() -> None:
    text = told("p0")

    assert "Only from units with one of these duties: products, market" in text
    assert "May appear only in: Office system, Notice board" in text
    assert "After the release: Training and explanation, within 10 working days (三(四)2)" in text
    assert "more than half of them have to approve" in text
    assert "may change the text" in text
    assert "what a step's own people change in the text: nobody" in text


def test_countersigning_other_eyes_and_levels_are_told() -> None:
    text = told("p4")

    assert "all of them have to approve" in text
    assert (
        "if they do not agree they talk for 1 working day, then this person rules: its leader in charge (二(二)2)"
        in text
    )
    assert "whoever was asked here is not asked again: First review by the head, Countersigning" in text
    assert "the unit head of each unit concerned" in text


def test_rules_of_form_and_time_are_told() -> None:
    text = say(explained(full()), "en")

    assert "Ordinary items come in at least 7 calendar days before their release (1)." in text
    assert "Important and urgent items come in before the close of the working day before (1)." in text
    assert "Words that a title should do without (1): best ever" in text
    assert "Only from: subsidiary" in text
    assert "It carries a link to Site (1)." in text
    assert "Subsidiaries also on their own: Own" in text
    assert "also basis of figures and quotations, if it cites figures (1)" in text
    assert "Head: its unit head, within 4 working hours (1)" in text
    assert "Chief: chief (1)" in text
    assert "A: deputy of group (1)" in text
    assert (
        "only if any question on secrets is answered with yes; or one of these applies: A and it cites figures" in text
    )


def full() -> Policy:
    return read_policy(FULL, "full.toml")


def test_times_are_told_in_minutes_too_and_policies_without_categories_as_a_whole() -> None:
    begin, end = FULL.index("[[category]]"), FULL.index('[[channel]]\nid = "own"')
    text = spoilt(
        FULL,
        (FULL[begin:end], ""),
        ('"category", "link", ', ""),
        ('category = ["health", "other"], concerned', "concerned"),
        ("4 working hours", "30 working minutes"),
    )
    lines = say(explained(read_policy(text, "full.toml")), "en")

    assert "\nEvery item\n  1. Head: its unit head, within 30 working minutes (1)\n" in lines


def test_channels_that_a_category_does_not_have_are_left_out() -> None:
    weibo_only = ('when = [{ urgency = "important", channels = ["weibo"] },', 'when = [{ channels = ["weibo"] },')
    changed = spoilt(
        FULL, weibo_only, ('channels = ["weibo", "own"]', 'channels = ["own"]'), (', "other"], conc', "], conc")
    )
    lines = say(explained(read_policy(changed, "full.toml")), "en").splitlines()

    other = lines[lines.index("Other (1)") :]
    assert "  2. A: deputy of group (1)" in other[:8]


def test_a_drafts_way_is_told_with_names_and_reasons(tmp_path: Path) -> None:
    draft = 'category = "news"\nunit = "huadong"\nauthor = "yu-xia"\nchannels = "own-wechat"\nmatters = ["finance"]\n'
    lines = way(tmp_path, "p1", draft, ROSTER)

    assert lines[1] == (
        "An item: Qinghe East China Hospitals, News, industry and regulations, Financial figures, "
        "A subsidiary's own WeChat"
    )
    assert lines[3:6:2] == [
        "1. Head of the unit: its unit head, within 1 working day (Art. 17 (1))",
        (
            "“各部门、各分子公司拟通过公司新媒体平台发布信息时，应经所在部门或各分子公司负责人审批同意后报公司品牌公关部实施发布；"
            "通过各分子公司自有新媒体平台发布日常信息时，须经各分子公司负责人审批同意。”"
        ),
    ]
    assert "because: one of these applies: Financial figures" in lines
    assert "asked: Fang Zhiqiang" in lines
    assert lines[-1] == "asked: Ma Tao, Cheng Lu"


def test_without_a_roster_people_go_by_their_roles(tmp_path: Path) -> None:
    lines = way(tmp_path, "p1", 'category = "news"\nkind = "subsidiary"\nchannels = ["own-wechat"]\n')

    assert lines[1] == "An item: subsidiary, News, industry and regulations, A subsidiary's own WeChat"
    assert "because: every item takes this step" in lines
    assert lines[-2] == "Released by: its information officer (Art. 6); if nobody is there: its unit head"
    assert lines[-1].startswith(
        "because: the category is one of: News, industry and regulations and it appears only in:"
    )


def test_stand_ins_and_what_is_asked_besides_are_told(tmp_path: Path) -> None:
    draft = 'category = "policy"\nunit = "hr"\nauthor = "huang-yi"\nchannels = ["portal"]\nsecrecy = "work"\n'
    lines = way(tmp_path, "p4", draft, ROSTER)

    assert (
        "also asked: basis of figures and quotations, because the category is one of: Policies explained (二(一)2)"
        in lines
    )
    assert "asked: He Jianping, who stand in (leader in charge)" in [line.replace("its ", "") for line in lines]
    assert "because: any question on secrets is answered with yes" in lines


def test_what_could_not_be_is_told(tmp_path: Path) -> None:
    draft = 'category = "rules"\nunit = "hr"\nchannels = ["site"]\n'
    assert "It may not appear in: Company website" in way(tmp_path, "p0", draft, ROSTER)

    draft = 'category = "culture"\nunit = "hr"\n'
    assert "This unit may not originate Culture and activities (三(五)2)." in way(tmp_path, "p0", draft, ROSTER)


def test_steps_and_releases_without_anybody_are_told(tmp_path: Path) -> None:
    text = ROSTER.read_text("utf-8")
    begin = text.index('[[body]]\nid = "working-group"')
    (tmp_path / "roster.toml").write_text(text[:begin], "utf-8")
    lines = way(tmp_path, "p2a", 'unit = "hr"\nchannels = ["weibo"]\n', tmp_path / "roster.toml")

    assert "nobody can be asked, not even deputy of working-group: it could not be submitted" in lines
    assert lines[-1] == "nobody can be asked: nothing would be released"


def test_urgency_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "full.toml").write_text(FULL, "utf-8")
    draft = 'category = "other"\nurgency = "important"\nchannels = ["weibo"]\ntext = "增长12%"\nmatters = "big"\n'
    lines = way(tmp_path, str(tmp_path / "full.toml"), draft)

    assert lines[1] == "An item: department, Other, Important and urgent, A, 微博".replace("微博", "Weibo")
    assert "because: its urgency is one of: Important and urgent and it appears in one of: Weibo" in " ".join(
        lines
    ).replace(
        "it appears in one of: Weibo and its urgency is one of: Important and urgent",
        "its urgency is one of: Important and urgent and it appears in one of: Weibo",
    )


MISTAKES = {
    "no category": ('unit = "hr"\n', "category: is missing; there are: company, news, culture, other"),
    "an unknown category": (
        'category = "nws"\nunit = "hr"\n',
        "category: unknown category 'nws'; did you mean 'news'?",
    ),
    "an unknown channel": (
        'category = "news"\nunit = "hr"\nchannels = ["webo"]\n',
        "channels[1]: unknown channel 'webo'; did you mean 'weibo'?",
    ),
    "an unknown matter": (
        'category = "news"\nunit = "hr"\nmatters = "reforms"\n',
        "matters[1]: unknown matter 'reforms'; did you mean 'reform'?",
    ),
    "an unknown unit": ('category = "news"\nunit = "hhr"\n', "unit: unknown unit 'hhr'; did you mean 'hr'?"),
    "no unit": ('category = "news"\n', "unit: is missing; say which unit drafts it, so that its people can be named"),
    "an unknown unit concerned": (
        'category = "news"\nunit = "hr"\nconcerned = "medcal"\n',
        "concerned[1]: unknown unit 'medcal'; did you mean 'medical'?",
    ),
    "an unknown author": (
        'category = "news"\nunit = "hr"\nauthor = "wang-mim"\n',
        "author: unknown person 'wang-mim'; did you mean 'wang-min'?",
    ),
    "a misspelt key": ('categori = "news"\n', "categori: there is no such key here; did you mean 'category'?"),
}


@pytest.mark.parametrize(("draft", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_wrong_in_a_draft_is_named(tmp_path: Path, draft: str, expected: str) -> None:
    with pytest.raises(Mistakes) as found:
        way(tmp_path, "p1", draft, ROSTER)

    assert any(str(mistake).endswith(expected) for mistake in found.value.mistakes)


def test_a_draft_may_mean_everything_by_name_as_a_roster_may(tmp_path: Path) -> None:
    by_id = 'category = "news"\nunit = "huadong"\nauthor = "yu-xia"\nconcerned = "hr"\nchannels = "own-wechat"\n'
    by_name = (
        'category = "新闻与行业动态"\nunit = "青禾华东医院管理有限公司"\nauthor = "yu xia"\n'
        'concerned = "human resources"\nchannels = "a subsidiary\'s own wechat"\n'
    )
    assert way(tmp_path, "p1", by_name, ROSTER) == way(tmp_path, "p1", by_id, ROSTER)


def test_people_go_by_their_staff_numbers_and_of_two_with_one_name_the_id_is_wanted(tmp_path: Path) -> None:
    people = "".join(
        f'[[person]]\nid = "{id_}"\nnames = {{ zh-Hant = "陳美玲" }}\nunit = "hr"\nroles = ["{role}"]\n'
        for id_, role in (("n1001", "head"), ("n1002", "officer"))
    )
    unit = '[[unit]]\nid = "hr"\nnames = { en = "Staff" }\nkind = "department"\n'
    roster = tmp_path / "roster.toml"
    roster.write_text(unit + people, "utf-8")

    assert "asked: 陳美玲" in way(tmp_path, "p1", 'category = "news"\nunit = "staff"\nauthor = "1002"\n', roster)
    with pytest.raises(Mistakes) as found:
        way(tmp_path, "p1", 'category = "news"\nunit = "hr"\nauthor = "陳美玲"\n', roster)
    assert [str(mistake) for mistake in found.value.mistakes] == [
        "line 3, author: '陳美玲' is the name of several (n1001, n1002); write the id of the one you mean"
    ]


def test_an_author_cannot_be_found_without_a_roster(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="cannot be found without a roster; name one with --roster, or leave author out"):
        way(tmp_path, "p1", 'category = "news"\nauthor = "wang-min"\n')


def test_a_file_of_ones_own_is_explained_too(tmp_path: Path) -> None:
    assert small_policy().id == "small"
    (tmp_path / "own.toml").write_text(spoilt(FULL, ('id = "small"', 'id = "own"')), "utf-8")

    assert told(str(tmp_path / "own.toml")).startswith("own: Rules\n")


def test_channels_say_who_reads_them_and_when_several_are_better() -> None:
    assert "Office system (internal), Notice board (internal), Company website (public)" in told("p0")
    assert "Had better appear in several channels if it is more than ordinary (二(四)1)." in told("p4")


def test_what_is_asked_of_every_item_and_has_to_be_answered_by_some_is_not_called_asked_too(tmp_path: Path) -> None:
    assert "  涉及单位不能填“无”，如果事项为“较为复杂或敏感的内容”（二(二)1）" in told("p4", "zh-Hans").splitlines()
    lines = way(tmp_path, "p4", 'category = "work"\nunit = "hr"\nmatters = ["complex"]\n')
    because = "because one of these applies: Complex or sensitive content (二(二)1)"
    assert f"“none” is no answer to units concerned, {because}" in lines
