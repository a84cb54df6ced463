"""Exports into copies of a folder; the first is killed at its first step on disk, and so on.

``python killer.py FOLDER PLACE``: the copies are PLACE/0, PLACE/1, …; that of the last one, in which
the export came to its end, is printed. A write is killed when half of it is done.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from briefterm.cli import run

_KILLED = 137
_MOST = 400
_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}


def _arm(last: int, folder: str) -> None:
    """Let this process end at its step number ``last`` below ``folder``."""
    count = 0

    def step() -> bool:
        nonlocal count
        count += 1
        return count > last

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        wanted = event in _STEPS or (event == "open" and _writes(arguments))
        if wanted and str(arguments[0]).startswith(folder) and step():
            os._exit(_KILLED)

    write, fsync, sync = os.write, os.fsync, os.sync

    def half(descriptor: int, data: bytes) -> int:
        if descriptor > 2 and step():
            write(descriptor, bytes(data)[: len(data) // 2])
            os._exit(_KILLED)
        return write(descriptor, data)

    def flush(*arguments: int) -> None:
        if step():
            os._exit(_KILLED)
        fsync(*arguments) if arguments else sync()

    for name, deadly in (("write", half), ("fsync", flush), ("sync", flush)):
        setattr(os, name, deadly)
    sys.addaudithook(audit)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def main() -> int:
    """Kill exports until one comes to its end."""
    folder, place = Path(sys.argv[1]), Path(sys.argv[2])
    run(["list"])  # loads what is needed before the first process is copied
    for number in range(_MOST):
        copy = place / str(number)
        if folder.exists():
            shutil.copytree(folder, copy)
        child = os.fork()
        if not child:
            _arm(number, str(copy))
            os._exit(run(["export", "--to", str(copy), "--index"]))
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != _KILLED:
            sys.stdout.write(f"{number}\n")
            return os.waitstatus_to_exitcode(status)
    return 1


if __name__ == "__main__":
    sys.exit(main())
