"""Logs: lines of text or JSON on stderr, in which no secret, no personal data and nothing that people wrote stands."""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, Final, Literal, TextIO, TypeAlias

import structlog
from structlog.typing import EventDict, Processor

Level: TypeAlias = Literal["debug", "info", "warning", "error"]
Format: TypeAlias = Literal["text", "json"]

OURS: Final = ("bot", "handlers", "storage")
# Slack's libraries look at the level of their logger itself: where it has none they write out each call for nobody.
ASKED: Final = ("slack_bolt", "slack_sdk")
HIDDEN: Final = "[hidden]"
_FIRST: Final = ("timestamp", "level", "logger", "event")
_FRAMES: Final = 8
_LONGEST: Final = 200

_EXTRA: Final = structlog.stdlib.ExtraAdder()

# Keys whose values are never shown: secrets, and what people wrote or are called.
_SECRET: Final = re.compile(r"token|secret|passw|authori[sz]ation|cookie|credential|signature|api_?key", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    r"(?:.*_)?(?:text|title|body|remark|reason|note|summary|source|caption|words?|names?|said|filename|file_name|"
    r"address|answer|question|raw|payload|content|data|e?mail|phone|mobile|telephone)",
    re.IGNORECASE,
)

# What is hidden wherever it stands. Digits in a longer run of letters and digits (a hash, an id) are none of these.
_ALONE: Final = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
_MASKS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"xox[a-z][.-][\w.-]+|xapp-[\w-]+|xwfp-[\w-]+",  # Slack
        r"(?<!\d)\d{6,12}:[\w-]{30,}",  # Telegram
        r"(?<=hooks\.slack\.com/)\S+",
        r"eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?",  # JSON web tokens
        r"\b(?:bearer|basic)\s+[\w.~+/=-]{8,}",
        r"(?<=://)[^/\s@]+(?=@)",  # name and password in an address
        r"(?<=\?)[^\s#]*=[^\s]*",  # what follows in an address
        r"(?:token|secret|passw(?:or)?d|api_?key|signature)[\"']?\s*[=:]\s*\S+",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
        _ALONE.format(r"\d{17}[\dX]"),  # identity number of the mainland
        _ALONE.format(r"\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"),  # the same before 1999
        r"(?<![0-9A-Za-z])[A-Z]{1,2}\d{6}\([\dA]\)",  # of Hong Kong
        _ALONE.format(r"[A-Z][12]\d{8}"),  # of Taiwan
        _ALONE.format(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"),  # mobile telephone of the mainland
        r"(?<![\w.:+-])\+\d[\d -]{6,16}\d(?!\w)",  # telephone with its country
        _ALONE.format(r"\(?0\d{2,3}\)?[- ]\d{7,8}"),  # with its area
    )
)
# A value is shown if it is one word of a machine; sentences, and whatever is not ASCII, were written by somebody.
_WORD: Final = re.compile(rf"[\w.:/@#+=,;?&%~<>\[\]()*-]{{0,{_LONGEST}}}", re.ASCII)
# An event is ours or a library's, and a library quotes.
_QUOTED: Final = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|[^\x00-\x7f]+""")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
# Errors whose words the interpreter makes itself, of types and names in the code.
_PLAIN_WORDS: Final = (TypeError, AttributeError, NameError, ImportError, ModuleNotFoundError, NotImplementedError)


def set_up(level: Level = "info", form: Format = "text", stream: TextIO | None = None) -> None:
    """Send the logs of this process to stderr; libraries are heard from warnings on.

    What would end the process or a thread of it is written down in the same manner, instead of as Python does it.
    """
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler(form, stream))
    root.setLevel(logging.ERROR if level == "error" else logging.WARNING)
    for name in ASKED:
        logging.getLogger(name).setLevel(root.level)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_chain(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    sys.excepthook = _ended
    threading.excepthook = _thread_ended
    sys.unraisablehook = _not_raised


def handler(form: Format = "text", stream: TextIO | None = None) -> logging.Handler:
    """Give the handler that writes masked lines."""
    made = _Handler(stream or sys.stderr)
    made.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_chain(), _with_extra],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _masked,
                _json_line if form == "json" else _text_line,
            ],
        )
    )
    return made


def masked(text: str) -> str:
    """Hide the secrets and personal data in a text that is otherwise fit to be seen."""
    for pattern in _MASKS:
        text = pattern.sub(HIDDEN, text)
    return text


def encoded(text: str) -> str:
    """Write control characters as they are written in code, so that a line is a line and a terminal does not obey."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def blamed(error: BaseException) -> str:
    """Tell an error in one line: what it is and where it came from; its own words only where they quote nobody."""
    return "; because of ".join(_told(one) for one in _causes(error))


def _chain() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines; where that fails it does not show what it could not write."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own naming
        error = sys.exc_info()[1]
        self.stream.write(f"a line of {record.name} could not be written: {type(error).__name__}\n")


def _with_extra(logger: Any, method: str, event: EventDict) -> EventDict:  # noqa: ANN401 - whatever logs
    """Add what `extra` gave; where it takes a name of ours it gets another one."""
    ours = dict(event)
    event = _EXTRA(logger, method, event)
    theirs = {f"{key}_": event[key] for key in ours if event[key] is not ours[key]}
    return {**event, **ours, **theirs}


def _masked(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Keep of an event what may be seen."""
    raised = _error_of(event.pop("exc_info", None))
    event.pop("stack_info", None)
    shown: dict[str, Any] = {
        "timestamp": event.pop("timestamp"),
        "level": event.pop("level"),
        "logger": event.pop("logger"),
        "event": _sentence(str(event.pop("event"))),
    }
    shown |= {_shown_key(key): _shown(str(key), value) for key, value in event.items()}
    return shown if raised is None else shown | {"error": blamed(raised)}


def _error_of(given: object) -> BaseException | None:
    """Find the error in what loggers take for one: itself, Python's triple, or a mere yes."""
    match given:
        case BaseException():
            return given
        case (_, BaseException() as error, _):
            return error
        case _:
            return sys.exc_info()[1] if given else None


def _shown_key(key: object) -> str:
    return str(key) if isinstance(key, str) and _WORD.fullmatch(key) else "[key]"


def _shown(key: str, value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    if _SECRET.search(key):
        return HIDDEN
    match value:
        case None | bool():
            return value
        case BaseException():
            return blamed(value)
        case Enum():
            return _shown(key, value.value)
        case datetime():
            return value.isoformat()
        case _ if _WRITTEN.fullmatch(key):
            return _counted(value)
        case _:
            return _plain(key, value)


def _plain(key: str, value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    match value:
        case int() | float():
            return value if masked(str(value)) == str(value) else HIDDEN
        case str() | Path():
            text = str(value)
            return masked(text) if _WORD.fullmatch(text) else _counted(text)
        case Mapping():
            return {_shown_key(inner): _shown(str(inner), item) for inner, item in value.items()}
        case Sequence() if not isinstance(value, bytes | bytearray):
            return [_shown(key, item) for item in value]
        case _:
            return _counted(value)


def _counted(value: object) -> str:
    match value:
        case str():
            return f"[{len(value)} characters]"
        case bytes() | bytearray():
            return f"[{len(value)} bytes]"
        case _:
            return f"[{type(value).__name__}]"


def _sentence(event: str) -> str:
    return encoded(masked(_QUOTED.sub(lambda found: _counted(found[0]), event)))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error, the errors in it if it is a group, and what it was raised because of."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
            cause = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
            waiting += (cause,) if cause else ()


def _told(error: BaseException) -> str:
    words = _words(error)
    told = f"{type(error).__name__}: {words}" if words else type(error).__name__
    places = " < ".join(_places(error.__traceback__))
    return f"{told} at {places}" if places else told


def _words(error: BaseException) -> str:
    if isinstance(error, OSError):
        return encoded(masked(error.strerror or ""))
    return _sentence(str(error)) if type(error) in _PLAIN_WORDS else _code(error)


def _code(error: BaseException) -> str:
    """Give what SQLite calls its error."""
    return str(getattr(error, "sqlite_errorname", ""))


def _places(traceback: TracebackType | None) -> list[str]:
    """Give where an error came from, the innermost place first."""
    frames = [
        f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(traceback)
    ]
    return frames[::-1][:_FRAMES]


def _json_line(_logger: object, _method: str, event: EventDict) -> str:
    return json.dumps(_encoded_within(event))


def _text_line(_logger: object, _method: str, event: EventDict) -> str:
    rest = "".join(f" {key}={_in_text(value)}" for key, value in event.items() if key not in _FIRST)
    return f"{event['timestamp']} {event['level']:7} {event['logger']}: {event['event']}{rest}"


def _in_text(value: object) -> str:
    text = encoded(value) if isinstance(value, str) else json.dumps(_encoded_within(value))
    return f'"{text}"' if isinstance(value, str) and " " in text else text


def _encoded_within(value: Any) -> Any:  # noqa: ANN401 - what JSON can hold
    match value:
        case str():
            return encoded(value)
        case dict():
            return {key: _encoded_within(item) for key, item in value.items()}
        case list():
            return [_encoded_within(item) for item in value]
        case _:
            return value


def _ended(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    logging.getLogger("bot").critical("the process ends by an error of its own", exc_info=(kind, error, traceback))


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    logging.getLogger("bot").error("a thread ended by an error of its own", exc_info=ended.exc_value)


def _not_raised(lost: "sys.UnraisableHookArgs") -> None:
    logging.getLogger("bot").error("an error came where nobody could take it", exc_info=lost.exc_value)
