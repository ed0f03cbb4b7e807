"""Finds candidates for events: what the lexicon proposes the encoder confirms, and it adds what the lexicon lacks.

Measured alone and together on texts kept back from both, the lexicon errs little in root and actor
where it knows a word, the encoder finds acts in words that no lexicon has, and drops what only looks like one
(docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tocsin.records.event import FACTS, STATUSES

from .acts import Act, find_acts, load_cutter, load_encoder, telling_word
from .candidate import Candidate
from .context import Context
from .gates import is_remark
from .lexical import DECIDED, known_candidates
from .mood import FOR_LONG
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
DOUBTED = 0.35
"""Share of a candidate's words that the encoder takes for an event's, below which it is dropped."""
SEEN = 0.85
"""Share from which words in a row that no candidate has are taken for an event's."""
SEEN_TOLD = 0.5
"""Probability from which the likeliest of these words is taken to tell it."""
_TOGETHER = frozenset({"dobj", "xcomp", "nsubjpass", "attr"})


def find_candidates(context: Context) -> list[Candidate]:
    """Candidates in text order; questions assert nothing."""
    known = [c for c in known_candidates(context, context.asserting) if not is_remark(c.trigger)]
    told = _weighed_by_encoder(context, known) if context.is_encoded else known
    return sorted(told, key=lambda c: c.trigger.token.i)


def _weighed_by_encoder(context: Context, known: list[Candidate]) -> list[Candidate]:
    """What the lexicon proposes and the encoder does not doubt, and what only the encoder finds."""
    seen = _seen(context, known)
    acts = _acts(context, known, seen)
    listed = {_word(c).idx for c in known}
    at = {act.trigger[0]: act for act in acts}
    kept = [
        _confirmed(context, c, act) for c in known if (act := at.get(_word(c).idx)) and act.probability >= CONFIRMED
    ]
    needed = {start: SEEN_TOLD for start, _ in seen}
    likely = [a for a in acts if a.probability >= needed.get(a.trigger[0], FOUND) and a.trigger[0] not in listed]
    new = list(_new(context, kept, likely))
    told = [c for c in (*kept, *new) if not is_remark(c.trigger) and not _doubted(context, c)]
    return [_as_tagged(context, weighed(c)) for c in told]


def _as_tagged(context: Context, candidate: Candidate) -> Candidate:
    """Whether a fact is over or goes on, and whether it is one at all, as the encoder has it of coded articles.

    It stands against the parse only for a fact: what the parse sees open stays open.
    """
    status = candidate.status
    if status.status not in FACTS or status.why in {DECIDED, FOR_LONG}:
        return candidate
    span = candidate.start, candidate.end
    shares = {name: context.tagged.share(f"event:{name}", span) or 0.0 for name in STATUSES}
    facts = sum(shares[name] for name in FACTS)
    open_ = {name: share for name, share in shares.items() if name not in FACTS}
    likeliest = max(open_ if facts < sum(open_.values()) else FACTS, key=lambda name: shares[name])
    if likeliest == status.status or not shares[likeliest]:
        return candidate
    why = f"{status.why}; coded articles have the like as {likeliest} ({shares[likeliest]:.0%})"
    return replace(candidate, status=replace(status, status=likeliest, why=why))


def _seen(context: Context, known: list[Candidate]) -> list[tuple[int, int]]:
    """The words that tell what the encoder sees as an event where no candidate has a word."""
    listed = [_word(c).idx for c in known]
    runs = [r for r in context.tagged.runs("event") if r.share >= SEEN]
    alone = [r for r in runs if not any(r.start <= start < r.end for start in listed)]
    found = (telling_word(context.passages, (r.start, r.end)) for r in alone)
    return [word for word in found if word is not None]


def _doubted(context: Context, candidate: Candidate) -> bool:
    share = context.tagged.share("event", (candidate.start, candidate.end))
    return share is not None and share < DOUBTED


def _acts(context: Context, known: list[Candidate], seen: list[tuple[int, int]]) -> list[Act]:
    settled = [_place(c) for c in known if c.actors.actors and c.targets.actors and not c.status.unsettled]
    words = [*map(_place, known), *seen]
    read = load_encoder(), load_cutter(), context.text, context.passages
    return find_acts(*read, threshold=FOUND, known=words, settled=settled)


def _place(candidate: Candidate) -> tuple[int, int]:
    word = _word(candidate)
    return word.idx, word.idx + len(word)


def _word(candidate: Candidate) -> Token:
    """The word that names the act: behind a light verb its noun."""
    return candidate.trigger.light or candidate.trigger.token


def _confirmed(context: Context, candidate: Candidate, act: Act) -> Candidate:
    """The lexicon's candidate with what the encoder reads there; parties that the parse misses are filled in."""
    if not act.statuses:
        return replace(candidate, trigger=replace(candidate.trigger, act=act))
    read = told_candidate(context, replace(act, root=candidate.trigger.root))
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
