"""A PDF's text is taken out by a process of its own, which may fail as it likes."""

from __future__ import annotations

import pytest

from tocsin.errors import TooLarge, Unreadable
from tocsin.read import pdf
from tocsin.read.extract import to_document
from tocsin.records import RawDocument


def made(*lines: str, pages: int = 1) -> bytes:
    """A PDF of so many pages that all show the lines."""
    text = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    kids = " ".join(f"{n} 0 R" for n in range(5, 5 + pages))
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[f"<< {page} >>"] * pages,
    ]
    out, at = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + table + end).encode()


def test_the_lines_of_a_page_are_one_paragraph() -> None:
    raw = RawDocument("a", made("The army of Niger with-", "drew its troops from Agadez on", "Monday."), "pdf", "a.pdf")
    found = to_document(raw)
    assert found.text == "The army of Niger withdrew its troops from Agadez on Monday.\n"
    assert found.notes == ("text taken out of a PDF",)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\0" * 500, made("x")[:150]])
def test_a_broken_pdf_is_said(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is a PDF that cannot be opened"):
        pdf.pdf_text(data)


def test_a_pdf_without_a_text_or_of_too_many_pages_is_said() -> None:
    with pytest.raises(Unreadable, match="such as a scan"):
        pdf.pdf_text(made())
    with pytest.raises(TooLarge, match="over 500 pages"):
        pdf.pdf_text(made("x", pages=501))


def test_a_pdf_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 0.001)
    with pytest.raises(Unreadable, match="seconds to read"):
        pdf.pdf_text(made("x"))


def test_hyphens_and_paragraphs() -> None:
    assert pdf.joined("Franco-\nMalian and nor-\nthern\r\nMali.\n\n\n\nNext one.\nAnd more") == (
        "Franco-Malian and northern Mali.\n\nNext one.\nAnd more\n"
    )
