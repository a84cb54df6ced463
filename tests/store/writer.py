"""A process of its own for the tests: inserts or updates notes and says what was acknowledged.

Usage: writer.py insert FILE NAME COUNT | writer.py update FILE ID | writer.py die FILE TEXT CALL
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import Any

from briefterm.store import open_store


def die_at(call: int) -> None:
    """End the process, without any clean-up, instead of that system call on files."""
    calls = count(1)

    def deadly(real: Any) -> Any:
        def function(*args: Any, **kwargs: Any) -> Any:
            if next(calls) == call:
                os._exit(9)
            return real(*args, **kwargs)

        return function

    for name in ("open", "write", "fsync", "close", "link", "replace", "unlink", "utime", "fchmod"):
        setattr(os, name, deadly(getattr(os, name)))


def main() -> None:
    """Do what the command line says."""
    task, file, who, *rest = sys.argv[1:]
    store = open_store(Path(file))
    if task == "insert":
        for number in range(int(rest[0])):
            store.insert_note({"text": f"{who} {number}"})
        return
    if task == "die":
        store.notes()
        die_at(int(rest[0]))
        store.insert_note({"text": who})
        return
    for number in count(1):
        # The text grows and shrinks, so that a torn write would leave the end of a longer one.
        store.update_note(who, {"number": number, "text": "x" * (number * 7919 % 20_000)})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
