"""Document + width -> lines, positions, highlights, motions: the article view without a screen.

Everything here is pure. An offset is a code point of the canonical text; a row and a column are
cells of a screen line. A layout ties the two, so that the mouse, the cursor, a note's span and a
search hit all speak of the same place.
"""
