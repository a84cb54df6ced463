"""The tabs of the side panel: the rows of each."""
