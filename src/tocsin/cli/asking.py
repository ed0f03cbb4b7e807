"""Asks about drawn items on the terminal: shows each in its sentence, reads single keys, and keeps every answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
from rich.text import Text

from tocsin.errors import UsageError
from tocsin.export.details import asked_details, left_empty
from tocsin.export.standing import marks
from tocsin.export.wording import headline
from tocsin.records import AuditItem, AuditJudgement, Record, Shown, plain, record_from_json
from tocsin.registry import Registry
from tocsin.review import FURTHER, QUESTION, Passage, Sitting, here_and_elsewhere, passage

from .terminal import console

_MORE = "v"
_DETAILS = {"record": "What is wrong? One key each, as many as there are.", "sentence": "Of which type? One key each."}

Look = Callable[[AuditItem], Shown]
Keep = Callable[[AuditJudgement], None]


def ask(sitting: Sitting, look: Look, keep: Keep, registry: Registry) -> int:
    """Ask until there is nothing left or the person quits; returns how many answers were kept.

    Each is kept before the next question is shown, so that whatever ends this, nothing is lost.
    """
    kept, asked = 0, ("", "")
    while (item := sitting.item) is not None:
        if asked != (item.key, sitting.stage):
            if asked[0] != item.key:
                _show(sitting, look(item), registry)
            _offer(sitting, item)
            asked = item.key, sitting.stage
        for key in _keys():
            if key == _MORE and sitting.stage == "verdict":
                _more(look(item))
                continue
            try:
                said = sitting.press(key)
            except KeyError:
                _offer(sitting, item)
                continue
            if said:
                keep(said)
                kept += 1
                break
            _say_marked(sitting)
    return kept


def _keys() -> Sequence[str]:
    """What was pressed: several keys where somebody types ahead, one for an arrow; the end of input is quitting."""
    try:
        pressed = click.getchar()
    except EOFError:
        return "q"
    except OSError as error:
        raise UsageError(f"judging asks for single keys, so it needs a terminal: {error.strerror}") from error
    return [pressed] if pressed.startswith("\x1b") else pressed or "q"


def _show(sitting: Sitting, shown: Shown, registry: Registry) -> None:
    at, of = sitting.position
    item, document = shown.item, shown.document
    known = (item.subject if item.subject == "sentence" else item.type, item.outlet, document.published, document.id)
    out = console()
    out.print()
    place = f"{at} of {of}" if at > 0 else "judged earlier"
    out.rule(Text(f"{place} · {' · '.join(plain(part) for part in known if part)}"), align="left")
    if document.title:
        out.print(Text(plain(document.title), style="dim"))
    out.print(_marked(passage(item, document.text)), end="\n\n")
    records = [record_from_json(line, document.text) for line in item.records]
    if item.subject == "record":
        _show_record(records[0], registry, document.outlet)
    else:
        _show_listed(item, records, registry, document.outlet)
    if earlier := sitting.earlier:
        told = ", ".join((earlier.answer, *earlier.details))
        out.print(Text(f"  you said: {told}; a new answer takes its place", style="dim"))


def _marked(found: Passage) -> Text:
    """The words between marks that need no colour to be seen, in their sentence, in what stands around it."""
    shown = Text()
    shown.append(plain(found.before), style="dim")
    shown.append(plain(found.lead))
    shown.append(f"⟦{plain(found.words)}⟧", style="bold")
    shown.append(plain(found.rest))
    shown.append(plain(found.after), style="dim")
    return shown


def _show_record(record: Record, registry: Registry, outlet: str) -> None:
    out = console()
    out.print(Text(f"{marks(record)}  {headline(record, registry, outlet)}", style="bold"))
    for label, value in asked_details(record, registry):
        out.print(Text.assemble((f"  {label:<22}", "dim"), plain(value)))
    if empty := left_empty(record):
        out.print(Text(f"  left empty: {', '.join(empty).lower()}", style="dim"))


def _show_listed(item: AuditItem, records: Sequence[Record], registry: Registry, outlet: str) -> None:
    here, elsewhere = here_and_elsewhere(item, records)
    out = console()
    for heading, listed in (("listed for this sentence", here), ("listed elsewhere in this text", elsewhere)):
        out.print(Text(f"{heading}:{'' if listed else ' nothing'}", style="dim"))
        for record in listed:
            line = f"  {record.type:<10} {marks(record)}  {headline(record, registry, outlet)}"
            words = "" if record.type == "statement" else f" “{plain(record.evidence)}”"
            out.print(Text.assemble(line, (words, "italic")))


def _more(shown: Shown) -> None:
    console().print(_marked(passage(shown.item, shown.document.text, FURTHER, FURTHER)), end="\n\n")


def _offer(sitting: Sitting, item: AuditItem) -> None:
    out = console()
    if sitting.stage == "details":
        out.print(Text(_DETAILS[item.subject], style="bold"))
        for choice in sitting.choices:
            if choice.value not in ("done", "back", "quit"):
                out.print(Text.assemble("  ", (choice.key, "bold"), f"  {choice.label}"))
        out.print(Text("  Enter: done · b: back · q: quit", style="dim"))
        return
    if item.subject == "sentence":
        out.print(Text(QUESTION, style="bold"))
    offered = [f"{choice.key} {choice.label}" for choice in sitting.choices]
    out.print(Text(" · ".join([*offered, f"{_MORE} more text"]), style="dim"))


def _say_marked(sitting: Sitting) -> None:
    if sitting.stage == "details" and sitting.marked:
        console().print(Text(f"  said: {', '.join(sitting.marked)} (Enter: done)", style="bold"))
