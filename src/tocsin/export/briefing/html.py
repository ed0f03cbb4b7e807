"""A brief as one HTML file that needs nothing beside it: for mail, for print, and for the PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from types import MappingProxyType

from tocsin.records import plain
from tocsin.records.brief import Brief, Cite, Look, Note, Section, Sentence

from .draw import chart_svg, map_svg
from .markdown import note_line

LOOKS: Mapping[Look, tuple[str, str]] = MappingProxyType(
    {
        "fact": ("●", "told as fact"),
        "claim": ("○", "claim"),
        "plan": ("▷", "not done"),
        "dispute": ("⇄", "disputed"),
        "figure": ("▪", "computed"),
    }
)
_WHERE = (
    "Where new incidents are told of: a filled dot is told as fact, a ring is a claim. Shaded countries are named; "
    "what is told of a whole country has no dot. Borders: Natural Earth."
)
_WHEN = "Incidents by week in this scope, by the day on which they were."
Address = Callable[[Cite], str]


def brief_html(brief: Brief) -> str:
    """The whole page, its style in it; what comes from documents is escaped."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(brief.title)}</title><style>{_style()}</style></head>"
        f"<body>{brief_body(brief)}</body></html>\n"
    )


def brief_body(brief: Brief, address: Address | None = None) -> str:
    """What stands in the page, for a page of the server too: no style and no script in it.

    ``address`` gives the page on which a record stands, where there is one to link to.
    """
    key = " ".join(f"<span>{mark} {label}</span>" for mark, label in LOOKS.values())
    sections = [_section(one) for one in brief.sections]
    notes = "".join(_note(one, address) for one in brief.notes)
    return (
        f'<article class="brief"><h1>{_text(brief.title)}</h1><p class="made">Machine-coded, not reviewed.</p>'
        f'<p class="key">{key}</p>{"".join(sections[:1])}{_drawn(brief)}{"".join(sections[1:])}'
        f"<h2>What we do not know</h2>{_lines(brief.unknown)}"
        f"<h2>How this was made</h2>{_lines(brief.method)}"
        f'<h2>Notes</h2><ol class="notes">{notes}</ol></article>'
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _drawn(brief: Brief) -> str:
    drawn = ((map_svg(brief), _WHERE), (chart_svg(brief.weeks), _WHEN))
    figures = "".join(f"<figure>{svg}<figcaption>{told}</figcaption></figure>" for svg, told in drawn if svg)
    return f'<div class="figures">{figures}</div>' if figures else ""


def _lines(lines: tuple[str, ...]) -> str:
    return f'<ul class="plain">{"".join(f"<li>{_text(line)}</li>" for line in lines)}</ul>'


def _section(section: Section) -> str:
    head = f"<h{section.level}>{_text(section.title)}</h{section.level}>"
    if section.paragraph:
        body = f'<p class="first">{" ".join(map(_sentence, section.sentences))}</p>'
    else:
        body = "".join(f"<li>{_mark(one)} {_sentence(one)}</li>" for one in section.sentences)
        body = f"<ul>{body}</ul>" if body else ""
    remark = f'<p class="remark">{_text(section.remark)}</p>' if section.remark else ""
    return f"<section>{head}{body}{remark}</section>"


def _mark(sentence: Sentence) -> str:
    mark, label = LOOKS[sentence.look]
    return f'<span class="look" title="{label}">{mark}</span>'


def _sentence(sentence: Sentence) -> str:
    notes = " ".join(f'<a href="#note-{number}">{number}</a>' for number in sentence.notes)
    return f"{_text(sentence.text)}<sup>{notes}</sup>"


def _note(note: Note, address: Address | None) -> str:
    told = _text(note_line(note))
    if note.cite and address:
        told += f' <a href="{escape(address(note.cite))}">Read it there</a>'
    return f'<li id="note-{note.number}" value="{note.number}">{told}</li>'


@cache
def _style() -> str:
    return files(__package__).joinpath("brief.css").read_text("utf-8")
