"""The format in which sentences are coded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.acts.markup import AGAIN, BadMark, Span, parse_line

PLAIN = st.text(st.characters(exclude_characters="[]|\n\r", exclude_categories=["Cs"]), max_size=12)
ROLES = ("", "a", "t", "r")
Chunk = tuple[str, list[str]]


@given(st.lists(st.tuples(PLAIN, st.lists(st.sampled_from(ROLES[1:]), max_size=3, unique=True)), max_size=6), PLAIN)
def test_marks_leave_the_sentence_and_their_places(chunks: list[Chunk], trigger: str) -> None:
    text, line = "", ""
    places: dict[str, set[Span]] = {role: set() for role in ROLES}
    for words, roles in [*chunks, (trigger, [""])]:
        for role in roles:
            places[role].add(Span(len(text), len(text) + len(words)))
        tags = ",".join(f"{role}1" for role in roles)
        line += f"[{tags} {words}] " if tags else f"{words} "
        text += f"{words} "
    coded = parse_line(f"{line} || 1 AID - actual\n")
    (act,) = coded.acts
    assert coded.text == f"{text}"
    assert {act.trigger} == places[""]
    assert set(act.actors) == places["a"] | places["r"]
    assert set(act.targets) == places["t"] | places["r"]
    for side in (act.actors, act.targets):
        assert list(side) == sorted(side, key=lambda span: span.start)


def test_a_line_tells_several_acts_with_marks_in_marks() -> None:
    coded = parse_line(
        "[a2 The [a1,t2 Ruritanian] army's [1 withdrawal]] from [t1 Zenda] was [2 denied]. "
        "|| 1 RETREAT withdraw denied; 2 REJECT deny actual p=ACCUSE"
    )
    assert coded.text == "The Ruritanian army's withdrawal from Zenda was denied."
    first, second = coded.acts
    assert [coded.text[s.start : s.end] for s in (first.trigger, *first.actors, *first.targets)] == [
        "withdrawal",
        "Ruritanian",
        "Zenda",
    ]
    assert [coded.text[s.start : s.end] for s in (*second.actors, *second.targets)] == [
        "The Ruritanian army's withdrawal",
        "Ruritanian",
    ]
    assert (first.root, first.mode, first.status, first.plover) == ("RETREAT", "withdraw", "denied", "YIELD")
    assert (second.mode, second.plover) == ("deny", "ACCUSE")


def test_parties_of_a_mutual_act_stand_on_both_sides_in_order_and_once() -> None:
    (act,) = parse_line("[a1,r1 Ruritania], [t1 Zenda] and [r1 Syldavia] [1 met]. || 1 CONSULT meet actual").acts
    assert act.actors == (Span(0, 9), Span(21, 29))
    assert act.targets == (Span(0, 9), Span(11, 16), Span(21, 29))


def test_a_sentence_may_tell_nothing_or_tell_it_again() -> None:
    assert parse_line("The harvest was good || bad. || -").text == "The harvest was good || bad."
    assert parse_line("The harvest was good. || -").acts == ()
    (act,) = parse_line("The [1 raid] was over. || 1 ASSAULT - again").acts
    assert (act.status, act.mode, act.actors, act.targets) == (AGAIN, "", (), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("The army [1 shelled] Goma.", "between the sentence and its acts"),
        ("The army [1 shelled Goma. || 1 ASSAULT - actual", "never closed"),
        ("The [army] [1 shelled] Goma. || 1 ASSAULT - actual", "no mark"),
        ("The army] [1 shelled] Goma. || 1 ASSAULT - actual", "no mark"),
        ("The [a1, army] [1 shelled] Goma. || 1 ASSAULT - actual", "no mark"),
        ("[a2 The army] [1 shelled] Goma. || 1 ASSAULT - actual", "act 2 is marked but not listed"),
        ("The army [1 shelled] Goma. || -", "act 1 is marked but not listed"),
        ("[a1 The army] shelled Goma. || 1 ASSAULT - actual", "0 trigger marks"),
        ("The army [1 shelled] and [1 burned] Goma. || 1 ASSAULT - actual", "2 trigger marks"),
        ("The army [1 shelled] Goma. || 1 SHELL - actual", "unknown root"),
        ("The army [1 shelled] Goma. || 1 ASSAULT - yesterday", "unknown root or status"),
        ("The army [1 shelled] Goma. || 1 ASSAULT - actual p=RETREAT", "unknown root"),
        ("The army [1 shelled] Goma. || 1 ASSAULT actual", "is not 'NUMBER ROOT"),
        ("The army [1 shelled] Goma. || ASSAULT - actual", "is not 'NUMBER ROOT"),
        ("The army [1 shelled] Goma. || 1 ASSAULT - actual;", "is not 'NUMBER ROOT"),
        ("The army [1 shelled] Goma. || 1 ASSAULT - actual; 1 AID - actual", "listed twice"),
    ],
)
def test_what_breaks_the_format_is_named(line: str, why: str) -> None:
    with pytest.raises(BadMark, match=why):
        parse_line(line)
