"""Turns coded sentences into what the encoder learns from: pieces with labels, and marked pairs."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

from tocsin.coding.acts.pieces import ACTOR, TARGET, TRIGGER, Cutter, marked, moved_by

from .corpus import Passage
from .labels import MODE_NAMES, PAIRS, STATUS_NAMES, TRIGGERS
from .markup import AGAIN, Act, Coded, Span

IGNORED = -100
ALONE = 0.3
"""Share of written sentences that are read alone; the others are joined with others, as passages are in use."""
DECOYS = 0.35
"""Share of sentences with one decoy in each round."""
SHARE = 0.5
"""Share of marked sentences of each kind that one round takes; the next draws anew."""
_WORD = re.compile(r"[A-Za-z]+")


@dataclass
class Plain:
    """A passage as it stands, with what each piece tells."""

    ids: list[int]
    triggers: list[int]


@dataclass
class Asked:
    """A sentence with one word marked: which act it tells if any, its status and mode, and each role's pieces."""

    ids: list[int]
    place: int
    root: int
    status: int
    mode: int
    roles: tuple[list[int], ...]


@dataclass
class Pair:
    """A sentence with one actor and one target marked, and PLOVER's reading of what the one does to the other."""

    ids: list[int]
    actor: int
    target: int
    root: int


def plain(cutter: Cutter, sentences: tuple[Coded, ...]) -> Plain:
    """Sentences joined by blanks, with a label for every piece."""
    text, acts = "", []
    for sentence in sentences:
        acts += [(_moved(act.trigger, len(text)), act) for act in sentence.acts]
        text += sentence.text + " "
    pieces = cutter.cut(text.rstrip())
    example = Plain(pieces.ids, [0] * len(pieces.ids))
    for trigger, act in acts:
        inside = _pieces_in(pieces.spans, trigger)
        if inside and act.status == AGAIN:
            for piece in inside:
                example.triggers[piece] = IGNORED
        elif inside:
            example.triggers[inside[0]] = TRIGGERS.index(act.root)
    return example


def asked(cutter: Cutter, sentence: Coded) -> list[Asked]:
    """Each act of a sentence with its word marked."""
    return [a for act in sentence.acts if act.status != AGAIN and (a := _asked(cutter, sentence.text, act)) is not None]


def decoy(cutter: Cutter, sentence: Coded, telling: frozenset[str], rng: random.Random) -> Asked | None:
    """A word of the sentence that tells an act elsewhere and none here, marked as if it did; none if there is none."""
    taken = [act.trigger for act in sentence.acts]
    words = [
        word.span()
        for word in _WORD.finditer(sentence.text)
        if word.group().lower() in telling and not any(t.start < word.end() and word.start() < t.end for t in taken)
    ]
    if not words:
        return None
    ids = cutter.cut(marked(sentence.text, {TRIGGER: rng.choice(words)})).ids
    place = cutter.place_of(TRIGGER, ids)
    return Asked(ids, place, 0, IGNORED, IGNORED, ([], [], [], [])) if place else None


def _asked(cutter: Cutter, text: str, act: Act) -> Asked | None:
    trigger = act.trigger.start, act.trigger.end
    pieces = cutter.cut(marked(text, {TRIGGER: trigger}))
    place = cutter.place_of(TRIGGER, pieces.ids)
    if not place:
        return None
    sides = []
    for spans in (act.actors, act.targets):
        runs = [_pieces_in(pieces.spans, _shifted(s, trigger)) for s in spans]
        runs = [[p for p in run if pieces.ids[p] not in cutter.marks] for run in runs]
        sides += [[p for run in runs for p in run], [run[0] for run in runs if run]]
    mode = MODE_NAMES.index(act.mode) if act.mode in MODE_NAMES else 0
    return Asked(pieces.ids, place, TRIGGERS.index(act.root), STATUS_NAMES.index(act.status), mode, tuple(sides))


def _shifted(span: Span, trigger: tuple[int, int]) -> Span:
    return Span(
        span.start + moved_by(TRIGGER, trigger, span.start), span.end + moved_by(TRIGGER, trigger, span.end - 1)
    )


def pairs(cutter: Cutter, sentence: Coded) -> list[Pair]:
    """Each act with both parties told, as a marked sentence: the first actor and the first target of it."""
    found = []
    for act in sentence.acts:
        if act.actors and act.targets and act.status != AGAIN:
            actor = act.actors[0]
            others = tuple(target for target in act.targets if target != actor)  # of a mutual act each is both
            if others:
                target = _joined(sentence.text, others)
                found.append(mark_pair(cutter, sentence.text, actor, target, PAIRS.index(act.plover)))
    return [f for f in found if f is not None]


def _joined(text: str, spans: tuple[Span, ...]) -> Span:
    """Coordinated targets as one span, as benchmarks mark them; what stands apart stays apart."""
    last = spans[0]
    for span in spans[1:]:
        if text[last.end : span.start].strip(" ,") in {"", "and", "or", "and the", "as well as"}:
            last = Span(last.start, span.end)
    return last


def mark_pair(cutter: Cutter, text: str, actor: Span | None, target: Span | None, root: int) -> Pair | None:
    """The marked sentence; none where a mark fell behind what one pass reads."""
    places = ((actor.start, actor.end) if actor else None, (target.start, target.end) if target else None)
    ids = cutter.cut(marked(text, {mark: span for mark, span in zip((ACTOR, TARGET), places, strict=True) if span})).ids
    at_actor, at_target = cutter.place_of(ACTOR, ids), cutter.place_of(TARGET, ids)
    if (actor and not at_actor) or (target and not at_target):
        return None
    return Pair(ids, at_actor, at_target, root)


@dataclass
class Round:
    """The examples of one round over the corpus, of each kind."""

    plain: list[Plain]
    asked: list[Asked]
    pairs: list[Pair]


def epoch(cutter: Cutter, passages: list[Passage], rng: random.Random) -> Round:
    """Passages whole or in part, written sentences alone or several together; every act asked for, and some decoys."""
    whole: list[tuple[Coded, ...]] = []
    single: list[tuple[Coded, ...]] = []
    for passage in passages:
        (whole if len(passage.sentences) > 1 else single).append(passage.sentences)
    rng.shuffle(single)
    plains = [plain(cutter, part) for sentences in whole for part in _parts(sentences, rng)]
    waiting: tuple[Coded, ...] = ()
    for sentences in single:
        if rng.random() < ALONE:
            plains.append(plain(cutter, sentences))
            continue
        waiting += sentences
        if len(waiting) >= rng.choice((2, 3, 4)):
            plains.append(plain(cutter, waiting))
            waiting = ()
    if waiting:
        plains.append(plain(cutter, waiting))
    sentences = tuple(s for p in passages for s in p.sentences)
    telling = telling_words(sentences)
    asking, marks = [], []
    for sentence in sentences:
        asking += [a for a in asked(cutter, sentence) if rng.random() < SHARE]
        marks += [m for m in pairs(cutter, sentence) if rng.random() < SHARE]
        if rng.random() < DECOYS and (found := decoy(cutter, sentence, telling, rng)) is not None:
            asking.append(found)
    return Round(plains, asking, marks)


def telling_words(sentences: tuple[Coded, ...]) -> frozenset[str]:
    """Words that tell an act somewhere in the corpus at least twice, in lower case."""
    counts = Counter(s.text[a.trigger.start : a.trigger.end].lower() for s in sentences for a in s.acts)
    return frozenset(word for word, count in counts.items() if count > 1)


def _parts(sentences: tuple[Coded, ...], rng: random.Random) -> list[tuple[Coded, ...]]:
    """A passage cut at a random place, so that its later sentences are also seen without the earlier ones."""
    cut = rng.randrange(0, len(sentences))
    return [part for part in (sentences[:cut], sentences[cut:]) if part]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _pieces_in(spans: list[tuple[int, int]], wanted: Span) -> list[int]:
    return [i for i, (a, b) in enumerate(spans) if a < b and a < wanted.end and b > wanted.start]
