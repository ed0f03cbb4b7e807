"""The head of a ledger's entry: what it is, how it stands and by whose word, and what is known of it, row by row.

A row never says more than a word on the entry does, and where nobody says something the row tells that nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.person import PersonEntry, PersonStep, Post
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.ledger.said import Said
from tocsin.registry.types import Registry

from .figures import quantity, words
from .ledgers import agreement_state, posture_state, when
from .naming import actor_name, actor_names, country_name, listed, one_line, speaking
from .phrases import phrase
from .standing import Mark, mark_told
from .trails import CHANGES, STAGES
from .voices import holders_say

_REGISTRY = Mark("▪", "in office, by the registry", "past", claim=False)
_SILENT = Mark("–", "no direction stated", "past", claim=False)
_RESOLVED = {"came": "actual", "did not come": "denied"}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above an entry's trail."""

    title: str
    mark: Mark
    says: str
    """Who gives it that state; empty where that is nobody's word: an office by the registry, no direction at all."""
    when: str
    """For which day they do."""
    word: Said | None
    """The word that does; None where none does."""
    rows: tuple[tuple[str, str], ...] = ()


def head(entry: Entry, registry: Registry) -> Head:
    """The entry's head; actors by their names."""
    return _head(entry, registry)


@singledispatch
def _head(entry: object, _: Registry) -> Head:
    raise TypeError(f"no head for {type(entry).__name__}")


@_head.register
def _agreement(entry: AgreementEntry, registry: Registry) -> Head:
    name = words(entry.name) if entry.name else "An agreement"
    rows = [
        ("Parties", actor_names(entry.parties, registry, "no text names any")),
        ("About", entry.kind),
        ("Also called", listed([words(other) for other in entry.names if other != entry.name])),
    ]
    title = f"{name} of {actor_names(entry.parties, registry)}" if entry.parties else name
    return _by_word(title, entry.state, agreement_state(entry.state), entry.word, rows, registry)


@_head.register
def _posture(entry: PostureEntry, registry: Registry) -> Head:
    owner = actor_names(entry.owner, registry, "an owner not named")
    where = country_name(entry.host, registry) or "a country not named"
    rows = [
        ("Whose", owner),
        ("Where", f"{where}, as a whole: a posture is followed by country, not by town"),
        ("How many", _how_many(entry, registry)),
        ("There since", entry.since),
        ("Gone by", entry.until),
    ]
    element = entry.element.replace("-", " ") if entry.element != "other" else "forces"
    title = f"{element.capitalize()} of {owner} in {where}"
    return _by_word(title, entry.state, posture_state(entry.state), entry.word, rows, registry)


@_head.register
def _prospect(entry: ProspectEntry, registry: Registry) -> Head:
    _, _, plain_form, before = phrase(entry.event_type, entry.mode)
    target = f" {before} {actor_names(entry.others, registry)}" if entry.others else ""
    doers = actor_names(entry.doers, registry)
    rows = [
        ("Who would do it", doers),
        ("To whom, or where", actor_names(entry.others, registry, "not told")),
        ("Country", country_name(entry.country, registry)),
        ("Named with it, in a public role", listed(list(entry.names))),
        ("Contested", "one voice denies what another says" if entry.contested else ""),
        ("What came of it", "" if entry.outcome else "no report that it was done is linked"),
    ]
    last = next((step.said for step in reversed(entry.outcome or entry.steps)), None)
    status = STAGES.get(entry.state, entry.state)
    marked = mark_told(status, entry.holders, entry.state)
    return _made(f"{doers} to {plain_form}{target}", marked, last, rows, registry, entry.holders)


@_head.register
def _relation(entry: RelationEntry, registry: Registry) -> Head:
    tone = "nothing counts" if entry.tone is None else f"{entry.tone:+.1f} on {entry.at}, from −10 to +10"
    rows = [
        ("Direction", CHANGES[entry.change]),
        ("Tone", tone),
        ("Over the quarter before", "" if entry.trend is None else f"{entry.trend:+.1f}"),
        ("Points", f"{len(entry.points):,}, of which {sum(p.weight > 0 for p in entry.points):,} count"),
    ]
    title = f"{actor_name(entry.a, registry)} and {actor_name(entry.b, registry)}"
    stated = [p.said for p in entry.points if p.what == entry.change and p.said.holders == entry.holders]
    if entry.change == "none" or not stated:
        return _made(title, _SILENT, None, rows, registry)
    return _made(title, mark_told("told", entry.holders, CHANGES[entry.change]), stated[-1], rows, registry)


@_head.register
def _forecast(entry: ForecastEntry, registry: Registry) -> Head:
    rows = [
        ("Forecast by", listed([speaking(one, registry) for one in entry.holders]) or "the outlet itself"),
        ("Named, in a public role", listed(list(entry.names))),
        ("On condition of", words(entry.condition) if entry.condition else ""),
        ("For", _days(*entry.due) or "no day told"),
        ("Told", _days(*entry.day) or "undated"),
        ("About", actor_names(entry.parties, registry, "")),
        ("What came of it", "open: nobody has resolved it" if entry.resolved == "open" else entry.resolved),
    ]
    if entry.resolved == "open":
        marked = mark_told(entry.status, entry.holders, f"open, {entry.status}")
    else:
        marked = mark_told(_RESOLVED[entry.resolved], (), entry.resolved)
    return _made(words(entry.outcome), marked, entry.said[0], rows, registry, entry.holders)


@_head.register
def _person(entry: PersonEntry, registry: Registry) -> Head:
    rows = [
        ("Acts for", actor_name(entry.actor, registry)),
        ("Offices, by the registry", "; ".join(map(_post, entry.posts)) or "none that the registry has for that day"),
        ("Custody", _fate(entry.custody, entry.custody_step, registry)),
        ("How an office was left", _fate(entry.left, entry.left_step, registry)),
    ]
    title = f"{entry.person}, {actor_name(entry.actor, registry)}"
    shown = [step for step in (entry.custody_step, entry.left_step) if step is not None]
    if shown:
        said = max(shown, key=lambda one: one.said.last).said
        label = listed([fate for fate in (entry.custody, entry.left) if fate])
        return _made(title, mark_told("actual", said.holders, label), said, rows, registry)
    if entry.posts:
        return _made(title, _REGISTRY, None, rows, registry)
    last = entry.steps[-1].said
    return _made(title, mark_told("said", last.holders), last, rows, registry)


@_head.register
def _dispute(entry: DisputeEntry, registry: Registry) -> Head:
    rows = [
        (
            "Between",
            " and ".join(actor_names(side.actors, registry, "reports that name nobody") for side in entry.sides),
        ),
        ("Also worded", listed([words(other) for other in entry.topics if other != entry.topic])),
    ]
    last = entry.said[-1]
    return _made(f"Disputed: {words(entry.topic)}", mark_told("disputed", last.holders), last, rows, registry)


@_head.register
def _indicator(entry: IndicatorEntry, registry: Registry) -> Head:
    value = quantity(entry.value) if entry.value else entry.value_text
    measured = " ".join(filter(None, [value, entry.unit]))
    rows = [
        ("Figure", measured or "none told"),
        ("Movement", entry.direction),
        ("Period", entry.period),
        ("For", entry.scope),
        ("Against", entry.baseline),
        ("Measured or claimed by", actor_names(entry.source, registry, "the text does not say")),
    ]
    last = entry.said[-1]
    by = last.holders or entry.source
    title = ": ".join(filter(None, (entry.metric, ", ".join(filter(None, (measured, entry.direction, entry.period))))))
    return _made(title, mark_told("told", by, "as quoted"), last, rows, registry, by)


def _by_word(
    title: str, state: str, label: str, word: Said | None, rows: Iterable[tuple[str, str]], registry: Registry
) -> Head:
    """The head of what one word gives its state; where none does, that it is not told."""
    marked = mark_told(state, word.holders, label) if word else mark_told("unknown", ())
    return _made(title, marked, word, rows, registry)


def _made(
    title: str, marked: Mark, word: Said | None, rows: Iterable[tuple[str, str]], registry: Registry,
    holders: tuple[str, ...] | None = None,
) -> Head:  # fmt: skip
    shown = tuple((label, one_line(value)) for label, value in rows if value)
    if word is None:
        return Head(one_line(title), marked, "", "", None, shown)
    by = holders_say(word.holders if holders is None else holders, registry, word.outlet)
    return Head(one_line(title), marked, by, when(word), word, shown)


def _how_many(entry: PostureEntry, registry: Registry) -> str:
    if entry.count and entry.counted:
        told_by = holders_say(entry.counted.holders, registry, entry.counted.outlet)
        return f"{quantity(entry.count)}, {when(entry.counted)}: {told_by}"
    return "nobody says within the last 90 days of what is known; older figures stand in the trail, each on its day"


def _post(post: Post) -> str:
    return f"{post.role} {_days(post.since, post.until, open_end=True)}".strip()


def _fate(state: str, step: PersonStep | None, registry: Registry) -> str:
    if not state or step is None:
        return ""
    by = f" by {actor_names(step.by, registry)}" if step.by else ""
    return f"{state}{by}, {when(step.said)}: {holders_say(step.said.holders, registry, step.said.outlet)}"


def _days(first: str, last: str, *, open_end: bool = False) -> str:
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}{' on' if open_end else ''}" if first else f"until {last}"
    return ""
