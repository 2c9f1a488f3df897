"""A keyboard-driven companion for the stafettholder in the BTI model."""

__version__ = "2026.1"
