"""A project in which one landing is told, and a figure quoted: for alerts, indicators and what is sent of them."""

from __future__ import annotations

from pathlib import Path

from tocsin import entering, merging, warning
from tocsin.records import TYPES, Coded, Document, Record
from tocsin.store import Project

LANDED = "Russian instructors landed in Niamey."
FIGURE = "Fatalities in Niger rose by 38% in 2023."
MONTHS = ",isocode,period,fatalities_UCDP\n0,NER,202201,200\n1,NER,202301,150\n2,NER,202302,bad\n3,MLI,202301,7\n"


def landing(doc: str, published: str = "2024-04-12", status: str = "actual") -> tuple[Document, list[Record]]:
    """One report of it."""
    end = LANDED.index(".")
    event = TYPES["event"].of(
        LANDED, doc=doc, start=0, end=end, event_type="MOBILIZE", mode="deploy", actors=("RUS.MIL",), country="NER",
        status=status, fact=0.8 if status == "actual" else 0.1, date_start="2024-04-10", date_end="2024-04-10",
    )  # fmt: skip
    return Document(doc, LANDED, outlet="Post", published=published, source=doc), [event]


def tell(project: Project, *reports: tuple[Document, list[Record]]) -> None:
    """Have a project hold these reports, merged, with what they raise."""
    for document, records in reports:
        project.add(document, f"{document.id} {document.text}".encode())
        project.keep(document.id, Coded(tuple(records)), "1")
    merging.update(project)
    entering.update(project)
    warning.update(project)


def build_landing(folder: Path, settings: str = "") -> Path:
    """A project in ``folder`` with the landing and the figure."""
    figure = TYPES["indicator"].of(
        FIGURE, doc="figure", start=0, end=len(FIGURE) - 1, metric="fatalities", value=(38, 38), unit="percent",
        direction="up", period="in 2023", scope="Niger", source=("acled",), confidence=0.8,
    )  # fmt: skip
    quoted = Document("figure", FIGURE, outlet="Wire", published="2024-04-01", source="figure"), [figure]
    Project.create(folder).close()
    (folder / "tocsin.toml").write_text(settings)
    with Project.open(folder, write=True) as project:
        tell(project, landing("landing"), quoted)
    return folder
