"""A library with two briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.library import Library

if TYPE_CHECKING:
    from pathlib import Path

KIM = """\
---
title: Kim visits Russia
date: 2023-09-13
names: [{name: North Korea, kind: GPE, aliases: [DPRK]}]
---
Kim Jong Un arrived on Tuesday.

## What they want

Moscow wants shells, and the DPRK has them.
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home of its own."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with two briefings in it."""
    folder = tmp_path / "library"
    (folder / "2023").mkdir(parents=True)
    (folder / "2023" / "kim.md").write_text(KIM)
    (folder / "gas.txt").write_text("Gas talks\n\nKim Jong Un was not there, said Kim Jong Un.\n")
    return folder


@pytest.fixture
def library(folder: Path) -> Library:
    """The library of the folder, not refreshed yet."""
    return Library.open(folder)
