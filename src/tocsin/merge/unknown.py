"""Names that the registry lacks, across documents: how often each is met and what the texts call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tocsin.records import UnknownActor, UnknownName
from tocsin.registry.choices import name_id


def frequencies(unknowns: Iterable[tuple[str, UnknownName]]) -> list[UnknownActor]:
    """Names by (document id, name), merged where only case, accents, articles or punctuation differ.

    Sorted by documents, then by mentions, then by name.
    """
    found: dict[str, list[tuple[str, UnknownName]]] = defaultdict(list)
    for doc, unknown in unknowns:
        found[name_id(unknown.name) or unknown.name].append((doc, unknown))
    actors = [_merged(met) for met in found.values()]
    return sorted(actors, key=lambda actor: (-actor.documents, -actor.mentions, actor.name))


def _merged(met: list[tuple[str, UnknownName]]) -> UnknownActor:
    names = [unknown for _, unknown in met]
    docs = tuple(dict.fromkeys(doc for doc, _ in met))
    return UnknownActor(
        name=_most(one.name for one in names)[0],
        kind=_most(one.kind for one in names)[0],
        documents=len(docs),
        mentions=sum(one.mentions for one in names),
        descriptions=_most(words for one in names for words in one.descriptions),
        countries=_most(one.country for one in names if one.country),
        docs=docs,
    )


def _most(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, the most frequent first, the first met where two are even."""
    return tuple(value for value, _ in Counter(values).most_common())
