from __future__ import annotations

from importlib.util import find_spec

from training.__main__ import trainings


def test_modules_and_packages_that_train_are_listed_with_what_they_do() -> None:
    found = trainings()
    assert {"acts", "places", "event_places"} <= set(found)
    assert all(line.endswith(".") for line in found.values())


def test_what_only_helps_is_not_listed() -> None:
    assert not {"fitting", "place_examples"} & set(trainings())


def test_every_listed_name_can_be_run() -> None:
    for name in trainings():
        spec = find_spec(f"training.{name}")
        assert spec is not None
        assert spec.submodule_search_locations is None or find_spec(f"training.{name}.__main__")
