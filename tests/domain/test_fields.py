"""Answers to what policy asks: each changes the working copy, or is refused with a reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import fields
from bot.domain.drafts import Attachment, Particulars, fingerprint
from bot.domain.moments import example
from bot.domain.people import UnitId
from bot.domain.policies import Category, LinkRule, cited
from bot.text import Names, moment
from tests.domain.line import NOW, PICTURE, ZONE, rules, version

SITE = LinkRule(("video.example",), Names(en="Site"), "第十条第2项")
POLICY = rules(
    categories=(Category("health", Names(en="Health"), "10.2", SITE), Category("news", Names(en="News"), "10")),
    unknown_sources=("来源不明", "不详", "网上", "unknown", "n/a", "don't know", "from the internet"),
    source_clause="第十一条",
)
NOTHING = """不详|不详。|  不 详 |（不详）|来源：不明|来源不明！|网上，|Unknown|ＵＮＫＮＯＷＮ|unknown?!|N/A|n.a.|NA
|Don’t know|from the  Internet|?|？？|-|——|/|…|🙂|,"""


def test_a_title_is_one_line() -> None:
    assert fields.title(version(), "  健康日 \n").title == "健康日"
    assert fields.title(version(), "健" * 100).title == "健" * 100
    with pytest.raises(fields.TitleTooLong) as refused:
        fields.title(version(), "健" * 101)
    assert refused.value.values == {"size": 101, "most": 100}


def test_a_title_that_is_spelt_may_be_twice_as_long() -> None:
    assert fields.title(version(), "x" * 200).title == "x" * 200
    with pytest.raises(fields.TitleTooLong) as refused:
        fields.title(version(), "x" * 201)
    assert refused.value.values == {"size": 201, "most": 200}


@pytest.mark.parametrize(
    ("before", "after", "shrinks"),
    [(200, 99, True), (200, 100, False), (199, 1, False), (200, 0, True), (593, 14, True)],
)
def test_a_long_text_that_loses_more_than_half_shrinks(before: int, after: int, *, shrinks: bool) -> None:
    assert fields.shrinks("健" * before, "健" * after) is shrinks


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("把“九个”改为“六个”", "六个科室，三次义诊。"),
        ("「九个」改成「六个」。", "六个科室，三次义诊。"),
        ("Please replace “九个” with “six”.", "six科室，三次义诊。"),
        ("把“科室”改为“”", ""),
        ("把“十个”改为“六个”", ""),
        ("把“个”改为“六个”，再看看", ""),
        ("九个改为六个", ""),
        (f"把“九个”改为“{'长' * 500}”", ""),
    ],
)
def test_a_correction_in_so_many_words(words: str, text: str) -> None:
    assert fields.corrected("九个科室，三次义诊。", words) == text


@pytest.mark.parametrize("words", ["健康日\n走进社区", "健康日\r走进社区", "健康日\u2028走进社区"])
def test_a_title_of_several_lines_is_refused(words: str) -> None:
    with pytest.raises(fields.TitleHasLines):
        fields.title(version(), words)


def test_a_text_is_taken_as_it_is() -> None:
    assert fields.text(version(), " 正文\n").text == " 正文\n"


def test_a_note_may_be_a_thousand_characters_long() -> None:
    assert fields.note(version(), "急" * 1000).note == "急" * 1000
    with pytest.raises(fields.TextTooLong):
        fields.note(version(), "急" * 1001)


@pytest.mark.parametrize("words", ["卫健委", "新华社 6月1日", "Xinhua", "网上义诊平台", "unknown soldiers' museum"])
def test_a_source_in_own_words(words: str) -> None:
    known = fields.source(version(source=""), POLICY, choice="", words=f" {words} ")
    assert (known.source, known.source_words) == ("", words)


def test_a_source_by_a_ready_answer_with_or_without_words() -> None:
    assert fields.source(version(), POLICY, choice="own", words="").source == "own"
    both = fields.source(version(), POLICY, choice="own", words="王敏")
    assert (both.source, both.source_words) == ("own", "王敏")


@pytest.mark.parametrize("words", NOTHING.split("|"))
@pytest.mark.parametrize("choice", ["", "own"])
def test_a_source_that_says_nothing_is_refused_with_the_clause(words: str, choice: str) -> None:
    with pytest.raises(fields.SourceUnknown) as refused:
        fields.source(version(), POLICY, choice=choice, words=words)
    assert refused.value.values == {"clause": cited("第十一条")}


def test_so_is_none_at_all() -> None:
    with pytest.raises(fields.SourceUnknown):
        fields.source(version(), POLICY, choice="", words=" ")


def test_and_one_that_is_a_whole_text() -> None:
    with pytest.raises(fields.TextTooLong):
        fields.source(version(), POLICY, choice="own", words="卫" * 1001)


@given(st.text(max_size=20), st.sampled_from(["", "own"]))
def test_a_source_is_kept_or_refused_whatever_it_is(words: str, choice: str) -> None:
    try:
        known = fields.source(version(), POLICY, choice=choice, words=words)
    except fields.SourceUnknown:
        return
    assert (known.source, known.source_words) == (choice, words.strip())


def test_a_category_and_channels() -> None:
    chosen = fields.channels(fields.category(version(), "health"), ("hall", "weibo"))
    assert (chosen.particulars.category, chosen.particulars.channels) == ("health", ("hall", "weibo"))


def test_a_link_is_put_at_the_end_of_the_text() -> None:
    health = fields.category(version(text="义诊。"), "health")
    linked = fields.link(health, POLICY, " https://video.example/1 ")
    assert linked.text == "义诊。\n\nhttps://video.example/1"


def test_a_link_to_another_site_is_refused() -> None:
    with pytest.raises(fields.LinkMissing) as refused:
        fields.link(fields.category(version(), "health"), POLICY, "https://elsewhere.example/1")
    assert refused.value.values == {
        "site": SITE.names,
        "clause": cited(SITE.clause),
        "host": ("video.example",),
        "example": "https://video.example/123",
    }


@pytest.mark.parametrize("category", ["news", "gone"])
def test_a_category_without_such_a_rule_takes_any_link(category: str) -> None:
    linked = fields.link(fields.category(version(), category), POLICY, "https://elsewhere.example/1")
    assert linked.text.endswith("https://elsewhere.example/1")


def test_a_planned_time_from_words() -> None:
    planned = fields.planned(version(), "明天 10:00", now=NOW, zone=ZONE).particulars
    assert (planned.planned, planned.planned_known) == (NOW + timedelta(days=1), True)


def test_words_that_say_no_time_are_refused() -> None:
    with pytest.raises(fields.MomentUnclear) as refused:
        fields.planned(version(), "尽快", now=NOW, zone=ZONE)
    assert refused.value.values == {"at": example(NOW.astimezone(ZONE))}


def test_a_time_that_has_gone_by_is_refused() -> None:
    with pytest.raises(fields.MomentPast) as refused:
        fields.planned(version(), "今天 9:58", now=NOW, zone=ZONE)
    assert refused.value.values == {"at": NOW - timedelta(minutes=2)}


def test_the_minute_it_took_to_type_is_not() -> None:
    planned = fields.planned(version(), "今天 10:00", now=NOW + timedelta(seconds=59), zone=ZONE)
    assert planned.particulars.planned == NOW


def test_a_planned_time_by_a_ready_answer() -> None:
    at = NOW + timedelta(days=1, microseconds=7)
    planned = fields.planned_choice(version(), fields.moment_code(at), now=NOW)
    assert planned.particulars.planned == at

    at_once = fields.planned_choice(planned, fields.ASAP, now=NOW)
    assert (at_once.particulars.planned, at_once.particulars.planned_known) == (None, True)


def test_a_ready_answer_may_have_gone_by_when_it_is_pressed() -> None:
    with pytest.raises(fields.MomentPast):
        fields.planned_choice(version(), fields.moment_code(NOW), now=NOW + timedelta(hours=1))


@given(st.integers(0, 4_102_444_800_000_000))
def test_the_code_of_a_moment_fits_into_a_button(value: int) -> None:
    assert len(fields.moment_code(moment(value))) <= 20


def test_particulars_with_few_values() -> None:
    urgent = fields.particular(version(), "urgency", "crisis")
    assert fields.particular(urgent, "audience", "internal").particulars == replace(
        version().particulars, urgency="crisis", audience="internal", answered=("urgency", "audience")
    )


def test_what_has_been_answered_is_noted_once() -> None:
    twice = fields.category(fields.category(version(), "news"), "health")
    assert fields.channels(twice, ("hall",)).particulars.answered == ("category", "channels")


def test_units_concerned() -> None:
    assert fields.concerned(version(), ("office", "lab")).particulars.concerned == (UnitId("office"), UnitId("lab"))
    assert fields.concerned(version(), ()).particulars.concerned == ()


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("王教授", ("王教授",)),
        (
            "王教授、李主任，张院长, Dr. Li；市卫健委; WHO\n王教授",
            ("王教授", "李主任", "张院长", "Dr. Li", "市卫健委", "WHO"),
        ),
        (" 、,\n", ()),
        ("", ()),
    ],
)
def test_people_quoted(words: str, people: tuple[str, ...]) -> None:
    assert fields.quoted(version(), words).particulars.quoted == people


WORD = Attachment("b" * 64, "document", "稿.docx", 1000, original=True)
OTHER = Attachment("c" * 64, "document", "新稿.docx", 1000, original=True)


def test_files_are_added_once_and_in_order() -> None:
    held = fields.with_files(version(attachments=()), (PICTURE, WORD, PICTURE))
    assert held.attachments == (PICTURE, WORD)
    renamed = replace(PICTURE, name="新名.jpg")
    assert fields.with_files(held, (renamed,)).attachments == (WORD, renamed)


def test_a_word_file_takes_the_place_of_the_one_that_was_read_before() -> None:
    held = fields.with_files(version(), (WORD,))
    assert fields.with_files(held, (OTHER,)).attachments == (PICTURE, OTHER)
    assert fields.with_files(held, (replace(OTHER, original=False),)).attachments[1] == WORD


def test_thirty_files_and_no_more() -> None:
    files = tuple(replace(PICTURE, digest=f"{number:064}") for number in range(31))
    assert len(fields.with_files(version(attachments=()), files[:30]).attachments) == 30
    with pytest.raises(fields.TooManyFiles):
        fields.with_files(version(attachments=files[:30]), files[30:])
    assert fields.with_files(version(attachments=files[:30]), files[:5]).attachments[-1] == files[4]
    assert fields.beyond((), files[:30]) == ()
    assert fields.beyond(files[:28], (files[0], files[28], files[28], files[29], files[30])) == files[30:31]
    assert fields.beyond(files[:31], files[:31]) == ()
    older, newer = (replace(file, original=True) for file in files[29:])
    full = (older, *files[:29])
    assert fields.beyond(full, (newer,)) == ()
    assert fields.beyond(full, (PICTURE, newer)) == (PICTURE,)
    assert fields.beyond(full, (newer,), beside=True) == (newer,)


def test_a_file_is_taken_out_by_the_beginning_of_its_digest() -> None:
    held = version(attachments=(PICTURE, WORD))
    assert fields.without_file(held, PICTURE.digest[:20]).attachments == (WORD,)
    assert fields.without_file(held, "d").attachments == held.attachments


@pytest.mark.parametrize(
    ("words", "title", "text"),
    [
        ("健康日\n义诊走进社区。", "健康日", "义诊走进社区。"),
        ("\n 健康日 \n\n义诊。\n第二段。\n", "健康日", "义诊。\n第二段。"),
        ("义诊走进社区。", "", "义诊走进社区。"),
        ("健" * 101 + "\n义诊。", "", "健" * 101 + "\n义诊。"),
        ("  ", "", ""),
    ],
)
def test_a_short_first_line_is_the_title(words: str, title: str, text: str) -> None:
    assert fields.split_title(words) == (title, text)


def test_an_answer_touches_nothing_else() -> None:
    whole = version()
    assert replace(fields.category(whole, "health"), particulars=whole.particulars) == whole
    said = Particulars("news", ("weibo",), planned_known=True, answered=("category",))
    assert fields.category(whole, "news").particulars == said


def test_matters_are_from_a_list() -> None:
    assert fields.matters(version(), ("reform", "finance")).particulars.matters == ("reform", "finance")
    assert fields.matters(version(), ()).particulars.answered == ("matters",)


def test_a_yes_on_secrets_is_not_taken_back_within_a_journey() -> None:
    asked = fields.secrecy(version(), ("contract",), earlier=())
    assert (asked.particulars.secrecy, asked.particulars.secrecy_taken_back) == (("contract",), ())
    more = fields.secrecy(asked, ("contract", "research"), earlier=("contract",))
    assert (more.particulars.secrecy, more.particulars.secrecy_taken_back) == (("contract", "research"), ())
    less = fields.secrecy(asked, ("research",), earlier=("contract",))
    assert (less.particulars.secrecy, less.particulars.secrecy_taken_back) == (("research", "contract"), ("contract",))
    again = fields.secrecy(less, ("contract",), earlier=("contract",))
    assert (again.particulars.secrecy, again.particulars.secrecy_taken_back) == (("contract",), ())


LETTER = Attachment("f" * 64, "document", "letter.docx", 9, original=True)


def test_a_confirmation_is_words_or_files_kept_as_evidence() -> None:
    said = fields.confirmation(fields.quoted(version(), "李院士"), " 李院士电话确认 ", (LETTER,))
    assert said.particulars.confirmation == "李院士电话确认"
    assert said.attachments == (PICTURE, replace(LETTER, original=False, evidence=True))
    shown = fields.confirmation(said, "", (replace(LETTER, digest="0" * 64),))
    assert shown.particulars.confirmation == "李院士电话确认"
    with pytest.raises(fields.NothingSaid):
        fields.confirmation(version(), " ")


def test_who_is_quoted_anew_has_to_confirm_anew() -> None:
    first = fields.confirmation(fields.quoted(version(), "李院士"), "李院士电话确认")
    assert fields.quoted(first, "李院士 ").particulars == first.particulars
    other = fields.quoted(first, "李院士，王院长").particulars
    assert (other.confirmation, "confirmation" in other.answered) == ("李院士电话确认", False)
    assert fields.quoted(first, "").particulars.confirmation == ""


@pytest.mark.parametrize("name", ["basis", "explainer", "lateness"])
def test_what_is_said_in_words_is_short(name: Literal["basis", "explainer", "lateness"]) -> None:
    said = fields.in_words(version(), name, " 年度统计公报 ").particulars
    assert (getattr(said, name), said.answered) == ("年度统计公报", (name,))
    with pytest.raises(fields.NothingSaid):
        fields.in_words(version(), name, " ")
    with pytest.raises(fields.TextTooLong):
        fields.in_words(version(), name, "长" * 1001)


def test_what_was_said_may_become_none() -> None:
    checked = fields.in_words(version(), "basis", "年度统计公报")
    assert fields.nothing(checked, "basis").particulars.basis == ""
    assert fields.nothing(version(attachments=()), "files").particulars.answered == ("files",)


def test_a_channel_may_have_a_text_of_its_own() -> None:
    both = fields.channels(version(), ("weibo", "hall"))
    own = fields.wording(fields.wording(both, "hall", "欢迎义诊。"), "weibo", " 义诊！ ")
    assert own.wordings == (("weibo", "义诊！"), ("hall", "欢迎义诊。"))
    assert own.text == both.text
    assert fingerprint(own) != fingerprint(both)
    assert fields.wording(own, "hall", "").wordings == (("weibo", "义诊！"),)
    assert fields.wording(own, "weibo", both.text).wordings == (("hall", "欢迎义诊。"),)
    assert fields.wording(both, "gone", "义诊！").wordings == ()
    assert fields.channels(own, ("hall",)).wordings == (("hall", "欢迎义诊。"),)
