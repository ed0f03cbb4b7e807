"""Of one sentence: which words gave each field, what decided, what came second and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tocsin.coding import Coder
from tocsin.coding.reasons import explain
from tocsin.coding.trace import Trace
from tocsin.read import Reader
from tocsin.records import Document, Event, Explanation, Part

Explained = Callable[..., list[Explanation]]


@pytest.fixture(scope="session")
def explained(reader: Reader) -> Explained:
    coder = Coder(reader.registry)

    def run(text: str, published: str = "2024-04-19") -> list[Explanation]:
        return list(coder.explained(reader.read(Document("d", text, published=published))))

    return run


def part(found: list[Explanation], root: str, field: str) -> Part:
    parts = next(e.parts for e in found if root in e.parts[0].value)
    return next(p for p in parts if p.field == field)


def lit(one: Part) -> list[str]:
    return [words.text for words in one.words]


def names(one: Part) -> set[str]:
    return {reason.name for reason in (*one.reasons, *one.changes)}


def test_a_word_of_the_lexicon_and_the_company_that_it_keeps(explained: Explained) -> None:
    type_ = part(explained("Niger closed its border with Benin on Tuesday."), "COERCE", "type")
    assert lit(type_) == ["closed", "border"]
    assert (type_.how, type_.value) == ("lexicon", ("COERCE",))
    change = next(c for c in type_.changes if c.name == "without its company")
    assert (change.given["company"], change.given["else"]) == ("border", "ASSAULT")


def test_the_encoder_gives_probability_and_second_root(explained: Explained) -> None:
    type_ = part(explained("France condemned Russia on Tuesday."), "ACCUSE", "type")
    assert type_.probability is not None
    assert type_.runner_up is not None
    assert type_.runner_up.probability is not None
    assert type_.probability > type_.runner_up.probability > 0


@pytest.mark.parametrize(
    ("text", "status", "words", "reason"),
    [
        ("Malian soldiers attacked a rebel camp on Monday.", "actual", ["attacked"], "told as it stands"),
        ("Malian soldiers may attack the rebel camp.", "possible", ["may"], "modal"),
        ("Mali demanded that French troops leave Gao.", "demanded", ["demanded"], "governed"),
        ("Malian soldiers did not attack the rebel camp.", "denied", ["not", "attack"], "negated"),
    ],
)
def test_the_word_that_decides_the_status(
    explained: Explained, text: str, status: str, words: list[str], reason: str
) -> None:
    found = [p for e in explained(text) if e.type == "event" for p in e.parts if p.field == "status"]
    one = next(p for p in found if p.value == (status,))
    assert lit(one) == words
    assert reason in names(one)


def test_without_the_word_that_governs_the_status_is_what_stood_inside_it(explained: Explained) -> None:
    found = explained("The army denied that its soldiers had attacked the village.")
    one = part(found, "ASSAULT", "status")
    assert one.value == ("denied",)
    change = next(c for c in one.changes if c.name == "not governed")
    assert (change.given["word"], change.given["else"]) == ("denied", "actual")


def test_words_for_nobody_known_are_shown_with_the_reason(explained: Explained) -> None:
    actor = part(explained("The army denied the attack on the village."), "REJECT", "actors")
    assert (actor.value, lit(actor)) == ((), ["The army"])
    assert names(actor) == {"words for nobody known", "told whose"}
    assert (
        part(explained("Twelve soldiers were killed in Gao."), "ASSAULT", "actors").changes[0].name
        == "doer named behind by"
    )


def test_actor_and_target_have_their_words_and_whom_they_mean(explained: Explained) -> None:
    found = explained("France condemned Russia on Tuesday.")
    actor, target = (part(found, "ACCUSE", field) for field in ("actors", "targets"))
    assert (lit(actor), lit(target)) == (["France"], ["Russia"])
    assert actor.how == "registry"
    assert next(r.given for r in actor.reasons if r.name == "meant") == {"code": "FRA.GOV", "note": "state France"}
    assert "turned round" in names(actor)


def test_a_pronoun_leads_back_to_a_name(explained: Explained) -> None:
    found = explained("France was angry. It condemned Russia on Tuesday.")
    actor = part(found, "ACCUSE", "actors")
    assert lit(actor) == ["It"]
    assert "another name before it" in names(actor)


def test_who_says_so_and_what_if_nobody_does(explained: Explained) -> None:
    told = part(explained("Malian soldiers killed 12 villagers, the United Nations said."), "ASSAULT", "holders")
    assert (told.value, lit(told)) == (("UNO",), ["United Nations", "said"])
    assert "outside what is said" in names(told)
    silent = part(explained("Malian soldiers killed 12 villagers."), "ASSAULT", "holders")
    assert (silent.value, silent.words) == ((), ())
    assert names(silent) == {"outlet's own voice", "a holder named"}


def test_the_trees_give_the_place_its_share_and_a_second(explained: Explained) -> None:
    place = part(explained("Gunmen killed 12 soldiers in Kano, Nigeria, on Tuesday."), "ASSAULT", "place")
    assert place.how == "trees"
    assert place.runner_up is not None
    assert place.runner_up.how == "trees"
    assert set(lit(place)) <= {"Kano", "Nigeria"}


def test_a_date_is_counted_from_the_report(explained: Explained) -> None:
    text = "France condemned Russia on Tuesday."
    dated, undated = (part(explained(text, published), "ACCUSE", "date_text") for published in ("2024-04-19", ""))
    assert (lit(dated), dated.value) == (["on Tuesday"], ("on Tuesday", "2024-04-16"))
    assert "report of another day" in names(dated)
    assert "report dated" in names(undated)


def test_a_statement_is_explained_by_its_word_of_saying(explained: Explained) -> None:
    found = explained('"We will not leave," the president of Niger told reporters.')
    statement = next(e for e in found if e.type == "statement")
    assert lit(statement.parts[0]) == ["the president", "told"]
    assert [p.field for p in statement.parts][:3] == ["type", "speaker", "quote"]


def test_a_forecast_by_its_modal_and_its_condition(explained: Explained) -> None:
    found = explained("If the talks fail, the war will spread to the north.")
    status = next(p for e in found if e.type == "forecast" for p in e.parts if p.field == "status")
    assert status.value == ("conditional",)
    assert lit(status) == ["If the talks fail", "will"]
    assert "forecast without its condition" in names(status)


def test_the_other_reading_of_an_ambiguous_record_is_told(reader: Reader) -> None:
    coder = Coder(reader.registry)
    context = replace(coder.context(reader.read(Document("d", "Malian soldiers attacked a camp."))), trace=Trace())
    event = next(r for r in coder.found(context) if isinstance(r, Event))
    told = explain(context, event.revised(context.text, ambiguous=("status planned",)))
    assert [r.given["note"] for r in told.parts[0].reasons if r.name == "other reading"] == ["status planned"]
