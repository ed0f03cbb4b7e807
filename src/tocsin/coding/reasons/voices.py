"""Why a record has its holders: the words that tell who says so, or why nobody but the outlet does."""

from __future__ import annotations

from tocsin.records import Part, Reason, Record, Words, percent

from .. import clauses
from ..attribution import Attribution
from ..context import Context
from . import pointing

_MOST = 0.7
"""Share of a record's words that has to be said by somebody, as the rule has it."""


def holders(context: Context, record: Record, *, besides: int = -1) -> Part:
    """Who answers for a record; ``besides`` is the offset of its own verb, which is no cue for itself."""
    said = context.voice(record.start, record.end, besides=besides)
    if said is None or not record.holders:
        return _own_voice(context, record, besides)
    given = {"cue": said.cue or "the quotation", "note": said.why}
    changes = [Reason("outside what is said", given)]
    if len(record.holders) > 1:
        changes.append(Reason("outer holder not told", {"code": record.holders[0]}))
    return Part(
        "holders",
        record.holders,
        words_of(context, said),
        "rule",
        (Reason(way(said, record), given),),
        changes=tuple(changes),
    )


def way(said: Attribution, record: Record) -> str:
    """The name of the reason: somebody known, somebody whom the words leave open, or nobody at all."""
    if record.holders[-1:] != ("unnamed",):
        return "said by"
    return "hearsay" if said.source_start < 0 else "said by somebody not known"


def words_of(context: Context, said: Attribution) -> tuple[Words, ...]:
    """The word of saying and whoever says so."""
    found = [pointing.token(context, t) for t in pointing.at(context, said.cue_start)]
    sources = (one for t in pointing.at(context, said.source_start) for one in clauses.conjuncts(t))
    found += [pointing.phrase(context, one) for one in sources]
    if not found:
        found = [pointing.span(context, said.start, said.end)]
    return tuple(sorted(found, key=lambda w: w.start))


def _own_voice(context: Context, record: Record, besides: int) -> Part:
    """Nobody else answers for it; told with how little of it is said by whoever says something beside it."""
    around = [a for a in context.attributions if a.start < record.end and record.start < a.end]
    near = [a for a in around if a.cue_start != besides]
    nearest = max(near, key=lambda a: min(a.end, record.end) - max(a.start, record.start), default=None)
    if nearest is None:
        own = [a for a in around if a.cue_start == besides >= 0]
        reason = Reason("its own word of saying", {"cue": own[0].cue}) if own else Reason("outlet's own voice")
        words = words_of(context, own[0]) if own else ()
        return Part("holders", (), words, "rule", (reason,), changes=(Reason("a holder named"),))
    shared = (min(nearest.end, record.end) - max(nearest.start, record.start)) / (record.end - record.start)
    given = {"cue": nearest.cue or "the quotation", "share": percent(shared), "least": percent(_MOST)}
    return Part(
        "holders", (), words_of(context, nearest), "rule", (Reason("said in part", given),),
        changes=(Reason("said for the most part", given),),
    )  # fmt: skip
