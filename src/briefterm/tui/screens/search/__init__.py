"""Search across the library: results as they are typed, and searches that are kept."""
