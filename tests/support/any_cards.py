"""Cards with anything in them, for tests that hold what is drawn against a messenger's limits."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from bot.cards.card import Button, Card, Difference, Entry, Extract, Form, FormChoice, FormField, Guard, Stop
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import Attachment
from bot.text import Text

# To shrink a card of this size takes minutes and makes it no easier to read.
LARGE = settings(
    deadline=timedelta(seconds=20), suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
# What a messenger would act on; some of it only one of them.
BAIT = "<!channel> <@U012> <https://evil.example|your bank> *bold* :smile: `code` & ~gone~ @here #all"
LURE = "<b>www.evil.com/路径?a=1&amp;b=2</b> @wang_min #健康 $AAPL /start tg://resolve?domain=x a@b.cn +8613800138000"
PIECES = st.sampled_from(["", " ", "\n", "字", "a", "<", "&", "😀", "👩‍👩‍👧‍👦", "\u202e", BAIT, LURE, "\u200b"])
MANY = st.sampled_from([0, 1, 3, 80, 400, 4000])
WORDS = st.builds(lambda piece, many, tail: piece * many + tail, PIECES, MANY, st.text(max_size=20))
SHORT = st.builds(lambda piece, many: piece * many, PIECES, st.integers(0, 90))


def line(words: str) -> Text:
    return Text("list-line", {"what": words})


LINES = st.builds(line, WORDS)
SHORT_LINES = st.builds(line, SHORT)
TOKENS = st.builds(
    Token, st.sampled_from(Verb), st.text("ab0", max_size=16), st.integers(0, 10**9), st.text("xyz-", max_size=20)
)
BUTTONS = st.builds(Button, SHORT_LINES, TOKENS, st.sampled_from(["plain", "likely", "grave"]))
ANSWERS = st.builds(lambda label, token: Button(label, replace(token, verb=Verb.ANSWER)), SHORT_LINES, TOKENS)
FIELDS = st.builds(
    FormField,
    id=st.uuids().map(str),
    kind=st.sampled_from(["line", "text", "one", "several", "moment", "files"]),
    label=LINES,
    hint=st.none() | LINES,
    choices=st.lists(st.builds(FormChoice, st.uuids().map(str), SHORT_LINES, st.booleans()), max_size=120).map(tuple),
    written=st.booleans(),
    files=st.booleans(),
    words=WORDS,
    required=st.booleans(),
    mistake=st.none() | LINES,
)
FILES = st.builds(
    Attachment,
    digest=st.sampled_from(["a" * 64, "b" * 64]),
    kind=st.sampled_from(["picture", "document", "video", "audio", "other"]),
    name=WORDS,
    size=st.integers(0, 10**9),
    original=st.booleans(),
    evidence=st.booleans(),
)
CARDS = st.builds(
    Card,
    title=LINES,
    tag=st.none() | LINES,
    facts=st.lists(LINES, max_size=12).map(tuple),
    body=st.none() | st.builds(lambda words, more: Extract(words, len(words) + more), WORDS, st.integers(0, 9000)),
    differences=st.lists(
        st.builds(Difference, st.sampled_from(["same", "added", "removed"]), WORDS.filter(bool)), max_size=30
    ).map(tuple),
    files=st.lists(FILES, max_size=40).map(tuple),
    route=st.lists(
        st.builds(Stop, st.sampled_from(["done", "against", "now", "next"]), LINES, st.just("") | SHORT), max_size=30
    ).map(tuple),
    entries=st.lists(st.builds(Entry, LINES, st.lists(BUTTONS, max_size=2).map(tuple)), max_size=60).map(tuple),
    notes=st.lists(LINES, max_size=12).map(tuple),
    form=st.none()
    | st.builds(Form, st.just("d1"), st.lists(FIELDS, max_size=20).map(tuple), st.tuples(BUTTONS, BUTTONS)),
    buttons=st.builds(
        lambda some, more: (*some, *more),
        st.lists(ANSWERS, max_size=120, unique_by=lambda it: str(it.token)),
        st.lists(BUTTONS, max_size=6),
    ),
    words=st.none() | TOKENS,
    answer=st.none() | FIELDS,
    guard=st.none() | st.builds(Guard, LINES, st.lists(LINES, max_size=3).map(tuple), st.none() | BUTTONS),
    closed=st.booleans(),
)


def everything(words: str) -> Card:
    """Put the same words wherever people's words can stand."""
    text = line(words)
    return Card(
        title=text,
        tag=text,
        facts=(text,),
        body=Extract(words, len(words)),
        differences=(Difference("removed", words), Difference("added", words)),
        files=(Attachment("a" * 64, "picture", words, 1), Attachment("b" * 64, "document", words, 2_500_000)),
        route=(Stop("done", text), Stop("now", text)),
        entries=(Entry(text, (Button(text, Token(Verb.OPEN, "d1")),)), Entry(text)),
        notes=(text,),
        buttons=(Button(text, Token(Verb.DISCARD, "d1"), "grave"),),
        words=Token(Verb.ANSWER, "q1"),
    )
