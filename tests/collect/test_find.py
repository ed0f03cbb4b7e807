"""What a user may name becomes documents, each once and under a name of its own."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from tocsin.collect import Limits, find
from tocsin.records import Failure, RawDocument


def documents(*paths: str | Path, **options: object) -> list[RawDocument]:
    found = list(find(paths, **options))  # type: ignore[arg-type]
    assert not [entry for entry in found if isinstance(entry, Failure)]
    return [entry for entry in found if isinstance(entry, RawDocument)]


def rows(*items: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def test_a_folder_is_read_whole_and_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.html", "b/deep.txt", ".hidden", "b/.also"):
        (tmp_path / name).write_text(name)
    found = documents(tmp_path)
    assert [(d.id, d.kind, d.data.decode()) for d in found] == [
        ("a", "html", "a.html"),
        ("deep", "text", "b/deep.txt"),
        ("c", "text", "c.txt"),
    ]
    assert found[1].source == f"{tmp_path}/b/deep.txt"


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\nTwo\x00\xff")
    assert documents(tmp_path)[0].data == b"\xef\xbb\xbfOne\r\nTwo\x00\xff"


def test_one_name_in_two_folders_gives_two_ids_the_same_in_every_run(tmp_path: Path) -> None:
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(folder)
    first = [d.id for d in documents(tmp_path)]
    assert first[0] == "report"
    assert len(set(first)) == 3
    assert all(name.startswith("report-") for name in first[1:])
    assert first == [d.id for d in documents(tmp_path)]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    assert [d.id for d in documents(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt")] == ["a"]


def test_a_packed_text_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    [found] = documents(tmp_path)
    assert (found.id, found.kind, found.data) == ("a", "html", b"<p>x</p>")


@pytest.mark.parametrize("packed", [False, True])
def test_rows_of_json_are_documents_with_what_they_say(tmp_path: Path, packed: bool) -> None:
    data = rows(
        {
            "id": "one",
            "title": "T",
            "source": "The Post",
            "date": "2024-03-17",
            "lang": None,
            "text": "Café",
            "more": [],
        },
        {"doc": 7, "outlet": "O", "source": "ignored", "published": "", "body": "B"},
        {"html": "<p>C</p>", "text": ""},
    )
    path = tmp_path / ("news.jsonl.gz" if packed else "news.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    one, two, three = documents(path)
    assert (one.id, one.kind, one.data.decode()) == ("one", "jsonl-row", "Café")
    assert one.meta == {"title": "T", "outlet": "The Post", "published": "2024-03-17"}
    assert (two.id, two.meta) == ("7", {"outlet": "O"})
    assert (three.id, three.kind, three.source) == ("news-3", "html", f"{path}:3")


def test_a_bad_row_is_one_failure_with_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    bad = [b"{", b"[1]", b'{"id": "x"}', b'{"text": 5}', b"\xff", b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}"]
    path.write_bytes(rows({"text": "A"}) + b"\n" + b"\n".join(bad) + b"\n" + rows({"text": "Z"}))
    found = list(find([path]))
    assert [e.id for e in found if isinstance(e, RawDocument)] == ["n-1", "n-10"]
    failures = [e for e in found if isinstance(e, Failure)]
    assert [f.source for f in failures] == [f"{path}:{line}" for line in range(3, 10)]
    assert len({f.reason for f in failures}) == 7


def test_standard_input_is_text_or_json_lines_by_what_it_holds() -> None:
    [text] = documents("-", stdin=io.BytesIO(b"Talks went on.\n"))
    assert (text.id, text.kind, text.data, text.source) == ("stdin", "text", b"Talks went on.\n", "-")
    two = documents("-", stdin=io.BytesIO(b"\n" + rows({"text": "A"}, {"id": "b", "text": "B"})))
    assert [(d.id, d.data) for d in two] == [("stdin-2", b"A"), ("b", b"B")]
    assert documents("-", stdin=io.BytesIO(b"{\n a brace }"))[0].kind == "text"


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_bytes(rows({"text": "A"}, {"text": "B"}))
    found = find([path, tmp_path / "absent"], limits=Limits())
    assert isinstance(next(found), RawDocument)
    found.close()  # type: ignore[attr-defined]
