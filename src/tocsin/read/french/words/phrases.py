"""Phrases: French words that are one word in English ("mettre fin à": end) share its entry at their head.

The words that are taken up no longer stand for themselves. What hung on them hangs on the head; and where a phrase
takes its object by a preposition ("mettre fin à"), that object becomes a direct one, as it is in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.read.french.draft import Draft

from .lists import Phrase, phrases, plain
from .lookup import is_reflexive

_INFLECTED = frozenset({"verb", "noun"})
_VERBAL = frozenset({"VERB", "AUX"})
_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
_OWN = frozenset({"det", "amod", "nummod", "poss"})
_THEIRS = frozenset({"sa", "ses", "leur", "leurs"})
_BETWEEN = 3
_FAR = 7
_OF = frozenset({"de", "d'", "du", "des"})
_TO = frozenset({"à", "au", "aux"})
_SAME = {"de": _OF, "d'": _OF, "à": _TO, "sur": frozenset({"sur"})}
_PREPOSITIONS = frozenset({"à", "au", "aux", "de", "en", "hors", "sous", "sur"})


def take_up(draft: Draft) -> tuple[dict[int, str], set[int]]:
    """Rewrites the tree around each phrase; returns the entries at their heads and the words that were taken up."""
    given: dict[int, str] = {}
    gone: set[int] = set()
    for word in range(len(draft)):
        if word in gone:
            continue
        for phrase in _starting(draft, word):
            found = _match(draft, word, phrase, gone)
            if found is not None and _settle(draft, phrase, found, given):
                gone |= {one for one in found[: phrase.kept] if one not in given}
                break
    return given, gone


def _starting(draft: Draft, word: int) -> Iterator[Phrase]:
    for first in dict.fromkeys((plain(draft.words[word]), plain(draft.lemmas[word]))):
        yield from phrases().get(first, ())


def _match(draft: Draft, start: int, phrase: Phrase, gone: set[int]) -> list[int] | None:
    verbal = phrase.kind == "verb"
    words = list(phrase.words)
    if phrase.reflexive and not is_reflexive(draft, start):
        return None
    if verbal and (draft.kinds[start] not in _VERBAL or draft.labels[start] in {"aux", "auxpass"}):
        return None
    found, at = [start], start + 1
    for wanted in words[1:]:
        far = verbal and wanted in _PREPOSITIONS
        here = _next(draft, at, wanted, far=far, near=verbal, lemmas=phrase.kind in _INFLECTED)
        if here is None or here in gone:
            return None
        found.append(here)
        at = here + 1
    return found if len(found) == len(words) else None


def _next(draft: Draft, at: int, wanted: str, *, far: bool, near: bool, lemmas: bool) -> int | None:
    """Where the next word of a phrase stands: at once, or behind adverbs; a preposition also behind an object."""
    for word in range(at, min(len(draft), at + (_FAR if far else _BETWEEN if near else 1))):
        if wanted in _forms(draft, word, lemmas=lemmas):
            return word
        passes = draft.kinds[word] in {"ADV", "PART"} or (far and draft.kinds[word] not in _ENDS)
        if not passes:
            return None
    return None


def _forms(draft: Draft, word: int, *, lemmas: bool) -> set[str]:
    form = plain(draft.words[word])
    same = {name for name, forms in _SAME.items() if form in forms}
    own = {"son"} if form in _THEIRS else set()
    return {form, *same, *own, *({plain(draft.lemmas[word])} if lemmas else ())}


def _settle(draft: Draft, phrase: Phrase, found: list[int], given: dict[int, str]) -> bool:
    head = found[phrase.head]
    if phrase.kind == "preposition":
        return _as_preposition(draft, phrase, found, given)
    if phrase.kind == "conjunction":
        return _as_mark(draft, phrase, found, given)
    if phrase.kind in {"adjective", "adverb"}:
        return _as_modifier(draft, phrase, found, given)
    names = phrase.entry.split()
    if len(names) > 1:  # "premier ministre": word by word
        given.update(zip(found, names, strict=True))
        return True
    _gather(draft, head, found[: phrase.kept], "prt" if phrase.kind == "verb" else "compound")
    if phrase.kind == "noun":
        draft.kinds[head] = "NOUN"
        draft.tags[head] = "NNS" if draft.has(head, Number="Plur") else "NN"
        if draft.labels[head] == "acl":
            draft.labels[head] = "appos"  # "Julie Diop, chargée de recherche": no participle
    given[head] = phrase.entry
    if phrase.takes:
        make_object(draft, head, _SAME[phrase.takes], behind=max(found))
    return True


def _gather(draft: Draft, head: int, found: list[int], label: str) -> None:
    """Hang the words of a phrase on its head, and what else hangs on them with it."""
    inner = [word for word in found if word != head]
    top = next((word for word in found if draft.heads[word] not in found or draft.heads[word] == word), head)
    if top != head and head in _subtree(draft, top):
        draft.replace(top, head)
    for word in inner:
        for child in draft.below(word):
            if child not in found and draft.labels[child] not in _OWN:
                draft.hang(child, head)
    for word in inner:
        small_word = draft.kinds[word] in {"ADP", "DET", "PUNCT", "SCONJ", "PRON"}
        draft.hang(word, head, "dep" if small_word else label)
        draft.labels[word] = "dep" if small_word else label
        draft.kinds[word] = "PART"


def _subtree(draft: Draft, word: int) -> set[int]:
    below = {word}
    rest = [word]
    while rest:
        children = draft.below(rest.pop())
        below.update(children)
        rest += children
    return below


def make_object(draft: Draft, verb: int, prepositions: frozenset[str], behind: int = -1) -> bool:
    """Make what stands behind a verb's preposition its direct object: "s'emparer de la ville" is "seize the town"."""
    for prep in draft.below(verb, "prep", "dative"):
        if prep < max(verb, behind) or plain(draft.words[prep]) not in prepositions:
            continue
        noun = draft.first(prep, "pobj")
        if noun is None:
            return False
        draft.hang(noun, verb, "dobj")
        draft.labels[prep], draft.kinds[prep] = "dep", "PART"
        return True
    return False


def _as_preposition(draft: Draft, phrase: Phrase, found: list[int], given: dict[int, str]) -> bool:
    behind = [c for word in found for c in draft.below(word, "pobj", "pcomp") if c not in found and c > found[-1]]
    if not behind:
        return False
    top = next((word for word in found if draft.heads[word] not in found), found[0])
    if draft.heads[top] == top and top != found[0]:
        return False
    for word in found:
        for child in draft.below(word):
            if child not in found:
                draft.hang(child, top)
    for word in found:
        if word != top:
            draft.hang(word, top, "dep")
            draft.labels[word], draft.kinds[word] = "dep", "PART"
    if draft.labels[top] not in {"ROOT", "agent", "conj", "pcomp"}:
        draft.labels[top] = "prep"
    draft.kinds[top], draft.tags[top] = "ADP", "IN"
    given[top] = phrase.entry
    return True


def _as_mark(draft: Draft, phrase: Phrase, found: list[int], given: dict[int, str]) -> bool:
    """Of "alors que" the first word is the mark, and "que" nothing of its own."""
    joining = [word for word in found if draft.labels[word] in {"mark", "cc", "advmod", "dep", "fixed"}]
    if not joining:
        return False
    last = next((word for word in reversed(found) if draft.labels[word] in {"mark", "cc"}), joining[-1])
    first = found[0]
    if last != first:
        clause = draft.heads[last] if draft.heads[last] not in found else draft.heads[first]
        draft.hang(first, clause, "mark")
        for word in found[1:]:
            draft.hang(word, first, "dep")
            draft.labels[word], draft.kinds[word] = "dep", "PART"
    draft.labels[first] = "cc" if phrase.entry == "and" else "mark"
    draft.kinds[first], draft.tags[first] = ("CCONJ", "CC") if phrase.entry == "and" else ("SCONJ", "IN")
    given[first] = phrase.entry
    return True


def _as_modifier(draft: Draft, phrase: Phrase, found: list[int], given: dict[int, str]) -> bool:
    """ "En cours" qualifies its noun as "ongoing" does."""
    head = found[-1] if phrase.kind == "adjective" else found[0]
    if any(c not in found and draft.labels[c] in {"det", "prep", "relcl"} for word in found for c in draft.below(word)):
        return False
    _gather(draft, head, found, "dep")
    if phrase.kind == "adjective":
        draft.kinds[head], draft.tags[head] = "ADJ", "JJ"
        over = draft.kinds[draft.heads[head]]
        draft.labels[head] = "amod" if over in {"NOUN", "PROPN"} else "acomp" if over in _VERBAL else "dep"
    else:
        draft.kinds[head], draft.tags[head], draft.labels[head] = "ADV", "RB", "advmod"
    given[head] = phrase.entry
    return True


__all__ = ["make_object", "take_up"]
