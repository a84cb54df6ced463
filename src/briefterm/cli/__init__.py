"""The command line: one file for each group of commands, loaded when it is called.

Exit status: 0 done, 1 found nothing or found something wrong, 2 wrong use. Errors are one line on
stderr. Textual is imported only by the command that opens the reader.
"""

from __future__ import annotations

from briefterm.cli.run import run

__all__ = ["run"]
