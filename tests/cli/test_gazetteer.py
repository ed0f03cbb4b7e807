"""`tocsin gazetteer` on three places: the packaged quarter of a million would take every test half a minute."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tocsin.registry.gazetteer import Place, Source
from tocsin.registry.gazetteer import material as materials
from tocsin.registry.gazetteer.material import Material, silent
from tocsin.registry.gazetteer.opening import compile_into, own_file, packaged_file
from tocsin.registry.gazetteer.types import Row
from tocsin.registry.load import load_registry

from .conftest import Cli

ROWS = (
    Row(Place("gn:2", "Tera", "city", 41.9, -5.9, "ESP", "ES.55", "", 300, "tiny"), (("Tera", True),)),
    Row(Place("gn:1", "Tera", "city", 14.0, 0.75, "NER", "NE.09", "NE.09.1", 29000, "tiny"), (("Téra", True),)),
    Row(Place("gn:3", "Tillabéri", "admin1", 14.2, 1.4, "NER", "NE.09", "", 300000, "tiny"), (("Tillabéri", True),)),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder; what would be read from the packages are three places."""
    load_registry()  # out of the user's cache, before another is named
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(materials, "packaged_rows", lambda _states, _progress: iter(ROWS))
    return tmp_path / "cache"


@pytest.fixture
def tiny(cache: Path) -> Path:
    """A cache folder with a gazetteer of the three places alone."""
    compile_into(own_file(cache), Material("a", (Source("tiny", "CC0"),), lambda _: ROWS), silent)
    return cache


def table(number: int, name: str) -> str:
    fields = [str(number), name, name, "", "14.1", "1.3", "P", "PPL", "NE", "", "09", "", "", "", "900", "", "", "", ""]
    return "\t".join(fields) + "\n"


def zipped(path: Path, content: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("NE.txt", content)
    return path


@pytest.mark.usefixtures("tiny")
def test_find_lists_all_readings_the_likeliest_first(cli: Cli) -> None:
    said = cli("gazetteer", "find", "téra", "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (0, "")
    assert [row["country"] for row in rows] == ["NER", "ESP"]
    assert (rows[0]["admin1"], rows[0]["latitude"], rows[0]["main_name"]) == ("Tillabéri", 14.0, True)
    assert "29,200" in rows[0]["why"]
    shown = cli("gazetteer", "find", "téra").out
    assert shown.index("NER") < shown.index("ESP")


@pytest.mark.usefixtures("tiny")
def test_an_unknown_name_is_one_line_and_code_1(cli: Cli) -> None:
    said = cli("gazetteer", "find", "Nowhere\x1b[2J")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("no place of that name: Nowhere") and said.err.count("\n") == 1
    assert "\x1b" not in said.err


def test_status_tells_what_is_in_it(cli: Cli, tiny: Path) -> None:
    told = json.loads(cli("gazetteer", "status", "--json").out)
    assert told["file"] == str(own_file(tiny))
    assert told["bytes"] == own_file(tiny).stat().st_size
    assert (told["places"], told["kinds"]["city"]) == (3, 2)
    assert told["sources"] == [{"name": "tiny", "licence": "CC0", "places": 3}]
    assert "CC0" in cli("gazetteer", "status").out


def test_an_own_build_goes_first_until_one_without_files(cli: Cli, cache: Path, tmp_path: Path) -> None:
    mine = zipped(tmp_path / "NE.zip", table(99, "Zibane Own"))
    assert cli("gazetteer", "find", "Zibane Own", "-q").code == 1
    said = cli("gazetteer", "build", mine, "-q")
    assert (said.code, said.err) == (0, f"compiled {own_file(cache)}\n")
    assert json.loads(cli("gazetteer", "find", "zibane own", "--json").out)["source"] == "GeoNames, NE.zip"
    assert cli("gazetteer", "build", "-q").err == f"compiled {packaged_file(cache)}\n"
    assert not own_file(cache).exists()
    assert cli("gazetteer", "find", "Zibane Own").code == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("NE.zip", b"PK nothing", "is no zip file"),
        ("NE.txt", b"one\ttwo\n", "2 columns instead of 19"),
        ("NE.txt", b"\x00\x01\x02", "binary"),
        ("NE.txt", b"", "is empty"),
        ("NE.zip", b"", "is no zip file"),
    ],
)
def test_a_wrong_file_is_one_line_and_changes_nothing(
    cli: Cli, tiny: Path, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = own_file(tiny).read_bytes()
    said = cli("gazetteer", "build", tmp_path / name)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"tocsin: {tmp_path / name}: ") and said.err.count("\n") == 1
    assert told in said.err
    assert own_file(tiny).read_bytes() == before


def test_a_cache_that_cannot_be_written_is_one_line_that_says_what_to_set(cli: Cli, cache: Path) -> None:
    cache.write_text("a file in the folder's place, which stops even root")
    said = cli("gazetteer", "find", "Gao", "-q")
    assert said.code == 1
    assert "TOCSIN_CACHE" in said.err and said.err.count("\n") == 1


def test_ctrl_c_while_compiling_leaves_no_part(cli: Cli, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_states: object, _progress: object) -> Iterator[Row]:
        def stop() -> NoReturn:
            raise KeyboardInterrupt

        yield ROWS[0]
        stop()

    monkeypatch.setattr(materials, "packaged_rows", interrupted)
    assert cli("gazetteer", "build", "-q").code == 130
    assert {path.suffix for path in cache.iterdir()} == {".lock"}


@pytest.mark.usefixtures("tiny")
def test_a_name_of_nothing_is_a_wrong_use(cli: Cli) -> None:
    said = cli("gazetteer", "find", " - ")
    assert (said.code, said.err) == (2, "tocsin: a place needs a name with letters or digits\n")
