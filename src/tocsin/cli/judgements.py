"""`tocsin judgements`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from tocsin import reviewing
from tocsin.records.plain import plain
from tocsin.store import Project

from .group import VERBS, Examples, folder, in_project
from .terminal import put, put_table, say

_WORDS = {"right": "right", "wrong": "wrong", "comment": "noted", "neither": "taken back"}
_EXAMPLES = (
    "tocsin judgements",
    "tocsin judgements wire-17 --json",
    "tocsin judgements --labels > judged.jsonl",
)


@click.command(cls=Examples, short_help=VERBS["judgements"], examples=_EXAMPLES)
@click.argument("document", metavar="[DOC]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the words.")
@click.option("--labels", is_flag=True, help="What stands, as offsets, codes and the text's hash: to learn from.")
@in_project
def judgements(document: str | None, as_json: bool, labels: bool) -> None:
    """List what was said of the records of DOC, or of all, oldest first, with what is withdrawn."""
    with Project.open(folder()) as project:
        if labels:
            for label in reviewing.labels(project):
                if document in (None, label.doc):
                    put(json.dumps(asdict(label), ensure_ascii=False))
            return
        said = project.judgements(document) if document else project.said()
        stones = project.tombstones(document or "")
    if as_json:
        for line in (*map(asdict, said), *map(asdict, stones)):
            put(json.dumps(line, ensure_ascii=False))
        return
    rows = [
        (s.created_at[:16], s.user, _what(s.verdict, s.correction), s.document, s.type, s.evidence, s.note)
        for s in said
    ]
    withdrawn = [
        (
            s.created_at[:16],
            s.user,
            "purged" if s.purged else "withdrawn",
            s.document,
            s.type or "document",
            "",
            s.reason,
        )
        for s in stones
    ]
    if not rows and not withdrawn:
        say("nothing was said of any record yet; `tocsin accept`, `reject` and `correct` do")
        return
    head = ("when", "who", "says", "document", "type", "words", "note")
    put_table(head, [tuple(plain(cell) for cell in row) for row in sorted(rows + withdrawn)])


def _what(verdict: str, correction: str) -> str:
    return "corrected" if verdict == "wrong" and correction else _WORDS[verdict]
