"""The page that asks about drawn items, one after the other, and keeps each answer; and what the answers come to.

Reading is as everywhere on the page. An answer is the one thing that the page writes: the project is open for writing
for that moment alone, and a form counts only with the token that this server put into it, which no other site can read.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tocsin import pipeline
from tocsin.errors import ProjectBusy, UsageError
from tocsin.export.details import asked_details, left_empty
from tocsin.records import AuditItem, AuditJudgement, record_from_json
from tocsin.review import (
    FURTHER,
    QUESTION,
    Choice,
    Sitting,
    anew,
    answered,
    behind,
    here_and_elsewhere,
    passage,
    tell,
    waiting,
)
from tocsin.store import keep_answer

from .asked_audit import MOST_ALIKE, Answered, AskedAudit
from .cards import Card, card
from .site import Site

SOMEBODY = "somebody"
"""Who judges where neither the server nor the form says."""
TRIES, PAUSE = 8, 0.25
"""Another writer is waited for two seconds: one that keeps an answer is through by then, a run is not."""
_BUSY = "Your answer is not kept yet: {}. Then answer once more."
_STALE = "The server was started anew since this page was loaded, so nothing was kept. Answer once more."
_WRONG_FORM = "That is no answer to what is asked here: nothing was kept."
_NO_DETAIL = "Nothing was kept: say what is wrong, or of which type what is missed is."


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where one person is among what was drawn."""

    asked: AskedAudit
    items: Sequence[AuditItem]
    left: Sequence[AuditItem]
    done: Sequence[tuple[AuditItem, AuditJudgement]]

    def shown(self) -> AuditItem | None:
        """The item that the address names, else the next."""
        key = self.asked.subject, self.asked.key
        named = next((item for item in self.items if (item.subject, item.key) == key), None)
        return named or (self.left[0] if self.left else None)

    def before(self, item: AuditItem) -> tuple[AuditItem, AuditJudgement] | None:
        """What was answered before an item: the last answer, or the one before where that item was answered itself."""
        at = next((n for n, (one, _) in enumerate(self.done) if one == item), len(self.done))
        return self.done[at - 1] if at else None


class Auditing:
    """Asks, keeps, reports."""

    def __init__(self, site: Site) -> None:
        self.site, self.user = site, site.user or SOMEBODY
        self._token = secrets.token_urlsafe(24)

    def question(self, query: Mapping[str, str]) -> HTMLResponse:
        """The item that the address names, or the next one that this person is to judge."""
        return self._asking(AskedAudit.of(query, self.user))

    def answer(self, body: bytes) -> Response:
        """Keep what a form says and go to the next question; ask again, with a word on why, where it cannot be kept."""
        try:
            form = Answered.of(body, self.user)
            subject = form.subject
        except ValueError:
            return self.site.failure(400, _WRONG_FORM)
        if not secrets.compare_digest(form.token.encode(), self._token.encode()):
            return self._asking(form.asked, form, _STALE, 403)
        if form.answer in ("wrong", "missed") and not form.details:
            return self._asking(form.asked, form, _NO_DETAIL, 422)
        try:
            item = self.site.project.shown(subject, form.asked.key).item
            said = answered(item, form.asked.user, form.answer, form.details)
        except (UsageError, ValueError):
            return self.site.failure(400, _WRONG_FORM)
        try:
            keep_answer(self.site.folder, said, tries=TRIES, pause=PAUSE)
        except ProjectBusy as error:
            return self._asking(form.asked, form, _BUSY.format(error), 503)
        return RedirectResponse(form.asked.to(), 303)

    def report(self) -> HTMLResponse:
        """What the answers come to, so far."""
        try:
            found = pipeline.measured(self.site.project)
        except UsageError:
            return self.site.page("audit_report", [], told=None, anew="")
        gone = anew(pipeline.gone(self.site.project))
        return self.site.page("audit_report", found.records.coders, told=tell(found), anew=gone)

    def _sheet(self, asked: AskedAudit) -> _Sheet:
        drawn = [self.site.project.last_draw(subject) for subject in asked.subjects]
        said = self.site.project.drawn_judgements()
        items = [item for draw in drawn if draw for item, _ in draw.members]
        left = waiting(items, said, asked.user, again=asked.again, skipped=asked.skipped)
        return _Sheet(asked, items, left, behind(items, said, asked.user))

    def _asking(
        self, asked: AskedAudit, form: Answered | None = None, trouble: str = "", status: int = 200
    ) -> HTMLResponse:
        sheet = self._sheet(asked)
        item = sheet.shown()
        if item is None:
            return self.site.page("audit", [], asked=asked, sheet=sheet, item=None, kept=asked.kept)
        shown = self.site.project.shown(item.subject, item.key)
        text, outlet = shown.document.text, shown.document.outlet
        records = [record_from_json(line, text) for line in item.records]
        cards = [card(record, n, self.site.registry, outlet) for n, record in enumerate(records, 1)]
        own = cards[0] if item.subject == "record" else None
        here, elsewhere = here_and_elsewhere(item, [] if own else records)
        earlier = next((said for one, said in sheet.done if one == item), None)
        return self.site.page(
            "audit", [one.record.version for one in cards], status,
            asked=asked, sheet=sheet, item=item, kept=asked.kept, token=self._token, trouble=trouble,
            document=shown.document, passage=passage(item, text), further=passage(item, text, FURTHER, FURTHER),
            card=own, rows=asked_details(own.record, self.site.registry) if own else (),
            empty=left_empty(own.record) if own else (), question=QUESTION,
            lists=(
                ("Listed for this sentence", _of(cards, here)),
                ("Listed elsewhere in this text", _of(cards, elsewhere)),
            ),
            choices=_details_of(item), most=MOST_ALIKE, earlier=earlier, before=sheet.before(item),
            marked=form.details if form else earlier.details if earlier else (),
        )  # fmt: skip


def _of(cards: Sequence[Card], records: Sequence[object]) -> list[Card]:
    return [one for one in cards if one.record in records]


def _details_of(item: AuditItem) -> list[Choice]:
    """What can be wrong with a record, or the types of what a sentence can miss."""
    sitting = Sitting([item], "")
    sitting.press("w" if item.subject == "record" else "y")
    return [choice for choice in sitting.choices if choice.value not in ("done", "back", "quit")]
