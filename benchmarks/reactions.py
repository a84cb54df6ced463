"""What a key costs in a short and in a long article, and the memory that these take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bare import SHOWN
from benchmarks.figures import Figure, middle
from benchmarks.generate import OPENING
from benchmarks.program import BARE, BRIEFTERM, PYTHON
from benchmarks.session import Reaction, Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# A key that is measured, the key before it that makes room for it again in a short text, its name,
# and the most milliseconds of work that it may cause.
_KEYS = (
    (" ", "g", "page down", 15.0),
    ("j", "k", "j (a line down)", None),
    ("]e", "[e", "]e (next name)", None),
)
_PRESSES = 15


def measure(articles: Mapping[str, Path], environ: Mapping[str, str]) -> Iterator[Figure]:
    """The figures of each article, opened by its path and fully lit."""
    memory: dict[str, float] = {}
    with Session((PYTHON, BARE), environ, next(iter(articles.values())).parent) as bare:
        bare.wait_for(SHOWN)
        bare.settle()
        memory["bare Textual program"] = bare.stop()
    for what, path in articles.items():
        with Session((BRIEFTERM, str(path)), environ, path.parent) as session:
            session.wait_for(OPENING)
            session.settle(1.0)
            group = f"A key in an {what}"
            for key, before, name, target in _KEYS:
                reactions = list(_press(session, key, before if path.stat().st_size < 9000 else ""))
                for word, values in (
                    ("first change", [one.first for one in reactions]),
                    ("all drawn", [one.last for one in reactions]),
                ):
                    yield Figure(group, f"{name}: {word}", middle(values))
                work = middle(one.cpu for one in reactions)
                yield Figure(group, f"{name}: CPU", work, target=target)
            memory[what] = session.stop()
    base = memory["bare Textual program"]
    for what, most in memory.items():
        against = None if what == "bare Textual program" else base
        yield Figure("Most memory held", what, most, "MB", base=against)


def _press(session: Session, key: str, before: str) -> Iterator[Reaction]:
    for _ in range(_PRESSES):
        if before:
            session.press(before)
        yield session.press(key)
