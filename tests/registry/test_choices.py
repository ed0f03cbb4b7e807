from __future__ import annotations

import pytest

from tocsin.coding.who import Who
from tocsin.errors import RegistryError
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry
from tocsin.registry.choices import name_id, with_choices


@pytest.mark.parametrize(
    ("name", "actor", "text", "actors"),
    [
        ("Popular Front of Tera", "jnim", "The Popular Front of Tera attacked.", ["jnim"]),
        (
            "Popular Front of Tera",
            "popular-front-of-tera",
            "The Popular Front of Tera fled.",
            ["popular-front-of-tera"],
        ),
        ("the Tera committee", "NER.CVL", "On Monday the Tera committee spoke.", ["NER.CVL"]),
        ("Le Plateau", "CIV.GOV", "Le Plateau refused.", ["CIV.GOV"]),
        ("The Old Land", "MLI", "The Old Land refused.", ["MLI.GOV"]),
        ("Hamas", "-", "Hamas attacked.", []),
        ("Hamas", "", "Hamas attacked.", []),
    ],
)
def test_a_choice_outweighs_what_the_registry_says(name: str, actor: str, text: str, actors: list[str]) -> None:
    registry = with_choices(load_registry(), {name: actor})
    reading = Reader(registry).read(Document("d", text))
    bare = name.removeprefix("the ")
    start = text.index(bare)
    assert list(Who(reading, registry).at(start, start + len(bare)).actors) == actors


def test_the_digest_hangs_on_the_choices() -> None:
    registry = load_registry()
    digests = {with_choices(registry, choices).digest for choices in ({}, {"Dosso": "NER"}, {"Dosso": "MLI"})}
    assert len(digests) == 3
    assert with_choices(registry, {}).digest == registry.digest


@pytest.mark.parametrize(
    ("actor", "hint"),
    [
        ("ner.GOV", "did you mean NER"),
        ("Niger", "did you mean NER"),
        ("boko-harm", "did you mean boko-haram"),
        ("NER.GOVT", "did you mean NER.GOV"),
        ("boko-haram.REB", "write boko-haram"),
        ("zzzzz", "no such actor"),
    ],
)
def test_an_actor_that_cannot_be_is_refused_with_a_hint(actor: str, hint: str) -> None:
    with pytest.raises(RegistryError, match=hint) as caught:
        with_choices(load_registry(), {"the committee": actor})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("the Front of Téra", "front-of-tera"),
        ("Dockers' Union", "dockers-union"),
        ("The Tera Committee's", "tera-committee"),
        ("U.N.D.P.", "undp"),
    ],
)
def test_a_name_becomes_an_id(name: str, own: str) -> None:
    assert name_id(name) == own
