"""What makes two texts copies, and what does not."""

from __future__ import annotations

from harbour_reports import FLOOD, HARBOUR, OTHER_HAND, document

from tocsin.merge.origins import compare, fingerprint, shared_spans
from tocsin.records.origin import Tie

NOTICE = "Log in or subscribe to go on reading. You have two free articles left this month. " * 3


def tied(one: str, other: str, outlets: tuple[str, str] = ("Alben Post", "Dell Gazette")) -> Tie | None:
    a, b = document("a", one, outlets[0], "2031-03-04"), document("b", other, outlets[1], "2031-03-05")
    both = compare(fingerprint(a), fingerprint(b))
    assert both == compare(fingerprint(b), fingerprint(a))
    return both


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def test_case_stops_spelling_and_dates_make_no_other_text() -> None:
    american = "The defense ministry's program for the harbor was canceled on July 14, officials of the center said."
    british = "THE DEFENCE MINISTRY’S PROGRAMME FOR THE HARBOUR WAS CANCELLED ON 14 JULY, officials of the centre said"
    found = tied(american, british)
    assert found
    assert found.kind == "same text"
    assert (found.one, found.other) == ("b", "a")


def test_a_copy_that_lost_its_lead_and_its_end_is_found() -> None:
    cut = "\n\n".join(["A port far away has seen better days, as our readers will know.", *paragraphs(HARBOUR)[1:4]])
    found = tied(HARBOUR, cut)
    assert found
    assert found.kind == "near copy"
    assert found.shared > 0.7
    assert found.of_longer > 0.4


def test_an_excerpt_of_the_beginning_is_found() -> None:
    assert tied(HARBOUR + FLOOD, "\n\n".join(paragraphs(HARBOUR)[:2]))


def test_a_round_up_that_holds_a_report_at_its_end_is_no_copy_of_it() -> None:
    weeks = (
        "roads",
        "schools",
        "bridges",
        "wells",
        "markets",
        "ferries",
        "mills",
        "roofs",
        "fences",
        "barns",
        "clinics",
    )
    long = "\n\n".join(
        " ".join(f"{word}{number}" for number in range(40)) + f" were what the council of {word} spoke of."
        for word in weeks
    )
    assert not tied(long + "\n\n" + FLOOD, FLOOD)
    assert tied(FLOOD + "\n\nElsewhere the week was calm.", FLOOD)


def test_a_report_by_another_hand_is_no_copy() -> None:
    assert not tied(HARBOUR, OTHER_HAND)
    assert not tied(HARBOUR, FLOOD)


def test_what_both_quote_makes_no_copy() -> None:
    speech = (
        "“We shall rebuild the harbour, stone by stone, and no foreign company will own a single crane of it as long "
        "as I hold this office; whoever sold the people's bread behind the people's back will answer for it in court, "
        "and the men who were led away will sit at this table again,” the president said."
    )
    one = f"{speech} The crowd on the square had waited since noon, and children held paper ships. " + FLOOD
    other = f"Under a grey sky the president spoke for an hour. {speech} " + "\n\n".join(paragraphs(HARBOUR)[1:4])
    assert not tied(one, other)


def test_notices_round_unrelated_reports_make_no_copy() -> None:
    one = f"{NOTICE}\n\n{FLOOD}\n\nComments are closed."
    other = f"{NOTICE}\n\n{OTHER_HAND}\n\nComments are closed."
    assert not tied(one, other)
    spans = [(0, len(NOTICE))]
    a = fingerprint(document("a", NOTICE + FLOOD, "Alben Post"), furniture=spans)
    assert a.digest == fingerprint(document("b", FLOOD)).digest


def test_login_pages_under_unlike_titles_are_no_copies() -> None:
    form = "Sign in to your account or register with an email address. " * 6
    pages = [
        document("a", form, title="Harbour seized by soldiers"),
        document("b", form, title="River floods old town"),
    ]
    a, b = map(fingerprint, pages)
    assert not a.told
    assert compare(a, b) is None
    assert compare(a, fingerprint(document("c", form, title="Harbour seized by soldiers")))


def test_an_outlet_that_takes_up_its_own_background_is_held_to_more() -> None:
    half = "\n\n".join([*paragraphs(HARBOUR)[:3], *paragraphs(FLOOD)])
    assert tied(HARBOUR, half)
    assert not tied(HARBOUR, half, ("Alben Post", "Alben Post"))


def test_shared_words_are_shown_in_their_places() -> None:
    cut = "Our view: " + paragraphs(HARBOUR)[2]
    (span,) = shared_spans(cut, HARBOUR)
    assert cut[slice(*span)].startswith("Armoured cars rolled through")
    assert not shared_spans(FLOOD, HARBOUR)


def test_an_empty_text_has_a_fingerprint_and_no_ties() -> None:
    assert fingerprint(document("a", "")).size == 0
    assert tied("", HARBOUR) is None
    assert tied("…", "—") is None
