"""Who stands behind words: hidden sources, papers and their issuers, posts, acts in somebody's wish."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attributing import attributions, statements

from tocsin.records import Record, Statement


@pytest.mark.parametrize(
    ("text", "words", "holders"),
    [
        ("The army left the town when the shelling resumed, saying it would not wait.", "it would not wait", ("army",)),
        ("After closing the road and saying it was no siege, the army left.", "it was no siege", ("army",)),
        ("“It is over,” Osman, who asked not to be named, told the Herald.", "It is over", ("the-herald", "osman")),
        ("“It is over,” said Osman, who asked for help.", "It is over", ("osman",)),
        ("Osman has gone so far as to say the bridge was a trap.", "the bridge was a trap", ("osman",)),
        ("Talks followed reports that Osman had told Karim that the road was open.", "the road was open", ("osman",)),
        ("Osman met Karim in Oru and both said the bridge was safe.", "the bridge was safe", ("osman", "karim")),
        ("Sources said the bridge was safe.", "the bridge was safe", ("unnamed",)),
        ("Osman called the convoy an invasion of the island.", "the convoy an invasion of the island", ("osman",)),
        ("The bridge was shut, according to a notice posted on the council's website.", "The bridge was shut",
         ("council",)),
        ("The bridge was shut, according to a notice issued by the mayors.", "The bridge was shut", ("mayors",)),
        ("The bridge was shut, according to a note by the newspaper The Herald.", "The bridge was shut",
         ("the-herald",)),
        ("Numbers from the ministry show 52 people were killed.", "52 people were killed", ("ministry",)),
        ("The bridge was shut in 2011, records show.", "The bridge was shut in 2011", ("records",)),
        ("Osman referred to “acts of open war” in his letter.", "acts of open war", ("osman",)),
        ("In Osman's view, the bridge was a trap.", "the bridge was a trap", ("osman",)),
        ("The road was shut, by Osman's own account, in May.", "The road was shut", ("osman",)),
        ("The road was, in the words of Osman, “a trap for fools”.", "a trap for fools", ("osman",)),
        ("An inquiry by the union concluded that the bridge was a trap.", "the bridge was a trap", ("union",)),
        ("The army, said Osman and others, has left.", "The army, said Osman and others, has left", ("osman",)),
        ("The bridge, says Karim Osman, the mayor of Oru, will be built.",
         "The bridge, says Karim Osman, the mayor of Oru, will be built", ("osman",)),
        ("The storm led Osman to say that the bridge was a trap.", "the bridge was a trap", ("osman",)),
        ("“The mayor told me, ‘We stay here,’” said Osman.", "The mayor told me, ‘We stay here,’", ("osman",)),
        ("“We,” Osman added, “have built the bridge.”", "have built the bridge.", ("osman",)),
    ],
)  # fmt: skip
def test_the_source_is_found_wherever_it_stands(text: str, words: str, holders: tuple[str, ...]) -> None:
    assert (words, holders) in [(w, h) for w, h, _ in statements(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels, according to Osman, have left the town.", "The rebels, according to Osman, have left the town"),
        ("Rockets fell but nobody died, according to Osman.", "Rockets fell but nobody died"),
        ("Prices rose, and by Monday, the shops had closed, according to Osman.", "by Monday, the shops had closed"),
        ("Osman admitted the week had been rough, referring to the raids.", "the week had been rough"),
    ],
)
def test_all_that_is_said_and_no_more(text: str, words: str) -> None:
    assert [w for w, _, _ in statements(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The Herald, citing Osman, said the bridge was safe.",
        "The Herald said on Monday, citing Osman, that the bridge was safe.",
        "The bridge was safe, the Herald said, citing Osman.",
        "According to the Herald, citing Osman, the bridge was safe.",
        "The bridge was safe, according to the Herald, which quoted Osman.",
    ],
)
def test_whom_another_cites_stands_behind_him(text: str) -> None:
    ((words, holders, _),) = statements(text)
    assert (words.casefold(), holders) == ("the bridge was safe", ("the-herald", "osman"))


def test_a_reason_that_is_cited_says_nothing(code: Callable[..., list[Record]]) -> None:
    said = code(
        "Iran said the road to Kabul was closed, citing heavy rain. It rained, Iran said, citing satellite images."
    )
    assert [r.speaker for r in said if isinstance(r, Statement)] == [("IRN.GOV",), ("IRN.GOV",)]


def test_whoever_is_credited_at_the_end_stands_outside() -> None:
    found = statements("Osman said the bridge was safe, according to the Herald.")
    assert found == [("the bridge was safe", ("the-herald", "osman"), "indirect")]


def test_somebody_unknown_who_is_cited_speaks_all_the_same(code: Callable[..., list[Record]]) -> None:
    said = [
        r for r in code("AFP said, quoting a rebel commander, that the town had fallen.") if isinstance(r, Statement)
    ]
    assert [(r.speaker, r.holders) for r in said] == [((), ("agence-france-presse", "unnamed"))]


def test_reports_are_nobody_s_whom_they_only_follow() -> None:
    found = {words: a.holders for words, a in attributions("The visit followed reports that the bridge was safe.")}
    assert found == {"the bridge was safe": ("unnamed",)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The alleged attack shut the bridge.", "alleged attack"),
        ("They fled amid reports of shelling near the port.", "shelling near the port"),
        ("There are reports that the mayor was killed.", "the mayor was killed"),
        ("It is thought that the rebels hold the town.", "the rebels hold the town"),
    ],
)
def test_what_unnamed_people_tell_is_told_by_them(text: str, words: str) -> None:
    found = [(w, a.holders, a.is_statement) for w, a in attributions(text)]
    assert found == [(words, ("unnamed",), False)]


@pytest.mark.parametrize("text", ["The reported speech was long.", "They read reports of the union."])
def test_papers_and_common_words_are_no_hearsay(text: str) -> None:
    assert [a for _, a in attributions(text) if a.is_statement] == []


@pytest.mark.parametrize(
    "text",
    [
        "Osman denied the charge.",
        "Osman urged the mayors to shut the bridge.",
        "Osman asked the mayors to shut the bridge.",
    ],
)
def test_a_denial_or_demand_is_an_event_and_no_statement(text: str) -> None:
    assert [(a.holders, a.is_statement) for _, a in attributions(text)] == [(("osman",), False)]


def test_a_denial_in_quoted_words_is_a_statement() -> None:
    assert statements("Osman denied that there was “no bridge left to cross” there.")[0][1:] == (("osman",), "mixed")


def test_what_another_says_meanwhile_is_his() -> None:
    found = statements("Osman said that the bridge was safe, while Karim said the road was closed.")
    assert [(w, h) for w, h, _ in found] == [("the bridge was safe", ("osman",)), ("the road was closed", ("karim",))]


def test_a_report_that_tells_what_others_claimed_by_the_way_is_still_said() -> None:
    found = statements("Osman said the rebels had fooled them by claiming the bridge was safe.")
    assert found[0][:2] == ("the rebels had fooled them by claiming the bridge was safe", ("osman",))


@pytest.mark.parametrize(
    "text",
    [
        "The front is now called the Union of the Bridge.",
        "They spoke for the front, now called the Union of the Bridge.",
        "An email titled “News of the old bridge today” went round.",
        "Karim has received a memo that suggests the army has been using the bridge.",
        "The figures show that the bridge was shut.",
        "It's worth noting that the bridge was shut.",
    ],
)
def test_names_and_papers_without_a_known_issuer_make_no_statement_of_anybody(text: str) -> None:
    assert [found for found in statements(text) if found[1] != ("unnamed",)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Osman has claimed responsibility for the attack on the port.", "the attack on the port"),
        ("Osman wants the army to leave the port.", "the army to leave the port"),
        ("Osman would like the army to leave the port.", "the army to leave the port"),
        ("Osman favours arming the guards.", "arming the guards"),
        ("Osman opposed arming the guards.", "arming the guards"),
        ("Osman wondered whether the bridge was safe.", "whether the bridge was safe"),
        ("Osman raised the concern that the bridge was a trap.", "the bridge was a trap"),
        ("Osman documented the killing of ten drivers.", "the killing of ten drivers"),
        ("Osman wants them to free the driver, who was seized in May.", "them to free the driver"),
        ("Few knew of Osman's claim of an attack on the port.", "an attack on the port"),
    ],
)
def test_a_deed_owned_up_to_wished_for_or_wondered_about_has_its_holder(text: str, words: str) -> None:
    assert [(w, a.holders) for w, a in attributions(text)] == [(words, ("osman",))]


@pytest.mark.parametrize(
    "text",
    [
        "Osman wants to leave the port.",
        "The agreement calls for the release of ten drivers.",
        "Osman refused to claim responsibility for the attack.",
        "Osman took responsibility and left.",
        "They watched a film called “The end of the old bridge in Oru” there.",
    ],
)
def test_own_plans_and_what_a_paper_lays_down_are_nobody_s_word(text: str) -> None:
    assert attributions(text) == []


# -- set apart without marks ------------------------------------------------------------------------------------------


def test_a_post_is_of_whoever_signs_it_with_a_handle() -> None:
    text = "The bridge opens at nine and I shall be there. — Amina Osman (@aosman) May 2, 2019\n"
    assert statements(text) == [("The bridge opens at nine and I shall be there.", ("osman",), "direct")]


def test_a_news_outlet_s_post_is_its_report_and_no_statement() -> None:
    text = "The bridge over the old river is open again. — The Herald (@herald) May 2, 2019\n"
    ((words, post),) = attributions(text)
    assert (words, post.holders) == ("The bridge over the old river is open again.", ("the-herald",))
    assert not post.is_statement


QUOTED = "We shall not go back to the old road, and nobody will make us do so again this year."


@pytest.mark.parametrize(
    "lead", ["Osman wrote:", "Osman issued a statement on Monday:", "From the letter, according to Osman:"]
)
def test_a_paragraph_that_the_line_above_announces_is_quoted(lead: str) -> None:
    assert (QUOTED, ("osman",), "direct") in statements(f"{lead}\n\n{QUOTED}\n\nThe road is long.\n")


@pytest.mark.parametrize("lead", ["Osman did not write:", "The road is long:", "I wrote:"])
def test_a_paragraph_that_nobody_announces_is_the_outlets(lead: str) -> None:
    assert statements(f"{lead}\n\n{QUOTED}\n") == []


def test_a_paragraph_that_tells_of_the_one_announced_is_not_his() -> None:
    told = "Osman has said that he will not go back to the old road, nor will he be made to do so."
    assert [quote for _, _, quote in statements(f"According to Osman:\n\n{told}\n")] == ["indirect"]


# -- with the registry ------------------------------------------------------------------------------------------------


def test_whom_a_state_agency_cites_is_of_its_country_then_and_later(code: Callable[..., list[Record]]) -> None:
    text = (
        "South Korea held drills off Busan. South Korea’s army sent tanks, and South Korea invited observers. "
        "The drills must stop at once, KCNA said, citing a ministry spokesman. "
        "“They are a provocation,” the spokesman was quoted as saying."
    )
    said = [r.speaker for r in code(text) if isinstance(r, Statement)]
    assert said == [("PRK.GOV",), ("PRK.GOV",)]


# -- two readings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["labelled unlawfully imposed", "described as imposed", "branded “wrongly imposed”"])
def test_a_label_and_its_by_phrase_leave_open_who_labelled(label: str) -> None:
    verb = label.split(maxsplit=1)[0]
    ((words, found),) = attributions(f"They signed the accord, {label} by Osman, at last.")
    assert (words.split()[-1], found.speakers) == ("imposed", ())
    assert found.ambiguous == (f"{verb} by Osman", "imposed by Osman")


def test_a_label_that_only_one_can_have_given_is_his() -> None:
    found = attributions("They signed the accord, described as a trap by Osman, at last.")
    assert [a.ambiguous for _, a in found] in ([], [()])


def ambiguous(records: list[Record]) -> list[tuple[str, ...]]:
    return [r.ambiguous for r in records if isinstance(r, Statement)]


def test_he_may_be_either_of_two_who_met(code: Callable[..., list[Record]]) -> None:
    text = "Emmanuel Macron met Vladimir Putin in Moscow. He said the talks had been useful."
    assert ambiguous(code(text, published="2021-03-05")) == [("said by Putin",)]


@pytest.mark.parametrize(
    "before",
    [
        "Emmanuel Macron told Vladimir Putin to leave.",
        "Emmanuel Macron met Mrs. Merkel in Moscow.",
        "Emmanuel Macron flew to Moscow.",
        "Emmanuel Macron met Vladimir Putin in Moscow.\n",
    ],
)
def test_he_is_the_one_whom_the_words_before_leave(code: Callable[..., list[Record]], before: str) -> None:
    found = ambiguous(code(f"{before} He said the talks had been useful.", published="2021-03-05"))
    assert found[-1:] == [()]
