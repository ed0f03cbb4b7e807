"""A parse that can be rewritten: heads, labels and tags of a text's words, changed freely and written back at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc

from tocsin.records.moods import tell_mood

NORMS = "tocsin_french_norms"
"""Under which a document keeps the small words that its tree has settled: an auxiliary's English form, by position."""


class Draft:
    """The words of one text by position. Whatever is done to it, each sentence stays one tree."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.kinds = [token.pos_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.words = [token.lower_.lstrip("-") or token.lower_ for token in doc]  # "a-t-il" ends in "-il"
        self.lemmas = [token.lemma_.lower() for token in doc]
        self.forms = [_features(str(token.morph)) for token in doc]
        self.norms: dict[int, str] = {}
        self.mended: dict[int, str] = {}
        """Lemmas that the model has wrong."""
        self.helpers: dict[int, str] = {}
        self.hearsay: set[int] = set()
        self._below: list[list[int]] = [[] for _ in doc]
        for word, head in enumerate(self.heads):
            if head != word:
                self._below[head].append(word)

    def __len__(self) -> int:
        return len(self.heads)

    def below(self, word: int, *labels: str) -> list[int]:
        """The dependents of a word in text order, or those with one of the labels."""
        found = sorted(self._below[word])
        return [one for one in found if self.labels[one] in labels] if labels else found

    def first(self, word: int, *labels: str) -> int | None:
        """The first dependent with one of the labels."""
        return next(iter(self.below(word, *labels)), None)

    def above(self, word: int) -> Iterator[int]:
        """The words that a word hangs on, the nearest first."""
        while self.heads[word] != word:
            word = self.heads[word]
            yield word

    def is_verb(self, word: int) -> bool:
        """Whether a word is of a verb's kind."""
        return self.kinds[word] in {"VERB", "AUX"}

    def has(self, word: int, **features: str) -> bool:
        """Whether a word's form has these features: ``Mood="Cnd"``."""
        own = self.forms[word]
        return all(own.get(name) == value for name, value in features.items())

    def hang(self, word: int, head: int, label: str = "") -> None:
        """Hang a word on another with a label, its own if none is given; never on one that hangs on it."""
        if head == word or word in self.above(head):
            return
        if self.heads[word] != word:
            self._below[self.heads[word]].remove(word)
        elif self.heads[word] == word:
            return  # a sentence's root is replaced, never hung
        self.heads[word] = head
        self._below[head].append(word)
        if label:
            self.labels[word] = label

    def replace(self, old: int, new: int) -> None:
        """Put a word in the place of one above it, which then hangs on it with the label that is left to be given."""
        if new == old or old not in self.above(new):
            return
        self._below[self.heads[new]].remove(new)
        top = self.heads[old]
        label = self.labels[old]
        if top == old:
            self.heads[new] = new
        else:
            self._below[top].remove(old)
            self._below[top].append(new)
            self.heads[new] = top
        self.heads[old] = new
        self._below[new].append(old)
        self.labels[old], self.labels[new] = self.labels[new], label

    def is_now(self, word: int, kind: str, tag: str, lemma: str = "") -> None:
        """Say of what kind a word is where the model has it wrong."""
        self.kinds[word], self.tags[word] = kind, tag
        if lemma:
            self.lemmas[word] = self.mended[word] = lemma

    def write(self) -> Doc:
        """The document with what was changed."""
        strings = self.doc.vocab.strings
        rows = [
            (head - word, strings.add(label), strings.add(tag), strings.add(kind))
            for word, (head, label, tag, kind) in enumerate(
                zip(self.heads, self.labels, self.tags, self.kinds, strict=True)
            )
        ]
        if rows:
            array = np.array([(np.uint64(head % _MODULUS), *rest) for head, *rest in rows], dtype=np.uint64)
            self.doc.from_array(["HEAD", "DEP", "TAG", "POS"], array)  # type: ignore[arg-type] # unsigned, as spaCy wants it
        for word, lemma in self.mended.items():
            self.doc[word].lemma_ = lemma
        self.doc.user_data[NORMS] = self.norms
        for word in {*self.helpers, *self.hearsay}:
            tell_mood(self.doc[word], self.helpers.get(word, ""), hearsay=word in self.hearsay)
        return self.doc


_MODULUS = 1 << 64


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in morph.split("|")) if morph else {}
