"""What all tests share: a home of their own, no network, and a small library."""

from __future__ import annotations

import itertools
import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

settings.register_profile("briefterm", deadline=None, max_examples=60)
settings.load_profile("briefterm")

HARBOUR = """\
---
title: The harbour that moved
date: 2021-06-03
source: Coast Letter
author: Ines Tarp
tags: [ports, dunes]
url: https://coast.example/harbour
summary: A town on a sand coast gave up its basin and built another one upwind.
names:
  - {name: Mira Solberg, kind: PERSON, aliases: [Solberg]}
  - {name: Lorne Dredging, kind: ORG}
  - {name: Vessa, kind: GPE}
---
For good reasons the fishermen of Vessa fought the sand. On 14 March 2019 they stopped. Mira Solberg, \
the harbour master, told the council that the basin could not be saved.

## Sand

Every winter the dunes walked four metres to the east. Lorne Dredging sent two ships, and **both** \
ships left in May 2018 with their hoppers full. Nobody had asked where the sand should go.

> We moved the same beach eleven times, Solberg said later, and we were paid for ten.

- The old basin held forty boats.
- The new basin holds sixty, and a crane.
- The slipway was kept for the children.

## Money

The council of Vessa signed a loan in April 2020. It was paid out in three parts:

| part | due | sum |
|------|-----|-----|
| first | 2020-05-01 | 4 million |
| second | 2020-09-15 | 7 million |
| third | 2021-01-10 | 2 million |

Lorne Dredging asked for more. Mira Solberg refused, and wrote her reasons on one sheet of paper, which \
hangs in the office still. "A harbour is a promise," it begins, "and a promise has a depth."

## The last boat

The last boat left the old basin on 2 June 2021. It was the *Petrel*, built in 1934, and it needed a tow. \
Children walked beside it along the mole and sang, and the wind, which had done all this, was quite still.

Three things were left behind:

1. a bell without a clapper,
2. nine anchors that nobody claimed,
3. the name of the place, which the maps still give to the dune.

On the next morning the pumps were switched off. By noon the first gulls stood in the middle of the basin, \
and in the evening so did the mayor, in rubber boots, with a glass in each hand. Mira Solberg was not there. \
She had gone to look at the sand upwind of the new mole, and had found a little of it.
"""

ORCHARD = """\
---
title: "Orchard notes from 長野: 百本の木 and one ladder 🍎"
date: 2020-02-29
source: Hill Farm Post
tags: [fruit]
---
The ladder of the orchard in 長野 is older than its trees. 百本の木があります。 Ten of them bear fruit.

Grafting begins on 10 March 2020, and the café at the gate opens 🍎 a week later.
"""

TRAINS = """\
Night trains come back

A sleeping car company leases what the state railways scrapped.

In July the first of them left at 22:40 with nine cars. The company, Nocturna, hired forty stewards.

The price of a bed

A bed costs as much as a room. On 3 November 2019 the beds were sold out for the first time.

Nocturna will run a second line early next year.

- Transport
"""

LIGHTHOUSE = """\
---
title: Who keeps the light
date: 2018-04-12
source: Coast Letter
---
The light above Vessa is automatic, but somebody must paint it. Mira Solberg painted it in 2017.
"""

SALT = """\
How salt is boiled

The pan is filled at night. In the morning the fire is lit, and the crust is broken at noon.
"""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that do not exist yet, one for each test to call home."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def isolated_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a home of its own and none of the settings of whoever runs it."""
    home = next(homes)
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (("CONFIG", ".config"), ("DATA", ".data"), ("CACHE", ".cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    for name in ("BRIEFTERM_LIBRARY", "NO_COLOR", "VISUAL", "EDITOR", "TEXTUAL", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A connection to another machine is an error; sockets of this one may be used."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of five briefings: long, wide characters, plain text, short, and undated."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in (
        ("harbour.md", HARBOUR),
        ("orchard.md", ORCHARD),
        ("2019-11-08-night-trains.txt", TRAINS),
        ("lighthouse.md", LIGHTHOUSE),
        ("salt.txt", SALT),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Install, for a test, a package that offers a tagger: its name and the code of its module."""

    def offer(name: str, code: str) -> None:
        place = tmp_path / f"site-{name}"
        facts = place / f"plug_{name}-1.0.dist-info"
        facts.mkdir(parents=True)
        (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: plug-{name}\nVersion: 1.0\n")
        (facts / "entry_points.txt").write_text(f"[briefterm.taggers]\n{name} = plug_{name}:load\n")
        (place / f"plug_{name}.py").write_text(code)
        monkeypatch.syspath_prepend(place)
        monkeypatch.delitem(sys.modules, f"plug_{name}", raising=False)

    return offer
