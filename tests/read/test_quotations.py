from __future__ import annotations

import pytest

from tocsin.read.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "They stay."', ["We go,", "They stay."]),
        ("“We go,” he said. “They stay.”", ["We go,", "They stay."]),
        ('He called it a "mistake” today.', ["mistake"]),
        ("”Wrong way round,” he said.", ["Wrong way round,"]),
        ("“Wrong close,“ he said. “Fine.”", ["Wrong close,", "Fine."]),
        ("«Nous partons», a dit le maire. « Oui », dit-elle.", ["Nous partons", "Oui"]),
        ("»Wir gehen«, sagte er. „Wir bleiben“, sagte sie.", ["Wir gehen", "Wir bleiben"]),
        ("``We go,'' he said.", ["We go,"]),
        ("Mayor Says 'No Reason' To Leave", ["No Reason"]),
        ("'We back the generals' plan,' he said.", ["We back the generals' plan,"]),
        ('He said:"We go."', ["We go."]),
        ("“They owe us $5,” he said, “…and more.”", ["They owe us $5,", "…and more."]),
    ],
)
def test_each_style_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The '90s and 'em all, rock 'n' roll",
        'A 12" gun and a 6\'2" man.',
        "The soldiers' pay isn't late.",
        "l'armée d'Afrique",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_an_inch_mark_inside_a_quotation_does_not_end_it() -> None:
    assert quoted('"The 12" gun is here," he said. "Yes."') == ['The 12" gun is here,', "Yes."]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“He said ‘no’ to me,” she said.", "He said ‘no’ to me,", "no"),
        ("“He said “no” to me,” she said.", "He said “no” to me,", "no"),
        ("\"They say, 'You won.' \"", "They say, 'You won.'", "You won."),
    ],
)
def test_a_quotation_inside_a_quotation_is_nested(text: str, outer: str, inner: str) -> None:
    found = find_quotations(text)
    assert [(text[q.start : q.end], q.nested) for q in found] == [(outer, False), (inner, True)]


def test_each_paragraph_of_a_long_quotation_is_a_stretch() -> None:
    text = "“First thought.\n\n“Second thought,” he said."
    found = find_quotations(text)
    assert [(text[q.start : q.end], q.closed) for q in found] == [("First thought.", False), ("Second thought,", True)]


def test_a_missing_closing_mark_ends_before_the_next_opening_one() -> None:
    text = "“We go, he said. “They stay.”"
    found = find_quotations(text)
    assert [(q.closed, text[q.start : q.end]) for q in found] == [(False, "We go, he said."), (True, "They stay.")]
