"""What judgements of a fair draw say of a project's records: how many are right, what is wrong, what is missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.records import TYPES, AuditItem, AuditJudgement, Draw

from .agreement import Agreement
from .estimate import FEW, Figure, Observation, mean, share
from .faults import FAULTS, NOTHING_TOLD, QUOTED, faults_of
from .frame import BANDS, stated
from .intervals import LEVEL, share_found
from .standing import Said, agreements, average, standing

Named = tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far judging is, of records or of sentences."""

    population: int
    drawn: int
    judged: int
    skipped: int
    """Skipped by somebody and judged by nobody. Figures take it that these are like the rest."""
    covered: float
    """Share of the project that lies in strata of which anything was judged: what the figures speak of."""
    users: tuple[str, ...]
    seed: int
    drawn_at: str
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that the judgements say. Shares are of the project, not of the draw; intervals are at ``level``."""

    level: float
    few: int
    """With fewer judgements than this, and more to judge, no figure is given."""
    records: Progress
    sentences: Progress
    right: Figure
    """Records of which everything holds that was asked."""
    quotable: Figure
    """Records that are right in what an analyst would quote: kind, status and who; a wrong date or place aside."""
    told: Figure
    """Records whose words tell something that should be a record, whether or not all its fields hold."""
    right_by_type: Named
    quotable_by_confidence: Named
    stated_confidence: tuple[tuple[str, float], ...]
    """Mean confidence that the judged records of each band state themselves; it should lie in the interval beside it,
    for it is meant as the probability that a record is right in what an analyst would quote."""
    right_by_source: Named
    faults: Named
    """Share of the records that can have a fault which have it."""
    missed: Figure
    """Mean number of things a sentence tells that should be records and are none."""
    found: Figure
    """Of all that the texts tell and that should be a record, the share that there is a record of; here ``judged`` and
    ``of`` count sentences."""
    found_by_type: Named
    record_agreement: tuple[Agreement, ...]
    sentence_agreement: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    item: AuditItem
    said: tuple[AuditJudgement, ...]
    weight: float
    share: float

    def observed(self, asked: Callable[[AuditJudgement], float]) -> Observation:
        return Observation(average(self.said, asked), self.weight, self.share)


def measure(records: Draw, sentences: Draw, judgements: Iterable[AuditJudgement]) -> Measured:
    """Estimate from two draws and all that was said, oldest first; what was said of items in neither does not count."""
    everything = tuple(judgements)
    of_records = tuple(one for one in everything if one.subject == "record")
    of_sentences = tuple(one for one in everything if one.subject == "sentence")
    seen, read = _judged(records, standing(of_records)), _judged(sentences, standing(of_sentences))
    told = share([one.observed(_is_told) for one in seen])
    missed = mean([one.observed(_missed) for one in read])
    record_progress = _progress(records, seen, of_records)
    sentence_progress = _progress(sentences, read, of_sentences)
    covered = record_progress.covered, sentence_progress.covered
    return Measured(
        LEVEL, FEW, record_progress, sentence_progress,
        right=share([one.observed(_is_right) for one in seen]),
        quotable=share([one.observed(_is_quotable) for one in seen]),
        told=told,
        right_by_type=_by(seen, lambda item: item.type, list(TYPES)),
        quotable_by_confidence=_by(seen, lambda item: item.band, BANDS, _is_quotable),
        stated_confidence=tuple(_stated(seen)),
        right_by_source=_by(seen, lambda item: item.outlet, sorted({one.item.outlet for one in seen})),
        faults=tuple((fault, share(_with_fault(seen, fault))) for fault in FAULTS),
        missed=missed,
        found=_found(told, missed, covered),
        found_by_type=tuple((kind, _found_of(kind, seen, read, covered)) for kind in _met(seen, read)),
        record_agreement=tuple(agreements(_within(records, standing(of_records)))),
        sentence_agreement=tuple(agreements(_within(sentences, standing(of_sentences)))),
    )  # fmt: skip


def _is_right(said: AuditJudgement) -> float:
    return float(said.answer == "right")


def _is_quotable(said: AuditJudgement) -> float:
    return float(not QUOTED & set(said.details))


def _is_told(said: AuditJudgement) -> float:
    return float(NOTHING_TOLD not in said.details)


def _missed(said: AuditJudgement) -> float:
    return float(len(said.details))


def _judged(draw: Draw, said: Said) -> list[_Judged]:
    """What was judged of a draw, each with what it stands for: its stratum, by all that was judged there."""
    members = [(item, index) for item, index in draw.members if item.key in said]
    judged = Counter(index for _, index in members)
    sizes = {index: draw.strata[index].size for index in judged}
    return [
        _Judged(item, said[item.key], sizes[index] / judged[index], judged[index] / sizes[index])
        for item, index in members
    ]


def _within(draw: Draw, said: Said) -> Said:
    return {item.key: said[item.key] for item, _ in draw.members if item.key in said}


def _progress(draw: Draw, judged: Sequence[_Judged], said: Iterable[AuditJudgement]) -> Progress:
    keys, done = {item.key for item, _ in draw.members}, {one.item.key for one in judged}
    here = [one for one in said if one.key in keys]
    skipped = len({one.key for one in here} - done)
    users = tuple(sorted({one.user for one in here}))
    reached = {index for item, index in draw.members if item.key in done}
    covered = sum(draw.strata[index].size for index in reached) / draw.population if draw.population else 0.0
    counts = draw.population, len(keys), len(done), skipped
    return Progress(*counts, covered, users, draw.seed, draw.created_at, draw.coders)


def _by(
    seen: Sequence[_Judged],
    of: Callable[[AuditItem], str],
    names: Sequence[str],
    asked: Callable[[AuditJudgement], float] = _is_right,
) -> Named:
    groups = {name: [one.observed(asked) for one in seen if of(one.item) == name] for name in names}
    return tuple((name, share(group)) for name, group in groups.items() if group)


def _stated(seen: Sequence[_Judged]) -> Iterator[tuple[str, float]]:
    for name in BANDS:
        held = [
            (one.weight, value) for one in seen if one.item.band == name and (value := stated(one.item)) is not None
        ]
        if held:
            yield name, sum(weight * value for weight, value in held) / sum(weight for weight, _ in held)


def _with_fault(seen: Sequence[_Judged], fault: str) -> list[Observation]:
    asked = {kind for kind in TYPES if any(choice.value == fault for choice in faults_of(kind))}
    return [one.observed(lambda said: float(fault in said.details)) for one in seen if one.item.type in asked]


def _met(seen: Sequence[_Judged], read: Sequence[_Judged]) -> list[str]:
    """The types of which anything was judged or missed."""
    missed = {kind for one in read for said in one.said for kind in said.details}
    return [kind for kind in TYPES if kind in missed or any(one.item.type == kind for one in seen)]


def _found_of(kind: str, seen: Sequence[_Judged], read: Sequence[_Judged], covered: tuple[float, float]) -> Figure:
    told = share([one.observed(_is_told) for one in seen if one.item.type == kind])
    return _found(told, mean([one.observed(lambda said: float(said.details.count(kind))) for one in read]), covered)


def _found(told: Figure, missed: Figure, covered: tuple[float, float]) -> Figure:
    """Of what is told, the share found. Its ``judged`` and ``of`` are sentences, on which it rests above all.

    What lies in strata that nobody has come to yet is taken to be like the rest, of both alike.
    """
    there, lacking = _times(told, covered[0]), _times(missed, covered[1])
    if there is None or lacking is None or there[0] + lacking[0] <= 0:
        return Figure(None, None, None, missed.judged, missed.of)
    value, (low, high) = share_found(there, lacking)
    return Figure(value, low, high, missed.judged, missed.of)


def _times(figure: Figure, covered: float) -> tuple[float, tuple[float, float]] | None:
    """A share or mean as a number of things, with its interval."""
    if figure.value is None:
        return None
    (low, high), number = figure.bounds, figure.of / covered
    return figure.value * number, (low * number, high * number)
