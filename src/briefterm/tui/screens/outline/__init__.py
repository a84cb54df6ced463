"""Outlines: documents that are built of notes and quotes."""
