"""Grammar of one clause: who stands as subject, object and agent of a verb, and where its words begin and end.

Labels are those of the English model (ClearNLP/OntoNotes style: nsubj, nsubjpass, dobj, agent, pobj, prt, …).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records.moods import helper_of

CLAUSAL = frozenset({"advcl", "ccomp", "parataxis", "csubj", "relcl"})
"""Dependents that are clauses of their own: a trigger's evidence stops before them."""
_ASIDE = frozenset({"punct", "cc", "intj", "meta", "dep"})
_CHAIN = frozenset({"conj", "xcomp"})


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or an auxiliary that is one's main word."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, as a finite clause or as a reduced relative ("forces trained by France")."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"} and not any(c.dep_ == "aux" for c in verb.children)


def children(token: Token, *labels: str) -> list[Token]:
    """Dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token) -> Token | None:
    """The word that does (or, in the passive, undergoes) what the verb says, shared subjects included.

    A conjunct or open complement without a subject of its own takes its governor's: "he came and saw", "began to
    shell"; a participle hung on a noun takes the noun; an adverbial participle the main clause's subject.
    """
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return _antecedent(child)
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj" and is_verb(head):
        return subject(head)
    if verb.dep_ == "xcomp":
        return _controller(head)
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _planner(head) if verb.dep_ == "acl" and _infinitive(verb) else head
    if verb.dep_ == "pcomp" and head.norm_ in {"of", "for", "from"} and is_verb(head.head):
        return _charged(head.head)
    if verb.dep_ in {"advcl", "ccomp", "pcomp"}:
        return _outer_subject(verb)
    if verb.dep_ == "acl":
        return _outer_subject(verb)
    return None


def _antecedent(child: Token) -> Token:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if child.norm_ in {"who", "which", "that"} and child.head.dep_ == "relcl":
        return child.head.head
    return child


def _controller(head: Token) -> Token | None:
    """Who does an open complement: the governor's object if it has one ("urged them to leave"), else its subject."""
    objects = children(head, "dobj", "dative")
    if objects and head.lemma_ not in {"promise", "vow", "threaten", "pledge", "have", "use"}:
        return objects[0]
    if head.lemma_ in {"call", "appeal", "plead", "look"}:
        asked = preposition_objects(head, "on", "upon", "to", "with")
        if asked:
            return asked[0]
    return subject(head)


def _planner(noun: Token) -> Token | None:
    """Whose plan or decision an infinitive hangs on: "the junta's decision to leave", "it has a plan to leave"."""
    owners = [*children(noun, "poss"), *preposition_objects(noun, "of", "by", "from")]
    if owners:
        return owners[0]
    if noun.dep_ in {"dobj", "attr"} and is_verb(noun.head) and not is_passive(noun.head):
        return subject(noun.head)
    return None


def _charged(verb: Token) -> Token | None:
    """Who is said to have done it: "accused the army of shelling", "kept them from leaving"."""
    found = objects(verb)
    return found[0] if found else subject(verb)


def _outer_subject(verb: Token) -> Token | None:
    if any(child.dep_ == "mark" and child.norm_ not in {"to", "by", "for"} for child in verb.children):
        return None
    if verb.dep_ == "ccomp" and not _infinitive(verb) and verb.tag_ != "VBG" and "having" not in auxiliaries(verb):
        return None
    for above in verb.ancestors:
        if is_verb(above):
            return subject(above)
    return None


def _infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children) or helper_of(verb) == "to"


def agents(verb: Token) -> list[Token]:
    """Nouns behind "by" in the passive."""
    return [noun for by in children(verb, "agent") for noun in children(by, "pobj")]


def objects(verb: Token) -> list[Token]:
    """Direct objects, or in the passive what stands as subject."""
    found = children(verb, "dobj", "oprd") if not is_passive(verb) else []
    found = [t for t in found if t.dep_ == "dobj"]
    if is_passive(verb):
        patient = subject(verb)
        return [patient] if patient is not None else []
    if not found and verb.dep_ == "relcl":
        found = (
            [verb.head]
            if any(c.dep_ == "dobj" or c.norm_ in {"that", "which", "whom"} for c in verb.children)
            and subject(verb) != verb.head
            else []
        )
    return found


def preposition_objects(token: Token, *prepositions: str) -> list[Token]:
    """Nouns behind the given prepositions (all, if none are given), of the token or of its particle."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in {"prep", "dative", "agent"} and (not prepositions or prep.norm_ in prepositions):
            found += children(prep, "pobj")
            for inner in children(prep, "prep"):
                found += children(inner, "pobj") if not prepositions or inner.norm_ in prepositions else []
        elif prep.dep_ == "prt":
            found += preposition_objects(prep, *prepositions)
    return found


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    return [token, *token.conjuncts]


def negation(verb: Token) -> Token | None:
    """The word that negates the clause: not, n't, never, no longer, neither; or a subject that begins with "no"."""
    if verb.dep_ == "conj" and any(c.norm_ == "nor" for c in children(verb.head, "cc")):
        return next(c for c in children(verb.head, "cc") if c.norm_ == "nor")
    for child in verb.children:
        if child.dep_ == "neg" or child.norm_ in {"never", "neither", "nor", "hardly"}:
            return child
        if child.dep_ == "aux":
            inner = next((c for c in child.children if c.dep_ == "neg"), None)
            if inner is not None:
                return inner
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} or (child.dep_ == "attr" and children(verb, "expl")):
            inner = next((c for c in child.children if c.norm_ == "no" and c.dep_ in {"det", "neg"}), None)
            if inner is not None or child.norm_ in {"nobody", "none", "nothing"}:
                return inner or child
    return None


def auxiliaries(verb: Token) -> list[str]:
    """Lower-case auxiliaries of the verb, shared ones of a coordination included ("will meet and agree").

    A form that stands for one counts as it does: "retirera" is "will withdraw".
    """
    own = [c.norm_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO"]
    if (told := helper_of(verb)) and told != "to":
        own.insert(0, told)
    if (
        not own
        and verb.dep_ == "conj"
        and is_verb(verb.head)
        and verb.tag_ == verb.head.tag_
        and not children(verb, "nsubj", "nsubjpass")
    ):
        return auxiliaries(verb.head)
    return own


def has_to(verb: Token) -> bool:
    """Whether the verb is a to-infinitive, by itself or through coordination."""
    if _infinitive(verb):
        return True
    return (
        verb.dep_ == "conj" and verb.tag_ == "VB" and is_verb(verb.head) and has_to(verb.head) and not auxiliaries(verb)
    )


def subtree_span(token: Token) -> tuple[int, int]:
    """Character span of all that hangs on the token."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def noun_span(noun: Token) -> tuple[int, int]:
    """Character span of a noun phrase without the clauses that hang on it, and no longer than it needs to be."""
    skip = CLAUSAL | {"appos", "acl"}
    return _span(noun, skip=skip | {"conj"} if noun.pos_ == "NOUN" else skip)


def clause_span(verb: Token, *, with_content: bool = False) -> tuple[int, int]:
    """Character span of the verb with its arguments: subordinate clauses and further coordinated ones are left out.

    ``with_content`` takes in the clause that a verb of speaking governs: "alleged that the deal had failed".
    """
    start, end = _span(verb, skip=CLAUSAL | {"conj"})
    if with_content:
        end = max([end, *(subtree_span(c)[1] for c in children(verb, "ccomp") if c.i > verb.i)])
    return start, end


def _span(head: Token, skip: frozenset[str] | set[str]) -> tuple[int, int]:
    tokens = list(_kept(head, skip))
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    doc = head.doc
    while (
        first < head.i
        and (doc[first].pos_ in {"PUNCT", "CCONJ", "SPACE"} or (doc[first].dep_ == "mark" and doc[first].tag_ == "IN"))
        and doc[first].text not in {"“", '"', "‘"}
    ):
        first += 1
    while (
        last > head.i
        and doc[last].pos_ in {"PUNCT", "CCONJ", "SPACE"}
        and doc[last].text not in {"”", '"', "’", "]", ")"}
    ):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _kept(head: Token, skip: frozenset[str] | set[str]) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in _ASIDE or child.dep_ in skip or _is_long_opening(child):
            continue
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            yield from _kept(
                child, frozenset({"relcl", "appos", "acl"}) if child.dep_ != "pobj" else frozenset({"relcl"})
            )
        elif child.dep_ in {"prep", "agent", "xcomp", "acomp", "attr", "dative", "oprd", "pcomp", "conj", "prt"}:
            yield from _kept(child, CLAUSAL)
        else:
            yield from child.subtree


def _is_long_opening(child: Token) -> bool:
    """An adverbial of many words before the subject: "Despite its assertion that …, the junta declared"."""
    if child.dep_ not in {"prep", "advmod", "npadvmod"} or not is_verb(child.head):
        return False
    behind = child.right_edge.i + 1
    comma = behind < len(child.doc) and child.doc[behind].text == ","
    return child.right_edge.i < child.head.i and comma and child.right_edge.i - child.left_edge.i >= 5
