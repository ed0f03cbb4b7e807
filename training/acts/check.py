"""Checks files of coded sentences line by line, and counts what they hold."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from .corpus import LABELS, WRITTEN, act_of
from .labels import MODES
from .markup import Act, BadMark, Coded, parse_line


@dataclass
class Count:
    """What one file holds, its acts by root and by status, and what is wrong or odd with its lines."""

    sentences: int = 0
    silent: int = 0
    roots: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """What breaks the format or repeats a sentence."""
    odd: list[str] = field(default_factory=list)
    """Modes that the codebook does not give to their root: where no root has them they are not learned."""

    def add(self, acts: Iterable[Act]) -> None:
        """One more good sentence."""
        found = list(acts)
        self.sentences += 1
        self.silent += not found
        self.roots.update(act.root for act in found)
        self.statuses.update(act.status for act in found)

    def take(self, other: Count) -> None:
        """The counts of another file on top of these."""
        self.sentences, self.silent = self.sentences + other.sentences, self.silent + other.silent
        self.roots, self.statuses = self.roots + other.roots, self.statuses + other.statuses
        self.wrong, self.odd = self.wrong + other.wrong, self.odd + other.odd

    def row(self, name: str) -> str:
        """The counts under :data:`HEAD`."""
        return f"{name:<18} {self.sentences:>9,} {self.silent:>11,} {self.roots.total():>6,}"


HEAD = f"{'file':<18} {'sentences':>9} {'without act':>11} {'acts':>6}"


def check(path: Path, originals: dict[str, str] | None = None, seen: dict[str, str] | None = None) -> Count:
    """Reads a file of coded sentences.

    With ``originals`` each line opens with a key and a tab, and the sentence must be, to the character, the one of that
    key. ``seen`` holds the sentences of files read before, with their places, and takes up those of this one.
    """
    count, seen = Count(), {} if seen is None else seen
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{path.name}:{number}"
        try:
            key, _, marked = line.partition("\t") if originals is not None else ("", "", line)
            coded = parse_line(marked)
            _compare(coded, key, originals)
        except BadMark as fault:
            count.wrong.append(f"{place}: {fault}")
            continue
        if coded.text in seen:
            count.wrong.append(f"{place}: the sentence of {seen[coded.text]} again")
        seen.setdefault(coded.text, place)
        count.odd += [f"{place}: {a.root} has no mode '{a.mode}'" for a in coded.acts if not _known(a)]
        count.add(coded.acts)
    return count


def _known(act: Act) -> bool:
    return not act.mode or act.mode in MODES[act.root]


def _compare(coded: Coded, key: str, originals: dict[str, str] | None) -> None:
    if originals is None:
        return
    if key not in originals:
        raise BadMark(f"no original has the key '{key}'")
    text, wanted = coded.text, originals[key]
    if text != wanted:
        shorter = min(len(text), len(wanted))
        at = next((i for i in range(shorter) if text[i] != wanted[i]), shorter)
        raise BadMark(f"differs from the original at {at}: '{text[at : at + 20]}' for '{wanted[at : at + 20]}'")


def count_labels(path: Path) -> Count:
    """The same counts of real sentences; their labels are enough."""
    count = Count()
    for line in path.read_text(encoding="utf-8").splitlines():
        for sentence in json.loads(line)["sentences"]:
            count.add(act_of(row) for row in sentence["acts"])
    return count


def read_originals(path: Path) -> dict[str, str]:
    """A key, a tab and a sentence a line."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {key: text for key, _, text in rows}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--originals",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A key, a tab and the bare sentence a line; lines of FILES then open with a key and a tab.",
)
def main(files: tuple[Path, ...], originals: Path | None) -> None:
    """Check FILES of coded sentences; without any, all that the model is made from.

    Fails where a line breaks the format or repeats a sentence; a mode that the codebook does not give to its root is
    noted.

    \b
    python -m training.acts.check
    """
    wanted = read_originals(originals) if originals else None
    seen: dict[str, str] = {}
    counts = {path.name: check(path, wanted, seen) for path in files or sorted(WRITTEN.glob("*.txt"))}
    if not files:
        counts[LABELS.name] = count_labels(LABELS)
    total = Count()
    print(HEAD)
    for name, count in counts.items():
        print(count.row(name))
        total.take(count)
    print(total.row("all"))
    for counted in (total.roots, total.statuses):
        print(", ".join(f"{name} {number:,}" for name, number in counted.most_common()))
    for fault in (*total.wrong, *total.odd):
        print(fault, file=sys.stderr)
    sys.exit(1 if total.wrong else 0)


if __name__ == "__main__":
    main()
