"""Finds who stands behind a verb of saying: its subject, wherever the sentence has put it."""

from __future__ import annotations

from spacy.tokens import Token

from ..who.lexicon import pronoun_lexicon
from .lexicon import words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_MAKING = frozenset(
    {"cause", "compel", "drive", "force", "inspire", "lead", "move", "prompt", "provoke", "push", "spur", "trigger"}
)
"""Verbs whose object does what the infinitive behind it tells."""
_FIRST = frozenset({"i", "we", "you", "me", "us"})
_MODALS = frozenset({"would", "could", "might", "may", "should", "will", "must", "can", "'ll", "’ll", "'d", "’d"})


def subject(verb: Token, depth: int = 4) -> Token | None:
    """Head of the noun phrase that says: the verb's own subject, or the one it shares or hangs from."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}] or [
        c for c in verb.children if c.dep_ == "nsubjpass"
    ]
    if own:
        return _antecedent(min(own, key=lambda token: abs(token.i - verb.i)))
    head = verb.head
    if head.i == verb.i or depth == 0:
        return None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in _NOMINAL:
        return head
    if verb.dep_ == "xcomp" and head.lemma_ in _MAKING:
        made = [c for c in head.children if c.dep_ == "dobj" and head.i < c.i < verb.i]
        if made:
            return made[0]  # "led the mayors to say"
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "acl", "dep"}:
        while head.dep_ in {"prep", "advmod"} or (verb.dep_ == "conj" and head.dep_ in {"oprd", "acomp"}):
            head = head.head  # "gone so far as to say", "calling it shameful and demanding a vote"
        if _closes_sentence(verb) and head.dep_ == "advcl" and any(c.dep_ == "mark" for c in head.children):
            head = head.head  # "the army left when the fire resumed, saying …"
        return subject(head, depth - 1) if head.pos_ in {"VERB", "AUX"} else None
    return None


def _closes_sentence(verb: Token) -> bool:
    """A participle after a comma goes with the main clause, whichever clause stands nearest."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > 0 and verb.nbor(-1).text == ","


def placed_before(verb: Token, left: int) -> Token | None:
    """The noun phrase that stands right before a verb, for where the parser has tied it to something else.

    "…, a spokesman for the movement, said": from the verb leftwards, over an apposition between commas.
    """
    at = verb.i - 1
    while at >= left and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    if at >= left and verb.doc[at].text == ",":
        at = next((i for i in range(at - 1, left - 1, -1) if verb.doc[i].text == ","), left) - 1
    if at < left or verb.doc[at].pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    comma = next((i for i in range(at, left - 1, -1) if verb.doc[i].text in {",", "—", "–"}), left - 1)
    found = verb.doc[at]
    while True:
        above = found.head.head if found.head.pos_ == "ADP" else found.head
        if not comma < above.i < verb.i or above.i == found.i or above.pos_ not in _NOMINAL:
            return found
        found = above


def _antecedent(token: Token) -> Token:
    """What "who" and "which" stand for."""
    if token.tag_ in {"WP", "WDT"} or (token.norm_ == "that" and token.head.dep_ == "relcl"):
        verb = token.head
        while verb.dep_ == "conj":
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token


def agent(verb: Token) -> Token | None:
    """Head of the by-phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.norm_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def addressee(verb: Token) -> Token | None:
    """To whom it is said: "told the governors", "said to reporters"."""
    objects = [c for c in verb.children if c.dep_ in {"dative", "dobj"} and c.i > verb.i]
    if verb.lemma_ in {"tell", "inform", "remind", "assure", "reassure", "warn", "urge", "ask", "advise", "promise"}:
        for child in objects:
            if child.pos_ in _NOMINAL:
                return child
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.norm_ == "to":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def nearby(tokens: list[Token]) -> Token | None:
    """The last nominal head among tokens that the parser failed to tie to the verb."""
    for token in reversed(tokens):
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.dep_ not in {"compound", "poss", "npadvmod", "appos"}:
            return token
    return next((t for t in reversed(tokens) if t.pos_ in {"PROPN", "PRON"}), None)


def postposed(verb: Token) -> Token | None:
    """The speaker in "The army, said Osman, has left": right behind the verb, between the parts of what is said."""
    doc, sentence = verb.doc, verb.sent
    if verb.i - 2 < sentence.start or verb.nbor(-1).text != "," or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(t.text == "," for t in doc[sentence.start : verb.i - 1]):
        return None  # "the minister, Osman, said"
    commas = [i for i in range(verb.i + 2, min(verb.i + 18, sentence.end - 1)) if doc[i].text == ","]
    resumed = any(doc[i + 1].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in commas)
    phrase = list(doc[verb.i + 1 : commas[0]]) if commas else []
    nominal = [t for t in phrase if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    if not resumed or not nominal or any(t.pos_ in {"VERB", "AUX"} or t.tag_ == "IN" for t in phrase[:2]):
        return None
    return next((t for t in nominal if t.head not in nominal), nominal[0])


def rivals(pronoun: Token) -> list[Token]:
    """The two persons of "Osman met Karim." before a sentence that "he" opens: subject and object of one verb.

    None where that verb is one of saying, whose subject goes on, or where a title tells that one of them is not meant.
    """
    if pronoun.sent.start == 0:
        return []
    verb = pronoun.doc[pronoun.sent.start - 1].sent.root
    if words().classes(verb.lemma_) or is_passive(verb):
        return []
    found = [c for c in verb.children if c.dep_ in {"nsubj", "dobj"}]
    found += [o for c in verb.children if c.norm_ in {"with", "to", "by"} for o in c.children if o.dep_ == "pobj"]
    other = "female" if pronoun.norm_ == "he" else "male"
    titles = pronoun_lexicon()[f"{other}_titles"]
    met = [t for t in found if t.pos_ == "PROPN" and not any(c.norm_.rstrip(".") in titles for c in t.children)]
    return met if len(met) == 2 else []


def may_speak(token: Token) -> bool:
    """Persons, names and pronouns speak; a thing named by a common noun does not."""
    return token.pos_ == "PROPN" or token.norm_ in {"he", "she", "they"} or bool(token.ent_type_)


def is_first_person(token: Token) -> bool:
    """I, we, you: a voice inside a quotation, never a source of its own."""
    return token.norm_ in _FIRST


def says_in_full(verb: Token) -> bool:
    """Whether a verb that says only with its particle has it: "point out"."""
    return verb.lemma_ != "point" or any(c.dep_ == "prt" and c.norm_ == "out" for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes the saying."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        return not any(c.dep_ in {"nsubj", "aux"} for c in verb.children) and is_passive(verb.head)
    if verb.dep_ == "acl" and any(c.dep_ == "nsubj" or c.lemma_ == "have" for c in verb.children):
        return False  # "reports that he had informed the council"
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and {"describe", "name"} & words().classes(verb.lemma_):
        return True  # "the front, now called …"
    return verb.tag_ == "VBN" and ((verb.dep_ == "acl" and not _is_finite_after_all(verb)) or _is_asked(verb))


def _is_finite_after_all(verb: Token) -> bool:
    """ "Osman, an adviser, tweeted that …": taken for a participle, though the sentence has no other verb."""
    return verb.head.dep_ == "ROOT" and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)


def _is_asked(verb: Token) -> bool:
    """ "Asked whether …, the minister said": the subject of the main clause was asked."""
    bare = not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    return bare and verb.dep_ == "advcl" and verb.lemma_ in {"ask", "tell", "question", "press", "quote"}


def is_undone(verb: Token) -> bool:
    """Whether nothing was said: denied, refused, wanted, asked whether, only possible."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.norm_ in _MODALS):
            return True
        if child.dep_ == "mark" and child.norm_ in {"if", "unless", "whether"}:
            return True
    to_say = verb.dep_ == "xcomp" and any(c.dep_ == "aux" and c.norm_ == "to" for c in verb.children)
    if to_say and (verb.head.pos_ == "ADJ" or any(c.dep_ == "acomp" for c in verb.head.children)):
        return True  # "it was wrong to say that …"
    if verb.dep_ == "xcomp" and "undone" in words().classes(verb.head.lemma_):
        return True
    return verb.dep_ in {"xcomp", "conj"} and any(c.dep_ == "neg" for c in verb.head.children)
