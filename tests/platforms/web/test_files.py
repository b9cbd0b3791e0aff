"""Files on their way in and out, long texts, pages and the health of the site."""

import asyncio
import hashlib
import io
import os
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.domain.drafts import Attachment
from bot.platforms.web.desk import LONGEST_TEXT
from bot.platforms.web.uploads import LARGEST
from bot.ports import FileRef
from tests.support.web_stage import NOW, Player, Stage, address, card

EVIL = b"<script>alert(1)</script>"


async def upload(stage: Stage, data: bytes, name: str = "") -> str:
    async with stage.http.post("/uploads", params={"name": name}, data=data) as answer:
        assert answer.status == 200
        return str((await answer.json())["id"])


async def test_a_file_goes_by_post_and_is_named_in_the_message(stage: Stage, wang: Player) -> None:
    first = await upload(stage, b"PK...", "义诊.docx")
    second = await upload(stage, b"", "../../etc/passwd")
    await wang.say("two files", files=[first, second])

    ((_, message, _),) = stage.inbox.said_to_it
    assert message.files == (FileRef(first, "义诊.docx", 5), FileRef(second, "passwd", 0))
    assert await stage.web.fetch(message.files[0]) == b"PK..."
    assert wang.frames[-2]["files"] == [{"name": "义诊.docx", "size": 5}, {"name": "passwd", "size": 0}]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\fakepath\\a.png", "a.png"),
        ("/", ""),
        ("a\n\x00\u202eb.txt", "ab.txt"),
        ("long" * 100 + ".docx", "long" * 45 + ".docx"),
        ("long" * 100, "long" * 50),
    ],
)
async def test_a_name_keeps_what_people_recognise(stage: Stage, given: str, kept: str) -> None:
    async with stage.http.post("/uploads", params={"name": given}, data=b"x") as answer:
        assert (await answer.json())["name"] == kept


@pytest.mark.parametrize("missing", ["abcdefgh", "a" * 5_000, "../stage.db", "\ud800", "é", ""])
async def test_a_message_with_a_file_that_is_not_there_is_refused_and_says_so(
    stage: Stage, wang: Player, missing: str
) -> None:
    ack = await wang.say("with a file", files=[missing])
    long = await wang.say(text_upload=missing)
    for refused in (ack, long):
        assert refused["refused"]
        assert "重新附上" in refused["notice"]["text"]
    assert stage.inbox.said_to_it == []
    with pytest.raises(OSError, match=r"not an upload|No such file"):
        await stage.web.fetch(FileRef(missing, "x"))


async def test_a_file_that_is_too_large_is_refused_kindly_whether_it_says_so_or_not(stage: Stage) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 2**20 + 1):
            yield b"\0" * 2**20

    for data in (io.BytesIO(b"\0" * (LARGEST + 1)), endless()):
        async with stage.http.post("/uploads", params={"language": "zh-Hans"}, data=data) as answer:
            assert answer.status == 413
            assert "50 MB" in (await answer.json())["text"]
    assert os.listdir(stage.folder / "uploads") == []  # noqa: PTH208 - of a folder this small


async def test_an_upload_that_the_disk_does_not_take_is_told(stage: Stage) -> None:
    await asyncio.to_thread((stage.folder / "uploads").rmdir)
    async with stage.http.post("/uploads", data=b"x") as answer:
        assert answer.status == 507
        assert "could not be saved" in (await answer.json())["text"]


@pytest.mark.parametrize("head", ["Content-Length: 500\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"])
async def test_an_upload_that_its_sender_breaks_off_is_no_fault_of_the_disk(stage: Stage, head: str) -> None:
    site = urlsplit(stage.web.url)
    with capture_logs() as logged:
        _, writer = await asyncio.open_connection(site.hostname, site.port)
        writer.write(f"POST /uploads?name=a HTTP/1.1\r\nHost: {site.netloc}\r\n{head}".encode())
        await until(stage, lambda: any((stage.folder / "uploads").iterdir()))
        writer.close()
        await until(stage, lambda: bool(logged))
    assert [(line["event"], line["log_level"]) for line in logged] == [("web.upload_broken_off", "info")]
    assert os.listdir(stage.folder / "uploads") == []  # noqa: PTH208 - of a folder this small


async def until(stage: Stage, done: Callable[[], bool]) -> None:
    """Have the site answer others until it has come so far."""
    async with asyncio.timeout(10):
        while not done():
            async with stage.http.get("/healthz") as answer:
                assert answer.status == 200


async def test_uploads_are_swept_after_a_day(stage: Stage) -> None:
    old, new = await upload(stage, b"old"), await upload(stage, b"new")
    folder = stage.folder / "uploads"
    for path, age in ((old, 25), (f"{old}.json", 25), (new, 23), (f"{new}.json", 23)):
        then = (NOW - timedelta(hours=age)).timestamp()
        os.utime(folder / path, (then, then))

    assert await stage.web.sweep(NOW) == 2
    assert await stage.web.fetch(FileRef(new, "")) == b"new"
    with pytest.raises(FileNotFoundError):
        await stage.web.fetch(FileRef(old, ""))


async def test_a_long_text_comes_by_post(stage: Stage, wang: Player) -> None:
    text = "长" * 30_000
    await wang.say(text_upload=await upload(stage, text.encode()))
    assert stage.inbox.said_to_it[0][1].text == text


@pytest.mark.parametrize(
    ("data", "why"), [(b"\xff\xfe", "半个"), (b"x" * (LONGEST_TEXT + 1), "100 万"), (None, "重新附上")]
)
async def test_fault_81_a_long_text_that_cannot_be_taken_is_refused_before_anything_reads_it(
    stage: Stage, wang: Player, data: bytes | None, why: str
) -> None:
    ack = await wang.say(text_upload="gone" if data is None else await upload(stage, data))
    assert ack["refused"]
    assert why in ack["notice"]["text"]
    assert stage.inbox.said_to_it == []


async def put(stage: Stage, data: bytes, media_type: str) -> str:
    digest = hashlib.sha256(data).hexdigest()
    await asyncio.to_thread((stage.folder / digest).write_bytes, data)
    files = (Attachment(digest, "picture", "义诊.png", len(data), media_type),)
    await stage.send("wang", card(files=files * 2), digest)
    return digest


async def test_a_picture_is_shown_and_anything_else_is_only_saved(stage: Stage) -> None:
    for data, media_type, served, how in (
        (b"picture", "image/png", "image/png", "inline"),
        (EVIL, "text/html", "application/octet-stream", "attachment"),
        (EVIL + b" ", "image/svg+xml", "application/octet-stream", "attachment"),
    ):
        digest = await put(stage, data, media_type)
        async with stage.http.get(f"/files/{digest}", params={"name": '义"诊\r\n.png'}) as answer:
            assert await answer.read() == data
            assert answer.headers["Content-Type"] == served
            assert answer.headers["Content-Disposition"].startswith(f"{how}; filename*=UTF-8''%E4%B9%89%22")
            assert "sandbox" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_only_files_that_stand_in_a_message_are_served(stage: Stage) -> None:
    digest = await put(stage, b"picture", "image/png")
    message = await stage.web.find(address("wang"), digest)
    assert message is not None
    await stage.edit("wang", message, card("without the picture"))
    for path in (f"/files/{digest}", f"/files/{'0' * 64}", "/files/../stage.db", "/pages/../server.py", "/pages/x.js"):
        async with stage.http.get(path) as answer:
            assert answer.status == 404


async def test_healthz_answers_when_the_store_does_and_names_what_has_to_be_mended(stage: Stage) -> None:
    async with stage.http.get("/healthz") as answer:
        assert (answer.status, (await answer.json())["status"]) == (200, "ok")
    stage.web.red = lambda: frozenset({"disk", "crisis"})
    async with stage.http.get("/healthz") as answer:
        assert (answer.status, (await answer.json())["stopped"]) == (503, ["crisis", "disk"])
    await stage.engine.close()
    async with stage.http.get("/healthz") as answer:
        assert answer.status == 503


@pytest.mark.parametrize(("header", "name"), [("zh-CN,en;q=0.5", "王晓敏"), ("de, en", "Wang"), ("", "Wang")])
async def test_the_cast_is_named_in_the_browsers_language(stage: Stage, header: str, name: str) -> None:
    async with stage.http.get("/cast", headers={"Accept-Language": header}) as answer:
        assert (await answer.json())["people"][0]["name"] == name
    async with stage.http.get("/cast", params={"language": "en"}, headers={"Accept-Language": "zh"}) as answer:
        assert (await answer.json())["people"][0]["name"] == "Wang"


async def test_a_second_chat_on_the_same_port_says_that_it_is_taken(stage: Stage, tmp_path: Path) -> None:
    other = stage.platform(port=int(stage.web.url.rpartition(":")[2]), uploads=tmp_path / "others")
    with pytest.raises(OSError, match="in use"):
        await other.run(stage.inbox)


async def test_calendars_are_asked_for_on_this_machine(stage: Stage) -> None:
    async with stage.http.get("/calendar/abc.ics") as answer:
        assert answer.status == 404

    async def found(request: web.Request) -> web.Response:
        return web.Response(text=request.path)

    stage.web.calendar = found
    async with stage.http.get("/calendar/abc.ics") as answer:
        assert await answer.text() == "/calendar/abc.ics"
    async with stage.http.get("/calendar/abc.ics", headers={"X-Forwarded-For": "198.51.100.7"}) as answer:
        assert answer.status == 403
