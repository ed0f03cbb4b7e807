"""Only this machine may ask, only to read, and a browser may do no more with the answer than show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from tocsin.errors import NoProject
from tocsin.serve import create_app
from tocsin.serve.guard import HEADERS, is_local

from .asking import ask

PAGES = ["/", "/documents", "/records", "/reading", "/documents/strait-1", "/healthz", "/nowhere", "/static/tocsin.css"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8765", "[::1]:8765", "[::1]"])
def test_this_machine_is_answered(host: str, app: FastAPI) -> None:
    assert ask(app, "/healthz", headers={"host": host}).text == "ok\n"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.nip.io", "127.0.0.2", "",
     "localhost@evil", "localhost:8765:1", "0.0.0.0", "127.0.0.1:", "[::1]x", "localhost evil"],
)  # fmt: skip
def test_any_other_name_is_refused(host: str, app: FastAPI) -> None:
    assert ask(app, "/", headers={"host": host}).status_code == 421


def test_the_port_counts_where_it_is_known(project: Path) -> None:
    app = create_app(project, port=9999)
    assert ask(app, "/healthz", headers={"host": "localhost:9999"}).status_code == 200
    assert ask(app, "/healthz", headers={"host": "localhost:9998"}).status_code == 421
    assert ask(app, "/healthz", headers={"host": "localhost"}).status_code == 421
    assert is_local(["127.0.0.1"], 80)


def test_a_request_without_a_host_or_with_two_is_refused() -> None:
    assert not is_local([], None)
    assert not is_local(["localhost", "localhost"], None)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(path: str, app: FastAPI) -> None:
    answer = ask(app, path)
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(method: str, app: FastAPI) -> None:
    answer = ask(app, "/documents", method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", PAGES)
def test_head_is_answered_like_get(path: str, app: FastAPI) -> None:
    assert ask(app, path, "HEAD").status_code == ask(app, path).status_code


def test_long_addresses_and_bodies_are_refused(app: FastAPI) -> None:
    assert ask(app, "/records?q=" + "a" * 5000).status_code == 414
    assert ask(app, "/", content=b"x" * 10).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static",
    ],
)
def test_no_path_leads_out_of_the_static_files(path: str, app: FastAPI) -> None:
    answer = ask(app, path)
    assert answer.status_code == 404
    assert "create_app" not in answer.text


def test_an_error_of_ours_is_told_without_its_insides(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(project)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("tocsin.serve.site.Project.summary", broken)
    answer = ask(app, "/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"]


def test_a_folder_without_a_project_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoProject):
        create_app(tmp_path)
