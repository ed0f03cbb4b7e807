"""Sentences on what is followed through time: what changed, what is awaited, what people forecast, what is quoted."""

from __future__ import annotations

from tocsin.records.brief import Choice, Look, Section, Sentence
from tocsin.records.figure import Change
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.said import Said
from tocsin.registry.types import Registry

from ..figures import quantity
from ..figuring import number, percent, scope_name
from ..ledgers import agreement_state, posture_state
from ..naming import UNNAMED, listed, one_line, says
from ..phrases import phrase, phrases
from .notebook import Notebook, of_said, of_word
from .prose import country, day_in_words, quoted, towards, upper, voice, voices

_AWAITED = {"planned": "planned, not done", "expected": "expected, not yet so", "demanded": "demanded, not done",
            "conditional": "only under a condition"}  # fmt: skip
_CITED = 5
_HOLDS = {"expected": "expected", "possible": "held possible", "conditional": "expected on a condition"}


def changed(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """Agreements and forces that have another state than before."""
    told = [_agreement(one, notebook, registry) for one in choice.agreements]
    told += [_posture(one, notebook, registry) for one in choice.postures]
    return Section("What stands otherwise than before", tuple(told)) if told else None


def _agreement(entry: AgreementEntry, notebook: Notebook, registry: Registry) -> Sentence:
    last = entry.course[-1]
    parties = f" {'between' if len(entry.parties) == 2 else 'of'} {voices(entry.parties, registry)}"
    what = f"{quoted(entry.name) if entry.name else 'An agreement'}{parties if entry.parties else ''}"
    before = entry.course[-2] if len(entry.course) > 1 else None
    rivals = [f"{voice_of(one.said, registry)}: {agreement_state(one.state)}" for one in entry.rivals[:2]]
    cited = _cited(entry, [last.said, *([before.said] if before else []), *(one.said for one in entry.rivals[:2])])
    state = agreement_state(last.state)
    return _standing(
        what, state, agreement_state(before.state) if before else "", last.said, rivals, cited, notebook, registry
    )


def _posture(entry: PostureEntry, notebook: Notebook, registry: Registry) -> Sentence:
    last = entry.course[-1]
    element = entry.element.replace("-", " ") if entry.element != "other" else "forces"
    count = f" ({quantity(last.count)})" if last.count else ""
    where = f" in {country(entry.host, registry)}" if entry.host else ""
    what = f"{upper(element)}{count} of {voices(entry.owner, registry)}{where}"
    before = entry.course[-2] if len(entry.course) > 1 else None
    rivals = [f"{voice_of(one.said, registry)}: {posture_state(one.state)}" for one in entry.rivals[:2]]
    cited = _cited(entry, [last.said, *([before.said] if before else []), *(one.said for one in entry.rivals[:2])])
    return _standing(
        what, posture_state(last.state), posture_state(before.state) if before else "", last.said, rivals, cited,
        notebook, registry,
    )  # fmt: skip


def _cited(entry: Entry, first: list[Said]) -> list[Said]:
    """What the sentence needs, and further words on the entry: its name and its parties may be from any of them."""
    told = {(one.doc, one.record): one for one in (*first, *entry.said)}
    return list(told.values())[: max(len(first), _CITED)]


def _standing(
    what: str, state: str, before: str, word: Said, rivals: list[str], cited: list[Said], notebook: Notebook,
    registry: Registry,
) -> Sentence:  # fmt: skip
    """What it is, how it stands, who says so and when; what was told before; who tells otherwise."""
    day = day_in_words(word.first, word.last) if word.basis == "words" else ""
    told = f"reported {day_in_words(word.told, word.told)}" if word.told and not day else day
    parts = [f"{what}: {state}, {_so(word, registry)}{f', {told}' if told else ''}"]
    parts += [f"told as {before} before"] if before else ["nothing was told of it before"]
    parts += [f"but {listed(rivals)}"] if rivals else []
    look: Look = "claim" if word.holders else "fact"
    return Sentence(one_line("; ".join(parts)) + ".", look, notebook.records(of_word(one) for one in cited))


def _so(word: Said, registry: Registry) -> str:
    if not word.holders:
        return f"{word.outlet or 'the outlet'} reports"
    if word.holders[-1] == UNNAMED:
        return "an unnamed source says"
    return f"{voice(word.holders[-1], registry)} {says(word.holders[-1])}"


def voice_of(word: Said, registry: Registry) -> str:
    """Who answers for a word, in running text."""
    return voice(word.holders[-1], registry) if word.holders else (word.outlet or "another outlet")


def disputes(choice: Choice, notebook: Notebook, registry: Registry) -> list[Sentence]:
    """What two sides of one text tell differently."""
    return [_dispute(one, notebook, registry) for one in choice.disputes]


def _dispute(entry: DisputeEntry, notebook: Notebook, registry: Registry) -> Sentence:
    sides = []
    for side in entry.sides:
        who = voices(side.actors, registry, "reports that name nobody")
        sides.append(f"{who}{f', in the words {quoted(side.says[-1].evidence)}' if side.says else ''}")
    cited = [entry.said[-1], *(side.says[-1] for side in entry.sides if side.says)]
    text = f"Disputed, {quoted(entry.topic)}: {'; against '.join(sides)}."
    return Sentence(one_line(text), "dispute", notebook.records(of_word(one) for one in cited))


def indicators(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """Figures as quoted."""
    told = []
    for one in choice.indicators:
        told.append(_indicator(one, notebook, registry))
        words = {(said.doc, said.record) for said in one.said}
        near = [beside for beside in choice.beside if (beside.quoted.doc, beside.quoted.record) in words]
        told += [
            _counted(change, notebook, registry) for beside in near for change in beside.computed if _is_theirs(change)
        ]
    remark = (
        "As the texts have them. A count beside is of another scope or definition; neither takes the other's place."
    )
    return Section("Figures quoted", tuple(told), remark=remark) if told else None


def _is_theirs(change: Change) -> bool:
    return bool(change.now.credit) and change.percent is not None


def _counted(change: Change, notebook: Notebook, registry: Registry) -> Sentence:
    """What reference data counts of the same places and time."""
    now, before = change.now, change.before
    text = (
        f"Beside it, {now.source} counts {number(now.value)} in {scope_name(now, registry)} in {now.period}, "
        f"{percent(change.percent)} against {before.period if before else ''}: {now.definition}."
    )
    return Sentence(one_line(text), "figure", notebook.credit(now.credit))


def _indicator(entry: IndicatorEntry, notebook: Notebook, registry: Registry) -> Sentence:
    """The words themselves: a figure without its sentence says too little of what was measured."""
    word = max(entry.said, key=lambda one: (one.confidence or 0.0, one.record))
    source = f"; source: {voices(entry.source, registry, '')}" if entry.source and not word.holders else ""
    metric = one_line(entry.metric)
    # A metric that is half of what is quoted would only say it twice.
    head = "" if 2 * len(metric) > len(word.evidence) else f"{upper(metric)}: "
    text = f"{head}{quoted(word.evidence)}, {_so(word, registry)}{source}."
    rest = [one for one in entry.said if one is not word]
    return Sentence(one_line(text), "claim", notebook.records(of_said([word, *rest])))


def awaited(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """What is planned, expected, demanded or tied to a condition."""
    told = tuple(_prospect(one, notebook, registry) for one in choice.prospects)
    return Section("What is awaited", told) if told else None


def _prospect(entry: ProspectEntry, notebook: Notebook, registry: Registry) -> Sentence:
    exact = f"{entry.event_type}/{entry.mode}" in phrases()["modes"]
    _, _, plain, before = phrase(entry.event_type, entry.mode if exact else "")
    last = next(step for step in reversed(entry.steps) if step.stage == entry.state)
    target = towards(entry.event_type, entry.mode, before, entry.others, registry)
    contested = "; others deny it" if entry.contested else ""
    text = (
        f"{upper(_AWAITED[entry.state])}: {voices(entry.doers, registry)} to {plain}{target}, "
        f"{_so(last.said, registry)}: {quoted(last.said.evidence)}{_origins(entry.sources)}{contested}."
    )
    rest = [step.said for step in entry.steps if step is not last]
    return Sentence(one_line(text), "plan", notebook.records(of_said([last.said, *rest])))


def people_forecast(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """What somebody said would come."""
    told = tuple(_forecast(one, notebook, registry) for one in choice.forecasts)
    remark = "Whether they come is for an analyst to say (tocsin resolve)."
    return Section("What people forecast", told, remark=remark) if told else None


def _forecast(entry: ForecastEntry, notebook: Notebook, registry: Registry) -> Sentence:
    who = voices(entry.holders[-1:], registry, entry.said[0].outlet or "the outlet")
    condition = f", on the condition {quoted(entry.condition)}" if entry.condition else ""
    due = f", for the days {day_in_words(*entry.due).partition(' ')[2]}" if any(entry.due) else ""
    text = f"{upper(_HOLDS[entry.status])} by {who}: {quoted(entry.outcome)}{condition}{due}."
    return Sentence(one_line(text), "plan", notebook.records(of_said(entry.said)))


def _origins(number: int) -> str:
    return f" ({number} independent origins)" if number > 1 else " (one origin)"
