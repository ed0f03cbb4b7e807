"""Why an event has its place: the name that was chosen, by what, and what came second."""

from __future__ import annotations

from tocsin.records import Event, Part, Reason, RunnerUp, percent

from ..context import Context
from ..scene import LEAST, Where
from ..trace import Decided
from ..where import Choice
from . import pointing

_WORTH_TELLING = 0.05
"""Share from which a name that was not taken is told."""


def place(context: Context, event: Event, decided: Decided) -> Part:
    """The place of one event; of one without, why it has none."""
    where = decided.where
    if where.place is None:
        return _unnamed(context, event, where)
    words = (pointing.span(context, where.place.start, where.place.end),)
    act = decided.candidate.trigger.token.text
    given = {"act": act, "place": where.place.text, "why": where.place.why}
    told = [Reason("which place", given)] if where.place.why and where.place.place_id else []
    value = (where.place.text, *([event.country] if event.country else []))
    if where.rule == "chosen" and where.choice is not None:
        given |= {"share": percent(where.choice.score)}
        change = Reason("place further from the act", given | {"least": percent(LEAST)})
        reasons = (Reason("trees chose the place", given), *told)
        return Part(
            "place", value, words, "trees", reasons, where.choice.score, _second(context, where.choice), (change,)
        )
    name = "spoken there" if where.rule == "spoken" else "stands with the act"
    change = Reason("act not spoken there" if where.rule == "spoken" else "place not beside the act", given)
    return Part("place", value, words, "rule", (Reason(name, given), *told), changes=(change,))


def _second(context: Context, choice: Choice) -> RunnerUp | None:
    rival = choice.rival
    return RunnerUp(context.text[rival.start : rival.end], "trees", rival.score) if rival is not None else None


def _unnamed(context: Context, event: Event, where: Where) -> Part:
    """No name: the country alone, by whose state it is or by where the text plays, or nothing at all."""
    value = (event.country,) if event.country else ()
    given = {"country": event.country}
    if where.rule == "home":
        reason, change = Reason("home of the parties", given), Reason("a place named")
    elif where.rule == "setting":
        reason, change = Reason("where the text plays", given), Reason("a place named")
    else:
        reason, change = Reason("no place told"), Reason("a place named")
    choice = where.choice
    if choice is None or (choice.rival is None and choice.place is None):
        return Part("place", value, (), "rule", (reason,), changes=(change,))
    chosen = choice.place
    name = context.text[choice.rival.start : choice.rival.end] if choice.rival is not None else ""
    likely = choice.rival is not None and name and choice.rival.score >= _WORTH_TELLING
    second = RunnerUp(name, "trees", choice.rival.score) if likely and choice.rival is not None else None
    reasons = [reason]
    if chosen is not None:
        second = RunnerUp(chosen.text, "trees", choice.score)
        given = {"place": chosen.text, "share": percent(choice.score), "least": percent(LEAST)}
        reasons.append(Reason("place too unlikely" if choice.score < LEAST else "place kept out", given))
    return Part("place", value, (), "rule", tuple(reasons), runner_up=second, changes=(change,))
