"""What people read is said in their language, their time and their manner of writing; what is wrong is said aloud."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refused
from bot.i18n import CatalogueBroken, I18n, Unsayable, pick
from bot.text import LANGUAGES, Language, Names, Text, Value

I18N = I18n()
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 6, 3, 6, 30, tzinfo=UTC)  # a Wednesday
ROOT = Path(__file__).parents[1]


def say(key: str, language: Language = "zh-Hans", *, now: datetime = NOW, i18n: I18n = I18N, **values: Value) -> str:
    return i18n.say(Text(key, values), language, zone=SHANGHAI, now=now)


def all_refusals(of: type[Refused] = Refused) -> Iterator[type[Refused]]:
    yield of
    for refused in of.__subclasses__():
        yield from all_refusals(refused)


def sources() -> Iterator[Path]:
    for folder in ("bot", "handlers"):
        yield from (ROOT / folder).rglob("*.py")


def keys_in(source: Path) -> Iterator[str]:
    """Give the keys that a module names outright, as `Text("key", ...)` or as the key of a refusal."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Text"), args=[ast.Constant(value=str(key)), *_]):
                yield key
            case ast.Assign(targets=[ast.Name(id="key")], value=ast.Constant(value=str(key))):
                yield key


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text("hello = Hello { $name }\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("zh-Hans", "文中称“九个科室”", "“文中称‘九个科室’”"),
        ("zh-Hant", "文中稱「九個科室」", "「文中稱『九個科室』」"),
        ("en", "It says “nine”, doesn’t it", "“It says ‘nine’, doesn’t it”"),
        ("zh-Hans", "文中称『九个』", "“文中称『九个』”"),
    ],
)
def test_a_quotation_within_a_quotation_has_inner_marks(language: Language, words: str, said: str) -> None:
    assert say("explain-quoted", language, text=words) == said


def test_a_quotation_beside_another_keeps_its_marks() -> None:
    assert say("said-words", words="称“九个”") == "称“九个”"


def test_the_three_languages_say_the_same_things() -> None:
    assert I18N.problems() == ()


def test_every_text_that_a_module_names_is_in_the_catalogue() -> None:
    known = I18N.keys()
    unsaid = {
        f"{source.relative_to(ROOT)}: {key}" for source in sources() for key in keys_in(source) if key not in known
    }
    assert unsaid == set()


def test_every_refusal_has_its_sentence() -> None:
    assert {refused.key for refused in all_refusals()} - I18N.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_says_error(language: Language) -> None:
    words = "".join(path.read_text("utf-8").casefold() for path in (ROOT / "bot/locales" / language).glob("*.ftl"))
    assert "error" not in words
    assert "错误" not in words
    assert "錯誤" not in words


@pytest.mark.parametrize(
    ("other", "ours"), [("甚麼", "什麼"), ("裏", "裡"), ("發布", "發佈"), ("彙整", "彙總"), ("匯總", "彙總")]
)
def test_a_word_is_written_in_one_way(other: str, ours: str) -> None:
    paths = list((ROOT / "bot/locales/zh-Hant").glob("*.ftl"))
    said = {path.name: path.read_text("utf-8") for path in paths}
    assert [name for name, words in said.items() if other in words] == []
    assert any(ours in words for words in said.values())


@pytest.mark.parametrize(
    ("hours", "simplified", "traditional", "english"),
    [
        (2.5, "今天 17:00", "今天 17:00", "today 17:00"),
        (19.5, "明天 10:00", "明天 10:00", "tomorrow 10:00"),
        (-28.5, "昨天 10:00", "昨天 10:00", "yesterday 10:00"),
        (43.5, "周五 10:00", "週五 10:00", "Fri 10:00"),
        (-124.5, "周五 10:00", "週五 10:00", "Fri 10:00"),
        (163.5, "6月10日 10:00", "6月10日 10:00", "10 Jun 10:00"),
        (24 * 216 - 4.5, "2027年1月5日 10:00", "2027年1月5日 10:00", "5 Jan 2027 10:00"),
    ],
)
def test_times_are_in_the_readers_words(hours: float, simplified: str, traditional: str, english: str) -> None:
    at = NOW + timedelta(hours=hours)
    assert [say("choice-at", language, at=at) for language in LANGUAGES] == [simplified, traditional, english]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "请点一下。到今天 17:00 还没有"),
        (48, "请点一下。到周四 17:00 还没有"),
        (24 * 30, "请点一下。到 7月2日 17:00 还没有"),
    ],
)
def test_what_begins_with_a_chinese_word_stands_right_behind_one(hours: float, said: str) -> None:
    now = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
    text = Text("crisis-note-unanswered", {"at": now + timedelta(hours=hours)})
    assert I18N.say(text, "zh-Hans", zone=ZoneInfo("Asia/Shanghai"), now=now).startswith(said)
    listed = Text("crisis-note-owned", {"by": "Ann", "at": now})
    assert I18N.say(listed, "zh-Hans", zone=ZoneInfo("Asia/Shanghai"), now=now) == "Ann 今天 17:00 接手"


def test_today_is_the_readers_day_not_that_of_greenwich() -> None:
    late = datetime(2026, 6, 3, 15, 59, tzinfo=UTC)
    assert say("choice-at", now=late, at=late + timedelta(minutes=1)) == "明天 00:00"


@pytest.mark.parametrize(("count", "words"), [(1, "1 item waits for you"), (1480, "1,480 items wait for you")])
def test_numbers_are_written_and_counted_as_people_do(count: int, words: str) -> None:
    assert say("inbox-title", "en", count=count) == words
    assert say("changed-text", count=1480) == "正文（1,480 处）"


def test_names_are_in_the_readers_language_or_the_nearest() -> None:
    assert say("named", "zh-Hant", name=Names("王敏", "", "Wang Min")) == "王敏"
    assert say("named", "en", name=Names("王敏", "", "Wang Min")) == "Wang Min"
    assert say("named", name=Names()) == ""


def test_a_tuple_is_a_list_and_a_text_inside_a_text_is_said() -> None:
    people = (Text("you"), Names("李国华", "", "Li Guohua"), "Max")
    assert say("said-choices", choices=people) == "您、李国华、Max"
    assert say("said-choices", "en", choices=people) == "you, Li Guohua, Max"
    assert say("said-choices", choices=(1480, 2)) == "1480、2"
    assert say("said-choices", choices=()) == ""


@given(st.text(max_size=5_000))
def test_what_people_wrote_is_never_interpreted(words: str) -> None:
    assert say("said-words", words=words) == words


@pytest.mark.parametrize("words", ["{ $title }", "\ue000words\ue001", "{ you }", "x" * 100_000])
def test_words_that_look_like_ours_are_words_all_the_same(words: str) -> None:
    assert say("note-rejected", by=words, at=NOW, reason=words) == f"{words}（今天 14:30）不予发布：“{words}”"


def test_an_unknown_text_is_said_aloud() -> None:
    with pytest.raises(Unsayable, match="no message 'nonsense'"):
        say("nonsense")


def test_a_missing_value_is_said_aloud() -> None:
    with pytest.raises(Unsayable, match=r"'named'.*name"):
        say("named")


def test_a_text_without_words_is_said_aloud(catalogue: Path) -> None:
    (catalogue / "en" / "b.ftl").write_text("empty =\n    .label = only a label\n", "utf-8")
    with pytest.raises(Unsayable, match="'empty'"):
        say("empty", "en", i18n=I18n(catalogue))


def test_a_damaged_catalogue_is_said_aloud(catalogue: Path) -> None:
    (catalogue / "en" / "b.ftl").write_text("broken = { $name\n", "utf-8")
    with pytest.raises(CatalogueBroken, match=r"b\.ftl: cannot read: broken"):
        I18n(catalogue).problems()


def test_a_damaged_text_is_said_aloud_when_somebody_wants_it(catalogue: Path) -> None:
    (catalogue / "en" / "b.ftl").write_text("broken = { $name\nwhole = Hi { $name }\n", "utf-8")
    i18n = I18n(catalogue)
    assert say("whole", "en", i18n=i18n, name="Max") == "Hi Max"
    with pytest.raises(CatalogueBroken, match="en: cannot read: broken"):
        say("broken", "en", i18n=i18n, name="Max")


def test_a_text_that_stands_there_twice_is_said_aloud(catalogue: Path) -> None:
    (catalogue / "en" / "b.ftl").write_text("# Comments are fine.\nhello = Hi { $name }\n", "utf-8")
    with pytest.raises(CatalogueBroken, match="'hello' stands there twice"):
        I18n(catalogue).problems()


def test_what_the_languages_do_not_share_is_listed(catalogue: Path) -> None:
    (catalogue / "en" / "a.ftl").write_text(
        "hello = Hello { $nam }\nmore = { $x ->\n  [one] 1\n *[other] { hello }\n}\n", "utf-8"
    )
    (catalogue / "zh-Hant" / "a.ftl").write_text(
        "hello = { $name ->\n  [man] { -him }\n *[0] x\n}\n-him = him\nmore = { $x }\n", "utf-8"
    )
    assert I18n(catalogue).problems() == (
        "zh-Hans: 'hello' has the variables ['name'], elsewhere ['nam']",
        "zh-Hant: 'hello' chooses by the word 'man'",
        "zh-Hant: 'hello' refers to '-him'",
        "zh-Hant: 'hello' has the variables ['name'], elsewhere ['nam']",
        "zh-Hans: 'more' is missing",
        "en: 'more' refers to 'hello'",
    )


def test_a_catalogue_is_read_once(catalogue: Path) -> None:
    i18n = I18n(catalogue)
    say("hello", "en", i18n=i18n, name="Max")
    for language in LANGUAGES:
        (catalogue / language / "a.ftl").unlink()
    assert say("hello", "en", i18n=i18n, name="Max") == "Hello Max"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK,en;q=0.5", "zh-Hant"),
        ("zh_MO.UTF-8", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB,zh-TW;q=0.9", "en"),
        ("en;q=0.3,zh-TW;q=0.9", "zh-Hant"),
        ("de,fr;q=0.8,zh-TW;q=0.5", "zh-Hant"),
        ("zh;q=0,de", "en"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
        (";;;q=x,,", "en"),
    ],
)
def test_the_browsers_language_is_taken_where_it_is_ours(header: str, language: Language) -> None:
    assert pick(header) == language
