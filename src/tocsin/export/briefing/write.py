"""Writes a brief from what was chosen: every sentence with the notes it rests on, and what is not known at the end."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Incident
from tocsin.records.brief import Brief, Choice, Dot, Material, Section, Sentence
from tocsin.records.outlook import CountryOutlook, Outlook
from tocsin.registry.types import Registry

from ..measured import error_rates
from ..naming import listed
from ..outlooks import share, skill_line, tested_on, why_history
from . import incidents, ledgers
from .notebook import Notebook
from .prose import country, day_in_words, month_in_words, upper

_SHOWN_AHEAD = (0, 2, 5)
"""Of the months ahead that are still to come: the first, the third and the sixth."""
_PLACED = frozenset({"place", "near", "admin2", "admin1"})


def write_brief(material: Material, choice: Choice, registry: Registry) -> Brief:
    """The whole brief."""
    notebook = Notebook()
    sections = [
        incidents.headline(choice, notebook, registry),
        incidents.alerts(choice, notebook, registry),
        *incidents.topics(choice, notebook, registry),
        ledgers.changed(choice, notebook, registry),
    ]
    if choice.contradictions or choice.disputes:
        told = (*incidents.contradictions(choice, notebook, registry), *ledgers.disputes(choice, notebook, registry))
        sections.append(Section("Where reports disagree", told, remark="No side is taken here."))
    sections += [
        ledgers.indicators(choice, notebook, registry),
        ledgers.awaited(choice, notebook, registry),
        ledgers.people_forecast(choice, notebook, registry),
        _outlook(material, choice, notebook, registry),
    ]
    return Brief(
        title=_title(choice, registry),
        scope=choice.scope,
        sections=tuple(one for one in sections if one),
        notes=notebook.notes,
        unknown=tuple(_unknown(material, choice, registry)),
        method=tuple(_method(material)),
        dots=tuple(_dots(choice.new)),
        countries=tuple(sorted({one.country for one in choice.new if one.country})),
        weeks=material.weeks,
    )


def _title(choice: Choice, registry: Registry) -> str:
    scope = choice.scope
    where = listed([country(one, registry) for one in (*scope.countries, *scope.actors)])
    when = day_in_words(scope.since, scope.until).partition(" ")[2].replace(" and ", " to ")
    return f"{upper(where) if where else 'What changed'}, {when}"


def _outlook(material: Material, choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    made = material.outlook
    if made is None or not choice.outlooks:
        return None
    told = [s for one in choice.outlooks if (s := _months(one, made, choice.scope.until, notebook, registry))]
    if not told:
        return None
    remark = (
        f"Deaths as UCDP counts them, known up to {month_in_words(made.until)}: nothing that is told above is in them. "
        f"Skill on {tested_on(made)}."
    )
    return Section("Deaths that UCDP may count", tuple(told), remark=remark)


def _months(one: CountryOutlook, made: Outlook, until: str, notebook: Notebook, registry: Registry) -> Sentence | None:
    """The months that are still to come; None where the counts end so long ago that none is."""
    ahead = [month for month in one.months if month.month > until[:7]]
    if not ahead:
        return None
    first = ahead[0]
    told = []
    for month in (ahead[at] for at in _SHOWN_AHEAD if at < len(ahead)):
        at = dict(zip(made.shares, month.quantiles, strict=True))
        told.append(f"{at[0.5]:,} in {month_in_words(month.month)} (nine in ten: {at[0.05]:,} to {at[0.95]:,})")
    where, why = upper(country(one.country, registry)), why_history(one, first)
    if why:
        text = f"{where}: {told[0]}, by the last 12 months as they were: {why}."
    else:
        chances = f"25 or more {share(first.from_25)}, 100 or more {share(first.from_100)}"
        skill = f"the model against the last 12 months, {skill_line(first.skill)}"
        text = f"{where}: {listed(told)}; in {month_in_words(first.month)} {chances} ({skill})."
    return Sentence(text, "figure", notebook.credit(made.credit))


def _unknown(material: Material, choice: Choice, registry: Registry) -> Iterable[str]:
    new, scope = choice.new, choice.scope
    if not new:
        yield f"No new incident is told in the {material.read:,} documents of this time. Quiet and unread look alike."
    if alone := incidents.single(new):
        yield f"{alone:,} of {len(new):,} new incidents rest on one origin, however many outlets carry it."
    if claims := sum(one.standing == "claim" for one in new):
        yield f"{claims:,} are somebody’s claim and not told by an outlet in its own voice."
    if undated := sum(not one.first for one in new):
        yield f"{undated:,} are told without a day."
    if choice.unsure:
        yield f"{choice.unsure:,} less sure ones are left out (below {scope.sure:g})."
    if material.undated:
        yield f"{material.undated:,} documents have no date: whether they are of this time is not known."
    silent = [code for code in scope.countries if not any(one.country == code for one in new)]
    if silent:
        yield f"Nothing new is told of {listed([country(code, registry) for code in silent])}."
    yield (
        f"Read: {material.read:,} documents that were published in this time. "
        "What they do not tell, and what the coder misses, is not here."
    )


def _method(material: Material) -> Iterable[str]:
    short = sorted({".".join(one.split(".")[:3]) for one in material.coders})
    coders = f" by coder {listed(short)}" if short else ""
    yield f"Machine-coded{coders} by Tocsin; no person has reviewed it. Check each sentence against its notes."
    yield (
        "A sentence without a name before it is told by outlets in their own voice; “X says that” is X’s claim. "
        "Origins are counted, not outlets: copies of one text are one voice."
    )
    if rates := error_rates():
        yield f"Measured on coded texts: {rates}."


def _dots(new: Iterable[Incident]) -> Iterable[Dot]:
    for one in new:
        where = one.where
        if where and where.longitude is not None and where.latitude is not None and where.precision in _PLACED:
            yield Dot(where.longitude, where.latitude, "claim" if one.standing == "claim" else "fact", where.name)
