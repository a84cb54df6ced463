"""Where things live: settings, data, cache, and which folder is the library."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "briefterm"


def config_file() -> Path:
    """The settings file of the user, there or not."""
    return _folder("XDG_CONFIG_HOME", "user_config_path") / "config.toml"


def data_folder() -> Path:
    """The folder for what belongs to the user and not to one library."""
    return _folder("XDG_DATA_HOME", "user_data_path")


def cache_folder() -> Path:
    """The folder for what can be made again."""
    return _folder("XDG_CACHE_HOME", "user_cache_path")


def default_library() -> Path:
    """The library of a user who named none."""
    return data_folder() / "briefs"


def sample_briefs() -> Path | None:
    """The folder of sample briefings: in the package, or two levels above it in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "briefs", package.parent.parent / "briefs"):
        if folder.is_dir():
            return folder
    return None


def choose_library(
    flag: Path | None, environ: Mapping[str, str], configured: Path | None, cwd: Path
) -> Path:
    """The library's folder; the first of these that is named or there.

    The ``--library`` flag, ``$BRIEFTERM_LIBRARY``, the settings, ``./briefs``, and last
    `default_library`. Relative paths are meant from ``cwd``; nothing is created.
    """
    named = flag or (Path(value) if (value := environ.get("BRIEFTERM_LIBRARY")) else configured)
    if named is not None:
        return cwd / expanded(named)
    local = cwd / "briefs"
    return local if local.is_dir() else default_library()


def expanded(path: Path) -> Path:
    """``path`` with a leading ``~`` as the home folder. Raises `UsageError` for an unknown user."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"{visible_line(str(path))}: no such user; write the path in full"
        ) from error


def create_samples(folder: Path) -> None:
    """Make ``folder`` a library with the sample briefings, unless it is there already.

    It appears whole or not at all; several processes may try at once.
    """
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".briefs-", dir=folder.parent))
    try:
        samples = sample_briefs()
        if samples is not None:
            shutil.copytree(samples, draft, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        draft.chmod(0o755)
        draft.rename(folder)
    except FileExistsError:
        pass  # another process was quicker
    except OSError:
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _folder(variable: str, fallback: str) -> Path:
    """``$XDG_…/briefterm`` where the variable holds an absolute path, as its standard asks."""
    value = os.environ.get(variable, "")
    if value and Path(value).is_absolute():
        return Path(value) / _APP
    import platformdirs  # noqa: PLC0415 - 10 ms that most starts can save

    folder: Path = getattr(platformdirs, fallback)(_APP, appauthor=False)
    return folder
