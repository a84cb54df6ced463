"""The disposable index: what a list and a query need to know, without opening a briefing.

Everything in it comes from the files of the library; deleting it loses nothing. The `Catalogue`
(`catalogue`) has the metadata and texts of all briefings, the `Concordance` (`concordance`) the
places of their words, names and dates, and the `Selector` (`selecting`) asks both. Each is imported
from its module: a list that is opened needs the first alone.
"""
