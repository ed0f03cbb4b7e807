"""Why an event has its root: the word that tells it, whether lexicon or encoder knew it, and what came second."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records import Event, Part, Reason, RunnerUp, percent

from ..candidates import CONFIRMED, DOUBTED, FOUND, SEEN_TOLD
from ..context import Context
from ..nouns import lemma
from ..patterns import Pattern, noun_patterns, verb_patterns
from ..trace import Decided
from ..triggers import Trigger
from . import pointing

_COMPANY = (
    "object", "object_mod", "subject", "subject_or_object", "complement", "content_has", "need_mod", "only_mod",
    "need_of",
)  # fmt: skip
"""Fields of a pattern that ask for one of several words beside the verb or noun."""


def root(context: Context, event: Event, decided: Decided) -> Part:
    """The root of one event, as the part ``type``."""
    trigger = decided.candidate.trigger
    act = trigger.act
    told = (trigger.token, *([trigger.light] if trigger.light is not None else []))
    shares = dict(act.roots) if act is not None else {}
    listed = is_listed(trigger)
    given = {"word": trigger.token.text, "root": event.event_type}
    if not listed and act is not None:
        least = FOUND if act.probability >= FOUND else SEEN_TOLD
        given |= {"share": percent(act.probability), "least": percent(least)}
        return Part(
            "type", (event.event_type,), pointing.each(context, told), "encoder", (Reason("encoder found", given),),
            shares.get(event.event_type), _second(trigger, event.event_type),
            (Reason("encoder less sure of an act", given),),
        )  # fmt: skip
    company = _company(trigger)
    words = pointing.each(context, [*told, *company])
    reasons = [Reason("lexicon has the word", given)]
    changes = []
    other = next((p for p in _others(trigger.pattern) if p.root != trigger.pattern.root), None)
    if company:
        beside = " ".join(t.text for t in sorted(company, key=lambda t: t.i))
        reasons = [Reason("lexicon has the word with others", given | {"company": beside})]
        changes.append(Reason("without its company", given | {"company": beside, "else": other.root if other else ""}))
    elif other is not None and (asked := _asked(other)):
        changes.append(Reason("in other company", given | {"else": other.root, "company": asked}))
    if context.tagged.share("event", (event.start, event.end)) is not None:
        changes.append(Reason("encoder doubts the kind", {"least": percent(DOUBTED)}))
    if event.event_type != trigger.root:
        reasons.append(Reason("a crowd demands", given))
    if act is not None:
        reasons.append(Reason("encoder confirms", {"share": percent(act.probability)}))
        changes.append(Reason("encoder sees no act", {"least": percent(CONFIRMED), "share": percent(act.probability)}))
    return Part(
        "type", (event.event_type,), words, "lexicon", tuple(reasons),
        shares.get(event.event_type), _second(trigger, event.event_type), tuple(changes),
    )  # fmt: skip


def is_listed(trigger: Trigger) -> bool:
    """Whether the lexicon proposed the word, not the encoder alone."""
    return any(pattern is trigger.pattern for pattern in _listed(trigger.pattern))


def _listed(pattern: Pattern) -> Iterator[Pattern]:
    for word in pattern.words:
        yield from (noun_patterns() if pattern.noun else verb_patterns()).get(word, ())


def _others(pattern: Pattern) -> Iterator[Pattern]:
    return (other for other in _listed(pattern) if other is not pattern)


def _company(trigger: Trigger) -> list[Token]:
    """The words of the sentence that the pattern asked for beside its own."""
    pattern = trigger.pattern
    asked = {word for name in _COMPANY for word in getattr(pattern, name) or ()}
    behind = [*(pattern.prep_object or {}).values(), *(pattern.object_prep or {}).values()]
    asked |= {word for words in behind for word in words}
    small = {*(pattern.prep or ()), *(pattern.particle or ())}
    own = [c for c in trigger.token.children if c.norm_ in small]
    near = [t for c in trigger.token.children for t in (c, *c.children, *(g for d in c.children for g in d.children))]
    beside = [t for t in near if {t.norm_, t.lemma_.lower(), lemma(t)} & asked]
    return list(dict.fromkeys([*own, *beside]))[:3]


def _asked(pattern: Pattern) -> str:
    """Some of the words that another reading of the word asks for."""
    for name in _COMPANY:
        words = getattr(pattern, name)
        if words:
            return ", ".join(sorted(words)[:3])
    return ""


def _second(trigger: Trigger, value: str) -> RunnerUp | None:
    """The likeliest other root, as the encoder has it."""
    ranked = trigger.act.roots if trigger.act is not None else ()
    return next((RunnerUp(name, "encoder", share) for name, share in ranked if name != value), None)
