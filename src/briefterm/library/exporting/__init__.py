"""Notes of the library as files that their reader edits: written, brought up to date, read back."""

from __future__ import annotations

from briefterm.library.exporting.exports import Exports
from briefterm.library.exporting.plan import (
    Exported,
    ExportedFile,
    Options,
    Plan,
    PlannedEdit,
    PlannedFile,
    PullPlan,
    changes_in_words,
)

__all__ = [
    "Exported",
    "ExportedFile",
    "Exports",
    "Options",
    "Plan",
    "PlannedEdit",
    "PlannedFile",
    "PullPlan",
    "changes_in_words",
]
