"""Beyond this machine nothing is answered without the token, and none can be found by trying."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.datastructures import Headers

from tocsin.errors import UsageError
from tocsin.serve import create_app, is_loopback, new_token, run
from tocsin.serve.access import COOKIE, LEAST_TOKEN, SESSION, TRIES, WITHIN, Door, Tries, bearer
from tocsin.serve.page_login import own_path

from .asking import ask

TOKEN = "correct horse battery staple"
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def shut(project: Path) -> FastAPI:
    return create_app(project, token=TOKEN, beyond=True, names=("Crisis.example",))


def log_in(app: FastAPI, token: str, wanted: str = "/records", **headers: str) -> httpx.Response:
    body = httpx.QueryParams({"token": token, "next": wanted})
    return ask(app, "/login", "POST", content=str(body).encode(), headers=FORM | headers)


@pytest.mark.parametrize("path", ["/", "/records", "/api/v1/records", "/feeds/records.atom", "/documents/strait-1"])
def test_nothing_is_answered_without_the_token(path: str, shut: FastAPI) -> None:
    answer = ask(shut, path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "Velmora" not in answer.text
    assert answer.headers["content-security-policy"]


def test_whoever_sends_the_token_is_answered(shut: FastAPI) -> None:
    assert ask(shut, "/api/v1/records", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    for wrong in (f"Basic {TOKEN}", "Bearer", f"Bearer {TOKEN}x", f"bearer {TOKEN[:-1]}"):
        assert ask(shut, "/api/v1/records", headers={"authorization": wrong}).status_code == 401


def test_a_browser_is_asked_once(shut: FastAPI) -> None:
    sent = ask(shut, "/records?type=event", headers={"accept": "text/html"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=%2Frecords%3Ftype%3Devent")
    page = ask(shut, sent.headers["location"])
    assert page.status_code == 200
    assert 'value="/records?type=event"' in page.text
    assert "Velmora" not in page.text
    answer = log_in(shut, TOKEN, "/records?type=event")
    assert (answer.status_code, answer.headers["location"]) == (303, "/records?type=event")
    kept = answer.headers["set-cookie"]
    assert all(word in kept for word in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert TOKEN not in kept
    cookie = kept.partition(";")[0]
    assert ask(shut, "/records", headers={"cookie": cookie}).status_code == 200
    assert ask(shut, "/records", headers={"cookie": cookie + "0"}).status_code == 401


def test_wrong_tokens_make_an_address_wait(shut: FastAPI) -> None:
    assert [log_in(shut, f"wrong {n}").status_code for n in range(TRIES)] == [403] * (TRIES - 1) + [429]
    late = ask(shut, "/api/v1/records", headers={"authorization": f"Bearer {TOKEN}"})
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= WITHIN + 1
    assert late.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_no_other_site_can_log_in(headers: dict[str, str], shut: FastAPI) -> None:
    assert log_in(shut, TOKEN, **headers).status_code == 403


@pytest.mark.parametrize("host", ["192.168.1.7:8765", "crisis.example", "CRISIS.example:443", "[2001:db8::1]:8765"])
def test_the_server_answers_to_its_addresses_and_to_the_names_it_was_told(host: str, shut: FastAPI) -> None:
    assert ask(shut, "/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "crisis.example.evil.example", "192.168.1.7.nip.io", ""])
def test_it_answers_to_no_other_name(host: str, shut: FastAPI) -> None:
    assert ask(shut, "/healthz", headers={"host": host}).status_code == 421


def test_what_holds_nothing_of_the_project_needs_no_token(shut: FastAPI) -> None:
    for path in ("/healthz", "/static/tocsin.css", "/login"):
        assert ask(shut, path).status_code == 200


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\nb"])
def test_logging_in_leads_nowhere_else(wanted: str) -> None:
    assert own_path(wanted) == "/"


def test_without_a_token_there_is_no_login(app: FastAPI) -> None:
    assert ask(app, "/login").status_code == 404


def test_beyond_this_machine_a_token_is_demanded(project: Path) -> None:
    with pytest.raises(UsageError, match="--make-token"):
        run(project, 0, host="0.0.0.0")
    with pytest.raises(UsageError, match=f"give {LEAST_TOKEN} or more"):
        create_app(project, token="short")
    assert [is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.7")] == [False] * 3
    with pytest.raises(UsageError, match="no address"):
        is_loopback("crisis.example")


def cookie(door: Door) -> Headers:
    return Headers({"cookie": f"{COOKIE}={door.session()}"})


def test_a_pass_ends_with_the_day_and_with_the_process() -> None:
    clock = Clock()
    door = Door(TOKEN, clock)
    kept = cookie(door)
    assert door.knows(kept)
    assert not Door(TOKEN, clock).knows(kept)
    clock.now += SESSION + 1
    assert not door.knows(kept)


@pytest.mark.parametrize("value", ["", ".", "9999999999.", "9999999999.é", "x.y", f"{2**70}.0"])
def test_what_was_not_signed_is_no_pass(value: str) -> None:
    assert not Door(TOKEN).knows(Headers(raw=[(b"cookie", f"{COOKIE}={value}".encode())]))


def test_tries_are_counted_by_household_and_forgotten_in_time() -> None:
    clock = Clock()
    tries = Tries(clock)
    for n in range(TRIES):
        assert tries.wait("2001:db8::1") == 0
        tries.count(f"2001:db8::{n}")
    assert tries.wait("2001:db8::ffff") == WITHIN + 1
    assert tries.wait("2001:db8:0:1::1") == tries.wait("192.0.2.1") == tries.wait("not an address") == 0
    clock.now += WITHIN + 1
    assert tries.wait("2001:db8::1") == 0


def test_a_bearer_is_read_whatever_its_case() -> None:
    def of(**headers: str) -> str | None:
        given: Mapping[str, str] = headers
        return bearer(Headers(given))

    assert (of(authorization="BEARER  x "), of(authorization="Basic x"), of()) == ("x", None, None)


def test_tokens_are_long_and_differ() -> None:
    assert len(new_token()) >= 2 * LEAST_TOKEN
    assert new_token() != new_token()


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
        {"origin": "http://evil.example"},
    ],
)
def test_pages_of_other_sites_may_not_ask(headers: dict[str, str], app: FastAPI) -> None:
    assert ask(app, "/api/v1/records", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
        {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"},
    ],
)
def test_links_and_own_pages_may(headers: dict[str, str], app: FastAPI) -> None:
    assert ask(app, "/records", headers=headers).status_code == 200
