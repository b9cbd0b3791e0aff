"""Who gets an answer: whoever sits at this machine, and nobody else."""

import aiohttp
import pytest

from bot.platforms.web.guard import Guard, loopback
from tests.support.web_stage import Stage

SAME = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}


def test_it_listens_on_this_machine_only() -> None:
    assert [loopback(host) for host in ("127.0.0.1", "localhost", "::1")] == ["127.0.0.1", "localhost", "::1"]
    for host in ("0.0.0.0", "192.168.1.4", "::"):  # noqa: S104 - refused
        with pytest.raises(ValueError, match=r"only listens on 127\.0\.0\.1"):
            loopback(host)


async def test_a_page_comes_with_headers_that_keep_everything_else_out(stage: Stage) -> None:
    async with stage.http.get("/") as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "'unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "10.0.0.1"},
        {"x-forwarded-host": "qianfa.example"},
        {"Forwarded": "for=10.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X-Real-IP": "10.0.0.1"},
    ],
)
async def test_a_forwarded_request_is_refused(stage: Stage, headers: dict[str, str]) -> None:
    await refused(stage, "/healthz", headers, "forwarded")


@pytest.mark.parametrize(
    "host", ["qianfa.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "[::1]:x", ""]
)
async def test_another_name_for_this_machine_is_refused(stage: Stage, host: str) -> None:
    await refused(stage, "/", {"Host": host}, "this machine only")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
async def test_every_name_of_this_machine_is_known(stage: Stage, name: str) -> None:
    port = stage.web.url.rpartition(":")[2]
    headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"} | SAME
    async with stage.http.post("/uploads", headers=headers, data=b"x") as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
    ],
)
async def test_another_sites_request_is_refused(stage: Stage, headers: dict[str, str]) -> None:
    for path in ("/cast", "/ws", "/files/" + "0" * 64):
        await refused(stage, path, headers, "another site")


async def test_another_sites_socket_is_refused(stage: Stage) -> None:
    for headers in ({"Origin": "http://evil.example"}, SAME):  # a browser always names the origin of a socket
        with pytest.raises(aiohttp.WSServerHandshakeError) as error:
            await stage.http.ws_connect("/ws", headers=headers)
        assert error.value.status == 403


async def test_a_browser_that_hides_where_it_comes_from_writes_nothing(stage: Stage) -> None:
    async with stage.http.post("/uploads", headers=SAME, data=b"x") as answer:
        assert answer.status == 403


async def test_a_link_from_elsewhere_may_open_the_page_and_only_the_page(stage: Stage) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with stage.http.get("/", headers=link) as answer:
        assert answer.status == 200
    await refused(stage, "/cast", link, "another site")


async def test_a_refusal_is_in_the_browsers_language(stage: Stage) -> None:
    async with stage.http.get("/", headers={"Via": "1", "Accept-Language": "zh-TW,zh;q=0.9"}) as answer:
        assert "轉送" in await answer.text()


def test_a_browser_that_leaves_out_port_80_is_known() -> None:
    guard = Guard()
    guard.opened(80)
    assert "127.0.0.1" in guard.hosts
    guard.opened(8080)
    assert guard.hosts == {"127.0.0.1:8080", "localhost:8080", "[::1]:8080"}


async def refused(stage: Stage, path: str, headers: dict[str, str], why: str) -> None:
    async with stage.http.get(path, headers=headers) as answer:
        assert (answer.status, answer.content_type) == (403, "text/plain")
        assert why in await answer.text()
