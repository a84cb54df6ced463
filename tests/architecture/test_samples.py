"""The sample briefings are without fault, and a wheel has all that the program needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefterm.briefing import read, scan

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = ROOT / "briefs"
SAMPLES = sorted(path for path in BRIEFS.rglob("*") if path.suffix in {".md", ".txt"})


def test_there_are_samples() -> None:
    """A newcomer finds Markdown and plain text to read."""
    assert len(SAMPLES) >= 8
    assert {".md", ".txt"} == {path.suffix for path in SAMPLES}
    assert len(SAMPLES) == len(list(scan(BRIEFS)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_have_no_warning(path: Path) -> None:
    """A sample is read without a warning, and has a title, a date and a text."""
    briefing, document = read(path, folder=BRIEFS)
    assert () == briefing.warnings
    assert briefing.title
    assert briefing.date is not None
    assert len(document.text.split()) > 100


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel of this checkout; built by the backend itself, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_wheel_has_samples(wheel: set[str]) -> None:
    """All samples are in the wheel, and nothing that a reader added to them."""
    expected = {f"briefterm/briefs/{path.relative_to(BRIEFS).as_posix()}" for path in SAMPLES}
    assert expected == {name for name in wheel if name.startswith("briefterm/briefs/")}


def test_wheel_has_all_of_the_package(wheel: set[str]) -> None:
    """Code, style sheets, word lists and the marker of typed packages are in the wheel."""
    source = ROOT / "src" / "briefterm"
    expected = {
        f"briefterm/{path.relative_to(source).as_posix()}"
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = {
        name
        for name in wheel
        if name.startswith("briefterm/") and not name.startswith("briefterm/briefs/")
    }
    assert expected == inside
    assert {"briefterm/py.typed", "briefterm/tui/briefterm.tcss"} <= inside


def test_wheel_has_licences(wheel: set[str]) -> None:
    """The licence and the sources of the word lists go with the program."""
    names = {Path(name).name for name in wheel if "/licenses/" in name}
    assert {"LICENSE", "NOTICE"} == names
