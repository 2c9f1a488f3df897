"""The rules of each area: a command and a case in, a change or all reasons against it out."""
