"""The English form of an entry by its Penn tag: rules compare "scheduled" and "reports", not only "schedule"."""

from __future__ import annotations

from functools import lru_cache

from .lists import irregular

_VOWELS = frozenset("aeiou")
_BE = {"VBZ": "is", "VBP": "are", "VBD": "was", "VBN": "been", "VBG": "being"}
_HISSING = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=8192)
def inflect(entry: str, tag: str, *, plural: bool = False) -> str:
    """The entry in the form of the tag; as it is where the tag asks for none."""
    if entry == "be":
        return "were" if plural and tag == "VBD" else _BE.get(tag, "be")
    if tag in {"VBD", "VBN"}:
        return _past(entry, participle=tag == "VBN")
    if tag == "VBG":
        return _gerund(entry)
    if tag == "VBZ":
        return str(irregular("third").get(entry) or _with_s(entry))
    if tag in {"NNS", "NNPS"}:
        return str(irregular("plural").get(entry) or _plural(entry))
    return entry


def _past(verb: str, *, participle: bool) -> str:
    if verb in irregular("past"):
        return str(irregular("past")[verb][participle])
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in irregular("doubling") else verb


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


__all__ = ["inflect"]
