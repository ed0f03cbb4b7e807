"""Verbs in the present that look like other words: "l'Algérie ferme son espace aérien", "et menace de partir"."""

from __future__ import annotations

from .draft import Draft
from .lists import table

_OPENS = frozenset(
    {"le", "la", "les", "l'", "l’", "un", "une", "des", "du", "de", "d'", "d’", "que", "qu'", "qu’", "à"}
)
_OBJECT = frozenset({"nmod", "obj", "appos", "obl:mod", "obl:arg", "conj", "flat:name"})
_BEFORE_DEED = frozenset({"de", "d'", "d’", "à"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend_homographs(draft: Draft) -> None:
    """Take for a verb what the parser does not, where its sentence or its clause has none without it."""
    for word in range(1, len(draft) - 1):
        if draft.kinds[word] not in {"NOUN", "ADJ", "ADV"} or draft.words[word] not in table("homographs"):
            continue
        if draft.below(word, "det", "case", "amod", "nummod") or not _takes_object(draft, word):
            continue
        joined = draft.labels[word] == "conj" and draft.is_verb(draft.heads[word]) and draft.below(word, "cc")
        if joined or (draft.labels[word] == "ROOT" and any(c < word for c in draft.below(word, "nsubj"))):
            _is_verb(draft, word)
        elif _alone(draft, word):
            _govern(draft, word)


def _takes_object(draft: Draft, word: int) -> bool:
    """Whether an article, "que", "de" or a possessive stands right behind, as behind a verb."""
    behind = word + 1
    return draft.words[behind] in _OPENS or draft.kinds[behind] in {"DET", "PROPN"} or draft.tags[behind] == "VB"


def _alone(draft: Draft, word: int) -> bool:
    """Whether no verb of its own is in the word's sentence, and a noun begins it."""
    sentence = draft.doc[word].sent
    verbs = [w for w in range(sentence.start, sentence.end) if draft.is_verb(w) and draft.has(w, VerbForm="Fin")]
    root = sentence.root.i
    told = [v for v in verbs if draft.labels[v] in {"ROOT", "cop", "aux:tense", "aux:pass", "conj"}]
    return not told and root < word and draft.kinds[root] in _NOMINAL and draft.heads[word] == root


def _is_verb(draft: Draft, word: int) -> None:
    draft.is_now(word, "VERB", "VBZ", str(table("homographs")[draft.words[word]]))
    draft.forms[word] = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Number": "Sing", "Person": "3"}
    for deed in range(word + 2, min(word + 4, len(draft))):  # "menace de saisir", "refuse de se retirer"
        if draft.has(deed, VerbForm="Inf") and draft.words[word + 1] in _BEFORE_DEED:
            draft.hang(deed, word, "xcomp")
            return


def _govern(draft: Draft, word: int) -> None:
    """Put the verb above the noun before it, its subject, with what stands behind it below it."""
    subject = draft.heads[word]
    _is_verb(draft, word)
    draft.replace(subject, word)
    draft.labels[subject] = "nsubj"
    for child in [c for c in draft.below(subject) if c > word]:
        bare = draft.kinds[child] in _NOMINAL and not draft.below(child, "case")
        draft.hang(child, word, "obj" if bare and draft.labels[child] in _OBJECT else "")
        if draft.labels[child] == "nmod":
            draft.labels[child] = "obl:mod"
