"""What is kept beside records: names that nobody knows, what analysts say of them, the date of an undated text."""

from __future__ import annotations

from tocsin.records import UNTOLD, Coded, DateClue, Document, UnknownName, Written
from tocsin.store import NOBODY, Choice, Project

FRONT = UnknownName("tera-front", "Tera Front", "group", 4, 14, 2, ("a local militia",), "NER")
CLUE = DateClue(0, 4, "July", "first", "2023-07-01", "", "a month told as past")


def coded(project: Project, doc: str, found: Coded) -> None:
    text = f"The Tera Front attacked {doc}."
    project.add(Document(doc, text, source=doc), text.encode())
    project.keep(doc, found, "coder-1")


def test_unknown_names_come_back_with_their_documents(project: Project) -> None:
    coded(project, "a", Coded(unknown=(FRONT,)))
    coded(project, "b", Coded(unknown=(FRONT,)))
    assert project.unknown() == [("a", FRONT), ("b", FRONT)]


def test_coding_anew_replaces_what_was_found(project: Project) -> None:
    coded(project, "a", Coded(written=Written("2023-07-01", "", (CLUE,)), unknown=(FRONT,)))
    assert project.written("a") == Written("2023-07-01", "", (CLUE,))
    project.keep("a", Coded(), "coder-2")
    assert (project.unknown(), project.written("a")) == ([], UNTOLD)


def test_a_document_that_is_dated_later_loses_its_guessed_interval(project: Project) -> None:
    coded(project, "a", Coded(written=Written("2023-07-01", "", (CLUE,))))
    text = "The Tera Front attacked a."
    project.add(Document("a", text, source="a", published="2023-08-01"), text.encode())
    assert project.written("a") == UNTOLD


def test_the_last_choice_of_a_name_stands(project: Project) -> None:
    for actor in ("jnim", "NER.CVL"):
        project.choose(Choice("Tera Front", actor, user="ada"))
    project.choose(Choice("Sea Star", NOBODY))
    project.choose(Choice("Old Guard", "NER.MIL"))
    project.choose(Choice("Old Guard", ""))
    assert [(c.name, c.actor) for c in project.choices()] == [("Sea Star", "-"), ("Tera Front", "NER.CVL")]
