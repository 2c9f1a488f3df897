"""One hand-written step each. A step that has been released never changes, and imports nothing of ours."""
