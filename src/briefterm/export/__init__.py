"""Notes as text that others can use: Markdown to go on editing, JSON and CSV to compute with."""

from __future__ import annotations

from briefterm.export.files import belongs_to, file_names, sealed, was_edited
from briefterm.export.markdown import render
from briefterm.export.tables import csv_text, json_records

__all__ = [
    "belongs_to",
    "csv_text",
    "file_names",
    "json_records",
    "render",
    "sealed",
    "was_edited",
]
