"""What `qianfa check` does: reads configuration, policy and roster, rehearses them, and tells what it came upon."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import rehearsal
from bot.config import DEMO, Settings, own_settings, sample_settings
from bot.console import GAP, Line, mistaken
from bot.explaining.verbs import named_policy
from bot.mistakes import Mistake, Mistakes
from bot.policy import read_policy, shipped
from bot.rehearsal import InForce
from bot.roster import load_roster
from bot.slack_settings import slack_secrets
from bot.tables import read_file
from bot.telegram_settings import telegram_secrets
from bot.text import Text
from storage import connections


def check(config: Path | None, policies: Sequence[str], roster: Path | None, now: datetime) -> tuple[list[Line], bool]:
    """Give the report on a configuration, or on policies and a roster by themselves, and whether all is well.

    A policy goes by its short name or is a file; "all" is every one that comes with the bot.
    """
    named = [path for policy in policies for path in _meant(policy)]
    if named and roster:
        sample = sample_settings(DEMO, 0)
        told, ready = _rehearsed((replace(sample, policy=policy, roster=roster) for policy in named), now)
        return [*told, *_library()], ready
    if named or roster:
        return _read_alone(named, roster)
    try:
        chosen = own_settings(config)
    except Mistakes as found:
        return [*mistaken(found), GAP, Line(Text("check-unread"))], False
    missing = _secrets(chosen)
    told, ready = _rehearsed([chosen], now, _in_force(chosen, now), missing)
    return [*told, *_library(), *_font(chosen.pdf_font), *_calendars(chosen)], ready and not missing


def _secrets(chosen: Settings) -> list[Line]:
    """Tell which secrets the bot lacks that it needs in its messengers."""
    config, found = chosen.read_from.name if chosen.read_from else "", list[Mistake]()
    try:
        if chosen.slack is not None:
            slack_secrets(chosen.slack, config)
    except Mistakes as wrong:
        found += wrong.mistakes
    try:
        if chosen.telegram is not None:
            telegram_secrets(chosen.telegram, config)
    except Mistakes as wrong:
        found += wrong.mistakes
    return list(mistaken(Mistakes(found))) if found else []


def _meant(policy: str) -> list[Path]:
    return list(shipped().values()) if policy == "all" else [named_policy(policy)]


def _in_force(chosen: Settings, now: datetime) -> InForce | None:
    """Look into the data folder, if there is one."""
    if not chosen.data.is_dir():
        return None
    from bot import on_file  # noqa: PLC0415 - brings the database's library, which takes longer than the check itself

    found = on_file.in_force(chosen, now)
    return InForce(*found, chosen.data) if found else None


def _rehearsed(
    several: Iterable[Settings], now: datetime, kept: InForce | None = None, missing: Sequence[Line] = ()
) -> tuple[list[Line], bool]:
    told, ready = list[Line](), True
    for chosen in several:
        report = rehearsal.check(chosen, now, kept)
        told += [*([GAP] if told else []), *_files(chosen), GAP, *report.lines(missing)]
        ready = ready and report.ready
    return told, ready


def _library() -> Iterator[Line]:
    """Say last what is good to know of this machine: no mistake of whoever wrote the files."""
    unsound = connections.unsound()
    if unsound:
        yield GAP
        yield Line(Text("check-library", {"version": unsound[0], "sound": unsound[1]}))


def _font(configured: Path | None) -> Iterator[Line]:
    """Say where there is no font for the pictures of reports and for printed sheets."""
    from bot.sheets import fonts  # noqa: PLC0415 - brings the library of fonts, which nobody else here needs

    if configured is None and fonts.find("zh-Hans") is None:
        yield GAP
        yield Line(Text("check-no-font"))


def _calendars(chosen: Settings) -> Iterator[Line]:
    """Say where nobody can subscribe to the release plan, as the bot has no address that programs could ask at."""
    if chosen.in_earnest and not chosen.calendar.url:
        yield GAP
        yield Line(Text("check-no-calendar-address"))


def _files(chosen: Settings) -> Iterator[Line]:
    """List what is read, so that nobody mends a file that is not in use."""
    named = {"configuration": chosen.read_from, "policy": chosen.policy, "roster": chosen.roster}
    yield Line(Text("check-files"))
    for what, path in named.items():
        if path:
            yield Line(Text(f"check-file-{what}", {"file": str(_shortly(path))}), 1)


def _shortly(path: Path) -> Path:
    full, here = path.absolute(), Path.cwd()
    return full.relative_to(here) if full.is_relative_to(here) else full


def _read_alone(policies: Sequence[Path], roster: Path | None) -> tuple[list[Line], bool]:
    told, sound = list[Line](), True
    for path in (*policies, *([roster] if roster else [])):
        try:
            if path == roster:
                load_roster(path, ZoneInfo("UTC"))
            else:
                read_policy(read_file(path), path.name)
            told.append(Line(Text("check-sound", {"file": str(path)})))
        except Mistakes as found:
            told += mistaken(found)
            sound = False
    return told, sound
