"""How somebody is written to: language, platform, forms, quiet hours, digest, each with a way to change it."""

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import label_key
from bot.cards.tokens import Token, Verb
from bot.domain.habits import Gathers, Habits, written, written_hours
from bot.frozen import frozen
from bot.text import Language, Text


@frozen
class Wishes:
    """What holds for somebody; `platform` is None where he has one only, and empty for the one where he was last."""

    language: Language
    habits: Habits
    forms: bool
    platform: str | None = None


def settings(wishes: Wishes) -> Card:
    """Build the card of somebody's settings."""
    language = Text("settings-language", {"language": Text(f"language-{wishes.language}")})
    entries = [_entry(language, Verb.LANGUAGE)]
    if wishes.platform is not None:
        where = Text(f"platform-{wishes.platform}") if wishes.platform else Text("choice-platform-last")
        entries.append(_entry(Text("settings-platform", {"platform": where}), Verb.PLATFORM))
    entries.append(_forms(wishes))
    entries += [_entry(_quiet(wishes.habits), Verb.QUIET), _entry(_digest(wishes.habits), Verb.GATHER)]
    if wishes.habits.gathers is not Gathers.NOTHING:
        at = Text("settings-hour", {"hour": written(wishes.habits.digest_at)})
        entries.append(_entry(at, Verb.DIGEST_HOUR))
    return Card(title=Text("settings-title"), entries=tuple(entries))


def _forms(wishes: Wishes) -> Entry:
    if wishes.forms:
        return _entry(Text("settings-forms"), Verb.STEPS, "button-form-steps")
    return _entry(Text("settings-steps"), Verb.FORM)


def _quiet(habits: Habits) -> Text:
    if habits.quiet is None:
        return Text("settings-no-quiet")
    return Text("settings-quiet", {"hours": written_hours(habits.quiet)})


def _digest(habits: Habits) -> Text:
    return Text(f"settings-gathers-{habits.gathers}")


def _entry(text: Text, verb: Verb, label: str = "") -> Entry:
    return Entry(text, (Button(Text(label or label_key(verb)), Token(verb)),))
