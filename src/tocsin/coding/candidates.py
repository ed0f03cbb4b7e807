"""Finds candidates for events: what the lexicon proposes the encoder confirms, and it adds what the lexicon lacks.

Measured alone and together on texts kept back from both, the lexicon errs little in root and actor
where it knows a word, the encoder finds acts in words that no lexicon has, and drops what only looks like one
(docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tocsin.records.event import FACTS

from .acts import Act, find_acts, load_cutter, load_encoder
from .candidate import Candidate
from .context import Context
from .gates import is_remark
from .lexical import DECIDED, known_candidates
from .status import StatusReading
from .told import told_candidate
from .who import Resolution

CONFIRMED = 0.1
"""Probability from which what the lexicon proposes is kept. Like the next two it was chosen by the figures of texts
with gold that had been looked at before: the shared gold and the articles' train part."""
FOUND = 0.8
"""Probability from which an act that no lexicon knows is taken."""
OPEN = 0.5
"""Probability from which the encoder's reading that an act is no fact stands against the parse."""
DONE = 0.9
"""Probability from which its reading that an act is a fact stands against words that only may look ahead."""
DOUBTFUL = 0.65
"""Probability up to which the encoder's reading is no more than one of two. Of train's acts with two readings half were
facts."""
_TOGETHER = frozenset({"dobj", "xcomp", "nsubjpass", "attr"})


def find_candidates(context: Context) -> list[Candidate]:
    """Candidates in text order; questions assert nothing."""
    sentences = [s for s in context.sentences if not _is_question(s)]
    known = list(known_candidates(context, sentences))
    acts = _acts(context, sentences, known)
    listed = {_word(c).idx for c in known}
    at = {act.trigger[0]: act for act in acts}
    kept = [
        _confirmed(context, c, act) for c in known if (act := at.get(_word(c).idx)) and act.probability >= CONFIRMED
    ]
    new = list(_new(context, kept, [act for act in acts if act.probability >= FOUND and act.trigger[0] not in listed]))
    told = [c for c in (*kept, *new) if not is_remark(c.trigger)]
    return sorted(map(weighed, told), key=lambda c: c.trigger.token.i)


def _is_question(sentence: tuple[Token, ...]) -> bool:
    return any(t.text == "?" for t in sentence[-2:])


def _acts(context: Context, sentences: Sequence[tuple[Token, ...]], known: list[Candidate]) -> list[Act]:
    spans = [(s[0].idx, s[-1].idx + len(s[-1])) for s in sentences]
    settled = [_place(c) for c in known if c.actors.actors and c.targets.actors and not c.status.unsettled]
    words = [_place(c) for c in known]
    cutter = load_cutter()
    return find_acts(load_encoder(), cutter, context.text, spans, threshold=FOUND, known=words, settled=settled)


def _place(candidate: Candidate) -> tuple[int, int]:
    word = _word(candidate)
    return word.idx, word.idx + len(word)


def _word(candidate: Candidate) -> Token:
    """The word that names the act: behind a light verb its noun."""
    return candidate.trigger.light or candidate.trigger.token


def _confirmed(context: Context, candidate: Candidate, act: Act) -> Candidate:
    """The lexicon's candidate with what the encoder reads there; parties that the parse misses are filled in."""
    if not act.statuses:
        return candidate
    read = told_candidate(context, act)
    actors, targets = candidate.actors, candidate.targets
    if read is not None and not actors.actors:
        actors = _besides(read.actors, targets)
    if read is not None and not targets.actors:
        targets = _besides(read.targets, actors)
    return replace(candidate, trigger=replace(candidate.trigger, act=act), actors=actors, targets=targets)


def _besides(found: Resolution, others: Resolution) -> Resolution:
    return replace(found, actors=tuple(a for a in found.actors if a not in others.actors))


def _new(context: Context, kept: list[Candidate], acts: list[Act]) -> Iterator[Candidate]:
    """The acts that no kept candidate tells, the likelier of two words for one act."""
    taken = list(kept)
    for act in sorted(acts, key=lambda a: -a.probability):
        candidate = told_candidate(context, act)
        if candidate is not None and not any(_same_act(candidate, other) for other in taken):
            taken.append(candidate)
            yield candidate


def _same_act(one: Candidate, other: Candidate) -> bool:
    """Whether two words tell one act: the same word, or a verb with its object or open complement, of one root."""
    here, there = one.trigger.token, _word(other)
    if here in {there, other.trigger.token}:
        return True
    lower = here if here.head == there else there
    linked = there in {here.head, here} or here == there.head
    return linked and lower.dep_ in _TOGETHER and one.trigger.root == other.trigger.root


def weighed(candidate: Candidate) -> Candidate:
    """The status where parse and encoder differ on whether the act is a fact.

    What is only planned, demanded or denied must never come out as fact, and the two err on different sentences: one
    that sees it open is enough, unless all that the parse has is a word that tells of deeds done as well ("his decision
    to"). Where both see the act open, the parse says how, for it can name the word that makes it so.
    """
    act, by_parse = candidate.trigger.act, candidate.status
    if act is None or not act.statuses or by_parse.why == DECIDED:
        return candidate
    facts = sum(share for status, share in act.statuses if status in FACTS)
    if by_parse.status in FACTS:
        read = _read_by_encoder(candidate, act, fact=False) if 1 - facts >= OPEN else candidate
        return _or_else(read, act) if 1 - DOUBTFUL <= facts <= DOUBTFUL else read
    if by_parse.unsettled and facts >= DONE:
        return _read_by_encoder(candidate, act, fact=True)
    return _or_else(candidate, act) if facts >= DOUBTFUL else candidate


def _or_else(candidate: Candidate, act: Act) -> Candidate:
    """With the likeliest status of the other sort: a fact beside one that is open, an open one beside a fact."""
    fact = candidate.status.status in FACTS
    other = next((status for status, _ in act.statuses if (status in FACTS) != fact), "")
    return replace(candidate, or_else=other)


def _read_by_encoder(candidate: Candidate, act: Act, *, fact: bool) -> Candidate:
    readings = [(status, share) for status, share in act.statuses if (status in FACTS) == fact]
    share = sum(share for _, share in readings)
    why = f"the words around '{candidate.trigger.token.text}' ({share:.0%})"
    return replace(candidate, status=StatusReading(readings[0][0], why))
