"""What people see who want to look at something: the whole text, what changed, where it is."""

from dataclasses import replace

from bot.cards.card import Card
from bot.cards.compared import since_seen
from bot.cards.reading import changed, full, progress
from bot.cards.review import beneath
from bot.domain.drafts import Particulars
from bot.domain.steps import Verdict
from tests.cards.conftest import Look
from tests.support.journeys import FANG, LI, OFFICE, PICTURE, TEXT, WANG, WORD, ZHOU, Journey
from tests.support.printing import NOW


def differences(line: Journey) -> Card:
    return changed(line.sheet(LI), line.versions[1])


def test_the_way_back_for_who_has_to_release() -> None:
    line = Journey().signed()
    assert [button.label.key for button in full(line.sheet(FANG)).buttons] == ["button-back"]
    assert full(line.sheet(LI)).buttons == ()


def test_the_whole_text_and_the_way_back_for_who_has_to_decide(look: Look) -> None:
    look(full(Journey().changes(text=TEXT).submits().sheet(LI)))


def test_the_whole_text_with_the_buttons_of_who_has_to_decide(look: Look) -> None:
    line = Journey().changes(text=TEXT).submits()
    look(beneath(line.sheet(LI), full(line.sheet(LI)), line.open, line.seat(LI)))


def test_the_whole_text_once_it_is_decided(look: Look) -> None:
    line = Journey().changes(text=TEXT).submits()
    step, seat = line.open, line.seat(LI)
    line.approves(LI)
    [step, *_] = line.round.steps if line.round else [step]
    [seat, *_] = [found for found in step.seats if found.id == seat.id]
    look(beneath(line.sheet(LI), full(line.sheet(LI)), step, seat))


def test_what_changed_with_the_buttons_of_who_has_to_decide(look: Look) -> None:
    line = Journey().submits().returns(LI).changes(title="健康日").submits()
    look(beneath(line.sheet(LI), differences(line), line.open, line.seat(LI)))


def test_the_whole_text_for_somebody_else(look: Look) -> None:
    look(full(Journey().submits().sheet(ZHOU)))


def test_the_whole_text_when_there_is_none(look: Look) -> None:
    look(full(Journey().changes(text="").sheet(WANG)))


def test_what_changed_in_the_text_and_besides(look: Look) -> None:
    line = Journey().changes(text=TEXT).submits()
    other = Particulars(
        category="other",
        channels=("weibo",),
        planned=None,
        planned_known=True,
        urgency="important",
        audience="internal",
        origin="repost",
        concerned=(OFFICE,),
        quoted=("市卫健委",),
    )
    text = TEXT.replace("6月3日", "6月4日").replace("二十余名", "三十名").replace("四百份", "500份")
    fresh = replace(PICTURE, digest="c" * 64, name="合影.jpg")
    line.changes(title="健康日", text=text, source="", particulars=other, attachments=(fresh, WORD), note="已核")
    look(differences(line.submits()))


def test_what_changed_when_only_files_moved(look: Look) -> None:
    line = Journey().submits().changes(attachments=(WORD, PICTURE), particulars=Particulars()).submits()
    look(differences(line))


def test_two_versions_that_say_the_same(look: Look) -> None:
    line = Journey().submits().returns(LI).changes()
    assert since_seen(replace(line.sheet(LI), seen=line.versions[1])) is None
    look(differences(line))


def test_progress_tells_everything_said_so_far(look: Look) -> None:
    line = Journey().submits().approves(LI).returns(ZHOU).changes(source_words="王敏").submits()
    look(progress(line.says(LI, Verdict.APPROVE, remark="可以").sheet(WANG)))


def test_progress_of_a_draft_that_has_not_begun_its_journey(look: Look) -> None:
    look(progress(Journey().sheet(WANG, now=NOW)))
