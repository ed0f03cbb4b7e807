"""Loading by way of the compiled cache, and without it."""

from __future__ import annotations

import errno
import os
import pickle
import tempfile
import time
from pathlib import Path

import pytest

from tocsin.registry.build import build_registry
from tocsin.registry.cache import cache_file, cache_folder, read_cache, write_cache
from tocsin.registry.files import DATA, digest, fingerprint
from tocsin.registry.load import load_from
from tocsin.registry.types import Registry


@pytest.fixture(scope="module")
def fresh() -> Registry:
    return build_registry()


def test_what_the_cache_gives_back_is_what_was_built(fresh: Registry, tmp_path: Path) -> None:
    first = load_from(DATA, tmp_path)
    assert cache_file(tmp_path, DATA).is_file()
    assert first == fresh
    assert load_from(DATA, tmp_path) == fresh


def test_a_cached_load_is_quick(fresh: Registry, tmp_path: Path) -> None:
    path, key = cache_file(tmp_path, DATA), fingerprint(DATA)
    assert write_cache(path, key, fresh)
    begun = time.perf_counter()
    assert read_cache(path, fingerprint(DATA)) is not None
    assert time.perf_counter() - begun < 2.0  # measured: about 0.1 s on a busy machine


@pytest.mark.parametrize("spoil", ["nothing", "noise", "torn", "changed", "list", "deep", "pickle"])
def test_a_spoilt_cache_is_built_anew(tmp_path: Path, spoil: str) -> None:
    data = small(tmp_path / "data")
    path = cache_file(tmp_path, data)
    built = load_from(data, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(
        {
            "nothing": b"",
            "noise": b"\x00\xff" * 500,
            "torn": whole[: len(whole) // 2],
            "changed": whole.replace(b"Freedonia", b"Sylvania!"),
            "list": b"[]",
            "deep": b"[" * 100_000,
            "pickle": pickle.dumps({"key": "value"}),
        }[spoil]
    )
    assert load_from(data, tmp_path) == built
    assert path.read_bytes() == whole


@pytest.mark.parametrize("body", [b"[]", b"{}", b"null", b'{"roots": 3}', b"[" * 100_000])
def test_a_cache_with_a_right_head_and_a_wrong_body_is_not_believed(tmp_path: Path, body: bytes) -> None:
    from tocsin.registry import cache

    path = tmp_path / "registry.json"
    path.write_bytes(cache._head("key", body) + b"\n" + body)
    assert read_cache(path, "key") is None


def test_a_cache_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    data = small(tmp_path / "data")
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert load_from(data, in_the_way / "cache") == build_registry(data)


def test_a_read_only_cache_folder_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", read_only)
    data = small(tmp_path / "data")
    assert load_from(data, tmp_path / "cache") == build_registry(data)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    data = small(tmp_path / "data")
    assert load_from(data, tmp_path / "cache") == build_registry(data)
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_a_cache_folder_the_registry_is_built(tmp_path: Path) -> None:
    data = small(tmp_path / "data")
    assert load_from(data, None) == build_registry(data)


def test_an_edit_is_seen(tmp_path: Path) -> None:
    data = small(tmp_path / "data")
    cache = tmp_path / "cache"
    assert load_from(data, cache).lookup("Freedonia")[0].code == "FRE"
    state = data / "states" / "FRE.yaml"
    state.write_text(state.read_text().replace("Freedonia", "Sylvania Nova"))
    again = load_from(data, cache)
    assert again.lookup("Freedonia") == ()
    assert again.lookup("Sylvania Nova")[0].code == "FRE"
    assert len(list(cache.glob("registry-*"))) == 1


def test_an_edit_is_seen_though_size_and_time_are_the_same(tmp_path: Path) -> None:
    data = small(tmp_path / "data")
    load_from(data, tmp_path)
    state = data / "states" / "FRE.yaml"
    times = state.stat()
    state.write_text(state.read_text().replace("Freedonia", "Sylvania1"))
    os.utime(state, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load_from(data, tmp_path).lookup("Sylvania1")


def test_the_digest_is_of_contents_alone(tmp_path: Path) -> None:
    one, other = small(tmp_path / "one"), small(tmp_path / "other")
    assert digest(one) == digest(other)
    (other / "states" / "FRE.yaml").write_text("code: FRE\nnames: [Other]\n")
    assert digest(one) != digest(other)


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder({"TOCSIN_CACHE": "/a"}) == Path("/a")
    assert cache_folder({"XDG_CACHE_HOME": "/b"}) == Path("/b/tocsin")

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder({}) is None


def small(root: Path) -> Path:
    """A data folder of one state."""
    (root / "states").mkdir(parents=True)
    (root / "states" / "FRE.yaml").write_text("code: FRE\nnames: [Freedonia]\n")
    for name, content in (
        ("roles", "sectors: {MIL: [army]}"),
        ("contexts", "contexts: {military: armies}"),
        ("regions", "regions: []"),
        ("ambiguous", "surfaces: {}"),
        ("ids", "ids: []"),
        ("sources", "sources: {}"),
    ):
        (root / f"{name}.yaml").write_text(content + "\n")
    return root
