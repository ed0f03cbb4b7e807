import os
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from tocsin.errors import GazetteerError
from tocsin.registry.gazetteer import open_gazetteer
from tocsin.registry.gazetteer.opening import packaged_file
from tocsin.registry.gazetteer.types import Row

from .tiny_places import ROWS, material


def count_compilations(folder: Path, digest: str = "a") -> int:
    heard: list[str] = []
    open_gazetteer(folder, lambda _done, _total, what: heard.append(what), material(digest=digest)).close()
    return len(heard)


def test_it_is_compiled_once_and_again_when_its_sources_change(tmp_path: Path) -> None:
    assert [count_compilations(tmp_path, digest) > 0 for digest in "aab"] == [True, False, True]


@pytest.mark.parametrize("spoil", [b"", b"not a database", None])
def test_a_torn_or_foreign_file_is_compiled_anew(tmp_path: Path, spoil: bytes | None) -> None:
    count_compilations(tmp_path)
    path = packaged_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-4096] if spoil is None else spoil)
    assert count_compilations(tmp_path) > 0
    assert count_compilations(tmp_path) == 0


def test_an_interrupted_compilation_leaves_nothing_behind(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_gazetteer(tmp_path, material=material(rows()))
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(GazetteerError, match="TOCSIN_CACHE"):
        open_gazetteer(tmp_path / "cache", material=material())


def test_a_file_in_the_place_of_the_folder_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with pytest.raises(GazetteerError, match="TOCSIN_CACHE"):
        open_gazetteer(tmp_path / "cache", material=material())


def _open(folder: Path) -> int:
    return count_compilations(folder)


def test_processes_that_start_together_compile_once(tmp_path: Path) -> None:
    with get_context("fork").Pool(4) as pool:
        heard = pool.map(_open, [tmp_path] * 4)
    assert sum(count > 0 for count in heard) == 1
