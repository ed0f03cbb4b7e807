"""Web archives, mailboxes and PDFs become documents; what is broken in them is said, and the rest is read."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from tocsin.collect import Limits, find
from tocsin.records import Failure, RawDocument

HTML = b"<html><body><p>The army left Gao.</p></body></html>"
SMALL = Limits(document_bytes=2_000, archive_bytes=30_000)


def warc(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """An archive of answers: address, status, type, body; each a member of its own where it is packed."""
    records = [record("warcinfo", "", b"software: test\r\n")]
    for url, status, kind, body in pages:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(record("response", url, head.encode() + body))
    return b"".join(gzip.compress(one) if packed else one for one in records)


def record(kind: str, url: str, block: bytes) -> bytes:
    """One record as it stands in a file."""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


FAULTY = ("a.warc.gz", "b.warc", "c.wacz", "d.warc.gz", "e.wacz", "f.warc", "g.warc")
PAGES = (
    ("https://e.org/2023/gao", "200 OK", "text/html; charset=utf-8", HTML),
    ("https://e.org/style.css", "200 OK", "text/css", b"p {}"),
    ("https://e.org/gone", "404 Not Found", "text/html", HTML),
    ("https://e.org/moved", "301 Moved", "text/html", HTML),
    ("https://e.org/large", "200 OK", "text/html", HTML + b" " * 5000),
    ("https://e.org/feed", "200 OK", "text/html", b"<rss></rss>"),
    ("https://e.org/a.pdf", "200 OK", "application/pdf", b"%PDF-1.4 x"),
    ("file:///etc/passwd", "200 OK", "text/html", HTML),
)


def read(*paths: Path, limits: Limits = SMALL) -> tuple[list[RawDocument], list[Failure]]:
    found = list(find(paths, limits=limits))
    return [f for f in found if isinstance(f, RawDocument)], [f for f in found if isinstance(f, Failure)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_gives_its_pages_under_their_addresses(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    file.write_bytes(warc(*PAGES, packed=packed))
    documents, failures = read(file)
    assert [(d.source, d.kind) for d in documents] == [
        ("https://e.org/2023/gao", "html"),
        ("https://e.org/a.pdf", "pdf"),
    ]
    assert documents[0].data == HTML
    assert documents[0].id.startswith("e.org-2023-")
    assert [f"{f.source}: {f.reason}" for f in failures] == ["https://e.org/large: is over the limit of 2 kB"]


def test_a_wacz_gives_the_pages_of_its_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as packed:
        packed.writestr("archive/b.warc", warc(PAGES[0], packed=False))
        packed.writestr("archive/a.warc.gz", warc(PAGES[6]))
        packed.writestr("pages/pages.jsonl", "{}")
        packed.writestr("../../evil.warc/x.html", HTML)
    documents, failures = read(tmp_path / "crawl.wacz")
    assert [d.source for d in documents] == ["https://e.org/a.pdf", "https://e.org/2023/gao"]
    assert not failures


def test_a_broken_archive_gives_what_stands_before_the_fault(tmp_path: Path) -> None:
    whole = warc(PAGES[0], ("https://e.org/b", "200 OK", "text/html", HTML * 3))
    (tmp_path / "a.warc.gz").write_bytes(whole[:-40])
    (tmp_path / "f.warc").write_bytes(b"WARC/1.1\r\nContent-Length: -1\r\n\r\n")
    (tmp_path / "g.warc").write_bytes(b"WARC/1.1\r\n" + b"a: b\r\n" * 500)
    (tmp_path / "b.warc").write_bytes(b"no archive at all, but words\n" * 20)
    (tmp_path / "c.wacz").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "d.warc.gz").write_bytes(b"no gzip")
    with zipfile.ZipFile(tmp_path / "e.wacz", "w") as packed:
        packed.writestr("a.txt", "x")
    documents, failures = read(tmp_path)
    assert "https://e.org/2023/gao" in [d.source for d in documents]
    assert {Path(f.source.split(":")[0]).name for f in failures} == set(FAULTY)
    assert all(len(f.reason) < 120 for f in failures)


def test_an_archive_that_unpacks_without_end_is_put_down(tmp_path: Path) -> None:
    long = record("response", "https://e.org/", b"\0" * 2_000_000)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(long))
    with zipfile.ZipFile(tmp_path / "b.wacz", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.warc", long)
    documents, failures = read(tmp_path)
    assert not documents
    assert [f.reason for f in failures] == ["unpacks to over 30 kB"] * 2


def test_what_servers_packed_is_unpacked_and_a_bomb_is_put_down(tmp_path: Path) -> None:
    def answer(coding: str, body: bytes) -> bytes:
        return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n\r\n".encode() + body

    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)
    (tmp_path / "a.warc").write_bytes(
        record("response", "https://e.org/a", answer("Content-Encoding: gzip", gzip.compress(HTML)))
        + record("response", "https://e.org/b", answer("Transfer-Encoding: chunked", chunked))
        + record("response", "https://e.org/c", answer("Content-Encoding: gzip", gzip.compress(HTML * 5000)))
        + record("response", "https://e.org/d", b"no HTTP")
        + record("resource", "https://e.org/e", HTML)
    )
    documents, failures = read(tmp_path)
    assert [(d.source[-1], d.data) for d in documents] == [("a", HTML), ("b", HTML)]
    assert [f.reason for f in failures] == ["is over the limit of 2 kB"]


MAIL = b"""From: "A Private Person" <person@Relief.example>
To: someone@else.example
Subject: =?utf-8?q?Arm=C3=A9e_=C3=A0_Gao?=
 and more
Date: Thu, 27 Jul 2023 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/html; charset=utf-8

<p>Not this one.</p>
--c
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

L'arm=E9e a quitt=E9 Gao.
--c--
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="../../x.exe"
Content-Transfer-Encoding: base64

AAAA
--b--
"""


def test_a_mail_is_its_text_under_its_subject_and_names_no_person(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(MAIL)
    [found], failures = read(tmp_path / "one.eml")
    assert not failures
    assert found.data.decode().strip() == "L'armée a quitté Gao."
    assert dict(found.meta) == {
        "title": "Armée à Gao and more",
        "outlet": "relief.example",
        "published": "2023-07-27",
    }
    assert not any("person" in part.lower() for part in (found.data.decode(), *found.meta.values()))


def test_a_mailbox_gives_its_messages_one_by_one(tmp_path: Path) -> None:
    plain = b"From: x@e.org\nSubject: Two\n\n>From the border they left.\nFrom here on.\n"
    html = b"Subject: Three\nContent-Type: text/html\n\n<p>Left</p>\n"
    parts = (MAIL, plain, b"Subject: empty\n\n\n", b"Subject: long\n\n" + b"x\n" * 3000, html)
    box = b"".join(b"From MAILER Thu Jul 27 10:00:00 2023\n" + part + b"\n" for part in parts)
    (tmp_path / "list.mbox").write_bytes(box)
    (tmp_path / "list.mbox.gz").write_bytes(gzip.compress(box))
    documents, failures = read(tmp_path / "list.mbox")
    assert [(d.id, d.kind, d.meta.get("title")) for d in documents] == [
        ("list-1", "text", "Armée à Gao and more"),
        ("list-2", "text", "Two"),
        ("list-5", "html", "Three"),
    ]
    assert documents[1].data.strip() == b"From the border they left.\nFrom here on."
    assert [f.source.rpartition(":")[2] for f in failures] == ["3", "4"]
    assert len(read(tmp_path / "list.mbox.gz")[0]) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"no mail at all",
        b"From x\n",
        b"From x\nDate: Thu, 27 Jul 99999999999999999999 10:00:00 GMT\n\nbody\n",
        b"From x\nContent-Type: text/plain; charset=nonsense\n\nbody\n",
        b"From x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 400,
        b"From x\nContent-Type: message/rfc822\n\n" * 50,
        b"From x\nSubject: =?utf-8?q?=ff=fe?=\nFrom: =?x?= <<>>@\nDate: 99 Foo\n\n\xff\xfe\n",
        b"",
    ],
)
def test_hostile_mail_is_read_or_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.mbox").write_bytes(data)
    documents, failures = read(tmp_path / "a.mbox")
    assert len(documents) + len(failures) >= 1
    assert all("\n" not in f.reason for f in failures)


def test_a_pdf_is_known_by_what_it_holds(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.txt", "c"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 x")
    assert [d.kind for d in read(tmp_path)[0]] == ["pdf"] * 3
