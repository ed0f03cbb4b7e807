"""What the documents tell people to type exists, what they link to is there, and the tutorial does what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import click
import pytest

from tocsin.cli.group import tocsin

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("*.md", "docs/**/*.md", "training/**/*.md", "src/tocsin/sample/README.md")
DOCS = [file for pattern in FOLDERS for file in sorted(ROOT.glob(pattern))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def blocks(file: Path, language: str = "sh") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def commands(file: Path) -> Iterator[list[str]]:
    """Every command line, in blocks and in running text, as words; what feeds a here-document is left out."""
    text = "\n".join(blocks(file))
    text = re.sub(r"<<'(\w+)'\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", file.read_text("utf-8"), flags=re.M | re.S))
    for line in [*text.splitlines(), *spans]:
        if re.match(r"(\.venv/bin/)?(tocsin|make|python|pytest)\b(?!/)", line):
            yield shlex.split(line, comments=True)


SEEN = [(relative(file), words) for file in DOCS for words in commands(file)]


def test_there_are_commands_to_check() -> None:
    assert len(SEEN) > 30


@pytest.mark.parametrize(
    ("file", "words"), SEEN, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_every_command_exists(file: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    program = Path(words[0]).name
    if program == "tocsin":
        assert not list(unknown(tocsin, words[1:])), f"{file}: {' '.join(words)}"
    elif words[1:3] == ["-m", "evaluation"]:
        monkeypatch.syspath_prepend(ROOT)
        assert not list(unknown(import_module("evaluation.cli").commands, words[3:])), f"{file}: {' '.join(words)}"
    elif program == "make":
        assert {word for word in words[1:] if "=" not in word} <= TARGETS
    elif words[1:2] == ["-m"]:
        assert find_spec(words[2]), f"{file}: no module {words[2]}"


def unknown(command: click.Command, words: list[str]) -> Iterator[str]:
    """Words of a command line that the command does not know: verbs, options, and choices of options."""
    known = options(command)
    pending = takewhile(lambda word: word not in {">", "|", "&&"}, words)
    for word in pending:
        if word.startswith("-") and word != "-":
            option = known.get(word)
            if option is None:
                yield word
            elif not option.is_flag and not option.count:
                value = next(pending, "")
                if isinstance(option.type, click.Choice) and value not in option.type.choices:
                    yield value
        elif isinstance(command, click.Group):
            found = command.get_command(click.Context(command), word)
            if found is None:
                yield word
                return
            command, known = found, known | options(found)


def options(command: click.Command) -> dict[str, click.Option]:
    listed = [p for p in command.get_params(click.Context(command)) if isinstance(p, click.Option)]
    return {name: option for option in listed for name in (*option.opts, *option.secondary_opts)} | {
        "--help": click.Option(["--help"], is_flag=True)
    }


@pytest.mark.parametrize(
    "line", ["tocsin vanish", "tocsin run --vanish", "tocsin records --type rumour", "tocsin registry vanish"]
)
def test_an_unknown_command_is_noticed(line: str) -> None:
    assert list(unknown(tocsin, line.split()[1:]))


def links(file: Path) -> Iterator[str]:
    prose = re.sub(r"^```.*?^```", "", file.read_text("utf-8"), flags=re.M | re.S)
    yield from re.findall(r"\]\(([^)\s]+)\)", prose)
    yield from re.findall(r"^\[[^\]]+\]: (\S+)$", prose, re.MULTILINE)


def anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", DOCS, ids=relative)
def test_internal_links_resolve(file: Path) -> None:
    for link in links(file):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), f"{relative(file)} links to {link}"
        assert not anchor or anchor in anchors(target), f"{relative(file)} links to {link}"


@pytest.mark.parametrize("file", DOCS, ids=relative)
def test_figures_stand_between_markers_with_the_command_that_prints_them(file: Path) -> None:
    text = file.read_text("utf-8")
    regions = re.findall(r"<!-- figures:\w+ -->(.*?)<!-- /figures -->", text, re.DOTALL)
    assert text.count("<!-- figures:") == text.count("<!-- /figures -->") == len(regions)
    for region in regions:
        assert re.search(r"^`\.venv/bin/\S+ .+`", region, re.MULTILINE), region


def test_folders_named_in_how_it_works_are_there() -> None:
    table = (ROOT / "docs/how-it-works.md").read_text("utf-8")
    named = re.findall(r"`([\w.]+)`", " ".join(re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)))
    there = {path.name for path in (ROOT / "src/tocsin").iterdir()}
    assert set(named[: named.index("event")]) <= there
    folders = {path.name for path in (ROOT / "src/tocsin").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(named)


def test_the_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(ROOT / "README.md", "python")
    exec(compile(example, "README.md", "exec"), {})
    assert "event the army had closed the border" in capsys.readouterr().out


def test_the_tutorial_runs(tmp_path: Path) -> None:
    """The tutorial's commands, typed one after the other; only the server and the activation are left out."""
    typed = "\n".join(blocks(ROOT / "docs/tutorial.md"))
    script = "\n".join(line for line in typed.splitlines() if not re.match(r"tocsin serve|\. ", line))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    here = {**os.environ, "PATH": path, "COLUMNS": "200", "TOCSIN_RUN__WORKERS": "1"}
    typist = ["bash", "-euo", "pipefail", "-c", script]
    done = subprocess.run(typist, cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"doc": "courier"' in done.stdout
    assert "said not to be so" in done.stdout
    assert (tmp_path / "first/records.csv").read_text("utf-8").count("\n") > 5
