"""The start of the program; what needs no command is answered before anything is imported."""

from __future__ import annotations

import sys

from briefterm import __version__


def main() -> int:
    """Run the command line; the exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"briefterm {__version__}\n")
        return 0
    try:
        from briefterm.cli import run  # noqa: PLC0415 - see above

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
