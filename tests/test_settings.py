from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.errors import SettingsError
from tocsin.settings import TEMPLATE, Settings, load_settings, setting_names


def written(folder: Path, toml: str) -> Settings:
    (folder / "tocsin.toml").write_text(toml)
    return load_settings(folder)


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings == load_settings()
    assert settings.worker_count >= 1


def test_the_template_says_what_the_defaults_are(tmp_path: Path) -> None:
    assert written(tmp_path, TEMPLATE) == Settings()
    named = [line.removeprefix("# ").split("   ")[0] for line in TEMPLATE.splitlines()]
    told = "\n".join(line for line in named if (" = " in line and "variable" not in line) or line.startswith("["))
    assert written(tmp_path, told) == Settings()
    assert told.count(" = ") == len(list(setting_names()))


def test_a_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_RUN__WORKERS", "3")
    settings = written(tmp_path, "model = 'other'\n[run]\nworkers = 2\ntime_limit = 5\n")
    assert (settings.model, settings.run.workers, settings.run.time_limit) == ("other", 3, 5)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("modle = 'x'", "unknown setting modle; did you mean model?"),
        ("[run]\nworker = 1", "unknown setting run.worker; did you mean run.workers?"),
        ("[run]\nworkers = 'many'", r"setting run.workers: input should be a valid integer.*\(it is 'many'\)"),
        ("[run]\ntime_limit = 0", "setting run.time_limit: input should be greater than 0"),
        ("run =", "not valid TOML"),
    ],
)
def test_what_is_off_is_said_in_one_line(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as caught:
        written(tmp_path, toml)
    assert "\n" not in str(caught.value)


def test_a_misspelt_variable_is_said_and_a_strangers_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_REQUIRE_BROWSER", "1")
    load_settings()
    monkeypatch.setenv("TOCSIN_RUN__WORKRES", "1")
    with pytest.raises(SettingsError, match="TOCSIN_RUN__WORKRES; did you mean TOCSIN_RUN__WORKERS"):
        load_settings()
