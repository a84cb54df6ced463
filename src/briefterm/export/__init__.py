"""Notes as text that others can use: Markdown to go on editing, JSON and CSV to compute with.

A file that was exported is brought up to date and never replaced: see `briefterm.export.merging`.
"""

from __future__ import annotations

from briefterm.export.adopting import adopted, is_old_export
from briefterm.export.files import file_name, file_names
from briefterm.export.jsonld import (
    annotation_collection,
    annotations_in,
    record_of_annotation,
)
from briefterm.export.looks import TEMPLATES, look_named
from briefterm.export.marks import digest, mark_key, pieces_of, short, text_of
from briefterm.export.merging import Change, Merged, composed, merged
from briefterm.export.outlines import (
    OUTLINE_IDENTITY,
    Cited,
    arranged,
    outline_of,
    outline_page,
    outline_parts,
    outline_text,
)
from briefterm.export.page import Page
from briefterm.export.pages import IDENTITY, head_key, index_page, page_of, printed
from briefterm.export.reading import agreement, edit_of, frame_of, reads_back
from briefterm.export.subject import Entry, Look, Names, Subject
from briefterm.export.tables import csv_text, json_records

__all__ = [
    "IDENTITY",
    "OUTLINE_IDENTITY",
    "TEMPLATES",
    "Change",
    "Cited",
    "Entry",
    "Look",
    "Merged",
    "Names",
    "Page",
    "Subject",
    "adopted",
    "agreement",
    "annotation_collection",
    "annotations_in",
    "arranged",
    "composed",
    "csv_text",
    "digest",
    "edit_of",
    "file_name",
    "file_names",
    "frame_of",
    "head_key",
    "index_page",
    "is_old_export",
    "json_records",
    "look_named",
    "mark_key",
    "merged",
    "outline_of",
    "outline_page",
    "outline_parts",
    "outline_text",
    "page_of",
    "pieces_of",
    "printed",
    "reads_back",
    "record_of_annotation",
    "short",
    "text_of",
]
