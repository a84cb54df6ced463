"""The settings file: TOML with a handful of keys, all of them optional."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefterm.errors import ConfigError, UsageError
from briefterm.paths import config_file, expanded
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.model import DateOrder

MEASURE_RANGE = range(20, 201)
_DEFAULT_MEASURE = 72
_KEYS = ("theme", "library", "notes", "measure", "names", "keys", "dates", "list")
_ORDERS: tuple[DateOrder, ...] = ("us", "european")
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Config:
    """The settings. ``theme`` is empty for the program's own; ``measure`` counts columns of text.

    ``tagger`` is empty for the program's own, else NAME or NAME:MODEL of one that finds names.
    ``keys`` maps the id of a binding to a key or keys parted by commas. ``date_order``
    is how texts write 5/6/2024. ``fold`` says whether the list folds near-duplicates.

    ``problems`` says in a line what is wrong with each key of the file at ``path`` that cannot be
    used; these have their defaults.
    """

    theme: str = ""
    library: Path | None = None
    notes: Path | None = None
    measure: int = _DEFAULT_MEASURE
    tagger: str = ""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    date_order: DateOrder = "us"
    fold: bool = True
    path: Path | None = None
    problems: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def need(self, *keys: str) -> None:
        """Raise `ConfigError` with all problems when one of these keys has one."""
        if any(key in self.problems for key in keys):
            place = visible_line(str(self.path))
            raise ConfigError(f"settings {place}: {'; '.join(self.problems.values())}")


def load(path: Path | None = None) -> Config:
    """The settings in ``path``, or in the user's settings file if that is there.

    Raises `ConfigError` that names the file when that cannot be read; see `Config.problems` for
    what is wrong in it.
    """
    if path is None:
        path = config_file()
        if not path.is_file():
            return Config()
    place = visible_line(str(path))
    try:
        if not path.is_file():
            raise ConfigError(f"settings {place}: no such file")
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES)
    except OSError as error:
        raise ConfigError(f"settings {place}: {error.strerror}") from error
    return parse(data, path)


def parse(data: bytes, path: Path) -> Config:
    """The settings that ``data`` holds; relative paths are meant from the folder of ``path``.

    Raises `ConfigError` where that is no TOML.
    """
    import tomllib  # noqa: PLC0415 - most users have no settings file

    place = visible_line(str(path))
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"settings {place}: {visible_line(str(error))}") from error
    problems: dict[str, str] = {}
    known = ", ".join(_KEYS)
    for key in table:
        if key not in _KEYS:
            problems[key] = f"{visible_line(key)} is not known; the keys are {known}"
    values: dict[str, Any] = {}
    for key, name, read in (
        ("theme", "theme", lambda: _text(table, "theme")),
        ("library", "library", lambda: _path(table, "library", path)),
        ("notes", "notes", lambda: _path(table, "notes", path)),
        ("measure", "measure", lambda: _measure(table)),
        ("names", "tagger", lambda: _tagger(table, path)),
        ("keys", "keys", lambda: _bindings(table, problems)),
        ("dates", "date_order", lambda: _date_order(table)),
        ("list", "fold", lambda: _fold(table)),
    ):
        try:
            values[name] = read()
        except _WrongError as error:
            problems[key] = str(error)
    return Config(**values, path=path, problems=MappingProxyType(problems))


class _WrongError(Exception):
    """What is wrong with one key, in one line that begins with it."""


def _text(table: Mapping[str, object], key: str, name: str = "") -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _WrongError(f'{name or key}: write a text in quotes, as in {key} = "…"')
    return value


def _path(table: Mapping[str, object], key: str, path: Path) -> Path | None:
    value = _text(table, key)
    if "\0" in value:
        raise _WrongError(f"{key}: not a path")
    try:
        return path.parent / expanded(Path(value)) if value else None
    except UsageError as error:
        raise _WrongError(f"{key}: {error}") from error


def _measure(table: Mapping[str, object]) -> int:
    value = table.get("measure", _DEFAULT_MEASURE)
    if not isinstance(value, int) or isinstance(value, bool) or value not in MEASURE_RANGE:
        ends = f"{MEASURE_RANGE.start} to {MEASURE_RANGE.stop - 1}"
        raise _WrongError(f"measure: write a number of columns from {ends}")
    return value


def _tagger(table: Mapping[str, object], path: Path) -> str:
    """The tagger of names; a model that begins like a path is meant from the file's folder."""
    names = table.get("names", {})
    if not isinstance(names, dict) or set(names) - {"tagger"}:
        raise _WrongError('names: write a [names] table with tagger = "…"')
    name, colon, model = _text(names, "tagger", "names: tagger").partition(":")
    if model.startswith((".", "~", "/")):
        try:
            model = str(path.parent / expanded(Path(model)))
        except UsageError as error:
            raise _WrongError(f"names: tagger: {error}") from error
    return f"{name}{colon}{model}"


def _bindings(table: Mapping[str, object], problems: dict[str, str]) -> Mapping[str, str]:
    """The keys that are texts; each other gets a problem of its own."""
    value = table.get("keys", {})
    if not isinstance(value, dict):
        raise _WrongError("keys: write a [keys] table of name = key lines")
    for name, key in value.items():
        if not isinstance(key, str):
            problems[f"keys.{name}"] = f"keys.{visible_line(name)}: write the key in quotes"
    return MappingProxyType({name: key for name, key in value.items() if isinstance(key, str)})


def _date_order(table: Mapping[str, object]) -> DateOrder:
    dates = table.get("dates", {})
    if not isinstance(dates, dict):
        raise _WrongError('dates: write a [dates] table with order = "us"')
    for key in dates:
        if key != "order":
            raise _WrongError(f"dates.{visible_line(key)} is not known; the key is order")
    asked = dates.get("order", _ORDERS[0])
    for order in _ORDERS:
        if asked == order:
            return order
    raise _WrongError('dates.order: write "us" for 5/6 as May 6, "european" for 5 June')


def _fold(table: Mapping[str, object]) -> bool:
    listed = table.get("list", {})
    if not isinstance(listed, dict) or set(listed) - {"fold"}:
        raise _WrongError("list: write a [list] table with fold = false")
    fold = listed.get("fold", True)
    if not isinstance(fold, bool):
        raise _WrongError("list.fold: write true or false")
    return fold
