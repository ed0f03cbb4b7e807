"""Coders whose behaviour is written in the texts, for tests of what surrounds coding."""

from __future__ import annotations

import os
import signal
import time

from tocsin.errors import ModelError
from tocsin.records import Briefing, Coded, Document, Event


class Scripted:
    """Makes one event of a text's first five characters, and does whatever capital words the text holds."""

    def __init__(self, argument: object) -> None:
        told = argument.model if isinstance(argument, Briefing) else argument
        chosen = f"+{argument.choices}" if isinstance(argument, Briefing) and argument.choices else ""
        self.version = f"scripted-{told}{chosen}"
        self.held: list[bytearray] = []

    def __call__(self, document: Document) -> Coded:
        words = document.text.split()
        if "HANG" in words:
            time.sleep(600)
        if "CRASH" in words:
            os._exit(3)
        if "EAT" in words:
            self.held.append(bytearray(4 << 30))
        if "GROW" in words:
            self.held.append(bytearray(os.urandom(1 << 20) * 60))
        if "RAISE" in words:
            raise ValueError("the text said so")
        if "KILLALL" in words:
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(600)
        if "SLOW" in words:
            time.sleep(0.02)
        if "SLEEP" in words:
            time.sleep(1.5)
        return Coded((first_words(document, why=f"pid {os.getpid()}", version=self.version),))


class Liar:
    """Sends records whose evidence is not in the text."""

    version = "liar"

    def __call__(self, document: Document) -> Coded:
        return Coded((first_words(document).model_copy(update={"evidence": "never said"}),))


def first_words(document: Document, **fields: str) -> Event:
    """One event that rests on the first five characters."""
    known = {"event_type": "ASSAULT", "status": "actual", "actors": ("NER.MIL",), "country": "NER"}
    return Event.of(document.text, doc=document.id, start=0, end=5, **(known | fields))


def scripted(argument: object) -> Scripted:
    return Scripted(argument)


def liar(argument: object) -> Liar:
    return Liar()


def unloadable(argument: object) -> Scripted:
    raise ModelError("the model is not there")


def dying(argument: object) -> Scripted:
    os._exit(4)
