"""A brief as Markdown, for an editor: notes at the end as footnotes."""

from __future__ import annotations

import re

from tocsin.records.brief import Brief, Note, Section, Sentence

from ..naming import one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def brief_markdown(brief: Brief) -> str:
    """The whole brief. What comes from documents cannot turn into markup."""
    parts = [f"# {_plain(brief.title)}", "*Machine-coded, not reviewed.*"]
    parts += [part for section in brief.sections for part in _section(section)]
    parts += ["## What we do not know", "\n".join(f"- {_plain(line)}" for line in brief.unknown)]
    parts += ["## How this was made", "\n".join(f"- {_plain(line)}" for line in brief.method)]
    parts += ["\n".join(f"[^{note.number}]: {_plain(note_line(note))}" for note in brief.notes)]
    return "\n\n".join(filter(None, parts)) + "\n"


def note_line(note: Note) -> str:
    """A note in a line: the outlet and the day, the exact words, and where they stand."""
    if note.cite is None:
        return note.credit
    cite = note.cite
    told = ", ".join(filter(None, (cite.outlet or "outlet not known", cite.published or "undated")))
    return one_line(f"{told}: “{one_line(cite.words)}” [{cite.doc}, record {cite.record[:8]}]")


def _section(section: Section) -> list[str]:
    made = [f"{'#' * section.level} {_plain(section.title)}"]
    if section.sentences:
        told = [_sentence(one) for one in section.sentences]
        made.append(" ".join(told) if section.paragraph else "\n".join(f"- {one}" for one in told))
    return [*made, *([f"*{_plain(section.remark)}*"] if section.remark else [])]


def _sentence(sentence: Sentence) -> str:
    return _plain(sentence.text) + "".join(f"[^{number}]" for number in sentence.notes)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
