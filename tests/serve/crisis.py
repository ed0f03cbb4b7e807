"""A small project about an invented crisis on an invented coast, with one document that means harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tocsin import entering, merging
from tocsin.records import TYPES, Coded, Document, Record
from tocsin.store import Project

VERSION = "0.1.0/0a1b2c3d"

STRAIT = """\
PORT VELMORA — Soldiers loyal to General Oren Tashi seized the harbour of Velmora on Monday, two days after \
the northern command broke with the cabinet.

The interior ministry said 14 people were killed in the fighting. "We will not negotiate under the barrel of a gun," \
Interior Minister Lena Marsk told reporters. The northern command denied that its troops had fired on the crowd.

The Coast Union plans to send 1,200 peacekeepers by the end of the month. Its chair demanded that the general \
hand back the port at once. If the blockade holds, bread will run out within a fortnight, the grain board warned.

Hospital staff reportedly treated more than 250 wounded. Attacks along the northern road have doubled since spring, \
according to the Strait Observatory, a monitor.

Relations between Niger and Mali, which both buy grain through Velmora, have cooled over the closure. The Velmora \
Transit Accord, signed in 2029, remains suspended.
"""

TALKS = """\
Envoys of the two sides met on an island off Velmora on Thursday, the first talks since the harbour fell.

A spokesman for the cabinet called the meeting "frank, and too short". No date was set for another.

The northern command may release some of the detained port workers, two officials told the Strait Courier.
"""

EMPTY = "The weather on the coast stays mild this week, with light winds from the south.\n"

HOSTILE_TITLE = "<script>document.title='broken'</script> \u202eevil\u202c \x1b[31mred\x1b[0m"
HOSTILE = (
    "</mark><img src=x onerror=\"document.title='broken'\"> The garrison was \u202edekcatta\u202c on Monday.\n"
    "<script>document.title='broken'</script> \x1b[2J & &amp; <b>bold</b>\n"
)
HOSTILE_ID = "odd id?#%2F&<b>"


def records(doc: str, text: str, *told: tuple[str, str, dict[str, Any]]) -> list[Record]:
    """Records of a text, each as type, evidence and fields."""
    made = []
    for kind, words, fields in told:
        start = text.index(words)
        common = {"version": VERSION, "why": "verb: the clause’s root"} | fields
        made.append(TYPES[kind].of(text, doc=doc, start=start, end=start + len(words), **common))
    return made


def strait_records() -> list[Record]:
    mil, gov = ("MLI.MIL",), ("MLI.GOV",)
    return records(
        "strait-1",
        STRAIT,
        ("event", "Soldiers loyal to General Oren Tashi seized the harbour of Velmora on Monday", {
            "event_type": "ASSAULT", "mode": "seize", "status": "actual", "actors": mil, "targets": gov,
            "place": "Velmora", "date_text": "on Monday", "date_start": "2031-05-05",
            "date_end": "2031-05-05", "names": ("Oren Tashi",)}),
        ("event", "14 people were killed in the fighting", {
            "event_type": "ASSAULT", "status": "actual", "holders": gov, "numbers": {"killed": (14, 14)},
            "ambiguous": ("killed by either side",), "why": "indirect speech: said; passive without an agent"}),
        ("statement", "We will not negotiate under the barrel of a gun,", {
            "speaker": gov, "names": ("Lena Marsk",), "quote": "direct", "holders": gov}),
        ("event", "We will not negotiate", {"event_type": "REJECT", "status": "actual", "actors": gov, "holders": gov}),
        ("event", "its troops had fired on the crowd", {
            "event_type": "ASSAULT", "status": "denied", "actors": mil, "targets": ("MLI.CVL",), "holders": mil}),
        ("dispute", "The northern command denied that its troops had fired on the crowd", {
            "topic": "who fired on the crowd", "sides": (gov, mil)}),
        ("event", "The Coast Union plans to send 1,200 peacekeepers by the end of the month", {
            "event_type": "MOBILIZE", "mode": "deploy", "status": "planned", "actors": ("coast-union",),
            "numbers": {"personnel": (1200, 1200)}, "date_text": "by the end of the month"}),
        ("event", "the general hand back the port at once", {
            "event_type": "RETREAT", "status": "demanded", "actors": mil, "holders": ("coast-union",)}),
        ("forecast", "If the blockade holds, bread will run out within a fortnight", {
            "status": "conditional", "outcome": "bread will run out within a fortnight",
            "condition": "the blockade holds", "holders": ("grain-board",)}),
        ("event", "Hospital staff reportedly treated more than 250 wounded", {
            "event_type": "AID", "status": "actual", "actors": ("MLI.CVL",), "holders": ("unnamed",),
            "numbers": {"injured": (250, None)}}),
        ("indicator", "Attacks along the northern road have doubled since spring", {
            "metric": "attacks", "direction": "up", "period": "since spring", "scope": "the northern road",
            "source": ("strait-observatory",), "holders": ("strait-observatory",)}),
        ("relation", "Relations between Niger and Mali, which both buy grain through Velmora, have cooled", {
            "a": ("NER",), "b": ("MLI",), "change": "worse"}),
        ("agreement", "The Velmora Transit Accord, signed in 2029, remains suspended", {
            "name": "Velmora Transit Accord", "state": "suspended"}),
        ("posture", "1,200 peacekeepers", {
            "owner": ("coast-union",), "host": "MLI", "element": "troops", "state": "proposed", "count": (1200, 1200)}),
    )  # fmt: skip


def talks_records() -> list[Record]:
    return records(
        "talks-2",
        TALKS,
        ("event", "Envoys of the two sides met on an island off Velmora on Thursday", {
            "event_type": "CONSULT", "status": "actual", "actors": ("MLI.GOV",), "targets": ("MLI.MIL",)}),
        ("statement", "frank, and too short", {"speaker": ("MLI.GOV",), "quote": "direct", "holders": ("MLI.GOV",)}),
        ("event", "The northern command may release some of the detained port workers", {
            "event_type": "RETREAT", "mode": "release", "status": "possible", "actors": ("MLI.MIL",),
            "holders": ("strait-courier", "MLI.GOV")}),
    )  # fmt: skip


def hostile_records() -> list[Record]:
    fields = {"event_type": "ASSAULT", "status": "actual", "place": "<b>here</b>\u202e", "why": "<script>1</script>"}
    return records(
        HOSTILE_ID,
        HOSTILE,
        (
            "event",
            "</mark><img src=x onerror=\"document.title='broken'\"> The garrison was \u202edekcatta\u202c",
            fields,
        ),
        ("event", "The garrison was \u202edekcatta\u202c on Monday", fields | {"holders": ("unnamed",)}),
    )


def build(folder: Path) -> Path:
    """A project in ``folder`` with all of it."""
    with Project.create(folder) as project:
        documents = [
            Document("strait-1", STRAIT, title="General’s men take Velmora harbour", outlet="Strait Courier", lang="en",
                     published="2031-05-06", source="https://courier.example/velmora?a=1&b=2",
                     notes=("2 lines of page furniture left out",)),
            Document("talks-2", TALKS, title="Rivals meet off Velmora", outlet="Strait Courier", lang="en",
                     published="2031-05-09", source="talks-2.txt"),
            Document("mild-3", EMPTY, title="Mild on the coast", source="javascript:alert(1)"),
            Document("new-4", "Not read yet.\n", title="Waiting for its turn", outlet="Harbour Gazette"),
            Document(HOSTILE_ID, HOSTILE, title=HOSTILE_TITLE, outlet="<i>Odd</i>", source="http://evil.example/\u202e"),
        ]  # fmt: skip
        for document in documents:
            project.add(document, document.text.encode())
        coded = {"strait-1": strait_records(), "talks-2": talks_records(), "mild-3": [], HOSTILE_ID: hostile_records()}
        for doc, made in coded.items():
            project.keep(doc, Coded(tuple(made)), VERSION)
    return merged(folder)


def merged(folder: Path) -> Path:
    """The project with its records merged and followed: pages show what was merged last."""
    with Project.open(folder, write=True) as project:
        merging.update(project)
        entering.update(project)
    return folder
