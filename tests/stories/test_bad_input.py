"""A folder of everything that goes wrong, beside one good report: each has its own line, and the good one is coded."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import REPORTS, Tocsin

GOOD = REPORTS["seizure"]
LONG = 50_000_000
OBEYED = ("\x1b", "\x07", "\u202e", "\u202c", "\u2066", "\x9b")
TITLE = "\x1b[31mRed\x1b]0;owned\x07 \u202eesrever\u202c \u2066x \x9b2J =1+1"

FAILING = {
    "empty.txt": "is empty",
    "blank.txt": "holds no text",
    "binary.txt": "binary",
    "long.txt": "over",
    "long.jsonl:1": "over",
    "bare.html": "no article",
    "pipe": "is a pipe",
    "zero": "is a link that leaves the folder",
    "loop": "is a link that leads back to itself",
    "away": "is a link that leaves the folder",
    "inside": "is a link to a folder in the same folder",
    "bad.jsonl:2": "is not JSON",
}
"""What cannot be read, with a word of the line that says why."""


def fill(folder: Path) -> None:
    folder.mkdir()
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside" / "secret.txt").write_text(GOOD)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "binary.txt").write_bytes(b"\x7fELF" + os.urandom(4000))
    (folder / "long.txt").write_bytes(b"word " * (LONG // 5))
    (folder / "long.jsonl").write_bytes(b'{"text": "' + b"word " * (LONG // 5) + b'"}')
    (folder / "bare.html").write_text("<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>")
    os.mkfifo(folder / "pipe")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "loop").symlink_to("loop")
    (folder / "away").symlink_to("../outside")
    (folder / "deep").mkdir()
    (folder / "inside").symlink_to("deep")
    rows = [{"id": "formula", "text": GOOD, "title": "=HYPERLINK(1)", "outlet": "@SUM(1)"}, "{broken"]
    (folder / "bad.jsonl").write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows))
    (folder / "good.txt").write_text(GOOD)
    (folder / "latin.txt").write_bytes(f"Café owners said: {GOOD}".encode("latin-1", "replace"))
    (folder / "wide.txt").write_bytes(GOOD.encode("utf-16"))
    (folder / "nul.txt").write_text(GOOD.replace(" on ", "\0 on "))


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory, tocsin: Tocsin, asking: Tocsin) -> Iterator[tuple[Path, list[str]]]:
    """The project, and the lines that adding said."""
    place = tmp_path_factory.mktemp("bad")
    fill(place / "in")
    meta = [{"doc": "good", "title": TITLE, "published": "2024-05-07"}, {"doc": "nobody", "colour": 1}, {"title": "x"}]
    (place / "meta.jsonl").write_text("\n".join(map(json.dumps, meta)))
    assert asking("init", place / "p").returncode == 0
    said = asking("add", place / "in", "/dev/zero", "--meta", place / "meta.jsonl", "--project", place / "p")
    assert said.returncode == 0
    assert said.stdout == ""
    for name in ("long.txt", "long.jsonl"):
        (place / "in" / name).unlink()
    ran = tocsin("run", "--project", place / "p")
    assert ran.returncode == 0, ran.stderr
    yield place / "p", said.stderr.splitlines()


@pytest.mark.parametrize(("name", "why"), FAILING.items())
def test_what_cannot_be_read_has_its_own_line(added: tuple[Path, list[str]], name: str, why: str) -> None:
    lines = [line for line in added[1] if f"/in/{name}: " in line]
    assert len(lines) == 1, added[1]
    assert lines[0].startswith("tocsin: ")
    assert why in lines[0]


def test_nothing_else_fails_and_all_else_is_coded(added: tuple[Path, list[str]], asking: Tocsin) -> None:
    project, lines = added
    assert "tocsin: /dev/zero: is a device, not a file" in lines
    assert len(lines) == len(FAILING) + 2
    assert lines[-1] == f"added 5, failed {len(FAILING) + 1}; next: `tocsin run`"
    documents = [json.loads(line) for line in asking("documents", "--json", "--project", project).stdout.splitlines()]
    assert {d["id"] for d in documents} == {"good", "formula", "latin", "wide", "nul"}
    assert all(d["state"] == "coded" and d["records"] for d in documents), documents


def test_encodings_are_read_as_meant(added: tuple[Path, list[str]], asking: Tocsin) -> None:
    texts = {
        doc: json.loads(asking("show", doc, "--json", "--project", added[0]).stdout)["text"]
        for doc in ("latin", "wide", "nul")
    }
    assert texts["latin"].startswith("Café owners said")
    assert texts["wide"] == GOOD
    assert "\0" not in texts["nul"]


@pytest.mark.parametrize("words", [("documents",), ("records",), ("show", "good"), ("documents", "--json")])
def test_the_terminal_is_sent_nothing_that_it_would_obey(
    added: tuple[Path, list[str]], asking: Tocsin, words: tuple[str, ...]
) -> None:
    done = asking(*words, "--project", added[0])
    assert "good" in done.stdout
    if "--json" not in words:  # JSON carries the bidi marks as they are, for it is data, but no escape
        assert not [mark for mark in OBEYED if mark in done.stdout + done.stderr]
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("query", ['"', "NEAR(a b", "a AND", "* OR", "evidence:x", "(", "-", "^a", '""', "a*"])
def test_a_query_is_words_and_never_an_error(added: tuple[Path, list[str]], asking: Tocsin, query: str) -> None:
    for verb in ("records", "documents"):
        done = asking(verb, "--text", query, "--project", added[0])
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
        assert done.stdout == "" or query in {"a*", "a AND"}


def test_no_cell_of_a_table_is_a_formula(added: tuple[Path, list[str]], asking: Tocsin, tmp_path: Path) -> None:
    assert asking("export", "-o", tmp_path / "out.csv", "--project", added[0]).returncode == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert any("HYPERLINK" in cell or "SUM" in cell for row in rows if row["doc"] == "formula" for cell in row.values())
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+@\t\r" and cell]


def test_nothing_codable_is_exit_1_and_something_is_0(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(GOOD)
    alone = tocsin("code", tmp_path / "empty.txt", "/dev/zero", tmp_path / "absent")
    assert (alone.returncode, alone.stdout, len(alone.stderr.splitlines())) == (1, "", 3)
    paths = (tmp_path / "empty.txt", tmp_path / "good.txt", "-")
    both = tocsin("code", *paths, "--published", "2024-05-07", stdin=GOOD)
    assert (both.returncode, len(both.stderr.splitlines())) == (0, 1)
    found = [json.loads(line) for line in both.stdout.splitlines()]
    assert len({record["doc"] for record in found}) == 2
    assert all(record["evidence"] in GOOD for record in found)
