"""From the bytes of a file to its text, whatever they are."""

from __future__ import annotations

import codecs

MAX_BYTES = 20_000_000

_REPLACEMENT = "\ufffd"
_SHOWN = f"what cannot be read is shown as {_REPLACEMENT}"

# The marks of UTF-32 begin like those of UTF-16, so they come first.
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = tuple(mark for mark, encoding in _ENCODINGS if encoding != "utf-8")
_NOT_ASCII = bytes(range(0x80, 0x100))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    r"""The text of ``data`` with ``\n`` line ends, and warnings about what had to be mended.

    Byte order marks choose UTF-16 and UTF-32; the rest is UTF-8, or Windows-1252 if it is not.
    NUL characters and what cannot be decoded become U+FFFD. The text has no lone surrogates.
    """
    kept, warnings = _within_bound(data)
    text, warning = _characters(kept)
    if warning:
        warnings.append(warning)
    if "\0" in text:
        warnings.append("has NUL bytes: it may not be a text file")
        text = text.replace("\0", _REPLACEMENT)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(warnings)


def _within_bound(data: bytes) -> tuple[bytes, list[str]]:
    if len(data) <= MAX_BYTES:
        return data, []
    end = MAX_BYTES
    if not data.startswith(_WIDE_MARKS):
        line_end = data.rfind(b"\n", 0, end)
        if line_end > 0:
            end = line_end
        # Continuation bytes of UTF-8: the cut would fall within a character.
        while end and data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the bits are the standard's
            end -= 1
    megabytes = MAX_BYTES // 1_000_000
    return data[:end], [f"is larger than {megabytes} MB: the text is cut at that size"]


def _characters(data: bytes) -> tuple[str, str]:
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return body.decode(encoding), ""
            except UnicodeDecodeError:
                name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
                return body.decode(encoding, "replace"), f"is not valid {name}: {_SHOWN}"
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> tuple[str, str]:
    """Text with a few bad bytes is still UTF-8; text where most are bad is Windows-1252."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count(_REPLACEMENT)
    ascii_bytes = len(data.translate(None, _NOT_ASCII))
    if len(mended) - ascii_bytes - broken > broken:
        return mended, f"is not valid UTF-8: {_SHOWN}"
    return data.decode("cp1252", "replace"), "is not valid UTF-8: read as Windows-1252"
