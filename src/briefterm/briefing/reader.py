"""A file or its bytes to a briefing and its document."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefterm.briefing.decode import MAX_BYTES, decode
from briefterm.briefing.scan import SUFFIXES, error_warning, kind_warning, printable_key
from briefterm.model import BlockKind, Briefing, Document

if TYPE_CHECKING:
    from briefterm.briefing.metadata import Metadata

_MAX_TITLE = 120


def read(path: Path, *, folder: Path | None = None) -> tuple[Briefing, Document]:
    """The briefing in the file at ``path``, named by its place in ``folder`` (its own by default).

    Nothing is raised for what the file is or holds: the briefing's warnings say what was wrong,
    and what could not be read has an empty document. Pipes and devices are never opened.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    fallback = _id_of(path, folder)
    try:
        data, status = _bytes_of(path)
    except OSError as error:
        warning = error_warning(error, link=path.is_symlink())
        return _unreadable(path, fallback, warning), Document("")
    except (_NotAFileError, ValueError) as error:
        return _unreadable(path, fallback, str(error)), Document("")
    briefing, document = parse(data, name=printable_key(path.name), id=fallback)
    return replace(briefing, path=path, size=status.st_size, mtime_ns=status.st_mtime_ns), document


def parse(data: bytes, *, name: str, id: str) -> tuple[Briefing, Document]:
    """The briefing in ``data``, of which ``name`` is the file name and ``id`` its id without one of its own.

    A name that ends in ``.txt`` is plain text, every other is Markdown. The briefing's ``path`` is
    its name, its ``size`` the length of ``data``. Total: any bytes give a briefing.
    """
    import hashlib  # noqa: PLC0415 - not needed to list a folder

    from briefterm.briefing import datelines  # noqa: PLC0415 - the same
    from briefterm.briefing.metadata import one_line  # noqa: PLC0415 - the same

    text, decode_warnings = decode(data)
    body, metadata, broken = _front_matter(text)
    document, tag, warnings = _document(body, name, metadata, appendix=broken)
    stem = _stem(name)
    lines = _first_lines(document)
    summary = metadata.summary
    if not summary and document.summary is not None:
        summary = one_line(document.summary.of(document.text))
    briefing = Briefing(
        id=metadata.id or id,
        path=Path(name),
        title=metadata.title or one_line(_title_of(document, lines)) or stem,
        date=metadata.date
        or datelines.date_of_lines(lines)
        or datelines.date_of_name(stem)
        or datelines.date_of_url(metadata.url),
        source=metadata.source,
        author=metadata.author,
        url=metadata.url,
        tags=metadata.tags if not tag or tag in metadata.tags else (*metadata.tags, tag),
        lang=metadata.lang,
        summary=summary,
        names=metadata.names,
        extra=metadata.extra,
        warnings=(*decode_warnings, *metadata.warnings, *warnings),
        words=len(document.text.split()),
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        size=len(data),
    )
    return briefing, document


class _NotAFileError(Exception):
    """The path leads to something that has no text."""


def _bytes_of(path: Path) -> tuple[bytes, os.stat_result]:
    # Looked at before it is opened: opening a pipe waits, opening a device may act.
    warning = kind_warning(path.stat().st_mode)
    if warning:
        raise _NotAFileError(warning)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
        status = os.fstat(descriptor)
        warning = kind_warning(status.st_mode)
        if warning:
            raise _NotAFileError(warning)
        return file.read(MAX_BYTES + 1), status


def _front_matter(text: str) -> tuple[str, Metadata, str]:
    """The body, the metadata, and the front matter's own text where it could not be used."""
    from briefterm.briefing import frontmatter  # noqa: PLC0415 - not needed to list a folder
    from briefterm.briefing.metadata import Metadata, interpret  # noqa: PLC0415 - the same

    block, body = frontmatter.split(text)
    if block is None:
        missing = ("front matter has no closing `---`",) if frontmatter.unclosed(text) else ()
        return body, Metadata(extra={}, warnings=missing), ""
    mapping, problem = frontmatter.load(block)
    if mapping is None:
        warning = f"{problem}: it is kept at the end of the text"
        return body, Metadata(extra={}, warnings=(warning,)), block
    return body, interpret(mapping), ""


def _document(
    body: str, name: str, metadata: Metadata, *, appendix: str
) -> tuple[Document, str, tuple[str, ...]]:
    warnings: tuple[str, ...] = ()
    if not name.lower().endswith(".txt"):
        from briefterm.briefing import markdown  # noqa: PLC0415 - for Markdown files alone

        if not markdown.is_too_large(body):
            document, warnings = markdown.parse_markdown(
                body, title=metadata.title, summary=metadata.summary, appendix=appendix
            )
            return document, "", warnings
        warnings = ("is too large for Markdown: read as plain text",)
    from briefterm.briefing.plaintext import parse_plain  # noqa: PLC0415 - when it is needed

    plain = parse_plain(body, title=metadata.title, summary=metadata.summary, appendix=appendix)
    return plain.document, plain.tag, warnings


def _first_lines(document: Document) -> list[str]:
    """The first lines of the text, those of an unused front matter and of code left out."""
    lines: list[str] = []
    for block in document.blocks[:12]:
        if block.kind is not BlockKind.CODE:
            lines += document.text[block.start : min(block.end, block.start + 1000)].split("\n")
    return lines


def _title_of(document: Document, lines: list[str]) -> str:
    """The title in the text, else its first heading, else its first line, cut to a line's length."""
    if document.title is not None:
        return document.title.of(document.text)
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            return document.text[block.start : block.end]
    line = next((line for line in lines if line.strip()), "")
    if len(line) <= _MAX_TITLE:
        return line
    cut = line[:_MAX_TITLE].rpartition(" ")[0] or line[:_MAX_TITLE]
    return cut.rstrip(",;:") + "…"


def _unreadable(path: Path, fallback: str, warning: str) -> Briefing:
    stem = _stem(printable_key(path.name))
    return Briefing(id=fallback, path=path, title=stem, warnings=(warning,))


def _id_of(path: Path, folder: Path | None) -> str:
    key = path.name
    if folder is not None:
        root = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
        if path.is_relative_to(root):
            key = path.relative_to(root).as_posix()
    parent = PurePosixPath(key).parent
    return printable_key((parent / _stem(PurePosixPath(key).name)).as_posix())


def _stem(name: str) -> str:
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")
    return name[: len(name) - len(suffix)] or name
