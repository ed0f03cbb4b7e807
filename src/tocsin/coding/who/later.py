"""Later words for one thing named before: "the West African country", "the group", "the party"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from .countries import Countries
from .frame import Frame
from .index import Index
from .lexicon import role_lexicon
from .memory import Memory
from .phrases import conjuncts, is_plural, left_words, lemma
from .resolution import Mention, Ref, Sense

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ADDED = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_FAR = 40
"""Sentences back to the rebels of the country that the sentence names; there are seldom two kinds of them."""
_INSTITUTIONS = frozenset({"LEG", "JUD", "IGO", "NGO"})
_NEAR = 3
"""Sentences back to a body that is called no more than that."""


class Later:
    """Finds the antecedents of common nouns in one text."""

    def __init__(self, index: Index, memory: Memory, frame: Frame, countries: Countries) -> None:
        self._index = index
        self._memory = memory
        self._frame = frame
        self._countries = countries

    def the_country(self, head: Token, word: str) -> Sense | None:
        """ "The West African country": the only one of the sentence so far, else the one that the text is about."""
        if word not in role_lexicon().words["countries"] or is_plural(head):
            return None
        words = left_words(head)
        named = any(self._index.country_of(token) for token in words)  # "American democracy" is no riddle
        fitting = None if named else self._countries.left_open([*(token.norm_ for token in words), word])
        if fitting is not None:
            return self._fitting(head, word, fitting)
        if not definite(head):
            return None
        here = self._index.sentence(head.i)
        near = [m for m in self._memory.before(head.i) if m.sentence == here and m.sense.kind == "country"]
        doer = self._doer_over(head)
        codes = {m.sense.refs[0].code for m in near if m.sense.refs and self._index.tokens[m.head] != doer}
        others = frozenset({self._index.country_of(doer)} if doer is not None else ())
        code = codes.pop() if len(codes) == 1 else self._frame.dominant(codes)
        code = code or self._frame.country(head, others)
        if not code:
            return None
        return Sense((Ref(code, "GOV", country=True),), "country", why=f"'{word}', which is {self._frame.told(code)}")

    def _doer_over(self, head: Token) -> Token | None:
        """Who does something to the country or in it, and so is another: "Kenya sent troops into the country"."""
        above = head.head.head if head.dep_ == "pobj" else head.head
        if head.dep_ not in ("dobj", "pobj") or above.pos_ not in ("VERB", "AUX"):
            return None
        return next((child for child in above.children if child.dep_ == "nsubj"), None)

    def _fitting(self, head: Token, word: str, fitting: frozenset[str]) -> Sense | None:
        """ "The West African nation": the one that frames the text among those of West Africa, if any was named."""
        one = definite(head) or self._frame.leads(head, fitting)
        code = self._frame.likeliest(head, fitting) if one else ""
        if not code:
            return Sense(why=f"'{word}': none that fits its description was named") if one else None
        why = f"'{word}', of those that its description fits {self._frame.told(code)}"
        return Sense((Ref(code, "GOV", country=True),), "country", why=why)

    def named_before(self, head: Token, word: str) -> Sense | None:
        """What "the group", "the newspaper"."""
        if word not in role_lexicon().later_words or not definite(head):
            return None
        if word in role_lexicon().same_kind["armed"]:
            found = self.armed(head)
            return found.again() if found else None
        if word in role_lexicon().same_kind["bloc"]:
            return self.bloc(head)
        if word == "body":
            return self._body(head)
        if word in role_lexicon().same_kind["paper"]:
            for mention in self._memory.before(head.i):
                if is_outlet(mention):
                    return mention.sense
        return None

    def named_in_full(self, head: Token, word: str) -> Sense | None:
        """ "The foundation", "the council": the body that the text has named with this for its last word."""
        if head.pos_ != "NOUN" or word.capitalize() not in self._index.name_words:
            return None
        bare = definite(head) and not any(c.dep_ in _ADDED for c in head.children)
        if not bare or is_plural(head):
            return None
        for mention in self._memory.before(head.i):
            span = self._index.name(self._index.tokens[mention.head])
            if span is None or span.name.kind not in ("organisation", "group", "capital", "outlet"):
                continue
            words = [t.text for t in self._index.tokens[span.first : span.last + 1]]
            if len(words) > 1 and word.capitalize() in words and mention.sense.refs:
                return mention.sense.because(f"the {word} named before: {span.name.text}")
        return None

    def armed(self, head: Token, countries: frozenset[str] = frozenset()) -> Sense | None:
        """The armed group that "the militants" are: of the country told with them or in their sentence, if any is."""
        here, word = self._index.sentence(head.i), lemma(head)
        told = countries or frozenset(c for t in self._index.sentence_tokens(here) if (c := self._index.country_of(t)))

        def test(mention: Mention) -> bool:
            sides = all(ref.sector == "REB" or self._may_fight(ref.code, word) for ref in mention.sense.refs)
            return (
                sides
                and bool(mention.sense.refs)
                and mention.sense.kind in ("group", "people")
                and not is_outlet(mention)
            )

        def at_home(mention: Mention) -> bool:
            return test(mention) and any(self._frame.home(ref.code) & told for ref in mention.sense.refs)

        def told_at_home(mention: Mention) -> bool:
            return at_home(mention) and not mention.sense.framed  # what the text says outweighs what was guessed

        near = self._memory.salient(head.i, told_at_home, here, reach=_FAR) if told else None
        near = near or (self._memory.salient(head.i, at_home, here, reach=_FAR) if told else None)
        return near or (None if countries else self._memory.salient(head.i, test, here))

    def rebels_of(self, head: Token) -> str:
        """The country whose rebels the text has told of in so many words, if it is one."""
        told = {
            ref.code
            for mention in self._memory.before(head.i)
            for ref in mention.sense.refs
            if ref.sector == "REB" and mention.sense.kind != "person" and not mention.sense.framed
        }
        return told.pop() if len(told) == 1 else ""

    def party(self, head: Token) -> Sense | None:
        """ "The party": the one named last."""
        if not definite(head) or is_plural(head) or any(child.dep_ in _ADDED for child in head.children):
            return None
        for mention in self._memory.before(head.i):
            if any(self._frame.is_party(ref.code) for ref in mention.sense.refs):
                return mention.sense.again()
        return None

    def _body(self, head: Token) -> Sense | None:
        """ "The body": the parliament, court or organisation of states named last."""
        added = {t.norm_ for t in head.children if t.dep_ != "det"}
        if not added <= role_lexicon().words["body_adjectives"]:
            return None
        here = self._index.sentence(head.i)
        for mention in self._memory.before(head.i):
            if here - mention.sentence > _NEAR:
                return None
            refs = mention.sense.refs
            if refs and all(ref.sector in _INSTITUTIONS or self._frame.is_known(ref.code) for ref in refs):
                return mention.sense.again()
        return None

    def bloc(self, head: Token) -> Sense | None:
        """The last organisation of states that was named."""
        for mention in self._memory.before(head.i):
            codes = [ref.code for ref in mention.sense.refs]
            if mention.sense.kind == "group" and codes and all(c.isupper() and self._frame.is_known(c) for c in codes):
                return mention.sense.again()
        return None

    def _may_fight(self, code: str, word: str) -> bool:
        """Armed groups and movements; other organisations only where a word as wide as "the group" may mean them."""
        wide = word in ("group", "organization", "organisation", "movement")
        return code.islower() and (self._frame.is_group(code) or (wide and not self._frame.is_known(code)))


def definite(head: Token) -> bool:
    """Whether the phrase points back: "the rebels", and bare "rebels" with nothing added."""
    determiners = {child.norm_ for child in head.children if child.dep_ in ("det", "poss")}
    if determiners:
        return bool(determiners & _DEFINITE)
    described = any(child.dep_ in ("amod", "compound", "nummod", "acl", "relcl") for child in head.children)
    return head.tag_ in ("NNS", "NNP", "NNPS") and not described


def joined(head: Token, resolve: Callable[[Token], Sense]) -> Sense:
    """The sense of a phrase with all that is joined to it: "Rwanda and Burundi"."""
    senses = [sense for token in conjuncts(head) if (sense := resolve(token)).refs]
    if len(senses) < 2:
        return senses[0] if senses else resolve(head)
    refs = tuple(dict.fromkeys(ref for sense in senses for ref in sense.refs))
    names = tuple(dict.fromkeys(name for sense in senses for name in sense.names))
    return Sense(refs, "people", names=names, why=" and ".join(sense.why for sense in senses))


def is_outlet(mention: Mention) -> bool:
    """Whether the mention is a news outlet, which takes no part in what is told."""
    return mention.sense.lemma == "outlet"
