"""Codes leanings told in one word: "pro-Russian rebels", "the Iran-backed militia", "anti-French protesters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.actor import base

from . import clauses
from .context import Context
from .hosts import theatre
from .lexicon import load_lexicon
from .pairs import parties, write

_WORD = re.compile(
    r"\b(?:(?:[Pp]ro|[Aa]nti)[-‑](?P<pro>[A-Z][\w.]+)"
    r"|(?P<by>[A-Z][\w.]+(?:[ -][A-Z]\w+)?)[-‑ ](?P<how>[a-z]+))"
)
_SPAN = 6
"""How many words may stand between the leaning and the noun that it qualifies."""


def leanings(context: Context, sentence: tuple[Token, ...]) -> Iterator[Relation]:
    """A relation without change for each leaning whose two sides are known."""
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
    ways = load_lexicon("relations")["leaning"]
    for match in _WORD.finditer(context.text, start, end):
        if match["how"] and (match["how"] not in ways or match.group()[-len(match["how"]) - 1] == " "):
            continue
        patron = _patron(context, match["pro"] or match["by"])
        noun = _leaner(context, sentence, match.end())
        if patron and noun is not None:
            record = _write(context, match, patron, noun)
            if record is not None:
                yield record


def _patron(context: Context, name: str) -> str:
    entries = context.who.registry.lookup(name)
    return base(entries[0].code) if entries and entries[0].code and entries[0].kind != "person" else _bloc(name)


def _bloc(name: str) -> str:
    return "west" if name in {"Western", "West"} else ""


def _leaner(context: Context, sentence: tuple[Token, ...], offset: int) -> Token | None:
    """The noun that the leaning qualifies, or the group that it names: the last of the run of nouns behind it."""
    words = load_lexicon("relations")["leaners"]
    groups = {i for n in context.reading.names if n.kind == "group" for i in range(n.start, n.end)}
    found = None
    behind = [t for t in sentence if t.idx >= offset][:_SPAN]
    for token in behind:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
            break
        if token.lemma_.lower() in words or token.idx in groups:
            found = token
    return found


def _write(context: Context, match: re.Match[str], patron: str, noun: Token) -> Relation | None:
    behind = _named_behind(context, noun)
    side = [c for c in context.actors(noun, acting=False).actors if base(c) not in {patron, *behind}]
    where = theatre(context)
    side = [c for c in parties(context, side) if not (where and c.endswith(".REB") and base(c) != where)]
    side = side or armed_here(context, noun, patron)
    end = noun.idx + len(noun)
    return write(context, (match.start(), end), side[:1], [patron], "none", f"'{match.group()}'")


def _named_behind(context: Context, noun: Token) -> set[str]:
    """Who stands beside the noun behind an "and": the leaning is not theirs."""
    ends = [t.right_edge.idx for t in noun.conjuncts if t.i > noun.i]
    end = max(ends, default=noun.idx)
    return {base(n.code) for n in context.reading.names if n.code and noun.idx < n.start <= end}


def armed_here(context: Context, noun: Token, patron: str) -> list[str]:
    """Rebels and governments without a name are those of the country where the sentence, or the text, is set."""
    where, lexicon = _where(context, noun, patron), load_lexicon("relations")
    if not where or where == patron:
        return []
    words = {noun.lemma_.lower(), *(c.lemma_.lower() for c in clauses.children(noun, "compound", "amod", "nmod"))}
    if words & set(lexicon["armed_leaners"]):
        return [f"{where}.REB"]
    return [f"{where}.GOV"] if noun.lemma_.lower() in lexicon["ruling_leaners"] else []


def _where(context: Context, noun: Token, patron: str) -> str:
    return _scene(context, noun, patron) or theatre(context) or theatre(context, frozenset({patron}))


def _scene(context: Context, noun: Token, patron: str) -> str:
    """The one country that the sentence goes on to place something in, other than the patron's."""
    start, end = noun.idx, noun.sent.end_char
    inside = [p for p in context.places_in(start, end) if p.country and _placed(context, p.start)]
    countries = {p.country for p in inside} - {patron}
    return countries.pop() if len(countries) == 1 else ""


def _placed(context: Context, start: int) -> bool:
    words = context.text[max(0, start - 24) : start].lower().split()
    return bool(set(words[-2:]) & {"in", "across", "inside", "throughout", "near"})
