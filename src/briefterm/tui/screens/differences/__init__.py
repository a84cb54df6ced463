"""What differs between two briefings that say much the same."""
