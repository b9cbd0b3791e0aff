"""Answers to what policy asks of an item: each either changes the working copy or is refused with a reason."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.domain.drafts import Attachment, Particulars, Version, lacks_link
from bot.domain.labels import LONGEST_LINE, SENTENCE_ENDS, is_labelled, longest_title
from bot.domain.links import schemed
from bot.domain.moments import example, read_moment
from bot.domain.people import UnitId
from bot.domain.policies import Field, Policy, cited
from bot.errors import Refused
from bot.text import micros, moment

LONGEST_NOTE: Final = 1000
MOST_FILES: Final = 30
ASAP: Final = "asap"
SOURCE_DETAIL: Final = "source-detail"  # the second half of "source": which one
WORDING: Final = "wording"  # the second half of "wordings": the text of one channel
NONE: Final = "none"  # the ready answer that says: nothing of this
_PARTING: Final = re.compile("[\n、,;，；]")
_LONG_TEXT: Final = 200  # characters from which on a text is not typed anew in a moment
_KEPT_PART: Final = 2  # a text that becomes shorter than one part in so many has hardly been corrected
_QUOTED: Final = r"[“「『\"]{}[”」』\"]"
_CORRECTION: Final = re.compile(
    rf"(?:请|請)?[把将將]?\s*{_QUOTED.format('(?P<old>.+)')}\s*(?:改为|改為|改成|换成|換成)"
    rf"\s*{_QUOTED.format('(?P<new>.+)')}[。.]?"
    rf"|(?:please )?(?:change|replace) {_QUOTED.format('(?P<was>.+)')} (?:to|into|with|by) "
    rf"{_QUOTED.format('(?P<becomes>.+)')}\.?",
    re.IGNORECASE,
)
_LONGEST_CORRECTION: Final = 500  # characters
_MARGIN: Final = timedelta(minutes=1)  # a planned time is not refused for the minute it took to type


class SourceUnknown(Refused):
    """The source is not known; such an item is not released (P3 11, P1 15)."""

    key = "refused-source-unknown"


class SourceWithoutDetail(Refused):
    """The source is of a kind of which it has to be said which one (P3 11)."""

    key = "refused-source-without-detail"


class NoneOrSome(Refused):
    """Some were chosen together with "none of these"."""

    key = "refused-none-or-some"


class NothingSaid(Refused):
    """The answer has no words."""

    key = "refused-nothing-said"


class NotStated(Refused):
    """What is obliged was answered with "nothing"; the clause says why that is no answer."""

    key = "refused-not-stated"


class NotStatedAtAll(Refused):
    """The same where policy asks it of every item and names no clause."""

    key = "refused-not-stated-at-all"


class TitleTooLong(Refused):
    """The title is longer than a title may be."""

    key = "refused-title-too-long"


class TitleHasLines(Refused):
    """The title has more than one line."""

    key = "refused-title-has-lines"


class TextTooLong(Refused):
    """A note or a reason is longer than it may be."""

    key = "refused-text-too-long"


class TooManyFiles(Refused):
    """An item carries so many files and no more."""

    key = "refused-too-many-files"


class MomentUnclear(Refused):
    """The words say no moment."""

    key = "refused-moment-unclear"


class MomentPast(Refused):
    """The planned time has gone by."""

    key = "refused-moment-past"


class LinkMissing(Refused):
    """The category asks for a link to a certain site (P3 10.2)."""

    key = "refused-link-missing"


def title(version: Version, words: str) -> Version:
    """Set the title: one line. A first line of the text that is too long for a title goes once it has become one."""
    words = words.strip()
    if len(words.splitlines()) > 1:
        raise TitleHasLines
    if len(words) > longest_title(words):
        raise TitleTooLong(size=len(words), most=longest_title(words))
    long, _, rest = version.text.partition("\n")
    become = words and not version.title and overlong_title(version) and words.casefold() in long.casefold()
    return replace(version, title=words, text=rest.strip() if become else version.text)


def overlong_title(version: Version) -> str:
    """Give the first line of a text that would be its title were it shorter; "" where there is none."""
    first, _, rest = version.text.partition("\n")
    too_long = longest_title(first) < len(first) <= LONGEST_LINE and not first.endswith(SENTENCE_ENDS)
    return first if too_long and rest.strip() and not version.title and not is_labelled(first) else ""


def text(version: Version, words: str) -> Version:
    """Set the text."""
    return replace(version, text=words)


def shrinks(before: str, after: str) -> bool:
    """Tell whether a long text would become so much shorter that it is hardly meant to."""
    return len(before) >= _LONG_TEXT and len(after) * _KEPT_PART < len(before)


def corrected(before: str, words: str) -> str:
    """Give a text with the correction that words ask for: 把“X”改为“Y”; "" where they ask for none that is clear.

    It is clear where X stands in the text exactly once.
    """
    found = _CORRECTION.fullmatch(words.strip()) if len(words) <= _LONGEST_CORRECTION else None
    if found is None:
        return ""
    old, new = found["old"] or found["was"], found["new"] or found["becomes"]
    return before.replace(old, new) if before.count(old) == 1 else ""


def note(version: Version, words: str) -> Version:
    """Set the note to those who approve."""
    if len(words) > LONGEST_NOTE:
        raise TextTooLong(size=len(words), most=LONGEST_NOTE)
    return replace(version, note=words)


def source(version: Version, policy: Policy, *, choice: str, words: str) -> Version:
    """Set the source; words that say "unknown" are refused (P3 11)."""
    said = words.strip()
    if len(said) > LONGEST_NOTE:
        raise TextTooLong(size=len(said), most=LONGEST_NOTE)
    if (said and says_nothing(said, policy.unknown_sources)) or not (said or choice):
        raise SourceUnknown(clause=cited(policy.source_clause))
    return replace(version, source=choice, source_words=said)


def says_nothing(words: str, known: Iterable[str]) -> bool:
    """Tell whether words are no answer: signs only, or one of the `known` ways to say nothing."""
    core = _core(words)
    return not core or core in map(_core, known)


def _core(words: str) -> str:
    """Give the letters and digits of words, however wide or tall they were written."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words).casefold() if sign.isalnum())


def category(version: Version, choice: str) -> Version:
    """Set the category."""
    return _with(version, replace(version.particulars, category=choice), "category")


def link(version: Version, policy: Policy, words: str) -> Version:
    """Put the link that the category asks for at the end of the text."""
    linked = replace(version, text=f"{version.text}\n\n{schemed(words.strip())}")
    chosen = policy.category(version.particulars.category)
    if chosen is not None and chosen.link is not None and lacks_link(linked, policy):
        raise LinkMissing(**chosen.link.wanted)
    return linked


def channels(version: Version, chosen: tuple[str, ...]) -> Version:
    """Set the channels; a wording for one that is not chosen any more goes with it."""
    kept = tuple(wording for wording in version.wordings if wording[0] in chosen)
    return replace(_with(version, replace(version.particulars, channels=chosen), "channels"), wordings=kept)


def planned(version: Version, words: str, *, now: datetime, zone: ZoneInfo) -> Version:
    """Set the planned time of release from words; a moment that has gone by is refused."""
    at = read_moment(words, now=now, zone=zone)
    if at is None:
        raise MomentUnclear(at=example(now.astimezone(zone)))
    return _planned(version, at, now)


def planned_choice(version: Version, code: str, *, now: datetime) -> Version:
    """Set the planned time from a ready answer: "asap", or "t" and UTC microseconds."""
    if code == ASAP:
        return _with(version, replace(version.particulars, planned=None, planned_known=True), "planned")
    return _planned(version, moment(int(code[1:])), now)


def moment_code(at: datetime) -> str:
    """Give the code of a ready answer for a moment."""
    return f"t{micros(at)}"


def _planned(version: Version, at: datetime, now: datetime) -> Version:
    if at < now - _MARGIN:
        raise MomentPast(at=at)
    return _with(version, replace(version.particulars, planned=at, planned_known=True), "planned")


def particular(version: Version, name: Field, choice: str) -> Version:
    """Set urgency, audience or origin to one of its values."""
    return _with(version, replace(version.particulars, **{name: choice}), name)  # type: ignore[arg-type]  # one of its values


def concerned(version: Version, chosen: tuple[str, ...]) -> Version:
    """Set the units that the item concerns besides its own."""
    return _with(version, replace(version.particulars, concerned=tuple(map(UnitId, chosen))), "concerned")


def quoted(version: Version, words: str) -> Version:
    """Set the people and organisations that are quoted, each once, parted by lines, commas or semicolons; or none.

    Whoever else is quoted now has to confirm it anew.
    """
    parts = dict.fromkeys(part.strip() for part in _PARTING.split(words))
    named, before = tuple(part for part in parts if part), version.particulars
    if named == before.quoted:
        return _with(version, before, "quoted")
    answered = tuple(name for name in before.answered if name != "confirmation")
    said = replace(before, quoted=named, answered=answered, confirmation=before.confirmation if named else "")
    return _with(version, said, "quoted")


def matters(version: Version, chosen: tuple[str, ...]) -> Version:
    """Set what is out of the ordinary about the item, from policy's list; nothing of it, when empty."""
    return _with(version, replace(version.particulars, matters=chosen), "matters")


def secrecy(version: Version, yes: tuple[str, ...], *, earlier: tuple[str, ...]) -> Version:
    """Set which questions on secrets are answered with yes; `earlier` are those of the version submitted last.

    A yes that others have acted upon is not taken back within a journey: it still asks for its steps, and is
    shown as taken back.
    """
    kept = tuple(one for one in earlier if one not in yes)
    said = replace(version.particulars, secrecy=(*yes, *kept), secrecy_taken_back=kept)
    return _with(version, said, "secrecy")


def confirmation(version: Version, words: str, files: tuple[Attachment, ...] = ()) -> Version:
    """Set who of those quoted confirmed it, in words or by files, which are kept as evidence (P1 17(二))."""
    words = _in_words(words) if words.strip() or not files else ""
    said = replace(version.particulars, confirmation=words or version.particulars.confirmation)
    shown = tuple(replace(file, evidence=True, original=False) for file in files)
    return with_files(_with(version, said, "confirmation"), shown)


def in_words(version: Version, name: Literal["basis", "explainer", "lateness"], words: str) -> Version:
    """Set the basis of figures (INT10), who explains (PUB7), or why it comes late (INT4)."""
    said = replace(version.particulars, **{name: _in_words(words)})  # type: ignore[arg-type]  # words all of them
    return _with(version, said, name)


def nothing(version: Version, name: Field) -> Version:
    """Answer with "none of it"."""
    emptied: Particulars = version.particulars
    if name in ("basis", "explainer", "confirmation"):
        emptied = replace(emptied, **{name: ""})  # type: ignore[arg-type]  # words all of them
    return _with(version, emptied, name)


def wording(version: Version, channel: str, words: str) -> Version:
    """Set the text of one channel; without words, or with those of the common text, it is the common text again."""
    own = dict(version.wordings) | {channel: words.strip()}
    said = ((one, own.get(one, "")) for one in version.particulars.channels)
    return replace(version, wordings=tuple((one, text) for one, text in said if text not in ("", version.text)))


def _in_words(words: str) -> str:
    said = words.strip()
    if not said:
        raise NothingSaid
    if len(said) > LONGEST_NOTE:
        raise TextTooLong(size=len(said), most=LONGEST_NOTE)
    return said


def with_files(version: Version, files: tuple[Attachment, ...]) -> Version:
    """Add files, each once; a Word file takes the place of the one that was read before."""
    fresh = {file.digest: file for file in files}
    fresh_original = any(file.original for file in files)
    kept = tuple(
        file for file in version.attachments if file.digest not in fresh and not (fresh_original and file.original)
    )
    together = (*kept, *fresh.values())
    if len(together) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    return replace(version, attachments=together)


def beyond(
    held: tuple[Attachment, ...], files: tuple[Attachment, ...], *, beside: bool = False
) -> tuple[Attachment, ...]:
    """Name those of these files for which an item has no room any more; those that it holds already need none.

    A newer original takes the place of the older one, unless it is to stand `beside` it.
    """
    known = {file.digest for file in held}
    fresh = {file.digest: file for file in files if file.digest not in known}
    newer = not beside and any(file.original for file in fresh.values())
    room = MOST_FILES - sum(not (newer and file.original) for file in held)
    return tuple(sorted(fresh.values(), key=lambda file: not file.original))[max(room, 0) :]


def without_file(version: Version, digest_start: str) -> Version:
    """Take out the file whose digest begins so."""
    left = tuple(file for file in version.attachments if not file.digest.startswith(digest_start))
    return replace(version, attachments=left)


def _with(version: Version, particulars: Particulars, name: Field) -> Version:
    """Give the version with these particulars, of which `name` has now been answered."""
    answered = tuple(dict.fromkeys((*particulars.answered, name)))
    return replace(version, particulars=replace(particulars, answered=answered))


def split_title(words: str) -> tuple[str, str]:
    """Take a text's first line as its title if it is short and something follows; else the title has to be asked.

    A labelled line is none.
    """
    first, _, rest = words.strip().partition("\n")
    if rest.strip() and len(first.strip()) <= longest_title(first) and not is_labelled(first):
        return first.strip(), rest.strip()
    return "", words.strip()
