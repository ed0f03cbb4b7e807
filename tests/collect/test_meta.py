"""What is known of documents beside their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.collect import read_meta
from tocsin.errors import UsageError


def test_missing_empty_and_unknown_keys_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "meta.jsonl"
    path.write_text(
        '\ufeff{"doc": "a", "title": "T", "published": null, "lang": "", "colour": "red"}\n\n'
        '{"title": "of nothing"}\n{"doc": "b"}\n{"doc": "a", "outlet": "O"}\n'
    )
    assert read_meta(path) == {"a": {"title": "T", "outlet": "O"}, "b": {}}


@pytest.mark.parametrize("line", ["{", "[]", "nonsense"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "meta.jsonl"
    path.write_text('{"doc": "a"}\n' + line)
    with pytest.raises(UsageError, match=r"meta\.jsonl:2: is (not )?JSON"):
        read_meta(path)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError, match=path.name):
            read_meta(path)
