"""What a form looks like: everything missing at once, ready answers, what is wrong with an answer."""

from dataclasses import replace

from bot.cards.card import FormField
from bot.cards.forms import Entered, field, form
from bot.cards.tokens import LONGEST, Verb, read
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import DraftId
from bot.domain.fields import SourceUnknown
from bot.domain.policies import cited
from bot.text import Text
from tests.cards.conftest import Look
from tests.support.journeys import POLICY, WANG

FORM = Question(
    "q2345678abcdefgh",
    WANG,
    Purpose.FORM,
    Text("ask-form", {"title": "健康宣传日走进社区"}),
    DraftId("d2345678abcdefgh"),
    words=False,
    revision=3,
)


def asked(name: str, **more: object) -> Question:
    return replace(FORM, purpose=Purpose.FIELD, about=name, prompt=Text(f"ask-{name}"), words=True, **more)  # type: ignore[arg-type]


SOURCE = asked(
    "source",
    hint=Text("hint-source", {"clause": cited("第十一条")}),
    choices=tuple(Choice(one.id, Text("named", {"name": one.names})) for one in POLICY.sources),
)
CHANNELS = replace(
    asked("channels", many=True, hint=Text("hint-several")),
    words=False,
    choices=tuple(Choice(one.id, Text("named", {"name": one.names})) for one in POLICY.channels),
)
DETAILS = {one.id for one in POLICY.sources if one.detail}


def fields() -> tuple[FormField, ...]:
    files = replace(asked("files", hint=Text("hint-files"), files=True), words=False)
    return (
        field(asked("title", hint=Text("hint-write"))),
        field(asked("text", hint=Text("hint-text"), files=True)),
        field(SOURCE, details=DETAILS),
        field(CHANNELS),
        field(asked("planned", choices=(Choice("asap", Text("choice-asap")),))),
        field(asked("quoted", choices=(Choice("none", Text("choice-nobody")),))),
        field(files),
    )


def test_a_form_asks_everything_at_once_each_thing_in_its_own_way(look: Look) -> None:
    shown = form(replace(FORM, prompt=Text("ask-form-rest"), lead=_received()), fields())
    look(shown)
    assert shown.form is not None
    kinds = [(one.id, one.kind, one.written, one.files) for one in shown.form.fields]
    assert kinds == [
        ("title", "line", False, False),
        ("text", "text", False, True),
        ("source", "one", True, False),
        ("channels", "several", False, False),
        ("planned", "moment", True, False),
        ("quoted", "line", False, False),
        ("files", "files", False, True),
    ]


def _received() -> Text:
    return Text("news-received", {"title": "健康", "characters": 1480, "pictures": 2, "originals": 1, "files": 0})


def test_what_was_refused_stands_there_again_with_the_reason(look: Look) -> None:
    why = SourceUnknown(clause=cited("第十一条")).text
    source = field(SOURCE, Entered(words="不详"), why, DETAILS)
    look(form(FORM, (source, field(CHANNELS, Entered(("weibo",)), Text("refused-choice-gone")))))


def test_what_was_chosen_before_is_chosen_again() -> None:
    assert field(replace(CHANNELS, chosen=("weibo",))).chosen == ("weibo",)
    assert field(replace(CHANNELS, chosen=("weibo",)), Entered(("wechat",))).chosen == ("wechat",)


def test_a_form_that_is_sent_saved_or_put_aside_says_so(look: Look) -> None:
    for said in ("said-form", "said-form-saved", "said-form-steps"):
        assert form(replace(FORM, state="answered", said=Text(said)), ()).notes == (Text(said),)
    look(form(replace(FORM, state="dropped"), ()))


def test_its_buttons_carry_which_form_it_is_and_fit_any_platform() -> None:
    shown = form(FORM, fields()).form
    assert shown is not None
    assert [button.token.choice for button in shown.buttons] == ["submit", "save", "steps"]
    assert all(button.token.verb is Verb.FILL and button.token.subject == FORM.id for button in shown.buttons)
    tokens = [button.token for button in shown.buttons]
    assert all(len(str(token)) <= LONGEST and read(str(token)) == token for token in tokens)
