from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence

import pytest

from tocsin.errors import ModelError, SettingsError, TocsinError
from tocsin.records import Document
from tocsin.workers import Limits, Outcome, Pool, Task

CODER = "stub_coders:scripted"


def outcomes(texts: Sequence[str], size: int = 2, limits: Limits | None = None) -> list[Outcome]:
    with Pool(CODER, "x", size, limits) as pool:
        return [came for came in pool.in_order(documents(texts)) if isinstance(came, Outcome)]


def documents(texts: Sequence[str]) -> Iterator[Document]:
    return (Document(f"d{n}", text) for n, text in enumerate(texts))


def pid(outcome: Outcome) -> int:
    return int(outcome.records[0].split('"pid ')[1].split('"')[0])


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_documents_come_back_in_their_order_and_all_else_in_its_place() -> None:
    with Pool(CODER, "x", 2) as pool:
        came = list(pool.in_order([Document("a", "SLEEP first"), "between", Document("b", "quick one")]))
    assert [c.task.document.id if isinstance(c, Outcome) else c for c in came] == ["a", "between", "b"]
    assert pool.version == "scripted-x"


def test_a_crash_is_tried_again_once_and_harms_no_other_document() -> None:
    came = outcomes(["quick one", "CRASH here", "quick two"])
    assert [c.lost for c in came] == [False, True, False]
    assert came[1].reason == "its worker ended with status 3"
    assert came[1].records == ()


def test_a_hanging_document_loses_its_worker() -> None:
    came = outcomes(["HANG now", "quick one"], size=1, limits=Limits(seconds=0.5))
    assert [c.reason for c in came] == ["took longer than 0.5 seconds", ""]


def test_memory_is_bounded() -> None:
    came = outcomes(["EAT much", "quick one"], size=1, limits=Limits(megabytes=400))
    assert [c.reason for c in came] == ["needed more memory than a worker may hold", ""]


def test_a_limit_that_the_coder_alone_goes_over_is_a_wrong_setting() -> None:
    with pytest.raises(SettingsError, match="memory_limit is too low"), Pool(CODER, "x", 1, Limits(megabytes=10)):
        pass


def test_a_worker_that_grew_is_replaced_before_it_fails() -> None:
    came = outcomes(["GROW a bit"] * 6, size=1, limits=Limits(megabytes=300))
    assert not any(c.reason for c in came)
    assert len({pid(c) for c in came}) > 1


def test_an_exception_is_that_documents_own() -> None:
    (came,) = outcomes(["RAISE it"], size=1)
    assert came.reason.startswith("ValueError: the text said so (stub_coders.py:")
    assert not came.lost


def test_a_worker_killed_from_outside_is_replaced() -> None:
    with Pool(CODER, "x", 1) as pool:
        tasks = [Task(0, Document("a", "quick one")), Task(1, Document("b", "SLEEP well"))]
        work = pool.work(lambda: tasks.pop(0) if tasks else None)
        os.kill(pid(next(work)), signal.SIGKILL)
        last = next(work)
    assert last.task.key == 1
    assert not last.reason


def test_no_worker_outlives_the_pool() -> None:
    with Pool(CODER, "x", 1) as pool:
        tasks = [Task(0, Document("a", "quick one")), Task(1, Document("b", "HANG now"))]
        process = pid(next(pool.work(lambda: tasks.pop(0) if tasks else None)))
        assert alive(process)
    assert not alive(process)


@pytest.mark.parametrize(
    ("factory", "kind", "words"),
    [
        ("stub_coders:unloadable", ModelError, "the model is not there"),
        ("no_such_module:x", TocsinError, "cannot be loaded: ModuleNotFoundError"),
        ("stub_coders:dying", TocsinError, "ended with status 4 while it loaded"),
    ],
)
def test_a_coder_that_cannot_be_loaded_is_said_at_once(factory: str, kind: type[TocsinError], words: str) -> None:
    begun = time.monotonic()
    with pytest.raises(kind, match=words), Pool(factory, "x", 2):
        pass
    assert time.monotonic() - begun < 30
