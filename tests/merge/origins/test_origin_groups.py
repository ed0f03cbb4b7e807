"""Origins: the same whatever the order, and never more voices than there are."""

from __future__ import annotations

import random

import pytest
from harbour_reports import FLOOD, HARBOUR, OTHER_HAND, RETOLD, document

from tocsin.errors import RecordError
from tocsin.merge.origins import OriginIndex, fingerprint, group, keys, origins, retells
from tocsin.records.origin import UNSOURCED, Fingerprint, Origin, Tie

BLAME = ("plagiar", "disinformation", "fake", "stole", "lying")


def prints() -> list[Fingerprint]:
    cut = "\n\n".join(HARBOUR.strip().split("\n\n")[:3])
    return [
        fingerprint(document("wire", HARBOUR, "Reuters", "2031-03-04")),
        fingerprint(document("post", HARBOUR.replace("\n\n", "\n"), "Alben Post", "2031-03-05")),
        fingerprint(
            document("brief", cut + "\n\nOur reporter adds that the mood is calm.", "Radio Delta", "2031-03-05")
        ),
        fingerprint(document("retold", RETOLD, "World Insight", "2031-03-06")),
        fingerprint(document("other", OTHER_HAND, "Alben Courier", "2031-03-06")),
        fingerprint(document("flood", FLOOD, "Dell Gazette", "2031-03-05")),
    ]


def of(found: tuple[Origin, ...], doc: str) -> Origin:
    return next(origin for origin in found if doc in origin.docs)


def test_copies_and_a_retelling_are_one_origin_and_another_hand_is_its_own() -> None:
    found = group(prints())
    assert sorted(map(len, (origin.docs for origin in found))) == [1, 1, 4]
    harbour = of(found, "wire")
    assert [(member.doc, member.kind) for member in harbour.members] == [
        ("wire", "first"),
        ("brief", "credits"),
        ("post", "same text"),
        ("retold", "retells"),
    ]
    assert harbour.agency == "Reuters"
    assert of(found, "other").members[0].kind == "alone"


def test_every_member_says_why_without_blame() -> None:
    for origin in group(prints()):
        for member in origin.members:
            assert member.why
            assert not any(word in member.why.lower() for word in BLAME)
    why = {member.doc: member.why for member in of(group(prints()), "wire").members}
    assert why["wire"] == "Reuters's own text; credits Reuters: “(Reuters)”"
    assert "both credit Reuters" in why["brief"]
    assert "it has no named source, figure or quotation" in why["retold"]


def test_the_order_of_arrival_changes_nothing() -> None:
    expected = group(prints())
    for seed in range(6):
        shuffled = prints()
        random.Random(seed).shuffle(shuffled)
        index = OriginIndex(shuffled)
        assert origins(index.fingerprints, index.ties) == expected


def test_bringing_part_up_to_date_gives_the_same() -> None:
    index = OriginIndex(prints())
    near = {"wire", "post", "brief", "retold"}
    some = origins(
        [one for one in index.fingerprints if one.doc in near],
        [tie for tie in index.ties if {tie.one, tie.other} <= near],
    )
    assert some == (of(group(prints()), "wire"),)


def test_a_text_is_taken_in_once() -> None:
    index = OriginIndex(prints())
    assert index.add(prints()[0]) == ()
    assert len(index) == 6


def test_settled_and_new_keys_are_looked_up_alike() -> None:
    index = OriginIndex(prints()[:3])
    before = [one.doc for one in index.candidates(prints()[3])]
    index._settle()
    assert [one.doc for one in index.candidates(prints()[3])] == before
    assert "wire" in before


def test_a_retelling_has_nothing_of_its_own() -> None:
    wire, retold, other = prints()[0], prints()[3], prints()[4]
    assert retells(retold, wire)
    assert not retells(other, wire)
    quoting = document(
        "q", RETOLD + " “We sleep in shifts behind the gates,” said Vera Munk.", "World Insight", "2031-03-06"
    )
    assert not retells(fingerprint(quoting), wire)
    counting = document("c", RETOLD + " About 900 families are without bread.", "World Insight", "2031-03-06")
    assert not retells(fingerprint(counting), wire)
    late = document("l", RETOLD, "World Insight", "2031-04-20")
    assert not retells(fingerprint(late), wire)


def test_a_sourceless_text_does_not_join_two_origins() -> None:
    one, other = (
        fingerprint(document(doc, text, doc, "2031-03-04")) for doc, text in (("one", HARBOUR), ("two", FLOOD))
    )
    third = fingerprint(document("third", RETOLD, "World Insight", "2031-03-06"))
    both = (Tie("third", "one", "retells", 0.6, order=0.9), Tie("third", "two", "retells", 0.6, order=0.8))
    assert sorted(origin.docs for origin in origins([one, other, third], both)) == [("one", "third"), ("two",)]


def test_nothing_to_check_weighs_least() -> None:
    assert of(group([prints()[3]]), "retold").weight == UNSOURCED
    assert of(group(prints()), "wire").weight == 1.0
    assert of(group([prints()[4]]), "other").weight == 1.0


def test_undated_copies_name_no_first() -> None:
    found = group([fingerprint(document(doc, FLOOD)) for doc in ("b", "a")])
    assert [member.kind for member in found[0].members] == ["unknown", "same text"]


def test_a_fingerprint_is_read_back_as_it_was() -> None:
    for one in prints():
        line = one.to_json()
        assert Fingerprint.from_json(line) == one
        assert "harbour" not in line.lower().replace("Our", "")
    with pytest.raises(RecordError, match="not a fingerprint"):
        Fingerprint.from_json("[]")


def test_keys_fit_a_store_and_are_few() -> None:
    for one in prints():
        own = keys(one)
        assert len(own) < 120
        assert all(0 <= key < 1 << 63 for key in own.tolist())


def test_a_long_text_is_held_against_a_short_one_at_one_scale() -> None:
    long = " ".join(f"{word}{n}" for n in range(700) for word in ("alpha", "beta", "gamma", "delta"))
    whole, part = fingerprint(document("a", long)), fingerprint(document("b", " ".join(long.split()[:1500])))
    assert whole.scale > part.scale
    found = group([whole, part])
    assert len(found) == 1
