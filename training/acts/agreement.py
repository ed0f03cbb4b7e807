"""How far two coders agree who coded the same sentences without seeing each other's work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from evaluation.articles import text_hash

from .corpus import HERE, Passage, act_of, read_real, read_written
from .markup import AGAIN, Act, Span

SECOND = HERE / "second.jsonl"
"""The second coder's labels, by the hash of the sentence."""
OVERLAP = 0.5


def agreement(passages: list[Passage], second: Path = SECOND) -> dict[str, Any]:
    """F1 of acts found by both (the same word), and shares of those that agree in root, status, actor and target."""
    other = {row["sha256"]: [act_of(a) for a in row["acts"]] for row in map(json.loads, _lines(second))}
    first = {text_hash(s.text)[:16]: list(s.acts) for p in passages for s in p.sentences}
    pairs, counts = [], [0, 0]
    both = [sha for sha in other if sha in first]
    silent = sum(bool(_told(first[sha])) == bool(_told(other[sha])) for sha in both)
    for sha in both:
        one, two = _told(first[sha]), _told(other[sha])
        loose = {a.trigger for a in (*first[sha], *other[sha]) if a.status == AGAIN}
        one = [a for a in one if a.trigger not in loose]
        two = [a for a in two if a.trigger not in loose]
        counts = [counts[0] + len(one), counts[1] + len(two)]
        pairs += [(a, b) for a in one for b in two if _shared(a.trigger, b.trigger)]
    figures: dict[str, Any] = {"sentences": len(both), "act_or_none": round(silent / len(both), 3) if both else 0.0}
    figures["acts_f1"] = round(2 * len(pairs) / sum(counts), 3) if sum(counts) else 0.0
    for name in ("root", "status"):
        figures[name] = _share([getattr(a, name) == getattr(b, name) for a, b in pairs])
    for name in ("actors", "targets"):
        figures[name] = _share([_alike(getattr(a, name), getattr(b, name)) for a, b in pairs])
    return figures


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _told(acts: list[Act]) -> list[Act]:
    return [act for act in acts if act.status != AGAIN]


def _shared(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _alike(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Whether both name the same party, or both none: half of the characters that either marks are shared."""
    mine, yours = _characters(one), _characters(other)
    return not (mine or yours) or 2 * len(mine & yours) >= OVERLAP * (len(mine) + len(yours))


def _characters(spans: tuple[Span, ...]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


def _share(hits: list[bool]) -> float:
    return round(sum(hits) / len(hits), 3) if hits else 0.0


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("articles", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path | None) -> None:
    """Say how far the two coders agree: on all sentences, on the written ones, on those of ARTICLES.

    \b
    python -m training.acts.agreement ../shared/data/articles/world_4000.jsonl.gz
    """
    written, real = read_written(), read_real(articles) if articles else []
    parts = {"all": written + real, "written": written, "real": real} if articles else {"written": written}
    print(json.dumps({name: agreement(passages) for name, passages in parts.items()}))


if __name__ == "__main__":
    main()
