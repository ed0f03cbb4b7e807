"""Organisations and groups that the registry lacks: which names of one text are the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tocsin.registry import Registry
from tocsin.registry.choices import name_id

from .entities import entry_of
from .index import Index, NamedSpan
from .lexicon import pronoun_lexicon, role_lexicon
from .phrases import lemma
from .resolution import NOTHING, Ref, Sense

_KINDS = frozenset({"organisation", "group"})
_SMALL = frozenset(
    {"of", "the", "for", "and", "de", "des", "du", "la", "le", "les", "et", "pour", "in", "on", "to", "&"}
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")


class LocalNames:
    """The unlisted organisations of one text by their fullest form."""

    def __init__(self, index: Index, registry: Registry) -> None:
        self._index = index
        spans = [
            s for s in index.spans if s.name.kind in _KINDS and not s.name.code and not entry_of(s.name.text, registry)
        ]
        self._full: dict[str, str] = {}
        speaks = self._speaks if index.tokens and index.tokens[0].lang_ == "fr" else _never
        full = {_plain(s) for s in spans if _tells(_plain(s)) or self._is_called_a_group(s) or speaks(s)}
        for span in spans:
            name = _plain(span)
            if name in full and (short := self._in_brackets(span)):
                self._full.setdefault(short, name)
        for name in sorted(full, key=len):
            self._full[name] = name
            self._full.setdefault(_initials(name), name)
        shorts = Counter(short for name in full for short in _short(name))
        self._full |= {short: name for name in full for short in _short(name) if shorts[short] == 1}

    def sense(self, span: NamedSpan) -> Sense:
        """An unlisted organisation under its own id; nothing for other names."""
        full = self.full(span)
        if not full:
            return NOTHING
        return Sense((Ref(name_id(full)),), "group", why=f"organisation {full}, not in the registry")

    def full(self, span: NamedSpan) -> str:
        """The fullest form of an unlisted organisation's name; empty for other names."""
        if span.name.code or span.name.kind in ("state", "demonym", "capital", "outlet", "person"):
            return ""
        return self._full.get(_plain(span), "")

    def _is_called_a_group(self, span: NamedSpan) -> bool:
        """ "The armed group Kel Adrar", "Kel Adrar, a local militia"."""
        words = role_lexicon().words["group_words"]
        before = self._index.tokens[span.first - 1] if span.first else None
        head = self._index.tokens[span.last]
        beside = [t for t in (before, *head.children) if t is not None and t.pos_ == "NOUN"]
        named = span.name.text[0].isupper() and len(span.name.text) > 2
        return named and any(lemma(t) in words for t in beside if t is before or t.dep_ == "appos")

    def _speaks(self, span: NamedSpan) -> bool:
        """ "Selon AidData", "AidData affirme": whoever is cited acts under its own name, whatever that tells.

        Asked of French alone: its model seldom takes a thing for an organisation, and fewer are listed.
        """
        head = next((t for t in self._index.tokens[span.first : span.last + 1] if t.head.i not in _within(span)), None)
        if head is None or not span.name.text[0].isupper() or not name_id(_plain(span)):
            return False
        if head.dep_ == "pobj":
            return head.head.norm_ == "according"
        return head.dep_ == "nsubj" and head.head.lemma_.lower() in pronoun_lexicon()["saying"]

    def _in_brackets(self, span: NamedSpan) -> str:
        """ "FPT" in "the Popular Front of Tera (FPT)"."""
        after = self._index.tokens[span.last + 1 : span.last + 4]
        if len(after) < 3 or after[0].text != "(" or after[2].text != ")":
            return ""
        short = after[1].text
        return short if _ACRONYM.fullmatch(short) and sum(c.isupper() for c in short) > 1 else ""


def _never(_: NamedSpan) -> bool:
    return False


def _within(span: NamedSpan) -> range:
    return range(span.first, span.last + 1)


def _plain(span: NamedSpan) -> str:
    return (
        " ".join(span.name.text.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    )


def _tells(name: str) -> bool:
    """Whether a name alone says that it is an organisation: by its last word, or its first, as in "Front for Peace"."""
    words = name.split()
    told = role_lexicon().words["organisation_words"]
    if len(words) < 2 or not words[0][0].isupper() or words[0] in role_lexicon().first_words:
        return False
    heads = {words[-1], *(words[i] for i, word in enumerate(words[1:]) if word in _SMALL)}
    return bool(heads & told) and bool(name_id(name))


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word not in _SMALL and word[0].isupper())
    return letters if len(letters) > 2 else name


def _short(name: str) -> Iterator[str]:
    """What may stand for a name alone: a first word that is no common one ("Dawn" of "Dawn Brigades")."""
    front = re.split(r" (?:of|for) ", name)[0]
    if front != name and len(front.split()) > 1:
        yield front
    first = name.split(maxsplit=1)[0]
    if first not in role_lexicon().words["organisation_words"] and len(first) > 3 and first.isalpha():
        yield first
