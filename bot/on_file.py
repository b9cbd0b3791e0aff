"""What a data folder has on file, read without disturbing a bot that may be at work there."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.config import Settings
from bot.domain.directories import Directory
from bot.domain.people import Roster
from bot.mistakes import Trouble
from bot.text import Text
from bot.troubles import trusted
from storage import connections, migrations
from storage.store import DATABASE
from storage.tables import Tables


def database(chosen: Settings) -> Path:
    """Give the database, if it is one that this release can read; Trouble says why not."""
    path = chosen.data / DATABASE
    with trusted(path):
        found = migrations.revision_of(path)
    if found is None:
        raise Trouble(Text("trouble-nothing", {"folder": str(chosen.data)}))
    fit(path, found, migrations.revisions())
    return path


def fit(path: Path, found: str, known: Sequence[str]) -> None:
    """Refuse a database whose schema is not this release's, the last one of those known."""
    if found not in known:
        raise migrations.UnknownSchema(found)
    if found != known[-1]:
        raise Trouble(Text("trouble-older", {"path": str(path)}))


def in_force(chosen: Settings, now: datetime) -> tuple[Roster, str] | None:
    """Give the people whom the bot goes by, and the digest of the roster file that was read last.

    None where no roster was read yet, and in a folder that the next start brings up to this release.
    """
    path = chosen.data / DATABASE
    with trusted(path):
        if not path.exists() or migrations.revision_of(path) != migrations.revisions()[-1]:
            return None
        with picture(path) as tables:
            read = tables.facts.latest("roster-read").get("digest")
            return (tables.people.roster(now), str(read)) if read else None


def directory(chosen: Settings, now: datetime) -> Directory:
    """Give everybody who is there, as a roster would: with the languages that it gave, not those chosen since."""
    with trusted(database(chosen)), picture(chosen.data / DATABASE) as tables:
        roster, languages, emails = tables.people.roster(now), tables.people.languages(), tables.codes.emails()
    people = (replace(one, language=languages.get(one.id)) for one in roster.people.values() if one.active)
    units, bodies = tuple(roster.units.values()), tuple(roster.bodies.values())
    return Directory("", tuple(people), units, roster.holdings, bodies=bodies, emails=emails)


@contextmanager
def picture(path: Path) -> Iterator[Tables]:
    """Read from one picture of the database."""
    with closing(connections.reader(path)) as db:
        db.execute("BEGIN")
        yield Tables(db)
