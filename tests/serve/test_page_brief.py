"""The brief as a page, and its downloads."""

from __future__ import annotations

import re
from dataclasses import replace

from fastapi import FastAPI

from tocsin.export.briefing import brief_html, brief_markdown
from tocsin.records.brief import Brief, Cite, Dot, Note, Scope, Section, Sentence, Week

from .asking import ask
from .crisis import HOSTILE, HOSTILE_TITLE

MADE = Brief(
    "What changed",
    Scope("2031-05-01", "2031-05-07"),
    (Section("In short", (Sentence("It was so.", "fact", (1,)),), paragraph=True),),
    (Note(1, Cite("a", "r1", "it was so", "Strait Courier", "2031-05-02", (), "a")),),
    ("Much.",),
    ("By machine.",),
)


def test_the_page_cites_and_leads_to_the_words(app: FastAPI) -> None:
    page = ask(app, "/brief?until=2031-05-09&sure=0")
    assert page.status_code == 200
    assert 'aria-current="page">Brief' in page.text
    notes = set(re.findall(r'href="#(note-\d+)"', page.text))
    assert notes
    assert notes <= set(re.findall(r'id="(note-\d+)"', page.text))
    leads = re.findall(r'<a href="(/documents/strait-1)#[^"]+">Read it there', page.text)
    assert leads
    assert ask(app, leads[0]).status_code == 200
    assert not re.search(r"<[^>]+\sstyle=|<style|<script(?! src)", page.text)


def test_downloads_are_the_same_brief(app: FastAPI) -> None:
    query = "?since=2031-05-01&until=2031-05-09&sure=0"
    html, markdown = ask(app, f"/brief.html{query}"), ask(app, f"/brief.md{query}")
    assert html.headers["content-disposition"] == 'attachment; filename="brief-2031-05-01-2031-05-09.html"'
    assert "14 dead" in html.text
    assert "14 dead" in markdown.text
    assert "[^1]:" in markdown.text
    assert ask(app, "/brief.pdf").status_code == 404


def test_what_cannot_be_a_brief_says_why(app: FastAPI, empty_app: FastAPI) -> None:
    assert "after its end" in ask(app, "/brief?since=2032-01-01&until=2031-01-01").text
    assert ask(app, "/brief.md?since=2032-01-01&until=2031-01-01").status_code == 400
    assert "no document here has a date" in ask(empty_app, "/brief").text


def test_words_of_documents_cannot_act() -> None:
    hostile = " ".join(HOSTILE.split())
    cite = Cite("a", "r1", hostile, HOSTILE_TITLE, "2031-05-02", (), "a")
    told = (Section(hostile, (Sentence(hostile, "fact", (1,)),), remark=hostile),)
    made = replace(MADE, title=hostile, sections=told, notes=(Note(1, cite),), unknown=(hostile,))
    html = brief_html(made)
    assert "<img" not in html
    assert "<script" not in html
    assert "\u202e" not in html
    assert "<img" not in brief_markdown(replace(made, sections=(), unknown=())).replace("\\<img", "")


def test_the_map_has_a_ring_for_a_claim_and_the_chart_a_bar_for_a_week() -> None:
    dots = (Dot(2.1, 13.5, "fact", "Niamey"), Dot(-4.0, 12.6, "claim", "<Bamako>"))
    weeks = (Week("2031-04-28", 0, 0), Week("2031-05-05", 2, 1))
    html = brief_html(replace(MADE, dots=dots, countries=("NER", "MLI"), weeks=weeks))
    assert html.count("<circle") == 2
    assert len(re.findall(r'<circle[^>]*fill="none"', html)) == 1
    assert "&lt;Bamako&gt;" in html
    assert "2031-05-05: 1 claims" in html
    assert "<svg" not in brief_html(MADE), "where nothing has a place or a week nothing is drawn"
