"""What the library says happened when: dated statements in order of time."""
