"""`tocsin brief`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

import click

from tocsin import briefs
from tocsin.errors import TocsinError, UsageError
from tocsin.export.briefing import brief_html, brief_markdown
from tocsin.records.brief import Brief
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .parameters import COUNTRY, DAY, SHARE
from .terminal import put, say

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 120
"""Seconds that printing may take: a busy machine needs ten."""
_EXAMPLES = (
    "tocsin brief --since 2024-03-11 --until 2024-03-17 > brief.md",
    "tocsin brief --country NER --country MLI --html -o brief.html",
    "tocsin brief --since 2024-03-11 --pdf -o brief.pdf",
)
Form = Literal["md", "html", "pdf"]


@click.command(cls=Examples, short_help=VERBS["brief"], examples=_EXAMPLES)
@click.option("--since", type=DAY, help="From this day on (default: the last week that was told of).")
@click.option("--until", type=DAY, help="Up to this day (default: the last on which a document came out).")
@click.option("--country", "countries", multiple=True, metavar="ISO3", type=COUNTRY, help="Only these countries.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="Only these: NER also finds NER.GOV.")
@click.option("--sure", type=SHARE, default=None, help="Happened with this probability or more (default: the setting).")
@click.option("--md", "form", flag_value="md", default=True, help="Markdown, with footnotes (default).")
@click.option("--html", "form", flag_value="html", help="One HTML file with a map and a chart.")
@click.option("--pdf", "form", flag_value="pdf", help="The same, printed by an installed Chromium.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it here.")
@in_project
def brief(
    since: str | None, until: str | None, countries: tuple[str, ...], actors: tuple[str, ...], sure: float | None,
    form: Form, out: Path | None,
) -> None:  # fmt: skip
    """Write what changed since a cut-off, each sentence with the records that it rests on.

    What is new is what was first published in this time. Facts are told by outlets in their own voice; a claim is told
    with whoever makes it; what is planned is told as not done. The notes give outlet, day and the exact words. It is
    machine-coded: read it against its notes before it goes out.

    Our own forecast is in it where `tocsin forecast` was run on what is imported, and where it reaches this time.
    """
    if form == "pdf" and out is None:
        raise UsageError("a PDF needs a file to go to: -o brief.pdf")
    with Project.open(folder()) as project:
        made = briefs.brief(
            project, since=since or "", until=until or "", countries=countries, actors=actors, sure=sure
        )
    if form == "pdf" and out is not None:
        _print_to(made, out)
    elif out is not None:
        out.write_text(_text(made, form), encoding="utf-8")
    else:
        put(_text(made, form).rstrip("\n"))
    sentences = sum(len(section.sentences) for section in made.sections)
    say(f"{sentences:,} sentences on {len(made.notes):,} notes, {made.scope.since} to {made.scope.until}")


def _text(made: Brief, form: Form) -> str:
    return brief_markdown(made) if form == "md" else brief_html(made)


def _print_to(made: Brief, out: Path) -> None:
    """Have a Chromium on this machine print it, with no way to any other machine. Raises ``TocsinError``."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise TocsinError(
            "a PDF is printed by Chromium, and none is installed: apt install chromium, or write --html and print that"
        )
    with tempfile.TemporaryDirectory(prefix="tocsin-") as place:
        page, printed = Path(place) / "brief.html", Path(place) / "brief.pdf"
        page.write_text(brief_html(made), encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={place}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND", *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--print-to-pdf={printed}", page.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603 - no shell, own file
        except (subprocess.SubprocessError, OSError) as error:
            raise TocsinError(
                f"{browser} did not print the brief ({type(error).__name__}); --html writes it"
            ) from error
        if not printed.is_file():
            raise TocsinError(f"{browser} printed nothing; --html writes the brief")
        shutil.copyfile(printed, out)
