"""Marks the registry's surface forms before the statistical NER runs, so that Niger is never a person."""

# Annotations are not postponed in this file: spaCy before 3.8.8 reads those of a component's factory as they stand.
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc, Span

from tocsin.registry import Entry, Registry

from .other_meanings import means_other

COMPONENT = "tocsin_registry_names"
_PRECEDENCE = (
    "state", "organisation", "group", "capital", "metonym", "demonym", "outlet", "person", "place", "region",
)  # fmt: skip
"""Which reading of a surface form comes first where it has several."""
_LABELS = {
    "state": "GPE", "capital": "GPE", "metonym": "ORG", "organisation": "ORG", "group": "ORG", "demonym": "NORP",
    "outlet": "ORG", "person": "PERSON", "place": "GPE", "region": "LOC",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_TWO_WORDS = re.compile(r"\w+ \w+")
_POINTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""An abbreviation whose last full stop has been left out: U.S, U.N"""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@lru_cache(maxsize=1)
def name_lexicon() -> Mapping[str, Any]:
    """The decision tables of ``names.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    file = Path(__file__).with_name("names.yaml")
    raw = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    return {key: value if isinstance(value, dict) else frozenset(value) for key, value in raw.items()}


def best_entry(surface: str, registry: Registry) -> Entry | None:
    """The first reading of a surface form, whichever apostrophe and article it is written with."""
    plain = " ".join(surface.split())
    for form in _forms(plain):
        if entries := registry.lookup(form):
            return min(entries, key=lambda entry: _PRECEDENCE.index(entry.kind))
    return None


def _forms(surface: str) -> Iterator[str]:
    bare = surface[4:] if surface[:4] in ("the ", "The ") else surface
    pointed = f"{bare}." if _POINTED.fullmatch(bare) else bare
    for form in dict.fromkeys((surface, bare, pointed)):
        yield form
        yield form.translate(_APOSTROPHES)
        yield form.replace("'", "’")


class RegistryNames:
    """The pipeline component: exact matching of surface forms at token starts, longest first.

    Surfaces are found in the text and not as token patterns: tokenizing many thousand of them would take a second.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        self.digest: str | None = None

    def load(self, registry: Registry) -> None:
        """Take the registry's surface forms; a second call with the same registry does nothing."""
        digest = f"{registry.digest}:{len(registry.entries)}"
        if self.digest == digest:
            return
        self._by_word = {}
        for surface, entries in registry.entries.items():
            kind = min(entries, key=lambda entry: _PRECEDENCE.index(entry.kind)).kind
            plain = surface.translate(_APOSTROPHES)
            forms = (plain, plain[:-1]) if _POINTED.fullmatch(plain[:-1]) and plain.endswith(".") else (plain,)
            for form in forms:
                self._by_word.setdefault(_first_word(form, 0), []).append((form, _LABELS[kind]))
        for surfaces in self._by_word.values():
            surfaces.sort(key=lambda item: -len(item[0]))
        self.digest = digest

    def __call__(self, doc: Doc) -> Doc:
        """Preset the entities that the NER then has to respect."""
        doc.ents = [span for span in self._matches(doc) if not _maybe_person(span)]
        return doc

    def _matches(self, doc: Doc) -> Iterator[Span]:
        text = doc.text.translate(_APOSTROPHES)
        end = 0
        for token in doc:
            if token.idx < end:
                continue
            for surface, label in self._by_word.get(_first_word(text, token.idx), ()):
                if text.startswith(surface, token.idx):
                    span = doc.char_span(token.idx, token.idx + len(surface), label=label)
                    if span is not None and not _part_of_longer(span) and not means_other(span, name_lexicon()):
                        end = token.idx + len(surface)
                        yield span
                        break


def _bears_title(span: Span) -> bool:
    """ "Spokesman Hama Sidi": a town's name that begins a person's."""
    doc = span.doc
    if span.label_ != "GPE" or len(span) > 1 or not 0 < span.start < len(doc) - 1:
        return False
    before, after = doc[span.start - 1], doc[span.end]
    titled = before.norm_.rstrip(".") in name_lexicon()["person_titles"] and before.tag_ == "NN"
    return titled and after.tag_ == "NNP" and after.text[0].isupper()


def _part_of_longer(span: Span) -> bool:
    """ "The West" in "the West African bloc", "England" in "the Bank of England": the whole is another name."""
    lexicon, doc = name_lexicon(), span.doc
    if span.text.lower() in lexicon["not_before_capital"] and span.end < len(doc):
        return bool(doc[span.end].text[0].isupper())
    if _bears_title(span):
        return True
    return (
        span.start > 1 and doc[span.start - 1].text == "of" and doc[span.start - 2].text in lexicon["institutions_of"]
    )


def _first_word(text: str, start: int) -> str:
    """By what a surface is found: its first word, with the next after an article, for very many begin with one."""
    found = _WORD.match(text, start)
    if found is not None and found.group() in ("the", "The"):
        found = _TWO_WORDS.match(text, start) or found
    return found.group() if found else text[start : start + 1]


@Language.factory(COMPONENT)
def make_registry_names(nlp: Language, name: str) -> RegistryNames:  # noqa: ARG001 (spaCy passes both)
    """How spaCy makes the component; it is empty until ``load``."""
    return RegistryNames()


def _maybe_person(span: Span) -> bool:
    """Whether a capitalised neighbour may make the toponym a part of somebody's name."""
    if len(span) > 1 or span.text not in name_lexicon()["also_personal"]:
        return False
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return any(token is not None and _name_like(token) for token in (before, after))


def _name_like(token: Any) -> bool:
    plain = token.norm_.rstrip(".")
    return (
        token.tag_ == "NNP"
        and token.text[0].isupper()
        and (plain in ("mr", "mrs", "ms") or plain not in name_lexicon()["titles"])
    )
