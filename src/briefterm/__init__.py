"""briefterm: a terminal reader for curated briefings."""

__version__ = "0.1.0"
