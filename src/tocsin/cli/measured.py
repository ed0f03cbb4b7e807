"""What was measured, as a page of plain words and tables: every figure with its interval and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.records import plain
from tocsin.review import Agreement, Figure, Measured, Progress

from .terminal import put, put_table, say

TOO_FEW = "too few judged to say"
_FAULTS = {
    "type": "type or kind of act", "status": "status", "who": "who", "whom": "to whom", "holder": "who says so",
    "place": "place", "date": "date", "numbers": "numbers", "span": "extent of the words",
    "nothing": "nothing to record",
}  # fmt: skip
_HEADINGS = ("share", "90 % interval", "judged", "of about")


def put_measured(found: Measured) -> None:
    """The report, on stdout; what to do next, on stderr."""
    _put_progress("records", found.records)
    _put_progress("sentences", found.sentences)
    put_table(
        ("of the records", *_HEADINGS),
        [
            ("right in everything asked", *cells(found.right)),
            ("right in kind, status and who", *cells(found.quotable)),
            ("tell something to record, fields aside", *cells(found.told)),
        ],
    )
    _put_groups("right, by type", found.right_by_type)
    _put_confidence(found)
    _put_groups("right, by source", _short(found.right_by_source))
    _put_groups("what is wrong", ((_FAULTS[name], figure) for name, figure in found.faults))
    _put_found(found)
    put(_missed_line(found.missed))
    for what, pairs in (("records", found.record_agreement), ("sentences", found.sentence_agreement)):
        for pair in pairs:
            put(_agreement_line(what, pair))
    for line in _cautions(found):
        say(line)


def cells(figure: Figure) -> tuple[str, str, str, str]:
    """A figure as four cells: share, interval, number judged, number there are."""
    numbers = f"{figure.judged:,}", f"{figure.of:,}"
    if figure.value is None:
        return "", TOO_FEW, *numbers
    low, high = figure.bounds
    return f"{figure.value:.2f}", "all judged" if figure.complete else f"{low:.2f} to {high:.2f}", *numbers


def _put_progress(what: str, progress: Progress) -> None:
    skipped = f", {progress.skipped:,} skipped" if progress.skipped else ""
    by = f" by {', '.join(progress.users)}" if progress.users else ""
    line = f"{progress.population:,} {what}, {progress.drawn:,} drawn, {progress.judged:,} judged{skipped}{by}"
    when = f"; drawn {progress.drawn_at[:10]} with seed {progress.seed}" if progress.drawn_at else ""
    put(plain(line + when))


def _put_groups(heading: str, groups: Iterable[tuple[str, Figure]]) -> None:
    rows = [(name, *cells(figure)) for name, figure in groups if figure.judged]
    if rows:
        put_table((heading, *_HEADINGS), rows)


def _put_confidence(found: Measured) -> None:
    """What records say of themselves beside what people say of them."""
    said = dict(found.stated_confidence)
    rows = [
        (name, f"{said[name]:.2f}" if name in said else "", *cells(figure))
        for name, figure in found.quotable_by_confidence
    ]
    if rows:
        put_table(("kind, status and who right, by confidence", "stated", *_HEADINGS), rows)


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


def _put_found(found: Measured) -> None:
    """What is found of all that is told, beside both numbers that it rests on."""
    records = {name: figure.judged for name, figure in found.right_by_type}
    rows = [("all", found.found, found.records.judged)]
    rows += [(name, figure, records.get(name, 0)) for name, figure in found.found_by_type]
    if found.sentences.judged:
        put_table(
            ("of what the texts tell, recorded", "share", "90 % interval", "records judged", "sentences judged"),
            [(name, *cells(figure)[:2], f"{judged:,}", f"{figure.judged:,}") for name, figure, judged in rows],
        )


def _missed_line(missed: Figure) -> str:
    if missed.value is None:
        return f"missed: {TOO_FEW} ({missed.judged:,} sentences judged)"
    low, high = (bound * 100 for bound in missed.bounds)
    return (
        f"missed: {missed.value * 100:.0f} things in a hundred sentences"
        f" ({low:.0f} to {high:.0f}; {missed.judged:,} sentences judged of {missed.of:,})"
    )


def _agreement_line(what: str, pair: Agreement) -> str:
    of = plain(f"{pair.users[0]} and {pair.users[1]} on {pair.judged:,} {what}: {pair.same:,} judged alike")
    if pair.raw is None:
        return f"{of}; {TOO_FEW}"
    kappa = "no kappa: one answer to all" if pair.kappa is None else f"Cohen's kappa {pair.kappa:.2f}"
    bounds = "" if pair.kappa_low is None else f" ({pair.kappa_low:.2f} to {pair.kappa_high:.2f})"
    return f"{of}, {pair.raw:.2f} ({pair.raw_low:.2f} to {pair.raw_high:.2f}); {kappa}{bounds}"


def _cautions(found: Measured) -> Iterator[str]:
    """What somebody who quotes the figures should know."""
    for what, progress in (("records", found.records), ("sentences", found.sentences)):
        if progress.judged and progress.covered < 1:
            yield f"{progress.covered:.0%} of the {what} are of kinds that were judged; to the rest nobody came yet"
        if progress.judged and progress.skipped > progress.judged / 10:
            yield f"{progress.skipped:,} {what} were skipped: if they are unlike the rest, the figures are off"
    if found.found.told:
        yield "what is told in several sentences and missed in each counts each time: found errs on the low side"
    if found.records.judged < found.records.drawn or found.sentences.judged < found.sentences.drawn:
        yield "go on with `tocsin audit judge`; figures hold at any moment, and get closer with every answer"
