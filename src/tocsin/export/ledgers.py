"""An entry of a ledger as one line of plain English: when, how it stands, what it is, who says so, in which words.

Nothing is said without who says it, and a day is one of the texts' own or of their publication, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.dispute import DisputeEntry, DisputeSide
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.person import PersonEntry, PersonStep
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.ledger.said import Said
from tocsin.registry.types import Registry

from .figures import quantity, words
from .naming import actor_name, actor_names, country_name, listed, one_line
from .phrases import phrase
from .voices import holders_say

UNDATED = "undated"
_RIVALS = 3
"""Other voices that a line has room for; --json has all."""
_AGREEMENT = {
    "proposed": "proposed, not agreed", "negotiating": "under negotiation", "in-force": "in force",
    "terminated": "ended", "violated": "broken", "unknown": "state not told",
}  # fmt: skip
_POSTURE = {"present": "there", "past": "was there", "proposed": "proposed, not there"}
_CHANGE = {"closer": "drawing closer", "worse": "drifting apart", "none": "no change stated"}
_FORECAST = {"possible": "may come", "conditional": "on a condition", "expected": "expected"}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it stands in a table."""

    when: str
    state: str
    what: str
    says: str
    words: str
    sources: int


def line(entry: Entry, registry: Registry) -> Line:
    """The entry in a line; actors by their names."""
    return _line(entry, registry)


@singledispatch
def _line(entry: object, _: Registry) -> Line:
    raise TypeError(f"no wording for {type(entry).__name__}")


@_line.register
def _agreement(entry: AgreementEntry, registry: Registry) -> Line:
    name = words(entry.name) if entry.name else "an agreement"
    kind = f" ({entry.kind})" if entry.kind else ""
    others = [
        f"{holders_say(one.said.holders, registry, one.said.outlet)} {agreement_state(one.state)}"
        for one in entry.rivals
    ]
    what = f"{name}{kind} of {actor_names(entry.parties, registry)}{_rivals(others)}"
    return _standing(entry, entry.word, agreement_state(entry.state), what, registry)


@_line.register
def _posture(entry: PostureEntry, registry: Registry) -> Line:
    element = entry.element.replace("-", " ") if entry.element != "other" else "forces"
    count = f" ({quantity(entry.count)})" if entry.count else ""
    where = country_name(entry.host, registry) or "a country not named"
    span = "".join((f", since {entry.since}" if entry.since else "", f", until {entry.until}" if entry.until else ""))
    others = [
        f"{holders_say(one.said.holders, registry, one.said.outlet)} {posture_state(one.state)}" for one in entry.rivals
    ]
    owner = actor_names(entry.owner, registry, "an owner not named")
    what = f"{element}{count} of {owner} in {where}{span}{_rivals(others)}"
    return _standing(entry, entry.word, posture_state(entry.state), what, registry)


@_line.register
def _prospect(entry: ProspectEntry, registry: Registry) -> Line:
    _, _, plain_form, before = phrase(entry.event_type, entry.mode)
    target = f" {before} {actor_names(entry.others, registry)}" if entry.others else ""
    named = f" ({', '.join(entry.names)})" if entry.names else ""
    what = f"{actor_names(entry.doers, registry)} to {plain_form}{target}{named}"
    what += "; contested" if entry.contested else ""
    last = next((step.said for step in reversed(entry.outcome or entry.steps)), None)
    return _standing(entry, last, entry.state, what, registry, entry.holders)


@_line.register
def _relation(entry: RelationEntry, registry: Registry) -> Line:
    pair = f"{actor_name(entry.a, registry)} and {actor_name(entry.b, registry)}"
    stated = [
        point.said for point in entry.points if point.what == entry.change and point.said.holders == entry.holders
    ]
    last = next(reversed(stated or [point.said for point in entry.points]), None)
    tone = "" if entry.tone is None else f"; tone {entry.tone:+.1f} on {entry.at}"
    trend = "" if not entry.trend else f", {entry.trend:+.1f} in a quarter"
    what = f"{pair}{tone}{trend}; {len(entry.points):,} points"
    return _standing(entry, last, _CHANGE[entry.change], what, registry)


@_line.register
def _forecast(entry: ForecastEntry, registry: Registry) -> Line:
    condition = f", on condition of {words(entry.condition)}" if entry.condition else ""
    due = f", for {_days(*entry.due)}" if any(entry.due) else ""
    named = f" ({', '.join(entry.names)})" if entry.names else ""
    resolved = "" if entry.resolved == "open" else f"; {entry.resolved}"
    what = f"{words(entry.outcome)}{condition}{due}{resolved}"
    found = _standing(entry, entry.said[0], _FORECAST[entry.status], what, registry)
    return Line(found.when, found.state, what, f"{found.says}{named}", found.words, found.sources)


@_line.register
def _person(entry: PersonEntry, registry: Registry) -> Line:
    posts = listed([f"{post.role} {_days(post.since, post.until, open_end=True)}" for post in entry.posts])
    office = f"{posts} (registry)" if posts else "in no office that the registry has for that day"
    shown = [step for step in (entry.custody_step, entry.left_step) if step is not None]
    step = max(shown, key=lambda one: one.said.last, default=entry.steps[-1])
    fates = [_fate(one, registry) for one in shown]
    state = listed([entry.custody, entry.left]) if shown else "in office" if entry.posts else "speaks"
    what = "; ".join([f"{entry.person}, {actor_name(entry.actor, registry)}", office, *fates])
    return _standing(entry, step.said, state.strip(", ") or state, what, registry)


@_line.register
def _dispute(entry: DisputeEntry, registry: Registry) -> Line:
    sides = " — against — ".join(_side(side, registry) for side in entry.sides)
    return _standing(entry, entry.said[-1], "disputed", f"{words(entry.topic)}: {sides}", registry)


@_line.register
def _indicator(entry: IndicatorEntry, registry: Registry) -> Line:
    value = quantity(entry.value) if entry.value else entry.value_text
    measured = " ".join(filter(None, [value, entry.unit]))
    parts = [
        measured,
        entry.period,
        entry.scope and f"for {entry.scope}",
        entry.baseline and f"against {entry.baseline}",
    ]
    what = f"{entry.metric}: {', '.join(filter(None, parts)) or 'no figure told'}"
    what += f"; source: {actor_names(entry.source, registry)}" if entry.source else ""
    return _standing(entry, entry.said[-1], entry.direction or "figure", what, registry)


def _standing(
    entry: Entry, word: Said | None, state: str, what: str, registry: Registry, holders: tuple[str, ...] | None = None
) -> Line:
    if word is None:
        return Line(UNDATED, state, one_line(what), "nobody says", "", entry.sources)
    told_by = holders_say(word.holders if holders is None else holders, registry, word.outlet)
    return Line(when(word), state, one_line(what), told_by, words(word.evidence), entry.sources)


def agreement_state(state: str) -> str:
    """An agreement's state in words."""
    return _AGREEMENT.get(state, state)


def posture_state(state: str) -> str:
    """A posture's state in words."""
    return _POSTURE.get(state, state)


def when(said: Said) -> str:
    """The day of a word: as its own words date it, or "told" as its report is dated; an undated text has none."""
    if said.dated:
        return f"{'told ' if said.basis == 'report' else ''}{_days(said.first, said.last)}"
    if said.basis == "inside":
        return f"{UNDATED}; written {_days(said.first, said.last)}"
    return UNDATED


def _days(first: str, last: str, *, open_end: bool = False) -> str:
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}{' on' if open_end else ''}" if first else f"until {last}"
    return ""


def _rivals(others: Iterable[str]) -> str:
    shown = list(dict.fromkeys(others))
    more = f"; {len(shown) - _RIVALS} more" if len(shown) > _RIVALS else ""
    return f"; but {'; '.join(shown[:_RIVALS])}{more}" if shown else ""


def _fate(step: PersonStep, registry: Registry) -> str:
    by = f" by {actor_names(step.by, registry)}" if step.by else ""
    day = when(step.said)
    return f"{step.fate}{by} ({day})"


def _side(side: DisputeSide, registry: Registry) -> str:
    who = actor_names(side.actors, registry, "reports that name nobody")
    origins = f", {side.sources} origins" if side.sources > 1 else ""
    return f"{who}{origins}{f': {words(side.says[-1].evidence)}' if side.says else ''}"
