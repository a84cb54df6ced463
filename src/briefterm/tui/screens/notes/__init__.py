"""All notes of the library in one list, and what is done with many at once."""
