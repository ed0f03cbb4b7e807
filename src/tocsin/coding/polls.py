"""Finds shares of opinion: "42% supported it", "by 52%-34% they called it reckless", "one in ten said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records import Number

from . import clauses
from .context import Context
from .lexicon import load_lexicon

Share = tuple[tuple[int, int], Token, Number]
"""The words that tell a share, the token that stands for what is measured, and the number."""

_POLL = re.compile(
    r"\b(?:opinion|public|online|telephone|national|exit|straw) polls?\b|\bpoll(?:ed|ing|ster|sters)\b"
    r"|\bsurvey(?:s|ed)?\b|\brespondents?\b|\b(?:a|the|new|recent|latest) poll\b"
    r"|\bpolls (?:show|suggest|indicate|find|put)|approval rating"
    r"|(?:percent|%) of (?:voters|americans|respondents|\w+ voters)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\b(?P<part>\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|of|out of)(?: every)? "
    r"(?P<whole>\d+|three|four|five|six|seven|eight|nine|ten|20|100)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?:a|one)[ -](?:third|quarter|fifth|tenth|half)|two[ -]thirds|three[ -](?:quarters|fourths|fifths)"
    r"|half|(?:a |the )?(?:\w+ )?(?:majority|plurality))\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\b(?:survey|poll|sample) (?:of|among|interviewed|questioned)\b", re.IGNORECASE)
_OF = re.compile(r" of (?:the |all )?(?:[A-Za-z-]+)")
_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEAR = 1500
"""How many characters around a poll's name its results are told in."""


def polled(context: Context, sentence: tuple[Token, ...]) -> Iterator[Share]:
    """Every share of opinion that a sentence tells, each on the words of its own."""
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
    near = _POLL.search(context.text, max(0, start - _NEAR), min(len(context.text), end + _NEAR)) is not None
    taken = start
    for number in _numbers(context, start, end, near=near):
        word = next(t for t in sentence if t.idx + len(t) > number.start)
        verb = _opinion(word, near=near)
        if verb is None:
            continue
        left, right = _span(context, verb, number, taken)
        taken = max(number.end, right)
        yield (left, right), verb, number
    if near:
        yield from _sample(context, sentence)


def _numbers(context: Context, start: int, end: int, *, near: bool) -> list[Number]:
    """Percentages, and in a poll's report the shares told in words."""
    found = [n for n in context.numbers_in(start, end) if n.unit == "percent"]
    if not near:
        return found
    for match in (*_ONE_IN.finditer(context.text, start, end), *_FRACTION.finditer(context.text, start, end)):
        if any(n.start < match.end() + 8 and match.start() < n.end + 8 for n in found):
            continue  # "a 53% majority", "two-thirds, 64%"
        share = _percent(match)
        found.append(Number(match.start(), match.end(), match.group(), share, share, "percent"))
    return sorted(found, key=lambda n: n.start)


def _percent(match: re.Match[str]) -> float | None:
    if "part" not in match.groupdict():
        return None
    part, whole = _figure(match["part"]), _figure(match["whole"])
    return round(100 * part / whole, 1) if 0 < part < whole else None


def _figure(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower())


def _opinion(word: Token, *, near: bool) -> Token | None:
    """The verb or noun by which people hold something beside a share; outside of a poll only over its people."""
    lexicon = load_lexicon("polls")
    below, stance = word, None
    for above in word.ancestors:
        if clauses.is_verb(above) or above.dep_ == "ROOT":
            own = below.dep_ in {"nsubj", "nsubjpass", "meta", "dep", "npadvmod", "advmod", "prep", "appos", "nummod"}
            held = above.lemma_.lower() in lexicon["holding"]
            people = below.dep_ == "nsubj" and bool({t.lemma_.lower() for t in below.subtree} & set(lexicon["people"]))
            if held and (near or people) and (own or near):
                return above
            return stance or (above if near and _by_people(below, above) else None)
        if near and above.lemma_.lower() in lexicon["stances"]:
            stance = above
        below = above
    return word if near and word.lemma_.lower() in lexicon["holding"] else None


def _by_people(below: Token, verb: Token) -> bool:
    """ "Supporters included 78% of Democrats", "nine in ten were aware of it"."""
    lexicon = load_lexicon("polls")
    words = {t.lemma_.lower() for t in verb.children if t.dep_ in {"nsubj", "acomp", "attr"}}
    return bool(words & {*lexicon["stances"], *lexicon["minded"]}) or below.dep_ in {"parataxis", "punct"}


def _span(context: Context, verb: Token, number: Number, taken: int) -> tuple[int, int]:
    """The clause about the share, or the share with its people where one clause tells several."""
    left, right = clauses.clause_span(verb, with_content=True) if clauses.is_verb(verb) else clauses.subtree_span(verb)
    inside = [n for n in context.numbers_in(left, right) if n.unit == "percent" and n.start != number.start]
    if context.text[number.start - 1 : number.start] == "(":  # told behind the opinion that it is the share of
        return _trimmed(context, taken, number.end + 1)
    if inside or not left <= number.start < right:
        ahead = min([n.start for n in inside if n.start > number.start], default=max(right, number.end))
        of = _OF.match(context.text, number.end)
        if of is not None or not left <= number.start < right:
            return number.start, min(ahead, of.end() if of is not None else number.end)
        return number.start, min(ahead, right)
    return max(left, taken) if left < taken <= number.start else left, right


def _trimmed(context: Context, start: int, end: int) -> tuple[int, int]:
    """Without what closes the share before: "(69%), that there would be"."""
    words = context.text[start:end]
    return start + len(words) - len(words.lstrip(" ,;)")), end


def _sample(context: Context, sentence: tuple[Token, ...]) -> Iterator[Share]:
    """ "The survey of 1,005 adults": how many were asked."""
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
    match = _SAMPLE.search(context.text, start, end)
    if match is None:
        return
    number = next((n for n in context.numbers_in(match.end(), min(end, match.end() + 30)) if n.low), None)
    if number is None or (number.low or 0) < 100:
        return
    noun = next(t for t in sentence if t.idx >= match.start())
    behind = next((t for t in sentence if t.idx >= number.end and t.pos_ == "NOUN"), noun)
    yield (noun.idx, max(number.end, behind.idx + len(behind))), noun, number
