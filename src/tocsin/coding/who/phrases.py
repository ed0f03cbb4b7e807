"""The parts of a noun phrase, as the parser gives them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PLACING = frozenset(
    {"in", "of", "to", "from", "across", "inside", "into", "within", "near", "outside", "throughout", "off"}
)
"""Prepositions that make a country a place or an owner, and no party."""
_BREAKS = frozenset({"“", "”", '"', ";", ":", "—"})
_VERBAL = frozenset({"VERB", "AUX", "SCONJ"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


def lemma(token: Token) -> str:
    """Lower-case lemma of a noun, also of capitalised ones, which the lemmatizer leaves as they are."""
    word = (
        token.lemma_.lower().rstrip(".")
        if token.lemma_ != token.text or token.pos_ != "PROPN"
        else token.norm_.rstrip(".")
    )
    if token.tag_ in ("NNPS", "NNP") and word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def left_words(head: Token) -> list[Token]:
    """What stands before the head inside its own phrase: "the Saudi Foreign Minister" before "Adel al-Jubeir".

    Adjectives that stand behind it, as they do in French, say the same and come last: "malienne" of "l'armée malienne".
    """
    return [*_before(head), *_qualifiers_behind(head)]


def _qualifiers_behind(head: Token) -> list[Token]:
    found = [child for child in head.rights if child.dep_ == "amod"]
    for token in found:
        found += [child for child in token.rights if child.dep_ == "conj" and child.pos_ == "ADJ"]
    return sorted(found, key=lambda token: token.i)


def _before(head: Token) -> list[Token]:
    edge = head.left_edge.i
    if edge == head.i:
        return []
    found: list[Token] = []
    for token in reversed(list(head.doc[edge : head.i])):
        if token.text in _BREAKS or (token.pos_ in _VERBAL and token.tag_ not in ("VBN", "VBG")):
            break
        if token.dep_ != "prep":
            found.append(token)
    return found[::-1]


def conjuncts(head: Token) -> list[Token]:
    """The head and what is joined to it on its right."""
    found = [*_torn_off(head), head]
    for token in found:
        found += [child for child in token.children if child.dep_ == "conj" and child.pos_ in {*NOMINAL, "ADJ", "NUM"}]
    return sorted(found, key=lambda token: token.i)


def _torn_off(head: Token) -> list[Token]:
    """The first of a list that the parser hung on the verb: "ECOWAS, the European Union and France call …"."""
    at = head.left_edge.i - 1
    listed = any(child.dep_ == "conj" for child in head.children)
    if head.dep_ not in _SUBJECTS or at < 1 or head.doc[at].text != "," or not listed:
        return []
    first = head.doc[at - 1]
    loose = first.pos_ == "PROPN" and first.head == head.head and first.dep_ in ("advcl", "npadvmod", "dep", "nmod")
    return [first] if loose else []


def is_subject(token: Token) -> bool:
    """Whether the phrase is the subject of its clause, also as a later conjunct of it."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token.dep_ in _SUBJECTS


def acts(token: Token) -> bool:
    """Whether a phrase does something or is done something to; a possessor, a place and a modifier only belong."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    if token.dep_ in ("poss", "compound", "amod", "nmod"):
        return False
    return token.dep_ != "pobj" or token.head.norm_ not in _PLACING


def phrase_heads(doc: Doc, start: int, end: int) -> list[Token]:
    """The head of the words between two offsets and what is joined to it inside of them."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    tops = [t for t in span if t.head.i == t.i or not span.start <= t.head.i < span.end]
    head = next((t for t in tops if t.pos_ in NOMINAL), span.root)
    return [t for t in conjuncts(head) if span.start <= t.i < span.end]


def possessors(head: Token) -> list[Token]:
    """ "Niger" in "Niger's junta", "its" in "its forces"."""
    return [child for child in head.children if child.dep_ == "poss"]


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
    """Preposition and object of each phrase that hangs on the head: ("of", Mali)."""
    for child in head.children:
        if child.dep_ == "prep" and (child.i > head.i or head.pos_ in ("VERB", "AUX")):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield child.norm_, grandchild
    yield from _misattached(head)


def _misattached(head: Token) -> Iterator[tuple[str, Token]]:
    """A phrase right after the noun that the parser hung on the verb: "met officials from Peru"."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    if after is None or after.dep_ != "prep" or after.head.i == head.i or after.head.pos_ not in ("VERB", "AUX"):
        return
    yield from ((after.norm_, child) for child in after.children if child.dep_ == "pobj")


def appositions(head: Token) -> list[Token]:
    """ "spokesman" in "Col. Warren, a Pentagon spokesman", from either side."""
    found = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        found.append(head.head)
    return found


def title_words(first: int, doc: Doc) -> list[Token]:
    """What stands right before a name and may be its title: back to a comma, a verb, a conjunction or six words."""
    start = first
    while start > max(0, first - 7):
        token = doc[start - 1]
        stop = (
            token.is_space
            or (token.is_punct and token.text not in {"-", "."})
            or (token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") and token.tag_ != "VBN")
        )
        if stop or (token.pos_ == "ADP" and token.norm_ != "of") or token.pos_ == "PRON":
            break
        start -= 1
    return list(doc[start:first])


def is_plural(token: Token) -> bool:
    """By the tag, or by being joined with another noun."""
    return token.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in token.children)


def relative_antecedent(token: Token) -> Token | None:
    """The noun that "who", "that" or "which" hangs on."""
    verb = token.head
    while verb.dep_ not in ("relcl", "acl", "ROOT") and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ in ("relcl", "acl") and verb.head.i < token.i else None
