from __future__ import annotations

import pytest

from tocsin.read.furniture import find_furniture


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in find_furniture(text, title)]


BODY = "Rebels shelled the port on Monday, the governor said.\n\nNo group claimed the attack."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Roots Of The Dispute", "heading"),
        ("Why did the talks fail?", "heading"),
        ("WHAT HAPPENS NEXT", "heading"),
        ("Enlarge this image toggle caption Ada Brook/AFP/Getty Images", "caption"),
        ("Soldiers stand at the gate on June 4, 2020. (Photo: AP)", "caption"),
        ("FILE - In this March 3, 2018 file photo, the minister waves to the crowd.", "caption"),
        ("Image copyright Reuters Image caption The minister waved to the crowd", "caption"),
        ("By Ada Brook and Jon Mill", "byline"),
        ("Ada Brook contributed to this report.", "byline"),
        ("CLICK HERE TO READ MORE FROM THE DAILY BEACON", "boilerplate"),
        ("Related Content", "boilerplate"),
        ("More: Ministers meet again over the port", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("Write to Ada Brook at ada@beacon.example", "boilerplate"),
        ("Read or Share this story: http://beacon.example/1", "boilerplate"),
        ("Copyright 2020 The Daily Beacon. All rights reserved.", "boilerplate"),
        ("Update at 8:45 a.m. ET: What We Know", "boilerplate"),
        ("This website uses cookies to improve your experience.", "boilerplate"),
        ("Sign up for our newsletter and never miss a story.", "boilerplate"),
        ("Get the stories you care about delivered to your inbox.", "boilerplate"),
    ],
)
def test_a_line_of_the_page_is_found_whole(line: str, kind: str) -> None:
    assert kinds(f"Rebels shelled the port.\n\n{line}\n\n{BODY}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor fled.",
        "Officials have begun to weigh a move of the garrison to the coast, according to a recent newspaper report",
        "• The army will leave the port by June",
        "- The army will leave the port by June",
        "“We will not leave.”",
        "a freeze on tests, checked by inspectors;",
        "Read in parliament on Monday, the letter accused the army of treason.",
        "More than 40 people were killed: soldiers, miners and children.",
        "Photographs show the port in flames, and residents have fled to the hills above the town.",
    ],
)
def test_a_line_of_the_report_stays(line: str) -> None:
    text = f"Rebels shelled the port.\n\n{line}\n\n{BODY}"
    assert kinds(text) == []


def test_the_title_as_first_line_is_a_heading_at_the_start() -> None:
    found = find_furniture(f"Rebels shell the port\n\n{BODY}", "Rebels Shell the Port")
    assert (found[0].kind, found[0].start) == ("heading", 0)


def test_a_title_said_twice_is_a_heading_both_times() -> None:
    text = f"Rebels shell the port\n\nRebels shell the port\n\n{BODY}"
    assert [k for k, _ in kinds(text)] == ["heading", "heading"]


def test_a_first_line_that_may_tell_something_stays() -> None:
    assert kinds(f"Rebels seek new port as army pulls out\n\n{BODY}") == []


def test_reporters_under_the_title_are_a_byline() -> None:
    text = f"Rebels shell the port\n\nAda van Brook\n\nDAILY BEACON\n\n{BODY}"
    assert [k for k, _ in kinds(text, "Rebels shell the port")] == ["heading", "byline", "byline"]


@pytest.mark.parametrize(
    "dateline",
    ["ACCRA (AP) —", "ACCRA, Ghana —", "ACCRA, June 4 (Reuters) -", "PORT HOPE (AFP) –", "(CNN) --", "Accra (AFP) –"],
)
def test_only_the_dateline_itself_is_cut(dateline: str) -> None:
    assert kinds(f"{dateline} Rebels shelled the port.\n\n{BODY}") == [("dateline", dateline)]


def test_a_stage_mark_is_cut_and_an_insertion_is_not() -> None:
    text = "He spoke. [screaming] Then they fled. “We want [the army] to leave.”"
    assert kinds(text) == [("boilerplate", "[screaming]")]


def test_a_summary_of_headlines_is_cut_up_to_the_report() -> None:
    text = "Story highlights Rebels shell the port of the old capital for the second time this month, officials say\n\n"
    text += "The governor says that no group has yet claimed the attack on the port of the old capital\n\n" + BODY
    assert [k for k, _ in kinds(text)] == ["heading", "heading"]


def test_lines_of_wrapped_paragraphs_are_no_headings() -> None:
    text = (
        "Rebels shelled the port of the old\ncapital on Monday and the\ngovernor fled to the hills with\nall his men.\n"
    )
    assert kinds(text * 3) == []


def test_nothing_in_an_empty_text() -> None:
    assert find_furniture("") == ()
    assert find_furniture("\n \n") == ()
