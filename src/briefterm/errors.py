"""One small hierarchy; each message is one line that names the thing and the way out."""

from __future__ import annotations


class BrieftermError(Exception):
    """What went wrong and what to do next, in one line. The command line exits with ``status``."""

    status = 1


class UsageError(BrieftermError):
    """The command was called in a way that it does not know."""

    status = 2


class NotFoundError(BrieftermError):
    """A briefing, note, bookmark or quote that was asked for is not there."""


class StoreError(BrieftermError):
    """The reader's data could not be read or written; what was stored before is still whole."""


class StoreDamagedError(StoreError):
    """The notes file is not what was last written."""


class StoreGoneError(StoreDamagedError):
    """There was a notes file, and it is not there any more; its backups are."""


class StoreBusyError(StoreError):
    """Another process holds the notes file for too long."""


class StoreReadOnlyError(StoreError):
    """The notes file comes from a newer version of the program and is not written to."""


class ConfigError(BrieftermError):
    """The settings file has something that the program cannot use."""

    status = 2


class TaggerError(BrieftermError):
    """The tagger that was chosen lacks something, or gave what is no name."""
