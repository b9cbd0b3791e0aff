"""kill -9 at any moment of a story loses nothing that was acknowledged, and repeats nothing."""

import asyncio
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from tests.simulation import aftermath
from tests.simulation.house import House, Killer, open_house
from tests.simulation.story import ADDRESSES, EVERYBODY, told
from tests.support.chat import Window, line, tokens

KILLS: Final = int(os.environ.get("QIANFA_KILLS", "10"))
KILLS_IN_A_STORY: Final = 5
STORIES: Final = range(-(-KILLS // KILLS_IN_A_STORY))

Chats = dict[str, Counter[tuple[object, ...]]]
