"""What stands on the pages, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI

from tocsin import __version__
from tocsin.export.wording import what, who_says
from tocsin.records import Coded, DateClue, Document, Event, Written
from tocsin.registry import load_registry
from tocsin.serve import create_app
from tocsin.serve.asked import asked
from tocsin.serve.shown import document_address, shown, web_address
from tocsin.serve.told import Counted
from tocsin.store import Project
from tocsin.watch import Overview

from .asking import ask
from .crisis import HOSTILE_ID, STRAIT, VERSION, merged, strait_records

HOSTILE = "/documents/" + quote(HOSTILE_ID, safe="")


def page(app: FastAPI, path: str, status: int = 200) -> str:
    answer = ask(app, path)
    assert answer.status_code == status
    return answer.text


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html).replace("&#39;", "'"))


@pytest.mark.parametrize("path", ["/", "/documents", "/records", "/documents/strait-1", HOSTILE])
def test_every_page_says_what_it_is(path: str, app: FastAPI) -> None:
    assert f"Machine-coded by coder {VERSION}." in words(page(app, path))


def test_pages_without_records_name_this_version(empty_app: FastAPI) -> None:
    for path in ("/", "/documents", "/records", "/reading"):
        assert f"Machine-coded by coder {__version__}." in words(page(empty_app, path))


def test_empty_states_say_what_to_do(empty_app: FastAPI, app: FastAPI) -> None:
    assert "No documents yet: run tocsin add" in words(page(empty_app, "/"))
    assert "No documents yet: run tocsin add" in words(page(empty_app, "/documents"))
    assert "No records yet" in words(page(empty_app, "/records"))
    assert "No record passes these filters" in words(page(app, "/records?country=XXX"))
    assert "No document holds all of these words" in words(page(app, "/documents?q=zeppelin"))
    assert "Not coded yet" in words(page(app, "/documents/new-4"))
    assert "found nothing here" in words(page(app, "/documents/mild-3"))


def test_a_document_shows_its_text_whole_and_every_record_beside_it(app: FastAPI) -> None:
    html = page(app, "/documents/strait-1")
    article = html[html.index("<article") : html.index("</article>")]
    assert words(article).strip() == words(STRAIT).strip().replace('"', "&#34;")
    for record in strait_records():
        assert f'id="w-{record.id}"' in html
        item = words(html[html.index(f'id="r-{record.id}"') :].partition("</li>")[0])
        assert (
            f"{who_says(record, load_registry(), 'Strait Courier')}: {what(record, load_registry())}"
            in item.replace("&#34;", '"')
        )
        assert record.why in item


def test_held_records_are_marked_as_claims_in_text_and_list(app: FastAPI) -> None:
    html = page(app, "/documents/strait-1")
    for record in strait_records():
        if record.holders:
            assert 'class="card look-fact"' not in html[: html.index(f'id="r-{record.id}"')][-40:]
    assert 'class="who other"' in html
    assert "Can also be read as: killed by either side" in words(html)


def test_only_links_to_the_web_are_links(app: FastAPI) -> None:
    html = page(app, "/documents/strait-1")
    assert '<a href="https://courier.example/velmora?a=1&amp;b=2" rel="noopener nofollow noreferrer">' in html
    assert 'href="javascript' not in page(app, "/documents/mild-3")
    for source in ("file:///etc/passwd", "http://[", "data:x", "a.txt", "https://", "http://a\u202e"):
        assert web_address(source) == ""


def test_hostile_documents_are_only_shown(app: FastAPI) -> None:
    for path in ("/", "/documents", "/records", HOSTILE):
        html = page(app, path)
        assert not re.search(r"<script(?! (type=\"module\" )?src=\"/static/)", html)
        assert "<img src=x" not in html
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html)
        assert " style=" not in html
        assert not re.search(r"\son\w+=\"", html)


def test_what_acts_on_a_screen_is_written_out() -> None:
    assert str(shown("a\u202eb<")) == 'a<span class="unseen" title="right-to-left override">U+202E</span>b&lt;'
    assert str(shown("a\r\n\tb")) == "a\r\n\tb"


def test_ids_survive_the_address(app: FastAPI) -> None:
    assert document_address("a/b?c#d e") == "/documents/a%2Fb%3Fc%23d%20e"
    assert "document <code><bdi>odd id?#%2F&amp;&lt;b&gt;</bdi>" in page(app, HOSTILE)
    assert "There is no document of that name" in page(app, "/documents/none", 404)
    page(app, "/documents/..%2f..%2fetc%2fpasswd", 404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=statement", 2), ("status=denied", 1), ("actor=mli", 12), ("actor=MLI.CVL", 2), ("actor=coast union", 3),
        ("country=mli", 1), ("since=2031-05-01&until=2031-05-31", 1), ("since=2032-01-01", 0),
        ("q=peacekeepers", 2),
        ("type=event&status=planned", 1), ('q="NEAR( OR *', 0), ("type=nonsense", 19), ("since=yesterday", 19),
        ("q=!!!", 19),
    ],
)  # fmt: skip
def test_filters(query: str, found: int, app: FastAPI) -> None:
    html = page(app, f"/records?{query}")
    assert html.count('<li class="line') == found


def test_what_is_left_out_is_told_and_pages_are_clamped(app: FastAPI) -> None:
    assert "Left out, for it has no meaning here: since" in words(page(app, "/records?since=soon"))
    assert [asked({"page": p}).page for p in ("-1", "0", "x", "2", "99999999", "²")] == [1, 1, 1, 2, 1, 1]
    assert "There is no page 7" in words(page(app, "/records?page=7"))
    assert asked({"q": "a b&c", "page": "2"}).to(3) == "?q=a+b%26c&page=3"


def test_documents_are_found_by_their_words(app: FastAPI) -> None:
    html = page(app, "/documents?q=harbour+island")
    assert html.count('class="doctitle"') == 1
    assert "Rivals meet off Velmora" in html


def test_the_overview_counts_what_is_there_and_each_figure_opens_what_is_behind_it(app: FastAPI) -> None:
    html = page(app, "/?all=1")
    assert "5 documents, 19 records. The last report is of 2031-05-09. 1 not coded yet" in words(html)
    tiles = re.findall(r'<li class="tile"><a href="(.*?)"><b>(.*?)</b> <span>(.*?)</span>', html)
    assert [label for _, _, label in tiles][:2] == ["reports came in", "incidents are told"]
    for address, n, label in tiles:
        found = words(page(app, address.replace("&amp;", "&")))
        if address.startswith(("/incidents", "/documents")) and n != "0":
            assert re.search(rf"\b{n} (incident|document)", found), label


def test_the_overview_tells_what_is_new_since_a_day_a_time_or_as_far_back_as_makes_a_picture(app: FastAPI) -> None:
    assert "What is new since 2031-05-07" in words(page(app, "/?since=2031-05-07"))
    assert "What is new since 2031-05-07 10:00 UTC" in words(page(app, "/?seen=2031-05-07T12:00:00%2B02:00"))
    assert "What is new in all that was reported" in words(page(app, "/"))
    assert "Left out, for it has no meaning here: since, seen" in words(page(app, "/?since=x&seen=2031-05-07"))
    html = page(app, "/?since=2031-05-09")
    assert re.findall(r'aria-current="true">(.*?)<', html) == ["24 hours"]
    assert 'href="/?since=2031-05-03">7 days' in html, "counted back from the last report"


def test_the_page_on_reading_admits_when_nothing_was_measured(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.serve.page_reading.measured", lambda: None)
    assert "No error rates are kept with this version" in words(page(app, "/reading"))


def test_the_overview_shows_what_several_origins_tell_and_counts_claims_apart(tmp_path: Path) -> None:
    text = "Rebels attacked soldiers."
    with Project.create(tmp_path / "p") as project:
        for doc, outlet, holders in (("a", "Post <b>", ()), ("b", "Wire", ("MLI.GOV",)), ("c", "", ("MLI.GOV",))):
            project.add(Document(doc, text, outlet=outlet, published="2024-05-07", source=doc), text.encode())
            known = {"event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",), "date_start": "2024-05-06"}
            target = ("MLI.MIL",) if doc != "c" else ("FRA",)
            made = Event.of(text, doc=doc, start=0, end=24, holders=holders, targets=target, **known)
            project.keep(doc, Coded((made,)), "1")
    html = page(create_app(merged(tmp_path / "p")), "/")
    told = words(html)
    assert "Told by Post &lt;b&gt;, Wire (as a claim)" in told
    assert "3 events tell 2 incidents; 1 is told by more than one origin." in told
    table = html[html.index('data-chart="weeks"') : html.index("</figure>")]
    assert re.findall(r'<td class="n">(?:<a href="(.*?)">)?(\d+)', table) == [
        ("/incidents?since=2024-05-06&amp;until=2024-05-12&amp;standing=fact", "1"),
        ("/incidents?since=2024-05-06&amp;until=2024-05-12&amp;standing=claim", "1"), ("", "3"),
    ]  # fmt: skip
    assert table.count('scope="col"') == 4


def test_the_search_lights_words_and_narrows_by_facets(app: FastAPI) -> None:
    html = page(app, "/search?q=harbours")
    assert "2 documents, the best match first" in words(html)
    assert "<mark>harbour</mark>" in html
    assert 'href="/search?q=harbours&amp;outlet=Strait+Courier"' in html
    assert "1 document" in words(page(app, "/search?q=harbour&type=agreement"))
    assert "2 documents" in words(page(app, "/search?outlet=Strait+Courier&since=2031-05-01"))
    assert "Nothing passes these filters" in words(page(app, "/search?q=zeppelin"))
    records = page(app, "/search?status=denied&q=fired&outlet=Strait+Courier")
    assert "1 record. Claims, plans and denials are among them" in words(records)
    assert "its troops had fired on the crowd" in records
    assert "Outlet narrows documents only" in words(records)
    assert 'href="/api/v1/records.csv?q=fired&amp;status=denied"' in records


def test_a_search_shows_a_hostile_document_harmlessly(app: FastAPI) -> None:
    html = page(app, "/search?q=garrison")
    assert "<mark>garrison</mark>" in html
    assert "<img src=x" not in html
    assert "U+202E" in html
    assert "&lt;script&gt;" in html
    found = page(app, "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in found


def test_incidents_are_counted_anew_only_when_something_was_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Project] = []

    def count(project: Project) -> Overview:
        calls.append(project)
        return Overview()

    monkeypatch.setattr("tocsin.serve.told.PATIENCE", 0)
    with Project.create(tmp_path / "p") as writer, Project.open(tmp_path / "p") as project:
        counted = Counted(project, count)
        assert [counted(), counted()] == [Overview()] * 2
        assert len(calls) == 1
        writer.add(Document("a", "One."), b"One.")
        counted()
        assert len(calls) == 2


def test_an_undated_document_tells_when_it_was_written_and_by_which_words(tmp_path: Path) -> None:
    clue = DateClue(0, 4, "July", "first", "2031-07-01", "", "a month told as past")
    with Project.create(tmp_path / "p") as project:
        project.add(Document("undated", "July was mild."), b"July was mild.")
        project.keep("undated", Coded(written=Written("2031-07-01", "2032-06-30", (clue,))), VERSION)
    html = words(page(create_app(tmp_path / "p"), "/documents/undated"))
    assert "Undated. By what it tells, written between 2031-07-01 and 2032-06-30." in html
    assert "“July”: a month told as past" in html


def test_a_document_says_who_judges_its_outlet_and_when(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as project:
        for doc, outlet in (("state", "TASS"), ("unknown", "The Velmora Echo")):
            project.add(Document(doc, f"A {doc} report.", outlet=outlet), doc.encode())
    app = create_app(tmp_path / "p")
    assert re.search(r"! State-controlled outlet, according to .+, as of \d{4}", words(page(app, "/documents/state")))
    assert "according to" not in words(page(app, "/documents/unknown"))
