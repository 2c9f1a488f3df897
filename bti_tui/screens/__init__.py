"""The places of the program, one file and one style sheet each."""
