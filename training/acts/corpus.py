"""The coded sentences: those written for it lie beside this file, real ones are labels joined with their articles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evaluation.articles import article_rows, text_hash

from .markup import Act, Coded, Span, parse_line

HERE = Path(__file__).parent
WRITTEN = HERE / "written"
LABELS = HERE / "real.jsonl"


@dataclass(frozen=True)
class Passage:
    """Sentences that stand one after the other in one text; a written sentence stands alone."""

    source: str
    sentences: tuple[Coded, ...]


def kept_back(passage: Passage) -> bool:
    """Whether a passage is for measuring: a tenth of all, chosen by the hash of its first sentence."""
    return int(text_hash(passage.sentences[0].text)[:8], 16) % 10 == 0


def read_written(folder: Path = WRITTEN) -> list[Passage]:
    """All written sentences, file by file. A line that breaks the format is an error with its place."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                found.append(Passage(f"{path.stem}:{number}", (parse_line(line),)))
    return found


def read_real(articles: Path, labels: Path = LABELS) -> list[Passage]:
    """Real sentences: labels joined with the articles they were taken from, whose texts are not in the repository."""
    wanted: dict[str, list[dict[str, object]]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted.setdefault(row["id"], []).append(row)
    found = []
    for article in article_rows(articles):
        for row in wanted.get(article["id"], []):
            sentences = [_joined(article["text"], s) for s in row["sentences"]]  # type: ignore[attr-defined]
            found.append(Passage(str(article["id"]), tuple(s for s in sentences if s is not None)))
    return found


def _joined(text: str, label: dict[str, object]) -> Coded | None:
    start, end = int(str(label["start"])), int(str(label["end"]))
    sentence = text[start:end]
    if text_hash(sentence)[:16] != label["sha256"]:
        return None
    return Coded(sentence, tuple(act_of(a) for a in label["acts"]))  # type: ignore[attr-defined]


def act_of(row: list[object]) -> Act:
    """An act as labels write it: trigger, root, mode, status, PLOVER's root, actors, targets."""
    trigger, root, mode, status, plover, actors, targets = row
    return Act(
        Span(*trigger),  # type: ignore[misc]
        str(root),
        str(mode),
        str(status),
        str(plover),
        tuple(Span(*s) for s in actors),  # type: ignore[attr-defined]
        tuple(Span(*s) for s in targets),  # type: ignore[attr-defined]
    )
