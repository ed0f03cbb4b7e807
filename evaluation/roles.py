"""Measures who does it and to whom where nothing is given: cameo_ner (ConfliBERT), tokens with BIO tags.

The benchmark tags the parties of one act a sentence: S its source, T its target, R a party of a mutual act, which here
counts as both. Of the acts found the first that has a doer speaks for the sentence. Found parties and tagged ones are
paired where their token-F1 is 0.5 or better, each at most once. In some stretches of the file only sources are tagged,
though the sentences name targets: ``_f1`` counts what is found there as wrong, ``_f1_where_tagged`` leaves them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tocsin.coding.acts import Encoder, find_acts, load_cutter, load_encoder, read_passages
from tocsin.errors import UsageError

THRESHOLD = 0.2
"""Every sentence of the benchmark tells an act: the likeliest word is taken even where it is a doubtful one."""
OVERLAP = 0.5
MUTUAL = frozenset({("CONSULT", "meet"), ("CONSULT", "call")})
"""Acts whose parties do them to each other, which the benchmark tags R: who meets is met."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Tagged:
    """One sentence's tokens with the token spans of its sources and targets, end exclusive."""

    tokens: tuple[str, ...]
    parties: dict[str, tuple[Span, ...]]


def measure_roles(path: Path, *, weights: Path | None = None, out: Path | None = None) -> dict[str, Any]:
    """Precision, recall and F1 of sources and targets over all sentences of the file."""
    sentences = read_tagged(path)
    encoder = Encoder(weights, threads=2) if weights else load_encoder()
    found = [find_roles(encoder, sentence.tokens) for sentence in sentences]
    if out:
        lines = ["sentence\tstart\tend\trole"]
        for number, parties in enumerate(found):
            lines += [f"{number}\t{a}\t{b}\t{role}" for role in ("S", "T") for a, b in parties[role]]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures: dict[str, Any] = {"sentences": len(sentences)}
    for role, name in (("S", "source"), ("T", "target")):
        pairs = [(s.parties[role], f[role]) for s, f in zip(sentences, found, strict=True)]
        hits = sum(paired(gold, guess) for gold, guess in pairs)
        gold, guessed = sum(len(g) for g, _ in pairs), sum(len(f) for _, f in pairs)
        figures[f"{name}_f1"] = round(2 * hits / (gold + guessed), 4) if gold + guessed else 0.0
        figures[f"{name}_precision"] = round(hits / guessed, 4) if guessed else 0.0
        figures[f"{name}_recall"] = round(hits / gold, 4) if gold else 0.0
        tagged = sum(len(f) for g, f in pairs if g)
        figures[f"{name}_f1_where_tagged"] = round(2 * hits / (gold + tagged), 4) if gold else 0.0
    return figures


def read_tagged(path: Path) -> list[Tagged]:
    """A token and its tag a line, sentences apart by an empty line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = []
    for filled, group in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            cells = [line.split() for line in group]
            if any(len(c) not in {1, 2} for c in cells):
                raise UsageError(f"{path}: a line is a token, a blank and its tag")
            sentences.append(_tagged([c[0] for c in cells], [c[1] if len(c) == 2 else "O" for c in cells]))
    return sentences


def _tagged(tokens: list[str], tags: list[str]) -> Tagged:
    parties: dict[str, list[Span]] = {"S": [], "T": []}
    for place, tag in enumerate(tags):
        for role in {"R": "ST"}.get(tag[-1], tag[-1]):
            if role not in parties:
                continue
            if tag.startswith("B") or not parties[role] or parties[role][-1][1] != place:
                parties[role].append((place, place + 1))
            else:
                parties[role][-1] = parties[role][-1][0], place + 1
    return Tagged(tuple(tokens), {role: tuple(spans) for role, spans in parties.items()})


def find_roles(encoder: Encoder, tokens: tuple[str, ...]) -> dict[str, list[Span]]:
    """Token spans of the sources and targets of the sentence's main act."""
    text = " ".join(tokens)
    starts = [sum(len(t) + 1 for t in tokens[:i]) for i in range(len(tokens))]
    passages = read_passages(encoder, load_cutter(), text, [(0, len(text))])
    acts = find_acts(encoder, load_cutter(), text, passages, threshold=THRESHOLD)
    if not acts:
        return {"S": [], "T": []}
    main = next((act for act in acts if act.actors), acts[0])

    def tokens_of(spans: tuple[Span, ...]) -> list[Span]:
        inside = [[i for i, s in enumerate(starts) if s < b and s + len(tokens[i]) > a] for a, b in spans]
        return [(run[0], run[-1] + 1) for run in inside if run]

    sources, targets = tokens_of(main.actors), tokens_of(main.targets)
    if (main.root, main.mode) in MUTUAL and sources and targets:
        sources = targets = sorted({*sources, *targets})
    return {"S": sources, "T": targets}


def paired(gold: tuple[Span, ...], found: list[Span]) -> int:
    """How many found spans stand for a gold one, the best overlaps first."""
    scored = sorted(((_token_f1(g, f), g, f) for g in gold for f in found), reverse=True)
    used: set[tuple[str, Span]] = set()
    hits = 0
    for score, g, f in scored:
        if score >= OVERLAP and ("g", g) not in used and ("f", f) not in used:
            used |= {("g", g), ("f", f)}
            hits += 1
    return hits


def _token_f1(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return 2 * shared / (one[1] - one[0] + other[1] - other[0])
