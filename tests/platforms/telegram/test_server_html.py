"""Text with HTML is read as Telegram reads it: what is shown, what is styled, what is refused in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.telegram.html import BadMarkup, entities, units


def kinds(html: str) -> list[tuple[str, str]]:
    """Give what is styled or live, with the words that are."""
    text, found = entities(html)
    raw = text.encode("utf-16-le")
    return [
        (one["type"], raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")) for one in found
    ]


def test_escapes_are_shown_as_what_they_stand_for_and_unknown_ones_as_they_are_written() -> None:
    text, _ = entities("&lt;b&gt; &amp;lt; &quot;x&quot; &#20013;&#x6587; &copy; &nbsp; &#0; &# & fine", auto=False)
    assert text == '<b> &lt; "x" 中文 &copy; &nbsp; &#0; &# & fine'


def test_styles_nest_and_offsets_count_utf_16_units() -> None:
    text, found = entities("😀<b>甲<i>乙</i></b>")
    assert text == "😀甲乙"
    assert [(one["type"], one["offset"], one["length"]) for one in found] == [("bold", 2, 2), ("italic", 3, 1)]


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<strong>a</strong> <em>b</em>", [("bold", "a"), ("italic", "b")]),
        ("<ins>a</ins> <del>b</del>", [("underline", "a"), ("strikethrough", "b")]),
        ("<tg-spoiler>a</tg-spoiler>", [("spoiler", "a")]),
        ('<span class="tg-spoiler">a</span>', [("spoiler", "a")]),
        ("<blockquote>a</blockquote>", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ('<blockquote expandable="x">a</blockquote>', [("expandable_blockquote", "a")]),
        ('<a href="https://a.org/?b=1&amp;c=2">a</a>', [("text_link", "a")]),
        ("<a>https://a.org</a>", [("text_link", "https://a.org")]),
        ('<a href="nothing">a</a>', []),
        ("<pre>a</pre>", [("pre", "a")]),
        ('<pre><code class="language-py">a</code></pre>', [("pre", "a")]),
        ('<tg-emoji emoji-id="5">😀</tg-emoji>', [("custom_emoji", "😀")]),
        ('<tg-time unix="5">now</tg-time>', [("date_time", "now")]),
        ("<b></b>a", []),
        ("<B>a</B>", [("bold", "a")]),
        ("<b>a</>", [("bold", "a")]),
    ],
)
def test_each_tag_gives_its_style(html: str, seen: list[tuple[str, str]]) -> None:
    assert kinds(html) == seen


def test_styles_vanish_in_code_and_quotes_within_quotes() -> None:
    assert kinds("<code>a<b>b</b></code>") == [("code", "ab")]
    assert kinds("<b>a<code>b</code>c</b>") == [("bold", "a"), ("code", "b"), ("bold", "c")]
    assert kinds("<blockquote>a<blockquote>b</blockquote></blockquote>") == [("blockquote", "ab")]
    assert kinds("<blockquote><code>a</code> <b>b</b></blockquote>") == [
        ("blockquote", "a b"),
        ("code", "a"),
        ("bold", "b"),
    ]


def test_the_language_of_code_is_kept_for_blocks_only() -> None:
    _, found = entities('<pre><code class="language-py">a</code></pre> <code class="language-py">b</code>')
    assert [one.get("language") for one in found] == ["py", None]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("甲<p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b =x>a</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=x=y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_cannot_be_parsed_is_refused_in_telegrams_words(html: str, words: str) -> None:
    with pytest.raises(BadMarkup) as refused:
        entities(html)
    assert str(refused.value) == words


def test_blanks_around_a_text_are_not_shown() -> None:
    text, found = entities(" \n <b>a</b> \n")
    assert (text, found) == ("a", [{"type": "bold", "offset": 0, "length": 1}])
    assert entities("a\rb\x00c\u202ed")[0] == "ab cd"
    assert kinds("a\r\nb&#13;<b>c</b>") == [("bold", "c")]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("see https://a.org/b?c=1.", [("url", "https://a.org/b?c=1")]),
        ("见 a.example.com/x，谢谢", [("url", "a.example.com/x，谢谢")]),
        ("run main.py", [("url", "main.py")]),
        ("plan.docx", []),
        ("to wang@a.org now", [("email", "wang@a.org")]),
        ("@wang_1 and a@b", [("mention", "@wang_1")]),
        ("#健康 #12 #12a", [("hashtag", "#健康"), ("hashtag", "#12a")]),
        ("$USD $usd", [("cashtag", "$USD")]),
        ("/start and/or /help@qianfa_bot", [("bot_command", "/start"), ("bot_command", "/help@qianfa_bot")]),
        ("call +86 138 0013 8000", [("phone_number", "+86 138 0013 8000")]),
        ("<code>@wang #x /y https://a.org</code>", [("code", "@wang #x /y https://a.org")]),
        ('<a href="https://a.org">@wang</a>', [("text_link", "@wang")]),
        ("<b>@wang</b>", [("bold", "@wang"), ("mention", "@wang")]),
    ],
)
def test_what_telegram_makes_live_by_itself_is_found_except_in_code_and_links(
    text: str, seen: list[tuple[str, str]]
) -> None:
    assert kinds(text) == seen


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf")), max_size=60))
def test_whatever_is_escaped_is_shown_as_it_was_typed(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text, found = entities(f"<b>x{escaped}x</b>", auto=False)
    assert text == f"x{words}x"
    assert found == [{"type": "bold", "offset": 0, "length": units(text)}]
