"""Several at once: "the two countries", "both sides", "the trio", "five states, which include A, B …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from .countries import country_lexicon
from .frame import Frame
from .index import Index
from .later import is_outlet, joined
from .lexicon import role_lexicon
from .memory import Memory
from .phrases import is_plural, lemma
from .resolution import Mention, Ref, Sense

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for n, word in enumerate(_WORDS, 2)}
_POINTING = frozenset({"the", "these", "those", "both", "all", "our", "their"})
_PARTIES = frozenset({"side", "party"})
_RULERS = frozenset({"president", "leader", "minister", "premier", "ruler", "king"})
_ACTORS = frozenset({"country", "body", "group"})
_FAR = 40
"""Sentences back to what is counted as three or more; two are named close by."""


class Counted:
    """Finds whom plural and counted nouns point back or forward to in one text."""

    def __init__(self, index: Index, memory: Memory, frame: Frame, resolve: Callable[[Token], Sense]) -> None:
        self._index = index
        self._memory = memory
        self._frame = frame
        self._resolve = resolve

    def sense(self, head: Token, word: str) -> Sense | None:
        """All whom the noun counts; nothing where the number does not fit what the text names."""
        if word in ("other", "another") and any(child.norm_ in ("each", "one") for child in head.children):
            return self._each_other(head)
        if word == "latter" or (word == "former" and head.pos_ in ("NOUN", "PROPN", "ADJ")):
            return self._latter(head, word)
        if word in country_lexicon().counted and any(child.norm_ == "the" for child in head.children):
            return self._pair(head, country_lexicon().counted[word])
        if word not in role_lexicon().words["pairs"] or not is_plural(head):
            return None
        count = _count(head)
        if count > 2 and (listed := self._listed(head, word, count)):
            return listed
        if not any(t.norm_ in _POINTING for t in head.children):
            return None  # "two countries" points back to none
        if word in _PARTIES:
            return self._belligerents(head)
        if word in _RULERS and count == 2 and (met := self._met(head)):
            return met
        return self._pair(head, count) if count >= 2 and word != "president" else None

    def _each_other(self, head: Token) -> Sense | None:
        """Those that the clause's subject names."""
        verb = head.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        return joined(subject, self._resolve) if subject is not None else None

    def _belligerents(self, head: Token) -> Sense | None:
        """ "All sides" of a conflict are those that fight, if two are told, else the last two parties named."""
        found: dict[str, Ref] = {}
        for mention in self._memory.before(head.i):
            for ref in mention.sense.refs if not is_outlet(mention) else ():
                armed = ref.sector in ("MIL", "REB") or (mention.sense.kind == "group" and not ref.code.isupper())
                armed = armed and all(not self._on_one_side(ref, other) for other in found.values())
                if armed and self._index.sentence(head.i) - mention.sentence <= 8:
                    found.setdefault(ref.code, ref)
        rebels = [ref for ref in found.values() if ref.sector == "REB" or ref.code.islower()]
        if len(found) >= 2 and rebels:
            return Sense(tuple(found.values())[:2], "people", why=f"{head.text}: the two that fight")
        return self._pair(head, 2)

    def _on_one_side(self, one: Ref, other: Ref) -> bool:
        """A state's rebels and a rebel group of that state are one side."""
        if one.code == other.code or "MIL" in (one.sector, other.sector):
            return False
        return bool(self._frame.home(one.code) & self._frame.home(other.code))

    def _met(self, head: Token) -> Sense | None:
        """ "Both presidents": the last two persons that were named with a government each."""
        found: dict[str, Mention] = {}
        for mention in self._memory.before(head.i):
            if self._index.sentence(head.i) - mention.sentence > 3 or len(found) == 2:
                break
            if mention.sense.kind == "person" and mention.sense.names:
                for ref in mention.sense.refs:
                    if ref.sector == "GOV":
                        found.setdefault(ref.code, mention)
        if len(found) < 2:
            return None
        both = list(found.values())[::-1]
        refs = tuple(dict.fromkeys(ref for one in both for ref in one.sense.refs))
        names = tuple(dict.fromkeys(name for one in both for name in one.sense.names))
        return Sense(refs, "people", names=names, why=f"{head.text}: {' and '.join(names)}, named last")

    def _pair(self, head: Token, count: int) -> Sense | None:
        found: dict[str, Ref] = {}
        for mention in self._memory.before(head.i):
            if self._index.sentence(head.i) - mention.sentence > (3 if count < 3 else _FAR):
                break
            if mention.sense.kind in _ACTORS and not is_outlet(mention):
                for ref in mention.sense.refs:
                    if len(found) < count and (lemma(head) in _PARTIES or self._frame.is_state(ref.code)):
                        found.setdefault(ref.code, ref)
        if len(found) < count:
            return None
        whole = lemma(head) in {*role_lexicon().words["countries"], *country_lexicon().counted}
        refs = tuple(_country(ref) if ref.country or (whole and ref.sector) else ref for ref in found.values())[::-1]
        return Sense(refs, "people", why=f"{head.text}: the last {count} named, {_codes(refs)}")

    def _latter(self, head: Token, word: str) -> Sense | None:
        last = [m for m in self._memory.before(head.i) if m.sense.kind in ("country", "body", "group")][:2]
        if len(last) < 2:
            return None
        return last[0 if word == "latter" else 1].sense.because(f"the {word} of the last two named")

    def _listed(self, head: Token, word: str, count: int) -> Sense | None:
        """The states that a list after the noun names; empty where their number is not the one that was told."""
        if word not in role_lexicon().words["countries"]:
            return None
        codes = list(dict.fromkeys(self._list_after(head)))
        if not codes:
            return None
        if len(codes) != count:
            return Sense(why=f"{head.text}: {count} are told and {len(codes)} listed") if len(codes) > 2 else None
        refs = tuple(Ref(code, "GOV", country=True) for code in codes)
        return Sense(refs, "people", why=f"{head.text}: the {count} that the sentence lists, {_codes(refs)}")

    def _list_after(self, head: Token) -> Iterator[str]:
        """Codes of the states named after a word or sign that leads over to a list, to the end of the sentence."""
        here = self._index.sentence(head.i)
        after = [t for n in (here, here + 1) for t in self._index.sentence_tokens(n) if t.i > head.i]
        begun = False
        for token in after:
            if token.is_space or (begun and token.is_sent_start and token.norm_ not in country_lexicon().listing):
                return
            begun = begun or token.norm_ in country_lexicon().listing or token.text in _SIGNS
            span = self._index.name(token)
            if begun and span is not None and span.name.kind == "state" and span.first == token.i:
                yield span.name.code


_SIGNS = frozenset({":", "—", "–", "(", "-"})


def _count(head: Token) -> int:
    """How many the noun says that there are; 0 where it does not."""
    for child in head.children:
        if child.norm_ == "both":
            return 2
        if child.dep_ == "nummod" and child.text.isdigit():
            return int(child.text)
        if child.norm_ in _NUMBERS:
            return _NUMBERS[child.norm_]
    return 0


def _country(ref: Ref) -> Ref:
    return Ref(ref.code, "GOV", country=True)


def _codes(refs: tuple[Ref, ...]) -> str:
    return ", ".join(ref.code for ref in refs)
