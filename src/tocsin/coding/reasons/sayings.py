"""Why a statement says what it says: the attribution that it was made of."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.records import Part, Reason, Statement, Words

from ..attribution import Attribution
from ..context import Context
from . import labels, pointing, voices
from .parties import Place, party


def statement_parts(context: Context, record: Statement) -> Iterator[Part]:
    """The parts of one statement."""
    said = _attribution(context, record)
    words = voices.words_of(context, said) if said is not None else ()
    evidence = pointing.span(context, record.start, record.end)
    share, second = labels.kind(context, record)
    given = {"cue": said.cue if said is not None else "", "note": said.why if said is not None else record.why}
    name = "said with a word of saying" if said is not None and said.cue else "said without one"
    change = Reason("not said", given)
    yield Part("type", ("statement",), words or (evidence,), "rule", (Reason(name, given),), share, second, (change,))
    yield _speaker(context, record, said, words)
    yield _quote(context, record, evidence)
    if record.addressee:
        yield party(context, "addressee", record.addressee, [_beside(context, record, said)])
    if record.holders != record.speaker and said is not None:
        name = "said through others" if len(record.holders) > 1 else voices.way(said, record)
        yield Part("holders", record.holders, words, "rule", (Reason(name, given),))


def _attribution(context: Context, record: Statement) -> Attribution | None:
    here = [a for a in context.attributions if a.start < record.end and record.start < a.end and a.is_statement]
    return min(here, key=lambda a: abs(a.start - record.start) + abs(a.end - record.end), default=None)


def _speaker(context: Context, record: Statement, said: Attribution | None, words: tuple[Words, ...]) -> Part:
    if not record.speaker:
        return Part("speaker", (), words, "rule", (Reason("speaker not known"),), changes=(Reason("speaker named"),))
    source = said.source_start if said is not None else -1
    tokens = pointing.at(context, source)
    cue = said.cue if said is not None else ""
    subject = Place(
        tokens, "rule", Reason("source of the words", {"cue": cue}), (Reason("another source", {"cue": cue}),)
    )
    return party(context, "speaker", record.speaker, [subject, _beside(context, record, said)])


def _beside(context: Context, record: Statement, said: Attribution | None) -> Place:
    """The sentences around what is said, outside of it."""
    near = [record.start, record.end, *([said.cue_start] if said is not None and said.cue_start >= 0 else [])]
    found = context.reading.parse.char_span(max(0, min(near) - 1), max(near), alignment_mode="expand")
    sentences = found.doc[found[0].sent.start : found[-1].sent.end] if found is not None else ()
    outside = tuple(t for t in sentences if not record.start <= t.idx < record.end)
    before = tuple(context.reading.parse[max(0, outside[0].i - 80) : outside[0].i])[::-1] if outside else ()
    kept = (*outside, *before)
    return Place(tuple(t for t in kept if t.pos_ in {"NOUN", "PROPN", "PRON"}), "rule", Reason("named beside it"))


def _quote(context: Context, record: Statement, evidence: Words) -> Part:
    marks = tuple(
        pointing.span(context, q.start, q.end)
        for q in context.reading.quotations
        if q.start < record.end and record.start < q.end
    )
    name = {"direct": "between quotation marks", "mixed": "partly between marks"}.get(record.quote, "without marks")
    change = Reason("marks around it" if record.quote == "indirect" else "no marks around it")
    return Part("quote", (record.quote,), marks or (evidence,), "rule", (Reason(name),), changes=(change,))
