"""Rules in TOML: the default set, and what a user changes of it."""

from __future__ import annotations

import pytest
from alert_records import arrival, raised

from tocsin.errors import SettingsError
from tocsin.watch.alerts import default_rules, read_rules

OWN = """\
[[rule]]
name = "forces-arrive"
label = "Forces come"
on = "event"
types = ["MOBILIZE"]
foreign = true
severity = "low"

[[rule]]
name = "own"
label = "Anything that happened"
on = "event"
types = ["MOBILIZE"]
severity = "medium"
"""


def test_the_default_set_has_a_rule_for_all_that_is_promised() -> None:
    names = {rule.name for rule in default_rules().rule}
    assert names >= {
        "agreement-ended", "rival-agreement", "forces-arrive", "forces-leave", "coup", "protest-foreign-forces",
        "weapon-planned", "base-planned", "quoted-rise", "attacks-rise", "new-actor", "contradiction",
    }  # fmt: skip


def test_a_rule_of_a_known_name_takes_its_place_and_others_come_beside() -> None:
    rules = read_rules(OWN, "alerts.toml", default_rules())
    assert len(rules.rule) == len(default_rules().rule) + 1
    assert [(alert.rule, alert.severity) for alert in raised(arrival(), rules=rules)] == [
        ("own", "medium"),
        ("forces-arrive", "low"),
    ]
    assert rules.camps == default_rules().camps


def test_a_rule_can_be_switched_off() -> None:
    assert raised(arrival(), rules=default_rules().without(frozenset({"forces-arrive"}))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rule]", "not valid TOML"),
        (OWN.replace("MOBILIZE", "MARCH", 1), "rule.0.types.0"),
        (OWN.replace('name = "own"', 'name = "forces-arrive"'), "two rules are called"),
        (OWN + "colour = 1\n", "rule.1.colour"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read_rules(text, "alerts.toml")
