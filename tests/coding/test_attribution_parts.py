"""Words told in parts, words cut short, and subjects that do not speak."""

from __future__ import annotations

import pytest
from attributing import attributions, read, statements

from tocsin.coding.attribution import find_attributions
from tocsin.coding.who import Who
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Osman said that the northern bridge would be closed to lorries for weeks and that the mayors of both "
            "towns had asked the army for help.",
            ["the northern bridge would be closed to lorries for weeks",
             "the mayors of both towns had asked the army for help"],
        ),
        ("Osman said that the bridge was shut and that he knew it.", ["the bridge was shut and that he knew it"]),
        ("Osman said that the envoys “have made good progress” but “many gaps remain between us.”",
         ["the envoys “have made good progress”", "many gaps remain between us"]),
    ],
)  # fmt: skip
def test_two_things_that_one_verb_tells_are_two_statements(text: str, parts: list[str]) -> None:
    assert [words for words, _, _ in statements(text)] == parts


@pytest.mark.parametrize(
    ("text", "words", "holders"),
    [
        ("Some mayors have theorized that the bridge was a trap.", "the bridge was a trap", ("mayors",)),
        ("Osman signaled on Monday that the bridge would open.", "the bridge would open", ("osman",)),
        ("Osman pointed out that the bridge was a trap.", "the bridge was a trap", ("osman",)),
        ("It heard protests from the mayors that the bridge was unsafe.", "the bridge was unsafe", ("mayors",)),
        ("The mayors hope that the bridge will open soon.", "the bridge will open soon", ("mayors",)),
        ("Osman has questioned whether the bridge will open.", "whether the bridge will open", ("osman",)),
        ("Osman described a swift attack on the bridge.", "a swift attack on the bridge", ("osman",)),
        ("Osman called it “shameful” and demanded that the army leave.", "it “shameful”", ("osman",)),
        ("Osman told the Herald’s “Morning Hour” that the bridge was a trap.", "the bridge was a trap",
         ("the-herald", "osman")),
        ("Osman denied that the bridge had been mined.", "the bridge had been mined", ("osman",)),
        ("Osman denies arming the rebels.", "arming the rebels", ("osman",)),
        ("Osman issued a call for “concrete action” by the council.", "“concrete action” by the council", ("osman",)),
    ],
)  # fmt: skip
def test_what_tells_of_words(text: str, words: str, holders: tuple[str, ...]) -> None:
    assert (words, holders) in [(w, h) for w, h, _ in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "That said, the road is long and few have left.",
        "Among the areas of concern he mentioned were two bases in the north.",
        "It had no word on the harbour, the demand that Osman has stressed since March.",
        "Osman pointed his gun at the bridge.",
        "Osman denied the charge.",
        "Osman rejected the plan.",
        "The army pushed the rebels out of the town.",
        "Footage from the union showed that soldiers left the base.",
        "Israel revealed “secret nuclear files” in May.",
    ],
)
def test_no_words_are_told(text: str) -> None:
    assert not statements(text)


def test_what_an_agency_credits_is_no_statement_beside_its_speaker() -> None:
    text = "“The town will fall,” Osman told families in the border town of Oru, according to the Herald."
    assert [(words, holders) for words, holders, _ in statements(text)] == [
        ("The town will fall", ("the-herald", "osman"))
    ]


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("A plan laid out by Osman called for an end to the strikes.", "for an end to the strikes", "osman"),
        ("Mayors have pressed the council to shut the bridge.", "the council to shut the bridge", "mayors"),
        ("Osman restated his opposition to sending troops.", "sending troops", "osman"),
        ("Osman has expressed eagerness to bring the soldiers home.", "to bring the soldiers home", "osman"),
        ("Osman has promised new sanctions.", "new sanctions", "osman"),
        ("The unit is linked to the poisoning of a dissident.", "The unit is linked to the poisoning of a dissident",
         "unnamed"),
        ("Pictures from the union showed soldiers leaving the base.", "soldiers leaving the base", "union"),
        ("A clash left one dead, Osman said, and police fired at the crowd.",
         "A clash left one dead, Osman said, and police fired at the crowd", "osman"),
        ("They were armed, Osman said, and were gunned down.", "They were armed, Osman said, and were gunned down",
         "osman"),
    ],
)  # fmt: skip
def test_acts_have_the_holder_of_the_stance(text: str, words: str, holder: str) -> None:
    assert (words, holder) in [(w, a.holders[-1]) for w, a in attributions(text)]


class TestWithTheRegistry:
    """Sources as the registry knows them, or does not."""

    @staticmethod
    def told(text: str, outlet: str = "") -> list[tuple[tuple[str, ...], bool]]:
        reading = read(text, outlet)
        return [(a.holders, a.is_statement) for a in find_attributions(reading, Who(reading, load_registry()))]

    @pytest.mark.parametrize(
        "text",
        [
            "The standoff signaled that a deal will remain out of reach.",
            "The authorization that rejects the notion of “enduring ground forces” was passed.",
            "Nearly 25% said the strike was wrong.",
        ],
    )
    def test_things_and_shares_say_nothing(self, text: str) -> None:
        assert not any(stated for _, stated in self.told(text))

    def test_a_thing_within_does_not_silence_who_speaks(self) -> None:
        text = "Officials in the capital said the deal was bad and showed that talks were a waste of time."
        assert sum(stated for _, stated in self.told(text)) == 1

    def test_an_agency_in_the_dateline_is_not_whose_officials_they_are(self, reader: Reader) -> None:
        text = "PARIS (Reuters) - Senior French administration officials said on Sunday that the deal was bad.\n"
        reading = reader.read(Document("d", text, published="2024-04-19", outlet="Reuters"))
        found = find_attributions(reading, Who(reading, reader.registry))
        assert [a.holders for a in found if a.is_statement] == [("FRA.GOV",)]

    def test_people_whom_nobody_names_do(self) -> None:
        assert self.told("Others contend that the bridge was a trap.") == [(("unnamed",), True)]
