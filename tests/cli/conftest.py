"""A library and a way to call the program on it, in this process or as its users do."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from briefterm.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KIM = """\
---
title: "Kim \\e[31m visits\\nRussia"
date: 2023-09-13
source: Test Wire
tags: [asia, arms]
---
Kim Jong Un arrived on Tuesday. He had met generals on August 31.

## What they want

Moscow wants shells. Moscow wants them \x1b]0;soon\x07 and \x9b31m all.

- one
- two
"""


@dataclass(frozen=True)
class Answer:
    """What a call of the program gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON value that was printed."""
        return orjson.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines that were printed."""
        return self.out.splitlines()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a home and a working folder of its own."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("BRIEFTERM_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    """A library of three briefings, one of them hostile to terminals."""
    folder = home / "library"
    folder.mkdir()
    (folder / "kim.md").write_text(KIM)
    (folder / "gas.txt").write_text("Gas talks\n\nThey met in July 2022 in Berlin.\n")
    (folder / "esc\x1b[2Jname.txt").write_text("An odd name\n\nWords.\n")
    return folder


@pytest.fixture
def call(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """Call the program in this process, with the library of `folder`."""
    assert folder.is_dir()

    def call(*arguments: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = run(arguments)
        captured = capsysbinary.readouterr()
        return Answer(status, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def start(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Start the program as its users do, with the library of `folder`."""
    assert folder.is_dir()

    def start(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefterm", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return start
