"""Alerts of a project: raised by a run, kept, acknowledged, sent once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from landing import build_landing, landing, tell

from tocsin import sending, warning
from tocsin.errors import SettingsError, TocsinError, UsageError
from tocsin.records import Coded
from tocsin.store import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build_landing(tmp_path / "crisis", '[alerts]\nnotify = ["json://127.0.0.1"]\n')


def test_what_is_raised_is_kept_once_with_its_records(folder: Path) -> None:
    with Project.open(folder, write=True) as project:
        found = warning.listed(project)
        assert [(one.alert.rule, one.revision, one.state) for one in found] == [
            ("forces-arrive", 1, "open"),
            ("quoted-rise", 1, "open"),
        ]
        (cited,) = found[0].alert.cites
        assert (cited.doc, cited.words, cited.published) == (
            "landing",
            "Russian instructors landed in Niamey",
            "2024-04-12",
        )
        assert warning.update(project) == ()
        assert warning.listed(project) == found


def test_an_acknowledged_alert_is_open_again_when_more_is_told_and_a_muted_one_is_not(folder: Path) -> None:
    with Project.open(folder, write=True) as project:
        arrival, quoted = (one.alert.id for one in warning.listed(project))
        assert warning.say(project, arrival[:6], "acknowledged", "desk", "seen").state == "acknowledged"
        warning.say(project, quoted, "muted", "desk")
        assert warning.listed(project) == []
        again = warning.one(project, arrival).heard[0]
        assert (again.user, again.note, bool(again.created_at)) == ("desk", "seen", True)


def test_a_further_report_updates_it_and_the_loss_of_all_withdraws_it(folder: Path) -> None:
    with Project.open(folder, write=True) as project:
        tell(project, landing("second"))
        (one, *_) = warning.listed(project)
        assert (one.revision, one.alert.origins, len(one.alert.cites)) == (2, 2, 2)
        for doc in ("landing", "second"):
            project.keep(doc, Coded(()), "2")
        tell(project)
        assert [one.alert.rule for one in warning.listed(project)] == ["quoted-rise"]
        gone = next(one for one in warning.listed(project, every=True) if one.alert.rule == "forces-arrive")
        assert gone.state == "withdrawn"


def test_what_is_long_past_when_it_is_read_raises_nothing(folder: Path) -> None:
    with Project.open(folder, write=True) as project:
        tell(project, landing("old", published="2023-01-01"))
        assert len(warning.listed(project, every=True)) == 2


def test_rules_of_the_user_and_rules_switched_off(tmp_path: Path) -> None:
    folder = build_landing(tmp_path / "crisis", '[alerts]\noff = ["forces-arrive"]\n')
    with Project.open(folder) as project:
        assert [one.alert.rule for one in warning.listed(project)] == ["quoted-rise"]
    (folder / "tocsin.toml").write_text('[alerts]\noff = ["forces-arrives"]\n')
    with Project.open(folder) as project, pytest.raises(SettingsError, match="no rule 'forces-arrives'"):
        warning.rules_of(project)
    (folder / "tocsin.toml").write_text("")
    (folder / "alerts.toml").write_text('[[rule]]\nname = "x"\n')
    with Project.open(folder) as project, pytest.raises(SettingsError, match=r"alerts\.toml: rule\.0"):
        warning.rules_of(project)


def test_an_unknown_alert_is_told_in_one_line(folder: Path) -> None:
    with Project.open(folder) as project, pytest.raises(UsageError, match="no alert 'zzz'"):
        warning.one(project, "zzz")


def test_each_revision_goes_out_once_with_subject_days_words_and_method(folder: Path) -> None:
    sent: list[tuple[Sequence[str], str, str]] = []

    def post(addresses: Sequence[str], subject: str, body: str) -> bool:
        sent.append((addresses, subject, body))
        return True

    with Project.open(folder, write=True) as project:
        assert sending.send(project, post)
        assert sending.send(project, post) is None
        tell(project, landing("second"))
        assert sending.send(project, post)
    (first, _, body), (_, subject, _) = sent
    assert list(first) == ["json://127.0.0.1"]
    assert "Russian instructors landed in Niamey" in body and "one origin alone" in body
    assert "Machine-coded by Tocsin, not reviewed" in body and "2024-04-10" in body
    assert subject.startswith("Tocsin, high: Foreign forces arrive")


def test_what_was_not_taken_is_sent_again_and_nothing_leaves_unless_an_address_is_set(folder: Path) -> None:
    with Project.open(folder, write=True) as project:
        with pytest.raises(TocsinError, match="sent again"):
            sending.send(project, lambda *_: False)
        assert sending.message(project)
    (folder / "tocsin.toml").write_text("")
    with Project.open(folder, write=True) as project:
        assert sending.send(project, lambda *_: pytest.fail("something left")) is None
