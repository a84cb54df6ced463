from __future__ import annotations

from pathlib import Path

import pytest

from briefterm import paths


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home of its own."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def test_xdg_variables_are_honoured(tmp_path: Path) -> None:
    """Settings, data and cache are where the variables say."""
    assert tmp_path / "config" / "briefterm" / "config.toml" == paths.config_file()
    assert tmp_path / "data" / "briefterm" == paths.data_folder()
    assert tmp_path / "cache" / "briefterm" == paths.cache_folder()


def test_a_relative_xdg_variable_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """The XDG standard asks to ignore paths that are not absolute."""
    monkeypatch.setenv("XDG_DATA_HOME", "data")

    assert paths.data_folder().is_absolute()


def test_the_flag_wins(tmp_path: Path) -> None:
    """The flag is stronger than the environment and the settings."""
    chosen = paths.choose_library(
        Path("a"), {"BRIEFTERM_LIBRARY": "b"}, Path("/settings"), tmp_path
    )

    assert tmp_path / "a" == chosen


def test_the_environment_comes_next(tmp_path: Path) -> None:
    """The environment is stronger than the settings."""
    chosen = paths.choose_library(None, {"BRIEFTERM_LIBRARY": "/b"}, Path("/settings"), tmp_path)

    assert Path("/b") == chosen


def test_the_settings_are_stronger_than_the_folder_at_hand(tmp_path: Path) -> None:
    """A library in the settings is taken before ./briefs, an empty variable is none."""
    (tmp_path / "briefs").mkdir()
    chosen = paths.choose_library(None, {"BRIEFTERM_LIBRARY": ""}, Path("/settings"), tmp_path)

    assert Path("/settings") == chosen


def test_briefs_at_hand_is_a_library(tmp_path: Path) -> None:
    """Without any name ./briefs is taken if it is there, else the user's own."""
    assert paths.default_library() == paths.choose_library(None, {}, None, tmp_path)

    (tmp_path / "briefs").mkdir()

    assert tmp_path / "briefs" == paths.choose_library(None, {}, None, tmp_path)


def test_samples_are_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first run makes a library of the samples; a later one leaves it alone."""
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "one.md").write_text("# One\n")
    (samples / ".keep").touch()
    monkeypatch.setattr(paths, "sample_briefs", lambda: samples)
    folder = tmp_path / "data" / "briefs"

    paths.create_samples(folder)
    (folder / "one.md").write_text("# Mine\n")
    paths.create_samples(folder)

    assert [path.name for path in folder.iterdir()] == ["one.md"]
    assert (folder / "one.md").read_text() == "# Mine\n"
    assert [folder] == list(folder.parent.iterdir())


def test_without_samples_the_library_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package without samples still gives its user a library."""
    monkeypatch.setattr(paths, "sample_briefs", lambda: None)

    paths.create_samples(tmp_path / "briefs")

    assert (tmp_path / "briefs").is_dir()
