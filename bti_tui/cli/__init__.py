"""The command line: the same use-cases as the screens, over the same write path."""
