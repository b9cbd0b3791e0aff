"""Reads the configuration file into typed settings and names every mistake in it by its place."""

import re
from dataclasses import field
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal, get_args
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field

from bot import official_days
from bot.crisis_settings import CrisisSettings, CrisisTable
from bot.domain.calendars import Hours, OfficialDays, WorkingWeek
from bot.domain.habits import Gathers, Habits
from bot.frozen import frozen
from bot.mistakes import Proof, Trouble, nearest, shown
from bot.policy import shipped
from bot.slack_settings import SlackSettings, SlackTable
from bot.tables import FILLED, Table, Words, read_file, read_table, wrong
from bot.telegram_settings import TelegramSettings, TelegramTable
from bot.text import Text

CONFIG: Final = Path("config.toml")
DEMO: Final = Path(".data")

Level = Literal["debug", "info", "warning", "error"]
# What people write who look for their capital in vain, and the city of whose name they may have missed a letter.
_CAPITAL: Final = ("beijing", "peking")
_MEANT: Final = dict.fromkeys(
    ("asia/beijing", "asia/peking", "beijing", "china", "cst", "utc+8", "gmt+8"), "Asia/Shanghai"
)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_SAMPLE: Final = Path(__file__).with_name("sample") / "roster.toml"


@frozen
class CalendarSettings:
    """Where programs subscribe to the release plan: the public address, and where a proxy passes its requests on to."""

    url: str = ""  # empty: nowhere
    host: str = "127.0.0.1"
    port: int = 8081


@frozen
class Settings:
    """What an administrator has chosen. Paths are as they will be opened; `week` has the organisation's zone.

    `read_from` is the file that says so.
    """

    organisation: str
    policy: Path
    roster: Path
    week: WorkingWeek
    data: Path
    seals: Path
    port: int = 8080
    file_bytes: int = 50_000_000
    text_characters: int = 100_000
    log_level: Level = "info"
    log_format: Literal["text", "json"] = "text"
    sample: bool = False
    pdf_font: Path | None = None
    slack: SlackSettings | None = None  # None: Slack is off, and the web chat is on
    telegram: TelegramSettings | None = None  # None: Telegram is off
    habits: Habits = Habits()
    crisis: CrisisSettings = CrisisSettings()
    calendar: CalendarSettings = CalendarSettings()
    read_from: Path | None = field(default=None, compare=False)

    @property
    def in_earnest(self) -> bool:
        """Tell whether the bot is in a messenger; without one it is rehearsed in the web chat."""
        return self.slack is not None or self.telegram is not None

    @property
    def zone(self) -> ZoneInfo:
        """The organisation's time zone."""
        return self.week.zone


def _zone(name: str) -> str:
    zones = available_timezones()
    if name not in zones:
        meant = _MEANT.get(name.casefold()) or _capital(name)
        raise wrong(f"unknown zone '{name}'", f"did you mean '{meant}'?" if meant else _near(name, zones))
    return name


def _capital(name: str) -> str | None:
    city = name.rpartition("/")[2].casefold()
    return "Asia/Shanghai" if get_close_matches(city, _CAPITAL, n=1, cutoff=0.75) else None


def _near(name: str, zones: set[str]) -> str:
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(zones)}
    city = cities.get(name.rpartition("/")[2].casefold().replace(" ", "_"))
    return f"did you mean '{city}'?" if city else nearest(name, zones) or "write it like 'Asia/Shanghai'"


def _clock_time(words: str) -> str:
    if not _CLOCK.fullmatch(words):
        raise wrong(f"'{words}' is no time of day", "write hours and minutes, like '08:30' or '17:00'")
    return words


_TimeOfDay = Annotated[str, AfterValidator(_clock_time)]
_Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: Final[tuple[_Weekday, ...]] = get_args(_Weekday)


def _official_days(words: str) -> str:
    if words != "none" and official_days.of(words) is None:
        problem = f"the official days of '{words}' are not known"
        raise wrong(problem, "write 'china', 'none', or a country's code, such as 'HK', 'TW' or 'DE-BY'")
    return words


class _Organisation(Table):
    name: Words = Field(description="write the name of the organisation")
    zone: Annotated[str, AfterValidator(_zone)] = Field(description="name the time zone, such as 'Asia/Shanghai'")
    policy: Words = Field(description="name a policy that comes with the bot, such as 'p3', or a file of your own")
    roster: Words = Field(description="name the roster file; bot/sample/roster.toml is one to begin with")


class _Data(Table):
    folder: Words = Field(description="name the folder in which everything is kept")


class _Web(Table):
    port: Annotated[int, Field(ge=0, le=65535)] = 8080


class _WorkingWeek(Table):
    days: Annotated[list[_Weekday], FILLED] = list(_WEEKDAYS[:5])
    opens: _TimeOfDay = "09:00"
    closes: _TimeOfDay = "17:00"
    official_days: Annotated[str, AfterValidator(_official_days)] = "china"
    days_file: str = ""
    days_off: list[date] = []
    days_worked: list[date] = []


class _People(Table):
    quiet_from: _TimeOfDay = "21:00"
    quiet_until: _TimeOfDay = "07:30"
    digest: _TimeOfDay = "08:30"
    gathers: Literal["nothing", "reminders", "news"] = "reminders"

    def habits(self) -> Habits:
        """Give how people are told of things; quiet hours that end as they begin are none."""
        begins, ends = time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_until)
        quiet = Hours(begins, ends) if begins != ends else None
        return Habits(quiet, time.fromisoformat(self.digest), Gathers(self.gathers))


class _Audit(Table):
    seals: Words | None = None


class _Sheet(Table):
    pdf_font: str = ""


class _Limits(Table):
    file_mb: Annotated[int, Field(ge=1, le=2000)] = 50
    text_characters: Annotated[int, Field(ge=1000, le=1_000_000)] = 100_000


def _calendar_url(words: str) -> str:
    """Refuse what is not encrypted: on its way, a link could be read, and whoever has one sees the plan."""
    if not re.fullmatch(r"(https://[^\s/?#]+(/[^\s?#]*)?)?", words):
        raise wrong(f"'{shown(words)}' is no address", "write it like 'https://qianfa.example'")
    return words.rstrip("/")


class _Calendar(Table):
    url: Annotated[str, AfterValidator(_calendar_url)] = ""
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8081

    def settings(self) -> CalendarSettings:
        """Give where calendar programs ask."""
        return CalendarSettings(self.url, self.http_host, self.http_port)


class _Log(Table):
    level: Level = "info"
    format: Literal["text", "json"] = "text"


class ConfigTable(Table):
    """The shape of the configuration file: its tables and their keys."""

    organisation: _Organisation = Field(description="add [organisation] with name, zone, policy and roster")
    data: _Data = Field(description="add [data] with folder")
    web: _Web = _Web()
    working_week: _WorkingWeek = _WorkingWeek()
    people: _People = _People()
    audit: _Audit = _Audit()
    sheet: _Sheet = _Sheet()
    calendar: _Calendar = _Calendar()
    limits: _Limits = _Limits()
    log: _Log = _Log()
    crisis: CrisisTable = CrisisTable()
    slack: SlackTable = SlackTable()
    telegram: TelegramTable = TelegramTable()


def read_config(path: Path) -> Settings:
    """Read the settings; `Mistakes` names whatever is wrong. Paths in the file are seen from the file's own folder."""
    text = read_file(path)
    config = read_table(text, path.name, ConfigTable)
    folder = path.absolute().parent
    data = _path(folder, config.data.folder).resolve()
    settings = Settings(
        organisation=config.organisation.name,
        policy=shipped().get(config.organisation.policy, _path(folder, config.organisation.policy)),
        roster=_path(folder, config.organisation.roster),
        week=_week(config, folder),
        data=data,
        seals=_path(folder, config.audit.seals) if config.audit.seals else _beside(data),
        port=config.web.port,
        file_bytes=config.limits.file_mb * 1_000_000,
        text_characters=config.limits.text_characters,
        log_level=config.log.level,
        log_format=config.log.format,
        pdf_font=_path(folder, config.sheet.pdf_font) if config.sheet.pdf_font else None,
        slack=config.slack.settings(folder),
        telegram=config.telegram.settings(folder),
        crisis=config.crisis.settings(folder),
        habits=config.people.habits(),
        calendar=config.calendar.settings(),
        read_from=path,
    )
    _check(Proof(path.name, text), config, settings)
    return settings


def own_settings(config: Path | None) -> Settings:
    """Read the configuration; `Mistakes` names what is wrong with it, Trouble that there is none."""
    if config is None and not CONFIG.exists():
        raise Trouble(Text("trouble-no-configuration"))
    return read_config(config or CONFIG)


def settings(config: Path | None, data: Path | None) -> Settings:
    """Tell whose data is meant: of a configuration, or in the folder of a demo."""
    if config is not None and data is not None:
        raise Trouble(Text("trouble-both"))
    if data is None and config is None and not CONFIG.exists() and DEMO.exists():
        data = DEMO
    return own_settings(config) if data is None else sample_settings(data, 0)


def sample_settings(data: Path, port: int) -> Settings:
    """Give the settings of the sample organisation, for the demo; all that it leaves behind lies in its folder."""
    week = WorkingWeek(ZoneInfo("Asia/Shanghai"), official=official_days.china())
    data = data.resolve()
    return Settings("青禾健康产业集团", shipped()["p3"], _SAMPLE, week, data, data / "audit.seals", port, sample=True)


def _path(folder: Path, words: str) -> Path:
    return folder / (Path(words).expanduser() if words.startswith("~/") else words)


def _beside(data: Path) -> Path:
    return data.parent / f"{data.name}.seals"


def _week(config: ConfigTable, folder: Path) -> WorkingWeek:
    week = config.working_week
    days = frozenset(_WEEKDAYS.index(day) for day in week.days)
    opens, closes = time.fromisoformat(week.opens), time.fromisoformat(week.closes)
    return WorkingWeek(ZoneInfo(config.organisation.zone), days, opens, closes, _official(week, folder))


def _official(week: _WorkingWeek, folder: Path) -> OfficialDays:
    """Give the official days, of which the organisation's own ones are exceptions: those of its file, then these."""
    known = (official_days.of(week.official_days) if week.official_days != "none" else None) or OfficialDays()
    path = _path(folder, week.days_file)
    if week.days_file and path.is_file():
        known = known.but(official_days.own(path))
    return known.but(OfficialDays(frozenset(week.days_off), frozenset(week.days_worked)))


def _check(proof: Proof, config: ConfigTable, settings: Settings) -> None:
    if not settings.policy.exists():
        mend = nearest(config.organisation.policy, shipped())
        proof.note("organisation.policy", f"neither a policy of ours nor a file: {settings.policy}", mend)
    if not settings.roster.exists():
        proof.note("organisation.roster", f"there is no such file: {settings.roster}", "mend the path")
    if settings.week.closes <= settings.week.opens:
        problem = f"{config.working_week.closes} is not after opens ({config.working_week.opens})"
        proof.note("working_week.closes", problem, "exchange them, or write hours of one day")
    both = sorted({*config.working_week.days_off} & {*config.working_week.days_worked})
    if both:
        proof.note("working_week.days_worked", f"{both[0]} is among days_off as well", "leave it in one of them")
    days_file = config.working_week.days_file
    if days_file and settings.read_from and not _path(settings.read_from.absolute().parent, days_file).is_file():
        proof.note("working_week.days_file", f"there is no such file: {days_file}", "mend the path")
    if settings.pdf_font is not None and not settings.pdf_font.is_file():
        mend = "mend the path, or leave it empty: then a font that is installed is used"
        proof.note("sheet.pdf_font", f"there is no such file: {settings.pdf_font}", mend)
    if settings.data.exists() and not settings.data.is_dir():
        proof.note("data.folder", f"is not a folder: {settings.data}", "name a folder; it is made if it is not there")
    if settings.seals.resolve().is_relative_to(settings.data.resolve()):
        mend = "name a file elsewhere, best on another disk: whoever tampers with the data must not reach it"
        proof.note("audit.seals", "lies in the data folder", mend)
    proof.close()
