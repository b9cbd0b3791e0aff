"""The approval sheet of an item: what stands on it, as HTML, as PDF, and the fonts that it needs."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from syrupy.assertion import SnapshotAssertion

from bot.domain.policies import Entry, ReviewQuestion
from bot.domain.steps import Opinion, SeatState, StepState, Verdict
from bot.i18n import I18n
from bot.sheets import fonts, press
from bot.sheets.approval import Approval, approval_sheet
from bot.sheets.html import html
from bot.sheets.paper import Page, said
from bot.sheets.pdf import pdf
from bot.text import LANGUAGES, Language, Names
from tests.support.journeys import LAW, LI, PICTURE, WORD, ZHOU, Journey
from tests.support.printing import NOW, ZONE

MADE = datetime(2026, 6, 3, tzinfo=UTC)
I18N = I18n()
NOTO = fonts.find("zh-Hans")
needs_type = pytest.mark.skipif(NOTO is None, reason="no font with Chinese characters is installed here")


def approval(line: Journey) -> Approval:
    """Look at an item as the bot does."""
    journey = line.round
    assert journey is not None
    taken = [(step, seat.decision) for step in journey.steps for seat in step.seats]
    decisions = sorted(((step, made) for step, made in taken if made is not None), key=lambda pair: pair[1].at)
    versions = tuple(line.versions[number] for number in range(1, line.draft.version + 1))
    return Approval(line.sheet(LI, line.draft.version), versions, tuple(decisions), ZONE)


def page(it: Approval, language: Language = "en") -> Page:
    return said(approval_sheet(it), language, lambda text: I18N.say(text, language, zone=ZONE, now=NOW))


def released() -> Journey:
    """Tell of an item that was returned once, changed, signed off, and released in one channel."""
    line = Journey().submits().approves(LI).returns(ZHOU, "请补充来源\n<b>第二行</b>")
    line.changes(title="健康宣传日 & <script>", note="已核", attachments=(PICTURE, WORD))
    return line.signed().proofread().appears("weibo")


def grid(of: Page, head: str) -> list[list[str]]:
    return [list(row) for found in of.grids if found.head == head for row in found.rows]


def test_the_whole_way_of_an_item_in_three_languages(snapshot: SnapshotAssertion) -> None:
    it = approval(released())
    assert "\n".join(html(page(it, language)) for language in LANGUAGES) == snapshot


def test_who_said_what_when_of_which_version_and_by_which_clause() -> None:
    it = page(approval(released()))
    opinions = grid(it, "Opinions")
    assert opinions[0][0].splitlines()[1] == "Art. 6"
    assert [row[3] for row in opinions[:2]] == ["1", "1"]
    assert "returned for changes\n请补充来源" in opinions[1][2]
    assert "no longer counts" in opinions[0][2]
    assert [row[0] for row in grid(it, "Versions")] == ["1", "2"]
    assert "title" in grid(it, "Versions")[1][2].lower()
    [[_, address, *_]] = grid(it, "Releases")
    assert address.startswith("https://")
    assert len(grid(it, "Files")) == 2
    assert any("Fingerprint signed off" in value for _, value in it.facts)


def test_whoever_answers_for_the_items_unit_stands_there_with_that_unit_though_he_sits_in_another() -> None:
    it = approval(Journey().submits().approves(LI))
    sheet = replace(it.sheet, people={**it.sheet.people, LI: replace(it.sheet.people[LI], unit=LAW)})
    [first, *_] = grid(page(replace(it, sheet=sheet)), "Opinions")
    assert first[1].splitlines()[1].endswith("Marketing")


def test_before_it_is_signed_off_it_says_who_is_waited_for() -> None:
    it = page(approval(Journey().submits()))
    assert grid(it, "Opinions")[0][2] == "opinion awaited"
    assert ("Signed off", "Not signed off yet") in it.facts
    assert grid(it, "Releases") == []


def test_before_anything_was_asked_there_are_no_opinions() -> None:
    line = Journey().submits().withdraws()
    assert line.round is not None
    it = replace(approval(line), decisions=())
    assert grid(page(replace(it, sheet=replace(it.sheet, round=None))), "Opinions") == []


def test_answers_to_review_questions_stand_beside_the_opinion() -> None:
    it = approval(Journey().submits().approves(LI))
    step, made = it.decisions[0]
    questions = (ReviewQuestion("true", Names(en="Is it true?"), "Art. 6"),)
    policy = it.sheet.policy
    rules = tuple(replace(rule, questions=questions) if rule.id == step.rule else rule for rule in policy.steps)
    opinion = Opinion(Verdict.APPROVE, "well done", answers=(("true", True), ("gone", False)))
    sheet = replace(it.sheet, policy=replace(policy, steps=rules))
    found = page(replace(it, sheet=sheet, decisions=((step, replace(made, opinion=opinion)),)))
    assert grid(found, "Opinions")[0][2] == "approved\nwell done\n✓ Is it true?\n✗ gone"
    unruled = replace(sheet, policy=replace(policy, steps=()))
    found = page(replace(it, sheet=unruled, decisions=((step, replace(made, opinion=opinion)),)))
    assert "✓ true" in grid(found, "Opinions")[0][2]


def test_a_talk_and_a_ruling_are_named_with_what_came_of_them() -> None:
    it = approval(Journey().submits().approves(LI))
    step, made = it.decisions[0]
    against = replace(made, opinion=Opinion(Verdict.RETURN, reason="no source"))
    talk, ruling = replace(step, kind="talk"), replace(step, kind="ruling")
    found = grid(page(replace(it, decisions=((talk, against), (talk, made), (ruling, made)))), "Opinions")
    assert [row[0].splitlines()[0] for row in found[:3]] == ["Unit head, talk", "Unit head, talk", "Unit head, ruling"]
    assert [row[2].splitlines()[0] for row in found[:3]] == ["keeps the objection", "agrees now", "approved"]


def test_what_the_author_vouches_for_stands_on_it() -> None:
    it = approval(Journey().submits())
    listed = tuple(Entry(one, Names(en=one.title()), "Art. 1") for one in ("state", "privacy"))
    policy = replace(it.sheet.policy, secrecy=listed, matters=listed)
    told = replace(
        it.sheet.version.particulars, secrecy=("state",), answered=("secrecy",), matters=("privacy",), basis="Bulletin"
    )
    version = replace(it.sheet.version, particulars=told)
    found = dict(page(replace(it, sheet=replace(it.sheet, policy=policy, version=version))).facts)
    [by] = [what for what in found if what.startswith("Secrets (signed by ")]
    assert found[by] == "yes: State\nno: Privacy"
    assert (found["Touches on"], found["Checked against"]) == ("Privacy", "Bulletin")


def test_what_stands_behind_the_text_and_who_proofread_it_stand_on_it() -> None:
    it = approval(released())
    assert dict(page(it).facts)["Proofread before release"].splitlines()[0] == "Fang Yuan"
    told = replace(
        it.sheet.version.particulars,
        urgency="important",
        origin="repost",
        quoted=("Dr Lin", "Prof. Wu"),
        confirmation="by telephone",
        explainer="Li Guohua",
        lateness="The figures came late.",
    )
    version = replace(it.sheet.version, particulars=told, attachments=(replace(PICTURE, evidence=True),))
    found = dict(page(replace(it, sheet=replace(it.sheet, version=version), organisation="Health First")).facts)
    assert found["People quoted"] == "Dr Lin, Prof. Wu\nconfirmed: by telephone\nevidence on file: 1"
    assert (found["Explained by"], found["Reason for being late"]) == ("Li Guohua", "The figures came late.")
    assert (found["Organisation"], found["Original or repost"]) == ("Health First", "Repost")
    assert found["Urgency"] == "Important and urgent"
    quoted = replace(told, confirmation="")
    version = replace(version, particulars=quoted, attachments=())
    assert (
        dict(page(replace(it, sheet=replace(it.sheet, version=version))).facts)["People quoted"] == "Dr Lin, Prof. Wu"
    )


def test_a_rehearsal_says_first_of_all_that_it_is_one() -> None:
    it = page(replace(approval(released()), rehearsal=True))
    assert it.mark.startswith("REHEARSAL")
    assert '<p class="mark">REHEARSAL' in html(it)
    assert 'class="mark"' not in html(page(approval(released())))


@needs_type
def test_in_a_pdf_a_rehearsal_is_marked_and_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    assert NOTO is not None
    it = page(replace(approval(released()), rehearsal=True))
    facts = (*it.facts, *((f"fact {number}", "…") for number in range(12)))  # to nearly the end of the page
    pages = pypdfium2.PdfDocument(pdf(replace(it, facts=facts), NOTO, MADE))
    first, second, *_ = (one.get_textpage().get_text_range().splitlines() for one in pages)
    assert first[0].startswith("REHEARSAL")
    assert (first[-2], second[0]) == ("fact 11 …", "Opinions")


def test_a_return_to_a_step_a_stand_in_and_one_who_had_agreed_before_are_named() -> None:
    line = Journey().submits().approves(LI)
    it = approval(line)
    step, made = it.decisions[0]
    back = replace(made, opinion=Opinion(Verdict.RETURN, reason="again", to=step.id))
    nowhere = replace(made, opinion=Opinion(Verdict.RETURN, reason="again", to="gone"))
    found = page(replace(it, decisions=((replace(step, stands_in=True, clause=""), back), (step, nowhere))))
    [first, second, *_] = grid(found, "Opinions")
    assert first[0].count("\n") == 0
    assert "standing in" in first[1]
    assert "back to: " in first[2]
    assert "back to: " not in second[2]
    journey = it.sheet.round
    assert journey is not None
    carried = [
        replace(each, seats=tuple(replace(seat, state=SeatState.CARRIED) for seat in each.seats))
        if each.state is StepState.WAITING
        else each
        for each in journey.steps
    ]
    found = page(replace(it, sheet=replace(it.sheet, round=replace(journey, steps=tuple(carried)))))
    assert any("approved in an earlier step" in row[2] for row in grid(found, "Opinions"))


def test_what_is_not_known_is_left_out_and_what_is_special_is_said() -> None:
    it = approval(Journey().submits())
    plain = replace(
        it.sheet.version,
        source="",
        source_words="",
        particulars=replace(it.sheet.version.particulars, category=None, channels=()),
    )
    heads = [what for what, _ in page(replace(it, sheet=replace(it.sheet, version=plain))).facts]
    assert {"Source", "Category", "Channels"}.isdisjoint(heads)
    said_of = replace(it.sheet.version.particulars, concerned=(it.sheet.draft.unit,), planned=NOW)
    found = dict(
        page(replace(it, sheet=replace(it.sheet, version=replace(it.sheet.version, particulars=said_of)))).facts
    )
    assert found["Planned release"] == "2026-06-03 14:30"
    assert "Units concerned" in found


def test_somebody_who_is_not_in_the_directory_any_more_goes_by_his_id() -> None:
    it = approval(Journey().submits().approves(LI))
    sheet = replace(it.sheet, people={})
    assert grid(page(replace(it, sheet=sheet)), "Opinions")[0][1].startswith(f"{LI}\n")


def test_nothing_people_wrote_is_read_as_html() -> None:
    it = approval(released())
    written = html(page(it))
    assert "<script" not in written
    assert "健康宣传日 &amp; &lt;script&gt;" in written
    nasty = replace(page(it), text='\x00\ud800"><img src=x onerror=1>\u0085', title="</title><script>")
    written = html(nasty)
    assert "<img" not in written
    assert "<script" not in written
    written.encode()


@needs_type
def test_the_pdf_has_its_type_and_its_words_can_be_copied() -> None:
    assert NOTO is not None
    data = pdf(page(approval(released()), "zh-Hans"), NOTO, MADE)
    assert data.startswith(b"%PDF")
    assert b"/FontFile" in data
    text = words_of(data)
    assert "签发单：健康宣传日 & <script>" in text
    assert "请补充来源" in text
    assert data == pdf(page(approval(released()), "zh-Hans"), NOTO, MADE)


@needs_type
def test_a_row_that_no_page_holds_goes_on_on_the_next_and_unfit_characters_are_left_out() -> None:
    assert NOTO is not None
    it = approval(Journey().submits().returns(LI, "很长的意见，" * 700))
    sheet = replace(page(it), text="a\x00\ud800b\r\n" + "https://example.org/" + "x" * 400 + " 😀 末尾")
    text = words_of(pdf(sheet, NOTO, MADE)).replace("\r\n", "")
    assert text.count("很长的意见") >= 690
    assert "末尾" in text


def words_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(data)) as document:
        return "\n".join(each.get_textpage().get_text_range() for each in document)


def test_a_machine_without_fonts_has_none(tmp_path: Path) -> None:
    assert fonts.find("zh-Hans", where=[tmp_path, tmp_path / "missing"]) is None
    (tmp_path / "NotoSansCJK-Regular.ttc").write_bytes(b"no font")
    (tmp_path / "Arial.ttf").write_bytes(b"")
    assert fonts.find("zh-Hans", where=[tmp_path]) is None


@pytest.mark.parametrize(
    ("name", "data"), [("a.ttf", b""), ("b.ttc", b"ttcf"), ("c.otf", b"OTTO" * 9), ("gone.ttf", None)]
)
def test_what_is_no_font_is_said_of_the_configured_one(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(fonts.Unsuitable):
        fonts.find("en", tmp_path / name)


@needs_type
def test_a_face_of_a_collection_is_chosen_by_the_language(tmp_path: Path) -> None:
    assert NOTO is not None
    if NOTO.path.suffix != ".ttc":
        return
    simplified, traditional = fonts.face_of(NOTO.path, "zh-Hans"), fonts.face_of(NOTO.path, "zh-Hant")
    assert simplified.face != traditional.face
    single = tmp_path / "one.otf"
    with TTFont(NOTO.path, fontNumber=simplified.face, lazy=True) as font:
        font.save(single)
    assert fonts.find("zh-Hant", single) == fonts.Font(single, 0)


@needs_type
def test_a_font_without_chinese_is_unsuitable(tmp_path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - only here

    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef"])
    made.setupCharacterMap({})
    made.setupNameTable({"familyName": "Empty"})
    made.save(tmp_path / "empty.ttf")
    with pytest.raises(fonts.Unsuitable, match="has no Chinese characters"):
        fonts.find("en", tmp_path / "empty.ttf")


@pytest.mark.parametrize("system", ["darwin", "linux"])
def test_where_fonts_lie(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert all(folder.is_absolute() for folder in fonts.folders())


@needs_type
async def test_the_press_prints_pdf_in_a_process_of_its_own() -> None:
    assert NOTO is not None
    it = page(approval(Journey().submits()), "zh-Hant")
    printed = await press.Press(NOTO.path).print(it, MADE)
    assert (printed.ending, printed.media_type) == (".pdf", "application/pdf")
    assert printed.data.startswith(b"%PDF")


async def test_a_press_whose_font_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"")
    with pytest.raises(press.NotPrinted, match=r"broken\.ttf"):
        await press.Press(tmp_path / "broken.ttf").print(page(approval(Journey().submits())), MADE)


async def test_a_press_without_any_font_prints_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "python").write_text("#!/bin/sh\ncat > /dev/null\nexit 3\n")
    (tmp_path / "python").chmod(0o755)
    printed = await press.Press().print(page(approval(Journey().submits())), MADE)
    assert printed == press.as_html(page(approval(Journey().submits())))


async def test_a_press_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(press, "_PATIENCE", 0.05)
    (tmp_path / "python").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "python").chmod(0o755)
    with pytest.raises(TimeoutError):
        await press.Press().print(page(approval(Journey().submits())), MADE)


def test_what_is_to_be_printed_goes_to_the_process_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    it = page(approval(released()))
    assert press.unpacked(press.packed(it, Path("/a/font.ttf"), MADE)) == (it, Path("/a/font.ttf"), MADE)
    assert press.unpacked(press.packed(it, None, MADE))[1] is None
    monkeypatch.setattr(fonts, "folders", lambda: ())
    assert press.run(press.packed(it, None, MADE)) == (3, b"")
    if NOTO is not None:
        assert press.run(press.packed(it, NOTO.path, MADE))[1].startswith(b"%PDF")


def test_the_process_reads_and_writes_by_its_pipes() -> None:
    given = press.packed(page(approval(Journey().submits())), Path("/no/font.ttf"), MADE)
    done = subprocess.run([sys.executable, "-m", "bot.sheets"], input=given, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Unsuitable" in done.stderr
