"""The reader's screen and the dialogs that open over it."""
