"""What "it", "they", "he" and "we" stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from .. import clauses
from .index import Index
from .later import joined
from .lexicon import pronoun_lexicon
from .memory import Memory
from .phrases import relative_antecedent
from .resolution import NOTHING, Mention, Sense

_REACH = {"person": 5, "thing": 3, "plural": 3}
"""Sentences back that a pronoun may look."""
_FITTING = {
    "person": frozenset({"person"}),
    "thing": frozenset({"body", "country", "group"}),
    "plural": frozenset({"people", "body", "country", "group"}),
}


def pronoun_class(token: Token) -> str:
    """person, thing, plural, speaker, relative or reciprocal; empty for what is no pronoun."""
    table = pronoun_lexicon()
    word = token.norm_
    if word in table["relative"]:
        return "relative" if token.tag_ in ("WP", "WDT", "WP$") else ""
    for name, key in (
        ("person", "singular_person"),
        ("thing", "singular_thing"),
        ("plural", "plural"),
        ("speaker", "speaker"),
    ):
        if word in table[key] and token.pos_ in ("PRON", "DET"):
            return name
    return ""


class Pronouns:
    """Binds the pronouns of one text."""

    def __init__(
        self, index: Index, memory: Memory, resolve: Callable[[Token], Sense], gender: Callable[[str], str]
    ) -> None:
        self._gender = gender
        self._index = index
        self._memory = memory
        self._resolve = resolve

    def sense(self, token: Token, sort: str) -> Sense:
        """The antecedent's sense; nothing where none fits or the pronoun stands for no thing."""
        if sort == "relative":
            antecedent = relative_antecedent(token)
            return self._resolve(antecedent) if antecedent is not None else NOTHING
        if sort == "speaker":
            return self._speaker(token)
        if _expletive(token):
            return NOTHING
        found = self._best(token, sort) or (
            self._ahead(token, sort) if token.tag_ == "PRP$" or sort == "thing" else None
        )
        return found.again() if found else NOTHING

    def _best(self, token: Token, sort: str) -> Sense | None:
        ranked = [(self._score(token, mention), mention) for mention in self._candidates(token, sort)]
        if not ranked:
            return None
        best = max(ranked, key=lambda item: item[0])[1]
        head = self._index.tokens[best.head]
        while sort == "plural" and head.dep_ == "conj":
            head = head.head
        return joined(head, self._resolve) if sort == "plural" and head.n_rights else best.sense

    def _candidates(self, token: Token, sort: str) -> Iterator[Mention]:
        here = self._index.sentence(token.i)
        quoted = self._index.quotation(token)
        ours = self._our_side(token) if quoted >= 0 else frozenset()
        doer = self._own_doer(token) if sort == "person" else NOTHING
        for mention in self._memory.before(token.i):
            if here - mention.sentence > _REACH[sort]:
                return
            fits = mention.sense.kind in _FITTING[sort] and mention.sense.lemma != "outlet"
            fits = fits and (self._same_gender(token, mention) if sort == "person" else bool(mention.sense.refs))
            fits = fits and not self._is_city(mention)
            if sort == "thing" and mention.plural and mention.sense.kind != "country":
                continue
            if (
                not fits
                or self._is_told_by(token, mention)
                or ours & {ref.code for ref in mention.sense.refs}
                or self._same_clause(token, mention)
                or _is_same_person(mention.sense, doer)
                or (quoted >= 0 and self._speaks(mention, here))
            ):
                continue
            yield mention

    def _is_told_by(self, token: Token, mention: Mention) -> bool:
        """ "Roe's house was searched, he said": who speaks does not call himself by his name."""
        head = self._index.tokens[mention.head]
        told = [c for c in token.head.children if c.dep_ == "ccomp"] if _says(token) else []
        return any(c.i == head.i or c.is_ancestor(head) for c in told)

    def _own_doer(self, token: Token) -> Sense:
        """The subject, told or understood, of the verb whose object the pronoun is: "after threatening him"."""
        if token.dep_ not in ("dobj", "dative") or token.text.endswith(("self", "selves")):
            return NOTHING
        doer = clauses.subject(token.head)
        return self._resolve(doer) if doer is not None and doer.i != token.i else NOTHING

    def _same_gender(self, token: Token, mention: Mention) -> bool:
        table = pronoun_lexicon()
        earlier = self._index.tokens[mention.head].norm_
        if earlier in table["singular_person"]:
            return (earlier in table["male"]) == (token.norm_ in table["male"])
        told = self._gender(mention.sense.names[0]) if mention.sense.names else ""
        return not told or token.norm_ in table[told]

    def _is_city(self, mention: Mention) -> bool:
        """ "In Baghdad" is where something was, and nobody that acts."""
        head = self._index.tokens[mention.head]
        span = self._index.name(head)
        return span is not None and span.name.kind == "capital" and head.dep_ in ("pobj", "conj", "appos")

    def _our_side(self, token: Token) -> frozenset[str]:
        """Whom the speaker counts himself among: "we helped them" are two sides."""
        for other in self._index.sentence_tokens(self._index.sentence(token.i)):
            if pronoun_class(other) == "speaker" and self._index.quotation(other) >= 0:
                return frozenset(ref.code for ref in self._speaker(other).refs)
        return frozenset()

    def _score(self, token: Token, mention: Mention) -> float:
        distance = self._index.sentence(token.i) - mention.sentence
        head = self._index.tokens[mention.head]
        score = -2.0 * distance + 1.5 * mention.subject - 0.03 * (token.i - mention.head)
        if head.dep_ == "poss" and not self._resolve(head.head).refs:
            score += 0.7
        if mention.subject and distance == 0 and head.head.is_ancestor(token):
            score += 1.0
        if _is_personal(token) and mention.quoted >= 0 > self._index.quotation(token):
            score -= 2.0  # who is spoken of in a quotation is seldom who speaks after it
        if _says(token) and self._said(mention) and self._beside_quotation(token):
            score += 2.5
        if mention.sense.kind == "country" and not mention.subject:
            plural = token.norm_ in pronoun_lexicon()["plural"]
            score -= 1.5 * (plural and head.dep_ != "poss") or 0.6 * (head.dep_ in ("compound", "amod", "pobj"))
        return score

    def _beside_quotation(self, token: Token) -> bool:
        """ "…," he added: he is likelier who spoke last than who was spoken of."""
        near = self._index.sentence_tokens(self._index.sentence(token.i))
        return any(self._index.quotation(other) >= 0 for other in near)

    def _said(self, mention: Mention) -> bool:
        """Whether a mention was the subject of a verb of saying, outside of a quotation."""
        return mention.subject and mention.quoted < 0 and _says(self._index.tokens[mention.head])

    def _same_clause(self, token: Token, mention: Mention) -> bool:
        """ "The army attacked it": an object is not its own clause's subject."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        objects = token.dep_ in ("dobj", "dative", "pobj") and token.tag_ == "PRP"
        return (
            objects
            and self._index.tokens[mention.head].head.i == verb.i
            and not token.text.endswith(("self", "selves"))
        )

    def _speaks(self, mention: Mention, here: int) -> bool:
        """Whether it is the speaker around a quotation, who does not call himself "he" there."""
        return self._said(mention) and here - mention.sentence <= 1

    def _ahead(self, token: Token, sort: str) -> Sense | None:
        """ "With its base in question, the army …": the main clause's subject comes after."""
        root = token.sent.root
        for child in root.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i:
                sense = self._resolve(child)
                return sense if sense.kind in _FITTING[sort] and sense.refs else None
        return None

    def _speaker(self, token: Token) -> Sense:
        """The subject of the verb of saying beside the quotation, in its sentence or the next ones on its line."""
        if self._index.quotation(token) < 0:
            return NOTHING
        here = self._index.sentence(token.i)
        for offset in (0, -1, 1, -2, 2):
            for verb in self._index.sentence_tokens(here + offset):
                if verb.lemma_.lower() in pronoun_lexicon()["saying"] and self._index.quotation(verb) < 0:
                    for child in verb.children:
                        if child.dep_ == "nsubj" and self._index.quotation(child) < 0:
                            return self._resolve(child)
            if offset < 0 and "\n" in self._index.sentence_text(here + offset):
                continue
        return NOTHING


def _is_personal(token: Token) -> bool:
    """Whether a pronoun stands for one person."""
    return token.norm_ in pronoun_lexicon()["singular_person"]


def _says(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in pronoun_lexicon()["saying"]


def _expletive(token: Token) -> bool:
    """ "It is unclear whether": no thing is meant."""
    if token.dep_ == "expl":
        return True
    if token.norm_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    described = verb.lemma_ in ("be", "seem", "appear", "become", "remain") and any(
        c.dep_ in ("acomp", "attr") for c in verb.children
    )
    clause = any(
        c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") and c.i > verb.i
        for c in verb.subtree
        if c.head in (verb, *verb.children)
    )
    return described and clause


def _is_same_person(one: Sense, other: Sense) -> bool:
    """Whether two senses are of one person, by the name or, without one, by the office."""
    if one.names and other.names:
        return bool(set(one.names) & set(other.names))
    return other.kind == "person" and one.kind == "person" and one.refs == other.refs != ()
