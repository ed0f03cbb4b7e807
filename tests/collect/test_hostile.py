"""Whatever cannot be read says so in one plain line, nothing blocks, and all else is read."""

from __future__ import annotations

import gzip
import os
import socket
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.collect import Limits, find
from tocsin.records import Failure, RawDocument, plain

SMALL = Limits(document_bytes=1000, skipped_bytes=50_000, depth=5)


def reasons(*paths: Path | str, follow_outside: bool = False) -> list[str]:
    """Reasons of the failures; each must be one plain line."""
    found = list(find(paths, limits=SMALL, follow_outside=follow_outside))
    failures = [entry for entry in found if isinstance(entry, Failure)]
    assert all(plain(f"{f.source}: {f.reason}") == f"{f.source}: {f.reason}" for f in failures)
    return [f.reason for f in failures]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


def ids(*paths: Path, follow_outside: bool = False) -> list[str]:
    return [
        entry.id for entry in find(paths, limits=SMALL, follow_outside=follow_outside) if isinstance(entry, RawDocument)
    ]


def test_an_empty_file(folder: Path) -> None:
    for name in ("a.txt", "b.jsonl"):
        (folder / name).touch()
    (folder / "c.gz").write_bytes(gzip.compress(b""))
    assert reasons(folder) == ["is empty"] * 3


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * 1001)
    (folder / "b.txt.gz").write_bytes(gzip.compress(b"x" * 1001))
    (folder / "c.txt").write_bytes(b"x" * 1000)
    assert all("over the limit of 1 kB" in reason for reason in reasons(folder))
    assert ids(folder) == ["c"]


def test_an_overlong_line_is_passed_over_and_the_next_is_read(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 40_000 + b'"}\n{"text": "B"}\n' + b"y" * 2000)
    assert reasons(folder) == ["is over 1 kB on one line, the limit for a document"] * 2
    assert ids(folder) == ["a-2"]


def test_a_line_without_end_is_given_up(folder: Path) -> None:
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(b"\0" * 200_000))
    assert reasons(folder) == ["line 1 goes on for over 50 kB; the rest is left unread"]


def test_fifty_megabytes_on_one_line_are_never_held(folder: Path) -> None:
    with (folder / "a.jsonl.gz").open("wb") as file, gzip.open(file, "wb", 1) as packed:
        for _ in range(50):
            packed.write(b"x" * 1_000_000)
        packed.write(b'\n{"text": "B"}\n')
    tracemalloc.start()
    found = list(find([folder]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(entry) for entry in found] == [Failure, RawDocument]
    assert peak < 35_000_000


def test_a_broken_gzip_file_keeps_what_came_before(folder: Path) -> None:
    whole = gzip.compress(b'{"text": "A"}\n' + os.urandom(3000).hex().encode())
    (folder / "a.jsonl.gz").write_bytes(whole[:-2000])
    (folder / "b.gz").write_bytes(b"no gzip")
    assert reasons(folder) == ["is no whole gzip file; the rest of it cannot be read"] * 2
    assert ids(folder) == ["a-1"]


@pytest.mark.timeout(20)
def test_pipes_sockets_and_devices_are_refused_without_blocking(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "a")
    monkeypatch.chdir(folder)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("b")
        assert [reason.split(";")[0] for reason in reasons(folder, folder / "a", "/dev/zero", "b")] == [
            "is a pipe",
            "is a socket, not a file",
            "is a pipe",
            "is a device, not a file",
            "is a socket, not a file",
        ]


def test_links_are_followed_only_where_they_stay_in_the_folder(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("S")
    (folder / "a.txt").symlink_to("real.txt")
    (folder / "b.txt").symlink_to("../secret.txt")
    (folder / "c").symlink_to("..")
    (folder / "real.txt").write_text("R")
    assert ids(folder) == ["a", "real"]
    assert [reason.split(" (")[0] for reason in reasons(folder)] == ["is a link that leaves the folder"] * 2
    assert ids(folder / "b.txt") == ["b"]
    assert "secret" in ids(folder, follow_outside=True)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("follow_outside", [False, True])
def test_links_that_loop_end(folder: Path, follow_outside: bool) -> None:
    (folder / "a").symlink_to("a")
    (folder / "b").symlink_to(folder)
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")
    (folder / "z.txt").write_text("Z")
    assert len(reasons(folder, follow_outside=follow_outside)) == 3
    assert ids(folder, follow_outside=follow_outside) == ["z"]


def test_folders_without_end_stop(folder: Path) -> None:
    deep = folder.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("X")
    assert reasons(folder) == ["lies more than 5 folders deep"]


def test_what_is_not_there(folder: Path) -> None:
    (folder / "a").symlink_to("nothing")
    assert reasons(folder, folder / "a", folder / "b", "a\0b") == [
        "is a link to nothing",
        "is a link to nothing",
        "is not there (any more)",
        "cannot be a path: embedded null byte",
    ]


def test_a_file_that_vanishes_meanwhile(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(name)
    found = find([folder])
    next(found)
    (folder / "b.txt").unlink()
    assert [entry.reason if isinstance(entry, Failure) else entry.id for entry in found] == [
        "is not there (any more)",
        "c",
    ]


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of a user who is not root: root may read everything."""
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0
        if root:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        yield Path(name)
        if root:
            os.seteuid(0)


def test_a_file_that_may_not_be_read(as_nobody: Path) -> None:
    (as_nobody / "a.txt").write_text("A")
    (as_nobody / "a.txt").chmod(0)
    (as_nobody / "b").mkdir(mode=0)
    assert reasons(as_nobody) == ["may not be read: permission denied"] * 2


def test_names_with_anything_in_them_give_safe_ids_and_plain_sources(folder: Path) -> None:
    for name in (
        b"a\nb.txt",
        b"c\xff.txt",
        b"d\x1b[31m.txt",
        "e\u202etxt.exe".encode(),
        b"..gz.txt",
        b"back\\slash.txt",
    ):
        (folder / os.fsdecode(name)).write_text("x")
    found = [entry for entry in find([folder]) if isinstance(entry, RawDocument)]
    assert len({d.id for d in found}) == len(found) == 5  # the one that begins with a dot is hidden
    for document in found:
        assert plain(document.id) == document.id
        assert plain(document.source) == document.source
        assert not set(document.id) & set("/\\\n")
    assert any(d.source.endswith("/a\\nb.txt") for d in found)
    assert any(d.source.endswith("/c\\xff.txt") for d in found)


def test_no_descriptor_stays_open(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text("A")
    os.mkfifo(folder / "b")
    before = len(list(Path("/proc/self/fd").iterdir()))
    list(find([folder, folder / "sub", folder / "b"]))
    abandoned = find([folder])
    next(abandoned)
    del abandoned
    assert len(list(Path("/proc/self/fd").iterdir())) == before
