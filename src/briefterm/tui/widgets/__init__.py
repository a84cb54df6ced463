"""Widgets; they show values and post messages, and never touch a store or a file."""
