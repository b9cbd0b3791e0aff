"""What somebody sees who edits an item that he is asked about, and what the others see meanwhile."""

from dataclasses import replace

from bot.cards import edit
from bot.cards.item import item
from bot.cards.sheets import Outlook
from bot.cards.tokens import Verb
from bot.domain.policies import Category, LinkRule, Policy, ReviewQuestion, StepRule
from bot.domain.steps import Opinion, Seat, Verdict
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.journeys import LI, POLICY, TEXT, WANG, WU, ZHOU, Journey

QUESTIONS = (
    ReviewQuestion("true", Names("内容真实", "內容真實", "It is true"), "四(三)1"),
    ReviewQuestion("timely", Names("发布及时", "發佈及時", "It is timely"), "四(三)1"),
    ReviewQuestion("secrets", Names("符合保密要求", "符合保密要求", "It keeps secrets"), "六(二)2"),
)


def _with_desk(rule: StepRule) -> StepRule:
    return replace(rule, edits=True, questions=QUESTIONS) if rule.id == "office" else rule


EDITING: Policy = replace(POLICY, steps=tuple(map(_with_desk, POLICY.steps)))


def editing(**what: object) -> Journey:
    """Give an item that the desk has opened, and changed if anything is given."""
    line = Journey(policy=EDITING).submits().approves(LI).changes(**{"author": ZHOU, **what})
    line.draft = replace(line.draft, editor=ZHOU)
    return line


def outlook(line: Journey, *again: str) -> Outlook:
    return Outlook(line.plan(), None, tuple(rule.names for rule in EDITING.steps if rule.id in again))


def test_who_may_edit_has_a_button_and_sees_what_he_confirms(look: Look) -> None:
    line = Journey(policy=EDITING).submits().approves(LI)
    look(line.review(ZHOU, line.open, line.seat(ZHOU)))


def test_nothing_has_been_changed_yet(look: Look) -> None:
    line = editing()
    look(edit.edit(line.sheet(ZHOU), outlook(line)))


def test_what_was_changed_and_that_nobody_looks_again(look: Look) -> None:
    line = editing(title="健康日", text=TEXT)
    look(edit.edit(line.sheet(ZHOU), outlook(line, "office", "confidentiality")))


def test_what_was_changed_and_who_looks_again(look: Look) -> None:
    line = editing(text=TEXT)
    look(edit.edit(line.sheet(ZHOU), outlook(line, "unit-head", "office")))


def test_something_is_missing_after_the_change(look: Look) -> None:
    line = editing(text="短讯。", attachments=())
    site = LinkRule(("video.health-first.example",), Names("官网", "官網", "our site"), "第十条第2项")
    line.policy = replace(EDITING, categories=(Category("health", Names(en="Health"), "10", site),))
    look(edit.edit(line.sheet(ZHOU), outlook(line)))


def test_nobody_could_answer_a_step_after_the_change(look: Look) -> None:
    line = editing(title="健康日")
    plan = replace(line.plan(), gaps=(EDITING.steps[2],))
    look(edit.edit(line.sheet(ZHOU), Outlook(plan)))


def test_an_item_of_which_nothing_is_known_any_more_is_shown_all_the_same() -> None:
    line = editing(title="健康日")
    sheet = replace(line.sheet(ZHOU), submitted=None, round=None)
    assert [note.key for note in edit.edit(sheet, Outlook()).notes] == ["note-unchanged"]
    again = edit.edit(replace(line.sheet(ZHOU), round=None), Outlook())
    assert [note.key for note in again.notes] == ["note-changed", "edit-reopens-nothing"]


def test_it_was_saved(look: Look) -> None:
    line = editing(title="健康日").submits()
    line.draft = replace(line.draft, editor=None)
    look(edit.over(line.sheet(ZHOU)))
    look(line.review(LI, line.open, line.seat(LI)))


def test_it_was_not_saved(look: Look) -> None:
    line = Journey(policy=EDITING).changes(text="短讯。", attachments=()).submits()
    look(edit.over(line.sheet(ZHOU)))


def test_what_was_written_comes_back(look: Look) -> None:
    changed = (Text("changed-text", {"count": 2}), Text("changed-title"))
    look(edit.given_back(Text("edit-left", {"title": "健康日", "what": changed, "text": TEXT})))
    look(edit.given_back(Text("edit-left", {"title": "", "what": changed[1:], "text": ""})))


def test_the_author_and_colleagues_are_told_who_edits(look: Look) -> None:
    line = editing(title="健康日")
    version = line.draft.version
    look(item(line.sheet(WANG, version), Outlook()))
    mine = line.review(ZHOU, line.open, line.seat(ZHOU))
    theirs = line.review(WU, line.open, line.seat(WU))
    assert "note-being-edited" in {note.key for note in theirs.notes}
    assert "note-being-edited" not in {note.key for note in mine.notes}
    labels = [next(b.label.key for b in card.buttons if b.token.verb is Verb.EDIT) for card in (mine, theirs)]
    assert labels == ["button-edit-on", "button-edit"]


def test_a_version_of_the_desk_is_said_to_be_one() -> None:
    line = editing(title="健康日").submits()
    line.draft = replace(line.draft, editor=None)
    card = line.review(LI, line.open, line.seat(LI))
    assert Text("fact-edited", {"version": 2, "by": line.sheet(LI).name(ZHOU)}) in card.facts


def test_a_confirmed_approval_says_how_much_it_confirms(look: Look) -> None:
    line = Journey(policy=EDITING).submits().approves(LI)
    step, seat = line.open, line.seat(ZHOU)
    signs(line, seat, Opinion(Verdict.APPROVE, answers=tuple((one.id, True) for one in QUESTIONS)))
    look(line.review(ZHOU, step, seat))


def signs(line: Journey, seat: Seat, opinion: Opinion) -> None:
    """Have a seat's decision carry the answers, as what decides signs them."""
    line.approves(seat.person)
    assert line.round is not None
    steps = tuple(
        replace(
            step,
            seats=tuple(
                replace(found, decision=replace(found.decision, opinion=opinion))
                if found.id == seat.id and found.decision
                else found
                for found in step.seats
            ),
        )
        for step in line.round.steps
    )
    line.round = replace(line.round, steps=steps)
