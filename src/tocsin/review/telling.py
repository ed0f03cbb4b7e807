"""What was measured, in plain words and tables: every figure with its interval and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.records import plain

from .agreement import Agreement
from .estimate import Figure
from .measure import Measured, Progress

TOO_FEW = "too few judged to say"
_FAULTS = {
    "type": "type or kind of act", "status": "status", "who": "who", "whom": "to whom", "holder": "who says so",
    "place": "place", "date": "date", "numbers": "numbers", "span": "extent of the words",
    "nothing": "nothing to record",
}  # fmt: skip
_HEADINGS = ("share", "90 % interval", "judged", "of about")


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, the first of which says what the table is of, and rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, in the order in which it is read."""

    progress: tuple[str, ...]
    """What was drawn and judged, by whom."""
    tables: tuple[Table, ...]
    lines: tuple[str, ...]
    """What is missed, and how far those who judged agree."""
    cautions: tuple[str, ...]
    """What somebody who quotes the figures should know."""


def tell(found: Measured) -> Telling:
    """The report on what was judged; names of people and outlets in it are made plain."""
    tables = (
        Table(("of the records", *_HEADINGS), tuple(_of_records(found))),
        Table(("right, by type", *_HEADINGS), tuple(_groups(found.right_by_type))),
        Table(("kind, status and who right, by confidence", "stated", *_HEADINGS), tuple(_confidence(found))),
        Table(("right, by source", *_HEADINGS), tuple(_groups(_short(found.right_by_source)))),
        Table(("what is wrong", *_HEADINGS), tuple(_groups((_FAULTS[name], one) for name, one in found.faults))),
        Table(
            ("of what the texts tell, recorded", "share", "90 % interval", "records judged", "sentences judged"),
            tuple(_found(found)),
        ),
    )
    pairs = (("records", found.record_agreement), ("sentences", found.sentence_agreement))
    return Telling(
        (_progress("records", found.records), _progress("sentences", found.sentences)),
        tuple(table for table in tables if table.rows),
        (_missed(found.missed), *(_agreement(what, pair) for what, those in pairs for pair in those)),
        tuple(_cautions(found)),
    )


def cells(figure: Figure) -> tuple[str, str, str, str]:
    """A figure as four cells: share, interval, number judged, number there are."""
    numbers = f"{figure.judged:,}", f"{figure.of:,}"
    if figure.value is None:
        return "", TOO_FEW, *numbers
    low, high = figure.bounds
    return f"{figure.value:.2f}", "all judged" if figure.complete else f"{low:.2f} to {high:.2f}", *numbers


def _progress(what: str, progress: Progress) -> str:
    skipped = f", {progress.skipped:,} skipped" if progress.skipped else ""
    by = f" by {', '.join(progress.users)}" if progress.users else ""
    line = f"{progress.population:,} {what}, {progress.drawn:,} drawn, {progress.judged:,} judged{skipped}{by}"
    when = f"; drawn {progress.drawn_at[:10]} with seed {progress.seed}" if progress.drawn_at else ""
    return plain(line + when)


def _of_records(found: Measured) -> Iterator[tuple[str, ...]]:
    yield "right in everything asked", *cells(found.right)
    yield "right in kind, status and who", *cells(found.quotable)
    yield "tell something to record, fields aside", *cells(found.told)


def _groups(groups: Iterable[tuple[str, Figure]]) -> Iterator[tuple[str, ...]]:
    return ((plain(name), *cells(figure)) for name, figure in groups if figure.judged)


def _confidence(found: Measured) -> Iterator[tuple[str, ...]]:
    """What records say of themselves beside what people say of them."""
    said = dict(found.stated_confidence)
    for name, figure in found.quotable_by_confidence:
        yield name, f"{said[name]:.2f}" if name in said else "", *cells(figure)


def _short(groups: Iterable[tuple[str, Figure]]) -> Iterator[tuple[str, Figure]]:
    """The groups of which enough was judged, and all others as one that says nothing: a project can have hundreds."""
    rest = []
    for name, figure in groups:
        if figure.told:
            yield name, figure
        else:
            rest.append(figure)
    if rest:
        judged, of = sum(figure.judged for figure in rest), sum(figure.of for figure in rest)
        yield f"{len(rest)} others, each with too few", Figure(None, None, None, judged, of)


def _found(found: Measured) -> Iterator[tuple[str, ...]]:
    """What is found of all that is told, beside both numbers that it rests on."""
    if not found.sentences.judged:
        return
    records = {name: figure.judged for name, figure in found.right_by_type}
    rows = [("all", found.found, found.records.judged)]
    rows += [(name, figure, records.get(name, 0)) for name, figure in found.found_by_type]
    for name, figure, judged in rows:
        yield name, *cells(figure)[:2], f"{judged:,}", f"{figure.judged:,}"


def _missed(missed: Figure) -> str:
    if missed.value is None:
        return f"missed: {TOO_FEW} ({missed.judged:,} sentences judged)"
    low, high = (bound * 100 for bound in missed.bounds)
    return (
        f"missed: {missed.value * 100:.0f} things in a hundred sentences"
        f" ({low:.0f} to {high:.0f}; {missed.judged:,} sentences judged of {missed.of:,})"
    )


def _agreement(what: str, pair: Agreement) -> str:
    of = plain(f"{pair.users[0]} and {pair.users[1]} on {pair.judged:,} {what}: {pair.same:,} judged alike")
    if pair.raw is None:
        return f"{of}; {TOO_FEW}"
    kappa = "no kappa: one answer to all" if pair.kappa is None else f"Cohen's kappa {pair.kappa:.2f}"
    bounds = "" if pair.kappa_low is None else f" ({pair.kappa_low:.2f} to {pair.kappa_high:.2f})"
    return f"{of}, {pair.raw:.2f} ({pair.raw_low:.2f} to {pair.raw_high:.2f}); {kappa}{bounds}"


def _cautions(found: Measured) -> Iterator[str]:
    for what, progress in (("records", found.records), ("sentences", found.sentences)):
        if progress.judged and progress.covered < 1:
            yield f"{progress.covered:.0%} of the {what} are of kinds that were judged; to the rest nobody came yet"
        if progress.judged and progress.skipped > progress.judged / 10:
            yield f"{progress.skipped:,} {what} were skipped: if they are unlike the rest, the figures are off"
    if found.found.told:
        yield "what is told in several sentences and missed in each counts each time: found errs on the low side"
    if found.records.judged < found.records.drawn or found.sentences.judged < found.sentences.drawn:
        yield "go on with `tocsin audit judge`; figures hold at any moment, and get closer with every answer"


def anew(gone: int) -> str:
    """What is to be said where so many of the drawn records were coded anew since; empty where none was."""
    if not gone:
        return ""
    return (
        f"{gone:,} of the records drawn were coded anew since and say something else: the figures speak of the"
        " records as they were; `tocsin audit sample -n 0` brings the draw up to date"
    )
