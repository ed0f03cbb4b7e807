"""Why a record has its date: the words that date it, and what the days were counted from."""

from __future__ import annotations

from tocsin.records import Part, Reason, Record, TimeExpression

from ..context import Context
from . import pointing


def date(context: Context, record: Record, when: TimeExpression | None = None) -> Part:
    """The date of a record; ``when`` are the words that the coder took, else they are looked for."""
    told = _words(context, record, when)
    value = tuple(filter(None, (record.date_text, _days(record))))
    if not record.date_text:
        return Part("date_text", value, (), "rule", _undated(context, record), changes=(Reason("a date told"),))
    words = (pointing.span(context, told.start, told.end),) if told is not None else ()
    reported = context.reading.document.published[:10]
    written = context.reading.written
    given = {"date": record.date_text, "days": _days(record), "reported": reported}
    if not record.date_start and not record.date_end:
        name, change = "date without days", "report dated"
    elif told is not None and _is_relative(told):
        name, change = (
            ("counted from the report", "report of another day")
            if reported
            else ("counted from inside", "report dated")
        )
        given |= {"first": written.first, "last": written.last}
    else:
        name, change = "date by itself", "another date"
    reasons = [Reason(name, given)]
    if when is None and told is not None:
        reasons.append(Reason("told at another mention"))
    return Part("date_text", value, words, "rule", tuple(reasons), changes=(Reason(change, given),))


def _undated(context: Context, record: Record) -> tuple[Reason, ...]:
    """No words date it; those that stand in its sentence date something else."""
    around = pointing.span(context, record.start, record.end).around
    others = [t.text for t in context.times_in(*around) if t.first]
    return (Reason("no words date it"), *(Reason("date of something else", {"date": one}) for one in others[:2]))


def _words(context: Context, record: Record, when: TimeExpression | None) -> TimeExpression | None:
    if when is not None and when.text == record.date_text:
        return when
    same = [t for t in context.reading.times if t.text == record.date_text]
    return min(same, key=lambda t: abs(t.start - record.start), default=None)


def _is_relative(told: TimeExpression) -> bool:
    """Whether the words say less than the days do: no year stands in them."""
    year = told.value[:4]
    return not (year.isdigit() and year in told.text) or not told.value


def _days(record: Record) -> str:
    first, last = record.date_start, record.date_end
    return first if first == last else f"{first}…{last}"
