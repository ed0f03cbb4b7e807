"""The API: every answer as the OpenAPI says, pages that neither repeat nor miss, errors that say what to do."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as Xml

import httpx
import pytest
from fastapi import FastAPI

from tocsin import following, reviewing
from tocsin.export.atom import NAMESPACE
from tocsin.export.csv import COLUMNS
from tocsin.export.incidents import INCIDENTS
from tocsin.records import Coded, Document, record_from_json
from tocsin.serve import create_app
from tocsin.store import Project

from .asking import ask
from .crisis import HOSTILE_ID, STRAIT, TALKS, VERSION, build, records, talks_records

API = "/api/v1"
LISTS = [
    "records",
    "incidents",
    "documents",
    "actors",
    "ledgers",
    "alerts",
    "tombstones",
    "search?q=velmora",
    "timeline?of=MLI",
]
SAID_OF_ITSELF = {"program", "project", "origin", "error_rates", "reading"}


def get(app: FastAPI, path: str, status: int = 200, **headers: str) -> httpx.Response:
    answer = ask(app, path if path.startswith("/") else f"{API}/{path}", headers=headers)
    assert answer.status_code == status, answer.text
    return answer


def items(app: FastAPI, path: str) -> list[Any]:
    return list(get(app, path).json()["items"])


def every(app: FastAPI, path: str) -> list[Any]:
    """All pages of a list, one after the other."""
    joined, found, cursor = "&" if "?" in path else "?", list[Any](), ""
    while True:
        page = get(app, f"{path}{joined}cursor={cursor}").json()
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = page["next"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_says_what_it_is(path: str, app: FastAPI) -> None:
    answer = get(app, path).json()
    assert set(answer["about"]) == SAID_OF_ITSELF
    assert answer["about"]["origin"] == "machine-coded"


@pytest.mark.parametrize("path", ["records", "incidents", "documents", "actors", "ledgers/postures"])
def test_pages_join_to_the_whole_list(path: str, app: FastAPI) -> None:
    whole = every(app, f"{path}?limit=200")
    assert whole == every(app, f"{path}?limit=1") == every(app, f"{path}?limit=2")
    assert len({json.dumps(one) for one in whole}) == len(whole) > 0


@pytest.mark.parametrize("sort", ["place-in-text", "confidence", "doubt", "fact"])
def test_records_come_once_in_every_order(sort: str, tmp_path: Path) -> None:
    text = "one two three four five\n"
    weights: list[float | None] = [0.5, None, 0.9, 0.5, 0.5]
    found = [
        ("event", word, {"event_type": "AID", "status": "actual", "confidence": weight, "fact": weight})
        for word, weight in zip(text.split(), weights, strict=True)
    ]
    # Three records at one place, so that a page ends within it.
    same = [
        ("statement", "two", {"speaker": ("MLI.GOV",), "quote": "direct"}),
        ("event", "two", {"event_type": "ASSAULT", "status": "actual"}),
    ]
    with Project.create(tmp_path / "p") as project:
        for doc in ("a", "b"):
            project.add(Document(doc, text), doc.encode())
            project.keep(doc, Coded(tuple(records(doc, text, *found, *same))), VERSION)  # type: ignore[arg-type]
    app = create_app(tmp_path / "p")
    whole = [one["id"] for one in every(app, f"records?sort={sort}&limit=200")]
    assert len(set(whole)) == len(whole) == 14
    for limit in (1, 2, 3):
        assert [one["id"] for one in every(app, f"records?sort={sort}&limit={limit}")] == whole


def test_a_page_stays_where_it_is_while_a_run_writes(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    app = create_app(folder)
    first = get(app, "records?limit=15").json()
    with Project.open(folder, write=True) as project:  # what stood before the cursor is coded anew, and shorter
        project.keep("strait-1", Coded(()), VERSION)
        project.add(Document("last", TALKS), b"last")
        project.keep("last", Coded(tuple(one.revised(TALKS, doc="last") for one in talks_records())), VERSION)
    rest = get(app, f"records?limit=15&cursor={first['next']}").json()["items"]
    shown = {one["id"] for one in first["items"]}
    assert not shown & {one["id"] for one in rest}
    assert [one["doc"] for one in rest][-3:] == ["last"] * 3
    assert {one["doc"] for one in rest} == {"talks-2", HOSTILE_ID, "last"}


def test_a_cursor_is_of_its_own_query(app: FastAPI) -> None:
    cursor = get(app, "records?limit=1&type=event").json()["next"]
    assert "another query" in get(app, f"records?limit=1&type=statement&cursor={cursor}", 400).json()["detail"]
    assert get(app, f"records?limit=3&type=event&cursor={cursor}").json()["items"]
    for none in ("x", "%00", cursor[:-3], "e30", "W10", "é"):
        assert "cursor" in get(app, f"records?limit=1&type=event&cursor={none}", 400).json()["detail"]


def test_a_record_says_who_says_so_and_leads_to_its_words(app: FastAPI) -> None:
    (one,) = [r for r in items(app, "records?limit=200") if r["evidence"].startswith("14 people")]
    assert (one["claim"], one["holders"], one["origin"], one["version"]) == (
        True,
        ["MLI.GOV"],
        "machine-coded",
        VERSION,
    )
    assert one["headline"].startswith("Mali’s government says: ")
    assert get(app, one["href"]).json()["id"] == one["id"]
    assert get(app, one["page"].partition("#")[0]).text.count(one["evidence"])


def test_a_document_has_its_text_and_offsets_into_it(app: FastAPI) -> None:
    for name in ("strait-1", HOSTILE_ID):
        whole = get(app, f"documents/{quote(name, safe='')}").json()
        assert [whole["text"][r["start"] : r["end"]] for r in whole["records"]] == [
            r["evidence"] for r in whole["records"]
        ]
    assert get(app, "documents/strait-1").json()["text"] == STRAIT
    sources = {one["id"]: one["source"] for one in items(app, "documents")}
    assert sources["strait-1"] == "https://courier.example/velmora?a=1&b=2"


@pytest.mark.parametrize(
    ("query", "evidence"),
    [
        ("type=dispute", "denied that its troops"),
        ("actor=coast-union&status=planned", "plans to send"),
        ("q=%22crowd%22&type=event", "fired on the crowd"),
        ("since=2031-05-01&until=2031-05-05", "seized the harbour"),
        ("country=mli&type=posture&actor=", "1,200 peacekeepers"),
    ],
)
def test_filters_are_those_of_the_pages(query: str, evidence: str, app: FastAPI) -> None:
    (one,) = items(app, f"records?{query}")
    assert evidence in one["evidence"]


def test_a_filter_given_twice_takes_either(app: FastAPI) -> None:
    assert {one["type"] for one in items(app, "records?type=dispute&type=relation")} == {"dispute", "relation"}


def test_incidents_carry_their_reports(app: FastAPI) -> None:
    found = items(app, "incidents?type=ASSAULT&sure=0")
    assert {one["standing"] for one in found} <= {"fact", "claim"}
    claim = next(one for one in found if one["claim"])
    assert claim["holders"] and claim["versions"] == [VERSION]
    whole = get(app, claim["href"]).json()
    assert {"trail", "contradictions", "denied_by", "reasons"} <= set(whole)
    assert items(app, "incidents?standing=denied&sure=0")


@pytest.mark.parametrize("name", following.LEDGERS)
def test_every_ledger_is_listed_and_each_entry_leads_to_itself(name: str, app: FastAPI) -> None:
    for one in items(app, f"ledgers/{name}?unsure=yes"):
        assert get(app, one["href"]).json()["id"] == one["id"]
        assert one["origin"] == "machine-coded"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("records?sorted=x", 422, "sorted: is no parameter"),
        ("records?since=yesterday", 422, "since: not a day; write it YYYY-MM-DD"),
        ("records?country=Nowhere", 422, "neither a country's code"),
        ("records?limit=0", 422, "limit"),
        ("records?limit=9999", 422, "limit"),
        ("records?type=rumour", 422, "type"),
        ("records?sure=2", 422, "sure"),
        ("incidents?q=%2B", 422, "holds no word"),
        ("incidents?seen_since=soon", 422, "seen_since: not a time"),
        ("documents?q=talks&state=coded", 400, "no other filter"),
        ("documents/nowhere", 404, "/api/v1/documents"),
        ("records/strait-1/nowhere", 404, "no record"),
        ("incidents/ffffffffffff", 404, "/api/v1/incidents"),
        ("actors/nobody-at-all", 404, "/api/v1/actors"),
        ("ledgers/rumours", 422, "name"),
        ("ledgers/postures/ffffffffffff", 404, "/api/v1/ledgers/postures"),
        ("timeline?of=Nobody%20At%20All", 404, "Nobody"),
        ("alerts/ffffffffffff", 404, "/api/v1/alerts"),
        ("nowhere", 404, "openapi.json"),
    ],
)
def test_errors_are_problems_that_say_what_to_do(path: str, status: int, said: str, app: FastAPI) -> None:
    answer = get(app, path, status)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert said in told["detail"]
    assert set(told) == {"type", "title", "status", "detail", "errors"}


def test_what_is_known_is_not_sent_again(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    app = create_app(folder)
    for path in ("records?limit=2", "incidents.csv", "/feeds/records.atom"):
        tag = get(app, path).headers["etag"]
        assert tag.startswith('W/"')
        again = get(app, path, 304, **{"if-none-match": f'"other", {tag}'})
        assert (again.content, again.headers["etag"]) == (b"", tag)
    tag = get(app, "records?limit=2").headers["etag"]
    get(app, "records?limit=1", 200, **{"if-none-match": tag})
    with Project.open(folder, write=True) as project:
        project.keep("strait-1", Coded(()), VERSION)
    assert get(app, "records?limit=2", 200, **{"if-none-match": tag}).headers["etag"] != tag


def test_what_was_withdrawn_is_gone_and_said_to_be(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    app = create_app(folder)
    kept, taken = items(app, "records?type=event&limit=2")
    title = next(one["title"] for one in items(app, "documents") if one["id"] == "talks-2")
    with Project.open(folder, write=True) as project:
        reviewing.retract(project, "strait-1", taken["id"], "ada", "another coast")
        reviewing.retract(project, "talks-2", "", "ada", "not ours")
        reviewing.judge(project, "strait-1", kept["id"], "right", "ada", "")
    for path in (taken["href"], "documents/talks-2"):
        told = get(app, path, 410).json()
        assert "withdrawn on" in told["detail"]
    assert items(app, "records?type=event&limit=1")[0]["origin"] == "reviewed"
    assert title not in get(app, "documents").text
    stones = every(app, "tombstones?limit=1")
    assert {(one["doc"], one["id"], one["reason"]) for one in stones} == {
        ("strait-1", taken["id"], "another coast"),
        ("talks-2", "", "not ours"),
    }
    last = [json.loads(line) for line in get(app, "records.jsonl").text.splitlines()][-2:]
    assert all(one["tombstone"] for one in last)
    feed = get(app, "/feeds/records.atom").text
    assert "Withdrawn: event of strait-1" in feed
    assert taken["evidence"] not in feed


def test_errors_have_no_tag(app: FastAPI) -> None:
    assert "etag" not in get(app, "nowhere", 404).headers


def test_a_query_that_takes_too_long_is_given_up(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.serve.guard.SECONDS", -1)
    monkeypatch.setattr("tocsin.store.deadline.STEPS", 1)  # for the connections that are opened from here on
    answer = get(create_app(project), "records", 503)
    assert "ask for less" in answer.json()["detail"]
    assert answer.headers["retry-after"]


def test_the_project_cannot_be_written_through_what_reads_it(project: Path) -> None:
    from sqlalchemy import text

    from tocsin.errors import ProjectError

    with (
        Project.open(project) as reading,
        pytest.raises(ProjectError),
        reading.transaction() as connection,
    ):
        connection.execute(text("DELETE FROM record"))


def test_long_answers_are_packed(app: FastAPI) -> None:
    assert get(app, "records").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in get(app, "/healthz").headers


def table(app: FastAPI, path: str) -> list[dict[str, str]]:
    answer = get(app, path)
    assert answer.headers["content-disposition"].startswith('attachment; filename="tocsin-')
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_downloads_hold_the_whole_list_as_it_is_narrowed(app: FastAPI, project: Path) -> None:
    rows = table(app, "records.csv?type=event")
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [one["id"] for one in items(app, "records?type=event&limit=200")]
    assert {row["version"] for row in rows} == {VERSION}
    incidents = table(app, "incidents.csv?sure=0")
    assert tuple(incidents[0]) == INCIDENTS.columns
    assert {row["id"] for row in incidents} == {one["id"] for one in items(app, "incidents?sure=0&limit=200")}
    assert table(app, "ledgers/postures.csv?unsure=yes")
    assert table(app, "timeline.csv?of=MLI")
    assert len(table(app, "documents.csv")) == len(items(app, "documents"))
    assert [row["id"] for row in table(app, "documents.csv?q=envoys")] == ["talks-2"]
    lines = get(app, "records.jsonl").text.splitlines()
    with Project.open(project) as reading:
        for line in lines:
            raw = json.loads(line)
            kept = {key: value for key, value in raw.items() if key not in ("origin", "claim", "error_rates")}
            assert record_from_json(json.dumps(kept), reading.document(raw["doc"]).text).id == raw["id"]
    found = get(app, "incidents.geojson?sure=0").json()
    assert {one["geometry"] for one in found["features"]} == {None}
    assert "Machine-coded" in found["note"]


def test_a_download_of_nothing_is_a_header(empty_app: FastAPI) -> None:
    assert get(empty_app, "records.csv").text == ",".join(COLUMNS) + "\r\n"
    assert get(empty_app, "records.geojson").json()["features"] == []
    assert get(empty_app, "records.jsonl").text == ""


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_project_is_answered(path: str, empty_app: FastAPI) -> None:
    if path not in {"timeline?of=MLI", "ledgers"}:
        assert items(empty_app, path) == []


@pytest.mark.parametrize("path", ["/feeds/incidents.atom?sure=0", "/feeds/records.atom", "/feeds/alerts.atom"])
def test_feeds_are_well_formed_and_claims_read_as_claims(path: str, app: FastAPI) -> None:
    answer = get(app, path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = Xml.fromstring(answer.content)
    entries = root.findall(f"{{{NAMESPACE}}}entry")
    titles = [one.findtext(f"{{{NAMESPACE}}}title") or "" for one in entries]
    if "alerts" not in path:
        assert any(title.startswith("Mali’s government says: ") for title in titles)
        assert any(title.startswith("Strait Courier reports: ") for title in titles)
    assert all("Machine-coded" in (one.findtext(f"{{{NAMESPACE}}}summary") or "") for one in entries)
    assert len({one.findtext(f"{{{NAMESPACE}}}id") for one in entries}) == len(entries)


def test_the_page_about_the_api_lists_every_address(app: FastAPI) -> None:
    told = get(app, "/api").text
    for path in get(app, "openapi.json").json()["paths"]:
        assert f"{API}{path}" in told
    assert "://cdn" not in told


def test_the_schema_is_that_of_the_records(app: FastAPI) -> None:
    assert get(app, "schema/event").json()["properties"]["evidence"]
    assert len(get(app, "schema").json()["oneOf"]) == 8


PAGES = ("/", "/map", "/incidents", "/timeline", "/actors", "/ledgers", "/documents", "/search", "/records", "/alerts")
NARROWED = (
    "/incidents?type=ASSAULT&mode=seize&standing=fact&actor=Mali&with=MLI.GOV&country=Mali&since=2031-01-01&sure=0"
    "&origins=1&q=harbour&sort=doubt",
    "/incidents?contradicted=yes&until=2031-12-31",
    "/incidents?told_since=2031-01-01&new_since=2031-01-01&seen_since=2026-01-01T00:00:00%2B00:00&changed_since=2026-01-01",
    "/map?type=ASSAULT&country=MLI",
    "/timeline?of=MLI&since=2031-01-01",
    "/actors?q=mali&kind=state&country=Mali",
    "/actors/MLI",
    "/ledgers/postures?as_of=2031-06-01&actor=coast-union&country=MLI&state=proposed&unsure=yes",
    "/ledgers/relations?since=2031-01-01&until=2031-12-31",
    "/documents?q=talks&outlet=Strait+Courier&lang=en&since=2031-01-01&type=event&actor=Mali&country=MLI",
    "/search?q=talks&outlet=Strait+Courier&actor=Mali",
    "/search?q=crowd&kind=records&status=denied",
    "/records?type=event&actor=Mali&country=mli&status=actual&since=2031-01-01&q=harbour&sure=0.1&fact=0.1&sort=doubt",
    "/documents/strait-1",
)


def links(html: str) -> set[str]:
    found = re.findall(r'href="(/(?:api/v1|feeds)[^"]*)"', html)
    return {unescape(one) for one in found}


def test_every_download_and_feed_that_a_page_offers_is_there(app: FastAPI) -> None:
    asked = {path: links(ask(app, path).text) for path in (*PAGES, *NARROWED)}
    for page, offered in asked.items():
        for one in offered:
            answer = ask(app, one)
            assert answer.status_code == 200, f"{page} offers {one}: {answer.text}"
    assert len(set.union(*asked.values())) > 20
