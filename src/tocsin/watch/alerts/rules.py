"""What is watched for, as rules in TOML: the set that comes with Tocsin, and what a user adds or changes."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tocsin.errors import SettingsError
from tocsin.records.alert import Severity
from tocsin.records.contradiction import ContradictionKind
from tocsin.records.event import Root, Status


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Table):
    """One rule. Which fields mean something depends on ``on``; the default set has an example of each."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    label: str = Field(min_length=1, max_length=100)
    on: Literal["agreement", "posture", "event", "indicator", "rise", "newcomer", "contradiction"]
    severity: Severity
    types: tuple[Root, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ("actual", "ongoing")
    states: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    foreign: bool = False
    """Only forces in a country that is not their own."""
    against_foreign_forces: bool = False
    """Only where the same words speak of a foreign power's forces."""
    rival: bool = False
    """Only with a power of another camp than one whose forces or treaties the country has."""
    metrics: tuple[str, ...] = ()
    """Words, any of which a quoted figure's metric must hold."""
    percent: float = Field(10.0, ge=0)
    """Least quoted rise."""
    kinds: tuple[ContradictionKind, ...] = ()
    by: Literal["country", "admin1"] = "country"
    history: int = Field(26, ge=4, le=260)
    """Weeks before this one that make the baseline, as far as anything was read in them."""
    least_history: int = Field(8, ge=4)
    """Weeks read without which nothing is compared."""
    probability: float = Field(0.005, gt=0, lt=0.5)
    """A count is a rise if its own baseline would bring as many with less than this probability."""
    minimum: int = Field(4, ge=1)
    """Least count of a rise: two where there were none is news of its own, and no trend."""
    days: int = Field(180, ge=30)
    """An actor is new if the project was read for so many days before and did not hold it."""


class Rules(_Table):
    """Rules with the camps of rival powers."""

    camps: tuple[tuple[str, ...], ...] = ()
    """Codes of powers, by camp: two of different camps are rivals. A reading of the world: set your own."""
    rule: tuple[Rule, ...] = ()

    def without(self, names: frozenset[str]) -> Rules:
        """The rules but for those that are switched off."""
        return self.model_copy(update={"rule": tuple(one for one in self.rule if one.name not in names)})


def default_rules() -> Rules:
    """The set that comes with Tocsin."""
    return read_rules(resources.files(__package__).joinpath("default.toml").read_text(encoding="utf-8"), "default.toml")


def read_rules(text: str, name: str, onto: Rules | None = None) -> Rules:
    """Rules from TOML. With ``onto``, a rule of a known name takes its place and others come after it.

    Raises ``SettingsError`` with the file's name where they cannot be meant.
    """
    try:
        found = Rules(**_tables(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    twice = [one.name for one in found.rule if sum(other.name == one.name for other in found.rule) > 1]
    if twice:
        raise SettingsError(f"{name}: two rules are called {twice[0]!r}")
    if onto is None:
        return found
    own = {one.name: one for one in found.rule}
    merged = [own.pop(one.name, one) for one in onto.rule]
    return Rules(camps=found.camps or onto.camps, rule=(*merged, *own.values()))


def _tables(text: str) -> dict[str, Any]:
    return tomllib.loads(text)
