"""Speech: "…, a déclaré le ministre" governs what it tells, which the Universal Dependencies put above it."""

from __future__ import annotations

from .draft import Draft
from .lists import words
from .words.lists import people
from .words.lookup import entry_of

_SETS_OFF = frozenset({",", "»", "”", '"', "–", "—", "?", "!"})
_OTHERS = frozenset(
    {
        "mark", "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "advcl", "obl:mod", "obl:arg", "advmod", "conj",
        "cc", "parataxis", "dislocated", "dep", "acl",
    }
)  # fmt: skip
_HUNG = frozenset(
    {
        "parataxis",
        "advcl",
        "conj",
        "acl",
        "acl:relcl",
        "ccomp",
        "dep",
        "xcomp",
        "amod",
        "appos",
        "obj",
        "obl:mod",
        "nmod",
    }
)
_LOOSELY = frozenset({"parataxis", "advcl", "conj", "acl", "acl:relcl", "ccomp", "dep"})
_TOLD = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci", "un", "une", "certains"})
_ENDS = frozenset('.!?:;«»“”"()–—')
_REACH = 16
"""Words behind a verb of saying among which its subject is looked for: "a déclaré vendredi soir à la presse X"."""


def raise_speech(draft: Draft) -> None:
    """Put the verb of saying that is added to what it tells above it, and name who says it its subject."""
    for verb in range(len(draft)):
        if draft.lemmas[verb] in words("said") and draft.is_verb(verb):
            inverted = _set_off(draft, verb) and _name_speaker(draft, verb)
            if inverted:
                _free(draft, verb)
            _raise(draft, verb, inverted=inverted)


def _name_speaker(draft: Draft, verb: int) -> bool:
    """Whether whoever speaks follows the verb, as its subject from now on."""
    own = [c for c in draft.below(verb, "nsubj") if c > verb]
    if own:
        return True
    if draft.has(verb, VerbForm="Inf") or draft.tags[verb] == "VBG" or _says_more(draft, verb):
        return False
    if draft.below(verb, "nsubj") and not _another_verb_before(draft, verb):
        return False  # "le ministre, Jean Bah, a promis l'enquête"
    speaker = _behind(draft, verb)
    if speaker is None and not draft.below(verb, "nsubj"):
        speaker = next((c for c in draft.below(verb, "obj", "xcomp", "obl:mod") if _right_behind(draft, verb, c)), None)
    if speaker is None:
        return False
    draft.hang(speaker, verb, "nsubj")
    return draft.heads[speaker] == verb


def _right_behind(draft: Draft, verb: int, word: int) -> bool:
    """ "…, assure un notable": whatever the parser takes him for."""
    between = range(verb + 1, min([word, *draft.below(word)]))
    bare = not draft.below(word, "case") and not draft.is_verb(word)
    return word > verb and bare and all(draft.kinds[b] in {"ADV", "DET", "ADJ"} for b in between)


def _says_more(draft: Draft, verb: int) -> bool:
    """Whether what is told follows: "…, a promis que", "…, a exhorté les parties à"."""
    behind = [c for c in draft.below(verb, "ccomp", "xcomp") if c > verb and draft.is_verb(c)]
    passive = draft.below(verb, "aux:pass", "auxpass")
    return bool(behind or passive)


def _another_verb_before(draft: Draft, verb: int) -> bool:
    """Whether the words before the verb in its sentence are a clause of their own."""
    start = draft.doc[verb].sent.start
    helpers = draft.below(verb, "aux", "auxpass", "aux:tense", "dep")
    return any(
        draft.is_verb(w) and draft.has(w, VerbForm="Fin") and w not in helpers and draft.labels[w] != "acl:relcl"
        for w in range(start, verb)
    )


def _behind(draft: Draft, verb: int) -> int | None:
    """The first noun behind the verb that no preposition governs and that may speak."""
    end = min(draft.doc[verb].sent.end, verb + _REACH)
    for word in range(verb + 1, end):
        if draft.words[word] in _ENDS or (draft.is_verb(word) and draft.has(word, VerbForm="Fin")):
            return None
        if draft.kinds[word] == "SCONJ":
            return None
        if _may_speak(draft, word) and not _governed(draft, word, verb):
            return _top(draft, word, verb)
    return None


def _may_speak(draft: Draft, word: int) -> bool:
    if draft.kinds[word] == "PRON":
        return draft.words[word] in _PRONOUNS
    if draft.kinds[word] == "PROPN":
        return draft.doc[word].ent_type_ != "MISC"
    return draft.kinds[word] == "NOUN" and entry_of(draft, word) in people()


def _governed(draft: Draft, word: int, verb: int) -> bool:
    """Whether a preposition or another noun governs a word: "à la BBC", "devant la foule"."""
    noun = word
    while verb < noun:
        if draft.below(noun, "case"):
            return draft.doc[word].ent_type_ != "PERSON" or noun == word
        if draft.labels[noun] in {"flat:name", "flat:foreign", "compound", "amod", "det", "nummod"}:
            noun = draft.heads[noun]
        else:
            return False
        if noun < word and draft.kinds[noun] not in {"NOUN", "PROPN"}:
            return False
    return False


def _top(draft: Draft, word: int, verb: int) -> int:
    """The head of the phrase that a word begins."""
    while draft.heads[word] > word and draft.kinds[draft.heads[word]] in {"NOUN", "PROPN"}:
        word = draft.heads[word]
    if draft.labels[word] in {"flat:name", "compound"} and verb < draft.heads[word] < word:
        return draft.heads[word]
    return word


def _raise(draft: Draft, verb: int, *, inverted: bool) -> None:
    label, told = draft.labels[verb], draft.heads[verb]
    subject = draft.first(verb, "nsubj")
    if told >= verb or label not in (_HUNG if inverted else _LOOSELY) or draft.below(verb, "ccomp", "mark"):
        return
    if subject is None or (not inverted and label != "parataxis"):
        return
    if draft.below(verb, "obj") and label != "parataxis":
        return
    while not draft.is_verb(told) and draft.heads[told] != told:
        told = draft.heads[told]
    if draft.labels[told] in _TOLD or draft.heads[told] == told:
        if draft.heads[verb] != told:
            draft.hang(verb, told)
        draft.replace(told, verb)
        draft.labels[told] = "ccomp"


def _free(draft: Draft, verb: int) -> None:
    """What stands before "…, dit le ministre" is no part of its clause, though the parser hangs it there."""
    before = [c for c in draft.below(verb) if c < verb and draft.labels[c] in _OTHERS and not _helps(draft, c)]
    content = next((c for c in reversed(before) if draft.is_verb(c) and draft.labels[c] not in {"nsubj", "mark"}), None)
    if content is None:
        return
    draft.replace(verb, content)
    draft.labels[content], draft.labels[verb] = draft.labels[verb], "parataxis"
    if draft.labels[content] in {"xcomp", "obj", "dobj"}:
        draft.labels[content] = "ccomp"
    for child in before:
        if child != content:
            draft.hang(child, content)


def _helps(draft: Draft, word: int) -> bool:
    """Whether a word belongs to the verb itself: "l'a-t-il", "lui", "ne"."""
    return draft.kinds[word] in {"PART", "AUX"} or (draft.labels[word] == "dep" and draft.kinds[word] == "PRON")


def _set_off(draft: Draft, verb: int) -> bool:
    """Whether a comma or a closing mark stands right before the verb and its helpers."""
    first = min(
        [
            verb,
            *(
                c
                for c in draft.below(verb, "aux", "dep", "advmod", "neg", "iobj", "expl:comp")
                if _near(draft, c, verb)
            ),
        ]
    )
    return first > 0 and draft.words[first - 1] in _SETS_OFF


def _near(draft: Draft, word: int, verb: int) -> bool:
    return word < verb and all(draft.kinds[w] != "PUNCT" for w in range(word, verb))
