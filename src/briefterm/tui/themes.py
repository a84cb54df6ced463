"""Colour themes: three dark, two light, each with its own colours for names, dates and notes.

What is drawn in which of them is said in `briefterm.tui.inks`.
"""

from __future__ import annotations

from textual.theme import Theme

# Dark themes' notes are deep tints under light text, light themes' pale tints under dark text.
_DARK_NOTES = {
    "note-yellow": "#55491a",
    "note-green": "#2a4a2e",
    "note-blue": "#24435f",
    "note-pink": "#5a2f47",
    "note-purple": "#43376b",
    "bar-yellow": "#e8c34a",
    "bar-green": "#7fce8a",
    "bar-blue": "#6db3f2",
    "bar-pink": "#f08cb6",
    "bar-purple": "#b39df3",
}
_LIGHT_NOTES = {
    "note-yellow": "#ffe9a0",
    "note-green": "#cdebc5",
    "note-blue": "#c6e2f7",
    "note-pink": "#f9cfe0",
    "note-purple": "#ddd3f5",
    "bar-yellow": "#d9a400",
    "bar-green": "#3f9a4d",
    "bar-blue": "#2b7fc4",
    "bar-pink": "#d0487f",
    "bar-purple": "#7a57c8",
}

INK = Theme(
    name="ink",
    primary="#7cb7ff",
    secondary="#a3b1c6",
    accent="#e6b673",
    foreground="#d4d8de",
    background="#14171c",
    surface="#191d23",
    panel="#232932",
    success="#8fce9b",
    warning="#e6b673",
    error="#f07178",
    variables={
        "name-person": "#ffb86b",
        "name-org": "#82c4ff",
        "name-place": "#8fd6a4",
        "name-norp": "#b5d58a",
        "name-other": "#d3a6f5",
        "date": "#6fd3d3",
        "dim": "#87909e",
        "faint": "#454d59",
        "hit": "#5b4615",
        "picked": "#2c4468",
        **_DARK_NOTES,
    },
)
DUSK = Theme(
    name="dusk",
    primary="#c3a6ff",
    secondary="#a8a4c4",
    accent="#ffc777",
    foreground="#d6d3e8",
    background="#1d1b2a",
    surface="#232132",
    panel="#2e2b42",
    success="#a3d9a5",
    warning="#ffc777",
    error="#ff8b96",
    variables={
        "name-person": "#ffb997",
        "name-org": "#9cc4ff",
        "name-place": "#9fe0b4",
        "name-norp": "#c3dc9a",
        "name-other": "#f0a8d8",
        "date": "#86d9e8",
        "dim": "#9691b1",
        "faint": "#4d4868",
        "hit": "#5e4925",
        "picked": "#3e3666",
        **_DARK_NOTES,
    },
)
CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    secondary="#d0d0d0",
    accent="#ffd700",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    success="#5fff87",
    warning="#ffd700",
    error="#ff6b6b",
    variables={
        "name-person": "#ffd75f",
        "name-org": "#87d7ff",
        "name-place": "#87ff87",
        "name-norp": "#d7ff87",
        "name-other": "#ffafff",
        "date": "#5fffff",
        "dim": "#bcbcbc",
        "faint": "#767676",
        "hit": "#4c3500",
        "picked": "#003d70",
        **_DARK_NOTES,
    },
)
PAPER = Theme(
    name="paper",
    primary="#1d5fa8",
    secondary="#55606e",
    accent="#a5620b",
    foreground="#23272e",
    background="#fdfdfb",
    surface="#f5f5f1",
    panel="#e8e8e2",
    success="#2b7a3d",
    warning="#a5620b",
    error="#b3261e",
    dark=False,
    variables={
        "name-person": "#a04400",
        "name-org": "#0b57a4",
        "name-place": "#1c7036",
        "name-norp": "#57690f",
        "name-other": "#7a2ea0",
        "date": "#00706f",
        "dim": "#616875",
        "faint": "#b9bdc4",
        "hit": "#ffde7a",
        "picked": "#c4dbf6",
        **_LIGHT_NOTES,
    },
)
SEPIA = Theme(
    name="sepia",
    primary="#8a4b15",
    secondary="#6e5b45",
    accent="#9a5b00",
    foreground="#3b2f22",
    background="#f7efdf",
    surface="#f1e7d3",
    panel="#e5d8be",
    success="#4b6b1f",
    warning="#9a5b00",
    error="#a3261a",
    dark=False,
    variables={
        "name-person": "#963a0a",
        "name-org": "#1f5689",
        "name-place": "#34692c",
        "name-norp": "#5c6412",
        "name-other": "#793375",
        "date": "#0f6a68",
        "dim": "#6c5c46",
        "faint": "#c3b496",
        "hit": "#f4d692",
        "picked": "#e4d6b8",
        **_LIGHT_NOTES,
    },
)

THEMES = (INK, DUSK, CONTRAST, PAPER, SEPIA)

# Textual's own themes know nothing of names and notes: they get ink's or paper's colours.
VARIABLE_DEFAULTS = {True: INK.variables, False: PAPER.variables}
