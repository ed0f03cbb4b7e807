"""The words by which a text says which agency it comes from."""

from __future__ import annotations

import pytest

from tocsin.merge.origins import find_credit

BODY = "The river rose by two metres in a night and the bridge at Dell is closed to lorries until Friday."


@pytest.mark.parametrize(
    ("text", "agency", "words"),
    [
        (f"DELL, July 3 (Reuters) - {BODY}", "Reuters", "(Reuters)"),
        (f"DELL (KDLL/AP) — {BODY}", "AP", "(KDLL/AP)"),
        (f"By The Associated Press\n\n{BODY}", "AP", "By The Associated Press"),
        (f"By Jane Roe, Associated Press\n\n{BODY}", "AP", "By Jane Roe, Associated Press"),
        (f"AFP - {BODY}", "AFP", "AFP -"),
        (f"{BODY} (AFP)", "AFP", "(AFP)"),
        (f"{BODY}\n\nSource: Xinhua", "Xinhua", "Source: Xinhua"),
        (f"Reuters\n\n{BODY}", "Reuters", "Reuters"),
        (f"Dell, le 3 juillet 2031 (AFP) – {BODY}", "AFP", "(AFP)"),
    ],
)
def test_a_credit_for_the_whole_text(text: str, agency: str, words: str) -> None:
    found = find_credit(text)
    assert found
    assert (found.agency, found.words, found.whole) == (agency, words, True)
    assert text[found.start : found.end] == found.words


def test_a_contribution_is_not_the_whole() -> None:
    found = find_credit(f"{BODY}\n\nThe Associated Press contributed to this report.")
    assert found
    assert (found.agency, found.whole) == ("AP", False)


@pytest.mark.parametrize(
    "text", [f"The mayor told Reuters that {BODY}", f"{BODY} It was first reported by AFP on Monday, she said.", BODY]
)
def test_a_source_is_no_credit(text: str) -> None:
    assert find_credit(text) is None


def test_an_agency_s_own_text_needs_no_words() -> None:
    found = find_credit(BODY, outlet="Associated Press")
    assert found
    assert (found.agency, found.words) == ("AP", "")
