from __future__ import annotations

from tocsin.merge.unknown import frequencies
from tocsin.records import UnknownName


def met(name: str, mentions: int, *descriptions: str, country: str = "") -> UnknownName:
    return UnknownName("x", name, "group", 0, len(name), mentions, descriptions, country)


def test_names_are_merged_across_documents_and_the_most_frequent_come_first() -> None:
    found = frequencies(
        [
            ("a", met("Dockers' Union", 9)),
            ("a", met("Front of Téra", 1, "a militia", country="NER")),
            ("b", met("The Front of Tera", 2, "a local group", "a militia", country="NER")),
            ("c", met("Front of Téra", 1, country="MLI")),
            ("d", met("Lake Guard", 3)),
        ]
    )
    assert [(actor.name, actor.documents, actor.mentions) for actor in found] == [
        ("Front of Téra", 3, 4),
        ("Dockers' Union", 1, 9),
        ("Lake Guard", 1, 3),
    ]
    assert found[0].descriptions == ("a militia", "a local group")
    assert found[0].countries == ("NER", "MLI")
    assert found[0].docs == ("a", "b", "c")


def test_nothing_is_made_of_nothing() -> None:
    assert frequencies([]) == []
