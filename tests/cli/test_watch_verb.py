"""`tocsin watch`, `tocsin add https://…` and `tocsin run --every`, as they are typed."""

from __future__ import annotations

import json
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from servers import Server, page, serving

from tocsin import pipeline
from tocsin.cli.rounds import again_and_again, one_round
from tocsin.store import Project, Report

from .conftest import Cli

HTML = "<html><head><title>Zinder</title></head><body><article><p>" + "The army took Zinder on Monday. " * 9
HOSTILE = "Evil \x1b[31m title"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        made.pages["/a"] = page(HTML)
        made.pages["/feed"] = page(
            f"<rss version='2.0'><channel><title>{HOSTILE}</title><item><link>/a</link></item></channel></rss>"
        )
        yield made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with nothing in it, to be copied."""
    folder = tmp_path_factory.mktemp("watch") / "empty"
    Project.create(folder).close()
    return folder


@pytest.fixture
def here(tmp_path: Path, empty: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a project that may ask the server."""
    copy = shutil.copytree(empty, tmp_path / "project")
    (copy / "tocsin.toml").write_text(f"[collect]\nallow = ['{server.host}']\ndelay = 0\n")
    monkeypatch.chdir(copy)
    return copy


def test_a_feed_is_watched_fetched_listed_and_forgotten(here: Path, cli: Cli, server: Server) -> None:
    said = cli("watch", "add", server.url("/feed"), server.url("/gone"), "--folder", "Sahel")
    assert (said.code, said.err) == (0, "2 more watched; next: `tocsin watch fetch`\n")
    assert "already" in cli("watch", "add", server.url("/feed")).err
    said = cli("watch", "fetch")
    assert said.code == 0
    assert said.err.splitlines() == [
        f"tocsin: {server.url('/gone')}: the server answers 404: it has no such page",
        "sources: 1 answered, 1 failed; 1 new reports",
    ]
    assert cli("watch", "fetch").err == "no source is due\n"
    said = cli("watch", "list")
    assert "Evil" in said.out
    assert "\x1b" not in said.out
    assert "failed once: the server answers 404" in " ".join(said.out.split())
    [failing] = [json.loads(line) for line in cli("watch", "list", "--failing", "--json").out.splitlines()]
    assert (failing["url"], failing["failures"]) == (server.url("/gone"), 1)
    assert cli("watch", "list", "--missed").err == "every report that was named is here\n"
    assert "refused" in cli("watch", "history", server.url("/gone")).out
    assert cli("watch", "mute", failing["url"]).code == 0
    assert "muted" in cli("watch", "list").out
    assert cli("watch", "remove", str(failing["n"])).err == f"no longer watched: {server.url('/gone')}\n"
    assert cli("watch", "remove", "99").code == 2


def test_lists_of_feeds_come_and_go(here: Path, cli: Cli) -> None:
    Path("in.opml").write_text(
        "<opml><body><outline text='F'><outline xmlUrl='https://e.org/f'/></outline></body></opml>"
    )
    assert cli("watch", "import", "in.opml").err.startswith("1 more watched")
    assert "https://e.org/f" in cli("watch", "export").out
    Path("out.opml").write_text(cli("watch", "export").out)
    assert cli("watch", "import", "out.opml").err.startswith("0 more watched, 1 were already")
    Path("bad.opml").write_text("<html/>")
    said = cli("watch", "import", "bad.opml")
    assert (said.code, said.err) == (2, "tocsin: bad.opml: is no OPML list\n")
    assert int(cli("watch", "add", "--defaults").err.split()[0]) > 50


@pytest.mark.parametrize("url", ["file:///etc/passwd", "nonsense", "http://a:b@e.org/"])
def test_what_is_no_address_is_not_watched(here: Path, cli: Cli, url: str) -> None:
    assert cli("watch", "add", url).code == 2


def test_a_page_is_added_by_its_address(here: Path, cli: Cli, server: Server) -> None:
    said = cli("add", server.url("/a"), "http://169.254.169.254/latest")
    assert said.err.splitlines() == [
        "tocsin: http://169.254.169.254/latest: its name stands for 169.254.169.254, which is link-local, where clouds "
        "keep their metadata",
        "added 1, failed 1; next: `tocsin run`",
    ]


def test_a_round_fetches_and_codes_and_says_so_on_one_line(
    here: Path, cli: Cli, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("watch", "add", server.url("/feed"))
    reports = [Report(total=2, coded=1, failed=1, records=Counter(event=3)), Report()]
    monkeypatch.setattr(pipeline, "run", lambda _project, workers: reports.pop(0))
    assert one_round(here, 1) == "sources: 1 answered; 1 new reports; coded 1 (1 not): 3 records"
    assert one_round(here, 1) == "no source is due; nothing new to code"
    with Project.open(here, write=True):
        assert one_round(here, 1).startswith("left out: ")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Python's own answer to Ctrl-C, which a process that was started in the background does not have."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_rounds_follow_one_another_until_somebody_says_stop() -> None:
    made: list[datetime] = []

    def one() -> None:
        made.append(datetime.now(UTC))
        if len(made) == 3:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        again_and_again(0.05, one)
    assert len(made) == 3


def test_a_round_that_fails_ends_the_watch_with_its_error(capfd: pytest.CaptureFixture[str]) -> None:
    def one() -> None:
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        again_and_again(60, one)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("every", ["15", "10s", "0m", "x", "-5m", "9w", "1e3m", ""])
def test_a_length_of_time_that_is_none(here: Path, cli: Cli, every: str) -> None:
    said = cli("run", "--every", every)
    assert said.code == 2
    assert "write it 15m, 2h, 1d" in said.err


def test_the_units_of_systemd_name_this_project(here: Path, cli: Cli) -> None:
    out = cli("watch", "systemd", "--every", "2h").out
    assert f"--project {here} watch fetch" in out
    assert f"ReadWritePaths={here}" in out
    assert "OnUnitInactiveSec=7200s" in out
    assert "[Timer]" not in cli("watch", "systemd", "service").out
    assert "ExecStart" not in cli("watch", "systemd", "timer").out
