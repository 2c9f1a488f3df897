"""Guides and rule packs: data files, a strict reader, nothing that runs."""
