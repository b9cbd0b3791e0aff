"""The pages as files: their words, and what they must never do."""

import json
import re
from pathlib import Path

import pytest

from bot.platforms.web.words import PAGES, WORDS, word
from bot.text import LANGUAGES
from tests.support.web_stage import Stage

DRAFTS = Path(__file__).parents[3] / "bot" / "sample" / "drafts"
SCRIPTS = sorted(PAGES.glob("*.js"))
ALL = sorted(path for path in PAGES.rglob("*.*") if path.is_file())


def holes(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_every_word_is_there_in_all_languages_with_the_same_holes() -> None:
    for key, sentence in WORDS["en"].items():
        for language in LANGUAGES:
            assert WORDS[language].keys() == WORDS["en"].keys()
            assert holes(WORDS[language][key]) == holes(sentence), (language, key)
            assert WORDS[language][key].strip()


def test_every_word_that_is_asked_for_is_there_and_every_word_is_asked_for() -> None:
    source = "".join(path.read_text("utf-8") for path in [*SCRIPTS, *PAGES.parent.glob("*.py")])
    stems = {"state-"}  # the rest is the state of a step
    asked = {key for key in WORDS["en"] if f'"{key}"' in source or key.startswith(tuple(stems))}
    assert set(WORDS["en"]) == asked
    for key in re.findall(r'\bsay\("([\w-]+)"', source):
        assert key in WORDS["en"]


async def test_the_page_is_given_the_sample_organisations_own_draft(stage: Stage) -> None:
    for language in LANGUAGES:
        async with stage.http.get(f"/pages/words/{language}.json") as answer:
            assert answer.content_type == "application/json"
            assert (await answer.json())["sample-text"] == (DRAFTS / f"{language}.txt").read_text("utf-8").strip()
        assert "sample-text" not in (PAGES / "words" / f"{language}.json").read_text("utf-8")


def test_a_word_is_said_with_its_values() -> None:
    assert "50 MB" in word("upload-too-large", "zh-Hant", most="50")


def test_the_two_chinese_texts_are_written_each_in_its_own_characters() -> None:
    hans, hant = (json.dumps(WORDS[language], ensure_ascii=False) for language in ("zh-Hans", "zh-Hant"))
    assert not set(hans) & set("這個連簽發語請說")
    assert not set(hant) & set("这个连签发语请说")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_text_only(path: Path) -> None:
    source = path.read_text("utf-8")
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"):
        assert danger not in source


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    source = re.sub(r"http://127\.0\.0\.1", "", path.read_text("utf-8"))
    assert not re.search(r"https?://|url\(|@import|//cdn", source)
    assert len(source.splitlines()) <= 400


def test_the_page_runs_no_script_of_its_own_markup() -> None:
    page = (PAGES / "index.html").read_text("utf-8")
    assert not re.search(r"\son\w+=|style=|<style|javascript:", page)
    assert re.findall(r"<script[^>]*>(.*?)</script>", page) == [""]
