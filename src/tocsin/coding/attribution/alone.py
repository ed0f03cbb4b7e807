"""Quotations without a verb of saying of their own: more of the same speaker, or words quoted in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.records import Quotation

from .claim import Claim
from .lexicon import words
from .page import Page
from .sources import is_first_person, is_passive, is_undone, may_speak, placed_before, subject

_MARKS = " \u00a0\u202f\"“”„«»'‘’`"
_TELLING = frozenset({"say", "mention", "touch", "describe", "accuse", "deny", "ask", "demand", "want", "utter"})
_VERBAL = frozenset({"VERB", "AUX"})
_STOPS = frozenset({".", "?", "!", ";"})
_NEAR = 14
"""Tokens between a verb and the quoted words that it tells of."""
_OF_OTHERS = frozenset({"agree", "report", "read", "post", "reveal"})
"""Verbs whose quoted object may be a paper's words, or somebody else's."""
_NAMING = frozenset({"title", "entitle", "headline", "caption", "subtitle", "name", "dub", "label"})
_SENTENCE_END = re.compile(r"\w{3,}[.!?][\"”’»]*\s")


def stands_alone(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence, or a line, of its own, and no title."""
    before = page.text[page.line(quotation.start)[0] : quotation.start - 1].rstrip(_MARKS)
    if before and before[-1] not in ".!?:…—–]":
        return False
    first = page.text[quotation.start]
    starts = first.isupper() or first.isdigit() or first in "[(…'‘$." or not before
    return starts and page.is_whole(quotation) and not is_title(page, quotation)


def carried(page: Page, quotation: Quotation, claims: Sequence[Claim]) -> Claim:
    """A quotation that goes on from the last one, is taken up by the next sentence, or follows its speaker's act."""
    claim = Claim(quotation.start, page.end_of_words(quotation), "direct", "", "quotation carried on")
    announced = _announced(page, quotation)
    if announced is not None:
        claim.source, claim.why = announced, "quotation taken up by the next sentence"
    elif _announced_above(page, quotation):
        claim.source, claim.why = _speaker_above(page, quotation), "quotation announced by the line above"
    elif claims and _goes_on(page, quotation, claims[-1]):
        claim.carried = claims[-1]
    elif _fills_line(page, quotation):
        claim.source, claim.why = _speaker_above(page, quotation), "quotation in a paragraph of its own"
    else:
        claim.source, claim.why = _previous_subject(page, quotation), "quotation after its speaker's act"
    return claim


def _fills_line(page: Page, quotation: Quotation) -> bool:
    first, last = page.line(quotation.start)
    outside = page.text[first : quotation.start] + page.text[quotation.end : last]
    return first > 0 and not outside.strip(_MARKS)


def _announced_above(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation opens its line and the line above ends with a colon: "The ministry adds:"."""
    first = page.line(quotation.start)[0]
    return not page.text[first : quotation.start].strip(_MARKS) and page.text[:first].rstrip().endswith(":")


def _speaker_above(page: Page, quotation: Quotation) -> Token | None:
    """Who spoke, or was spoken of, in the last sentence of the paragraph before, as papers set out long quotations."""
    at = page.at(page.line(quotation.start)[0]) - 1
    before = list(page.parse[max(0, at - 12) : at + 1])
    above = next((t for t in reversed(before) if t.is_alpha or t.text == ":"), None)
    if above is None or page.is_furniture(*page.line(above.idx)):
        return None
    said = [t for t in above.sent if _says(t) and page.quotation(t.idx) is None]
    heard = [s for t in said if (s := subject(t)) is not None and not is_first_person(s)]
    if heard:
        return heard[-1]
    found = subject(above.sent.root)
    return found if found is not None and may_speak(found) and not is_first_person(found) else None


def _says(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP"} and bool({"say", "utter", "mention"} & words().classes(token.lemma_))


def in_passing(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """Quoted parts of sentences that nobody is named for: the words stand, their speaker stays open.

    Labels of a few words, names of works and echoes of what was quoted before are no statements.
    """
    text, found = page.text, []
    for quotation in page.quotations:
        said = text[quotation.start : quotation.end].strip(" ,.").casefold()
        if any(c.start < quotation.end and quotation.start < c.end and not _credits(c, claims) for c in claims):
            continue
        verb = _telling(page, quotation)
        least = 3 if verb is not None else 4
        if len(said.split()) < least or is_title(page, quotation) or _is_named(page, quotation):
            continue
        if said not in text[: quotation.start - 1].casefold():
            claim = Claim(quotation.start, page.end_of_words(quotation), "mixed", "", "words quoted in passing")
            if verb is not None:
                claim.cue, claim.cue_token, claim.source = verb.lemma_, verb, subject(verb)
                claim.why = "words quoted in passing by a verb of saying"
            else:
                claim.carried = _just_heard(page, quotation, claims)
            found.append(claim)
    return found


def _credits(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether "according to the agency" is said of a sentence in which somebody else speaks."""
    inner = any(c is not claim and c.cue_start >= 0 and claim.covers(c.cue_start) for c in claims)
    return claim.cue == "according to" and claim.quote != "direct" and inner


def _telling(page: Page, quotation: Quotation) -> Token | None:
    """The verb of saying whose object holds the quoted words: "referred to “acts of war”", "mocked his “big plan”"."""
    token = page.parse[page.at(quotation.start)]
    above = next((t for t in token.ancestors if t.pos_ in _VERBAL and page.quotation(t.idx) is None), None)
    if above is None or above.idx > quotation.start:
        above = _last_verb(page, quotation)
    classes = words().classes(above.lemma_) if above is not None else frozenset()
    if above is None or above.lemma_ in _OF_OTHERS or not _TELLING & classes or "urge" in classes:
        return None
    source = subject(above) or placed_before(above, page.at(page.sentence(above)[0]))
    source = None if is_undone(above) or is_passive(above) else source
    return above if source is not None and not is_first_person(source) and source.i < above.i else None


def _last_verb(page: Page, quotation: Quotation) -> Token | None:
    """The finite verb before quoted words that the parser has torn from it: "asked Karim “when will you go?”"."""
    first = page.line(quotation.start)[0]
    for token in reversed(page.parse[max(0, page.at(quotation.start) - _NEAR) : page.at(quotation.start)]):
        if token.idx < first or token.text in _STOPS or page.quotation(token.idx) is not None:
            return None
        if token.pos_ in _VERBAL and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return token
    return None


def _is_named(page: Page, quotation: Quotation) -> bool:
    """ "An email titled “…”", "a song called “…”": a name, which nobody says."""
    token = page.parse[page.at(quotation.start)]
    before = token.doc[max(0, token.i - 4) : token.i]
    return any(t.lemma_ in _NAMING or (t.norm_ == "called" and t.tag_ == "VBN") for t in before)


def _just_heard(page: Page, quotation: Quotation, claims: Sequence[Claim]) -> Claim | None:
    """Who was quoted in the sentence before, on the same line, and speaks on in a sentence that names no other."""
    sentence = page.parse[page.at(quotation.start)].sent
    if not sentence.start:
        return None
    before = page.parse[sentence.start - 1].sent
    if page.line(before.start_char) != page.line(quotation.start):
        return None
    if any(sentence.start_char <= c.cue_start < sentence.end_char for c in claims):
        return None
    heard = [c for c in claims if c.is_statement and before.start_char <= c.cue_start < before.end_char]
    if not heard:
        return None
    opens = sentence.start >= page.at(quotation.start) - 1
    first = any(is_first_person(t) for t in page.parse[page.at(quotation.start) : page.at(quotation.end)])
    return heard[-1] if heard[-1].quote == "direct" or (opens and first) else None


def is_title(page: Page, quotation: Quotation) -> bool:
    """The name of a work or a banner's words: a few words in capitals, and no full stop."""
    said = page.text[quotation.start : quotation.end].rstrip(" ,.")
    long = [w for w in re.findall(r"[^\W\d_]+", said) if len(w) > 3]
    return said[-1] not in "?!…" and len(said.split()) < 9 and all(w[0].isupper() for w in long)


def _goes_on(page: Page, quotation: Quotation, last: Claim) -> bool:
    """Whether the last quotation stands in this paragraph, or just before it with nothing else said."""
    between = page.text[last.end : quotation.start]
    if "\n" not in between:
        return len(between) < 400 and len(_SENTENCE_END.findall(between)) <= 1
    first = page.line(quotation.start)[0]
    own = page.text[first : quotation.start].strip(_MARKS)
    return not own and page.text[last.end : first].count("\n") <= 3


def _announced(page: Page, quotation: Quotation) -> Token | None:
    """The pronoun of a following "He went on to say": whoever goes on has just been heard."""
    after = page.at(quotation.end)
    tokens = [t for t in page.parse[after : after + 6] if t.is_alpha]
    if len(tokens) < 2 or tokens[0].norm_ not in {"he", "she", "they"}:
        return None
    return tokens[0] if tokens[1].lemma_ in {"go", "add", "continue"} else None


def _previous_subject(page: Page, quotation: Quotation) -> Token | None:
    """The subject of the sentence before, in the same paragraph."""
    line_start = page.line(quotation.start)[0]
    before = [t for t in page.parse[max(0, page.at(quotation.start) - 8) : page.at(quotation.start) - 1] if t.is_alpha]
    if not before or before[-1].idx < line_start or page.quotation(before[-1].idx) is not None:
        return None
    sentence = before[-1].sent
    said = [t for t in sentence if "say" in words().classes(t.lemma_) and t.tag_ in {"VBD", "VBZ"}]
    heard = next((c for t in reversed(said) for c in t.children if c.dep_ == "nsubj" and c.pos_ != "DET"), None)
    if heard is not None and heard.idx >= line_start:
        return heard
    found = subject(sentence.root) if sentence.root.idx >= line_start else None
    return found if found is not None and may_speak(found) else None
