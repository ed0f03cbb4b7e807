"""What an analyst says of one record on the page: right, wrong, a note, or how it should read.

As with the audit, the project is open for writing for that moment alone, and a form counts only with the token that
this server put into it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args, get_origin
from urllib.parse import parse_qsl

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tocsin import pipeline, reviewing
from tocsin.errors import ProjectBusy, UsageError
from tocsin.records import Record, plain
from tocsin.records.judgement import Verdict
from tocsin.review import FURTHER, passage_around
from tocsin.store import Project, write_soon

from .auditing import PAUSE, SOMEBODY, TRIES
from .cards import card
from .shown import document_address
from .site import Site

LONGEST_NAME, LONGEST_NOTE = 60, 500
_STALE = "The server was started anew since this page was loaded, so nothing was kept. Say it once more."
_WORDS: Mapping[str, Verdict] = {"right": "right", "wrong": "wrong", "comment": "comment"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record that can be changed, as a form shows it."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


class Judging:
    """Asks what an analyst says of a record, and keeps it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._token = secrets.token_urlsafe(24)

    def asked(self, query: Mapping[str, str]) -> HTMLResponse:
        """The record with its words, and the forms."""
        return self._asking(query.get("document", ""), query.get("record", ""), query.get("user", ""))

    def said(self, body: bytes) -> Response:
        """Keep what a form says and go back to the document; ask again, with a word on why, where it cannot be kept."""
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        document, record = form.get("document", ""), form.get("record", "")
        user = plain(form.get("user", "")).strip()[:LONGEST_NAME] or self.site.user or SOMEBODY
        if not secrets.compare_digest(form.get("token", "").encode(), self._token.encode()):
            return self._asking(document, record, user, _STALE, 403)
        note = plain(form.get("note", "")).strip()[:LONGEST_NOTE]
        try:
            shown = self._keep(form, document, record, user, note)
        except ProjectBusy as error:
            return self._asking(document, record, user, f"Nothing is kept yet: {error}. Then say it once more.", 503)
        except UsageError as error:
            return self._asking(document, record, user, f"Nothing is kept: {error}.", 422)
        return RedirectResponse(document_address(document, f"r-{shown}" if shown else ""), 303)

    def _keep(self, form: Mapping[str, str], document: str, record: str, user: str, note: str) -> str:
        """Keep it; returns the id of the record that is to be looked at then."""
        answer = form.get("answer", "")
        if answer == "correct":
            found = pipeline.record_of(self.site.project, document, record)
            before = {field.name: field.value for field in fields(found)}
            changes = {k: v for k, v in form.items() if k in before and v.strip() != before[k]}
            if not changes:
                raise UsageError("no field was changed")
            return self._write(lambda p: reviewing.correct(p, document, record, changes, user, note)[1].id)
        verdict = _WORDS.get(answer)
        if verdict is None:
            raise UsageError("that is no answer to what is asked here")
        if verdict == "comment" and not note:
            raise UsageError("a note without words says nothing")
        kept = self._write(lambda p: reviewing.judge(p, document, record, verdict, user, note).id)
        return "" if verdict == "wrong" else kept

    def _write(self, act: Callable[[Project], str]) -> str:
        return write_soon(self.site.folder, act, tries=TRIES, pause=PAUSE)

    def _asking(self, document: str, record: str, user: str, trouble: str = "", status: int = 200) -> HTMLResponse:
        try:
            found, text = pipeline.record_of(self.site.project, document, record), self.site.project.document(document)
        except UsageError as error:
            return self.site.failure(404, str(error))
        said = [one for one in self.site.project.judgements(document) if one.is_of(found)]
        return self.site.page(
            "judge", [found.version], status, document=text, card=card(found, 1, self.site.registry, text.outlet),
            passage=passage_around(found.start, found.end, text.text, FURTHER), fields=fields(found), said=said,
            token=self._token, user=user or self.site.user or SOMEBODY, trouble=trouble,
        )  # fmt: skip


def fields(record: Record) -> tuple[Field, ...]:
    """The fields that can be changed, those that are filled first."""
    found = [
        Field(name, _written(getattr(record, name)), _choices(info.annotation))
        for name, info in type(record).model_fields.items()
        if name not in reviewing.FIXED and name not in {"start", "end", "ambiguous"}
    ]
    return tuple(sorted(found, key=lambda field: not field.value))


def _written(value: Any) -> str:
    """A value as :func:`tocsin.reviewing.correct` reads it back."""
    if not value and not isinstance(value, int | float | str):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(cast("tuple[str, ...]", value))
    return json.dumps(value, ensure_ascii=False)


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in get_args(annotation)) if get_origin(annotation) is Literal else ()
