"""Bytes become text: what is right stays letter by letter, what is broken is mended with a note or refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import Unreadable
from tocsin.read.decode import decode

FRENCH = "Le président a déclaré lundi à Niamey que l’armée française quitterait le pays avant la fin de l’année."
RUSSIAN = "Правительство заявило в понедельник, что переговоры будут продолжены на следующей неделе."


@given(
    st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("\r\n\t\f"), min_size=1)
)
def test_ascii_stays_as_it_is(text: str) -> None:
    if not text.startswith(("BZh", "GIF8", "%PDF-", "{\\rtf")):
        assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        RUSSIAN,
        "One\r\nTwo\rThree\n\n",
        "“No”, she said — twice…",
        "Łódź, São Tomé, Đà Nẵng",
        "مالي",
        "a\u2028b",
    ],
)
def test_valid_utf8_stays_letter_by_letter(text: str) -> None:
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_how_and_goes(mark: bytes, encoding: str) -> None:
    text = FRENCH + "\r\n" + RUSSIAN
    assert decode(mark + text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("length", [25, len(FRENCH)])
def test_encodings_without_a_mark_are_recognised_and_noted(encoding: str, length: int) -> None:
    text, notes = decode(FRENCH[:length].encode(encoding))
    assert text == FRENCH[:length]
    assert notes == (f"decoded from {encoding}",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), ("Rząd ogłosił w poniedziałek, że żołnierze pozostaną w stolicy kraju.", "cp1250")],
)
def test_other_old_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, (f"decoded from {encoding}",))


def test_an_encoding_that_the_page_names_is_believed_where_it_fits() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2")[0] == "Łódź"
    assert decode("été".encode(), "iso-8859-2") == ("été", ())
    for nonsense in ("rot13", "utf-7", "punycode", "unicode_escape", "undefined", "no-such", "base64", "\0"):
        assert decode("l'été à Paris".encode("cp1252"), nonsense)[0] == "l'été à Paris"


def test_garbled_letters_are_repaired_with_a_note() -> None:
    garbled = FRENCH.encode().decode("cp1252")
    text, notes = decode(f"Plain “quoted” line\r\n{garbled}\r\n".encode())
    assert text == f"Plain “quoted” line\r\n{FRENCH.replace('’', chr(0x2019))}\r\n"
    assert notes == ("letters garbled by a wrong encoding repaired",)


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    data = FRENCH.encode() + b"\xff" + RUSSIAN.encode()
    assert decode(data) == (FRENCH + "\ufffd" + RUSSIAN, ("1 places are not valid UTF-8 and hold U+FFFD",))


def test_stray_nuls_become_blanks_and_keep_their_place() -> None:
    text, notes = decode(b"The talks\x00went on for days.\x00")
    assert text == "The talks went on for days. "
    assert notes == ("2 NULs replaced by blanks",)


def test_halves_of_pairs_are_joined_or_replaced() -> None:
    text, notes = decode("a\ud83d\ude00b\ud800c".encode("utf-8", "surrogatepass"))
    assert text == "a😀b\ufffdc"
    assert notes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"PK\x03\x04abc", "is a zip archive"),
        (b"\x7fELF\x02\x01", "is a program"),
        (b"\x89PNG\r\n\x1a\nIHDR", "is an image"),
        (b"\x1f\x8b\x08\x00", "is packed with gzip"),
        (b"name" + b"\0" * 253 + b"ustar\x0000", "is a tar archive"),
        (b"\0" * 100, "is binary data"),
        (bytes(range(256)) * 8, "is binary data"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_clean_text_or_a_reason(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except Unreadable as error:
        assert str(error)
        return
    text.encode()
    assert "\0" not in text
    assert not text.startswith("\ufeff")
