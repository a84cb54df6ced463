"""A briefing with notes on three places, exported, and what compares its file over time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORY = """\
---
title: The harbour
date: 2021-06-03
source: Coast Letter
names: [{name: Mira Solberg, kind: PERSON}, {name: Vessa, kind: GPE}]
---
The fishermen of Vessa fought the sand. Mira Solberg said so.

## Sand

Every winter the dunes walked four metres to the east.

## Money

The council signed a loan.

### Late

It was paid late.
"""


@dataclass(frozen=True)
class Export:
    """An export folder, the file of the briefing in it, and the ids of its notes."""

    call: Callable[..., Any]
    out: Path
    file: Path
    ids: dict[str, str]
    library: Path

    @property
    def text(self) -> str:
        """What the file says."""
        return self.file.read_text()

    def replace(self, old: str, new: str) -> str:
        """Replace words of the file that are there once; its new text."""
        assert self.text.count(old) == 1
        self.file.write_text(self.text.replace(old, new))
        return self.text

    def delete_block(self, note_id: str, kind: str = "note") -> None:
        """Take a block with its marks out of the file."""
        marks = rf"<!-- briefterm:{kind} {note_id} .*?<!-- /briefterm:{kind} {note_id} -->\n\n"
        after = re.sub(marks, "", self.text, flags=re.DOTALL)
        assert after != self.text
        self.file.write_text(after)

    def edit(self, name: str, text: str) -> None:
        """Give a note another text in the program."""
        assert self.call("note", "edit", self.ids[name], "--text", text).status == 0

    def state(self) -> dict[str, tuple[int, bytes]]:
        """Bytes and times of all files of the folder."""
        return {
            str(path.relative_to(self.out)): (path.stat().st_mtime_ns, path.read_bytes())
            for path in self.out.rglob("*")
            if path.is_file()
        }

    def again(self) -> None:
        """Export once more and check that it changes no byte and no time."""
        before = self.state()
        assert self.call("export", "--to", str(self.out)).status == 0
        assert before == self.state()

    def run(self, *arguments: str) -> Any:
        """Export into the folder."""
        return self.call("export", "--to", str(self.out), *arguments)

    def briefing(self, old: str, new: str) -> None:
        """Change the briefing itself."""
        path = self.library / "harbour.md"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))


@pytest.fixture
def ids(call: Callable[..., Any], folder: Path) -> dict[str, str]:
    """A briefing with notes on three places; their ids."""
    (folder / "harbour.md").write_text(STORY)
    add = ("note", "add", "harbour")
    late = ("--quote", "paid late", "--text", "Gamma text.", "--tag", "t")
    return {
        "first": call(*add, "--quote", "fought the sand", "--text", "Alpha text.").out.strip(),
        "sand": call(*add, "--quote", "four metres", "--text", "Beta text.").out.strip(),
        "late": call(*add, *late).out.strip(),
    }


@pytest.fixture
def export(call: Callable[..., Any], home: Path, folder: Path, ids: dict[str, str]) -> Export:
    """The same, exported."""
    out = home / "out"
    assert call("export", "--to", str(out), "--index").status == 0
    return Export(call, out, out / "2021-06-03 The harbour.md", ids, folder)
