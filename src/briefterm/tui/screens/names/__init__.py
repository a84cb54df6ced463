"""The names of the library, the page of each, and how they are set right."""
