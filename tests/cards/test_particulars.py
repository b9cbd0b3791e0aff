"""What cards say of an item's particulars: matters, secrets, confirmations, lead times, wordings, rules of form."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.item import item
from bot.cards.particulars import explainer
from bot.cards.reading import changed, full
from bot.cards.release import release
from bot.cards.review import review
from bot.cards.sheets import Outlook
from bot.domain.drafts import Attachment, Particulars, Version
from bot.domain.leadtimes import Deadline
from bot.policy import read_policy
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.field_policy import TEXT
from tests.support.journeys import CHEN, DRAFT, FANG, LI, MARKET, WANG, Journey
from tests.support.printing import NOW

POLICY = read_policy(TEXT, "everything.toml")
MAIL = Attachment("c" * 64, "picture", "确认邮件.png", 31_000, "image/png", evidence=True)
DUE = Deadline(NOW + timedelta(hours=2), "第十二条第2项", "pressing")
SAID = Particulars(
    "news",
    ("weibo", "oa"),
    NOW + timedelta(days=2),
    planned_known=True,
    urgency="important",
    concerned=(MARKET,),
    quoted=("李院士",),
    matters=("reform", "gone"),
    secrecy=("contract", "research"),
    secrecy_taken_back=("research",),
    confirmation="李院士 6 月 2 日邮件确认",
    basis="民政局 6 月通报",
    explainer="李国华",
    lateness="今天才接到通知",
    answered=("matters", "secrecy", "quoted", "confirmation", "urgency", "planned"),
)


def version(**particulars: object) -> Version:
    return Version(
        DRAFT,
        1,
        WANG,
        title="震惊！史上最大义诊",
        text="公司医务志愿队走进青溪街道，惠及三百多名居民。",
        attachments=(MAIL,),
        particulars=replace(SAID, **particulars),  # type: ignore[arg-type]
        wordings=(("oa", "办公系统专用文本。"),),
    )


def journey(**particulars: object) -> Journey:
    return Journey(policy=POLICY, versions={1: version(**particulars)})


def test_everything_that_was_said_stands_on_the_authors_card(look: Look) -> None:
    line = journey(matters=("reform",))
    look(item(line.sheet(WANG, deadline=DUE), Outlook(line.plan())))


def test_who_explains_it_is_named_as_the_reader_names_people_of_the_roster() -> None:
    of_the_roster, guest = version(explainer="周岚"), version(explainer="李院士")
    sheet = journey().sheet(WANG)
    assert explainer(sheet, of_the_roster) == Names("周岚", "周嵐", "Zhou Lan")
    assert explainer(sheet, guest) == "李院士"
    assert explainer(sheet, version(explainer="")) == ""


def test_and_on_the_deciders(look: Look) -> None:
    line = journey().submits()
    seat = line.seat(LI)
    late = replace(DUE, before=NOW - timedelta(days=1))
    look(review(line.sheet(LI, deadline=late), line.open, seat))


def test_the_whole_text_has_the_wordings_too(look: Look) -> None:
    line = journey()
    both = replace(line.newest, wordings=(("weibo", "义诊进社区。"), ("oa", "办公系统\n专用文本。")))
    line.versions = {1: both}
    look(full(line.sheet(WANG)))


def test_no_to_all_questions_is_said_and_signed(look: Look) -> None:
    line = journey(secrecy=(), secrecy_taken_back=(), confirmation="", lateness="", matters=(), urgency="routine")
    late = Deadline(NOW - timedelta(days=5), "第十二条第2项", "routine", 7, provisional=True)
    look(item(line.sheet(WANG, deadline=late), Outlook(line.plan())))


def test_a_routine_item_is_told_its_last_day_while_it_is_in_time(look: Look) -> None:
    line = journey(secrecy_taken_back=(), urgency="routine", matters=("reform",))
    due = Deadline(NOW + timedelta(days=2), "第十二条第2项", "routine", 7, provisional=True)
    look(item(line.sheet(WANG, deadline=due), Outlook(line.plan())))


def test_evidence_is_not_among_what_is_released() -> None:
    line = journey().submits().approves(LI, CHEN)
    assert line.task is not None
    card = release(line.sheet(FANG), line.task)
    assert card.files == ()
    assert [entry.text.key for entry in card.entries] == ["wording-of"]


def test_what_changed_in_the_particulars_is_compared_line_by_line(look: Look) -> None:
    line = journey(secrecy_taken_back=()).submits().returns(LI)
    line.changes(
        particulars=replace(SAID, basis="统计年鉴", explainer="", matters=("finance",)), wordings=(("weibo", "义诊。"),)
    )
    line.submits()
    look(changed(line.sheet(LI), line.versions[1]))
