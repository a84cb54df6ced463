"""What an export would change, to look at before it is written."""
