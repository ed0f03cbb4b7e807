"""Why an event has its status: the word that decided, what it would be without, and what the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.records import Event, Part, Reason, RunnerUp, Words, percent
from tocsin.records.event import FACTS

from .. import clauses
from ..candidates import DONE, OPEN
from ..context import Context
from ..lexical import DECIDED
from ..mood import StatusReading
from ..status import readings
from ..trace import Decided
from ..triggers import Trigger
from . import pointing

_LIKE = "coded articles have the like"
"""What the coder notes where its labels of records decided."""
_CONDITIONS = frozenset({"if", "unless", "provided", "once", "until", "only", "when"})


def status(context: Context, event: Event, decided: Decided) -> Part:
    """The status of one event."""
    trigger, reading = decided.candidate.trigger, decided.candidate.status
    steps = readings(trigger.token, negated=trigger.pattern.negated, speech=trigger.speech)
    if event.status != reading.status and decided.when is not None:
        return _ahead(context, event, decided, reading)
    if _LIKE in reading.why:
        return _as_tagged(context, event, trigger, steps[-1][0])
    if reading.why.startswith("the words around"):
        return _by_encoder(context, event, trigger, steps)
    words, reason, changes = _by_rule(context, trigger, reading, steps)
    second = _second(trigger, event.status, decided.candidate.or_else)
    share = dict(trigger.act.statuses).get(event.status) if trigger.act is not None else None
    reasons = [reason]
    if trigger.act is not None and trigger.act.statuses:
        changes = (*changes, *_unless_the_encoder(trigger, reading))
    return Part("status", (event.status,), words, "rule", tuple(reasons), share, second, changes)


def _as_tagged(context: Context, event: Event, trigger: Trigger, by_rule: StatusReading) -> Part:
    """The encoder's labels of records, learned from coded articles, stood against a fact."""
    span = event.start, event.end
    shares = {name: context.tagged.share(f"event:{name}", span) or 0.0 for name in (event.status, by_rule.status)}
    given = {"status": event.status, "rule": by_rule.status, "why": by_rule.why, "share": percent(shares[event.status])}
    return Part(
        "status", (event.status,), pointing.form(context, trigger.token), "encoder",
        (Reason("coded articles have the like", given),), shares[event.status],
        RunnerUp(by_rule.status, "encoder", shares[by_rule.status]) if by_rule.status != event.status else None,
        (Reason("coded articles have it otherwise", given),),
    )  # fmt: skip


def _second(trigger: Trigger, value: str, or_else: str = "") -> RunnerUp | None:
    """The likeliest other status, as the encoder has it, or the one that the words can be read to give as well."""
    ranked = trigger.act.statuses if trigger.act is not None else ()
    ranked = tuple(one for one in ranked if one[0] == or_else) or ranked
    return next((RunnerUp(name, "encoder", share) for name, share in ranked if name != value), None)


def _ahead(context: Context, event: Event, decided: Decided, reading: StatusReading) -> Part:
    """What is dated after its report is planned, however it is told."""
    when = decided.when
    words = (pointing.span(context, when.start, when.end),) if when is not None else ()
    reported = context.reading.document.published or context.reading.written.last
    given = {"date": event.date_start, "reported": reported[:10], "status": reading.status}
    return Part(
        "status", (event.status,), words, "rule", (Reason("dated after its report", given),),
        runner_up=RunnerUp(reading.status, "rule"), changes=(Reason("report of a later day", given),),
    )  # fmt: skip


def _by_encoder(context: Context, event: Event, trigger: Trigger, steps: Sequence[tuple[StatusReading, Token]]) -> Part:
    by_rule = steps[-1][0]
    facts = sum(share for name, share in _statuses(trigger) if name in FACTS)
    open_ = event.status not in FACTS
    given = {
        "status": event.status,
        "rule": by_rule.status,
        "why": by_rule.why,
        "share": percent(1 - facts if open_ else facts),
        "least": percent(OPEN if open_ else DONE),
    }
    return Part(
        "status",
        (event.status,),
        pointing.form(context, trigger.token),
        "encoder",
        (Reason("encoder sees it open" if open_ else "encoder sees it done", given),),
        dict(_statuses(trigger)).get(event.status),
        RunnerUp(by_rule.status, "rule") if by_rule.status != event.status else _second(trigger, event.status),
        (Reason("encoder less sure that it is open" if open_ else "encoder less sure that it is done", given),),
    )


def _statuses(trigger: Trigger) -> tuple[tuple[str, float], ...]:
    return trigger.act.statuses if trigger.act is not None else ()


def _unless_the_encoder(trigger: Trigger, reading: StatusReading) -> tuple[Reason, ...]:
    """How far the encoder is from overruling the rule."""
    facts = sum(share for name, share in _statuses(trigger) if name in FACTS)
    if reading.status in FACTS:
        return (Reason("encoder might see it open", {"share": percent(1 - facts), "least": percent(OPEN)}),)
    if reading.unsettled:
        return (Reason("encoder might see it done", {"share": percent(facts), "least": percent(DONE)}),)
    return ()


def _by_rule(
    context: Context, trigger: Trigger, reading: StatusReading, steps: Sequence[tuple[StatusReading, Token]]
) -> tuple[tuple[Words, ...], Reason, tuple[Reason, ...]]:
    told, word = steps[-1]
    if reading.why == DECIDED:
        head = trigger.token.head
        given = {"word": head.text, "status": told.status}
        return pointing.each(context, [head]), Reason("decision is the act", given), (Reason("decision ahead", given),)
    if reading != told and not (trigger.pattern.status or trigger.pattern.light):
        words = pointing.quoted(context, reading.why, (word.idx, word.idx + len(word)))
        note = Reason("kept note", {"note": reading.why})
        return words or pointing.form(context, trigger.token), note, ()
    if reading != told:
        given = {"word": trigger.token.text, "status": reading.status, "else": told.status}
        return (
            pointing.form(context, trigger.token),
            Reason("wording has its status", given),
            (Reason("another wording", given),),
        )
    if len(steps) > 1:
        inner = steps[-2][0].status
        given = {"word": word.text, "status": reading.status, "else": inner, "act": trigger.token.text}
        words = pointing.quoted(context, reading.why, (word.idx, word.idx + len(word)))
        words = words or pointing.each(context, [word])
        return words, Reason("governed", {**given, "note": reading.why}), (Reason("not governed", given),)
    return _own(context, trigger, reading, word)


def _own(
    context: Context, trigger: Trigger, reading: StatusReading, word: Token
) -> tuple[tuple[Words, ...], Reason, tuple[Reason, ...]]:
    """What the act's own words say: a modal, a negation, a condition, an adjective, or the tense alone."""
    given = {"act": trigger.token.text, "status": reading.status, "note": reading.why}
    if reading.status in FACTS:
        return _fact(context, trigger, word, given)
    cues = pointing.quoted(context, reading.why, (word.left_edge.idx, word.right_edge.idx + len(word.right_edge)))
    if reading.modal and reading.modal != "whether":
        given |= {"word": reading.modal}
        return cues, Reason("modal", given), (Reason("without the modal", given),)
    no = clauses.negation(word) if clauses.is_verb(word) else None
    if reading.status == "denied" and no is not None:
        words = pointing.each(context, [no, word])
        given |= {"word": no.text}
        return words, Reason("negated", given), (Reason("without the negation", given),)
    condition = [t for t in word.sent if t.norm_ in _CONDITIONS] if reading.status == "conditional" else []
    if condition:
        given |= {"word": condition[0].text}
        words = pointing.each(context, [condition[0], word])
        return words, Reason("condition", given), (Reason("without the condition", given),)
    words = cues or pointing.form(context, word)
    if reading.weak:
        return words, Reason("purpose", given), (Reason("told as done", given),)
    return words, Reason("beside it", given), (Reason("without that word", given | {"word": _joined(words)}),)


def _fact(
    context: Context, trigger: Trigger, word: Token, given: dict[str, str]
) -> tuple[tuple[Words, ...], Reason, tuple[Reason, ...]]:
    words = pointing.form(context, word)
    if trigger.pattern.negated:
        no = clauses.negation(word)
        words = pointing.each(context, [word, *([no] if no is not None else [])])
        return words, Reason("negation is the act", given), (Reason("if it were affirmed", given),)
    verb = clauses.is_verb(word)
    if not verb:
        change = Reason("qualified noun", given)
    elif trigger.speech:
        change = Reason("speech not done", given)
    else:
        change = Reason("under a modal", given)
    return words, Reason("told as it stands" if verb else "noun as told", given), (change,)


def _joined(words: Sequence[Words]) -> str:
    return " ".join(one.text for one in words)
