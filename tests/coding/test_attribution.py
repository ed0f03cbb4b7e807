from __future__ import annotations

import pytest
from attributing import NamedAsWritten, attributions, read, statements

from tocsin.coding.attribution import find_attributions
from tocsin.records import Furniture


@pytest.mark.parametrize(
    ("text", "words", "speaker", "quote"),
    [
        ("“We stay here,” Minister Osman said on Monday.", "We stay here", "osman", "direct"),
        ("Osman said: “We stay here.”", "We stay here.", "osman", "direct"),
        ("“The bridge is closed,” said Osman, the minister of works.", "The bridge is closed", "osman", "direct"),
        ("Osman said it was “a total loss” for us.", "it was “a total loss” for us", "osman", "mixed"),
        ("Osman said the bridge had been destroyed.", "the bridge had been destroyed", "osman", "indirect"),
        ("The bridge had been destroyed, Osman said.", "The bridge had been destroyed", "osman", "indirect"),
        ("The toll rose again, nurses say; they give no total.", "The toll rose again", "nurses", "indirect"),
        ("The road is open, both towns' mayors said in Oru.", "The road is open", "mayors", "indirect"),
        ("The bridge has been destroyed, according to Osman.", "The bridge has been destroyed", "osman", "indirect"),
        ("According to Osman, the bridge has been destroyed.", "the bridge has been destroyed", "osman", "indirect"),
        ("Osman described the attack as a crime.", "the attack as a crime", "osman", "indirect"),
        ("Osman disputed the claim that it was safe.", "the claim that it was safe", "osman", "indirect"),
        ("Despite Osman's assertion that the bridge is safe, it fell.", "the bridge is safe", "osman", "indirect"),
        ("Osman was quoted as saying the bridge was safe.", "the bridge was safe", "osman", "indirect"),
    ],
)  # fmt: skip
def test_one_speaker(text: str, words: str, speaker: str, quote: str) -> None:
    assert statements(text) == [(words, (speaker,), quote)]


def test_a_quotation_split_by_its_verb_is_two_statements_of_one_speaker() -> None:
    found = statements("“The bridge is gone,” Osman said. “We will build it again.”")
    assert found == [("The bridge is gone", ("osman",), "direct"), ("We will build it again.", ("osman",), "direct")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = statements("“The bridge is gone,” Osman said.\n\n“We will build it again.”")
    assert [speaker for _, speaker, _ in found] == [("osman",), ("osman",)]


def test_a_speaker_named_after_the_last_paragraph_spoke_the_earlier_ones_too() -> None:
    found = statements("“The bridge is gone.\n\n“We will build it again,” Osman said.")
    assert found == [("The bridge is gone.", ("osman",), "direct"), ("We will build it again", ("osman",), "direct")]


def test_a_participle_goes_on_with_the_speaker_and_not_with_whom_he_speaks_of() -> None:
    found = statements("Osman said the rebels had left the town, adding that the bridge was safe.")
    assert found == [
        ("the rebels had left the town", ("osman",), "indirect"),
        ("the bridge was safe", ("osman",), "indirect"),
    ]


def test_a_pronoun_without_a_name_of_its_own_goes_on_with_the_last_speaker() -> None:
    found = statements("Osman said the bridge was safe. He added that the road was open.")
    assert [speaker for _, speaker, _ in found] == [("osman",), ("osman",)]


def test_a_report_of_a_report_has_the_outlet_as_outer_holder_and_one_statement() -> None:
    found = statements("The Herald reported that Osman said the bridge was safe.")
    assert found == [("the bridge was safe", ("the-herald", "osman"), "indirect")]


def test_a_closing_reported_by_the_agency_is_an_outer_holder() -> None:
    found = statements("The bridge was destroyed, Osman said on Monday, the agency reported.")
    assert [(speaker) for _, speaker, _ in found] == [("harbour-news-agency", "osman")]


def test_telling_another_outlet_makes_it_the_outer_holder() -> None:
    (words, attribution), *_ = attributions("Officials told the Herald that the bridge was safe.")
    assert (words, attribution.holders) == ("the bridge was safe", ("the-herald", "officials"))


def test_the_outlets_own_report_has_no_holder() -> None:
    assert statements("The Herald reported that the bridge was safe.", outlet="The Herald") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels reportedly left the town.", "Rebels reportedly left the town"),
        ("The group is blamed for the attack on the bridge.", "The group is blamed for the attack on the bridge"),
        ("The general is believed to have fled the town.", "The general is believed to have fled the town"),
    ],
)
def test_hearsay_has_an_unnamed_holder_and_is_no_statement(text: str, words: str) -> None:
    assert [(w, a.holders, a.is_statement) for w, a in attributions(text)] == [(words, ("unnamed",), False)]


def test_an_accusation_holds_its_content_but_is_no_statement() -> None:
    ((_, accusation),) = attributions("Osman accused the rebels of burning the bridge.")
    assert (accusation.cue, accusation.holders, accusation.is_statement) == ("accuse", ("osman",), False)


@pytest.mark.parametrize(
    "text",
    [
        "Osman declined to say whether the bridge was safe.",
        "Osman did not say that the bridge was safe.",
        "Nobody said that the bridge was safe.",
        "In 2012, Osman warned the rebels against burning the bridge.",
        "The rebels, calling themselves the Army of the Bridge, left.",
        "They walked past the “Old Bridge” and left.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert statements(text) == []


def test_a_slogan_is_no_statement() -> None:
    text = "The march filled the square with chants of “Down with the tax!” and “The square is ours for ever!”"
    assert statements(text) == []


def test_words_reported_inside_a_quotation_have_both_holders() -> None:
    found = attributions("“Karim said that the bridge was safe,” Osman told reporters.")
    inner = next(a for words, a in found if words == "the bridge was safe")
    assert (inner.holders, inner.is_statement) == (("osman", "karim"), False)


def test_a_by_phrase_after_quoted_words_leaves_the_speaker_open_and_says_why() -> None:
    found = [
        a for _, a in attributions("They discussed the accord, labelled as “wrongly imposed” by Osman, at length.")
    ]
    assert [(a.speakers, len(a.ambiguous)) for a in found] == [((), 2)]


def test_experts_without_a_side_speak_as_experts() -> None:
    assert statements("The bridge cannot be repaired, according to analysts.")[0][1] == ("EXP",)


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    assert statements("“The road is long.” — Amina Osman")[0][1:] == (("osman",), "direct")


def test_words_quoted_in_passing_stand_without_a_speaker() -> None:
    text = "The two sides agreed on Monday “to open the border for a week” after long talks."
    assert [(words, a.speakers, a.quote) for words, a in attributions(text)] == [
        ("to open the border for a week", (), "mixed")
    ]


def test_labels_titles_and_echoes_are_not_words_said_in_passing() -> None:
    text = "“We want a way out of this war,” Osman said. The “way out of this war” was shown on “The Long Road Home.”"
    assert [words for words, _, _ in statements(text)] == ["We want a way out of this war"]


def test_headings_say_nothing() -> None:
    text = "Osman said the bridge was safe"
    reading = read(text, furniture=(Furniture(0, len(text), "heading"),))
    assert find_attributions(reading, NamedAsWritten(reading)) == ()


def test_whoever_is_asked_has_not_asked() -> None:
    assert statements("Asked whether the bridge was safe, Osman said nobody knew.") == [
        ("nobody knew", ("osman",), "indirect")
    ]


def test_answers_of_an_interview_are_the_guest_s_words() -> None:
    text = "A conversation with Osman of the ferry union.\n\nQ: Is it safe?\nA: Nobody knows. We wait.\n"
    assert statements(text) == [("Nobody knows. We wait.", ("osman",), "direct")]


def test_lines_under_headings_are_no_interview() -> None:
    assert statements("Today: rain over the hills.\nToday: rain again.\nTomorrow: a clear sky.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Osman said that the bridge was safe. The ferry would be sold.",
        "Osman said that the bridge was safe. The ferry had been sold. The money was gone, he added.",
    ],
)
def test_a_report_goes_on_in_the_next_sentence(text: str) -> None:
    told = {words: holders for words, holders, _ in statements(text)}
    assert told[text.split(". ")[1].rstrip(".")] == ("osman",)


def test_a_would_of_the_outlet_s_own_goes_on_nobody_s_report() -> None:
    text = "Osman said that the bridge was safe. That would be the first good news.\nThe ferry would be sold."
    assert [words for words, _, _ in statements(text)] == ["the bridge was safe"]


def test_the_statement_is_of_whoever_issued_one_before() -> None:
    text = "The mayors said in a statement that the road was open. It stays open, according to the statement."
    assert [holders for _, holders, _ in statements(text)] == [("mayors",), ("mayors",)]


def test_whom_a_paper_quotes_saying_so_is_the_speaker() -> None:
    found = statements("The Herald quotes General Osman, its chairman, saying it was early.")
    assert found == [("it was early", ("the-herald", "osman"), "indirect")]


@pytest.mark.parametrize(
    "lead", ["Osman spoke of the ferry. He was calm, Osman said.", "However, Osman adds:", "Osman closed the bridge."]
)
def test_a_quotation_in_a_paragraph_of_its_own_is_of_who_spoke_above(lead: str) -> None:
    found = statements(f"{lead}\n\n“We shall not go back to the old road.”\n")
    assert found[-1] == ("We shall not go back to the old road.", ("osman",), "direct")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The letter refers to a call by Osman to burn the bridge.", "to burn the bridge"),
        ("Osman floated the idea of a blockade of the port.", "a blockade of the port"),
        ("Osman repeated his threat of more raids on the port.", "more raids on the port"),
        ("Osman threatened raids on the port.", "raids on the port"),
    ],
)
def test_an_act_in_somebody_s_stance_is_held_by_him_and_nobody_s_statement(text: str, words: str) -> None:
    assert [(w, a.holders, a.is_statement) for w, a in attributions(text)] == [(words, ("osman",), False)]


def test_a_threat_that_nobody_makes_has_no_holder() -> None:
    assert attributions("The threat of more raids emptied the port.") == []


def test_the_outlet_s_reporter_is_the_outlet_and_whom_he_quotes_speaks() -> None:
    text = "The Herald adds:\n\n“Osman said that the bridge was safe. The road is long and it is closed.”\n"
    assert statements(text, outlet="The Herald Online") == [("the bridge was safe", ("osman",), "indirect")]


def test_several_quotations_are_of_whom_the_line_above_announces() -> None:
    found = statements("Osman said the bridge was safe. Karim adds:\n\n“The road is open.” “The ferry waits.”\n")
    assert [speaker for _, speaker, _ in found] == [("osman",), ("karim",), ("karim",)]


def test_a_clause_before_the_verb_of_a_quotation_is_said_too() -> None:
    found = statements("Since the road is closed, Osman said, “we wait for the ferry.”")
    assert found == [
        ("Since the road is closed", ("osman",), "indirect"),
        ("we wait for the ferry.", ("osman",), "direct"),
    ]


def test_a_participle_before_the_verb_of_a_quotation_is_not_said() -> None:
    found = statements("Pointing at the road, Osman said, “we wait for the ferry.”")
    assert [words for words, _, _ in found] == ["we wait for the ferry."]


@pytest.mark.parametrize(
    ("text", "words", "holders"),
    [
        ("Osman was clear that the bridge was safe.", "the bridge was safe", ("osman",)),
        ("The bridge was never safe, army Col. Osman said.", "The bridge was never safe", ("osman",)),
        ("Osman hailed the driver as a “ferry hero.”", "the driver as a “ferry hero.”", ("osman",)),
        ("Osman even bragged that the bridge was safe.", "the bridge was safe", ("osman",)),
    ],
)
def test_less_common_ways_to_say_something(text: str, words: str, holders: tuple[str, ...]) -> None:
    assert [(w, h) for w, h, _ in statements(text)] == [(words, holders)]


def test_a_participle_that_is_taken_for_the_main_verb_says_nothing() -> None:
    assert statements("The truce announced Friday fits in with a plan for the bridge.") == []


def test_the_document_is_the_one_named_before() -> None:
    found = statements("The ministry sent a memo. “We must go back to the old road,” the document continued.")
    assert [holders for _, holders, _ in found] == [("ministry",)]
