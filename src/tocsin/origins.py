"""Keeps the origins of a project up to date: what is new is held against what shares keys with it, and no more.

Documents are taken in small lots, each in one transaction with the mark that it is traced. Killed anywhere, the next
run goes on with those that are not, and comes to the same origins: they are a function of texts and records alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tocsin.merge.origins import NAMES_FROM, fingerprint, keys, least_names, least_words, origins, ties
from tocsin.records.origin import Fingerprint, Tie
from tocsin.store import Project
from tocsin.store.origins import Traced

LOT = 200
"""Documents traced in one transaction, some two seconds of work: all that a kill loses."""


def update(project: Project, progress: Callable[[int], None] = lambda _: None) -> int:
    """Find the origin of every document that has none yet; returns how many these were.

    A document that was coded anew or replaced is taken once more, for its text and its events make its fingerprint.
    ``progress`` hears how many are done.
    """
    done = 0
    while True:
        with project.traced() as kept:
            lot = kept.waiting(LOT)
            if not lot:
                return done
            _trace(kept, lot)
        done += len(lot)
        progress(done)


def _trace(kept: Traced, lot: Sequence[int]) -> None:
    made = {n: _fingerprint(kept, n) for n in lot}
    old = kept.fingerprints(lot)
    new = {n: one for n, one in made.items() if one != old.get(n)}
    before = kept.tied(new)
    kept.forget({n: _keys(old[n]) for n in new if n in old})
    kept.enter(new, {n: _keys(one) for n, one in new.items()})
    numbers = {one.doc: n for n, one in new.items()}
    kept.tie(_ties(kept, new, numbers), numbers)
    touched = kept.tied(before | set(new))
    texts = kept.fingerprints(sorted(touched))
    kept.write(lot, sorted(touched), origins(texts.values(), kept.ties(texts)))


def _fingerprint(kept: Traced, n: int) -> Fingerprint:
    from tocsin.read.furniture import find_furniture  # noqa: PLC0415 - its package brings the parser

    document, events = kept.text(n)
    spans = [(part.start, part.end) for part in find_furniture(document.text, document.title)]
    return fingerprint(document, events, spans)


def _keys(one: Fingerprint, near: bool = False) -> list[int]:
    found: list[int] = keys(one, near=near).tolist()
    return found


def _ties(kept: Traced, new: Mapping[int, Fingerprint], numbers: dict[str, int]) -> Iterator[Tie]:
    """What ties the new texts to each other and to those that are there, whose rows are put among ``numbers``."""
    for n, one in new.items():
        others = _proposed(kept, n, one, new)
        numbers |= {other.doc: at for at, other in others.items()}
        for other in others.values():
            yield from ties(one, other)


def _proposed(kept: Traced, n: int, one: Fingerprint, new: Mapping[int, Fingerprint]) -> dict[int, Fingerprint]:
    """The texts to hold a new one against. Of two new ones each would find the other, so one of them asks."""
    sharing = [
        found
        for found in kept.sharing(_keys(one, near=True), NAMES_FROM)
        if (found.words or found.names >= least_names(one)) and (found.document not in new or found.document < n)
    ]
    texts = kept.fingerprints(found.document for found in sharing)
    return {
        found.document: texts[found.document]
        for found in sharing
        if found.names >= least_names(one) or found.words >= least_words(one, texts[found.document])
    }
