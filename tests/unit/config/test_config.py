from __future__ import annotations

from pathlib import Path

import pytest

from briefterm.config import Config, load, parse
from briefterm.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a settings file has the program's own settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert Config() == load()


def test_users_file_is_read_from_the_xdg_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path the settings come from the XDG configuration folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "briefterm").mkdir()
    (tmp_path / "briefterm" / "config.toml").write_text('theme = "paper"\n')

    assert load().theme == "paper"


def test_all_keys_are_read(tmp_path: Path) -> None:
    """Each key has its place, and relative paths start at the file's folder."""
    path = tmp_path / "config.toml"
    path.write_text(
        'theme = "paper"\nlibrary = "news"\nnotes = "/data/n.json"\nmeasure = 60\n'
        '[keys]\nfind = "f"\n'
    )

    config = load(path)

    assert ("paper", tmp_path / "news", Path("/data/n.json"), 60) == (
        config.theme,
        config.library,
        config.notes,
        config.measure,
    )
    assert dict(config.keys) == {"find": "f"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("spacy:en_core_web_sm", "spacy:en_core_web_sm"),
        ("gliner:./models/small", "gliner:/x/models/small"),
        ("mine:models/small", "mine:models/small"),
        ("gliner:/models/small", "gliner:/models/small"),
        ("mine", "mine"),
        ("", ""),
    ],
)
def test_a_tagger_may_have_a_path(written: str, meant: str) -> None:
    """A model that begins like a path is looked for from the folder of the settings."""
    config = parse(f'[names]\ntagger = "{written}"\n'.encode(), Path("/x/config.toml"))

    assert meant == config.tagger


def test_folding_can_be_switched_off() -> None:
    """Near-duplicates are folded unless the settings say no."""
    assert parse(b"", Path("/x/config.toml")).fold
    assert not parse(b"[list]\nfold = false\n", Path("/x/config.toml")).fold


def _needed(config: Config) -> None:
    config.need(*config.problems)


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    """All problems are kept, their keys have defaults, and who needs one of these gets all."""
    text = b'measure = "wide"\nfold = 1\ntheme = "paper"\n[list]\nfold = "maybe"\n[keys]\nx = 1\nfind = "f"\n'
    config = parse(text, Path("/x/config.toml"))

    assert {"measure", "fold", "list", "keys.x"} == set(config.problems)
    assert (72, "paper", True, {"find": "f"}) == (
        config.measure,
        config.theme,
        config.fold,
        dict(config.keys),
    )
    config.need("theme", "library", "notes")
    with pytest.raises(ConfigError) as caught:
        config.need("library", "measure")
    assert all(problem in str(caught.value) for problem in config.problems.values())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("theme = 5", "theme"),
        ("library = true", "library"),
        ("notes = []", "notes"),
        ("measure = 5", "measure"),
        ("measure = true", "measure"),
        ('measure = "60"', "measure"),
        ("keys = 1", "keys"),
        ("names = 1", "names"),
        ("[names]\ntagger = 1", "tagger"),
        ("[names]\ntager = 'x'", "names"),
        ("[names]\ntagger = 'gliner:~nobody-here/x'", "tagger"),
        ("[keys]\nfind = 1", "keys.find"),
        ("list = false", "[list]"),
        ("[list]\nfolds = false", "[list]"),
        ("[list]\nfold = 'no'", "list.fold"),
        ("colour = 1", "colour"),
        ("theme = ", "config.toml"),
        ('library = "a\\u0000b"', "library"),
    ],
)
def test_an_error_names_file_and_key(text: str, named: str) -> None:
    """Whatever is wrong is told in one line with the file and the key, to whom needs it."""
    with pytest.raises(ConfigError) as caught:
        _needed(parse(text.encode(), Path("/x/config.toml")))

    message = str(caught.value)
    assert "/x/config.toml" in message
    assert named in message
    assert "\n" not in message


def test_bytes_that_are_no_text_are_an_error() -> None:
    """A file that is not UTF-8 is told and not guessed."""
    with pytest.raises(ConfigError, match=r"config\.toml"):
        parse(b"theme = '\xff'", Path("/x/config.toml"))


@pytest.mark.parametrize("name", ["none.toml", ""])
def test_a_named_file_must_be_there(tmp_path: Path, name: str) -> None:
    """A file or folder given by name that is no settings file is an error."""
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / name)
