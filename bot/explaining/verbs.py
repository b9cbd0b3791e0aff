"""What `qianfa policy` does: names the policies there are, copies one, explains one, or one draft's way through it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.console import GAP, Line
from bot.domain.people import Roster
from bot.explaining.drafts import explained_draft, read_draft
from bot.explaining.policies import explained as explained_policy
from bot.mistakes import Trouble
from bot.policy import policy_path, read_policy, shipped
from bot.roster import load_roster
from bot.tables import ID, LONGEST_ID, read_file
from bot.text import Text

_ITS_ID: Final = re.compile(r'^id = ".*"$', re.MULTILINE)  # the first one, which stands above every table


def listed() -> Iterator[Line]:
    """Name the policies that come with the bot: the short name, for whom each is, the file."""
    for name, path in shipped().items():
        policy = read_policy(read_file(path), path.name)
        if name != next(iter(shipped())):
            yield GAP
        yield Line(Text("policy-listed", {"id": name, "name": policy.names}))
        yield Line(Text("policy-whom", {"whom": policy.whom}), 1)
        yield Line(Text("policy-file", {"file": str(path)}), 1)


def copied(policy: str, file: Path, id_: str, *, overwrite: bool) -> Text:
    """Copy a policy that comes with the bot, under an id of its own, by which the record will call it."""
    path = shipped().get(policy)
    if path is None:
        raise Trouble(Text("policy-not-ours", {"policy": policy, "known": tuple(shipped())}))
    if id_ in shipped():
        raise Trouble(Text("policy-id-taken", {"id": id_}))
    if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
        raise Trouble(Text("policy-id-wrong", {"id": id_, "most": LONGEST_ID}))
    if file.exists() and not overwrite:
        raise FileExistsError(file)
    file.write_text(_ITS_ID.sub(f'id = "{id_}"', read_file(path), count=1), "utf-8")
    return Text("policy-copied", {"file": str(file), "policy": policy, "id": id_})


def explained(named: str, draft: Path | None, roster: Path | None, now: datetime) -> Iterator[Line]:
    """Explain a policy, or the way of a draft as it would go now; `Mistakes` names what is wrong in the files."""
    path = named_policy(named)
    policy = read_policy(read_file(path), path.name)
    if draft is None:
        return explained_policy(policy)
    directory = _directory(roster, now)
    table = read_draft(read_file(draft), draft.name, policy, directory)
    return explained_draft(policy, table, directory)


def named_policy(named: str) -> Path:
    """Give the file that is meant; Trouble names the policies there are, where a short name is none of theirs."""
    path = policy_path(named)
    if path.suffix or path.name != named or path.exists():
        return path
    raise Trouble(Text("policy-unknown", {"policy": named, "known": tuple(shipped())}))


def _directory(roster: Path | None, now: datetime) -> Roster | None:
    """Read the roster; its days are taken as those of UTC, which at worst is a few hours off."""
    return load_roster(roster, ZoneInfo("UTC")).at(now.astimezone(UTC)) if roster else None
