"""An explanation in sentences: one place that words it, for terminal, page and whoever else shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tocsin.records import TYPES, Explanation, Part, Reason, RunnerUp, Words, percent
from tocsin.records.event import ROOTS
from tocsin.registry.types import Registry

from .naming import actor_name, actor_names, country_name, one_line
from .phrases import phrase

_ACTORS = frozenset(
    {"actors", "targets", "holders", "speaker", "addressee", "parties", "owner", "a", "b", "source", "sides"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One field, in words."""

    field: str
    label: str
    value: str
    way: str
    """What decided: a rule, a list of words, the encoder …"""
    reasons: tuple[str, ...]
    runner_up: str
    changes: tuple[str, ...]
    words: tuple[Words, ...]


def told(explanation: Explanation, registry: Registry | None = None) -> tuple[Told, ...]:
    """Every part of an explanation in sentences."""
    return tuple(_told(part, registry) for part in explanation.parts)


def standing(explanation: Explanation) -> tuple[str, ...]:
    """What is to be known of the record as a whole: how likely it is right, and whose reasons these are."""
    lines = []
    if explanation.confidence is not None:
        lines.append(f"Probability that the record is right: {explanation.confidence:.2f}.")
    if explanation.fact is not None:
        lines.append(f"Probability that it is told as happened or happening: {explanation.fact:.2f}.")
    if not explanation.found:
        lines.append("The coder as it runs now does not make this record: told is what was kept with it.")
    elif explanation.stored:
        lines.append("Another version of the coder made the record that is kept, and may have read it otherwise.")
    return tuple(lines)


def _told(part: Part, registry: Registry | None) -> Told:
    table = sentences()
    return Told(
        part.field,
        table["fields"].get(part.field, part.field),
        _value(part.field, part.value, registry) or table["empty"].get(part.field, "nobody named"),
        table["ways"][part.how],
        tuple(_sentence(table["reasons"], reason, registry) for reason in part.reasons),
        _second(part, registry),
        tuple(_sentence(table["changes"], change, registry) for change in part.changes),
        part.words,
    )


def _value(field: str, value: tuple[str, ...], registry: Registry | None) -> str:
    if field in _ACTORS:
        return actor_names(value, registry, "")
    if field == "host":
        return country_name(value[0], registry) if value else ""
    if field == "place" and value:
        return ", ".join([*value[:-1], country_name(value[-1], registry) or value[-1]])
    if field == "date_text":
        return ": ".join(value)
    return one_line(", ".join(_kind(one) for one in value))


def _kind(value: str) -> str:
    """A root with what it means; anything else as it is."""
    return f"{value} ({phrase(value, '')[0]})" if value in ROOTS else value


def _second(part: Part, registry: Registry | None) -> str:
    """What came second, with its probability beside that of the value."""
    rival = part.runner_up
    if rival is None:
        return ""
    likely = f", with {percent(rival.probability)}" if rival.probability is not None else ""
    if likely and part.probability is not None and not _is_kind(part, rival):
        likely += f", against {percent(part.probability)}"
    return f"{_rival(part, rival, registry)}, by {sentences()['ways'][rival.how]}{likely}"


def _is_kind(part: Part, rival: RunnerUp) -> bool:
    """Whether it is another kind of record: the same words can be of several, so neither stands against the other."""
    return part.field == "type" and rival.value in TYPES


def _rival(part: Part, rival: RunnerUp, registry: Registry | None) -> str:
    if not rival.value:
        return "no place"
    if _is_kind(part, rival):
        return f"{'an' if rival.value[0] in 'aeiou' else 'a'} {rival.value} of the same words"
    return _value(part.field, (rival.value,), registry) if part.field != "place" else one_line(rival.value)


def _sentence(table: Mapping[str, str], reason: Reason, registry: Registry | None) -> str:
    given = {name: _gap(name, value, registry) for name, value in reason.given.items()}
    other = given.get("else", "")
    given |= {"else_root": f": {other}" if other else "", "else_value": ""}
    if other and "other" in given:
        given["else_value"] = f"; the encoder's next is {other}, with {given['other']}"
    return one_line(table[reason.name].format_map(given))


def _gap(name: str, value: str, registry: Registry | None) -> str:
    if name == "code":
        return actor_name(value, registry)
    return _kind(value) if name in {"root", "else"} else value


@cache
def sentences() -> Any:
    """The whole table of ``explaining.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath("explaining.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - safe
