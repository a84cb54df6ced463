"""The import rules of `pyproject.toml` hold, and each of them can fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# A rule, the package into which a line is written, and what that line imports.
VIOLATIONS = [
    ("floors", "model", "briefterm.errors"),
    ("floors", "temporal", "briefterm.entities"),
    ("floors", "entities", "briefterm.temporal"),
    ("floors", "briefing", "briefterm.paths"),
    ("floors", "annotation", "briefterm.layout"),
    ("floors", "layout", "briefterm.store"),
    ("floors", "index", "briefterm.store"),
    ("floors", "export", "briefterm.library"),
    ("floors", "store", "briefterm.config"),
    ("floors", "library", "briefterm.cli"),
    ("floors", "tui", "briefterm.cli"),
    ("engines", "temporal", "briefterm.terminal"),
    ("engines", "entities", "yaml"),
    ("widgets", "tui.widgets", "briefterm.library"),
    ("widgets", "tui.widgets.article", "briefterm.store"),
    ("tinydb", "library", "tinydb"),
    ("tinydb", "index", "tinydb"),
    ("textual", "cli", "textual"),
    ("textual", "layout", "textual"),
    ("rich", "export", "rich"),
    ("rich", "library", "rich"),
    ("click", "tui", "click"),
    ("click", "index", "click"),
    ("tomlkit", "tui", "tomlkit"),
    ("tomlkit", "store", "tomlkit"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the rules on the package below ``folder``."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _copy(root: Path, folder: Path) -> Path:
    """The package's code and the rules, copied below ``folder``."""
    shutil.copy(root / "pyproject.toml", folder)
    package = folder / "src" / "briefterm"
    shutil.copytree(
        root / "src" / "briefterm", package, ignore=shutil.ignore_patterns("data", "__pycache__")
    )
    return package


@pytest.fixture(scope="module")
def broken(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each rule once all violations are written into a copy."""
    folder = tmp_path_factory.mktemp("broken")
    package = _copy(root, folder)
    for _, room, target in VIOLATIONS:
        with (package / room.replace(".", "/") / "__init__.py").open("a") as file:
            file.write(f"\nimport {target}\n")
    done = _lint(folder)
    assert 1 == done.returncode, done.stdout + done.stderr
    config = (root / "pyproject.toml").read_text()
    names = dict(re.findall(r'^id = "(\w+)"\nname = "(.+)"$', config, re.MULTILINE))
    said = done.stdout.partition("Broken contracts")[2]
    parts = {name: said.partition(f"\n{name}\n----")[2] for name in names.values()}
    for name, part in parts.items():
        # What is said of a rule ends where the name of the next one is underlined.
        parts[name] = re.split(r"\n[^\n]+\n-----+\n", part)[0]
    return {rule: parts[name] for rule, name in names.items()}


def test_rules_are_kept(root: Path) -> None:
    """The program keeps all rules."""
    done = _lint(root)
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("rule", "room", "target"), VIOLATIONS)
def test_each_rule_can_fail(rule: str, room: str, target: str, broken: dict[str, str]) -> None:
    """A forbidden import is told by the rule that forbids it."""
    assert re.search(rf"briefterm\.{re.escape(room)} -> {re.escape(target)} \(l", broken[rule])


def test_no_rule_is_untried(broken: dict[str, str]) -> None:
    """Each rule of the project file has a violation here."""
    assert set(broken) == {rule for rule, _, _ in VIOLATIONS}


def test_a_new_room_must_be_given_a_floor(root: Path, tmp_path: Path) -> None:
    """A room that the rules do not name is refused."""
    (_copy(root, tmp_path) / "novelty.py").write_text('"""A room."""\n')
    done = _lint(tmp_path)
    assert 1 == done.returncode
    assert "novelty" in done.stdout
