"""Texts as they stood when they were annotated, one compressed file a version."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from briefterm.store.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 64 * 1024 * 1024
_REMEMBERED = 4
_DIGEST_LENGTH = 64
_GZIP = 31


def _digest(text: str) -> str:
    from briefterm.annotation import sha256  # noqa: PLC0415  the matching is not needed to start

    return sha256(text)


def _compressed(data: bytes) -> bytes:
    """``data`` in the gzip format, without a time or a name, so that equal texts are equal files."""
    compressor = zlib.compressobj(level=9, wbits=_GZIP)
    return compressor.compress(data) + compressor.flush()


class Texts:
    """A folder of ``<sha256>.txt.gz``; it is made by the first text that is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recent: dict[str, str] = {}

    def keep(self, text: str) -> str:
        """Store ``text`` unless it is there, and return its digest, in hexadecimal.

        Raises:
            StoreError: it could not be written.
        """
        digest = _digest(text)
        if self.get(digest) is None:
            data = text.encode(errors="surrogatepass")
            atomic_write(self._path(digest), _compressed(data))
            self._remember(digest, text)
        return digest

    def get(self, digest: str) -> str | None:
        """The text with this digest; None when it is not there or not what was kept."""
        if digest in self._recent:
            return self._recent[digest]
        if len(digest) != _DIGEST_LENGTH or not set(digest) <= set("0123456789abcdef"):
            return None
        try:
            compressed = self._path(digest).read_bytes()
            data = zlib.decompressobj(wbits=_GZIP).decompress(compressed, _MAX_BYTES)
            text = data.decode(errors="surrogatepass")
        except (OSError, zlib.error, UnicodeDecodeError):
            return None
        if _digest(text) != digest:
            return None
        self._remember(digest, text)
        return text

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.txt.gz"

    def _remember(self, digest: str, text: str) -> None:
        self._recent[digest] = text
        while len(self._recent) > _REMEMBERED:
            self._recent.pop(next(iter(self._recent)), None)
