"""Looks that are Jinja2 templates: those that are shipped, and files of the reader's own.

Templates run in a sandbox. Whatever a template prints, a line of it is never taken for a mark of a
managed block.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefterm.errors import UsageError
from briefterm.export.escaping import (
    block_id,
    code_span,
    literal_line,
    open_command,
    org_line,
    org_prose,
    prose,
    tag_word,
)
from briefterm.export.markdown import (
    about,
    citation,
    link,
    minute,
    place_words,
    quote_lines,
    was_under,
)
from briefterm.export.marks import SYNTAXES, digest, mark_key
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from jinja2 import Environment

    from briefterm.export.subject import Entry, Subject
    from briefterm.model import Briefing, PlacedBookmark, PlacedNote

SHIPPED = Path(__file__).parent / "shipped"
_SUFFIX = ".jinja"
_FILTERS = {
    "literal": literal_line,
    "quoted": quote_lines,
    "prose": prose,
    "code": code_span,
    "hashtag": tag_word,
    "minute": minute,
    "link": link,
    "org_line": org_line,
    "org_prose": org_prose,
}


def template_look(name: str) -> TemplateLook:
    """The look of the shipped template ``name``, or of the template file at that path.

    Raises `UsageError` when it is not there, cannot be read, or Jinja2 is not installed.
    """
    shown = visible_line(name)
    try:
        import jinja2  # noqa: F401, PLC0415 - an extra that few need
    except ImportError:
        raise UsageError(
            f"template {shown}: needs Jinja2; install it with `pip install 'briefterm[templates]'`"
        ) from None
    shipped = SHIPPED / f"{name}{_SUFFIX}"
    is_shipped = "/" not in name and shipped.is_file()
    path = shipped if is_shipped else Path(name).expanduser()
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, ValueError, RuntimeError) as error:
        words = getattr(error, "strerror", None) or str(error)
        known = ", ".join(sorted(file.stem for file in SHIPPED.glob(f"*{_SUFFIX}")))
        raise UsageError(f"template {shown}: {words}; name a file, or one of {known}") from error
    return TemplateLook(name if is_shipped else "custom", source, path)


class TemplateLook:
    """A look whose parts a template renders, one at a time; the variable ``part`` says which."""

    def __init__(self, name: str, source: str, path: Path) -> None:
        self.name = name
        self.digest = "" if name != "custom" else digest(source)
        self._path = path
        self._source = source
        self._template: Any = None
        words = self._render("syntax")
        if words not in SYNTAXES:
            raise UsageError(
                f"template {visible_line(str(path))}: its syntax is {visible_line(words)!r}; "
                f"make it one of {', '.join(SYNTAXES)}"
            )
        self.syntax = SYNTAXES[words]
        self.front = bool(self._render("front"))

    def heading(self, text: str, depth: int) -> str:
        """The line of a heading."""
        return self._render("heading", text=text, depth=depth).replace("\n", " ")

    def head(self, subject: Subject) -> str:
        """The title and what stands below it."""
        return self._part("head", subject)

    def note(self, subject: Subject, placed: PlacedNote) -> str:
        """A note."""
        note = placed.note
        quote = note.anchor.quote.strip("\n") if note.anchor is not None else ""
        values = {
            **{key: value for key, value in asdict(note).items() if key != "history"},
            "quote": quote if quote.strip() else "",
            "text": note.text if note.text.strip() else "",
            "was_under": was_under(placed).removeprefix("Was under: "),
            "lost": note.anchor is not None and placed.span is None,
            "state": placed.place.state.value if placed.place is not None else "",
        }
        return self._part(
            "note",
            subject,
            note=values,
            about=about(note),
            block_id=block_id(note.id),
            footnote=f"bt-{mark_key(note.id)}",
            command=open_command(subject.briefing.id, note.id),
        )

    def bookmark(self, subject: Subject, placed: PlacedBookmark) -> str:
        """A bookmark; one line where the syntax is Markdown."""
        bookmark = placed.bookmark
        values = {
            "id": bookmark.id,
            "created": bookmark.created,
            "quote": " ".join(bookmark.anchor.quote.split()) if bookmark.anchor else "",
        }
        shown = self._part(
            "bookmark",
            subject,
            bookmark=values,
            place=place_words(subject, placed),
            block_id=block_id(bookmark.id),
        )
        return shown.replace("\n", " ") if self.syntax.closing else shown

    def entry(self, entry: Entry) -> str:
        """A briefing's line in the index."""
        words = self._render(
            "entry", briefing=_briefing(entry.briefing), link=entry.link, counts=entry.counts
        )
        return words.replace("\n", " ") if self.syntax.closing else words

    def _part(self, part: str, subject: Subject, **values: object) -> str:
        return self._render(
            part,
            briefing=_briefing(subject.briefing),
            names=subject.names,
            citation=citation(subject.briefing),
            **values,
        )

    def _render(self, part: str, **values: object) -> str:
        """A part as the template prints it, without empty lines around it or in a row."""
        import jinja2  # noqa: PLC0415 - as above

        try:
            if self._template is None:
                self._template = self._environment().from_string(self._source)
            text = str(self._template.render(part=part, **values))
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError,
                AttributeError, RecursionError, MemoryError) as error:  # fmt: skip
            line = getattr(error, "lineno", None)
            place = f"{visible_line(str(self._path))}{f', line {line}' if line else ''}"
            words = " ".join(visible_line(str(error)).split())
            raise UsageError(f"template {place}: {type(error).__name__}: {words}") from error
        return self._safe(text)

    def _safe(self, text: str) -> str:
        lines: list[str] = []
        for raw in text.strip("\n").split("\n"):
            line = raw.rstrip()
            if "briefterm:" in line and hasattr(self, "syntax"):
                marked = self.syntax.mark.fullmatch(line) or self.syntax.record.fullmatch(line)
                line = f"\\{line.lstrip()}" if marked else line.replace("briefterm:line", "line")
            if line or (lines and lines[-1]):
                lines.append(line)
        return "\n".join(lines).strip("\n")

    def _environment(self) -> Environment:
        from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader  # noqa: PLC0415 - as above
        from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - as above

        def shipped(name: str) -> str | None:
            path = SHIPPED / f"{name}{_SUFFIX}"
            return path.read_text() if "/" not in name and path.is_file() else None

        loader = ChoiceLoader([FunctionLoader(shipped), FileSystemLoader(self._path.parent)])
        environment = SandboxedEnvironment(
            loader=loader, trim_blocks=True, lstrip_blocks=True, autoescape=False
        )
        environment.filters.update(_FILTERS)
        return environment


def _briefing(briefing: Briefing) -> dict[str, Any]:
    """What a template may know of a briefing; the date in ISO 8601."""
    return {
        "id": briefing.id,
        "title": briefing.title,
        "source": briefing.source,
        "author": briefing.author,
        "url": briefing.url,
        "date": briefing.date.isoformat() if briefing.date else "",
        "tags": list(briefing.tags),
        "summary": briefing.summary.strip(),
        "lang": briefing.lang,
    }
