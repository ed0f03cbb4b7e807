"""Names that the registry lacks, across documents: how often each is met and what the texts call it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from tocsin.records import UnknownActor, UnknownName


def frequencies(unknowns: Iterable[tuple[str, UnknownName]]) -> list[UnknownActor]:
    """Names by (document id, name), merged where only case, accents, articles or punctuation differ.

    Sorted by documents, then by mentions, then by name.
    """
    found: dict[str, list[tuple[str, UnknownName]]] = defaultdict(list)
    for doc, unknown in unknowns:
        found[fold(unknown.name)].append((doc, unknown))
    actors = [_merged(met) for met in found.values()]
    return sorted(actors, key=lambda actor: (-actor.documents, -actor.mentions, actor.name))


def fold(name: str) -> str:
    """The name by which two spellings are one: ``The Front de Téra`` and ``front de tera``."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = re.findall(r"\w+", re.sub(r"['’]s\b|['’.]", "", plain))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


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
